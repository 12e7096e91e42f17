/** A refusal or a lost connection; its message is a sentence for the reader. */
export class ApiError extends Error {}

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
  if (!response.ok) throw new ApiError(`The sandbox refused (${response.status}): ${await reason(response)}`);
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

export const api = {
  people: async () => (await call("GET", "/api/people")).people,
  addPerson: (fields) => call("POST", "/api/people", fields),
  chat: (id) => call("GET", `${person(id)}/chats/bot`),
  say: (id, message) => call("POST", `${person(id)}/messages`, message),
  tap: (id, tap) => call("POST", `${person(id)}/taps`, tap),
  putAway: (id) => call("DELETE", `${person(id)}/invitation`),
  setBlocked: (id, blocked) => call("POST", `${person(id)}/${blocked ? "block" : "unblock"}`, {}),
  upload(id, file, kind, caption) {
    const form = new FormData();
    form.set("kind", kind);
    if (caption) form.set("caption", caption);
    form.set("file", file, file.name);
    return call("POST", `${person(id)}/files`, form);
  },
  clock: () => call("GET", "/api/clock"),
  moveClock: (move) => call("POST", "/api/clock/move", move),
  replay: () => call("GET", "/api/replay"),
  beginAnew: () => call("POST", "/api/anew", {}),
  ledger: async (after) => (await call("GET", `/api/ledger?after=${after}`)).entries,
  faults: async () => (await call("GET", "/api/faults")).faults,
  addFault: (fault) => call("POST", "/api/faults", fault),
  clearFaults: () => call("DELETE", "/api/faults"),
};
