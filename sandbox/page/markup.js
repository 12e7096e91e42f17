import { h, safeAddress } from "./element.js";

/**
 * Rebuilds the server's rendered text from an allow-list of Telegram's own tags: a second guard behind the
 * server's. The source is read into a document of its own, where nothing runs and nothing is loaded; only
 * names, text and the addresses allowed here are carried over.
 */
export function rendered(html, { onCommand, onStart, commands }) {
  const source = new DOMParser().parseFromString(html ?? "", "text/html").body;
  const target = document.createDocumentFragment();
  copy(source, target, { onCommand, onStart, commands: new Set(commands) });
  return target;
}

const PLAIN = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BR"]);
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "EMBED", "SVG", "MATH", "NOSCRIPT", "TEXTAREA", "TITLE"]);
const LINKS = ["http:", "https:", "mailto:", "tel:", "tg:"];

function copy(source, target, context) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) copyText(node.data, target, context);
    else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.nodeName.toUpperCase())) {
      const element = counterpart(node, context);
      if (element) target.append(element);
      // What is not allowed loses its tag, never its words.
      copy(node, element ?? target, element && isLeaf(element) ? { ...context, commands: new Set() } : context);
    }
  }
}

const isLeaf = (element) => ["A", "CODE", "PRE", "BUTTON"].includes(element.nodeName);

function counterpart(node, context) {
  const name = node.nodeName;
  if (PLAIN.has(name)) return h(name.toLowerCase());
  if (name === "A") return link(node, context);
  if (name === "BLOCKQUOTE") return quote(node);
  if (name === "TG-SPOILER" || node.classList.contains("tg-spoiler")) return spoiler();
  return null;
}

function link(node, { onStart, onCommand }) {
  const href = safeAddress(node.getAttribute("href") ?? "", LINKS);
  if (!href) return null;
  const url = new URL(href);
  const command = url.protocol === "tg:" && url.searchParams.get("command");
  if (command) return h("button", { type: "button", class: "in-text", onclick: () => onCommand(`/${command.replace(/^\//, "")}`) });
  const code = ["t.me", "telegram.me"].includes(url.hostname) && url.searchParams.get("start");
  // In Telegram a deep link to the bot opens its chat and sends /start with the code, without leaving the app.
  if (code) return h("button", { type: "button", class: "in-text", onclick: () => onStart(code) });
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" });
}

function quote(node) {
  if (!node.hasAttribute("expandable")) return h("blockquote");
  return opening(h("blockquote", { class: "expandable" }), "Quote, tap to read all");
}

const spoiler = () => opening(h("span", { class: "tg-spoiler" }), "Hidden text, tap to show");

function opening(element, label) {
  const open = () => {
    element.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) element.removeAttribute(name);
  };
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "0");
  element.setAttribute("aria-label", label);
  element.addEventListener("click", open);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); }
  });
  return element;
}

/** A /command that the message marks as one can be tapped, as in Telegram. */
function copyText(text, target, { commands, onCommand }) {
  for (const piece of text.split(/(\/[A-Za-z0-9_]+(?:@[A-Za-z0-9_]+)?)/)) {
    if (!piece) continue;
    target.append(commands.has(piece)
      ? h("button", { type: "button", class: "in-text", onclick: () => onCommand(piece) }, piece)
      : piece);
  }
}
