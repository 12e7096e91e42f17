"""Fields that say themselves where they belong: "Company: Example"."""

import re
from typing import Final

from mission.day_words import aligned
from mission.lines.promises import is_deed, note_promise
from mission.lines.reading import EDGES, Reading
from mission.lines.words import LABELS

LABELLED: Final = re.compile(r"\s*([^\W\d][\w'’ .-]{0,20}?)\s*[:：]\s*(?!//)")

LETTERS: Final = frozenset({"e", "m", "t", "т", "м"})
"""Labels that stand before a colon only: alone they may be somebody's initial."""


def take_labelled(read: Reading) -> None:
    """ "Company: Example" says itself where it belongs; the label of a number that was taken is dropped."""
    kept = []
    reached = bool(read.emails or read.phones)
    for piece in read.pieces:
        found = LABELLED.match(piece)
        label = _label(found[1] if found else piece.rstrip(".:"))
        value = piece[found.end() :].strip(EDGES) if found else ""
        alone = aligned(piece).strip() not in LETTERS or _leads_to_number(piece, read.typed)
        if label == "reach" and (value or (reached and (found or alone))):
            kept += [value] if value else []
        elif label in {"name", "organisation", "position"} and value and not getattr(read, label):
            setattr(read, label, value)
        elif label == "promise" and value:
            note_promise(value, read)
        elif label == "about" and value and not is_deed(value):
            read.told.append(value)
        else:
            kept.append(value if label == "about" and value else piece)
    read.pieces = kept


def _leads_to_number(letter: str, typed: str) -> bool:
    """ "T: 222 333 444", or without a colon; "T" before a word is somebody's initial."""
    return f"{letter}:" in typed or re.search(rf"(?<!\w){re.escape(letter)}\.? ?[+(\d]", typed) is not None


def _label(word: str) -> str | None:
    plain = aligned(word).strip(" .")
    return next((name for name, pattern in LABELS.items() if pattern.fullmatch(plain)), None)
