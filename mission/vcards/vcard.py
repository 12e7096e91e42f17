"""From the lines of a file to its cards."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mission.lines.pieces import clean
from mission.vcards.card import VCard
from mission.vcards.properties import Property, joined, parts, properties, unescaped

WAYS: Final = 20
"""E-mails, numbers and links that are kept of one card."""
WORDS: Final = 300
"""Characters that are kept of a name, an organisation, a position."""


class Written(NamedTuple):
    """A card and whether its end was there."""

    card: VCard
    whole: bool


def written_cards(content: bytes) -> Iterator[Written]:
    """Every card of a file; what stands between cards is left aside, and so is a card within a card (AGENT)."""
    inside: list[Property] | None = None
    depth = 0
    for line in properties(content):
        if _is(line, "BEGIN") and inside and inside[-1] == Property("AGENT", ""):
            depth += 1
        elif _is(line, "BEGIN"):
            if inside is not None:
                yield Written(card_of(inside), whole=False)
            inside, depth = [], 0
        elif _is(line, "END") and depth:
            depth -= 1
        elif _is(line, "END") and inside is not None:
            yield Written(card_of(inside), whole=True)
            inside = None
        elif inside is not None and not depth:
            inside.append(line)
    if inside is not None:
        yield Written(card_of(inside), whole=False)


def _is(line: Property, name: str) -> bool:
    return line.name == name and line.value.upper() == "VCARD"


def card_of(lines: Iterable[Property]) -> VCard:
    """The fields of one card. Of several names and organisations the first counts."""
    said: dict[str, list[str]] = {}
    for name, value in lines:
        if value:
            said.setdefault(name, []).append(clean(value))
    organisation, *units = parts(_first(said, "ORG")) or [""]
    others = (joined([organisation]), *_ways(said, "EMAIL", "mailto:"), *_ways(said, "TEL", "tel:"))
    return VCard(
        name=_name(_first(said, "FN"), _first(said, "N"), others)[:WORDS],
        organisation=joined([organisation])[:WORDS],
        units=tuple(joined([unit])[:WORDS] for unit in units if unit),
        position=joined([unescaped(_first(said, "TITLE") or _first(said, "ROLE"))])[:WORDS],
        emails=_ways(said, "EMAIL", "mailto:"),
        phones=_ways(said, "TEL", "tel:"),
        links=tuple(link for link in _ways(said, "URL") + _ways(said, "X-SOCIALPROFILE") if is_link(link))[
            :WAYS
        ],
        note="\n".join(dict.fromkeys(filter(None, map(unescaped, said.get("NOTE", []))))),
    )


def _name(formatted: str, structured: str, others: Iterable[str]) -> str:
    """FN, which must always be there: a company's card has the company in it, a nameless one an e-mail or a dash."""
    shown, parted = joined([unescaped(formatted)]), _name_of_parts(structured)
    stands_in = shown in others or not shown.strip("-–—?.")
    return parted if stands_in else shown


def _first(said: dict[str, list[str]], name: str) -> str:
    return next(iter(said.get(name, [])), "")


def _name_of_parts(written: str) -> str:
    """The parts in the order in which a name is said: RFC 6350 §6.2.2 gives the family name first."""
    family, given, further, prefix, suffix = (
        [joined(parts(part, ",")) for part in _raw_parts(written)] + [""] * 5
    )[:5]
    return joined([prefix, given, further, family, suffix])


def _raw_parts(written: str) -> list[str]:
    """Components whose commas are still told from escaped ones."""
    marked = written.replace("\\,", "\\\\\\,")
    return parts(marked)


def _ways(said: dict[str, list[str]], name: str, scheme: str = "") -> tuple[str, ...]:
    """Each way to reach somebody once, without the scheme of a URI."""
    found = [joined([unescaped(value)]) for value in said.get(name, [])]
    bare = [way[len(scheme) :] if scheme and way.lower().startswith(scheme) else way for way in found]
    return tuple(dict.fromkeys(filter(None, bare)))[:WAYS]


def is_link(text: str) -> bool:
    """A web address, with its scheme or without ("www.example.com")."""
    scheme, slashes, rest = text.partition("://")
    host = (rest if slashes else scheme).partition("/")[0]
    return (
        " " not in text
        and "." in host.strip(".")
        and "@" not in host
        and (not slashes or scheme.lower() in {"http", "https"})
    )
