import { h, icon } from "./element.js";
import { NARROW } from "./people.js";

/** The side drawer holds one panel at a time; `panels` is {name: {title, element, refresh, opened?}}. */
export function drawer(panels) {
  const element = document.getElementById("drawer");
  const toggles = Object.entries(panels).map(([name, { title }]) => h("button", {
    type: "button", class: "panel-toggle", "data-panel": name, "aria-expanded": "false", "aria-controls": "drawer", title,
    onclick: () => show(open === name ? null : name),
  }, icon(name), h("span", {}, title)));
  document.getElementById("panels").append(...toggles);
  let open = null;
  function show(name) {
    open = name;
    element.hidden = !name;
    for (const toggle of toggles) toggle.setAttribute("aria-expanded", String(toggle.dataset.panel === name));
    if (!name) return;
    element.setAttribute("aria-label", panels[name].title);
    const close = h("button", { type: "button", class: "round", "aria-label": `Close ${panels[name].title.toLowerCase()}`, onclick: shut }, icon("close"));
    element.replaceChildren(h("header", {}, h("h2", {}, panels[name].title), close), panels[name].element);
    Promise.resolve(panels[name].refresh()).then(() => panels[name].opened?.());
    // On a small screen the drawer covers everything, so the keyboard follows it.
    if (NARROW.matches) close.focus();
  }
  function shut() {
    const toggle = toggles.find((button) => button.dataset.panel === open);
    show(null);
    toggle?.focus();
  }
  // A popup or a dialog takes its own Escape first.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open && !document.querySelector("dialog[open], :popover-open")) shut();
  });
  return { refresh: (name) => { if (open && (open === name || !name)) panels[open].refresh(); }, shut: () => { if (open) shut(); } };
}
