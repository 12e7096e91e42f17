"""Reactions to messages: one a person or a bot (Bot API › MessageReactionUpdated)."""

from typing import Any, Final

from aiogram.types import Update

from .chats import Chat, Payload
from .groups import member
from .media import ORDINARY
from .people import Person
from .world import World

EMOJI: Final = frozenset(
    "❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾"
    "💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
) | {"❤\u200d🔥", "👨\u200d💻", "🤷\u200d♂", "🤷\u200d♀"}
MOST_DIFFERENT: Final = 11


def can_be_reacted_to(message: Payload) -> bool:
    """Any message but a service message."""
    return not ORDINARY.isdisjoint(message)


def fits(chat: Chat, message_id: int, emoji: str) -> bool:
    """A message shows at most eleven different reactions."""
    different = set(chat.reactions.get(message_id, {}).values()) | {emoji}
    return len(different) <= MOST_DIFFERENT


def react(world: World, chat: Chat, message_id: int, actor_id: int, emoji: str | None) -> str | None:
    """Sets the reaction of a person or a bot, or takes it away; the one before it."""
    reactions = chat.reactions.setdefault(message_id, {})
    before = reactions.pop(actor_id, None)
    if emoji is not None:
        reactions[actor_id] = emoji
    if emoji != before:
        world.touch(chat)
    return before


def react_as_person(world: World, chat: Chat, message_id: int, person: Person, emoji: str | None) -> None:
    """With the update for a bot that asked for such updates: in private chats, and where it is an administrator."""
    before = react(world, chat, message_id, person.id, emoji)
    if emoji == before or not _is_heard(chat):
        return
    body = {
        "chat": world.chat_json(chat),
        "message_id": message_id,
        "user": person.as_user(),
        "date": world.unix(),
        "old_reaction": _types(before),
        "new_reaction": _types(emoji),
    }
    Update.model_validate({"update_id": 1, "message_reaction": body})
    chat.bot.updates.add("message_reaction", body, world.clock.now())


def _is_heard(chat: Chat) -> bool:
    return chat.is_private or chat.bot_member.is_administrator


def may_react(world: World, chat: Chat, user_id: int) -> bool:
    """In groups by permission, which administrators have always."""
    return chat.is_private or member(world, chat, user_id).allowed("can_react_to_messages", chat.permissions)


def _types(emoji: str | None) -> list[dict[str, str]]:
    return [] if emoji is None else [{"type": "emoji", "emoji": emoji}]


def shown(chat: Chat, message_id: int, person_id: int) -> list[dict[str, Any]]:
    """The reactions under a message as a phone shows them, in the order in which they came."""
    reactions = chat.reactions.get(message_id, {})
    return [
        {
            "emoji": emoji,
            "count": sum(other == emoji for other in reactions.values()),
            "own": reactions.get(person_id) == emoji,
        }
        for emoji in dict.fromkeys(reactions.values())
    ]
