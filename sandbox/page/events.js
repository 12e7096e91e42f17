const AGAIN_MS = 500;

/**
 * Follows /api/events. `heard` gets each event; `back` is called after every (re)connection, because
 * whatever happened while nobody listened has to be fetched anew.
 */
export function follow({ heard, back, lost }) {
  const source = new EventSource("/api/events");
  source.onopen = back;
  source.onmessage = (message) => heard(JSON.parse(message.data));
  source.onerror = () => {
    // The browser's own way is slower, and gives up for good when a server that starts anew answers with an error.
    source.close();
    lost();
    setTimeout(() => follow({ heard, back, lost }), AGAIN_MS);
  };
}

/** Runs `work` at once, and once more after it when asked again meanwhile: never two side by side. */
export function coalesced(work) {
  let running = null;
  let again = false;
  async function run() {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = null;
    }
  }
  return () => {
    if (running) again = true;
    else running = run();
    return running;
  };
}
