import { api } from "./api.js";
import { hue, initial } from "./colour.js";
import { h, refill } from "./element.js";
import { locale, phrases } from "./phrases.js";
import { preview } from "./preview.js";
import { ask } from "./sheet.js";
import { formatOf, HOUR_MINUTE } from "./zone.js";

/** All chats on a phone, the one with the newest message first. `phone` offers: person, enter(chat_id), complain, unread(chat_id). */
export function chatList(phone) {
  const { person } = phone;
  const words = phrases(person.language);
  const list = h("ul", { class: "chats", lang: person.language, "aria-label": `${words.chats}, ${person.name}` });
  const more = h("button", { type: "button", class: "new-group", lang: person.language, onclick: () => addGroup(phone, words) }, words.newGroup);
  const heading = h("h3", { class: "list-title", lang: person.language, tabindex: "-1" }, words.chats);
  const element = h("div", { class: "chat-list", hidden: true }, heading, list, more);
  const draw = (chats) => refill(list, [...chats].sort(newestFirst).map((chat) => h("li", {}, row(chat, phone, words))));
  return { element, draw, focus: (chatId) => (list.querySelector(`[data-key="${chatId}"]`) ?? heading).focus() };
}

const newestFirst = (one, other) => Date.parse(other.last?.date ?? 0) - Date.parse(one.last?.date ?? 0);

function row({ chat_id: id, kind, title, last }, phone, words) {
  const unread = phone.unread(id);
  const who = last && kind !== "private" && last.sender ? `${last.sender === phone.person.name ? words.you : last.sender}: ` : "";
  const newest = phone.newest(id);
  const line = last?.text || (newest ? preview(newest, phone.person.language) : words.empty);
  return h("button", { type: "button", class: "chat-row", "data-key": String(id), onclick: () => phone.enter(id) },
    h("span", { class: `avatar ${hue(title)}`, "aria-hidden": "true" }, initial(title)),
    h("span", { class: "chat-row-words" },
      h("b", { dir: "auto" }, title), last ? h("time", { datetime: last.date }, whenOf(last.date, phone)) : null,
      h("span", { class: "last-line", dir: "auto" }, h("span", { class: "who" }, who), line),
      unread ? h("span", { class: "count" }, String(unread)) : null));
}

/** The time today, else the day. */
function whenOf(date, { person, now }) {
  const day = formatOf(locale(person.language), { day: "numeric", month: "short" });
  const instant = new Date(date);
  return day.format(instant) === day.format(now()) ? formatOf(locale(person.language), HOUR_MINUTE).format(instant) : day.format(instant);
}

async function addGroup(phone, words) {
  const others = phone.people().filter(({ id }) => id !== phone.person.id);
  const answer = await ask({
    title: words.newGroup, submit: "Create",
    fields: [
      { name: "title", label: "Name of the group", required: true },
      { name: "kind", label: "Kind", value: "supergroup", options: [["supergroup", "Supergroup"], ["forum", "Forum with topics"], ["group", "Basic group"]] },
      ...others.map(({ id, name }) => ({ name: `member ${id}`, label: name, type: "checkbox" })),
    ],
  });
  if (!answer) return;
  const members = [phone.person.id, ...others.map(({ id }) => id).filter((id) => `member ${id}` in answer)];
  const kind = answer.kind === "group" ? "group" : "supergroup";
  try {
    const { id } = await api.addGroup({ title: answer.title, members, kind, forum: answer.kind === "forum" });
    phone.enter(id);
  } catch (error) {
    phone.complain(error);
  }
}
