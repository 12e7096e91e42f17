/** The mission's zone: what the top bar and the phones show. Instants are milliseconds since 1970, UTC. */
export const ZONE = "Europe/Prague";

const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
  hour: "2-digit", minute: "2-digit", second: "2-digit",
});

/** The wall clock's reading at an instant, as numbers. */
export function wall(instant) {
  const parts = Object.fromEntries(PARTS.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  return { year: parts.year, month: parts.month, day: parts.day, hour: parts.hour, minute: parts.minute, second: parts.second };
}

function offset(instant) {
  const { year, month, day, hour, minute, second } = wall(instant);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** The instant at which the wall clock reads this; a reading skipped in spring is taken an hour later. */
export function instantOf({ year, month, day, hour, minute }) {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const first = asUtc - offset(asUtc);
  return asUtc - offset(first);
}

/** The next reading of hour:00 strictly after the instant. */
export function nextMorning(instant, hour = 8) {
  const today = wall(instant);
  const candidate = instantOf({ ...today, hour, minute: 0 });
  return candidate > instant ? candidate : instantOf({ ...today, day: today.day + 1, hour, minute: 0 });
}

export const twoDigits = (number) => String(number).padStart(2, "0");

/** What a datetime-local box takes and gives: 2023-04-25T08:00. */
export function toBox(instant) {
  const { year, month, day, hour, minute } = wall(instant);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${twoDigits(hour)}:${twoDigits(minute)}`;
}

export function fromBox(text) {
  const [year, month, day, hour, minute] = text.split(/[-T:]/).map(Number);
  return instantOf({ year, month, day, hour, minute });
}
