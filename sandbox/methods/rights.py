"""What several methods about groups ask first: which chat, who, and whether the bot may."""

from datetime import datetime, timedelta
from typing import Any, Final

from sandbox import groups
from sandbox.chats import Chat
from sandbox.entities.formatted import units
from sandbox.members import Member
from sandbox.refusals import bad_request

from .call import Call

ONLY_SUPERGROUPS: Final = "method is available only in supergroups"
LARGE_ONLY: Final = "method is available only in supergroup and channel chats"
SHORTEST_BAN: Final = 30
LONGEST_BAN: Final = 366 * 24 * 3600


def group(call: Call, chat_id: Any, sentence: str, *, large: bool = False) -> Chat:
    """The group (only a supergroup where `large`); the sentence refuses any other chat."""
    chat = call.chat(chat_id)
    if chat.is_private or (large and chat.kind != "supergroup"):
        raise bad_request(sentence)
    return chat


def need(chat: Chat, right: str, sentence: str) -> None:
    """Default permissions of members never extend to bots: only an administrator's right counts."""
    if not chat.bot_member.may(right):
        raise bad_request(sentence)


def somebody(call: Call, chat: Chat, user_id: int) -> Member:
    """The place of a user whom the bot can know of."""
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id not in call.world.people and user_id not in chat.roster:
        raise bad_request("user not found")
    return groups.member(call.world, chat, user_id)


def until(call: Call, value: datetime | timedelta | float | None) -> int:
    """Unix time of the end; 0 (for ever) where it is nearer than 30 seconds or farther than 366 days."""
    unix = moment(call, value)
    return unix if SHORTEST_BAN <= unix - call.world.unix() <= LONGEST_BAN else 0


def moment(call: Call, value: datetime | timedelta | float | None) -> int:
    """Unix time; aiogram's models read numbers as moments too."""
    if value is None:
        return 0
    if isinstance(value, timedelta):
        return call.world.unix() + int(value.total_seconds())
    return int(value.timestamp() if isinstance(value, datetime) else value)


def shortened(call: Call, text: str | None, most: int, noun: str) -> str:
    """The text, trimmed. Telegram silently cuts what is too long; a strict sandbox refuses it."""
    text = (text or "").strip()
    if units(text) <= most:
        return text
    sentence = f"the {noun} is longer than {most} characters"
    if call.world.strict:
        raise bad_request(f"{sentence} (the sandbox is strict)")
    call.entry.warnings.append(f"{sentence} and is cut")
    return text[:most]
