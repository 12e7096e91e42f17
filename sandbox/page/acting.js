const LOOK_MS = 100;
const PATIENCE_MS = 30_000;
const POINT_MS = 650;
const LETTERS = 5;
const PIECE_MS = 50;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Does what a script says, in the way a person would: it types into the phone's own line and presses its own
 * buttons. Throws an Error with a sentence for the reader when what it waits for does not come.
 */
export function actor({ stage, playing, files }) {
  const slowly = (milliseconds) => (playing.isSkipped() || calm.matches ? playing.pass(0) : playing.pass(milliseconds));

  async function found(look, wanted) {
    for (let left = PATIENCE_MS; left > 0; left -= LOOK_MS) {
      const seen = look();
      if (seen) return seen;
      await playing.pass(LOOK_MS);
    }
    throw new Error(`The replay waited for ${wanted} and did not see it.`);
  }

  /** The phone of that person, brought to the front. */
  async function phoneOf(who) {
    await found(() => stage.bring(who), `the phone of ${who}`);
    return found(() => stage.phone(who), `the phone of ${who}`);
  }

  async function press(element) {
    element.scrollIntoView({ block: "nearest" });
    element.classList.add("pointed-at");
    await slowly(POINT_MS);
    element.classList.remove("pointed-at");
    element.click();
  }

  async function type(phone, text) {
    const line = phone.element.querySelector("textarea");
    for (const end of calm.matches ? [text.length] : pieces(text)) {
      line.value = text.slice(0, end);
      line.dispatchEvent(new Event("input", { bubbles: true }));
      await slowly(PIECE_MS);
    }
    line.form.requestSubmit();
  }

  const deeds = {
    show: (names) => found(() => stage.show(names), names.join(", ")),
    clock: (to) => stage.jump(to === "next due" ? { to_next_due: true } : { to }),
    invitation: async (_, phone) => press(await found(() => phone().home().element.querySelector(".invitation"), "an invitation")),
    tap: async (label, phone) => {
      const key = () => button(phone().home().element, label);
      await found(key, `the button “${label}”`);
      phone().home().list.toEnd();
      await press(key());
    },
    say: (text, phone) => type(phone().home(), text),
    file: (name, phone) => phone().home().upload([new File([files[name]], name)], { kind: "document" }),
    sees: async (words, phone) => {
      await found(() => phone().home().list.log.textContent.includes(words), `“${words}”`);
      await playing.pass(LOOK_MS); // a phone that has just been brought to the front goes to its end first
      phone().home().list.begin(words);
    },
  };

  return async ({ who, ...act }) => {
    const [[kind, what]] = Object.entries(act);
    if (who) await phoneOf(who);
    // A phone may be made anew meanwhile (a new world has new phones), so it is looked up when it is needed.
    await deeds[kind](what, () => stage.phone(who));
  };
}

const button = (element, label) => [...element.querySelectorAll(".key")].filter((key) => key.textContent.trim() === label).at(-1);

function pieces(text) {
  return [...Array(Math.ceil(text.length / LETTERS)).keys()].map((piece) => (piece + 1) * LETTERS);
}
