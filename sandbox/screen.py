"""A chat as one person sees it right now."""

from datetime import UTC, datetime
from typing import Any, Final

from . import reactions
from .chatlist import about, title
from .chats import Chat, Payload
from .entities.formatted import Entity
from .entities.rendering import to_html
from .people import Person
from .servicelines import is_service, service_line
from .shown import carried, poll_on_phone

SHOWN: Final = 300


def screen(chat: Chat, person: Person) -> dict[str, Any]:
    """Title, commands, keyboard, what pops up, and the newest 300 messages, oldest first."""
    toast = chat.toasts.get(person.id)
    return {
        "chat_id": chat.bot.id if chat.is_private else chat.id,
        "version": chat.version,
        "title": title(chat, person),
        "blocked": chat.blocked,
        "commands": chat.bot.commands_seen(chat.scopes_for(person.id), person.two_letters),
        "reply_keyboard": _keyboard(chat),
        "placeholder": (chat.keyboard or {}).get("input_field_placeholder"),
        "typing": chat.is_typing,
        "toast": None
        if toast is None
        else {"query_id": toast.query_id, "text": toast.text, "alert": toast.alert, "url": toast.url},
        "invitation": chat.invitations.get(person.id),
        "pinned": chat.pinned if chat.pinned in chat.messages else None,
        "messages": [_message(chat, payload, person) for payload in _seen(chat, person)[-SHOWN:]],
        **about(chat, person),
    }


def _seen(chat: Chat, person: Person) -> list[Payload]:
    """Whoever is out of a group sees nothing of it."""
    return list(chat.messages.values()) if chat.is_private or person.id in chat.members else []


def _keyboard(chat: Chat) -> list[list[dict[str, Any]]] | None:
    if chat.keyboard is None:
        return None
    shown = ("text", "request_contact", "request_location")
    return [[{k: key[k] for k in shown if k in key} for key in row] for row in chat.keyboard["keyboard"]]


def _message(chat: Chat, payload: Payload, person: Person) -> dict[str, Any]:
    sender = payload["from"]
    text = payload.get("text", payload.get("caption", "")) or service_line(payload)
    entities: list[Entity] = payload.get("entities") or payload.get("caption_entities") or []
    shown = {
        "message_id": payload["message_id"],
        "date": datetime.fromtimestamp(payload["date"], UTC).isoformat(),
        "out": sender["id"] == person.id,
        "sender": f"{sender['first_name']} {sender.get('last_name', '')}".strip(),
        "service": is_service(payload),
        "text": text,
        "entities": entities,
        "html": to_html(text, entities),
        "edited": "edit_date" in payload,
        "buttons": [[_button(button) for button in row] for row in _rows(payload)],
        "reply_to": _answered(payload),
        "topic": payload.get("message_thread_id"),
        "forwarded_from": _origin(payload.get("forward_origin")),
    }
    poll = chat.polls.get(payload["message_id"])
    shown["poll"] = None if poll is None else poll_on_phone(poll, person)
    shown["reactions"] = reactions.shown(chat, payload["message_id"], person.id)
    return shown | carried(payload)


def _answered(payload: Payload) -> int | None:
    """What stands first in a topic is not shown as if it were answered."""
    answered: Payload = payload.get("reply_to_message", {})
    return None if "forum_topic_created" in answered else answered.get("message_id")


def _rows(payload: Payload) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = payload.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def _button(button: dict[str, Any]) -> dict[str, Any]:
    data = {"data": button["callback_data"]} if "callback_data" in button else {}
    return {"text": button["text"], **data} | ({"url": button["url"]} if "url" in button else {})


def _origin(origin: dict[str, Any] | None) -> str | None:
    if origin is None:
        return None
    user = origin.get("sender_user")
    return str(user["first_name"] if user else origin.get("sender_user_name", ""))
