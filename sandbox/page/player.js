import { h, icon } from "./element.js";

/** A voice message or a piece of music: play, a line that can be dragged, and the time. */
export function player({ address, length, words, name = null, by = null }) {
  const audio = h("audio", { preload: "none", src: address });
  const button = h("button", { type: "button", class: "play", "aria-label": `Play: ${name ?? words}` }, icon("play"));
  const line = h("input", { type: "range", class: "line", min: "0", max: "100", step: "any", value: "0", "aria-label": `Position: ${name ?? words}` });
  const time = h("small", {}, timeText(length));
  button.addEventListener("click", () => (audio.paused ? audio.play().catch(() => { time.textContent = "This file cannot be played here"; }) : audio.pause()));
  const total = () => (Number.isFinite(audio.duration) ? audio.duration : length || 1);
  line.addEventListener("input", () => { audio.currentTime = (Number(line.value) / 100) * total(); });
  audio.addEventListener("timeupdate", () => {
    line.value = String((audio.currentTime / total()) * 100);
    time.textContent = `${timeText(audio.currentTime)} / ${timeText(total())}`;
  });
  for (const event of ["play", "pause", "ended"]) audio.addEventListener(event, () => show(button, audio.paused, name ?? words));
  return h("div", { class: "player" }, audio, button,
    h("span", { class: "card-words" }, name ? h("b", {}, name) : null, by ? h("small", {}, by) : null, line, time));
}

function show(button, paused, words) {
  button.setAttribute("aria-label", `${paused ? "Play" : "Pause"}: ${words}`);
  button.replaceChildren(icon(paused ? "play" : "pause"));
}

/** "1:05"; nothing when the length is not known. */
export function timeText(seconds) {
  if (!Number.isFinite(seconds)) return "";
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
