import { api } from "./api.js";
import { h } from "./element.js";
import { actor } from "./acting.js";
import { reading, Stopped } from "./reading.js";

const AGAIN_MS = 300;
const KEPT = "replay-language";
const NAMES = { en: "English", uk: "Українська", cs: "Čeština" };

/**
 * Plays the world's script on the phones, with a caption for each step. `stage` offers: phone(name) and
 * bring(name) for the phone of that person, show(names), toEnd() for the newest on all of them, and jump(move) for the clock.
 */
export function replay({ stage, complain }) {
  const self = { script: null, untouched: true, anew: false, playing: null, step: 0, stage, complain, language: chosenLanguage() };
  const caption = h("p", { class: "caption", "aria-live": "polite", "data-testid": "caption" });
  const count = h("span", { class: "replay-count" });
  const languages = h("select", { class: "replay-language", "aria-label": "Language of the captions" });
  languages.addEventListener("change", () => { self.language = languages.value; localStorage.setItem(KEPT, languages.value); draw(self); });
  const button = (words, onclick, extra = {}) => h("button", { type: "button", onclick, ...extra }, words);
  self.parts = {
    caption, count, languages, bar: document.getElementById("replay"),
    play: button("Play", () => start(self), { class: "primary", "data-testid": "replay-play" }),
    pause: button("Pause", () => hold(self)), next: button("Next", () => self.playing?.skip()),
    stop: button("Stop", () => self.playing?.stop()), close: button("Hide", () => { self.hidden = true; draw(self); }),
  };
  const { bar, play, pause, next, stop, close } = self.parts;
  bar.append(caption, h("div", { class: "replay-buttons", role: "group", "aria-label": "Replay" }, count, languages, play, pause, next, stop, close));
  return { refresh: () => look(self) };
}

function chosenLanguage() {
  return localStorage.getItem(KEPT) ?? navigator.language.split("-")[0];
}

async function look(self) {
  try {
    const { script, untouched, can_begin_anew: anew } = await api.replay();
    Object.assign(self, { script, untouched, anew });
    draw(self);
  } catch (error) {
    self.complain(error);
  }
}

const words = (self, said) => said[self.language] ?? said.en ?? Object.values(said)[0] ?? "";

function draw(self) {
  const { script, playing, parts } = self;
  document.body.classList.toggle("replaying", Boolean(playing));
  parts.bar.hidden = !script || (self.hidden && !playing);
  if (!script) return;
  const { steps, title } = script;
  parts.caption.textContent = words(self, playing || self.ended ? steps[self.step].caption : title);
  parts.caption.lang = self.language;
  parts.count.textContent = playing ? `${self.step + 1} of ${steps.length}` : "";
  parts.play.hidden = Boolean(playing);
  parts.play.textContent = self.untouched ? "Play" : "Begin anew and play";
  parts.play.disabled = !self.untouched && !self.anew;
  for (const part of ["pause", "next", "stop"]) parts[part].hidden = !playing;
  parts.close.hidden = Boolean(playing);
  parts.pause.textContent = playing?.isHeld() ? "Go on" : "Pause";
  fillLanguages(self, Object.keys(title));
}

function fillLanguages({ parts: { languages }, language }, tags) {
  if (languages.options.length === tags.length) return;
  languages.replaceChildren(...tags.map((tag) => h("option", { value: tag, selected: tag === language }, NAMES[tag] ?? tag)));
}

function hold(self) {
  self.playing.hold();
  draw(self);
}

async function start(self) {
  if (self.playing) return;
  self.playing = reading();
  self.ended = false;
  self.step = 0;
  try {
    if (!self.untouched) await beginAnew(self);
    await play(self);
    self.ended = true;
  } catch (error) {
    if (!(error instanceof Stopped)) self.complain(error);
  } finally {
    self.playing = null;
    await look(self);
  }
}

/** Asks for a new world and waits until it stands: the demo stops the bot, empties the world and starts it again. */
async function beginAnew(self) {
  self.parts.caption.textContent = "Beginning anew…";
  await api.beginAnew();
  for (;;) {
    await self.playing.pass(AGAIN_MS);
    const found = await api.replay().catch(() => null);
    if (found?.script && found.untouched) return;
  }
}

async function play(self) {
  const { script, playing, stage } = self;
  const act = actor({ stage, playing, files: script.files ?? {} });
  for (const [number, step] of script.steps.entries()) {
    self.step = number;
    draw(self);
    const begun = Date.now();
    const acts = step.acts ?? [];
    if (acts.length) stage.toEnd();
    for (const one of acts) {
      await playing.pass(0);
      await act(one);
    }
    await playing.read(words(self, step.caption), Date.now() - begun);
  }
}
