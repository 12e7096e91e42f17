import { hue, initial } from "./colour.js";
import { h, icon } from "./element.js";
import { phrases } from "./phrases.js";

/** A place, a contact, a throw of dice: what a message shows as a small card. */
export function cards(message, phone) {
  return [place(message, phone), contact(message), dice(message, phone)];
}

function place({ location }, { person }) {
  if (!location) return null;
  const { latitude, longitude, title, address, live } = location;
  const words = phrases(person.language);
  const where = `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`;
  const map = `https://www.openstreetmap.org/?mlat=${Number(latitude)}&mlon=${Number(longitude)}#map=17/${Number(latitude)}/${Number(longitude)}`;
  return h("a", { class: live ? "place live" : "place", href: map, target: "_blank", rel: "noopener noreferrer" },
    h("span", { class: "map" }, icon("pin")),
    h("span", { class: "card-words" }, h("b", {}, title || words[live ? "live" : "location"]), h("small", {}, address || where)));
}

function contact({ contact: card }) {
  if (!card) return null;
  const name = [card.first_name, card.last_name].filter(Boolean).join(" ");
  return h("div", { class: "contact" }, h("span", { class: `avatar ${hue(name)}`, "aria-hidden": "true" }, initial(name)),
    h("span", { class: "card-words" }, h("b", { dir: "auto" }, name), h("small", {}, card.phone_number)));
}

function dice({ dice: thrown }, { person }) {
  if (!thrown) return null;
  return h("div", { class: "dice", role: "img", "aria-label": `${phrases(person.language).dice} ${thrown.emoji}: ${thrown.value}` },
    h("span", { class: "big" }, thrown.emoji), h("span", { class: "dice-value" }, String(thrown.value)));
}
