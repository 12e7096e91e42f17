"""Who it is about: the first field that reads like the name of a person."""

import re
from datetime import date
from typing import Final

from mission.day_words import aligned
from mission.lines.organisations import begins_large, is_organisation
from mission.lines.pieces import is_numeric
from mission.lines.promises import is_promise
from mission.lines.reading import Reading
from mission.lines.words import FROM, LEGAL_FORM, MET, ONLY_LEGAL_FORM, ONLY_TITLES, POSITION, TITLED_WORD

NAME_LENGTH: Final = 80
NAME_WORDS: Final = 5


def take_name(read: Reading) -> None:
    """The first field, when it reads like a person's name; what stands beside the name in it is given back.

    Behind an e-mail or a number only a name with a capital is one: "jan@example.cz, parking" names nobody.
    """
    if read.name or not read.pieces:
        return
    place = next(
        (n for n, piece in enumerate(read.pieces) if not is_numeric(piece) and "@" not in piece), None
    )
    if place is None:
        return
    if is_organisation(read.pieces[place]):
        place = next((n for n, piece in enumerate(read.pieces) if _looks_like_person(piece)), place)
    met = MET.match(aligned(read.pieces[place]))
    name, beside = _parted(read.pieces[place][met.end() if met else 0 :])
    leads = read.typed.startswith(read.pieces[place]) or begins_large(name)
    if leads and _is_name(name, read.today):
        read.name = name
        read.pieces[place : place + 1] = beside


def _parted(piece: str) -> tuple[str, list[str]]:
    """A name and what else its field holds: "Jan Novák (Example)", "Jan Novák from Example", "Jan Novák - CEO"."""
    bracketed = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)\s*(.*)", piece)
    if bracketed:
        return bracketed[1], [part for part in (bracketed[2], bracketed[3]) if part]
    dashed = re.split(r"\s[–—-]\s", piece, maxsplit=1)
    if len(dashed) > 1:
        return dashed[0], [dashed[1]]
    origin = FROM.search(aligned(piece))
    if origin and piece[origin.end() : origin.end() + 1].isupper():
        return piece[: origin.start()], [piece[origin.end() :]]
    if LEGAL_FORM.search(piece):
        return _without_organisation(piece)
    return piece, []


def _without_organisation(piece: str) -> tuple[str, list[str]]:
    """ "Jan Novák Example s.r.o.": two words are the person, unless too few are left for the organisation."""
    words = piece.split()
    titles = next((n for n, word in enumerate(words) if not ONLY_TITLES.fullmatch(aligned(word))), 0)
    name, rest = words[: titles + 2], words[titles + 2 :]
    after = " ".join(rest)
    if not ONLY_LEGAL_FORM.fullmatch(after) and rest and not LEGAL_FORM.search(" ".join(name)):
        return " ".join(name), [after]
    return "", []


def _is_name(text: str, today: date) -> bool:
    words = TITLED_WORD.sub(" ", aligned(text)).replace(",", " ").split()
    wordy = 0 < len(words) <= NAME_WORDS and len(text) <= NAME_LENGTH and any(c.isalpha() for c in text)
    return wordy and "://" not in text and not LEGAL_FORM.search(text) and not is_promise(text, today)


def _looks_like_person(piece: str) -> bool:
    words = TITLED_WORD.sub(" ", aligned(piece)).replace(",", " ").split()
    capitals = [word for word in piece.split() if word[:1].isupper()]
    named = 2 <= len(words) <= 3 and len(capitals) == len(piece.split())  # noqa: PLR2004 - first, middle and last name
    return named and not is_organisation(piece) and not POSITION.search(aligned(piece))
