import { api } from "./api.js";
import { book } from "./book.js";
import { worldClock } from "./clock.js";
import { drawer } from "./drawer.js";
import { h } from "./element.js";
import { coalesced, follow } from "./events.js";
import { faults } from "./faults.js";
import { noticeOf } from "./kinds.js";
import { ledger } from "./ledger.js";
import { complain, notify } from "./notices.js";
import { choice, NARROW, strip } from "./people.js";
import { phone } from "./phone.js";
import { replay } from "./replay.js";
import { timeline } from "./timeline.js";
import { moment, zoneName } from "./zone.js";

const stage = document.getElementById("phones");
const offline = document.getElementById("offline");
const phones = new Map();
const unread = new Set();
const chosen = choice();
let people = [];

const everybody = () => people;
const nameOf = (id) => people.find((person) => person.id === Number(id))?.name ?? groupName(id) ?? String(id);
const bar = strip({ element: document.getElementById("people"), pick, complain });
const clock = worldClock({ complain, ticked: (time) => { for (const one of phones.values()) one.tick(time); }, changed: () => line.redraw() });
const entries = book({ complain });
const line = timeline({ book: entries, clock, nameOf, people: everybody, show });
const panels = drawer({
  timeline: { title: "Timeline", ...line },
  ledger: { title: "Ledger", ...ledger({ book: entries, nameOf }) },
  faults: { title: "Faults", ...faults({ people: everybody, complain }) },
});
entries.listen((news, isOld) => {
  if (!isOld) for (const entry of news) if (entry.fault) notify(noticeOf(entry, nameOf), "fault");
});

const idOf = (name) => people.find((person) => person.name === name)?.id;
const tour = replay({
  complain,
  stage: {
    phone: (name) => phones.get(idOf(name)) ?? null,
    bring(name) { const id = idOf(name); if (id) { chosen.write([...new Set([...chosen.shown(people), id])], id); lay(); } return id; },
    show(names) { const ids = names.map(idOf); if (ids.every(Boolean)) { chosen.write(ids, ids[0]); lay(); } return ids.every(Boolean); },
    toEnd() { for (const one of phones.values()) one.room()?.list.toEnd(); },
    jump: (move) => clock.jump(move.to ? moment(move.to) : "Next due", move),
  },
});

function groupName(id) {
  for (const { chats } of phones.values()) {
    const found = chats.find((chat) => chat.chat_id === Number(id));
    if (found) return found.title;
  }
  return null;
}

const refreshPeople = coalesced(async () => {
  try {
    people = await api.people();
    lay();
  } catch (error) {
    complain(error);
  }
});

/** Puts the chosen people's phones side by side; phones that stay are not touched. */
function lay() {
  const shown = chosen.shown(people);
  const on = chosen.on(people);
  for (const [id, one] of phones) {
    const now = shown.includes(id) && people.find((person) => person.id === id);
    if (JSON.stringify(now) !== JSON.stringify(one.person)) { one.element.remove(); phones.delete(id); }
  }
  for (const id of shown) {
    if (!phones.has(id)) bring(people.find((person) => person.id === id));
    const { element } = phones.get(id);
    element.toggleAttribute("data-on", id === on);
    // A phone that is put elsewhere in the page loses its place in the chat, so the others are put around it.
    const there = stage.children[shown.indexOf(id)] ?? null;
    if (there !== element) stage.insertBefore(element, there);
  }
  for (const id of visible()) unread.delete(id);
  bar.draw(people, { shown, on, unread });
  stage.querySelector(".nobody")?.remove();
  if (!shown.length) stage.append(h("p", { class: "nobody" }, people.length ? "Choose a person above." : "Nobody is here yet. Add a person above, or start the demo."));
}

function bring(person) {
  phones.set(person.id, phone(person, { complain, people: everybody, now: clock.now }));
  phones.get(person.id).tick(clock.time());
}

function visible() {
  return NARROW.matches ? [chosen.on(people)] : chosen.shown(people);
}

function pick(id) {
  const shown = chosen.shown(people);
  if (NARROW.matches) chosen.write(shown.includes(id) ? shown : [...shown, id], id);
  else chosen.write(shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id], id);
  lay();
}

/** Brings up a message that the bot sent: on the person's own phone, or on any phone that has the group. */
async function show(chatId, messageId) {
  const owner = phones.get(chatId) ?? [...phones.values()].find(({ chats }) => chats.some(({ chat_id: id }) => id === chatId));
  if (!owner) return void notify(`${nameOf(chatId)}'s phone is not shown.`);
  if (NARROW.matches) { panels.shut(); chosen.write(chosen.shown(people), owner.person.id); lay(); }
  if (!(await owner.show(chatId, messageId))) notify("This message is not on the screen any more.");
}

function refreshPhones(id, chat) {
  for (const [owner, one] of phones) if (id === undefined || owner === id) one.refresh(chat);
}

function heard({ type, person_id: id, chat_id: chat }) {
  if (type === "clock") clock.refresh();
  if (type === "people") refreshPeople();
  if (type === "replay") tour.refresh();
  if (type === "ledger") { entries.refresh(); panels.refresh("faults"); }
  if (type === "faults") panels.refresh("faults");
  if (type !== "chat") return;
  refreshPhones(id ?? undefined, chat);
  if (id && !unread.has(id) && !visible().includes(id)) { unread.add(id); lay(); }
}

async function back() {
  document.body.classList.remove("offline");
  offline.textContent = "";
  const zone = zoneName();
  await clock.refresh();
  // Phones that were drawn by another zone's clock are made anew.
  if (zone !== zoneName()) for (const [id, one] of phones) { one.element.remove(); phones.delete(id); }
  await refreshPeople();
  tour.refresh();
  entries.forget();
  await entries.refresh();
  panels.refresh();
  refreshPhones();
}

function lost() {
  if (document.body.classList.contains("offline")) return;
  document.body.classList.add("offline");
  offline.textContent = "The sandbox does not answer. Reconnecting…";
}

NARROW.addEventListener("change", lay);
addEventListener("hashchange", lay);
follow({ heard, back, lost });
