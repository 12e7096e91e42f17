import { api } from "./api.js";
import { chatList } from "./chatlist.js";
import { h } from "./element.js";
import { coalesced } from "./events.js";
import { languageName } from "./phrases.js";
import { room } from "./room.js";
import { unreadCounts } from "./unread.js";

/** The private chat with the first bot, as the sandbox calls it. */
const HOME = "bot";

/**
 * One person's phone: the list of chats, or one of them open; it begins with the bot's. `around` offers
 * complain(error), people() and now() (milliseconds of the world's clock).
 */
export function phone(person, around) {
  const self = { ...around, person, rooms: new Map(), open: HOME, chats: [] };
  const counts = unreadCounts(person);
  const clock = h("span", { class: "phone-clock", "aria-hidden": "true" });
  self.unread = (id) => counts.of(id);
  self.newest = (id) => counts.newest(id);
  self.tick = (time) => { if (clock.textContent !== time) clock.textContent = time; };
  self.room = () => self.rooms.get(self.open);
  self.enter = (chatId) => enter(self, chatId);
  /** The private chat with the bot, opened if another or none was. */
  self.home = () => { if (self.open !== HOME) enter(self, HOME, { focus: false }); return self.room(); };
  self.list = chatList(self);
  self.element = h("section", { class: "phone", "data-person-id": person.id, "aria-label": `Phone of ${person.name}` },
    h("header", { class: "owner" }, clock, h("h2", { dir: "auto" }, person.name), h("span", { class: "language" }, languageName(person.language))), self.list.element);
  self.refreshList = coalesced(() => refreshList(self, counts));
  self.refresh = (chatId) => { if (self.room() && isAbout(self.room(), chatId)) self.room().refresh(); self.refreshList(); };
  self.show = async (chatId, messageId) => { enter(self, chatId); await self.room().refresh(); return self.room().show(messageId); };
  enter(self, HOME, { focus: false });
  return self;
}

const isAbout = ({ state, chatId }, changed) => !changed || !state || state.chat_id === changed || chatId === changed;

/** The bot's chat has two names: "bot" and the bot's id. */
function keyOf(self, chatId) {
  const home = self.rooms.get(HOME)?.state?.chat_id;
  return chatId === home || chatId === self.person.id ? HOME : chatId;
}

function enter(self, chatId, { focus = true } = {}) {
  const key = keyOf(self, chatId);
  if (!self.rooms.has(key)) self.rooms.set(key, room(self.person, key, surroundings(self)));
  self.open = key;
  const one = self.room();
  if (!one.element.isConnected) self.element.append(one.element);
  for (const [id, other] of self.rooms) other.element.hidden = id !== key;
  self.list.element.hidden = true;
  self.list.draw([]);
  one.refresh();
  if (focus) one.parts.head.back.focus();
}

function surroundings(self) {
  return {
    complain: self.complain,
    back: () => leave(self),
    // The bot's own chat only goes with the person, and then the whole phone does.
    gone: (chatId) => { if (chatId === HOME) return; if (self.open === chatId) leave(self); self.rooms.get(chatId)?.element.remove(); self.rooms.delete(chatId); },
    changed: () => self.refreshList(),
    start: async (code) => { enter(self, HOME, { focus: false }); return self.room().say(`/start ${code}`); },
  };
}

function leave(self) {
  const from = self.room()?.state?.chat_id;
  self.open = null;
  for (const one of self.rooms.values()) one.element.hidden = true;
  self.list.element.hidden = false;
  self.list.draw(self.chats);
  self.list.focus(from);
  self.refreshList();
}

async function refreshList(self, counts) {
  try {
    self.chats = await api.chats(self.person.id);
    await counts.count(self.chats, self.room()?.state);
  } catch (error) {
    if (!self.open && error.status !== 404) self.complain(error);
    return;
  }
  if (!self.open) self.list.draw(self.chats);
  self.room()?.parts.head.count(counts.total());
}
