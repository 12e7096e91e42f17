import { bubble, serviceLine } from "./bubble.js";
import { h, icon } from "./element.js";
import { locale, phrases } from "./phrases.js";
import { formatOf } from "./zone.js";

const NEAR = 60;
const MARGIN = 8;

/**
 * The scrolling list of bubbles. A bubble is made anew only when its message changed, so that a screen
 * reader hears what is new and nothing else, and a focused button keeps the focus.
 */
export function chat(phone) {
  const log = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": `Chat of ${phone.person.name}`, tabindex: "0" });
  const down = h("button", { type: "button", class: "down", "aria-label": "To the latest", hidden: true, onclick: () => toEnd() }, icon("down"));
  const drawn = new Map();
  let atEnd = true;
  let left = 0;
  function toEnd() {
    log.scrollTop = log.scrollHeight;
    left = log.scrollTop;
  }
  /** Whether the reader has scrolled up just now; the browser tells it only a frame later. */
  const hasGone = () => log.scrollTop < left - NEAR && log.scrollHeight - log.clientHeight >= left;
  log.addEventListener("scroll", () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    down.hidden = atEnd;
  });
  // Pictures that arrive late and a keyboard that opens change the height without a scroll by the reader.
  const keep = () => { atEnd &&= !hasGone(); if (atEnd) toEnd(); };
  log.addEventListener("load", keep, { capture: true });
  log.addEventListener("loadedmetadata", keep, { capture: true });
  new ResizeObserver(keep).observe(log);
  walk(log);
  function draw(state, messages) {
    atEnd &&= !hasGone();
    place(log, pieces(state, messages, { drawn, phone }));
    keep();
    down.hidden = atEnd;
  }
  const show = (messageId) => pointOut(log, messageId);
  return { element: h("div", { class: "chat" }, log, down), log, draw, show, begin: (words) => { if (beginWith(log, words)) atEnd = false; }, toEnd: () => { atEnd = true; toEnd(); } };
}

/** Arrow keys go from message to message; up from the log itself begins with the newest. */
function walk(log) {
  log.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const here = event.target;
    if (!by || (here !== log && !here.matches(".bubble"))) return;
    const all = [...log.querySelectorAll(".bubble")];
    const next = here === log ? (by < 0 ? all.at(-1) : null) : all[all.indexOf(here) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

/** Scrolls to a message and lets it light up for a moment; false when it is not on the screen. */
function pointOut(log, messageId) {
  const found = log.querySelector(`[data-message-id="${messageId}"]`);
  if (!found) return false;
  found.scrollIntoView({ block: "center" });
  found.classList.add("pointed-out");
  setTimeout(() => found.classList.remove("pointed-out"), 1600);
  (found.closest(".bubble") ?? log).focus({ preventScroll: true });
  return true;
}

/** Scrolls up to where the newest message with these words begins; false when all of it is to be seen already. */
function beginWith(log, words) {
  const found = [...log.querySelectorAll(".bubble")].findLast((bubble) => bubble.textContent.includes(words));
  const above = found ? log.getBoundingClientRect().top - found.getBoundingClientRect().top : 0;
  if (above > 0) log.scrollTop -= above + MARGIN;
  return above > 0;
}

function pieces({ invitation, chat_description: about }, messages, { drawn, phone }) {
  const nodes = messages.length || invitation ? [] : [keyed(drawn, "empty", about ?? "", () => welcome(about, phone))];
  const day = formatOf(locale(phone.person.language), { day: "numeric", month: "long", year: "numeric" });
  let last = null;
  const runs = albums(messages);
  runs.forEach((run, index) => {
    const date = day.format(new Date(run[0].date));
    if (date !== last) nodes.push(keyed(drawn, `day ${date}`, "", () => chip(date, phone)));
    last = date;
    const standing = { first: !joins(runs[index - 1], run, day), last: !joins(run, runs[index + 1], day) };
    nodes.push(keyed(drawn, run[0].message_id, pictureOf(run, standing, phone), () => (run[0].service ? serviceLine(run[0], phone) : bubble(run, phone, standing))));
  });
  if (invitation) nodes.push(keyed(drawn, "invitation", JSON.stringify(invitation), () => card(invitation, phone)));
  return nodes;
}

/** The messages of one album are shown as one. */
function albums(messages) {
  const runs = [];
  for (const message of messages) {
    const before = runs.at(-1);
    if (message.media_group_id && before?.[0].media_group_id === message.media_group_id) before.push(message);
    else runs.push([message]);
  }
  return runs;
}

/** Whether two messages that follow each other are by the same sender on the same day. */
function joins(before, after, day) {
  if (!before || !after) return false;
  const [one, other] = [before[0], after[0]];
  return !one.service && !other.service && one.out === other.out && one.sender === other.sender && day.format(new Date(one.date)) === day.format(new Date(other.date));
}

/** Everything that a bubble's look depends on: the messages, their place, what they answer, taps and choices under way. */
function pictureOf(run, standing, phone) {
  const waiting = run.flatMap((message) => (message.buttons ?? []).flat().map((button) => phone.isWaiting(message.message_id, button)));
  const answered = typeof run[0].reply_to === "number" ? phone.find(run[0].reply_to) : null;
  const picks = run[0].poll ? [...phone.picks(run[0].message_id)] : [];
  return JSON.stringify([run, standing, waiting, answered && [answered.sender, answered.text], picks, phone.state.kind]);
}

function keyed(drawn, key, picture, make) {
  const known = drawn.get(key);
  if (known?.picture === picture) return known.node;
  const node = make();
  drawn.set(key, { picture, node });
  if (known) handOverFocus(known.node, node);
  return node;
}

/** A bubble that is redrawn while it or one of its buttons has the focus gives it to the button in the same place. */
function handOverFocus(before, after) {
  if (before === document.activeElement) queueMicrotask(() => after.focus({ preventScroll: true }));
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

function welcome(about, phone) {
  const words = phrases(phone.person.language);
  if (!about) return chip(words.empty, phone);
  return h("div", { class: "welcome", lang: phone.person.language }, h("b", {}, words.abilities), h("p", { dir: "auto" }, about));
}

/** A link that somebody was given outside Telegram; opening it sends its words (/start CODE) to the bot. */
function card({ title, text }, phone) {
  return h("button", { type: "button", class: "invitation", "data-testid": "invitation", lang: phone.person.language, onclick: () => phone.open(text) },
    h("small", {}, phrases(phone.person.language).invitation), h("b", {}, title), h("code", {}, text));
}
