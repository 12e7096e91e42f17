import { api } from "./api.js";

/** The newest message of each chat, and how many messages have come since it was last open; what stood there at first counts as read. */
export function unreadCounts(person) {
  const read = new Map();
  const versions = new Map();
  const fresh = new Map();
  const last = new Map();
  const newest = ({ messages }) => messages.at(-1)?.message_id ?? 0;
  let begun = false;
  async function look({ chat_id: id, version }) {
    if (versions.get(id) === version) return;
    versions.set(id, version);
    const state = await api.chat(person.id, id);
    last.set(id, state.messages.at(-1));
    if (!read.has(id)) read.set(id, begun ? 0 : newest(state));
    fresh.set(id, state.messages.filter(({ message_id: number, out, service }) => number > read.get(id) && !out && !service).length);
  }
  function seen(open) {
    read.set(open.chat_id, newest(open));
    last.set(open.chat_id, open.messages.at(-1));
    versions.set(open.chat_id, open.version);
    fresh.set(open.chat_id, 0);
  }
  async function count(chats, open) {
    for (const chat of chats) {
      if (chat.chat_id !== open?.chat_id) await look(chat);
      else seen(open);
    }
    begun = true;
  }
  const total = () => [...fresh.values()].reduce((sum, number) => sum + number, 0);
  return { count, total, of: (id) => fresh.get(id) ?? 0, newest: (id) => last.get(id) };
}
