"""Quotes in replies, and replies to messages of other chats (Bot API › TextQuote, ExternalReplyInfo)."""

from typing import Any, Final

from .chats import Chat, Payload
from .entities.formatted import Entity, Formatted, units
from .media import KEYS
from .refusals import bad_request
from .world import World

LONGEST: Final = 1024
KEPT: Final = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"}
)
SHOWN: Final = (*KEYS, "contact", "dice", "location", "poll", "venue")


def quote(message: Payload, made: Formatted, near: int = 0) -> dict[str, Any]:
    """The quoted part of a message, the one nearest to a position in UTF-16 units; QUOTE_TEXT_INVALID where it is not there."""
    text: str = message.get("text") or message.get("caption") or ""
    entities = [entity for entity in made.entities if entity["type"] in KEPT]
    whole: list[Entity] = message.get("entities") or message.get("caption_entities") or []
    found = [at for at in _positions(text, made.text) if _inside(whole, at, units(made.text)) == entities]
    if not found or units(made.text) > LONGEST:
        raise bad_request("QUOTE_TEXT_INVALID")
    position = min(found, key=lambda at: abs(at - near))
    shown = {"text": made.text, "position": position, "is_manual": True}
    return shown | ({"entities": entities} if entities else {})


def quote_words(message: Payload, part: str) -> dict[str, Any]:
    """The same for a person, who marks words on the screen: with whatever formatting they have there."""
    text: str = message.get("text") or message.get("caption") or ""
    positions = _positions(text, part)
    whole: list[Entity] = message.get("entities") or message.get("caption_entities") or []
    entities = _inside(whole, positions[0], units(part)) if positions else []
    return quote(message, Formatted(part, entities))


def _positions(text: str, part: str) -> list[int]:
    places, at = [], text.find(part)
    while at >= 0:
        places.append(units(text[:at]))
        at = text.find(part, at + 1)
    return places


def _inside(entities: list[Entity], offset: int, length: int) -> list[Entity]:
    """What of these entities lies in a part of the text, as the part would state it."""
    inside = []
    for entity in entities:
        begin = max(entity["offset"], offset)
        end = min(entity["offset"] + entity["length"], offset + length)
        if entity["type"] in KEPT and begin < end:
            inside.append({**entity, "offset": begin - offset, "length": end - begin})
    return inside


def external_reply(world: World, chat: Chat, message: Payload) -> dict[str, Any]:
    """A message of another chat, as a reply to it shows it."""
    origin = {"type": "user", "sender_user": message["from"], "date": message["date"]}
    where = {} if chat.is_private else {"chat": world.chat_json(chat), "message_id": message["message_id"]}
    return {"origin": origin, **where} | {key: message[key] for key in SHOWN if key in message}
