import { h, icon } from "./element.js";
import { themeSwitch } from "./theme.js";
import { daysLater, fromBox, moment, nextMorning, toBox } from "./zone.js";

const RATES = [[0, "Paused"], [1, "Real time"], [60, "1 min a second"], [600, "10 min a second"], [3600, "1 h a second"], [86_400, "1 day a second"]];

/** The buttons that move the clock; on a narrow screen all but "Next due" are in a sheet below the top bar. */
export function moves(clock) {
  const box = h("input", { type: "datetime-local", id: "go-to", required: true, "data-testid": "go-to" });
  const speed = h("select", { id: "speed", "aria-label": "Speed of the clock", onchange: () => clock.setRate(Number(speed.value)) });
  const next = h("fieldset", { class: "moves" }, button("Next due", () => clock.jump("Next due", { to_next_due: true })));
  const others = h("fieldset", { class: "moves" }, jumps(clock), goTo(clock, box));
  document.getElementById("next").append(next);
  document.getElementById("clock-controls").append(others, h("div", { class: "settings" }, speed, themeSwitch()));
  openers(document.getElementById("world-open"), document.getElementById("clock-controls"));
  return {
    rest: (resting) => { next.disabled = others.disabled = resting; },
    moved: (instant) => { box.value = toBox(instant); },
    update: (rate) => { fill(speed, rate); if (!box.value) box.value = toBox(clock.now()); },
  };
}

const button = (words, onclick) => h("button", { type: "button", onclick }, words);

function jumps(clock) {
  const by = (words, seconds) => button(words, () => clock.jump(words, { by_seconds: seconds }));
  const to = (words, instantFrom) => button(words, () => clock.jump(words, { to: new Date(instantFrom(clock.now())).toISOString() }));
  return [
    by("+15 min", 900), by("+1 h", 3600), by("+1 day", 86_400), to("Next morning 08:00", (now) => nextMorning(now)),
    to("Two weeks later", (now) => daysLater(now, 14)),
  ];
}

function goTo(clock, box) {
  const form = h("form", { class: "go-to" }, h("label", { for: "go-to" }, "Go to…"), box, h("button", { type: "submit" }, "Go"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const instant = fromBox(box.value);
    clock.jump(moment(instant), { to: new Date(instant).toISOString() });
  });
  return form;
}

/** A speed that another page or a test has set is listed too. */
function fill(speed, rate) {
  if (speed.options.length && Number(speed.value) === rate) return;
  const rates = RATES.some(([known]) => known === rate) ? RATES : [...RATES, [rate, `${rate} × real time`]];
  speed.replaceChildren(...rates.map(([value, words]) => h("option", { value, selected: value === rate }, words)));
}

function openers(toggle, sheet) {
  toggle.append(icon("clock"));
  const set = (open) => { sheet.classList.toggle("open", open); toggle.setAttribute("aria-expanded", String(open)); };
  toggle.addEventListener("click", () => set(!sheet.classList.contains("open")));
  sheet.addEventListener("click", (event) => { if (event.target.closest(".moves button")) set(false); });
  sheet.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); set(false); toggle.focus(); } });
  document.addEventListener("pointerdown", (event) => { if (!sheet.contains(event.target) && !toggle.contains(event.target)) set(false); });
}
