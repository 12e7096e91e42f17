"""Entities that a bot states itself instead of a parse mode."""

from typing import Final

from aiogram.types import MessageEntity

from sandbox.refusals import bad_request

from . import links
from .formatted import Entity, units

TYPES: Final = frozenset(
    {
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    }
)
NEEDED: Final = {
    "text_link": "url",
    "text_mention": "user",
    "custom_emoji": "custom_emoji_id",
    "date_time": "unix_time",
}
FOUND_BY_TELEGRAM: Final = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}
)


def stated(text: str, entities: list[MessageEntity]) -> list[Entity]:
    """The entities as JSON, checked against the text; those that Telegram finds by itself are left to it."""
    total = units(text)
    for entity in entities:
        _check(entity, total)
    return [
        entity.model_dump(mode="json", exclude_none=True)
        for entity in entities
        if entity.type not in FOUND_BY_TELEGRAM
    ]


def _check(entity: MessageEntity, total: int) -> None:
    if entity.type not in TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    needed = NEEDED.get(entity.type)
    if needed and getattr(entity, needed) is None:
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{needed}\"")
    if entity.url is not None and entity.type == "text_link" and links.checked(entity.url) is None:
        raise bad_request(f"entity URL '{entity.url}' is invalid: {links.why_not(entity.url)}")
    if entity.offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {entity.offset}")
    if entity.length < 0:
        raise bad_request(f"receive an entity with incorrect length {entity.length}")
    end = entity.offset + entity.length
    if entity.offset > total:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {entity.offset}")
    if end > total:
        raise bad_request(
            f"entity beginning at UTF-16 offset {entity.offset} ends after the end of the text at UTF-16 offset {end}"
        )
