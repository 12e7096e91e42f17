"""Text and entities as HTML that a page may show: only tags written here, everything else escaped."""

from html import escape
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from .formatted import Entity, in_order

TAGS: Final = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote>", "</blockquote>"),
    "mention": ('<span class="mention">', "</span>"),
    "text_mention": ('<span class="mention">', "</span>"),
    "hashtag": ('<span class="hashtag">', "</span>"),
    "bot_command": ('<span class="command">', "</span>"),
}
SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel", "tg"})


def to_html(text: str, entities: list[Entity]) -> str:
    """Safe HTML; line breaks stay line breaks. Tags nest even where entities overlap."""
    if not entities:
        return escape(text)
    raw = text.encode("utf-16-le")
    edges = {0, len(raw) // 2}
    for entity in entities:
        edges |= {entity["offset"], entity["offset"] + entity["length"]}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(raw) // 2)
    ordered = in_order(entities)
    pieces = []
    open_now: list[Entity] = []
    for begin, end in pairwise(cuts):
        wanted = [e for e in ordered if e["offset"] <= begin and end <= e["offset"] + e["length"]]
        pieces.append(_switch(open_now, wanted, raw))
        open_now = wanted
        pieces.append(escape(raw[2 * begin : 2 * end].decode("utf-16-le", "replace")))
    pieces.append(_switch(open_now, [], raw))
    return "".join(pieces)


def _switch(before: list[Entity], after: list[Entity], raw: bytes) -> str:
    """Ends and begins as few tags as keeps the nesting right."""
    same = 0
    while same < min(len(before), len(after)) and before[same] is after[same]:
        same += 1
    ends = "".join(_tags(entity, raw)[1] for entity in reversed(before[same:]))
    return ends + "".join(_tags(entity, raw)[0] for entity in after[same:])


def _tags(entity: Entity, raw: bytes) -> tuple[str, str]:
    kind = entity["type"]
    shown = raw[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode(
        "utf-16-le", "replace"
    )
    address = {
        "text_link": entity.get("url", ""),
        "url": shown if "://" in shown else f"https://{shown}",
        "email": f"mailto:{shown}",
        "phone_number": "tel:" + "".join(c for c in shown if c in "+0123456789"),
    }.get(kind)
    if address is None:
        return TAGS.get(kind, ("", ""))
    if urlsplit(address).scheme.lower() not in SAFE_SCHEMES:
        return ("", "")
    return (f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">', "</a>")
