import { api } from "./api.js";
import { chat } from "./chat.js";
import { composer } from "./composer.js";
import { h, icon, startCode } from "./element.js";
import { coalesced } from "./events.js";
import { languageName, phrases } from "./phrases.js";
import { popup } from "./popup.js";
import { taps } from "./taps.js";
import { toasts } from "./toast.js";

const TYPING_MS = 5200;

/** One person's private chat with the bot. `complain(error)` shows what went wrong outside the phone. */
export function phone(person, { complain }) {
  const self = { person, complain, state: null, draft: null };
  self.find = (messageId) => self.state?.messages.find((message) => message.message_id === messageId);
  self.perform = (deed) => perform(self, deed);
  self.send = (deed) => { self.list.toEnd(); return self.perform(deed); };
  self.say = async (text) => Boolean(await self.send(() => api.say(person.id, { text })));
  self.open = async (text) => { if (await self.say(text)) await self.perform(() => api.putAway(person.id)); };
  self.block = (blocked) => self.perform(() => api.setBlocked(person.id, blocked));
  self.unblock = () => self.block(false);
  self.start = (code) => self.say(`/start ${code}`);
  self.redraw = () => { if (self.state) self.list.draw(self.state); };
  self.taps = taps(self);
  self.tap = self.taps.tap;
  self.isWaiting = self.taps.isWaiting;
  self.list = chat(self);
  self.foot = composer(self);
  self.toasts = toasts(person);
  self.head = head(self);
  self.refresh = coalesced(() => refresh(self));
  self.element = h("section", { class: "phone", "data-person-id": person.id, "aria-label": `Phone of ${person.name}` },
    self.head.element, h("div", { class: "screen" }, self.list.element, self.toasts.element), self.foot.element);
  return self;
}

/** Does something as this person; answers what the sandbox answered, or null after having complained. */
async function perform(self, deed) {
  try {
    const answer = (await deed()) ?? {};
    self.refresh();
    return answer;
  } catch (error) {
    self.complain(error);
    return null;
  }
}

async function refresh(self) {
  let state;
  try {
    state = await api.chat(self.person.id);
  } catch (error) {
    self.complain(error);
    return;
  }
  const first = self.state === null;
  const before = self.state?.toast;
  self.state = state;
  self.head.update(state);
  self.foot.update(state);
  self.redraw();
  // Nothing is told when the bot stops typing; it goes by itself after five seconds.
  if (state.typing) setTimeout(self.refresh, TYPING_MS);
  hear(self, state.toast, first ? state.toast : before);
}

/** A toast that stood there when the page was opened is old; only a new answer is shown. */
function hear(self, toast, before) {
  if (!toast || JSON.stringify(toast) === JSON.stringify(before)) return;
  self.taps.answered(String(toast.query_id));
  self.toasts.show(toast);
  const code = toast.url && startCode(toast.url);
  if (code) self.start(code);
}

function head(self) {
  const { person } = self;
  const words = phrases(person.language);
  const clock = h("span", { class: "phone-clock", "aria-hidden": "true" });
  const title = h("b", {}, "…");
  const under = h("small", { lang: person.language }, words.bot);
  const sign = h("span", { class: "avatar", "aria-hidden": "true" }, "A");
  const more = h("button", { type: "button", class: "round", "aria-label": `Options for ${person.name}`, title: "Options" }, icon("more"));
  const block = h("button", { type: "button", onclick: () => self.block(!self.state?.blocked) });
  const panel = h("div", { class: "popup options", role: "group", "aria-label": "Options" }, block);
  popup(more, panel);
  const element = h("header", {},
    h("div", { class: "owner" }, clock, h("h2", {}, person.name), h("span", { class: "language" }, languageName(person.language))),
    h("div", { class: "chat-head" }, sign, h("div", { class: "chat-title" }, title, under), more, panel));
  function update(state) {
    title.textContent = state.title;
    sign.textContent = (state.title ?? "A").slice(0, 1);
    under.textContent = state.blocked ? words.blocked : state.typing ? words.typing : words.bot;
    under.classList.toggle("typing", Boolean(state.typing));
    block.textContent = state.blocked ? "Unblock the bot" : "Block the bot";
  }
  return { element, update, tick: (time) => { clock.textContent = time; } };
}
