import { phrases } from "./phrases.js";

/** A message in one line, as a chat list, a reply or the pinned bar shows it. */
export function preview(message, language) {
  const words = phrases(language);
  if (message.text) return message.text.replace(/\s+/g, " ");
  if (message.photo) return words.photo;
  if (message.poll) return `${words.poll}: ${message.poll.question}`;
  if (message.dice) return message.dice.emoji;
  if (message.location) return message.location.title || (message.location.live ? words.live : words.location);
  if (message.contact) return words.contact;
  return message.file ? fileWords(message.file, words) : "…";
}

function fileWords({ kind, name, emoji, title }, words) {
  if (kind === "sticker") return `${emoji ?? ""} ${words.sticker}`.trim();
  if (kind && kind !== "document" && kind !== "audio") return words[kind] ?? name;
  return title || name || words.file;
}
