/** Puts WeCom's QR code beside the password form: our own page in a frame, for the company that the person chose last. */
const REMEMBERED = "wecom.corp";

const section = document.getElementById("wecom-panel");
const corps = document.getElementById("wecom-panel-corp");
const link = document.getElementById("wecom-panel-link");
const place = section.querySelector(".wecom-panel__frame");

if (/wxwork/i.test(navigator.userAgent) || window.top !== window) {
  // Inside WeCom the button signs in without any code. And in a frame of an application there can be none: only pages of
  // Keycloak's own may be around the panel.
  section.remove();
} else {
  if (corps) {
    recall();
    corps.addEventListener("change", () => {
      remember();
      show();
    });
  }
  // The style sheet decides where there is room; a frame that nobody sees is not loaded.
  new ResizeObserver((_, observer) => {
    if (section.offsetParent !== null) {
      observer.disconnect();
      show();
    }
  }).observe(document.body);
}

function show() {
  if (corps) {
    link.href = corps.selectedOptions[0].dataset.loginUrl;
  }
  const frame = document.createElement("iframe");
  frame.title = section.dataset.frameTitle;
  frame.allow = "local-network-access *";
  frame.src = panelOf(new URL(link.href));
  place.replaceChildren(frame);
}

/** The address of the panel, from that of the button; without its session code, which only the button may spend. */
function panelOf(login) {
  const panel = new URL(login.pathname.replace(/\/broker\/([^/]+)\/login$/, "/wecom/$1/panel"), login);
  for (const name of ["client_id", "tab_id"]) {
    panel.searchParams.set(name, login.searchParams.get(name) ?? "");
  }
  return panel.href;
}

function recall() {
  try {
    const alias = localStorage.getItem(REMEMBERED);
    if ([...corps.options].some((corp) => corp.value === alias)) {
      corps.value = alias;
    }
  } catch {
    // Storage is switched off: the first company it is.
  }
}

function remember() {
  try {
    localStorage.setItem(REMEMBERED, corps.value);
  } catch {
    // Storage is switched off: asked again next time.
  }
}
