"""The chats on somebody's phone, and what a phone shows about one besides its messages."""

from datetime import UTC, datetime
from typing import Any

from .chats import Chat, Payload
from .members import Member
from .people import Person
from .servicelines import service_line
from .world import World


def title(chat: Chat, person: Person) -> str:
    """A group's title, or the bot's name in the person's language."""
    return chat.bot.words("name", person.two_letters) if chat.is_private else chat.title


def about(chat: Chat, person: Person) -> dict[str, Any]:
    """Kind, topics, members and the viewer's own status; a private chat has none of these."""
    status = chat.roster.get(person.id, Member()).status
    return {
        "kind": chat.kind,
        "forum": chat.forum,
        "topics": [topic.as_shown() for topic in chat.topics.values()],
        "status": None if chat.is_private else status,
        "chat_description": _description(chat, person) or None,
    }


def _description(chat: Chat, person: Person) -> str:
    return chat.bot.words("description", person.two_letters) if chat.is_private else chat.description


def members(world: World, chat: Chat) -> list[dict[str, Any]]:
    """Everybody in a group, the bot included."""
    if chat.is_private:
        return []
    return [
        {"id": one, "name": _name(world.user(one)), "status": member.status}
        for one, member in chat.roster.items()
        if member.is_here
    ]


def chat_list(world: World, person: Person) -> list[dict[str, Any]]:
    """The private chat with each bot, and the groups that the person is in."""
    listed = [world.private_chat(bot, person) for bot in world.bots.values()] + [
        chat
        for bot in world.bots.values()
        for chat in bot.chats.values()
        if not chat.is_private and chat.migrated_to is None and person.id in chat.members
    ]
    return [_listed(chat, person) for chat in listed]


def _listed(chat: Chat, person: Person) -> dict[str, Any]:
    last = next(reversed(chat.messages.values()), None)
    return {
        "chat_id": chat.bot.id if chat.is_private else chat.id,
        "kind": chat.kind,
        "title": title(chat, person),
        "version": chat.version,
        "last": _last(last) if last is not None else None,
    }


def _last(payload: Payload) -> dict[str, str]:
    return {
        "text": payload.get("text") or payload.get("caption") or service_line(payload),
        "date": datetime.fromtimestamp(payload["date"], UTC).isoformat(),
        "sender": _name(payload["from"]),
    }


def _name(user: dict[str, Any]) -> str:
    return f"{user['first_name']} {user.get('last_name', '')}".strip()
