import { h } from "./element.js";
import { askContact, askForward, askLocation, askPoll, askVenue } from "./forms.js";
import { phrases } from "./phrases.js";
import { ask } from "./sheet.js";

const MOST_IN_ALBUM = 10;
const DICE = ["🎲", "🎯", "🏀", "⚽", "🎳", "🎰"];
const STICKERS = ["😀", "😍", "👍", "🎉", "❤️", "😎", "🤝", "☕", "🚀", "🌻"];
const PICKERS = { photo: "image/*,video/*", document: null, audio: "audio/*", voice: "audio/*", video_note: "video/*", animation: "image/gif,video/*" };

/** What a phone can send besides text. `room` offers: person, draft (the input line), write(message), upload(files, fields). */
export function attachments(room) {
  const words = phrases(room.person.language);
  const inputs = Object.fromEntries(Object.entries(PICKERS).map(([kind, accept]) => [kind, picker(room, kind, accept)]));
  const choice = (label, onclick) => h("button", { type: "button", onclick }, label);
  const file = (label, kind) => choice(label, () => inputs[kind].click());
  const words_ = (asked) => async () => { const message = await asked(room); if (message) await room.write(message); };
  return {
    inputs: Object.values(inputs),
    choices: [
      file(words.photos, "photo"), file(words.file, "document"), file(words.audio, "audio"), file(words.voice, "voice"),
      file(words.video_note, "video_note"), file(words.animation, "animation"),
      choice(words.sticker, words_(() => pick("Send a sticker", STICKERS, "sticker"))), choice(words.dice, words_(() => pick("Throw", DICE, "dice"))),
      choice(words.poll, words_(askPoll)), choice(words.contact, words_(askContact)), choice(words.location, words_(askLocation)),
      choice(words.venue, words_(askVenue)), choice(words.forward, words_(askForward)),
    ],
    offer: (files) => offer(room, files, null),
  };
}

function picker(room, kind, accept) {
  const many = ["photo", "document", "audio"].includes(kind);
  const input = h("input", { type: "file", hidden: true, multiple: many, accept, tabindex: "-1", "data-testid": `pick-${kind}`, "aria-label": `Pick a ${kind.replace("_", " ")}` });
  input.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = "";
    await offer(room, files, kind);
  });
  return input;
}

async function pick(title, pictures, name) {
  const answer = await ask({ title, submit: "Send", fields: [{ name, label: "Which one", radios: pictures, value: pictures[0] }] });
  return answer && { [name]: answer[name] };
}

/** Shows the files with a line for their caption before they go; what was typed already becomes the caption. */
async function offer(room, files, kind) {
  if (!files.length) return;
  const as = kindOf(files, kind);
  const addresses = as === "photo" ? files.map((file) => URL.createObjectURL(file)) : [];
  const answer = await ask({
    title: title(as, files.length), submit: "Send", preview: previews(files, addresses),
    fields: as === "video_note" ? [] : [{ name: "caption", label: "Caption (optional)", value: room.draft.read() }],
  });
  addresses.forEach((address) => URL.revokeObjectURL(address));
  if (!answer) return;
  room.draft.write("");
  for (let from = 0; from < files.length; from += MOST_IN_ALBUM) {
    await room.upload(files.slice(from, from + MOST_IN_ALBUM), { kind: Array.isArray(as) ? as.slice(from, from + MOST_IN_ALBUM) : as, caption: from ? "" : answer.caption });
  }
  room.setMode(null);
}

/** An album may mix photos and films; a file of any other kind makes all of them plain files. */
function kindOf(files, kind) {
  if (kind && kind !== "photo") return kind;
  const kinds = files.map(({ type }) => ({ image: "photo", video: "video" })[type.split("/")[0]] ?? "document");
  if (kinds.includes("document")) return "document";
  return new Set(kinds).size === 1 ? kinds[0] : kinds;
}

function title(kind, count) {
  if (count > 1) return `Send ${count} ${kind === "photo" ? "photos" : "files"}`;
  return kind === "photo" ? "Send a photo" : "Send a file";
}

function previews(files, addresses) {
  if (!addresses.length) return h("div", { class: "sheet-files" }, files.map((file) => h("p", { class: "sheet-file", dir: "auto" }, file.name)));
  return h("div", { class: "sheet-photos", "data-count": String(files.length) }, addresses.map((src, index) => h("img", { class: "sheet-photo", src, alt: files[index].name })));
}

/** A reply-keyboard button that asks for the person's own number or place. */
export async function answerRequest(room, button) {
  if (button.request_contact) await room.press(button.text);
  else if (button.request_location) {
    const message = await askLocation(room);
    if (message) await room.write(message);
  } else await room.say(button.text);
}
