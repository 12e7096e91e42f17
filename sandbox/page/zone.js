/** The world's zone: what the top bar and the phones show. Instants are milliseconds since 1970, UTC. */
let zone = "Europe/Prague";
const formats = new Map();

export const zoneName = () => zone;

/** "Europe/Prague" is "Prague", "America/Argentina/Buenos_Aires" is "Buenos Aires". */
export const zoneCity = () => zone.split("/").at(-1).replaceAll("_", " ");

/** Takes the zone that the sandbox named; a name that this browser does not know changes nothing. */
export function setZone(name) {
  if (!name || name === zone) return;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
  } catch {
    return;
  }
  zone = name;
  formats.clear();
}

/** A format in the world's zone; making one is slow, so each is made once. */
export function formatOf(language, options) {
  const key = `${language} ${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, { timeZone: zone, ...options }));
  return formats.get(key);
}

export const HOUR_MINUTE = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** "Mon, 24 Apr, 08:00", as the page's own words have it. */
export const moment = (instant) => formatOf("en-GB", { weekday: "short", day: "numeric", month: "short", ...HOUR_MINUTE }).format(new Date(instant));

/** The wall clock's reading at an instant, as numbers. */
export function wall(instant) {
  const format = formatOf("en-GB", { hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const parts = Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
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

/** The same reading of the wall clock so many days later, whatever the summer time does in between. */
export function daysLater(instant, days) {
  const today = wall(instant);
  return instantOf({ ...today, day: today.day + days });
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
