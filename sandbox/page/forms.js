import { ask } from "./sheet.js";

/** Asks for what a message carries; each answers the message for the sandbox, or null when the reader cancels. */
export async function askContact({ person }) {
  const contact = await ask({
    title: "Share a contact", submit: "Send",
    fields: [
      { name: "first_name", label: "First name", required: true, value: person.first_name },
      { name: "last_name", label: "Last name", value: person.last_name },
      { name: "phone_number", label: "Phone", type: "tel", required: true, value: person.phone },
    ],
  });
  return contact && { contact };
}

/** The Old Town Square, so that one tap is enough to try it. */
const SOMEWHERE = [
  { name: "latitude", label: "Latitude", type: "number", required: true, value: "50.08745" },
  { name: "longitude", label: "Longitude", type: "number", required: true, value: "14.42070" },
];

const spot = ({ latitude, longitude }) => ({ latitude: Number(latitude), longitude: Number(longitude) });

export async function askLocation() {
  const answer = await ask({ title: "Share a location", submit: "Send", fields: SOMEWHERE });
  return answer && { location: spot(answer) };
}

export async function askVenue() {
  const answer = await ask({
    title: "Share a place", submit: "Send",
    fields: [{ name: "title", label: "Name of the place", required: true }, { name: "address", label: "Address", required: true }, ...SOMEWHERE],
  });
  return answer && { venue: { ...spot(answer), title: answer.title, address: answer.address } };
}

export async function askPoll() {
  const answer = await ask({
    title: "New poll", submit: "Send",
    fields: [
      { name: "question", label: "Question", required: true },
      { name: "options", label: "Answers, one a line", type: "textarea", required: true },
      { name: "anonymous", label: "Anonymous", type: "checkbox", checked: true },
      { name: "multiple", label: "Several answers", type: "checkbox" },
    ],
  });
  if (!answer) return null;
  const options = answer.options.split("\n").map((line) => line.trim()).filter(Boolean);
  return { poll: { question: answer.question, options, anonymous: "anonymous" in answer, multiple: "multiple" in answer } };
}

export async function askForward({ draft }) {
  const forward = await ask({
    title: "Forward somebody's message", submit: "Send",
    fields: [
      { name: "forward_from_name", label: "From", required: true },
      { name: "text", label: "Their words", type: "textarea", required: true, value: draft.read() },
    ],
  });
  if (forward) draft.write("");
  return forward;
}
