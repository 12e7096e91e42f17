import { api } from "./api.js";
import { h } from "./element.js";
import { ask } from "./sheet.js";

/** What a phone can send besides text. `phone` offers: person, draft (the input line), send(deed). */
export function attachments(phone) {
  const inputs = {
    photo: picker(phone, "photo", "image/*"),
    document: picker(phone, "document", null),
    voice: picker(phone, "voice", "audio/*"),
  };
  const choice = (words, onclick) => h("button", { type: "button", onclick }, words);
  return {
    inputs: Object.values(inputs),
    choices: [
      choice("Photo", () => inputs.photo.click()),
      choice("File", () => inputs.document.click()),
      choice("Voice recording", () => inputs.voice.click()),
      choice("Contact", () => sendContact(phone)),
      choice("Location", () => sendLocation(phone)),
      choice("Forwarded message", () => sendForward(phone)),
    ],
    offer: (files) => offer(phone, files, null),
  };
}

function picker(phone, kind, accept) {
  const input = h("input", { type: "file", hidden: true, accept, tabindex: "-1", "data-testid": `pick-${kind}`, "aria-label": `Pick a ${kind}` });
  input.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = "";
    await offer(phone, files, kind);
  });
  return input;
}

/** Shows each file with a line for its caption before it goes; what was typed already becomes the caption. */
async function offer(phone, files, kind) {
  for (const file of files) {
    const as = kind ?? (file.type.startsWith("image/") ? "photo" : "document");
    const address = as === "photo" ? URL.createObjectURL(file) : null;
    const preview = address ? h("img", { class: "sheet-photo", src: address, alt: file.name }) : h("p", { class: "sheet-file" }, file.name);
    const answer = await ask({
      title: as === "photo" ? "Send a photo" : "Send a file", submit: "Send", preview,
      fields: [{ name: "caption", label: "Caption (optional)", value: phone.draft.read() }],
    });
    if (address) URL.revokeObjectURL(address);
    if (!answer) continue;
    phone.draft.write("");
    await phone.send(() => api.upload(phone.person.id, file, as, answer.caption));
  }
}

async function sendContact(phone) {
  const { person } = phone;
  const contact = await ask({
    title: "Share a contact", submit: "Send",
    fields: [
      { name: "first_name", label: "First name", required: true, value: person.first_name },
      { name: "last_name", label: "Last name", value: person.last_name },
      { name: "phone_number", label: "Phone", type: "tel", required: true, value: person.phone },
    ],
  });
  if (contact) await phone.send(() => api.say(person.id, { contact }));
}

/** The Old Town Square, so that one tap is enough to try it. */
const SOMEWHERE = { latitude: "50.08745", longitude: "14.42070" };

async function sendLocation(phone) {
  const spot = await ask({
    title: "Share a location", submit: "Send",
    fields: [
      { name: "latitude", label: "Latitude", type: "number", required: true, value: SOMEWHERE.latitude },
      { name: "longitude", label: "Longitude", type: "number", required: true, value: SOMEWHERE.longitude },
    ],
  });
  if (!spot) return;
  const location = { latitude: Number(spot.latitude), longitude: Number(spot.longitude) };
  await phone.send(() => api.say(phone.person.id, { location }));
}

async function sendForward(phone) {
  const forward = await ask({
    title: "Forward somebody's message", submit: "Send",
    fields: [
      { name: "forward_from_name", label: "From", required: true },
      { name: "text", label: "Their words", type: "textarea", required: true, value: phone.draft.read() },
    ],
  });
  if (!forward) return;
  phone.draft.write("");
  await phone.send(() => api.say(phone.person.id, forward));
}

/** A reply-keyboard button that asks for the person's own number or place. */
export async function answerRequest(phone, button) {
  if (button.request_contact) {
    await phone.send(() => api.tap(phone.person.id, { label: button.text }));
  } else if (button.request_location) await sendLocation(phone);
  else await phone.say(button.text);
}
