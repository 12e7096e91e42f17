import { api } from "./api.js";
import { h, refill } from "./element.js";
import { coalesced } from "./events.js";
import { isOfUpdates, KINDS, title } from "./kinds.js";

const METHODS = [
  "*", "sendMessage", "editMessageText", "answerCallbackQuery", "sendDocument", "sendPhoto", "sendMediaGroup", "deleteMessage", "setMessageReaction", "sendPoll",
  "getUpdates", "getFile", "getMe",
];

/** Faults on demand: which calls (or updates) meet one, for whom, how often; and the list of those that stand. */
export function faults({ people, complain }) {
  const list = h("ul", { class: "active-faults", "aria-label": "Faults that stand" });
  const form = faultForm((fault) => act(() => api.addFault(fault)));
  const refresh = coalesced(async () => {
    try {
      const standing = await api.faults();
      refill(list, standing.length ? standing.map((fault) => row(fault, people(), act)) : [h("li", { class: "none" }, "None: every call is answered as it should be.")]);
      clear.hidden = standing.length < 2;
      form.fillPeople(people());
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
  const clear = h("button", { type: "button", hidden: true, onclick: () => act(api.clearFaults) }, "Remove all");
  const element = h("div", { class: "panel" }, form.element, h("h3", {}, "Faults that stand"), list, clear);
  return { element, refresh };
}

function faultForm(add) {
  const of = (test) => Object.entries(KINDS).filter(([kind]) => test(kind)).map(([kind, words]) => h("option", { value: kind, selected: kind === "429" }, words.title));
  const kind = h("select", { name: "kind" }, h("optgroup", { label: "Calls of the bot" }, of((one) => !isOfUpdates(one))), h("optgroup", { label: "Updates to the bot" }, of(isOfUpdates)));
  const does = h("p", { class: "hint", id: "fault-does" });
  kind.setAttribute("aria-describedby", "fault-does");
  const method = h("select", { name: "method" }, METHODS.map((name) => h("option", { value: name, selected: name === "sendMessage" }, name === "*" ? "any method" : name)));
  const whom = h("select", { name: "chat_id" });
  const until = h("input", { type: "checkbox", name: "until" });
  const fields = {
    method: labelled("Method", method), count: labelled("How often", number("count", { value: 1, min: 1 })),
    retry_after: labelled("Seconds to wait", number("retry_after", { value: 5, min: 1 })), seconds: labelled("Seconds", number("seconds", { value: 3, min: 0, step: "any" })),
  };
  const element = h("form", { class: "fault-form", "aria-label": "A new fault" },
    labelled("What goes wrong", kind), does, fields.method, labelled("Whose chat", whom),
    h("div", { class: "pair" }, fields.count, h("label", { class: "check" }, until, "until removed")), fields.retry_after, fields.seconds,
    h("details", {}, h("summary", {}, "Only some of the calls"),
      h("div", { class: "pair" }, labelled("Share of calls, %", number("share", { value: 100, min: 1, max: 100 })), labelled("Seed of the chance", number("seed", { value: 0, min: 0 })))),
    h("button", { type: "submit", class: "primary" }, "Add the fault"));
  function adapt() {
    const { does: words, needs = [] } = KINDS[kind.value];
    does.textContent = words;
    fields.method.hidden = isOfUpdates(kind.value);
    for (const name of ["retry_after", "seconds"]) fields[name].hidden = !needs.includes(name);
    element.elements.count.disabled = until.checked;
  }
  element.addEventListener("change", adapt);
  element.addEventListener("submit", (event) => { event.preventDefault(); add(read(new FormData(element))); });
  adapt();
  return { element, fillPeople: (people) => fillPeople(whom, people) };
}

const labelled = (words, control) => h("label", { class: "field" }, h("span", {}, words), control);
const number = (name, more) => h("input", { type: "number", name, required: true, ...more });

/** Only what differs from the sandbox's defaults. */
function read(data) {
  const kind = data.get("kind");
  const { needs = [] } = KINDS[kind];
  const fault = { method: isOfUpdates(kind) ? "updates" : data.get("method"), kind, count: data.has("until") ? null : Number(data.get("count")) };
  if (data.get("chat_id")) fault.chat_id = Number(data.get("chat_id"));
  for (const name of needs) fault[name] = Number(data.get(name));
  if (Number(data.get("share")) < 100) Object.assign(fault, { share: Number(data.get("share")) / 100, seed: Number(data.get("seed")) });
  return fault;
}

function row(fault, people, act) {
  const { id, kind, happened = 0 } = fault;
  const words = describe(fault, people);
  return h("li", { class: "active-fault" },
    h("span", { class: "card-words" }, h("b", {}, title(kind)), h("small", {}, words), h("small", {}, happened ? `happened ${happened} ×` : "has not happened yet")),
    h("button", { type: "button", "data-key": String(id), "aria-label": `Remove: ${title(kind)}, ${words}`, onclick: () => act(() => (id === undefined ? api.clearFaults() : api.removeFault(id))) }, "Remove"));
}

function describe({ kind, method, chat_id: chat, count, share = 1 }, people) {
  const nameOf = (id) => people.find((person) => person.id === id)?.name ?? id;
  // The sandbox compares methods without case and lists them in small letters.
  const written = method === "*" ? "any method" : METHODS.find((name) => name.toLowerCase() === method.toLowerCase()) ?? method;
  const parts = [isOfUpdates(kind) ? "updates" : written, chat ? `${isOfUpdates(kind) ? "from" : "to"} ${nameOf(chat)}` : null];
  parts.push(count === null ? "until removed" : `${count} × more`, share < 1 ? `${Math.round(share * 100)}% of them` : null);
  return parts.filter(Boolean).join(" · ");
}

function fillPeople(select, people) {
  const chosen = select.value;
  select.replaceChildren(h("option", { value: "" }, "anyone"), ...people.map(({ id, name }) => h("option", { value: id }, name)));
  select.value = chosen;
}
