"""From the name of a method (without case, as Telegram takes it) to its model and its function."""

from collections.abc import Callable
from typing import Any, Final

from aiogram import methods as api

from . import (
    chats,
    invitations,
    media,
    members,
    menus,
    names,
    places,
    polling,
    profiles,
    taps,
    texts,
    topics,
)

Function = Callable[..., Any]

SPOKEN: Final = {
    model.__api_method__.lower(): (model, function)
    for part in (
        polling,
        texts,
        media,
        places,
        taps,
        menus,
        names,
        chats,
        members,
        profiles,
        invitations,
        topics,
    )
    for model, function in part.METHODS.items()
}
"""Methods that the sandbox speaks."""

KNOWN: Final = frozenset(name.lower() for name in api.__all__)
"""Methods that Telegram has; those not spoken here answer 501."""
