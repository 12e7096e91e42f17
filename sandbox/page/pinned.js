import { h, icon } from "./element.js";
import { phrases } from "./phrases.js";
import { preview } from "./preview.js";

/** The bar with the pinned message; a tap goes to it. */
export function pinnedBar(room) {
  const words = phrases(room.person.language);
  const line = h("span", { dir: "auto" });
  let messageId = null;
  const element = h("button", { type: "button", class: "pinned", hidden: true, lang: room.person.language, onclick: () => room.show(messageId) },
    icon("pinned"), h("span", { class: "card-words" }, h("b", {}, words.pinned), line));
  function update(state) {
    messageId = state.pinned ?? null;
    const message = messageId === null ? null : room.find(messageId);
    element.hidden = !message;
    line.textContent = message ? preview(message, room.person.language) : "";
  }
  return { element, update };
}
