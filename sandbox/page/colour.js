const COLOURS = 7;

/** One of seven colours for a name, always the same one (classes hue-0 … hue-6 in phone.css). */
export function hue(name) {
  let sum = 0;
  for (const letter of name ?? "") sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return `hue-${sum % COLOURS}`;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The first letter, or the whole of an emoji that is made of several code points. */
export function initial(name) {
  const [first] = graphemes.segment((name ?? "").trim());
  return (first?.segment ?? "?").toLocaleUpperCase();
}
