"""Text with entities, measured as Telegram measures: in UTF-16 code units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

Entity = dict[str, Any]

CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f]")
MOST_ENTITIES: Final = 100
NOTHING_INSIDE: Final = frozenset({"code", "pre"})
ORDER: Final = (
    "blockquote",
    "expandable_blockquote",
    "pre",
    "code",
    "text_link",
    "text_mention",
    "url",
    "email",
    "phone_number",
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
)


@dataclass(slots=True)
class Formatted:
    """What a reader sees, how it is marked, and what Telegram silently left out on the way."""

    text: str
    entities: list[Entity] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def readable(text: str) -> str:
    """Without carriage returns; other control characters become spaces, as Telegram does before it reads on."""
    return CONTROL.sub(" ", text.replace("\r", "")) if CONTROL.search(text) else text


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def span(text: str, offset: int, length: int) -> str:
    """The part of the text that an entity covers."""
    if text.isascii():
        return text[offset : offset + length]
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """By offset, longer ones first, as Telegram lists them."""
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], _rank(e["type"])))


def _rank(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def cleaned(formatted: Formatted) -> Formatted:
    """Trimmed as Telegram trims, entities in order, nothing inside code, at most 100 of them."""
    text = formatted.text
    kept = _outside_code(in_order(entity for entity in formatted.entities if entity["length"] > 0))
    text = text.rstrip()
    lead = len(text) - len(text.lstrip(" \n"))
    if kept:
        lead = min(lead, kept[0]["offset"])
    total = units(text)
    moved = [_cut(entity, lead, total) for entity in kept]
    warnings = list(formatted.warnings)
    if len(moved) > MOST_ENTITIES:
        warnings.append(
            f"{len(moved) - MOST_ENTITIES} entities beyond the first {MOST_ENTITIES} are left out"
        )
    return Formatted(
        text[lead:], [entity for entity in moved if entity["length"] > 0][:MOST_ENTITIES], warnings
    )


def _cut(entity: Entity, lead: int, total: int) -> Entity:
    end = min(entity["offset"] + entity["length"], total)
    return {**entity, "offset": entity["offset"] - lead, "length": end - entity["offset"]}


def _outside_code(entities: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    closed = 0
    for entity in entities:
        if entity["offset"] < closed:
            continue
        kept.append(entity)
        if entity["type"] in NOTHING_INSIDE:
            closed = entity["offset"] + entity["length"]
    return kept
