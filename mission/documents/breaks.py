"""Breaks: listed once and never reminded, so they have to be known."""

from typing import Final

from mission.documents.draft import SessionKind
from mission.documents.folding import folded_words

PAUSES: Final = frozenset({"break", "перерва", "бреик", "prestavka", "pauza"})
KINDS_OF_PAUSE: Final = frozenset(
    {
        "coffee",
        "tea",
        "lunch",
        "short",
        "long",
        "morning",
        "afternoon",
        "comfort",
        "networking",
        "кава",
        "кавова",
    }
    | {
        "коротка",
        "обідня",
        "технічна",
        "kava",
        "kavova",
        "kratka",
        "obedova",
        "na",
        "на",
        "каву",
        "kavu",
        "обід",
        "obed",
    }
)
MEALS: Final = frozenset({"lunch", "обід", "obed"})
SHORT_TITLE: Final = 4  # words; "Lunch with the mayor of Brno" is no break


def is_break(title: str, kind: SessionKind) -> bool:
    """Whether a title announces a break. Of the delegation's own sessions, a lunch is a meeting like any other."""
    words = folded_words(title)
    if PAUSES & set(words) and set(words) <= PAUSES | KINDS_OF_PAUSE:
        return True
    return kind == "programme" and words[:1] != [] and words[0] in MEALS and len(words) <= SHORT_TITLE
