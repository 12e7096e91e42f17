/**
 * The kinds of faults in words: what each is called, what it does (before one chooses it), and what it did (in the
 * ledger). `needs` names the fields that matter for it.
 */
export const KINDS = {
  429: { title: "429 Too Many Requests", does: "Telegram refuses the call and says how many seconds to wait.", did: "Answered 429: the call had no effect, and the bot must wait before it tries again.", needs: ["retry_after"] },
  403: { title: "403 Blocked by the user", does: "Telegram refuses as if this person had blocked the bot.", did: "Answered 403, as if the bot were blocked: nothing arrived." },
  500: { title: "500 Server error", does: "Telegram answers that it has an error of its own; the call has no effect.", did: "Answered 500: the call had no effect." },
  502: { title: "502 Bad Gateway", does: "A gateway answers with a page of HTML in place of JSON; the call has no effect.", did: "Answered 502 with a page of HTML: the call had no effect." },
  reset_before: { title: "Connection cut before acceptance", does: "The connection breaks before Telegram has taken the call; nothing happens.", did: "Connection cut before acceptance: nothing happened." },
  reset_after: { title: "Connection cut after acceptance", does: "The call takes effect, then the connection breaks: the bot never hears that it worked.", did: "Connection cut after acceptance: the bot does not know that this arrived." },
  hang_before: { title: "Silence before acceptance", does: "The connection stays open without an answer, and the call has no effect.", did: "No answer came, and nothing happened: the bot cannot know that." },
  hang_after: { title: "Silence after acceptance", does: "The call takes effect, but no answer comes.", did: "No answer came, yet this arrived: the bot does not know." },
  slow: { title: "Late answer", does: "The call works, but its answer comes late.", did: "The answer came late.", needs: ["seconds"] },
  trickle: { title: "Answer byte by byte", does: "The call works, but its answer drips in byte by byte.", did: "The answer came byte by byte; the call took effect.", needs: ["seconds"] },
  truncated: { title: "Answer cut in the middle", does: "The call takes effect, but its answer breaks off in the middle.", did: "The answer broke off in the middle: the bot does not know that this arrived." },
  duplicated: { title: "Update twice", does: "The bot gets the same update twice.", did: "This update was delivered twice." },
  delayed: { title: "Update late", does: "The bot gets the update some seconds late.", did: "This update was held back for a while.", needs: ["seconds"] },
  reordered: { title: "Updates swapped", does: "The bot gets the update after the one that came next.", did: "This update was delivered after the one that came next." },
};

const OF_UPDATES = new Set(["duplicated", "delayed", "reordered"]);

export const isOfUpdates = (kind) => OF_UPDATES.has(String(kind));

export const title = (kind) => KINDS[kind]?.title ?? String(kind);

export const happened = (kind) => KINDS[kind]?.did ?? `Fault: ${kind}.`;

/** "429 for sendMessage to Olena", for the notice that comes up when a fault meets a call. */
export function noticeOf({ fault, method, chat_id: chat }, nameOf) {
  if (isOfUpdates(fault)) return `${title(fault)}.`;
  const short = /^\d+$/.test(fault) ? fault : title(fault);
  return `${short} for ${method}${chat ? ` to ${nameOf(chat)}` : ""}`;
}
