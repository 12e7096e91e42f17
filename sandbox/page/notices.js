import { h } from "./element.js";

const SHOWN_MS = 8000;

/** A line at the foot of the page that goes by itself. The same trouble met by several phones at once is told once. */
export function notify(words, look = "trouble") {
  const notices = document.getElementById("notices");
  if ([...notices.children].some((notice) => notice.firstChild.textContent === words)) return;
  const notice = h("div", { class: `notice ${look}` }, h("span", {}, words), h("button", { type: "button", onclick: () => notice.remove() }, "Close"));
  notices.append(notice);
  while (notices.children.length > 4) notices.firstChild.remove();
  setTimeout(() => notice.remove(), SHOWN_MS);
}

export const complain = (error) => notify(String(error.message ?? error));
