"""Files as messages show them (Bot API › Message, from `animation` to `voice`).

The sandbox does not look into films and sounds: what their sender does not say of them is a plain default.
"""

from collections.abc import Callable
from typing import Any, Final

from .files import StoredFile, picture_size

FILM: Final = (320, 240)
DETAILS: Final = ("duration", "width", "height", "length", "title", "performer", "emoji")
"""What senders may say of a file."""

KEYS: Final = (
    "animation",
    "audio",
    "document",
    "live_photo",
    "photo",
    "sticker",
    "video",
    "video_note",
    "voice",
)
"""The fields of a message that hold files."""

ORDINARY: Final = frozenset(KEYS) | {"text", "contact", "dice", "location", "poll", "venue"}
"""One of these makes a message an ordinary one; service messages have none."""

CAPTIONED: Final = frozenset({"animation", "audio", "document", "live_photo", "photo", "video", "voice"})
SPOILED: Final = frozenset({"animation", "live_photo", "photo", "video"})
"""What can be covered by a spoiler, and can have its caption above."""


def in_message(file: StoredFile) -> dict[str, Any]:
    """The fields by which a message shows this file."""
    return SHOWN[file.kind](file)


def _identity(file: StoredFile) -> dict[str, Any]:
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}


def _said(file: StoredFile, *names: str) -> dict[str, Any]:
    return {name: file.details[name] for name in (*names, "thumbnail") if name in file.details}


def _duration(file: StoredFile) -> int:
    return int(file.details.get("duration", 0))


def _document(file: StoredFile) -> dict[str, Any]:
    return {"document": file.as_document() | _said(file)}


def _photo(file: StoredFile) -> dict[str, Any]:
    return {"photo": file.as_photo()}


def _voice(file: StoredFile) -> dict[str, Any]:
    return {"voice": file.as_voice(_duration(file))}


def _audio(file: StoredFile) -> dict[str, Any]:
    named = {"file_name": file.name, "mime_type": file.mime, **_identity(file)}
    return {"audio": {"duration": _duration(file)} | _said(file, "title", "performer") | named}


def _film(file: StoredFile) -> dict[str, Any]:
    width, height = picture_size(file.content) or FILM
    size = {"width": file.details.get("width", width), "height": file.details.get("height", height)}
    return {"duration": _duration(file), **size, "mime_type": file.mime} | _identity(file)


def _video(file: StoredFile) -> dict[str, Any]:
    return {"video": {"file_name": file.name} | _film(file) | _said(file)}


def _animation(file: StoredFile) -> dict[str, Any]:
    """With the document field, as Telegram keeps it for old bots."""
    return {"animation": {"file_name": file.name} | _film(file) | _said(file)} | _document(file)


def _video_note(file: StoredFile) -> dict[str, Any]:
    round_one = {"duration": _duration(file), "length": file.details.get("length", FILM[1])}
    return {"video_note": round_one | _said(file) | _identity(file)}


def _sticker(file: StoredFile) -> dict[str, Any]:
    form = {"is_animated": file.mime == "application/x-tgsticker", "is_video": file.mime == "video/webm"}
    drawn = {"width": STICKER, "height": STICKER, "type": "regular"}
    return {"sticker": drawn | form | _said(file, "emoji") | _identity(file)}


def _live_photo(file: StoredFile) -> dict[str, Any]:
    """With the photo field, as Telegram keeps it for old bots."""
    still = file.details["photo"]
    return {"live_photo": _film(file) | {"photo": still}, "photo": still}


STICKER: Final = 512
"""Stickers are as wide and high as this, in pixels."""

SHOWN: Final[dict[str, Callable[[StoredFile], dict[str, Any]]]] = {
    "document": _document,
    "photo": _photo,
    "voice": _voice,
    "audio": _audio,
    "video": _video,
    "animation": _animation,
    "video_note": _video_note,
    "sticker": _sticker,
    "live_photo": _live_photo,
}
