import { answerRequest, attachments } from "./attach.js";
import { h, icon } from "./element.js";
import { isGroup, isOutside } from "./head.js";
import { canEdit } from "./menu.js";
import { modeBar } from "./mode.js";
import { phrases } from "./phrases.js";
import { popup } from "./popup.js";
import { suggestions } from "./suggestions.js";
import { isClosed } from "./topics.js";

/** The foot of a chat: commands, the input line, attachments, Send, and the bot's reply keyboard. */
export function composer(room) {
  const { language } = room.person;
  const words = phrases(language);
  const field = h("textarea", { rows: 1, "aria-label": "Message", enterkeyhint: "send", lang: language, dir: "auto" });
  room.draft = draftIn(field);
  const attach = attachments(room);
  const commands = { button: round("Commands", "commands"), panel: h("div", { class: "popup commands", "aria-label": "Bot commands", role: "group" }) };
  const more = { button: round("Attach", "attach"), panel: h("div", { class: "popup attach", "aria-label": "What to attach", role: "group", lang: language }, attach.choices) };
  const keys = { button: round("Reply keyboard", "keyboard"), panel: h("div", { class: "reply-keyboard", role: "group", "aria-label": "Replies", lang: language }) };
  const form = h("form", { class: "composer" }, commands.button, field, attach.inputs, keys.button, more.button,
    h("button", { type: "submit", class: "round send", "aria-label": "Send" }, icon("send")));
  popup(commands.button, commands.panel);
  popup(more.button, more.panel);
  keys.button.addEventListener("click", () => showKeys(keys, keys.panel.hidden));
  const bar = modeBar(room, field);
  const suggested = suggestions(room, field);
  listen(form, field, room, attach);
  const start = h("button", { type: "button", class: "start", hidden: true, lang: language, onclick: () => room.say("/start") }, words.start);
  const instead = h("button", { type: "button", class: "unblock", hidden: true, lang: language, "data-testid": "instead" });
  const parts = { commands, keys, room, form, field, instead, start, words };
  const element = h("div", { class: "foot" }, suggested.element, bar.element, start, form, keys.panel, commands.panel, more.panel, instead);
  return { element, aim: bar.show, field, update: (chat) => update(chat, parts) };
}

const round = (label, sign) => h("button", { type: "button", class: "round", "aria-label": label, title: label }, icon(sign));

function listen(form, field, room, attach) {
  form.addEventListener("submit", (event) => { event.preventDefault(); send(room); });
  field.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "ArrowUp" && !field.value) editLast(event, room);
    // Enter also ends a composition (accents, input methods); only a plain Enter sends.
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    attach.offer([...event.clipboardData.files]);
  });
}

function editLast(event, room) {
  const message = room.messages().findLast(canEdit);
  if (!message) return;
  event.preventDefault();
  room.setMode({ kind: "edit", message });
}

async function send(room) {
  const { draft, mode } = room;
  const text = draft.read();
  if (!text.trim()) return;
  draft.write("");
  const sent = mode?.kind === "edit" ? await room.edit(mode.message, text) : await room.say(text);
  if (sent) return void (mode?.kind === "edit" && room.setMode(null));
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
  return { read: () => field.value, write: (text) => { field.value = text; grow(); field.dispatchEvent(new Event("input")); } };
}

function update(chat, { commands, keys, room, form, field, instead, start, words }) {
  const other = insteadOf(chat, room, words);
  form.hidden = Boolean(other);
  instead.hidden = !other;
  instead.textContent = other?.words ?? "";
  instead.disabled = !other?.act;
  instead.onclick = other?.act;
  start.hidden = Boolean(other) || isGroup(chat) || chat.messages.length > 0 || Boolean(chat.invitation);
  field.placeholder = chat.placeholder ?? words.placeholder;
  commands.button.hidden = !chat.commands?.length;
  commands.panel.replaceChildren(...(chat.commands ?? []).map(({ command, description }) => h("button",
    { type: "button", onclick: () => room.say(`/${command}`) }, h("b", {}, `/${command}`), ` ${description}`)));
  const rows = chat.reply_keyboard ?? [];
  const picture = JSON.stringify(rows);
  if (keys.picture === picture) return;
  keys.picture = picture;
  keys.button.hidden = !rows.length;
  keys.panel.replaceChildren(...rows.map((row) => h("div", { class: "keys" }, row.map((button) => replyKey(button, room)))));
  showKeys(keys, rows.length > 0);
}

/** What stands in the place of the input line where one cannot write. */
function insteadOf(chat, room, words) {
  if (chat.blocked) return { words: words.unblock, act: () => room.block(false) };
  if (isOutside(chat)) return chat.status === "kicked" ? { words: words.outside } : { words: words.join, act: room.join };
  return isClosed(room) && chat.status === "member" ? { words: words.closedTopic } : null;
}

const replyKey = (button, room) => h("button", { type: "button", class: "key", onclick: () => answerRequest(room, button) }, button.text);

function showKeys(keys, shown) {
  keys.panel.hidden = !shown;
  keys.button.setAttribute("aria-expanded", String(shown));
}
