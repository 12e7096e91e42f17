import { h, icon } from "./element.js";
import { NARROW } from "./people.js";

/** The side drawer holds one panel at a time; `panels` is {name: {title, element, refresh}}. */
export function drawer(panels) {
  const element = document.getElementById("drawer");
  const toggles = [...document.querySelectorAll(".panel-toggle")];
  let open = null;
  function show(name) {
    open = name;
    element.hidden = !name;
    for (const toggle of toggles) toggle.setAttribute("aria-expanded", String(toggle.dataset.panel === name));
    if (!name) return;
    element.setAttribute("aria-label", panels[name].title);
    const close = h("button", { type: "button", class: "round", "aria-label": `Close ${panels[name].title.toLowerCase()}` }, icon("close"));
    close.addEventListener("click", () => shut());
    element.replaceChildren(h("header", {}, h("h2", {}, panels[name].title), close), panels[name].element);
    panels[name].refresh();
    // On a small screen the drawer covers everything, so the keyboard follows it.
    if (NARROW.matches) close.focus();
  }
  function shut() {
    const toggle = toggles.find((button) => button.dataset.panel === open);
    show(null);
    toggle?.focus();
  }
  for (const toggle of toggles) {
    toggle.addEventListener("click", () => show(open === toggle.dataset.panel ? null : toggle.dataset.panel));
  }
  // A popup or a dialog takes its own Escape first.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open && !document.querySelector("dialog[open]")) shut();
  });
  return { refresh: (name) => { if (open === name || (open && !name)) panels[open].refresh(); } };
}
