import { h, icon } from "./element.js";
import { phrases } from "./phrases.js";
import { preview } from "./preview.js";

/** The bar above the input line: what is answered or edited, and a way out of it. */
export function modeBar(room, field) {
  const words = phrases(room.person.language);
  const sign = h("span", { class: "mode-sign" });
  const title = h("b", { dir: "auto" });
  const line = h("span", { dir: "auto" });
  const stop = h("button", { type: "button", class: "round", "aria-label": "Cancel", onclick: () => { leave(room); field.focus(); } }, icon("close"));
  const element = h("div", { class: "mode", role: "group", hidden: true, lang: room.person.language }, sign, h("span", { class: "card-words" }, title, line), stop);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !room.mode) return;
    event.stopPropagation();
    leave(room);
  });
  function show(mode) {
    element.hidden = !mode;
    if (!mode) return;
    const { kind, message, quote } = mode;
    sign.replaceChildren(icon(kind));
    title.textContent = kind === "edit" ? words.editing : `${words.reply} · ${message.out ? words.you : message.sender}`;
    line.textContent = quote ? `“${quote}”` : preview(message, room.person.language);
    if (kind === "edit") room.draft.write(message.text);
    field.focus();
  }
  return { element, show };
}

function leave(room) {
  if (room.mode?.kind === "edit") room.draft.write("");
  room.setMode(null);
}
