"""The bot's own questions and their answers in the reader's words: as members were asked, and as a table says it."""

from typing import Any, Final

from mission.baseline import BASELINE
from mission.changes import SEEN
from mission.evening import EVENING
from mission.feedback import FREE, LINE, STARS
from mission.home import HOME, SKIPPED
from mission.promises import REASON
from mission.publishing import PUBLISH, SURVEYS
from words import Reader

Said = tuple[str, dict[str, str]]
"""A message and what it is told."""
WAVE: Final = "wave:"
RECORDED: Final = ("project", "agreement")
"""What an answer of a wave has made: it stands in a sheet of its own."""


def _asked(what: str) -> Said:
    return "export-asked", {"what": what}


def _answer(what: str) -> Said:
    return "export-answer", {"what": what}


QUESTIONS: Final[dict[str, Said]] = {
    STARS: _asked("stars"),
    LINE: _asked("line"),
    FREE: _asked("free"),
    f"{EVENING}copy": ("evening-button-copy", {}),
    f"{EVENING}problem": ("evening-button-problem", {}),
    f"{EVENING}nothing": _asked("nothing"),
    f"{HOME}goals": ("home-ask-goals", {}),
    f"{HOME}recommend": ("home-ask-recommend", {}),
    f"{HOME}change": ("home-ask-change", {}),
    PUBLISH: _asked("publish"),
    REASON: _asked("reason"),
    BASELINE: ("baseline-asks", {}),
}
IN_WAVES: Final[dict[str, Said]] = {
    "contacts": _asked("contacts"),
    "thanked": ("followup-ask-thanked", {}),
    "step": ("followup-ask-step", {}),
    "day": ("followup-ask-day", {}),
    "promise": _asked("promise"),
    **{
        name: ("followup-wave-ask", {"question": name})
        for name in ("stage", "name", "signed", "signed-on", "submitted", "help", "help-line", "evidence")
    },
    **{name: ("followup-wave-ask", {"question": name}) for name in ("claim", "worth", "anyway")},
}
"""By name, whichever wave asks it; the one about a project's worth is in no table."""

YES_OR_NO: Final[dict[str, Said]] = {"yes": ("followup-yes", {}), "no": ("followup-no", {})}
SETTLED: Final[dict[str, Said]] = {
    "done": ("followup-outcome-done", {}),
    "dropped": ("followup-outcome-dropped", {}),
}
ANSWERS: Final[dict[str, dict[str, Said]]] = {
    "contacts": {"none": ("followup-nobody", {})},
    "thanked": {**YES_OR_NO, "not-needed": ("followup-not-needed", {})},
    "step": {
        **SETTLED,
        "nothing": ("followup-outcome-nothing", {}),
        **{word: _answer(word) for word in ("made", "changed", "confirmed", "moved")},
    },
    "day": {"none": ("followup-no-day", {})},
    "promise": {**SETTLED, "later": _answer("later")},
    "name": {"named": _answer("named"), "kept": _answer("kept")},
    "signed-on": {"none": ("followup-choice-signed-on", {"value": "none"})},
    "submitted": YES_OR_NO,
    "help": YES_OR_NO,
    "help-line": {"asked": _answer("asked")},
    "evidence": {"given": _answer("given"), "none": ("followup-choice-evidence", {"value": "none"})},
    PUBLISH: YES_OR_NO,
    BASELINE: {"known": _answer("known"), "nobody": ("baseline-button-nobody", {})},
}
"""The fixed answers by what was asked; numbers, days and a member's own words stay as they are."""
CHOICES: Final = ("stage", "signed", "claim", "anyway")
"""Their answers are told as their buttons say them."""


def is_record(question: str) -> bool:
    """Whether this is kept among the answers, and nobody was asked it: what an answer has made, a notice seen."""
    return question == SEEN or (question.startswith(WAVE) and question.rpartition(".")[2] in RECORDED)


def asked_words(question: str, reader: Reader) -> str:
    """A question of the bot's own in words, with its wave; as it is for any other."""
    if question.startswith(WAVE):
        wave, _, name = question.removeprefix(WAVE).rpartition(".")
        if name in IN_WAVES:
            when = reader.plain("results-title", what=f"wave-{wave}")
            return reader.plain("export-asked-then", when=when, question=_plain(IN_WAVES[name], reader))
    return _plain(QUESTIONS[question], reader) if question in QUESTIONS else question


def answer_words(question: str, value: Any, reader: Reader) -> Any:
    """A fixed answer in words; whatever else was said as it is."""
    if not isinstance(value, str):
        return value
    is_wave = question.startswith(WAVE)
    if value == SKIPPED and (is_wave or question.startswith((HOME, SURVEYS))):
        return reader.plain("followup-outcome-skipped")
    name = question.rpartition(".")[2] if is_wave else question
    if is_wave and name in CHOICES:
        return reader.plain(f"followup-choice-{name}", value=value)
    known = ANSWERS.get(name, {}).get(value)
    return _plain(known, reader) if known else value


def source_of(subject: str) -> str:
    """The question whose answer a consent to publish is about: its subject begins with it ("survey:7:2023-04-28")."""
    parts = subject.split(":")
    return ":".join(parts[:2]) if subject.startswith(SURVEYS) else parts[0]


def _plain(said: Said, reader: Reader) -> str:
    key, told = said
    return reader.plain(key, **told)
