"""Who it is about: the first field that reads like the name of a person."""

import re
from datetime import date
from typing import Final

from mission.day_words import aligned
from mission.documents.romanised import romanised
from mission.lines.organisations import begins_large, in_domain, is_organisation, letters
from mission.lines.pieces import is_numeric
from mission.lines.promises import is_promise
from mission.lines.reading import FIELD_LENGTH, Reading
from mission.lines.words import (
    CLOSING,
    FROM,
    LEGAL_FORM,
    MET,
    ONLY_LEGAL_FORM,
    ONLY_TITLES,
    ORGANISATION,
    POSITION,
    TITLED_WORD,
)

NAME_LENGTH: Final = 80
NAME_WORDS: Final = 5
FULL: Final = 2
"""Words of a usual name: the first and the last."""


def take_name(read: Reading) -> None:
    """The first field, when it reads like a person's name; what stands beside the name in it is given back.

    Behind an e-mail or a number only a name with a capital is one: "jan@example.cz, parking" names nobody.
    """
    if read.name or not read.pieces:
        return
    place = next((n for n, piece in enumerate(read.pieces) if _may_name(piece)), None)
    if place is None:
        return
    if is_organisation(read.pieces[place]) or in_domain(read.pieces[place], read.emails):
        place = _person_elsewhere(read, place)
    met = MET.match(aligned(read.pieces[place]))
    name, beside = _parted(read.pieces[place][met.end() if met else 0 :], read.emails)
    leads = read.typed.startswith(read.pieces[place]) or begins_large(name) or _own_mailbox(name, read.emails)
    if leads and _is_name(name, read.today):
        office, read.name = _office(name)
        read.pieces[place : place + 1] = [office, *beside] if office and read.position else beside
        read.position = read.position or office


def _may_name(piece: str) -> bool:
    """No number, no address, no "Best regards", and no "we met at the forum"."""
    plain = aligned(piece)
    met = MET.match(plain)
    told = met is not None and not begins_large(piece[met.end() :])
    return not (is_numeric(piece) or "@" in piece or CLOSING.fullmatch(plain) or told)


def _person_elsewhere(read: Reading, place: int) -> int:
    """Where an organisation leads, the field after it that looks like a person."""
    others = [n for n, piece in enumerate(read.pieces) if n != place]
    likely = [n for n in others if _looks_like_person(read.pieces[n])]
    mailed = [n for n in others if _own_mailbox(read.pieces[n], read.emails)]
    return next(iter(likely or mailed), place)


def _own_mailbox(piece: str, emails: list[str]) -> bool:
    """Whether two or three words stand in the part of an address before the @: "jan novák" in jan.novak@."""
    words = [letters(word) for word in piece.split()]
    boxes = [letters(mail.partition("@")[0]) for mail in emails]
    own = any(word in box and len(word) > FULL for word in map(romanised, words) for box in boxes)
    return FULL <= len(words) <= FULL + 1 and own


def _parted(piece: str, emails: list[str]) -> tuple[str, list[str]]:
    """A name and what else its field holds: "Jan Novák (Example)", "Jan Novák from Example", "Jan Novák - CEO"."""
    bracketed = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)\s*(.*)", piece)
    if bracketed:
        return bracketed[1], [part for part in (bracketed[2], bracketed[3]) if part]
    dashed = re.split(r"\s[–—-]\s", piece)
    if len(dashed) > 1:
        return dashed[0], dashed[1:]
    origin = FROM.search(aligned(piece))
    if origin and piece[origin.end() : origin.end() + 1].isupper():
        return piece[: origin.start()], [piece[origin.end() :]]
    if LEGAL_FORM.search(piece):
        return _without_organisation(piece)
    return _unmixed(piece, emails)


def _without_organisation(piece: str) -> tuple[str, list[str]]:
    """ "Jan Novák Example s.r.o.": two words are the person, unless too few are left for the organisation."""
    name, rest = _full_name(piece)
    after = " ".join(rest)
    if not ONLY_LEGAL_FORM.fullmatch(after) and rest and not LEGAL_FORM.search(" ".join(name)):
        return " ".join(name), [after]
    return "", []


