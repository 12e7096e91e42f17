import { api } from "./api.js";

/** A phone gives up waiting for the bot's answer to a tap after this long, as Telegram's apps do. */
const PATIENCE_MS = 15_000;

/** Taps under way on one phone: a button shows a spinner until the bot has answered its query. */
export function taps(phone) {
  const waiting = new Map();
  // A quick bot's answer may be on the screen before the tap's own request has returned.
  const done = new Set();
  const keyOf = (messageId, button) => `${messageId} ${button.data ?? ""} ${button.text}`;
  function end(key) {
    const entry = waiting.get(key);
    if (!entry) return;
    clearTimeout(entry.timer);
    waiting.delete(key);
    phone.redraw();
  }
  async function tap(messageId, button) {
    const key = keyOf(messageId, button);
    if (waiting.has(key)) return;
    const entry = { query: null, timer: setTimeout(() => end(key), PATIENCE_MS) };
    waiting.set(key, entry);
    phone.redraw();
    const body = button.data === undefined || button.data === null ? { label: button.text } : { data: button.data };
    const answer = await phone.perform(() => api.tap(phone.person.id, { chat_id: phone.chatId, message_id: messageId, ...body }));
    if (answer) entry.query = String(answer.query_id);
    if (!answer || done.has(entry.query)) end(key);
  }
  function answered(query) {
    done.add(query);
    for (const [key, entry] of waiting) if (entry.query === query) end(key);
  }
  return { tap, answered, isWaiting: (messageId, button) => waiting.has(keyOf(messageId, button)) };
}
