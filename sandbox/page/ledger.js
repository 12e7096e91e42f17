import { api } from "./api.js";
import { h } from "./element.js";
import { coalesced } from "./events.js";
import { MOMENT } from "./clock.js";

const KEPT = 400;
/** The sandbox answers at most so many entries at a time. */
const PAGE = 10_000;
const SENDS = /^(send|edit|delete|copy|forward|pin|unpin|answer)/;

/** What the bot sent, newest first; with "every call" also what it asked. */
export function ledger({ nameOf, complain }) {
  const all = h("input", { type: "checkbox", id: "every-call" });
  const list = h("ol", { class: "entries", reversed: true, "aria-label": "What the bot sent" });
  const element = h("div", { class: "panel" },
    h("label", { class: "check" }, all, "Show every call, not only what it sent"), list);
  const entries = [];
  let last = 0;
  const wanted = (entry) => all.checked || SENDS.test(entry.method);
  const row = (entry) => line(entry, nameOf);
  function add(news) {
    entries.push(...news);
    entries.splice(0, entries.length - KEPT);
    list.prepend(...news.filter(wanted).reverse().map(row));
    while (list.children.length > KEPT) list.lastElementChild.remove();
  }
  const refresh = coalesced(async () => {
    try {
      let news;
      do {
        news = await api.ledger(last);
        add(news.slice(-KEPT));
        last = news.at(-1)?.seq ?? last;
      } while (news.length >= PAGE);
    } catch (error) {
      complain(error);
    }
  });
  all.addEventListener("change", () => list.replaceChildren(...entries.filter(wanted).reverse().map(row)));
  /** A sandbox that begins anew counts from 1 again. */
  function forget() {
    last = 0;
    entries.length = 0;
    list.replaceChildren();
  }
  return { element, refresh, forget };
}

function line(entry, nameOf) {
  const { seq, method, outcome, world, parameters } = entry;
  const trouble = [entry.error_code, entry.description, entry.fault && `fault: ${entry.fault}`, ...(entry.warnings ?? [])].filter(Boolean).join(" · ");
  return h("li", { class: `entry ${outcome}`, "data-seq": seq },
    h("details", {},
      h("summary", {},
        h("span", { class: "entry-head" }, h("b", {}, method), h("span", { class: "outcome" }, outcome)),
        h("span", { class: "entry-when" }, [MOMENT.format(new Date(world)), entry.chat_id ? nameOf(entry.chat_id) : null].filter(Boolean).join(" → ")),
        h("span", { class: "entry-text" }, excerpt(parameters)),
        trouble ? h("span", { class: "entry-trouble" }, trouble) : null),
      h("pre", {}, JSON.stringify(parameters, null, 2))));
}

function excerpt(parameters) {
  const words = String(parameters?.text ?? parameters?.caption ?? parameters?.document ?? parameters?.photo ?? "");
  const plain = words.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
  return plain.length > 140 ? `${plain.slice(0, 139)}…` : plain;
}
