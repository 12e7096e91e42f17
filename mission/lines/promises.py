"""What is promised, and by when."""

import re
from datetime import date
from typing import Final

from mission.day_words import aligned, find_day
from mission.lines.reading import EDGES, FIELD_LENGTH, Reading
from mission.lines.words import DATED_DEED, LEAD_IN, LEGAL_FORM, VERB

STOP: Final = re.compile(r"(?<=[^\W\d]{4})\.$")
"""The end of a sentence; shorter words may be shortened ones ("s.r.o.", "Ltd.")."""


def is_promise(piece: str, today: date) -> bool:
    if len(piece) > FIELD_LENGTH:
        return False
    day = find_day(piece, today)
    said = without(piece, day.start, day.end) if day else piece
    plain = aligned(said)
    if VERB.match(plain, LEAD_IN.match(plain).end()):  # type: ignore[union-attr]
        return bool(day) or piece[:1].islower() or not LEGAL_FORM.search(piece)
    return day is not None and (day.deadline or DATED_DEED.search(plain) is not None)


def is_deed(piece: str) -> bool:
    """Whether it begins with something to be done."""
    plain = aligned(piece)
    return VERB.match(plain, LEAD_IN.match(plain).end()) is not None  # type: ignore[union-attr]


def take_promises(read: Reading) -> None:
    """Fields that say what is to be done, and a day that stands alone beside them."""
    kept = []
    for piece in read.pieces:
        before, deed = _deed_inside(piece, read.today)
        if deed:
            kept += [before] if before else []
            note_promise(deed, read)
        else:
            kept.append(piece)
    read.pieces = [piece for piece in kept if not _took_day(piece, read)]


def _deed_inside(piece: str, today: date) -> tuple[str, str]:
    """A promise, whole or after other words: "parking pilot call by Friday"."""
    if len(piece) > FIELD_LENGTH:
        return piece, ""
    day = find_day(piece, today)
    plain = aligned(piece)
    if day and VERB.match(plain, LEAD_IN.match(plain).end()):  # type: ignore[union-attr]
        return "", piece
    for found in re.finditer(r"(?<=\s)", plain):
        verb = VERB.match(plain, found.start())
        if verb and day and day.start >= verb.end() and not _leads(plain[: found.start()]):
            return STOP.sub("", piece[: found.start()].strip(EDGES)), piece[found.start() :]
    return ("", piece) if is_promise(piece, today) else (piece, "")


def _leads(words: str) -> bool:
    """Whether these words only introduce the verb after them ("need to", «треба»)."""
    return (
        LEAD_IN.fullmatch(words) is not None
        or re.search(r"(?: to| and| або| та| і| a| nebo) $", words) is not None
    )


def note_promise(piece: str, read: Reading) -> None:
    """Note what is promised. The earliest day is due; when there are more promises, theirs stay in their words."""
    day = find_day(piece, read.today)
    first = day is not None and read.due_on is None
    if day and first:
        read.due_on = day.day
    said = without(piece, day.start, day.end) if day and first else piece
    if said:
        read.promises.append(said)


def _took_day(piece: str, read: Reading) -> bool:
    """A field that is only a day says when; today's, with no promise beside it, is the day of the meeting."""
    day = find_day(piece, read.today)
    alone = day is not None and not without(piece, day.start, day.end)
    if (
        day is None
        or not alone
        or read.due_on is not None
        or not (read.promises or day.deadline or day.day > read.today)
    ):
        return False
    read.due_on = day.day
    return True


def without(piece: str, start: int, end: int) -> str:
    return " ".join(f"{piece[:start]} {piece[end:]}".split()).strip(EDGES + ".!")
