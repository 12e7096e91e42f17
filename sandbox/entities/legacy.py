"""Telegram's first Markdown, without nesting (Bot API › Formatting options › Markdown style)."""

import re
from typing import Final

from sandbox.refusals import bad_request

from . import links
from .formatted import Entity, Formatted, cleaned, units

MARK: Final = re.compile(r"\\([_*`\[])|```|[_*`\[]")
KINDS: Final = {"_": "italic", "*": "bold", "`": "code", "```": "pre", "[": "text_link"}
LANGUAGE: Final = re.compile(r"([^\s`]+)\s")


def parse_legacy_markdown(text: str) -> Formatted:
    """Text and entities; raises Refused where a mark has no end."""
    said, entities, at = "", list[Entity](), 0
    while mark := MARK.search(text, at):
        said += text[at : mark.start()] + (mark[1] or "")
        at = mark.end()
        if mark[1]:
            continue
        end = text.find("]" if mark[0] == "[" else mark[0], at)
        if end < 0:
            byte = len(text[: mark.start()].encode())
            raise bad_request(
                f"can't parse entities: Can't find end of the entity starting at byte offset {byte}"
            )
        words, entity = text[at:end], {"type": KINDS[mark[0]]}
        at = end + (1 if mark[0] == "[" else len(mark[0]))
        if mark[0] == "[":
            address, at = _address(text, at, words)
            entity = _linked(address)
        elif mark[0] == "```" and (language := LANGUAGE.match(words)):
            entity["language"], words = language[1], words[language.end() :]
        if entity and words:
            entities.append(entity | {"offset": units(said), "length": units(words)})
        said += words
    return cleaned(Formatted(said + text[at:], entities))


def _address(text: str, at: int, words: str) -> tuple[str, int]:
    end = text.find(")", at)
    if not text.startswith("(", at) or end < 0:
        return words, at
    return text[at + 1 : end], end + 1


def _linked(url: str) -> Entity:
    user = links.user_of(url)
    if user is not None:
        return {"type": "text_mention", "user_id": user}
    address = links.checked(url)
    return {"type": "text_link", "url": address} if address else {}
