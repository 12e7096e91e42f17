import { h, icon, safeAddress } from "./element.js";
import { phrases } from "./phrases.js";
import { player, timeText } from "./player.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/** What a message carries besides words: a picture, a player, a sticker, a file; null when there is nothing. */
export function media(message, phone) {
  const words = phrases(phone.person.language);
  const shown = message.photo ? photo(message, words) : message.file ? attached(message, words) : null;
  return shown && message.spoiler && isVisual(message) ? veiled(shown, words) : shown;
}

/** Pictures and films fill their bubble from edge to edge. */
export const isVisual = ({ photo: picture, file }) => Boolean(picture) || ["video", "animation"].includes(file?.kind);

/** Stickers, round films and dice stand on the wall without a bubble. */
export const isBare = ({ file, dice }) => Boolean(dice) || ["sticker", "video_note"].includes(file?.kind);

function photo(message, words) {
  const address = safeAddress(message.photo.url);
  if (!address) return null;
  const { width, height } = message.photo;
  const image = h("img", { src: address, class: "photo", width, height, alt: message.text ? `${words.photo}: ${message.text.slice(0, 80)}` : words.photo });
  return h("a", { href: address, target: "_blank", rel: "noopener", class: "visual" }, image);
}

function attached({ file: sent }, words) {
  const address = safeAddress(sent.url);
  if (!address) return null;
  const isAudio = sent.kind === "audio" || (!sent.kind && /^audio\//.test(sent.mime ?? ""));
  if (sent.kind === "voice" || isAudio) {
    return player({
      address, length: sent.duration, words: words[isAudio ? "audio" : "voice"],
      name: isAudio ? sent.title || sent.name : null, by: isAudio ? sent.performer : null,
    });
  }
  return (FORMS[sent.kind] ?? document_)(sent, address, words);
}

const FORMS = { video: film, animation, video_note: note, sticker };

function film(sent, address, words) {
  const video = h("video", { src: address, controls: true, playsinline: true, preload: "metadata", "aria-label": sent.name || words.video });
  return framed(video, sent, sent.duration ? timeText(sent.duration) : null);
}

function animation(sent, address, words) {
  const label = sent.name || words.animation;
  if (/^image\//.test(sent.mime ?? "")) return framed(h("img", { src: address, alt: label, class: "photo" }), sent, words.animation);
  const video = h("video", { src: address, loop: true, playsinline: true, controls: CALM.matches, autoplay: !CALM.matches, "aria-label": label });
  video.muted = true;
  return framed(video, sent, words.animation);
}

function framed(inner, { width, height }, badge) {
  if (width && height) inner.style.aspectRatio = `${width} / ${height}`;
  return h("div", { class: "visual" }, inner, badge ? h("span", { class: "badge", "aria-hidden": "true" }, badge) : null);
}

function note(sent, address, words) {
  const video = h("video", { src: address, playsinline: true, preload: "metadata", "aria-hidden": "true" });
  const button = h("button", { type: "button", class: "note", "aria-label": `Play: ${words.video_note}` }, video,
    h("span", { class: "note-sign" }, icon("play")), sent.duration ? h("span", { class: "badge" }, timeText(sent.duration)) : null);
  button.addEventListener("click", () => (video.paused ? video.play().catch(() => button.classList.add("broken")) : video.pause()));
  for (const event of ["play", "pause", "ended"]) video.addEventListener(event, () => button.classList.toggle("playing", !video.paused));
  return button;
}

/** A sticker that cannot be drawn here is shown as its emoji. */
function sticker(sent, address, words) {
  const image = h("img", { src: address, class: "sticker", alt: `${words.sticker} ${sent.emoji ?? ""}`.trim() });
  image.addEventListener("error", () => image.replaceWith(h("span", { class: "big", role: "img", "aria-label": words.sticker }, sent.emoji ?? "?")));
  return image;
}

function document_(sent, address, words) {
  const name = sent.name ?? words.file;
  return h("a", { class: "file", href: address, download: name },
    h("span", { class: "file-sign" }, icon("file")), h("span", { class: "card-words" }, h("b", { dir: "auto" }, name), h("small", {}, sizeOf(sent.size, words))));
}

/** "8.9 kB", and "8,9 кБ" on a Ukrainian phone. */
function sizeOf(bytes, { tag }) {
  if (!bytes) return "";
  const [unit, size] = bytes < 1e3 ? ["byte", 1] : bytes < 1e6 ? ["kilobyte", 1e3] : ["megabyte", 1e6];
  return new Intl.NumberFormat(tag, { style: "unit", unit, maximumFractionDigits: 1 }).format(bytes / size);
}

function veiled(shown, words) {
  const veil = h("div", { class: "veil" }, shown);
  shown.inert = true;
  const button = h("button", { type: "button", class: "unveil" }, words.hidden);
  button.addEventListener("click", () => { veil.classList.add("open"); shown.inert = false; button.remove(); });
  veil.append(button);
  return veil;
}
