import { answerRequest, attachments } from "./attach.js";
import { h, icon } from "./element.js";
import { phrases } from "./phrases.js";
import { popup } from "./popup.js";

/** The foot of a phone: commands, the input line, attachments, Send, and the bot's reply keyboard. */
export function composer(phone) {
  const words = phrases(phone.person.language);
  const field = h("textarea", { rows: 1, "aria-label": "Message", placeholder: words.placeholder, enterkeyhint: "send", lang: phone.person.language });
  phone.field = field;
  const attach = attachments(phone);
  const commands = { button: round("Commands", "commands"), panel: h("div", { class: "popup commands", "aria-label": "Bot commands", role: "group" }) };
  const more = { button: round("Attach", "attach"), panel: h("div", { class: "popup attach", "aria-label": "What to attach", role: "group" }, attach.choices) };
  const keys = { button: round("Reply keyboard", "keyboard"), panel: h("div", { class: "reply-keyboard", role: "group", "aria-label": "Replies", lang: phone.person.language }) };
  const form = h("form", { class: "composer" }, commands.button, field, attach.inputs, keys.button, more.button,
    h("button", { type: "submit", class: "round send", "aria-label": "Send" }, icon("send")));
  popup(commands.button, commands.panel);
  popup(more.button, more.panel);
  keys.button.addEventListener("click", () => showKeys(keys, keys.panel.hidden));
  listen(form, field, phone, attach);
  const element = h("div", { class: "foot" }, form, keys.panel, commands.panel, more.panel);
  return { element, update: (chat) => update(chat, { commands, keys, phone }) };
}

const round = (label, sign) => h("button", { type: "button", class: "round", "aria-label": label, title: label }, icon(sign));

function listen(form, field, phone, attach) {
  form.addEventListener("submit", (event) => { event.preventDefault(); send(field, phone); });
  field.addEventListener("input", () => grow(field));
  field.addEventListener("keydown", (event) => {
    // Enter also ends a composition (accents, input methods); only a plain Enter sends.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    attach.offer([...event.clipboardData.files]);
  });
}

async function send(field, phone) {
  const text = field.value;
  if (!text.trim()) return;
  field.value = "";
  grow(field);
  if (await phone.say(text)) return;
  // What could not be sent goes back into the line; nothing typed is lost.
  field.value = field.value ? `${text}\n${field.value}` : text;
  grow(field);
}

/** Up to five lines, as on a phone; the sum of lines is what CSS turns into a height. */
function grow(field) {
  field.rows = Math.min(5, field.value.split("\n").length);
}

function update(chat, { commands, keys, phone }) {
  commands.button.hidden = !chat.commands?.length;
  commands.panel.replaceChildren(...(chat.commands ?? []).map(({ command, description }) => h("button",
    { type: "button", onclick: () => phone.say(`/${command}`) }, h("b", {}, `/${command}`), ` ${description}`)));
  const rows = chat.reply_keyboard?.keyboard ?? chat.reply_keyboard ?? [];
  const picture = JSON.stringify(rows);
  if (keys.picture === picture) return;
  keys.picture = picture;
  keys.button.hidden = !rows.length;
  keys.panel.replaceChildren(...rows.map((row) => h("div", { class: "keys" }, row.map((button) => replyKey(button, phone)))));
  showKeys(keys, rows.length > 0);
}

function replyKey(button, phone) {
  const meant = typeof button === "string" ? { text: button } : button;
  return h("button", { type: "button", class: "key", onclick: () => answerRequest(phone, meant) }, meant.text);
}

function showKeys(keys, shown) {
  keys.panel.hidden = !shown;
  keys.button.setAttribute("aria-expanded", String(shown));
}
