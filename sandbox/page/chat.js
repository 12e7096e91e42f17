import { bubble } from "./bubble.js";
import { h, icon } from "./element.js";
import { locale, phrases } from "./phrases.js";
import { ZONE } from "./zone.js";

const NEAR = 60;

/**
 * The scrolling list of bubbles. A bubble is made anew only when its message changed, so that a screen
 * reader hears what is new and nothing else, and a focused button keeps the focus.
 */
export function chat(phone) {
  const language = phone.person.language;
  const day = new Intl.DateTimeFormat(locale(language), { day: "numeric", month: "long", year: "numeric", timeZone: ZONE });
  const log = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": `Chat of ${phone.person.name}`, tabindex: "0" });
  const down = h("button", { type: "button", class: "down", "aria-label": "To the latest", hidden: true, onclick: () => toEnd() }, icon("down"));
  const drawn = new Map();
  let atEnd = true;
  function toEnd() {
    log.scrollTop = log.scrollHeight;
  }
  log.addEventListener("scroll", () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    down.hidden = atEnd;
  });
  // Pictures that arrive late and a keyboard that opens change the height without a scroll by the reader.
  const keep = () => { if (atEnd) toEnd(); };
  log.addEventListener("load", keep, { capture: true });
  new ResizeObserver(keep).observe(log);
  function draw(state) {
    place(log, pieces(state, { drawn, day, phone }));
    keep();
    down.hidden = atEnd;
  }
  return { element: h("div", { class: "chat" }, log, down), draw, toEnd: () => { atEnd = true; toEnd(); } };
}

function pieces({ messages, invitation }, { drawn, day, phone }) {
  const nodes = messages.length || invitation ? [] : [keyed(drawn, "empty", "", () => chip(phrases(phone.person.language).empty, phone))];
  let last = null;
  for (const message of messages) {
    const date = day.format(new Date(message.date));
    if (date !== last) nodes.push(keyed(drawn, `day ${date}`, "", () => chip(date, phone)));
    last = date;
    nodes.push(keyed(drawn, message.message_id, pictureOf(message, phone), () => bubble(message, phone)));
  }
  if (invitation) nodes.push(keyed(drawn, "invitation", JSON.stringify(invitation), () => card(invitation, phone)));
  return nodes;
}

/** Everything that a bubble's look depends on: the message, what it answers, and whether a tap is under way. */
function pictureOf(message, phone) {
  const waiting = (message.buttons ?? []).flat().map((button) => phone.isWaiting(message.message_id, button));
  const quoted = typeof message.reply_to === "number" ? phone.find(message.reply_to)?.text : null;
  return JSON.stringify([message, waiting, quoted]);
}

function keyed(drawn, key, picture, make) {
  const known = drawn.get(key);
  if (known?.picture === picture) return known.node;
  const node = make();
  drawn.set(key, { picture, node });
  if (known) handOverFocus(known.node, node);
  return node;
}

/** A bubble that is redrawn while one of its buttons has the focus gives it to the button in the same place. */
function handOverFocus(before, after) {
  const focused = [...before.querySelectorAll("button, a")].indexOf(document.activeElement);
  if (focused < 0) return;
  queueMicrotask(() => {
    const candidates = [...after.querySelectorAll("button, a")];
    (candidates[focused] ?? candidates.at(-1) ?? after.closest(".log"))?.focus({ preventScroll: true });
  });
}

/** Puts the nodes into the list in this order, moving none that already stands right. */
function place(log, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...log.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, position) => {
    if (log.children[position] !== node) log.insertBefore(node, log.children[position] ?? null);
  });
}

const chip = (words, { person }) => h("div", { class: "chip", lang: person.language }, h("span", {}, words));

/** A link that somebody was given outside Telegram; opening it sends its words (/start CODE) to the bot. */
function card({ title, text }, phone) {
  return h("button", { type: "button", class: "invitation", "data-testid": "invitation", lang: phone.person.language, onclick: () => phone.open(text) },
    h("small", {}, phrases(phone.person.language).invitation), h("b", {}, title), h("code", {}, text));
}
