import { hue, initial } from "./colour.js";
import { h, icon } from "./element.js";
import { showMembers } from "./members.js";
import { counted, phrases } from "./phrases.js";
import { popup } from "./popup.js";
import { ask } from "./sheet.js";

/** The head of an open chat: back to the list, who it is, whether they write, and what can be done with it. */
export function head(room) {
  const { person } = room;
  const words = phrases(person.language);
  const fresh = h("span", { class: "count", "aria-hidden": "true", hidden: true });
  const back = h("button", { type: "button", class: "round back", "aria-label": words.chats, onclick: () => room.back() }, icon("back"), fresh);
  const sign = h("span", { class: "avatar", "aria-hidden": "true" }, "…");
  const title = h("b", { dir: "auto" }, "…");
  const under = h("small", { lang: person.language }, words.bot);
  let name = h("div", { class: "chat-title" }, title, under);
  const more = h("button", { type: "button", class: "round", "aria-label": `Options for ${person.name}`, title: "Options" }, icon("more"));
  const panel = h("div", { class: "popup options", role: "group", "aria-label": "Options", lang: person.language });
  popup(more, panel, { beforeOpen: () => panel.replaceChildren(...choices(room, words)) });
  const element = h("header", { class: "chat-head" }, back, sign, name, more, panel);
  function update(state) {
    const known = state.title ?? "";
    title.textContent = known;
    sign.textContent = initial(known);
    sign.className = `avatar ${hue(known)}`;
    if (isGroup(state) && name.tagName === "DIV") name = opening(name, room);
    under.textContent = status(state, person.language);
    under.classList.toggle("typing", Boolean(state.typing));
    more.hidden = choices(room, words).length === 0;
  }
  function count(unread) {
    fresh.hidden = !unread;
    fresh.textContent = String(unread);
    back.setAttribute("aria-label", unread ? `${words.chats}, ${unread}` : words.chats);
  }
  return { element, update, count, back };
}

/** A group's title opens the list of its members. */
function opening(name, room) {
  const button = h("button", { type: "button", class: "chat-title", onclick: () => showMembers(room) }, ...name.childNodes);
  name.replaceWith(button);
  return button;
}

export const isGroup = (state) => Boolean(state?.kind) && state.kind !== "private";

function status(state, language) {
  const words = phrases(language);
  if (state.blocked) return words.blocked;
  if (state.typing) return words.typing;
  if (!isGroup(state)) return words.bot;
  return counted(language, "members", present(state).length);
}

export const present = ({ members }) => (members ?? []).filter(({ status: now }) => !["left", "kicked"].includes(now));

function choices(room, words) {
  const { state } = room;
  const choice = (words_, onclick, more = {}) => h("button", { type: "button", onclick, ...more }, words_);
  if (!isGroup(state)) {
    return [choice(words[state?.blocked ? "unblock" : "block"], () => room.block(!state.blocked), { "data-testid": "block" })];
  }
  if (isOutside(state)) return [choice(words.join, room.join)];
  return [state.forum && choice(words.newTopic, () => askTopic(room, words)), choice(words.leave, room.leave)].filter(Boolean);
}

export const isOutside = ({ status: own }) => own === "left" || own === "kicked";

async function askTopic(room, words) {
  const answer = await ask({ title: words.newTopic, submit: "Create", fields: [{ name: "name", label: "Name of the topic", required: true }] });
  if (answer) await room.addTopic(answer.name);
}
