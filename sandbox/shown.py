"""What a message carries besides its words, as a phone shows it."""

from typing import Any, Final

from . import polls
from .chats import Payload
from .entities.rendering import to_html
from .people import Person
from .polls import Poll

FILES: Final = ("animation", "audio", "video", "video_note", "voice", "sticker", "document")
"""Animations come before the document field that stands beside them."""

NAMES: Final = {"voice": "voice message", "video_note": "video message", "sticker": "sticker"}
DETAILS: Final = ("duration", "width", "height", "title", "performer", "emoji")
ROUND: Final = "length"


def carried(payload: Payload) -> dict[str, Any]:
    """File, picture, place, contact and die; the fields are there even where they are empty."""
    shown: dict[str, Any] = {
        "media_group_id": payload.get("media_group_id"),
        "file": _file(payload),
        "spoiler": payload.get("has_media_spoiler", False),
        "caption_above": payload.get("show_caption_above_media", False),
        "dice": payload.get("dice"),
        "quote": payload.get("quote", {}).get("text"),
    }
    if photo := payload.get("photo"):
        size = photo[-1]
        shown["photo"] = {"url": address(size), "width": size["width"], "height": size["height"]}
    if place := payload.get("location"):
        shown["location"] = _place(place, payload.get("venue", {}))
    if contact := payload.get("contact"):
        shown["contact"] = contact
    return shown


def _place(place: dict[str, Any], venue: dict[str, Any]) -> dict[str, Any]:
    """Phones show where, what is there, and whether it still moves."""
    shown: dict[str, Any] = {"latitude": place["latitude"], "longitude": place["longitude"]}
    shown |= {key: venue[key] for key in ("title", "address") if key in venue}
    if "live_period" not in place:
        return shown | {"live": False}
    return shown | {"live": True} | ({"heading": place["heading"]} if "heading" in place else {})


def _file(payload: Payload) -> dict[str, Any] | None:
    kind = next((kind for kind in FILES if kind in payload), None)
    if kind is None:
        return None
    media = payload[kind]
    return {
        "name": media.get("file_name", NAMES.get(kind, kind)),
        "size": media["file_size"],
        "mime": media.get("mime_type") or _mime(media),
        "url": address(media),
        "kind": kind,
        **{key: media[key] for key in DETAILS if key in media},
        **({"width": media[ROUND], "height": media[ROUND]} if ROUND in media else {}),
    }


def _mime(media: dict[str, Any]) -> str:
    """Of stickers and video notes, which do not say it themselves."""
    if media.get("is_animated"):
        return "application/x-tgsticker"
    if media.get("is_video"):
        return "video/webm"
    return "video/mp4" if ROUND in media else "image/webp"


def address(media: dict[str, Any]) -> str:
    return f"/api/files/{media['file_unique_id']}"


def poll_on_phone(poll: Poll, person: Person) -> dict[str, Any]:
    """Question and options; how many voted for what, and what was right, only to those who may know."""
    seen = polls.seen_by(poll, person)
    more = poll.settings
    explanation = (
        to_html(more["explanation"], more.get("explanation_entities", [])) if "explanation" in more else None
    )
    return {
        "id": poll.id,
        "question": more["question"],
        "question_html": to_html(more["question"], more.get("question_entities", [])),
        "options": [
            {
                "text": option["text"],
                "html": to_html(option["text"], option.get("text_entities", [])),
                "voters": seen.counts[place],
                "chosen": place in seen.chosen,
                "correct": None if seen.correct is None else place in seen.correct,
            }
            for place, option in enumerate(poll.options)
        ],
        "total": len(poll.votes),
        "closed": poll.is_closed,
        "anonymous": more["is_anonymous"],
        "multiple": more["allows_multiple_answers"],
        "quiz": poll.is_quiz,
        "explanation_html": explanation if seen.correct is not None else None,
        "voted": bool(seen.chosen),
    }
