import { api } from "./api.js";
import { h } from "./element.js";
import { coalesced } from "./events.js";
import { moves } from "./moves.js";
import { formatOf, HOUR_MINUTE, moment, setZone, twoDigits, wall, zoneCity } from "./zone.js";

const TICK_MS = 250;

/**
 * The world's clock in the top bar and the buttons that move it. `ticked("09:41")` goes to the phones; `changed` is
 * called after each answer of the sandbox, when what is planned may have changed.
 */
export function worldClock({ complain, ticked, changed }) {
  const self = { known: null, complain };
  self.now = () => (self.known ? self.known.now + (performance.now() - self.known.at) * self.known.rate : Date.now());
  self.time = () => { const { hour, minute } = wall(self.now()); return `${twoDigits(hour)}:${twoDigits(minute)}`; };
  self.planned = () => self.known?.planned ?? [];
  self.refresh = coalesced(async () => {
    try {
      take(self, await api.clock());
    } catch (error) {
      complain(error);
      return;
    }
    tick();
    self.controls.update(self.known.rate);
    changed();
  });
  self.jump = (words, move) => jumping(self, words, move);
  self.setRate = async (rate) => { await api.setRate(rate).catch(complain); await self.refresh(); };
  self.controls = moves(self);
  const tick = () => { if (self.known) show(self.now(), ticked); };
  setInterval(tick, TICK_MS);
  return self;
}

function take(self, { now, rate, zone, planned, next_due: due }) {
  setZone(zone);
  self.known = { now: Date.parse(now), at: performance.now(), rate: rate ?? 1, planned: planned ?? [], due };
}

function show(instant, ticked) {
  const { hour, minute, second } = wall(instant);
  const time = `${twoDigits(hour)}:${twoDigits(minute)}`;
  const utc = document.getElementById("world-utc");
  const here = document.getElementById("world-time");
  const whole = `${time}:${twoDigits(second)}`;
  if (here.textContent === whole && here.dateTime) return;
  here.replaceChildren(time, h("span", { class: "world-second" }, `:${twoDigits(second)}`));
  utc.textContent = formatOf("en-GB", { ...HOUR_MINUTE, timeZone: "UTC" }).format(instant);
  here.dateTime = utc.dateTime = new Date(instant).toISOString();
  const [date, year] = dated(instant);
  document.getElementById("world-date").replaceChildren(date, h("span", { class: "world-year" }, year));
  document.getElementById("world-city").textContent = zoneCity();
  ticked(time);
}

/** "Mon, 24 Apr" and " 2023": a narrow screen leaves out the year. */
const dated = (instant) => formatOf("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(instant).split(/(?= \d{4}$)/);

/** A jump stops at every due moment on its way, so it may take a while; until it ends no other may begin. */
async function jumping({ controls, refresh, complain, now }, words, asked) {
  const status = document.getElementById("moving");
  const focused = document.activeElement;
  controls.rest(true);
  status.hidden = false;
  status.classList.remove("done");
  status.textContent = `The clock is moving: ${words}. Everything due on the way is done in order…`;
  const watching = setInterval(refresh, 400);
  try {
    const { steps } = await api.moveClock(asked);
    await refresh();
    controls.moved(now());
    finish(status, asked.to_next_due && !steps ? "Nothing is due." : `${moment(now())}: ${stops(steps)}.`);
  } catch (error) {
    status.hidden = true;
    complain(error);
    await refresh();
  } finally {
    clearInterval(watching);
    controls.rest(false);
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
