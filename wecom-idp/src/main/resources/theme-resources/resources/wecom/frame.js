/**
 * The page's half of the conversation with WeCom's login frame: the messages of the official component, version 2.4.4,
 * which itself can only talk to login.work.weixin.qq.com and not to a private edition. All but one are JSON text.
 */
const KIND = "ww-iframe-handle:";
const LONGEST_MESSAGE = 16 * 1024;
const LONGEST_NAME = 256;
const MOST_WAITING = 20;

/**
 * @param {HTMLIFrameElement} frame WeCom's frame, before it has loaded
 * @param {string} origin the only one that is listened and talked to
 * @param {{ready: function(): void, call: function(string, object): void, refuse: function(string): void}} listener
 */
export function talk(frame, origin, listener) {
  const waiting = [];
  let port;
  let ready = false;
  let loaded = false;

  function send(message) {
    if (!ready) {
      if (waiting.length < MOST_WAITING) {
        waiting.push(message);
      }
    } else if (port) {
      port.postMessage(JSON.stringify(message));
    } else {
      frame.contentWindow.postMessage(JSON.stringify(message), origin);
    }
  }

  function receive(data) {
    const message = read(data);
    if (!message) {
      listener.refuse("malformed message");
    } else if (message.type === KIND + "ready") {
      begin(Boolean(message.supportChannel));
    } else if (message.type === KIND + "call") {
      answer(message);
    }
  }

  function begin(supportsChannel) {
    if (ready) {
      return;
    }
    if (supportsChannel) {
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = (event) => receive(event.data);
      frame.contentWindow.postMessage({ type: KIND + "set-port", port: channel.port2 }, origin, [channel.port2]);
    }
    ready = true;
    waiting.splice(0).forEach(send);
    listener.ready();
  }

  // A call before "ready" counts; only its answer waits. An unknown name is answered like any other.
  function answer({ uid, args }) {
    if (args?.type === "call") {
      execute(args);
      reply(uid, { kind: "resolve" });
    } else {
      listener.refuse("message that is no call");
      const type = isName(args?.type) ? args.type : typeof args?.type;
      const { message, stack } = new Error(`Unknown message type '${type}'`);
      reply(uid, { kind: "reject", args: { message, stack } });
    }
  }

  function execute({ name, payload, data }) {
    if (typeof name === "string") {
      listener.call(name, Object(payload || data));
    } else {
      listener.refuse("call without a name");
    }
  }

  function reply(uid, answer) {
    if (uid && isName(uid)) {
      send({ type: KIND + "response", uid, ...answer });
    }
  }

  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) {
      listener.refuse("message from elsewhere");
    } else {
      receive(event.data);
    }
  });
  frame.addEventListener("load", () => {
    // A frame that loads again, for a new code, has lost its end of the channel.
    if (loaded) {
      ready = false;
      port = undefined;
    }
    loaded = true;
    if (!ready) {
      frame.contentWindow.postMessage(JSON.stringify({ type: KIND + "init" }), origin);
    }
  });
}

// What is sent back to the frame: not everything that a message can hold is safe to be written out.
function isName(given) {
  return ["string", "number"].includes(typeof given) && String(given).length <= LONGEST_NAME;
}

/** @returns {object | undefined} a message of ours; undefined for anything else */
function read(data) {
  try {
    const message = typeof data === "string" && data.length <= LONGEST_MESSAGE ? JSON.parse(data) : data;
    return typeof message?.type === "string" && message.type.startsWith(KIND) ? message : undefined;
  } catch {
    return undefined;
  }
}
