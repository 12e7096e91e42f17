/**
 * Follows /api/events. `heard` gets each event; `back` is called after every (re)connection, because
 * whatever happened while nobody listened has to be fetched anew.
 */
export function follow({ heard, back, lost }) {
  const source = new EventSource("/api/events");
  source.onopen = back;
  source.onmessage = (message) => heard(JSON.parse(message.data));
  for (const type of ["chat", "clock", "people", "ledger"]) {
    source.addEventListener(type, (message) => heard({ type, ...JSON.parse(message.data) }));
  }
  source.onerror = () => {
    lost();
    // A browser gives up for good when the server answered with an error; a restarted sandbox deserves a new try.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow({ heard, back, lost }), 2000);
  };
}

/** Runs `work` at once, and once more after it when asked again meanwhile: never two side by side. */
export function coalesced(work) {
  let running = null;
  let again = false;
  async function run() {
    do {
      again = false;
      await work();
    } while (again);
  }
  return () => {
    if (running) again = true;
    else running = run().finally(() => { running = null; });
    return running;
  };
}
