"""How a field of a type comes into a call: one line for each type."""

import re
from collections.abc import Callable
from typing import Any, Final

from .scene import Scene
from .values import BY_NAME, required

Parameters = dict[str, Any]

KIND: Final = re.compile(r"(?<!^)(?=[A-Z])")


async def wrapped(scene: Scene, owner: str, name: str, value: Any) -> tuple[str, Parameters]:
    """The method and its parameters with that value in that field of that type."""
    if owner.startswith("InputMedia") and owner != "InputMediaLocation":
        return "editMessageMedia", await required(scene, "editMessageMedia") | await _media(
            scene, owner, name, value
        )
    method, wrap = WRAPS[owner]
    return method, await required(scene, method) | wrap({name: value})


async def _media(scene: Scene, owner: str, name: str, value: Any) -> Parameters:
    kind = KIND.sub("_", owner.removeprefix("InputMedia")).lower()
    item = {"type": kind, "media": "attach://file", name: value}
    files = {"file": BY_NAME[kind]}
    if kind == "live_photo":
        item |= {"photo": "attach://still"}
        files |= {"still": BY_NAME["photo"]}
    return {"media": item, **files}


def _inline(button: Parameters) -> Parameters:
    return {"reply_markup": {"inline_keyboard": [[{"text": "a"} | button]]}}


def _key(button: Parameters) -> Parameters:
    return {"reply_markup": {"keyboard": [[{"text": "a"} | button]]}}


WRAPS: Final[dict[str, tuple[str, Callable[[Parameters], Parameters]]]] = {
    "BotCommand": ("setMyCommands", lambda x: {"commands": [{"command": "a", "description": "b"} | x]}),
    "CopyTextButton": ("sendMessage", lambda x: _inline({"copy_text": x})),
    "InlineKeyboardButton": ("sendMessage", _inline),
    "KeyboardButton": ("sendMessage", _key),
    "KeyboardButtonRequestUsers": ("sendMessage", lambda x: _key({"request_users": {"request_id": 1} | x})),
    "KeyboardButtonRequestChat": (
        "sendMessage",
        lambda x: _key({"request_chat": {"request_id": 1, "chat_is_channel": False} | x}),
    ),
    "KeyboardButtonRequestManagedBot": (
        "sendMessage",
        lambda x: _key({"request_managed_bot": {"request_id": 1} | x}),
    ),
    "ForceReply": ("sendMessage", lambda x: {"reply_markup": {"force_reply": True} | x}),
    "ReplyKeyboardMarkup": ("sendMessage", lambda x: {"reply_markup": {"keyboard": [[{"text": "a"}]]} | x}),
    "InputMediaLocation": (
        "sendPoll",
        lambda x: {"media": {"type": "location", "latitude": 1, "longitude": 2} | x},
    ),
    "InputPollOption": ("sendPoll", lambda x: {"options": [x, {"text": "b"}]}),
    "ReactionTypeEmoji": ("setMessageReaction", lambda x: {"reaction": [{"type": "emoji"} | x]}),
}
