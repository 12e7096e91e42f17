import { api } from "./api.js";
import { h } from "./element.js";
import { coalesced } from "./events.js";
import { fromBox, nextMorning, toBox, twoDigits, wall, ZONE } from "./zone.js";

const DATE = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: ZONE });
const UTC = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" });
export const MOMENT = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: ZONE });

/** The world's clock in the top bar and the buttons that move it. `ticked("09:41")` goes to the phones. */
export function worldClock({ complain, ticked }) {
  let known = null;
  const now = () => known.now + (performance.now() - known.at) * known.rate;
  const box = h("input", { type: "datetime-local", id: "go-to", required: true, "data-testid": "go-to" });
  const controls = h("fieldset", { class: "moves" });
  const refresh = coalesced(async () => {
    try {
      const { now: instant, rate } = await api.clock();
      known = { now: Date.parse(instant), at: performance.now(), rate: rate ?? 1 };
      tick();
    } catch (error) {
      complain(error);
    }
  });
  function tick() {
    if (!known) return;
    show(now(), ticked);
    if (!box.value) box.value = toBox(now());
  }
  const jump = (words, move) => jumping({ words, move, controls, box, refresh, complain, now });
  fill(controls, box, jump, now);
  document.getElementById("clock-controls").append(controls);
  setInterval(tick, 1000);
  return { refresh, jump };
}

function show(instant, ticked) {
  const { hour, minute, second } = wall(instant);
  const time = `${twoDigits(hour)}:${twoDigits(minute)}`;
  const utc = document.getElementById("world-utc");
  const prague = document.getElementById("world-prague");
  prague.replaceChildren(time, h("span", { class: "world-second" }, `:${twoDigits(second)}`));
  utc.textContent = UTC.format(instant);
  prague.dateTime = utc.dateTime = new Date(instant).toISOString();
  document.getElementById("world-date").textContent = DATE.format(instant);
  ticked(time);
}

function fill(controls, box, jump, now) {
  const by = (seconds) => () => ({ by_seconds: seconds });
  const to = (instant) => ({ to: new Date(instant).toISOString() });
  const button = (words, move) => h("button", { type: "button", onclick: () => jump(words, move) }, words);
  const form = h("form", { class: "go-to" }, h("label", { for: "go-to" }, "Go to…"), box, h("button", { type: "submit" }, "Go"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    jump(MOMENT.format(fromBox(box.value)), () => to(fromBox(box.value)));
  });
  controls.append(
    button("Next due", () => ({ to_next_due: true })), button("+15 min", by(900)), button("+1 h", by(3600)),
    button("+1 day", by(86_400)), button("Next morning 08:00", () => to(nextMorning(now()))), form);
}

/** A jump stops at every due moment on its way, so it may take a while; until it ends no other may begin. */
async function jumping({ words, move, controls, box, refresh, complain, now }) {
  const status = document.getElementById("moving");
  const focused = document.activeElement;
  const asked = move();
  controls.disabled = true;
  status.hidden = false;
  status.classList.remove("done");
  status.textContent = `The clock is moving: ${words}. Everything due on the way is done in order…`;
  const watching = setInterval(refresh, 400);
  try {
    const { steps } = await api.moveClock(asked);
    await refresh();
    box.value = toBox(now());
    finish(status, asked.to_next_due && !steps ? "Nothing is due." : `${MOMENT.format(now())}: ${stops(steps)}.`);
  } catch (error) {
    status.hidden = true;
    complain(error);
    await refresh();
  } finally {
    clearInterval(watching);
    controls.disabled = false;
    if (document.activeElement === document.body) focused?.focus();
  }
}

function stops(steps) {
  if (!steps) return "nothing was due on the way";
  return steps === 1 ? "1 stop on the way" : `${steps} stops on the way`;
}

function finish(status, words) {
  status.textContent = words;
  status.classList.add("done");
  setTimeout(() => { if (status.textContent === words) status.hidden = true; }, 5000);
}
