import { api } from "./api.js";
import { hue, initial } from "./colour.js";
import { h } from "./element.js";
import { languageName } from "./phrases.js";
import { ask } from "./sheet.js";

/** One phone at a time below this width; the style sheets say the same. */
export const NARROW = matchMedia("(max-width: 759px)");

const AT_FIRST = 3;

/** Who is shown, kept in the address (#show=1,2&on=2), so that a link or a reload brings the same phones. */
export function choice() {
  const read = () => new URLSearchParams(location.hash.slice(1));
  const ids = (text) => (text ?? "").split(",").filter(Boolean).map(Number);
  return {
    shown(people) {
      const present = people.map((person) => person.id);
      const asked = read().has("show") ? ids(read().get("show")) : present.slice(0, AT_FIRST);
      return present.filter((id) => asked.includes(id));
    },
    on(people) {
      const shown = this.shown(people);
      const asked = Number(read().get("on"));
      return shown.includes(asked) ? asked : shown[0];
    },
    write(shown, on) {
      history.replaceState(null, "", `#show=${shown.join(",")}${on ? `&on=${on}` : ""}`);
    },
  };
}

/** The strip of names: on a wide screen each name shows or hides its phone, on a narrow one it brings it up. */
export function strip({ element, pick, complain }) {
  function draw(people, { shown, on, unread }) {
    const focused = document.activeElement?.closest("[data-switch]")?.dataset.switch;
    const buttons = people.map((person) => chip(person, {
      pressed: NARROW.matches ? person.id === on : shown.includes(person.id), fresh: unread.has(person.id), pick,
    }));
    element.replaceChildren(...buttons, h("button", { type: "button", class: "add-person", onclick: () => add(complain) }, "Add a person"));
    if (focused) element.querySelector(`[data-switch="${focused}"]`)?.focus();
    if (NARROW.matches) element.querySelector("[aria-pressed=true]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }
  return { draw };
}

function chip(person, { pressed, fresh, pick }) {
  return h("button", { type: "button", class: "person", "data-switch": person.id, "aria-pressed": String(pressed), "aria-label": fresh ? `${person.name}, new` : null, onclick: () => pick(person.id) },
    h("span", { class: `avatar ${hue(person.name)}`, "aria-hidden": "true" }, initial(person.name)), h("span", { class: "person-name", dir: "auto" }, person.name),
    fresh ? h("span", { class: "fresh" }) : null);
}

async function add(complain) {
  const fields = await ask({
    title: "Add a person", submit: "Add",
    fields: [
      { name: "name", label: "Name", required: true },
      { name: "language", label: "Language of the phone", value: "uk", options: ["uk", "cs", "en"].map((code) => [code, languageName(code)]) },
      { name: "phone", label: "Phone number (optional)", type: "tel" },
    ],
  });
  if (!fields) return;
  if (!fields.phone) delete fields.phone;
  try {
    await api.addPerson(fields);
  } catch (error) {
    complain(error);
  }
}
