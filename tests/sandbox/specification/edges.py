"""From the words of a limit to calls at its edge and beyond: numbers, lengths and lists follow from the clause alone."""

import re
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

from .reading import fields
from .scene import Scene
from .statements import Limit
from .values import company, required
from .wraps import wrapped

Step = tuple[bool, str, dict[str, Any]]
"""Whether the call is within the limit, the method, and its parameters."""

RANGE: Final = re.compile(r"(\d+)(?:-| and )(\d+)")
TWO_UNITS: Final = "😀"
TWO_BYTES: Final = "é"
FOREVER: Final = 0x7FFFFFFF

ONLY_LETTERS: Final = frozenset(
    {"BotCommand.command", "setWebhook.secret_token", "setChatAdministratorCustomTitle.custom_title"}
)
"""Texts that take no emoji."""

ZERO_IS_NONE: Final = frozenset(
    {
        "createChatInviteLink.member_limit",
        "editChatInviteLink.member_limit",
        "editMessageLiveLocation.heading",
        "sendLocation.heading",
        "editMessageLiveLocation.proximity_alert_radius",
        "sendLocation.proximity_alert_radius",
    }
)
"""Numbers whose 0 Telegram reads as "not given"."""

EMPTY_IS_WRONG: Final = frozenset({"InlineKeyboardButton.callback_data"})
"""Optional texts that may not be empty: elsewhere an empty one is none at all."""


def follows(limit: Limit) -> bool:
    """Whether the clause alone says where the edges are."""
    return RANGE.search(limit.clause) is not None


async def edges(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    found = RANGE.search(limit.clause)
    assert found is not None, limit
    least, most = int(found[1]), int(found[2])
    values: Sequence[tuple[bool, Any]]
    if "characters" in limit.clause or "bytes" in limit.clause:
        values = _texts(limit, least, most)
    elif "list" in limit.clause:
        values = [
            (least <= size <= most, _listed(limit, size)) for size in (least, most, least - 1, most + 1)
        ]
    else:
        values = _numbers(limit, least, most)
    for fits, value in values:
        yield fits, *await placed(scene, limit.place, value)
    if "characters" in limit.clause and _has_parse_mode(limit.place):
        method, parameters = await placed(scene, limit.place, f"<b>{'x' * most}</b>")
        yield True, method, parameters | {"parse_mode": "HTML"}


async def placed(scene: Scene, place: str, value: Any) -> tuple[str, dict[str, Any]]:
    """A call that succeeds if the value in that place is fine."""
    owner, _, name = place.partition(".")
    if owner[0].isupper():
        return await wrapped(scene, owner, name, value)
    return owner, await required(scene, owner) | await company(scene, name) | {name: value}


def _texts(limit: Limit, least: int, most: int) -> list[tuple[bool, str]]:
    """Characters are counted as UTF-16 code units, so an emoji is two."""
    wide = TWO_BYTES if "bytes" in limit.clause else TWO_UNITS
    texts = [(True, "x" * size) for size in {least, most} if size] + [(False, "x" * (most + 1))]
    if limit.place not in ONLY_LETTERS:
        texts += [(True, wide * (most // 2)), (False, wide * (most // 2 + 1))]
    if least and (limit.place in EMPTY_IS_WRONG or _is_required(limit.place)):
        texts.append((False, ""))
    return texts


def _numbers(limit: Limit, least: int, most: int) -> list[tuple[bool, int]]:
    below = -1 if limit.place in ZERO_IS_NONE else least - 1
    return [(True, least), (True, most), (False, below), (False, most + 1)]


def _listed(limit: Limit, size: int) -> list[Any]:
    numbers = range(1, size + 1)
    return [{"text": str(number)} for number in numbers] if "options" in limit.place else list(numbers)


def _is_required(place: str) -> bool:
    owner, _, name = place.partition(".")
    return any(field.required for field in fields(owner) if field.name == name)


def _has_parse_mode(place: str) -> bool:
    owner, _, name = place.partition(".")
    is_said_by_it = name in ("text", "caption") and owner[0].islower()
    return is_said_by_it and any(field.name == "parse_mode" for field in fields(owner))
