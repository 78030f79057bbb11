/**
 * WeCom's side of the login frame, as the official component expects it (docs/wecom-protocol.md#panel). It reads what
 * the page
 * around it says as strictly as a frame could; what the component would not say is shown, and logged as an error.
 */
const KIND = "ww-iframe-handle:";
const query = new URLSearchParams(location.search);
const outside = new URL(query.get("redirect_uri")).origin;
const seen = document.body.dataset;
const waiting = new Set();
let port;
let portsDue = 0;
let calls = 0;
let answers = 0;

function post(message) {
  const text = JSON.stringify(message);
  if (port) {
    port.postMessage(text);
  } else {
    parent.postMessage(text, outside);
  }
}

function call(name, payload) {
  const uid = String(++calls);
  waiting.add(uid);
  count();
  post({ type: KIND + "call", uid, args: { type: "call", name, payload } });
}

function count() {
  seen.waiting = waiting.size;
  seen.answers = answers;
}

function begun() {
  call("onCheckWeComLogin", { isWeComLogin: true });
  if (seen.fail) {
    call("onLoginFail", { errCode: Number(seen.fail), errMsg: "stand-in" });
  }
}

addEventListener("message", (event) => {
  if (event.source !== parent || event.origin !== outside) {
    return;
  }
  if (event.data?.type === KIND + "set-port") {
    take(event.data.port);
  } else {
    hear(event.data, undefined);
  }
});

// The one message that is no text, because a port cannot be written down.
function take(given) {
  if (!portsDue || !(given instanceof MessagePort)) {
    wrong("set-port without a port, or without a ready that asked for one");
    return;
  }
  portsDue--;
  port = given;
  port.onmessage = (event) => hear(event.data, given);
  begun();
}

function hear(data, via) {
  const message = read(data);
  if (!message) {
    wrong("no JSON text: " + typeof data);
  } else if (message.type === KIND + "init" && !via) {
    ready();
  } else if (message.type === KIND + "response" && via === port) {
    answered(message);
  } else {
    wrong(message.type + (via ? " on the port" : " on the window"));
  }
}

function read(data) {
  try {
    return typeof data === "string" ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}

function ready() {
  const supportChannel = query.get("channel") !== "false";
  parent.postMessage(JSON.stringify({ type: KIND + "ready", supportChannel }), outside);
  if (supportChannel) {
    portsDue++;
  } else {
    begun();
  }
}

function answered({ uid, kind }) {
  if (!waiting.delete(uid)) {
    wrong("an answer to nothing: " + uid);
  } else if (kind !== "resolve") {
    wrong("the answer " + kind + " to a call");
  } else {
    answers++;
  }
  count();
}

function wrong(what) {
  seen.wrong = what;
  const place = document.getElementById("wrong");
  place.hidden = false;
  place.querySelector("output").textContent = what;
  console.error("stand-in: " + what);
}

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
    // In place: the component greets a frame that loads again no second time.
    document.getElementById("expired").hidden = true;
  } else if ("scan" in data && data.scan !== ":decline") {
    scan(data.scan);
  }
});
