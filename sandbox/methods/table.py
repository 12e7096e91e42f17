"""From the name of a method (without case, as Telegram takes it) to its model and its function."""

from collections.abc import Callable
from typing import Any, Final

from aiogram import methods as api

from . import (
    albums,
    chats,
    copies,
    dice,
    drafts,
    invitations,
    locations,
    media,
    members,
    menus,
    names,
    places,
    polling,
    polls,
    profiles,
    reactions,
    taps,
    texts,
    topics,
)

Function = Callable[..., Any]

PARTS: Final = (
    polling,
    texts,
    media,
    albums,
    places,
    locations,
    polls,
    dice,
    drafts,
    copies,
    reactions,
    taps,
    menus,
    names,
    chats,
    members,
    profiles,
    invitations,
    topics,
)

SPOKEN: Final = {
    model.__api_method__.lower(): (model, function)
    for part in PARTS
    for model, function in part.METHODS.items()
}
"""Methods that the sandbox speaks."""

KNOWN: Final = frozenset(name.lower() for name in api.__all__)
"""Methods that Telegram has; those not spoken here answer 501."""
