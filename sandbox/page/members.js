import { hue, initial } from "./colour.js";
import { h } from "./element.js";
import { present } from "./head.js";
import { counted, phrases } from "./phrases.js";
import { ask } from "./sheet.js";

/** Who is in a group, in a dialog. */
export function showMembers({ state, person }) {
  const people = present(state);
  const list = h("ul", { class: "members", lang: person.language }, people.map((member) => row(member, phrases(person.language))));
  return ask({ title: `${state.title} · ${counted(person.language, "members", people.length)}`, preview: list, fields: [], submit: "OK", cancel: null });
}

function row({ name, status }, words) {
  return h("li", {}, h("span", { class: `avatar ${hue(name)}`, "aria-hidden": "true" }, initial(name)), h("b", { dir: "auto" }, name),
    words[status] ? h("small", {}, words[status]) : null);
}
