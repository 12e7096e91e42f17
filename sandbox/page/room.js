import { api } from "./api.js";
import { chat } from "./chat.js";
import { composer } from "./composer.js";
import { h, startCode } from "./element.js";
import { coalesced } from "./events.js";
import { head } from "./head.js";
import { messageMenu } from "./menu.js";
import { pinnedBar } from "./pinned.js";
import { taps } from "./taps.js";
import { toasts } from "./toast.js";
import { EVERY, topicRow } from "./topics.js";

const TYPING_MS = 5200;

/**
 * One chat on one phone, open. `chatId` is "bot", a bot's id or a group's; `around` offers back(), start(code) for
 * the private chat, complain(error) and changed() after each new state.
 */
export function room(person, chatId, around) {
  const self = { person, chatId, complain: around.complain, back: around.back, state: null, draft: null, topic: EVERY, mode: null };
  self.find = (messageId) => self.state?.messages.find((message) => message.message_id === messageId);
  self.perform = (deed) => perform(self, deed);
  deeds(self, around);
  const chosen = new Map();
  self.picks = (messageId) => { if (!chosen.has(messageId)) chosen.set(messageId, new Set()); return chosen.get(messageId); };
  self.redraw = () => { if (self.state) self.list.draw(self.state, self.messages()); };
  self.messages = () => self.state.messages.filter((message) => self.topic === EVERY || (message.topic ?? 0) === self.topic);
  self.show = (messageId) => self.list.show(messageId) || (self.topic !== EVERY && (self.setTopic(EVERY), self.list.show(messageId)));
  self.setTopic = (topic) => { self.topic = topic; self.parts.topics.update(self.state); self.foot.update(self.state); self.redraw(); self.list.toEnd(); };
  self.setMode = (mode) => { self.mode = mode; self.foot.aim(mode); };
  self.taps = taps(self);
  self.tap = self.taps.tap;
  self.isWaiting = self.taps.isWaiting;
  build(self);
  self.refresh = coalesced(() => refresh(self, around));
  return self;
}

function build(self) {
  self.list = chat(self);
  self.toasts = toasts(self.person);
  self.parts = { head: head(self), pinned: pinnedBar(self), topics: topicRow(self) };
  self.foot = composer(self);
  messageMenu(self);
  const { head: top, pinned, topics } = self.parts;
  self.element = h("div", { class: "room" }, top.element, topics.element, pinned.element,
    h("div", { class: "screen" }, self.list.element, self.toasts.element), self.foot.element);
}

/** What this person can do here; each says whether it worked. */
function deeds(self, around) {
  const { id } = self.person;
  const here = { chat_id: self.chatId };
  const of = (message, more) => ({ ...here, message_id: message.message_id, ...more });
  self.send = (deed) => { self.list.toEnd(); return self.perform(deed); };
  self.address = () => ({ ...here, ...aim(self) });
  self.write = async (message) => {
    const sent = await self.send(() => api.say(id, { ...message, ...self.address() }));
    if (sent) self.setMode(null);
    return Boolean(sent);
  };
  self.say = (text) => self.write({ text });
  self.upload = (files, fields) => self.send(() => api.upload(id, files, { ...fields, ...self.address() }));
  self.press = (label) => self.send(() => api.tap(id, { ...here, label }));
  self.start = (code) => around.start(code);
  self.open = async (text) => { if (await self.say(text)) await self.perform(() => api.putAway(id)); };
  self.block = (blocked) => self.perform(() => api.setBlocked(id, blocked));
  self.edit = (message, text) => self.perform(() => api.edit(id, of(message, { text })));
  self.remove = (message) => self.perform(() => api.remove(id, of(message)));
  self.vote = (message, options) => { self.picks(message.message_id).clear(); return self.perform(() => api.vote(id, of(message, { options }))); };
  self.react = (message, emoji) => self.perform(() => api.react(id, of(message, { emoji })));
  self.join = () => self.perform(() => api.join(id, self.chatId));
  self.leave = async () => { if (await self.perform(() => api.leave(id, self.chatId))) self.back(); };
  self.addTopic = (name) => self.perform(() => api.addTopic(id, self.chatId, name));
}

/** Where a new message goes within the chat: its topic, and what it answers. */
function aim({ topic, mode }) {
  const where = {};
  if (topic !== EVERY && topic) where.topic = topic;
  if (mode?.kind !== "reply") return where;
  where.reply_to = mode.message.message_id;
  if (mode.message.topic) where.topic = mode.message.topic;
  if (mode.quote) where.quote = mode.quote;
  return where;
}

/** Does something as this person; answers what the sandbox answered, or null after having complained. */
async function perform(self, deed) {
  try {
    const answer = (await deed()) ?? {};
    self.refresh();
    return answer;
  } catch (error) {
    self.complain(error);
    return null;
  }
}

async function refresh(self, around) {
  let state;
  try {
    state = await api.chat(self.person.id, self.chatId);
  } catch (error) {
    // A group that was left or has grown into another is no longer on this phone.
    if (error.status === 404) around.gone(self.chatId);
    else self.complain(error);
    return;
  }
  const first = self.state === null;
  const before = self.state?.toast;
  self.state = state;
  for (const part of Object.values(self.parts)) part.update(state);
  self.foot.update(state);
  self.redraw();
  around.changed();
  // Nothing is told when the bot stops typing; it goes by itself after five seconds.
  if (state.typing) setTimeout(self.refresh, TYPING_MS);
  hear(self, state.toast, first ? state.toast : before);
}

/** A toast that stood there when the chat was opened is old; only a new answer is shown. */
function hear(self, toast, before) {
  if (!toast || JSON.stringify(toast) === JSON.stringify(before)) return;
  self.taps.answered(String(toast.query_id));
  self.toasts.show(toast);
  const code = toast.url && startCode(toast.url);
  if (code) self.start(code);
}
