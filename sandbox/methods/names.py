"""What a bot is called and says of itself, in each language; what rights it asks for; and how it goes."""

import math
import time
from typing import Any, Final

from aiogram.methods import (
    Close,
    GetMyDefaultAdministratorRights,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    LogOut,
    SetMyDefaultAdministratorRights,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)

from sandbox.members import RIGHTS, stated
from sandbox.refusals import Refused, bad_request

from .call import Call, Methods
from .menus import language
from .rights import shortened

NAME: Final = 64
DESCRIPTION: Final = 512
SHORT_DESCRIPTION: Final = 120
CHANNEL_RIGHTS: Final = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
ONLY_IN_GROUPS: Final = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
CLOSES_AFTER: Final = 600.0


def set_my_name(call: Call, request: SetMyName) -> bool:
    return _set(call, "name", request.name, NAME, request.language_code)


def get_my_name(call: Call, request: GetMyName) -> dict[str, str]:
    return {"name": call.bot.words("name", language(request.language_code))}


def set_my_description(call: Call, request: SetMyDescription) -> bool:
    return _set(call, "description", request.description, DESCRIPTION, request.language_code)


def get_my_description(call: Call, request: GetMyDescription) -> dict[str, str]:
    return {"description": call.bot.words("description", language(request.language_code))}


def set_my_short_description(call: Call, request: SetMyShortDescription) -> bool:
    words, code = request.short_description, request.language_code
    return _set(call, "short_description", words, SHORT_DESCRIPTION, code)


def get_my_short_description(call: Call, request: GetMyShortDescription) -> dict[str, str]:
    return {"short_description": call.bot.words("short_description", language(request.language_code))}


def _set(call: Call, what: str, words: str | None, most: int, code: str | None) -> bool:
    """Empty words take those of that language away."""
    call.bot.profile[what, language(code)] = shortened(call, words, most, what.replace("_", " "))
    for chat in call.bot.chats.values():
        call.world.touch(chat)
    call.world.events.tell("people")
    return True


class NamedRights(SetMyDefaultAdministratorRights):
    """The same method, with rights that need not all be named: Telegram takes the others as not asked for."""

    rights: dict[str, bool] | None = None  # type: ignore[assignment]


def set_my_default_administrator_rights(call: Call, request: NamedRights) -> bool:
    named = request.rights or {}
    unknown = [name for name in named if name not in (*RIGHTS, *CHANNEL_RIGHTS)]
    if unknown and call.world.strict:
        raise bad_request(f"unknown parameter rights.{unknown[0]} (the sandbox is strict)")
    held = frozenset(name for name, value in named.items() if value)
    call.bot.default_rights[bool(request.for_channels)] = held
    return True


def get_my_default_administrator_rights(
    call: Call, request: GetMyDefaultAdministratorRights
) -> dict[str, Any]:
    held = call.bot.default_rights.get(bool(request.for_channels), frozenset())
    if not request.for_channels:
        return stated(RIGHTS, held)
    return stated([right for right in RIGHTS if right not in ONLY_IN_GROUPS] + list(CHANNEL_RIGHTS), held)


def log_out(call: Call, _: LogOut) -> bool:
    """The token is refused for ten real minutes."""
    call.bot.stop_delivery()
    call.bot.logged_out = time.monotonic()
    return True


def close(call: Call, _: Close) -> bool:
    """Refused in the first ten real minutes after the bot came."""
    seconds = math.ceil(CLOSES_AFTER - (time.monotonic() - call.bot.came))
    if seconds > 0:
        raise Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
    return True


METHODS: Final[Methods] = {
    SetMyName: set_my_name,
    GetMyName: get_my_name,
    SetMyDescription: set_my_description,
    GetMyDescription: get_my_description,
    SetMyShortDescription: set_my_short_description,
    GetMyShortDescription: get_my_short_description,
    NamedRights: set_my_default_administrator_rights,
    GetMyDefaultAdministratorRights: get_my_default_administrator_rights,
    LogOut: log_out,
    Close: close,
}
