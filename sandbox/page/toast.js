import { h } from "./element.js";

const SHOWN_MS = 4000;

/** The bot's answer to a tap: a line that goes by itself, or (alert) a box to be closed. */
export function toasts(person) {
  const line = h("div", { class: "toast", role: "status", "data-testid": "toast", lang: person.language });
  let timer = null;
  function show({ text, alert }) {
    if (!text) return;
    clearTimeout(timer);
    line.replaceChildren(h("span", {}, text), alert ? h("button", { type: "button", onclick: hide }, "OK") : "");
    line.classList.toggle("alert", Boolean(alert));
    line.classList.add("shown");
    if (alert) line.querySelector("button").focus();
    else timer = setTimeout(hide, SHOWN_MS);
  }
  function hide() {
    line.classList.remove("shown", "alert");
    line.replaceChildren();
  }
  return { element: line, show };
}
