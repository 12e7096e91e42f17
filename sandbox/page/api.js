/** A refusal or a lost connection; its message is a sentence for the reader. */
export class ApiError extends Error {
  constructor(words, status = null) {
    super(words);
    this.status = status;
  }
}

async function call(method, path, body) {
  const request = { method, headers: {} };
  if (body instanceof FormData) request.body = body;
  else if (body !== undefined) {
    request.body = JSON.stringify(body);
    request.headers["Content-Type"] = "application/json";
  }
  let response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new ApiError("The sandbox does not answer. Is it still running?");
  }
  if (!response.ok) throw new ApiError(`The sandbox refused (${response.status}): ${await reason(response)}`, response.status);
  return response.status === 204 ? null : response.json();
}

async function reason(response) {
  const text = await response.text();
  try {
    const said = JSON.parse(text);
    return String(said.error ?? text);
  } catch {
    return text.slice(0, 200) || response.statusText;
  }
}

const person = (id) => `/api/people/${encodeURIComponent(id)}`;
const group = (id) => `/api/groups/${encodeURIComponent(id)}`;

export const api = {
  people: async () => (await call("GET", "/api/people")).people,
  addPerson: (fields) => call("POST", "/api/people", fields),
  chats: async (id) => (await call("GET", `${person(id)}/chats`)).chats,
  chat: (id, chat) => call("GET", `${person(id)}/chats/${encodeURIComponent(chat)}`),
  say: (id, message) => call("POST", `${person(id)}/messages`, message),
  edit: (id, edit) => call("PATCH", `${person(id)}/messages`, edit),
  remove: (id, message) => call("DELETE", `${person(id)}/messages`, message),
  tap: (id, tap) => call("POST", `${person(id)}/taps`, tap),
  vote: (id, vote) => call("POST", `${person(id)}/votes`, vote),
  react: (id, reaction) => call("POST", `${person(id)}/reactions`, reaction),
  putAway: (id) => call("DELETE", `${person(id)}/invitation`),
  setBlocked: (id, blocked) => call("POST", `${person(id)}/${blocked ? "block" : "unblock"}`, {}),
  upload: (id, files, fields) => call("POST", `${person(id)}/files`, formOf(files, fields)),
  addGroup: (fields) => call("POST", "/api/groups", fields),
  upgrade: (id) => call("POST", `${group(id)}/upgrade`, {}),
  join: (id, chat) => call("POST", `${person(id)}/groups/${chat}/join`, {}),
  leave: (id, chat) => call("POST", `${person(id)}/groups/${chat}/leave`, {}),
  addTopic: (id, chat, name) => call("POST", `${person(id)}/groups/${chat}/topics`, { name }),
  clock: () => call("GET", "/api/clock"),
  moveClock: (move) => call("POST", "/api/clock/move", move),
  replay: () => call("GET", "/api/replay"),
  beginAnew: () => call("POST", "/api/anew", {}),
  setRate: (rate) => call("POST", "/api/clock/rate", { rate }),
  ledger: async (after) => (await call("GET", `/api/ledger?after=${after}`)).entries,
  faults: async () => (await call("GET", "/api/faults")).faults,
  addFault: (fault) => call("POST", "/api/faults", fault),
  removeFault: (id) => call("DELETE", `/api/faults/${encodeURIComponent(id)}`),
  clearFaults: () => call("DELETE", "/api/faults"),
};

function formOf(files, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null && value !== undefined && value !== "") form.set(name, value);
  if (Array.isArray(fields.kind)) {
    form.delete("kind");
    for (const kind of fields.kind) form.append("kind", kind);
  }
  for (const file of files) form.append("file", file, file.name);
  return form;
}
