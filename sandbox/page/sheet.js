import { h } from "./element.js";

/**
 * Asks for a few fields in a dialog. `fields`: [{name, label, value?, type?, required?, options?}];
 * answers an object of strings, or null when the reader cancels.
 */
export function ask({ title, fields, submit, preview = null }) {
  return new Promise((resolve) => {
    const form = h("form", { method: "dialog", class: "sheet-form" },
      h("h2", { id: "sheet-title" }, title), preview, fields.map(field),
      h("div", { class: "sheet-buttons" },
        h("button", { type: "button", class: "plain", onclick: () => dialog.close() }, "Cancel"),
        h("button", { type: "submit", class: "primary", value: "go" }, submit)));
    const dialog = h("dialog", { class: "sheet", "aria-labelledby": "sheet-title" }, form);
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "go" ? Object.fromEntries(new FormData(form)) : null);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function field({ name, label, value = "", type = "text", required = false, options }) {
  const attributes = { name, required, autocomplete: "off" };
  let control;
  if (options) control = h("select", attributes, options.map(([key, words]) => h("option", { value: key, selected: key === value }, words)));
  else if (type === "textarea") control = h("textarea", { ...attributes, rows: 3 }, value);
  else control = h("input", { ...attributes, type, value, step: type === "number" ? "any" : null });
  return h("label", { class: "field" }, h("span", {}, label), control);
}
