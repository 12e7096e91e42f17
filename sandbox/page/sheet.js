import { h } from "./element.js";

/**
 * Asks for a few fields in a dialog. `fields`: [{name, label, value?, type?, required?, checked?, options?, radios?}];
 * answers an object of strings, or null when the reader cancels.
 */
export function ask({ title, fields, submit, preview = null, cancel = "Cancel" }) {
  return new Promise((resolve) => {
    const form = h("form", { method: "dialog", class: "sheet-form" },
      h("h2", { id: "sheet-title" }, title), preview, fields.map(field),
      h("div", { class: "sheet-buttons" },
        cancel ? h("button", { type: "button", class: "plain", onclick: () => dialog.close() }, cancel) : null,
        h("button", { type: "submit", class: "primary", value: "go" }, submit)));
    const dialog = h("dialog", { class: "sheet", "aria-labelledby": "sheet-title" }, form);
    dialog.addEventListener("close", () => {
      const data = new FormData(form);
      resolve(dialog.returnValue === "go" ? Object.fromEntries(data) : null);
      dialog.remove();
    });
    // A tap beside the dialog closes it, as on a phone.
    dialog.addEventListener("pointerdown", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function field({ name, label, value = "", type = "text", required = false, checked = false, options, radios }) {
  if (radios) return choices(name, label, radios, value);
  if (type === "checkbox") return h("label", { class: "check" }, h("input", { type, name, checked, value: value || "on" }), label);
  const attributes = { name, required, autocomplete: "off" };
  let control;
  if (options) control = h("select", attributes, options.map(([key, words]) => h("option", { value: key, selected: key === value }, words)));
  else if (type === "textarea") control = h("textarea", { ...attributes, rows: 3, dir: "auto" }, value);
  else control = h("input", { ...attributes, type, value, step: type === "number" ? "any" : null });
  return h("label", { class: "field" }, h("span", {}, label), control);
}

function choices(name, label, pictures, value) {
  return h("fieldset", { class: "pictures" }, h("legend", {}, label), pictures.map((picture) => h("label", {},
    h("input", { type: "radio", name, value: picture, checked: picture === value }), h("span", {}, picture))));
}
