"""The fields of a line: mailboxes and numbers taken out, the rest parted."""

import re
import unicodedata
from typing import Final

from email_validator import EmailNotValidError, validate_email

from mission.day_words import aligned, find_day
from mission.lines.reading import EDGES, Reading
from mission.lines.words import ONLY_LEGAL_FORM, ONLY_TITLES
from mission.phone_numbers import find_numbers

BREAK: Final = "\n"
MAILBOX: Final = re.compile(r"<?(?:mailto:)?([^\s,;:<>()\[\]«»„“\"/|@]+@[^\s,;<>()\[\]«»„“\"/|@]+)>?")
DIGITS: Final = 6
"""Fewer are a house or a room, no telephone."""
SIGNS: Final = re.compile(
    "^[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff ]+|[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff ]+$"
)
"""Emoji and other pictures at the edges of a field."""
NUMERIC: Final = re.compile(r"[+(]?[\d\s()./+\-–]{5,}\d")


def whole(text: str) -> str:
    """Text without halves of characters, which no database takes."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def clean(text: str) -> str:
    """Text that every database and Telegram take: composed letters, whole characters, no control codes."""
    composed = unicodedata.normalize("NFC", whole(text)).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) != "Cc").strip()


def valid_mailbox(typed: str) -> str | None:
    """The address in its usual form, or None; whether the domain answers is not asked."""
    try:
        return validate_email(typed, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        return None


def slashed(text: str) -> str:
    """Slashes part the fields between blanks, and everywhere when nothing else does ("24/7" stays whole)."""
    alone = not re.search(r"[,;|\t\n]|://", text) and text.count("/") > 1
    return re.sub(r"(?<!\d)/(?!\d)|\s/\s" if alone else r"\s/\s", BREAK, text)


def take_mailboxes(text: str, read: Reading) -> str:
    """E-mail addresses out of the text; they end the field they stood in. One that is wrong stays."""

    def taken(found: re.Match[str]) -> str:
        typed = found[1].rstrip(".,!?'")
        valid = valid_mailbox(typed)
        if valid:
            read.emails.append(valid)
            return BREAK
        read.leftover.append(typed)
        return found[0]

    return MAILBOX.sub(taken, text)


def take_numbers(text: str, read: Reading, region: str, language: str, own: str = "") -> str:
    """Telephone numbers out of the text, in the same way."""
    kept, end = [], 0
    for number in find_numbers(text, region, language, own):
        read.phones.append(number.number)
        kept += [text[end : number.start], BREAK]
        end = number.end
    return "".join([*kept, text[end:]])


def split(text: str) -> list[str]:
    """Fields, by commas, semicolons, bars, tabs and lines; by dashes where there is nothing else.

    What stands in quotation marks is one thing.
    """
    text = re.sub(r"\(([^()]*,[^()]*)\)", rf"{BREAK}\1{BREAK}", text)
    pieces = _outside_quotes(text, r"[,;|\t\n•·]")
    if len(pieces) == 1:
        pieces = _outside_quotes(text, r"\s[–—-]\s")
    return [piece for piece in (piece.strip(EDGES) for piece in pieces) if piece]


def _outside_quotes(text: str, separator: str) -> list[str]:
    quoted = [found.span() for found in re.finditer(r"«[^«»\n]*»|„[^„“”\n]*[“”]|\"[^\"\n]*\"", text)]
    pieces, begin = [], 0
    for found in re.finditer(separator, text):
        if not any(start < found.start() < end for start, end in quoted):
            pieces.append(text[begin : found.start()])
            begin = found.end()
    return [*pieces, text[begin:]]


def rejoined(pieces: list[str]) -> list[str]:
    """ "Example", "a.s." is one organisation; "Jan Novák", "Ph.D." is one person."""
    whole: list[str] = []
    for piece in pieces:
        form = ONLY_LEGAL_FORM.fullmatch(piece)
        if whole and (form or (len(whole) == 1 and ONLY_TITLES.fullmatch(aligned(piece)))):
            whole[-1] += f", {piece}"
        else:
            whole.append(piece)
    return whole


def wordy(pieces: list[str]) -> list[str]:
    """The fields without their bare signs: «📞» before a number says what the number says."""
    kept = [_without_signs(piece) for piece in pieces if any(c.isalnum() for c in piece)]
    return kept or pieces


def _without_signs(piece: str) -> str:
    """No emoji at either end, and no brackets around the whole."""
    plain = SIGNS.sub("", piece).strip(EDGES)
    return plain[1:-1] if re.fullmatch(r"\([^()]*\)", plain) else plain


def is_numeric(piece: str) -> bool:
    return NUMERIC.fullmatch(piece) is not None


def take_leftovers(read: Reading) -> None:
    """Digits that are no telephone number are named, and stay in `about`."""
    for piece in read.pieces:
        digits = sum(c.isdigit() for c in piece)
        years = re.search(r"20\d\d", piece) or find_day(piece, read.today)
        if is_numeric(piece) and digits >= DIGITS and not years:
            read.leftover.append(piece)
