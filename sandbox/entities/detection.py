"""What Telegram finds in a text by itself: links, e-mails, phones, commands, mentions, hashtags."""

import re
from typing import Final

from .formatted import Entity, Formatted, in_order, units

ENDINGS: Final = "com|org|net|info|eu|cz|ua|sk|pl|de|at|io|me|app|dev|gov|edu|uk|tech|city"
FINDER: Final = re.compile(
    r"(?P<email>(?<![\w.+-])[A-Za-z0-9][\w.+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}(?![\w-]))"
    r"|(?P<url>(?<![\w@])(?:https?://(?:[^\s<>\"'()]|\([^\s<>\"'()]*\))+"
    rf"|(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:{ENDINGS})(?![\w@-]|\.\w)(?::\d+)?(?:/[^\s<>\"'()]*)?))"
    r"|(?P<bot_command>(?<![\w/@.:-])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w))"
    r"|(?P<hashtag>(?<![\w/])#(?=\w*[^\W\d_])\w{1,256})"
    r"|(?P<phone_number>(?<![\w+])\+\d(?:[ .\-()]{0,2}\d){7,14}(?!\w))"
)
HINTS: Final = re.compile(r"[/@#+.]")
CLOSED: Final = frozenset({"code", "pre", "text_link", "text_mention"})


def with_detected(formatted: Formatted) -> Formatted:
    """The same text with what Telegram finds added to its entities, except inside code and links."""
    if not HINTS.search(formatted.text):
        return formatted
    taken = [(e["offset"], e["offset"] + e["length"]) for e in formatted.entities if e["type"] in CLOSED]
    found = [
        entity
        for entity in detected(formatted.text)
        if not any(
            entity["offset"] < end and begin < entity["offset"] + entity["length"] for begin, end in taken
        )
    ]
    if not found:
        return formatted
    return Formatted(formatted.text, in_order([*formatted.entities, *found]), formatted.warnings)


def detected(text: str) -> list[Entity]:
    found: list[Entity] = []
    for match in FINDER.finditer(text):
        kind = match.lastgroup or ""
        words = match[0].rstrip(".,;:!?…") if kind == "url" else match[0]
        found.append({"type": kind, "offset": units(text[: match.start()]), "length": units(words)})
    return found