def _full_name(piece: str) -> tuple[list[str], list[str]]:
    """The titles and the first two words, and the words after them."""
    words = piece.split()
    titles = next((n for n, word in enumerate(words) if not ONLY_TITLES.fullmatch(aligned(word))), 0)
    return words[: titles + FULL], words[titles + FULL :]


def _unmixed(piece: str, emails: list[str]) -> tuple[str, list[str]]:
    """ "petro koval softserve" with an address at softserve; "Jana Malá Magistrát města Brna": a person and a place."""
    words = piece.split()
    if len(piece) > NAME_LENGTH + FIELD_LENGTH:
        return piece, []
    for begin in range(FULL, len(words) if emails else 0):
        for end in range(begin + 1, len(words) + 1):
            if in_domain(" ".join(words[begin:end]), emails):
                last = end + _more_of_it(words[begin:end], words[end:])
                return " ".join(words[:begin]), [
                    " ".join(part) for part in (words[begin:last], words[last:]) if part
                ]
    name, rest = _full_name(piece)
    person = all(map(begins_large, name[-FULL:])) and not ORGANISATION.search(aligned(" ".join(name)))
    if person and rest and _is_no_surname(rest, name):
        return " ".join(name), [" ".join(rest)]
    if (
        person
        and len(rest) >= FULL
        and begins_large(rest[0])
        and ORGANISATION.search(aligned(" ".join(rest)))
    ):
        return " ".join(name), [" ".join(rest)]
    return piece, []


def _more_of_it(named: list[str], after: list[str]) -> int:
    """How many more words belong to a name with capitals: "Siemens Mobility", but not "Siemens CTO"."""
    if not begins_large(named[0]):
        return 0
    own = [begins_large(word) and not POSITION.match(aligned(word)) for word in after]
    return own.index(False) if False in own else len(own)


def _is_no_surname(rest: list[str], name: list[str]) -> bool:
    """Behind two names: "CzechTrade", "CTU Prague", a word in another alphabet; no "CSc.", and no surname in capitals."""
    word = rest[0].strip(",.")
    if ONLY_TITLES.fullmatch(aligned(rest[0])) or ONLY_TITLES.fullmatch(aligned(word)):
        return False
    camel = re.search(r"[^\W\d_A-ZÁ-Ž]{2}[A-Z]", word) and not re.match(r"Ma?c[A-Z]", word)
    capitals = word.isupper() and len(word) > FULL and len(rest) >= FULL and not name[-1].isupper()
    foreign = _is_latin(word) != _is_latin("".join(name))
    return bool(camel or capitals or (foreign and begins_large(word)))


def _is_latin(text: str) -> bool:
    return all(letter < "\u0250" for letter in text if letter.isalpha())


def _is_name(text: str, today: date) -> bool:
    words = TITLED_WORD.sub(" ", aligned(text)).replace(",", " ").split()
    wordy = 0 < len(words) <= NAME_WORDS and len(text) <= NAME_LENGTH and any(c.isalpha() for c in text)
    return wordy and "://" not in text and not LEGAL_FORM.search(text) and not is_promise(text, today)


def _office(name: str) -> tuple[str, str]:
    """ "CEO Mark Taylor": what they are, and the name after it."""
    begin = 0
    while found := POSITION.match(aligned(name), begin):
        begin = found.end() + len(name[found.end() :]) - len(name[found.end() :].lstrip())
        if _looks_like_person(name[begin:]):
            return name[: found.end()], name[begin:]
    return "", name


def _looks_like_person(piece: str) -> bool:
    words = TITLED_WORD.sub(" ", aligned(piece)).replace(",", " ").split()
    capitals = [word for word in piece.split() if word[:1].isupper()]
    named = FULL <= len(words) <= FULL + 1 and len(capitals) == len(piece.split())
    return named and not is_organisation(piece) and not POSITION.search(aligned(piece))
