import { h, refill } from "./element.js";
import { phrases } from "./phrases.js";

/** What the sandbox calls the general topic in its list. */
const GENERAL = 1;

/** Every topic of a forum at once; 0 is the general one, as messages without a topic belong to it. */
export const EVERY = "every";

export function topicRow(room) {
  const element = h("div", { class: "topics", role: "group", "aria-label": "Topics", lang: room.person.language, hidden: true });
  function update(state) {
    element.hidden = !state.forum;
    if (!state.forum) return;
    const words = phrases(room.person.language);
    const named = (state.topics ?? []).filter(({ hidden, id }) => !hidden && id !== GENERAL);
    const general = (state.topics ?? []).find(({ id }) => id === GENERAL);
    const chips = [{ id: EVERY, name: words.everyTopic }, { id: 0, name: words.general, closed: general?.closed }, ...named];
    refill(element, chips.map((topic) => chip(topic, room)));
  }
  return { element, update };
}

function chip({ id, name, icon_color: colour, closed }, room) {
  const dot = colour === undefined ? null : h("span", { class: "dot", "aria-hidden": "true" });
  if (dot) dot.style.background = `#${Number(colour).toString(16).padStart(6, "0")}`;
  const label = closed ? `${name}. ${phrases(room.person.language).closedTopic}` : null;
  return h("button", { type: "button", class: closed ? "topic closed" : "topic", "data-key": String(id), "aria-pressed": String(room.topic === id), "aria-label": label, onclick: () => room.setTopic(id) }, dot, h("span", { dir: "auto" }, name));
}

/** Whether nobody but administrators may write into the chosen topic. */
export const isClosed = ({ topic, state }) => Boolean(state?.topics?.find(({ id }) => id === (topic || GENERAL))?.closed);
