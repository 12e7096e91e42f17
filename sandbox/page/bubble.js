import { h, icon, safeAddress, startCode } from "./element.js";
import { rendered } from "./markup.js";
import { locale, phrases } from "./phrases.js";
import { ZONE } from "./zone.js";

/**
 * One message as the phone shows it now: an article with the balloon and, below it, its buttons.
 * `phone` offers: person, find(message_id), isWaiting(message_id, button), tap, say, start.
 */
export function bubble(message, phone) {
  if (message.service) return h("div", { class: "chip", "data-message-id": message.message_id }, h("span", {}, `${message.sender} ${message.text}`));
  const side = message.out ? "out" : "in";
  const who = message.out ? phone.person.name : message.sender;
  return h("article", {
    class: `bubble ${side}`, "data-message-id": message.message_id, "data-direction": side,
    "data-edited": message.edited ? "true" : null, "aria-label": `${who}, ${timeOf(message, phone)}`,
  }, balloon(message, phone), keyboard(message, phone));
}

const timeFormats = new Map();

function timeOf(message, { person }) {
  const language = locale(person.language);
  if (!timeFormats.has(language)) {
    timeFormats.set(language, new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: ZONE }));
  }
  return timeFormats.get(language).format(new Date(message.date));
}

function balloon(message, phone) {
  const text = message.html
    ? h("div", { class: "text", lang: phone.person.language, dir: "auto" }, rendered(message.html, {
      onCommand: phone.say, onStart: phone.start,
    }))
    : null;
  return h("div", { class: message.photo ? "balloon with-photo" : "balloon" },
    origin(message, phone), reply(message, phone), photo(message), file(message), place(message, phone), contact(message),
    text, meta(message, phone));
}

function meta(message, phone) {
  const edited = message.edited ? h("span", { class: "edited", lang: phone.person.language }, phrases(phone.person.language).edited) : null;
  return h("span", { class: "meta" }, edited, h("time", { datetime: message.date }, timeOf(message, phone)));
}

function origin({ forwarded_from: from }, { person }) {
  return from ? h("div", { class: "origin" }, `${phrases(person.language).forwarded} `, h("b", {}, from)) : null;
}

function reply({ reply_to: to }, phone) {
  const quoted = typeof to === "number" ? phone.find(to) : to;
  return quoted ? h("div", { class: "quoted" }, plain(quoted)) : null;
}

const plain = (message) => message.text || message.file?.name || message.location?.title || "…";

function photo(message) {
  const address = message.photo && safeAddress(message.photo.url);
  if (!address) return null;
  const image = h("img", { src: address, alt: message.text ? "Photo, described below" : "Photo", class: "photo" });
  return h("a", { href: address, target: "_blank", rel: "noopener", class: "photo-link" }, image);
}

function file({ file: sent }) {
  const address = sent && safeAddress(sent.url);
  if (!address) return null;
  const card = h("a", { class: "file", href: address, download: sent.name ?? "file" },
    h("span", { class: "file-sign" }, icon("file")),
    h("span", { class: "card-words" }, h("b", {}, sent.name ?? "file"), h("small", {}, sizeOf(sent.size))));
  return /^audio\//.test(sent.mime ?? "") ? h("div", { class: "voice" }, h("audio", { controls: true, preload: "none", src: address }), card) : card;
}

function sizeOf(bytes) {
  if (!bytes) return "";
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function place({ location }, { person }) {
  if (!location) return null;
  const { latitude, longitude, title, address } = location;
  const where = `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`;
  const map = `https://www.openstreetmap.org/?mlat=${Number(latitude)}&mlon=${Number(longitude)}#map=17/${Number(latitude)}/${Number(longitude)}`;
  return h("a", { class: "place", href: map, target: "_blank", rel: "noopener noreferrer" },
    h("span", { class: "map" }, icon("pin")),
    h("span", { class: "card-words" }, h("b", {}, title || phrases(person.language).location), h("small", {}, address || where)));
}

function contact({ contact: card }) {
  if (!card) return null;
  const name = [card.first_name, card.last_name].filter(Boolean).join(" ");
  return h("div", { class: "contact" }, h("span", { class: "avatar", "aria-hidden": "true" }, name.slice(0, 1)),
    h("span", { class: "card-words" }, h("b", {}, name), h("small", {}, card.phone_number)));
}

function keyboard(message, phone) {
  if (!message.buttons?.length) return null;
  return h("div", { class: "keyboard", lang: phone.person.language },
    message.buttons.map((row) => h("div", { class: "keys" }, row.map((button) => key(message, button, phone)))));
}

function key(message, button, phone) {
  if (button.url) {
    return h("button", { type: "button", class: "key leads-away", onclick: () => follow(button.url, phone) },
      button.text, h("span", { class: "away", "aria-hidden": "true" }, "↗"));
  }
  return h("button", {
    type: "button", class: "key", "data-callback": button.data, "aria-busy": phone.isWaiting(message.message_id, button) ? "true" : null,
    onclick: () => phone.tap(message.message_id, button),
  }, button.text);
}

function follow(address, phone) {
  const url = safeAddress(address, ["http:", "https:", "tg:"]);
  if (!url) return;
  const code = startCode(url);
  if (code) phone.start(code);
  else window.open(url, "_blank", "noopener,noreferrer");
}
