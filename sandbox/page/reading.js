/** Thrown into a replay that somebody has stopped. */
export class Stopped extends Error {}

const BEFORE_MS = 1400;
const LETTER_MS = 38;
const AFTER_MS = 2800;
const LOOK_MS = 50;

/** The pace of a replay: time to read, to be held, skipped and stopped by the reader. */
export function reading() {
  let held = false;
  let stopped = false;
  let skipped = false;
  /** Waits so long, longer while held, and not at all once the reader has skipped. */
  async function pass(milliseconds) {
    let left = milliseconds;
    do {
      if (stopped) throw new Stopped();
      if (left <= 0 && !held) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      if (!held) left -= LOOK_MS;
    } while (left > 0 || held || stopped);
  }
  /** Time for words that have been standing there for so long already, and in any case to look at what came of it. */
  async function read(words, stood) {
    const needed = Math.max(BEFORE_MS + words.length * LETTER_MS - stood, AFTER_MS);
    for (let left = needed; left > 0 && !skipped; left -= LOOK_MS) await pass(LOOK_MS);
    skipped = false;
  }
  return {
    pass, read,
    isSkipped: () => skipped,
    hold: () => { held = !held; },
    skip: () => { skipped = true; held = false; },
    stop: () => { stopped = true; held = false; },
    isHeld: () => held,
  };
}
