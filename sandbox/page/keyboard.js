import { h, safeAddress, startCode } from "./element.js";

/** The buttons below a bubble. */
export function keyboard(message, phone) {
  if (!message.buttons?.length) return null;
  return h("div", { class: "keyboard", lang: phone.person.language },
    message.buttons.map((row) => h("div", { class: "keys" }, row.map((button) => key(message, button, phone)))));
}

function key(message, button, phone) {
  if (button.url) {
    return h("button", { type: "button", class: "key leads-away", onclick: () => follow(button.url, phone) },
      button.text, h("span", { class: "away", "aria-hidden": "true" }, "↗"));
  }
  return h("button", {
    type: "button", class: "key", "data-callback": button.data, "aria-busy": phone.isWaiting(message.message_id, button) ? "true" : null,
    onclick: () => phone.tap(message.message_id, button),
  }, button.text);
}

function follow(address, phone) {
  const url = safeAddress(address, ["http:", "https:", "tg:"]);
  if (!url) return;
  const code = startCode(url);
  if (code) phone.start(code);
  else window.open(url, "_blank", "noopener,noreferrer");
}
