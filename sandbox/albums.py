"""Albums: several messages that are shown as one (Bot API › sendMediaGroup)."""

import secrets
from collections.abc import Collection
from typing import Final

from .chats import Chat, Payload

FEWEST: Final = 2
MOST: Final = 10
KINDS: Final = frozenset({"audio", "document", "live_photo", "photo", "video"})
AMONG_THEMSELVES: Final = ("document", "audio")
"""Kinds that stand in an album only with their like."""


def group_id() -> str:
    """A `media_group_id` that no other album has."""
    return str(secrets.randbits(53))


def stranger(kinds: Collection[str]) -> str | None:
    """The kind that keeps these from being one album; None where nothing does."""
    unknown = next((kind for kind in kinds if kind not in KINDS), None)
    apart = next((kind for kind in AMONG_THEMSELVES if kind in kinds and len(set(kinds)) > 1), None)
    return unknown or apart


def first_of(chat: Chat, message: Payload) -> Payload:
    """The first message of its album that still stands; the message itself where it is in none."""
    group = message.get("media_group_id")
    if group is None:
        return message
    return next(other for other in chat.messages.values() if other.get("media_group_id") == group)
