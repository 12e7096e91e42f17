"""A person's name in the parts that address books sort by: "Ing. Jan Novák, Ph.D.", «Коваленко Олена Петрівна»."""

import re
from typing import Final, NamedTuple

from mission.day_words import aligned
from mission.lines.words import ONLY_TITLES

GENERATIONS: Final = re.compile(r"(?:jr|sr|ml|st)\.?|i{2,3}|iv")
AFTER_NAMES: Final = re.compile(
    r"(?:ph\.? ?d|csc|drsc|dis|mba|mpa|msc|m\. ?sc|bsc|ll\. ?m|th\. ?d|jr|sr|ml|st)\.?|i{2,3}|iv|[кд]\. ?\w{1,3}\. ?н\."
)
PATRONYMIC: Final = re.compile(r"\w+(?:[оеє]вич|івна|лліч|кич)")
"""By its ending, as `aligned` writes it: without case, й as и."""


class NameParts(NamedTuple):
    """RFC 2426 › N; each part is words with blanks between them, empty where the name has none."""

    family: str
    given: str
    additional: str
    prefixes: str
    suffixes: str


def name_parts(name: str) -> NameParts:
    """The parts of a full name. The family name is what is written in capitals, or before a comma, else the last word."""
    head, *after = [part.strip() for part in name.split(",")]
    words, prefixes = _without_leading_titles(head.split())
    behind = [part for part in after if part]
    if behind and not _is_title(behind[0]):
        given, inner = _without_leading_titles(behind[0].split())
        return _told(" ".join(words), given, [*prefixes, *inner], behind[1:])
    suffixes: list[str] = []
    while len(words) > 1 and AFTER_NAMES.fullmatch(aligned(words[-1])):
        suffixes.insert(0, words.pop())
    return _parted(words, prefixes, [*suffixes, *behind])


def _without_leading_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """ "Ing. arch. Jan": the name, and what stands before it."""
    at = 0
    while at < len(words) - 1 and (_is_title(words[at]) or _is_title(" ".join(words[: at + 1]))):
        at += 1
    return words[at:], words[:at]


def _is_title(text: str) -> bool:
    said = aligned(text)
    return bool(ONLY_TITLES.fullmatch(said) or AFTER_NAMES.fullmatch(said) or GENERATIONS.fullmatch(said))


def _parted(words: list[str], prefixes: list[str], suffixes: list[str]) -> NameParts:
    if len(words) <= 1:
        return _told("", words, prefixes, suffixes)
    if PATRONYMIC.fullmatch(aligned(words[-1])) and words[2:]:
        return _told(words[0], words[1:], prefixes, suffixes)
    loud = [word for word in words if len(word) > 1 and word.isupper() and word.isalpha()]
    if loud and len(loud) < len(words):
        return _told(" ".join(loud), [word for word in words if word not in loud], prefixes, suffixes)
    begins = next(
        (n for n, word in enumerate(words) if n and word[:1].islower() and n < len(words) - 1), len(words) - 1
    )
    return _told(" ".join(words[begins:]), words[:begins], prefixes, suffixes)


def _told(family: str, given: list[str], prefixes: list[str], suffixes: list[str]) -> NameParts:
    return NameParts(
        family, " ".join(given[:1]), " ".join(given[1:]), " ".join(prefixes), ", ".join(suffixes)
    )
