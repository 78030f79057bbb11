// A page of the test in place of the page of WeCom: send() and call() post to the panel, heard() gets each answer.
const got = [];
let port;
let heard;
const send = message => (port ?? parent).postMessage(message, ...(port ? [] : ["*"]));
const call = (name, payload, uid = "1") => send(JSON.stringify(
    {type: "ww-iframe-handle:call", uid, args: {type: "call", name, payload}}));
const ready = supportChannel => parent.postMessage(
    JSON.stringify({type: "ww-iframe-handle:ready", supportChannel}), "*");
const hear = data => {
  const message = typeof data === "string" ? JSON.parse(data) : data;
  got.push(message.type.split(":")[1] + (message.kind ?? "") + (message.uid ?? ""));
  if (message.port) { port = message.port; port.onmessage = event => hear(event.data); }
  document.getElementById("got").textContent = got.join(" ");
  heard?.(got.at(-1));
};
addEventListener("message", event => hear(event.data));
