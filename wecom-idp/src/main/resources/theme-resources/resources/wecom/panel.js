/** WeCom's QR code in the login page: shows the frame, takes the code that it reports to the redirect URI, says what is wrong. */
import { talk } from "./frame.js";

const PUBLIC_WECOM = "https://login.work.weixin.qq.com";
const WAITING = [undefined, "slow", "silent"];
const SLOW_AFTER_MS = 5000;
const LONGEST_CODE = 512;
const SHORTEST_TIMER_S = 5;
const LONGEST_TIMER_S = 86400;

const page = document.getElementById("wecom-qr");
const status = document.getElementById("status");
const again = document.getElementById("again");
const dark = "darkMode" in document.documentElement.dataset
  && matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.classList.toggle("dark", dark);

again.addEventListener("click", () => {
  if ("wholePage" in again.dataset) {
    // A plain reload would send a typed password again.
    parent.location.assign(parent.location.href);
  } else {
    location.reload();
  }
});

if (page.dataset.frameUrl) {
  open(page.dataset);
}

function open({ frameUrl, returnUrl, state, secondsToLive }) {
  const address = new URL(frameUrl);
  address.searchParams.set("color_scheme", dark ? "dark" : "light");
  const place = document.getElementById("frame");
  const frame = document.createElement("iframe");
  frame.title = place.dataset.title;
  // WeCom looks at the origin that asks; from Chrome 142 on its desktop client is found with this permission only.
  frame.referrerPolicy = "origin";
  frame.allow = "local-network-access";
  if (address.origin !== PUBLIC_WECOM) {
    // A private edition is framed for employees of other companies too: it must not lead the login page away.
    frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-top-navigation-to-custom-protocols";
  }
  frame.addEventListener("load", () => {
    page.dataset.loaded = "";
    if (page.dataset.says === "slow") {
      say("silent");
    }
  });
  let done = false;
  let warned = false;

  const calls = {
    onLoginSuccess({ code }) {
      if (typeof code !== "string" || !/^[\x21-\x7e]+$/.test(code) || code.length > LONGEST_CODE) {
        refuse("no usable code");
        return;
      }
      done = true;
      interrupt("signing-in");
      parent.location.assign(returnUrl + "?" + new URLSearchParams({ code, state }));
    },
    onLoginFail({ errCode }) {
      const [, known] = /^-?(\d+)$/.exec(typeof errCode === "object" ? "" : errCode) ?? [];
      interrupt(text(known) ? known : "failed", errCode);
      again.hidden = false;
    },
    onOpenInWecom() {
      goOn();
      say("confirm");
    },
  };

  talk(frame, address.origin, {
    ready() {
      clearTimeout(slow);
      // What was said before the first "ready" still stands; a frame that is ready again has begun anew.
      if (!done && ("ready" in page.dataset || WAITING.includes(page.dataset.says))) {
        goOn();
        delete page.dataset.says;
        status.textContent = "";
      }
      page.dataset.ready = "";
    },
    call(name, payload) {
      if (!done && Object.hasOwn(calls, name)) {
        calls[name](payload);
      } else if (done && name === "onLoginSuccess") {
        refuse("a second code");
      }
    },
    refuse,
  });
  const slow = setTimeout(() => {
    // There may be a code to scan in a frame that has not said a word.
    page.dataset.slow = "";
    if ("loaded" in page.dataset) {
      say("silent");
    } else {
      say("slow");
    }
  }, SLOW_AFTER_MS);
  setTimeout(() => done || location.reload(), Math.min(Math.max(secondsToLive, SHORTEST_TIMER_S), LONGEST_TIMER_S) * 1000);
  frame.src = address.href;
  place.append(frame);

  // The text takes the frame's place, until WeCom's frame goes on.
  function interrupt(name, errCode) {
    clearTimeout(slow);
    page.dataset.over = "";
    again.hidden = true;
    say(name, errCode);
  }

  function goOn() {
    delete page.dataset.over;
    again.hidden = true;
  }

  // Once, so that a hostile frame cannot fill the console.
  function refuse(why) {
    if (!warned) {
      warned = true;
      console.warn("WeCom login panel: " + why + ", ignored");
    }
  }
}

function text(name) {
  return document.getElementById("texts").content.querySelector(`[data-text="${CSS.escape(name)}"]`)?.textContent;
}

function say(name, errCode) {
  const number = Number.isSafeInteger(errCode) ? ` (${errCode})` : "";
  page.dataset.says = name;
  status.textContent = text(name) + number;
}
