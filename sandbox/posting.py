"""Messages come to stand in a chat, from whomever; each is checked against aiogram's model before it exists."""

from typing import Any, Final

from aiogram.types import Message, Update

from .chats import Chat, Payload
from .people import Person
from .refusals import Refused
from .world import World

QUOTABLE: Final = ("text", "caption")


def post(world: World, chat: Chat, sender: dict[str, Any], content: dict[str, Any]) -> Payload:
    """A new message of that content; the next number of the chat, dated by the world's clock."""
    payload: Payload = {
        "message_id": chat.next_id(),
        "from": sender,
        "chat": world.chat_json(chat),
        "date": world.unix(),
        **content,
    }
    _check(payload)
    chat.put(payload)
    world.touch(chat)
    return payload


def replace(world: World, chat: Chat, payload: Payload) -> Payload:
    """A new state of a message that stands already."""
    _check(payload)
    chat.messages[payload["message_id"]] = payload
    world.touch(chat)
    return payload


def post_by_person(world: World, chat: Chat, person: Person, content: dict[str, Any]) -> Payload:
    """A person's message, and the update about it for a bot that may see it."""
    payload = post(world, chat, person.as_user(), content)
    if chat.is_private:
        chat.started = True
    if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
        chat.keyboard = None
    if is_for_bot(chat, payload):
        chat.bot.updates.add("message", payload, world.clock.now())
    return payload


def announce(world: World, chat: Chat, sender: dict[str, Any], content: dict[str, Any]) -> Payload:
    """A service message; the bot hears of it even where it did the deed itself, and of its own going."""
    payload = post(world, chat, sender, content)
    if chat.has_bot or content.get("left_chat_member", {}).get("id") == chat.bot.id:
        chat.bot.updates.add("message", payload, world.clock.now())
    return payload


def is_for_bot(chat: Chat, payload: Payload) -> bool:
    """Privacy mode: in groups a bot sees commands, mentions and replies to itself; as administrator all (Bot API › Privacy)."""
    if chat.is_private or not chat.has_bot:
        return chat.is_private
    if chat.bot.reads_all_in_groups or chat.bot_member.is_administrator:
        return True
    answered = payload.get("reply_to_message", {})
    if answered.get("from", {}).get("id") == chat.bot.id and "forum_topic_created" not in answered:
        return True
    text = (payload.get("text") or payload.get("caption") or "").lower()
    name = f"@{chat.bot.username.lower()}"
    command = text.split(maxsplit=1)[0] if text.startswith("/") else ""
    return (bool(command) and ("@" not in command or command.endswith(name))) or name in text


def quoted(chat: Chat, message_id: int) -> Payload | None:
    """A message as it stands inside a reply to it: without what it replies to itself."""
    found = chat.messages.get(message_id)
    return (
        None if found is None else {key: value for key, value in found.items() if key != "reply_to_message"}
    )


def membership(
    world: World, chat: Chat, by: dict[str, Any], before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Tells the bot that its own place in a chat has changed (my_chat_member)."""
    user = chat.bot.as_user()
    body = {
        "chat": world.chat_json(chat),
        "from": by,
        "date": world.unix(),
        "old_chat_member": {"user": user, **before},
        "new_chat_member": {"user": user, **after},
    }
    Update.model_validate({"update_id": 1, "my_chat_member": body})
    chat.bot.updates.add("my_chat_member", body, world.clock.now())


def _check(payload: Payload) -> None:
    """A message that aiogram's model does not know is a defect of the sandbox."""
    if extra := Message.model_validate(payload).__pydantic_extra__:
        raise Refused(
            500, f"Internal Server Error: the sandbox made a message with unknown fields {sorted(extra)}"
        )
