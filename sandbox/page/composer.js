import { answerRequest, attachments } from "./attach.js";
import { h, icon } from "./element.js";
import { phrases } from "./phrases.js";
import { popup } from "./popup.js";

/** The foot of a phone: commands, the input line, attachments, Send, and the bot's reply keyboard. */
export function composer(phone) {
  const field = h("textarea", { rows: 1, "aria-label": "Message", enterkeyhint: "send", lang: phone.person.language });
  phone.draft = draftIn(field);
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
  const unblock = h("button", { type: "button", class: "unblock", hidden: true, onclick: phone.unblock }, "Unblock the bot");
  const element = h("div", { class: "foot" }, form, keys.panel, commands.panel, more.panel, unblock);
  return { element, update: (chat) => update(chat, { commands, keys, phone, form, field, unblock }) };
}

const round = (label, sign) => h("button", { type: "button", class: "round", "aria-label": label, title: label }, icon(sign));

function listen(form, field, phone, attach) {
  form.addEventListener("submit", (event) => { event.preventDefault(); send(phone); });
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

async function send({ draft, say }) {
  const text = draft.read();
  if (!text.trim()) return;
  draft.write("");
  if (await say(text)) return;
  // What could not be sent goes back into the line; nothing typed is lost.
  draft.write(draft.read() ? `${text}\n${draft.read()}` : text);
}

/** The text in the input line; the line grows with it, up to about five lines. */
function draftIn(field) {
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 128)}px`;
  };
  field.addEventListener("input", grow);
  return { read: () => field.value, write: (text) => { field.value = text; grow(); } };
}

function update(chat, { commands, keys, phone, form, field, unblock }) {
  form.hidden = chat.blocked;
  unblock.hidden = !chat.blocked;
  field.placeholder = chat.placeholder ?? phrases(phone.person.language).placeholder;
  commands.button.hidden = !chat.commands?.length;
  commands.panel.replaceChildren(...(chat.commands ?? []).map(({ command, description }) => h("button",
    { type: "button", onclick: () => phone.say(`/${command}`) }, h("b", {}, `/${command}`), ` ${description}`)));
  const rows = chat.reply_keyboard ?? [];
  const picture = JSON.stringify(rows);
  if (keys.picture === picture) return;
  keys.picture = picture;
  keys.button.hidden = !rows.length;
  keys.panel.replaceChildren(...rows.map((row) => h("div", { class: "keys" }, row.map((button) => replyKey(button, phone)))));
  showKeys(keys, rows.length > 0);
}

const replyKey = (button, phone) => h("button", { type: "button", class: "key", onclick: () => answerRequest(phone, button) }, button.text);

function showKeys(keys, shown) {
  keys.panel.hidden = !shown;
  keys.button.setAttribute("aria-expanded", String(shown));
}
