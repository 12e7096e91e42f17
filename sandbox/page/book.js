import { api } from "./api.js";
import { coalesced } from "./events.js";

const KEPT = 2000;
/** The sandbox answers at most so many entries at a time. */
const PAGE = 10_000;

/** The newest entries of the sandbox's ledger. `listen(function)` hears what is new: (entries, whether they are from before this page). */
export function book({ complain }) {
  const entries = [];
  const listeners = [];
  let last = 0;
  let begun = false;
  function add(news) {
    if (!news.length) return;
    entries.push(...news);
    entries.splice(0, entries.length - KEPT);
    for (const hear of listeners) hear(news, !begun);
  }
  const refresh = coalesced(async () => {
    try {
      let news;
      do {
        news = await api.ledger(last);
        add(news.slice(-KEPT));
        last = news.at(-1)?.seq ?? last;
      } while (news.length >= PAGE);
      begun = true;
    } catch (error) {
      complain(error);
    }
  });
  /** A sandbox that begins anew counts from 1 again. */
  function forget() {
    last = 0;
    begun = false;
    entries.length = 0;
    for (const hear of listeners) hear([], true);
  }
  return { entries, refresh, forget, listen: (hear) => listeners.push(hear) };
}

/** Methods whose calls a person can see. */
export const isShown = ({ method }) => /^(send|edit|delete|copy|forward|pin|unpin|answer|stop)/i.test(method);

/** What a call said, in one line without its markup. */
export function excerpt(parameters) {
  const { text, caption, question, document, photo, emoji, title } = parameters ?? {};
  const words = String(text ?? caption ?? question ?? title ?? document ?? photo ?? emoji ?? "");
  const plain = words.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
  return plain.length > 140 ? `${plain.slice(0, 139)}…` : plain;
}
