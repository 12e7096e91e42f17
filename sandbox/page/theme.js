import { h } from "./element.js";

const THEMES = [["system", "System theme"], ["light", "Light"], ["dark", "Dark"]];
const KEPT_AS = "sandbox theme";

/** Day, night, or what the system says; remembered in this browser. */
export function themeSwitch() {
  const select = h("select", { id: "theme", "aria-label": "Theme" }, THEMES.map(([value, words]) => h("option", { value }, words)));
  select.value = remembered();
  apply(select.value);
  select.addEventListener("change", () => { apply(select.value); remember(select.value); });
  return select;
}

/** The colours themselves are pairs in the style sheets, of which the browser takes one. */
function apply(theme) {
  document.documentElement.style.colorScheme = theme === "system" ? "" : theme;
}

function remembered() {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return THEMES.some(([theme]) => theme === kept) ? kept : "system";
  } catch {
    return "system";
  }
}

/** A browser that keeps nothing forgets the theme, no more. */
function remember(theme) {
  try {
    localStorage.setItem(KEPT_AS, theme);
  } catch {
    // Private windows of some browsers refuse.
  }
}
