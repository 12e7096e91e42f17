import { excerpt, isShown } from "./book.js";
import { h } from "./element.js";
import { happened, isOfUpdates } from "./kinds.js";
import { moment } from "./zone.js";

const SHOWN = 400;

/** What the bot sent, newest first; with "every call" also what it asked. `book` holds the entries. */
export function ledger({ book, nameOf }) {
  const all = h("input", { type: "checkbox", id: "every-call" });
  const list = h("ol", { class: "entries", reversed: true, "aria-label": "What the bot sent" });
  const element = h("div", { class: "panel" },
    h("label", { class: "check" }, all, "Show every call, not only what it sent"), list);
  const wanted = (entry) => all.checked || isShown(entry) || Boolean(entry.fault);
  const row = (entry) => line(entry, nameOf);
  const newest = (entries) => entries.filter(wanted).slice(-SHOWN).reverse().map(row);
  book.listen((news) => {
    if (!book.entries.length) list.replaceChildren();
    list.prepend(...newest(news));
    while (list.children.length > SHOWN) list.lastElementChild.remove();
  });
  const draw = () => list.replaceChildren(...newest(book.entries));
  all.addEventListener("change", draw);
  // The names of groups may have become known since the rows were made.
  return { element, refresh: book.refresh, opened: draw };
}

function line(entry, nameOf) {
  const { seq, method, outcome, world, parameters, chat_id: chat } = entry;
  const notes = troubles(entry).map((words) => h("span", { class: "entry-trouble" }, words));
  const warnings = (entry.warnings ?? []).map((words) => h("span", { class: "entry-warning" }, `Warning: ${words}`));
  return h("li", { class: `entry ${outcome}`, "data-seq": seq },
    h("details", {},
      h("summary", {},
        h("span", { class: "entry-head" }, h("b", {}, method), h("span", { class: "outcome" }, outcome)),
        h("span", { class: "entry-when" }, [moment(world), chat ? nameOf(chat) : null].filter(Boolean).join(" → ")),
        h("span", { class: "entry-text", dir: "auto" }, excerpt(parameters)), notes, warnings),
      h("pre", {}, JSON.stringify(parameters, null, 2))));
}

/** In words, what went wrong with a call. */
function troubles({ fault, outcome, error_code: code, description }) {
  if (fault) return [happened(fault), isOfUpdates(fault) ? null : description].filter(Boolean);
  return outcome === "accepted" ? [] : [[code, description].filter(Boolean).join(" · ") || "Refused"];
}
