import { api } from "./api.js";
import { h } from "./element.js";
import { coalesced } from "./events.js";

const METHODS = ["sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument", "sendPhoto", "getUpdates", "getFile"];

/** Faults on demand: the next call of the chosen method (for the chosen person) meets one. */
export function faults({ people, complain }) {
  const method = h("select", { "aria-label": "Method" }, METHODS.map((name) => h("option", { value: name }, name)));
  const whom = h("select", { "aria-label": "Whose chat" });
  const list = h("ul", { class: "active-faults", "aria-label": "Faults that wait", "aria-live": "polite" });
  const refresh = coalesced(async () => {
    try {
      list.replaceChildren(...rows(await api.faults(), people()));
      fillPeople(whom, people());
    } catch (error) {
      complain(error);
    }
  });
  const act = async (deed) => {
    try {
      await deed();
    } catch (error) {
      complain(error);
    }
    await refresh();
  };
  const inject = (kind, extra = {}) => act(() => api.addFault(
    { method: method.value, kind, count: 1, ...extra, ...(whom.value ? { chat_id: Number(whom.value) } : {}) }));
  const button = (words, onclick) => h("button", { type: "button", onclick }, words);
  const element = h("div", { class: "panel" },
    h("label", { class: "field" }, h("span", {}, "The next call of"), method),
    h("label", { class: "field" }, h("span", {}, "to"), whom),
    h("div", { class: "fault-buttons" },
      button("429 once", () => inject("429", { retry_after: 5 })),
      button("Connection cut after acceptance once", () => inject("reset_after")),
      button("Clear", () => act(api.clearFaults))),
    h("h3", {}, "Waiting"), list);
  return { element, refresh };
}

function rows(waiting, people) {
  const nameOf = (id) => people.find((person) => person.id === id)?.name ?? id;
  if (!waiting.length) return [h("li", { class: "none" }, "None: every call is answered as it should be.")];
  // The sandbox compares methods without case and lists them in small letters.
  const written = (method) => METHODS.find((name) => name.toLowerCase() === method) ?? method;
  return waiting.map(({ kind, method, chat_id: chat, count }) => h("li", {}, h("b", {}, kind), ` ${written(method)}${chat ? ` to ${nameOf(chat)}` : ""} × ${count}`));
}

function fillPeople(select, people) {
  const chosen = select.value;
  select.replaceChildren(h("option", { value: "" }, "anyone"), ...people.map(({ id, name }) => h("option", { value: id }, name)));
  select.value = chosen;
}
