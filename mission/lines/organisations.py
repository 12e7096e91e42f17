"""Where they work, and as what."""

import re
from collections.abc import Callable

from mission.day_words import aligned
from mission.documents.romanised import romanised
from mission.lines.pieces import is_numeric
from mission.lines.reading import FIELD_LENGTH, Reading
from mission.lines.words import (
    CLOSING,
    CONNECTIVE,
    LEGAL_FORM,
    MET,
    ONLY_TITLES,
    ORGANISATION,
    PLACE_OF_WORK,
    POSITION,
    SEEKS,
)

SHORT, LONG = 5, 10
"""Words of an organisation that only one word gives away, and of any organisation."""


def take_organisation(read: Reading) -> None:
    """The surest sign first: a legal form, the e-mail's domain, a word such as university, the place after the name."""
    if read.organisation:
        return
    free = [n for n, piece in enumerate(read.pieces) if _may_name_organisation(piece)]
    signs: tuple[Callable[[int], bool], ...] = (
        lambda n: LEGAL_FORM.search(read.pieces[n]) is not None,
        lambda n: in_domain(read.pieces[n], read.emails),
        lambda n: n == 0 and _proper(read.pieces[n]) and not is_position(read.pieces[n]),
        lambda n: (
            is_organisation(read.pieces[n])
            and begins_large(read.pieces[n])
            and not is_position(read.pieces[n])
        ),
        lambda n: _first_without_position(n, read) and (begins_large(read.pieces[n]) or _all_small(n, read)),
        lambda n: (
            _first_without_position(n, read)
            and is_organisation(read.pieces[n])
            and len(read.pieces[n].split()) <= SHORT
        ),
    )
    place = next((n for sign in signs for n in free if sign(n)), None)
    if place is not None:
        named, _, story = read.pieces[place].partition(": ")
        read.organisation, beside = _employer(named)
        read.pieces[place : place + 1] = [*beside, *filter(None, [story])]
    else:
        _take_employer(read)


def _may_name_organisation(piece: str) -> bool:
    short = len(piece) <= FIELD_LENGTH and len(piece.split()) <= LONG
    plain = aligned(piece)
    idle = CONNECTIVE.fullmatch(plain) or CLOSING.fullmatch(plain) or MET.match(plain)
    return short and not idle and not is_numeric(piece) and "@" not in piece and "://" not in piece


def _first_without_position(place: int, read: Reading) -> bool:
    """The first field after the name, positions aside."""
    return not is_position(read.pieces[place]) and all(
        is_position(piece) or not _may_name_organisation(piece) for piece in read.pieces[:place]
    )


def _all_small(place: int, read: Reading) -> bool:
    """Somebody who types no capitals at all names the organisation second and what it is about later."""
    return read.name.islower() and len(read.pieces) > place + 1 and len(read.pieces[place].split()) <= 3  # noqa: PLR2004 - a short name


def begins_large(word: str) -> bool:
    """Begins with a capital, a digit, or a letter of a script that has none."""
    first = word.lstrip("«„\"'(")[:1]
    return first.isalnum() and not first.islower()


def _proper(piece: str) -> bool:
    """A proper name by its looks: one word, or several with capitals."""
    words = piece.split()
    capitals = [word for word in words if begins_large(word)]
    return bool(capitals) and capitals[0] == words[0] and (len(words) == 1 or len(capitals) > 1)


def is_organisation(piece: str) -> bool:
    return LEGAL_FORM.search(piece) is not None or ORGANISATION.search(aligned(piece)) is not None


def is_position(piece: str) -> bool:
    """A short field that names an office, and no company by its legal form."""
    plain = aligned(piece)
    found = POSITION.search(plain)
    short = len(piece.split()) <= 8  # noqa: PLR2004 - longer ones are stories
    return found is not None and short and not LEGAL_FORM.search(piece) and not SEEKS.match(plain)


def _is_title(piece: str) -> bool:
    """ "prof." in a field of its own says what they are."""
    return ONLY_TITLES.fullmatch(aligned(piece)) is not None


def letters(text: str) -> str:
    """Its letters and digits, as domains write them."""
    return "".join(c for c in aligned(text) if c.isalnum())


def in_domain(piece: str, emails: list[str]) -> bool:
    name = romanised(letters(LEGAL_FORM.sub("", piece)))
    hosts = [letters(mail.rpartition("@")[2].rpartition(".")[0]) for mail in emails]
    return len(name) > 2 and any(name == host or (len(host) > 4 and name.startswith(host)) for host in hosts)  # noqa: PLR2004 - short ones meet by chance


def _employer(piece: str) -> tuple[str, list[str]]:
    """An organisation, and the position that stands before it: "jednatel Example s.r.o.", «директор ТОВ Ромашка»."""
    words = piece.split()
    first = POSITION.search(aligned(piece))
    if not first or not LEGAL_FORM.search(piece):
        return piece, []
    after = len(piece[: first.end()].split())
    for number in range(after, len(words)):
        rest = " ".join(words[number:])
        if begins_large(words[number]) and not POSITION.match(aligned(rest)):
            said = " ".join(words[:number])
            places = [found.start() for found in PLACE_OF_WORK.finditer(aligned(f"{said} "))]
            ends = [place for place in places if PLACE_OF_WORK.fullmatch(aligned(f"{said} "), place)]
            return rest, [said[: ends[0]] if ends else said]
    return piece, []


def _take_employer(read: Reading) -> None:
    """ "CEO at Example", "ředitel ve firmě Example": the position names the organisation."""
    for number, piece in enumerate(read.pieces):
        places = PLACE_OF_WORK.finditer(aligned(piece)) if is_position(piece) else ()
        for found in places:
            if begins_large(piece[found.end() :]) and _employs(piece, found):
                read.organisation = piece[found.end() :]
                read.pieces[number] = piece[: found.start()]
                return


def _employs(piece: str, found: re.Match[str]) -> bool:
    """ "Head of Smart City" is no employer; "CEO of Example" is."""
    top = re.fullmatch(
        r"(?:c[etfoi]o|(?:co-?)?founder|owner|president|mayor|rector|dean)", aligned(piece[: found.start()])
    )
    return found[0] != " of " or top is not None


def take_position(read: Reading) -> None:
    if read.position:
        return
    place = next((n for n, piece in enumerate(read.pieces) if is_position(piece) or _is_title(piece)), None)
    if place is not None:
        read.position = read.pieces.pop(place)
