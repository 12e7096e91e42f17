import { h, icon } from "./element.js";
import { rendered } from "./markup.js";
import { counted, phrases } from "./phrases.js";

/** A poll: choices while one may vote, bars of the results once one has voted or it is closed. */
export function poll(message, phone) {
  const { poll: asked } = message;
  if (!asked) return null;
  const language = phone.person.language;
  const showsResults = asked.voted || asked.closed;
  const options = asked.options.map((option, index) => (showsResults ? result(option, asked, language) : choice(option, index, message, phone)));
  return h("div", { class: "poll", lang: language },
    h("b", { class: "question", dir: "auto" }, marked(asked.question_html, asked.question, phone)),
    h("small", { class: "poll-kind" }, kindOf(asked, phrases(language))),
    h("div", { class: "options", role: "group", "aria-label": asked.question }, options),
    showsResults && asked.explanation_html ? h("div", { class: "explanation", dir: "auto" }, marked(asked.explanation_html, "", phone)) : null,
    showsResults ? null : submit(message, phone),
    h("small", { class: "poll-total" }, asked.total ? counted(language, "votes", asked.total) : phrases(language).unvoted));
}

const marked = (html, text, phone) => (html ? rendered(html, { onCommand: phone.say, onStart: phone.start }) : text);

function kindOf({ closed, quiz, anonymous }, words) {
  if (closed) return words.results;
  if (quiz) return anonymous ? words.anonymousQuiz : words.quiz;
  return anonymous ? words.anonymousPoll : words.poll;
}

function choice(option, index, message, phone) {
  const { multiple } = message.poll;
  const picks = phone.picks(message.message_id);
  const picked = picks.has(index);
  function pick() {
    if (!multiple) return phone.vote(message, [index]);
    if (picked) picks.delete(index);
    else picks.add(index);
    return phone.redraw();
  }
  return h("button", { type: "button", class: "option", "aria-pressed": multiple ? String(picked) : null, onclick: pick },
    h("span", { class: multiple ? "box square" : "box", "aria-hidden": "true" }, picked ? icon("check") : null), h("span", { dir: "auto" }, marked(option.html, option.text, phone)));
}

function submit(message, phone) {
  if (!message.poll.multiple) return null;
  const picks = phone.picks(message.message_id);
  const button = h("button", { type: "button", class: "vote", onclick: () => phone.vote(message, [...picks].sort((a, b) => a - b)) }, phrases(phone.person.language).vote);
  button.disabled = !picks.size;
  return button;
}

/** Shares are of the people who voted, so that with several choices they may add up to more than a hundred. */
function result({ text, html, voters, chosen, correct }, asked, language) {
  const share = asked.total ? Math.round((100 * voters) / asked.total) : 0;
  const fill = h("span", { class: "fill" });
  fill.style.width = `${Math.max(share, 1.5)}%`;
  const mark = markOf({ chosen, correct, quiz: asked.quiz }, phrases(language));
  return h("div", { class: `result ${mark?.look ?? ""}`, "data-chosen": chosen ? "true" : null },
    h("span", { class: "share" }, `${share}%`),
    h("span", { dir: "auto" }, html ? rendered(html, {}) : text),
    h("span", { class: "bar" }, mark ? h("span", { class: "mark", role: "img", "aria-label": mark.words }, icon(mark.sign)) : null, fill));
}

function markOf({ chosen, correct, quiz }, words) {
  if (quiz && correct) return { look: "right", words: words.correct, sign: "check" };
  if (quiz && chosen && correct === false) return { look: "wrong", words: words.wrong, sign: "close" };
  return chosen ? { look: "own", words: words.chosen, sign: "check" } : null;
}
