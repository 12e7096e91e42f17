import { api } from "./api.js";
import { MOMENT, worldClock } from "./clock.js";
import { drawer } from "./drawer.js";
import { h } from "./element.js";
import { coalesced, follow } from "./events.js";
import { faults } from "./faults.js";
import { ledger } from "./ledger.js";
import { choice, NARROW, strip } from "./people.js";
import { phone } from "./phone.js";
import { replay } from "./replay.js";

const stage = document.getElementById("phones");
const phones = new Map();
const unread = new Set();
const chosen = choice();
let people = [];

const names = strip({ element: document.getElementById("people"), pick, complain });
const clock = worldClock({ complain, ticked: (time) => { for (const one of phones.values()) one.head.tick(time); } });
const nameOf = (id) => people.find((person) => person.id === Number(id))?.name ?? String(id);
const sent = ledger({ nameOf, complain });
const panels = drawer({
  ledger: { title: "Ledger", ...sent },
  faults: { title: "Faults", ...faults({ people: () => people, complain }) },
});

const idOf = (name) => people.find((person) => person.name === name)?.id;
const tour = replay({
  complain,
  stage: {
    phone: (name) => phones.get(idOf(name)) ?? null,
    bring(name) { const id = idOf(name); if (id) { chosen.write([...new Set([...chosen.shown(people), id])], id); lay(); } return id; },
    show(names) { const ids = names.map(idOf); if (ids.every(Boolean)) { chosen.write(ids, ids[0]); lay(); } return ids.every(Boolean); },
    jump: (move) => clock.jump(move.to ? MOMENT.format(new Date(move.to)) : "Next due", () => move),
  },
});

function complain(error) {
  const notices = document.getElementById("notices");
  const words = String(error.message ?? error);
  // The same trouble met by several phones at once is told once.
  if ([...notices.children].some((notice) => notice.firstChild.textContent === words)) return;
  const notice = h("div", { class: "notice" }, h("span", {}, words), h("button", { type: "button", onclick: () => notice.remove() }, "Close"));
  notices.append(notice);
  setTimeout(() => notice.remove(), 8000);
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
  names.draw(people, { shown, on, unread });
  stage.querySelector(".nobody")?.remove();
  if (!shown.length) stage.append(h("p", { class: "nobody" }, people.length ? "Choose a person above." : "Nobody is here yet. Add a person above, or start the demo."));
}

function bring(person) {
  const one = phone(person, { complain });
  phones.set(person.id, one);
  one.refresh();
  clock.refresh();
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

function refreshPhones(id) {
  for (const [owner, one] of phones) if (id === undefined || owner === id) one.refresh();
}

function heard({ type, person_id: id }) {
  if (type === "clock") clock.refresh();
  if (type === "people") refreshPeople();
  if (type === "replay") tour.refresh();
  if (type === "ledger") panels.refresh();
  if (type !== "chat") return;
  refreshPhones(id ?? undefined);
  if (id && !unread.has(id) && !visible().includes(id)) { unread.add(id); lay(); }
}

async function back() {
  document.body.classList.remove("offline");
  await refreshPeople();
  clock.refresh();
  tour.refresh();
  sent.forget();
  panels.refresh();
  refreshPhones();
}

NARROW.addEventListener("change", lay);
addEventListener("hashchange", lay);
follow({ heard, back, lost: () => document.body.classList.add("offline") });
