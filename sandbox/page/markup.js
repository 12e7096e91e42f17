import { h, safeAddress, startCode } from "./element.js";

/**
 * Rebuilds the server's rendered text from an allow-list of Telegram's own tags: a second guard behind the
 * server's. The source is read into a document of its own, where nothing runs and nothing is loaded; only
 * names, text and the addresses allowed here are carried over.
 */
export function rendered(html, { onCommand, onStart }) {
  const source = new DOMParser().parseFromString(html ?? "", "text/html").body;
  const target = document.createDocumentFragment();
  copy(source, target, { onCommand, onStart });
  return target;
}

const PLAIN = new Set(["B", "STRONG", "I", "EM", "U", "INS", "S", "STRIKE", "DEL", "CODE", "PRE", "BR"]);
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "EMBED", "SVG", "MATH", "NOSCRIPT", "TEXTAREA", "TITLE"]);
const LINKS = ["http:", "https:", "mailto:", "tel:", "tg:"];

function copy(source, target, context) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(afterBlock(node) ? node.data.replace(/^\n/, "") : node.data);
    else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.nodeName.toUpperCase())) {
      const element = counterpart(node, context);
      if (element) target.append(element);
      // What is not allowed loses its tag, never its words.
      copy(node, element ?? target, context);
    }
  }
}

/** A quotation ends its line by itself; the line break behind it would show as an empty line. */
const afterBlock = ({ previousSibling }) => ["BLOCKQUOTE", "PRE"].includes(previousSibling?.nodeName);

function counterpart(node, context) {
  const name = node.nodeName;
  if (PLAIN.has(name)) return h(name.toLowerCase());
  if (name === "A") return link(node, context);
  if (name === "BLOCKQUOTE") return quote(node);
  if (name === "TG-SPOILER" || node.matches("span.spoiler, span.tg-spoiler")) return spoiler();
  // A /command in a text can be tapped, as in Telegram.
  if (node.matches("span.command")) return inText(() => context.onCommand(node.textContent));
  if (node.matches("span.mention, span.hashtag")) return h("span", { class: "marked" });
  return null;
}

const inText = (onclick) => h("button", { type: "button", class: "in-text", onclick });

function link(node, { onStart }) {
  const href = safeAddress(node.getAttribute("href") ?? "", LINKS);
  if (!href) return null;
  const code = startCode(href);
  if (code) return inText(() => onStart(code));
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
