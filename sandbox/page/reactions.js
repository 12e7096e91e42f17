import { h } from "./element.js";

/** What the picker offers, with names for readers who do not see the picture. */
export const PICKS = [
  ["👍", "Thumbs up"], ["❤", "Heart"], ["🔥", "Fire"], ["👏", "Clapping hands"], ["🎉", "Party popper"], ["😁", "Beaming face"], ["🤔", "Thinking face"],
];

const nameOf = (emoji) => PICKS.find(([picture]) => picture === emoji)?.[1] ?? emoji;

/** The reactions below a message; a tap adds one's own or takes it back. */
export function reactions(message, phone) {
  if (!message.reactions?.length) return null;
  return h("div", { class: "reactions", role: "group", "aria-label": "Reactions" }, message.reactions.map(({ emoji, count, own }) => h("button", {
    type: "button", class: "reaction", "aria-pressed": String(Boolean(own)), "aria-label": `${nameOf(emoji)}: ${count}`,
    onclick: () => phone.react(message, own ? null : emoji),
  }, h("span", { "aria-hidden": "true" }, emoji), ` ${count}`)));
}

export function picker(message, phone, close) {
  const own = new Set((message.reactions ?? []).filter((reaction) => reaction.own).map(({ emoji }) => emoji));
  return h("div", { class: "picker", role: "group", "aria-label": "React" }, PICKS.map(([emoji, name]) => h("button", {
    type: "button", class: "pick", "aria-label": name, title: name, "aria-pressed": String(own.has(emoji)),
    onclick: () => { close(); phone.react(message, own.has(emoji) ? null : emoji); },
  }, emoji)));
}
