import { excerpt } from "./book.js";
import { h, refill } from "./element.js";
import { moment } from "./zone.js";

const SHOWN = 300;
const MINUTE = 60_000;

/**
 * One line of time: what the bot sent, now, and what it has planned. `clock` offers now(), planned(), jump(words, move);
 * `show(chat_id, message_id)` brings a message up on its phone.
 */
export function timeline({ book, clock, nameOf, people, show }) {
  const whom = h("select", { onchange: () => draw() });
  const list = h("ol", { class: "timeline", "aria-label": "Sent and planned" });
  const element = h("div", { class: "panel" }, h("label", { class: "field" }, h("span", {}, "Whose messages"), whom), list);
  function draw() {
    fillPeople(whom, people());
    const chat = Number(whom.value) || null;
    const mine = (item) => !chat || item.chat === chat;
    const before = moments(sent(book.entries, nameOf).filter(mine).slice(-SHOWN));
    const after = moments(planned(clock.planned()).filter(mine));
    refill(list, [
      ...before.map((one) => section(one, ({ chat: where, message }) => show(where, message), "Show on the phone")),
      now(clock.now(), after.length),
      ...after.map((one) => section(one, ({ at }) => clock.jump(moment(at), { to: new Date(at).toISOString() }), "Move the clock here")),
    ]);
  }
  book.listen(() => { if (element.isConnected) draw(); });
  return { element, refresh: async () => { await book.refresh(); draw(); }, redraw: () => { if (element.isConnected) draw(); }, opened: () => list.querySelector(".now")?.scrollIntoView({ block: "center" }) };
}

function sent(entries, nameOf) {
  return entries.filter(({ method, outcome, message_id: id }) => /^(send(?!ChatAction)|copy|forward)/i.test(method) && outcome === "accepted" && id !== null)
    .map((entry) => ({
      at: Date.parse(entry.world), what: excerpt(entry.parameters) || entry.method, who: nameOf(entry.chat_id), chat: entry.chat_id,
      message: entry.message_id, doubtful: Boolean(entry.fault),
    }));
}

const planned = (plan) => plan.map(({ at, what, who, chat_id: chat }) => ({ at: Date.parse(at), what, who, chat })).sort((one, other) => one.at - other.at);

/** Those of one minute together, and within it those with the same words. */
function moments(items) {
  const found = [];
  for (const item of items) {
    const minute = Math.floor(item.at / MINUTE);
    if (found.at(-1)?.minute !== minute) found.push({ minute, at: item.at, kinds: new Map() });
    const { kinds } = found.at(-1);
    kinds.set(item.what, [...(kinds.get(item.what) ?? []), item]);
  }
  return found;
}

function section({ minute, at, kinds }, act, does) {
  return h("li", { class: "moment" }, h("time", { datetime: new Date(at).toISOString() }, moment(at)),
    h("ul", {}, [...kinds].map(([what, items], index) => h("li", {}, h("button", {
      type: "button", "data-key": `${minute} ${index} ${items.length}`, title: does, onclick: () => act(items[0]),
    }, h("span", { class: "who" }, names(items)), h("span", { class: "what", dir: "auto" }, what),
    items.some(({ doubtful }) => doubtful) ? h("small", { class: "entry-trouble" }, "The bot does not know whether this arrived") : null)))));
}

function names(items) {
  const all = [...new Set(items.map(({ who }) => who))];
  return all.length > 3 ? `${all.slice(0, 2).join(", ")} and ${all.length - 2} more` : all.join(", ");
}

function now(instant, isMoreToCome) {
  return h("li", { class: "now" }, h("b", {}, `Now · ${moment(instant)}`), isMoreToCome ? null : h("small", {}, "Nothing is planned, or the bot does not tell its plan."));
}

function fillPeople(select, people) {
  const chosen = select.value;
  select.replaceChildren(h("option", { value: "" }, "everyone"), ...people.map(({ id, name }) => h("option", { value: id }, name)));
  select.value = chosen;
}
