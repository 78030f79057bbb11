/** WeCom's side of the login frame, as the official component expects it (wecom-api section 2.6). */
const KIND = "ww-iframe-handle:";
const query = new URLSearchParams(location.search);
const outside = new URL(query.get("redirect_uri")).origin;
let port;
let calls = 0;

function post(message) {
  if (port) {
    port.postMessage(message);
  } else {
    parent.postMessage(JSON.stringify(message), outside);
  }
}

function call(name, payload) {
  post({ type: KIND + "call", uid: String(++calls), args: { type: "call", name, payload } });
}

function begun() {
  call("onCheckWeComLogin", { isWeComLogin: true });
  if (document.body.dataset.fail) {
    call("onLoginFail", { errCode: Number(document.body.dataset.fail), errMsg: "stand-in" });
  }
}

addEventListener("message", (event) => {
  if (event.source !== parent || event.origin !== outside) {
    return;
  }
  const message = typeof event.data === "string" ? JSON.parse(event.data) : event.data;
  if (message.type === KIND + "init") {
    const supportChannel = query.get("channel") !== "false";
    parent.postMessage(JSON.stringify({ type: KIND + "ready", supportChannel }), outside);
    if (!supportChannel) {
      begun();
    }
  } else if (message.type === KIND + "set-port") {
    port = message.port;
    begun();
  }
});

async function scan(who) {
  const asked = new URLSearchParams(query);
  asked.set("scan", who);
  const answer = await (await fetch("/standin/panel/scan?" + asked)).json();
  if (answer.errCode) {
    call("onLoginFail", { errCode: answer.errCode, errMsg: "stand-in" });
  } else if (query.get("redirect_type") === "callback") {
    call("onLoginSuccess", { code: answer.code });
  } else {
    // Set and not called: a frame may send another origin's window away, and nothing else.
    (query.get("redirect_type") === "self" ? window : top).location.href = answer.location;
  }
}

document.addEventListener("click", (event) => {
  const data = event.target.closest("button")?.dataset ?? {};
  document.getElementById("cancelled")?.toggleAttribute("hidden", data.scan !== ":decline");
  if ("quick" in data) {
    call("onOpenInWecom", {});
    scan(data.quick);
  } else if ("expire" in data) {
    document.getElementById("expired").hidden = false;
  } else if ("refresh" in data) {
    location.reload();
  } else if ("scan" in data && data.scan !== ":decline") {
    scan(data.scan);
  }
});
