import { cards } from "./cards.js";
import { hue, initial } from "./colour.js";
import { h, icon } from "./element.js";
import { keyboard } from "./keyboard.js";
import { rendered } from "./markup.js";
import { isBare, isVisual, media } from "./media.js";
import { locale, phrases } from "./phrases.js";
import { poll } from "./poll.js";
import { preview } from "./preview.js";
import { reactions } from "./reactions.js";
import { formatOf, HOUR_MINUTE } from "./zone.js";

/**
 * One message, or the messages of one album, as the phone shows them now: an article with the balloon and, below
 * it, reactions and buttons. `place` says where it stands in a run of messages by one sender: {first, last}.
 * `phone` offers: person, state, find(message_id), isWaiting(message_id, button), tap, say, start, vote, react, picks.
 */
export function bubble(messages, phone, place = { first: true, last: true }) {
  const [message] = messages;
  const worded = messages.find(({ text }) => text) ?? message;
  const side = message.out ? "out" : "in";
  const isGroup = phone.state?.kind && phone.state.kind !== "private";
  const named = isGroup && !message.out;
  const looks = ["bubble", side, place.last && "tail", named && "named", isBare(message) && "bare"].filter(Boolean).join(" ");
  return h("article", {
    class: looks, tabindex: "-1", "data-message-id": message.message_id, "data-direction": side,
    "data-edited": messages.some(({ edited }) => edited) ? "true" : null,
    "aria-label": `${message.out ? phone.person.name : message.sender}, ${timeOf(message, phone)}`,
  },
  named && place.last ? h("span", { class: `avatar ${hue(message.sender)}`, "aria-hidden": "true" }, initial(message.sender)) : null,
  balloon(messages, worded, phone, named && place.first), reactions(worded, phone), keyboard(messages.at(-1), phone));
}

export const serviceLine = (message, { person }) => h("div", { class: "chip", "data-message-id": message.message_id, lang: person.language },
  h("span", { dir: "auto" }, `${message.sender} ${message.text}`));

const timeOf = (message, { person }) => formatOf(locale(person.language), HOUR_MINUTE).format(new Date(message.date));

function balloon(messages, worded, phone, named) {
  const [message] = messages;
  const visual = messages.some(isVisual);
  const words = text(worded, phone);
  const carried = [messages.length > 1 ? album(messages, phone) : media(message, phone), ...cards(message, phone), poll(message, phone)];
  const body = worded.caption_above ? [words, ...carried] : [...carried, words];
  const looks = ["balloon", visual && "with-visual", visual && !words && "wordless", worded.caption_above && "words-first"].filter(Boolean).join(" ");
  return h("div", { class: looks },
    named ? h("b", { class: `sender ${hue(message.sender)}`, dir: "auto" }, message.sender) : null,
    origin(message, phone), reply(message, phone), body, meta(worded, phone));
}

function text(message, phone) {
  if (!message.html || message.poll) return null;
  return h("div", { class: "text", lang: phone.person.language, dir: "auto" }, rendered(message.html, { onCommand: phone.say, onStart: phone.start }));
}

/** Pictures and films side by side; files, voices and music one below the other. */
function album(messages, phone) {
  const cells = messages.map((one) => h("div", { class: "cell", "data-message-id": one.message_id }, media(one, phone)));
  return h("div", { class: messages.every(isVisual) ? "album grid" : "album", "data-count": String(messages.length) }, cells);
}

function meta(message, phone) {
  const edited = message.edited ? h("span", { class: "edited", lang: phone.person.language }, phrases(phone.person.language).edited) : null;
  return h("span", { class: "meta" }, edited, h("time", { datetime: message.date }, timeOf(message, phone)), message.out ? icon("ticks") : null);
}

function origin({ forwarded_from: from }, { person }) {
  return from ? h("div", { class: "origin" }, `${phrases(person.language).forwarded} `, h("b", { dir: "auto" }, from)) : null;
}

/** What stands in a topic answers the topic's first message, as bots see it; no phone shows that. */
function reply({ reply_to: to, quote }, phone) {
  const answered = typeof to === "number" ? phone.find(to) : to;
  if (!answered || answered.service) return null;
  const who = answered.out ? phone.person.name : answered.sender;
  return h("button", { type: "button", class: `quoted ${hue(who)}`, onclick: () => phone.show(answered.message_id) },
    h("b", { dir: "auto" }, who ?? ""), h("span", { class: quote ? "exact" : null, dir: "auto" }, quote || preview(answered, phone.person.language)));
}
