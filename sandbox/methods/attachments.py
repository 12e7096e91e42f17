"""The files that a call brings or names, checked (Bot API › Sending files)."""

import json
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final

from pydantic import BaseModel

from sandbox.files import MOST_PHOTO, StoredFile, picture_size
from sandbox.media import CAPTIONED, DETAILS, SPOILED
from sandbox.refusals import bad_request
from sandbox.requests import Upload
from sandbox.stickers import sticker_mime
from sandbox.validation import given

from .call import Call

ATTACHED: Final = "attach://"
UPLOADED: Final = CAPTIONED | {"video_note", "sticker", "cover", "thumbnail"}
"""Parameters that are files."""

WITH_THUMBNAIL: Final = frozenset({"animation", "audio", "document", "video"})
TYPES: Final = {"voice": "VoiceNote", "video_note": "VideoNote", "live_photo": "Video"}
EXPECTED: Final = {
    "audio": (".mp3", ".m4a"),
    "video": (".mp4",),
    "video_note": (".mp4",),
    "voice": (".ogg", ".mp3", ".m4a"),
}
WIDEST: Final = 10_000
MOST_OBLONG: Final = 20
MOST_LIVE: Final = 10 * 1024 * 1024
MOST_SECONDS: Final = 2**31 - 1
MOST_THUMBNAIL: Final = 200 * 1024
WIDEST_THUMBNAIL: Final = 320


def take_thumbnails(values: dict[str, Any], model: type[BaseModel]) -> dict[int, Any]:
    """Takes `thumbnail` out of the parameters, or out of each of their `media`, by its place.

    aiogram's models do not take the "attach://name" that Telegram does.
    """
    has_one = "thumbnail" in values and "thumbnail" in model.model_fields
    taken = {0: values.pop("thumbnail")} if has_one else {}
    media = values.get("media")
    if isinstance(media, str):
        with suppress(ValueError):
            media = json.loads(media)
    if isinstance(media, dict):
        values["media"], taken[0] = _without_thumbnail(media)
    elif isinstance(media, list):
        parted = [_without_thumbnail(item) for item in media]
        values["media"] = [item for item, _ in parted]
        taken = {place: thumbnail for place, (_, thumbnail) in enumerate(parted)}
    return taken


def _without_thumbnail(item: Any) -> tuple[Any, Any]:
    """One of several media and its thumbnail; those of a kind that has none are left as they are."""
    if not isinstance(item, dict) or item.get("type") not in WITH_THUMBNAIL:
        return item, None
    return {name: value for name, value in item.items() if name != "thumbnail"}, item.get("thumbnail")


def stored(call: Call, value: Any, kind: str, *, of: object = None, place: int = 0) -> StoredFile:
    """The file that was uploaded with the call, or one known by its file_id. The sandbox fetches no addresses.

    `of` says the file's duration, width and so on; `place` is the file's place in an album.
    """
    upload = call.uploads.get(str(value).removeprefix(ATTACHED))
    if upload is not None:
        _check(call, upload, kind)
        details = _details(of) | _thumbnail(call, call.thumbnails.get(place))
        mime = sticker_mime(upload.content) if kind == "sticker" else upload.mime
        return call.world.files.keep(upload.name, upload.content, kind, mime, details=details)
    known = call.world.files.by_id(str(value))
    if known is None:
        if str(value).startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {_type(known.kind)} as {_type(kind)}")
    return known


def _type(kind: str) -> str:
    return TYPES.get(kind, kind.capitalize())


def _details(of: object) -> dict[str, Any]:
    said = {name: given(getattr(of, name, None)) for name in DETAILS}
    return {name: seconds(value) if name == "duration" else value for name, value in said.items() if value}


def seconds(duration: datetime | timedelta | int | None) -> int:
    """Whole seconds, in whatever way aiogram's models have read them; Telegram counts them in 32 bits."""
    if isinstance(duration, timedelta):
        counted = int(duration.total_seconds())
    else:
        counted = int(duration.timestamp()) if isinstance(duration, datetime) else duration or 0
    return max(0, min(counted, MOST_SECONDS))


def _check(call: Call, upload: Upload, kind: str) -> None:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        _check_photo(upload)
    if kind == "sticker" and sticker_mime(upload.content) is None:
        raise bad_request("wrong file type")
    if kind == "live_photo" and len(upload.content) > MOST_LIVE:
        raise bad_request(f"file of size {len(upload.content)} bytes is too big for a live photo")
    if kind in EXPECTED and not upload.name.lower().endswith(EXPECTED[kind]):
        endings = ", ".join(EXPECTED[kind])
        call.entry.warnings.append(f"Telegram may show {upload.name} as a document: {kind} is {endings}")


def _check_photo(upload: Upload) -> None:
    size = picture_size(upload.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if len(upload.content) > MOST_PHOTO:
        raise bad_request(
            f"file of size {len(upload.content)} bytes is too big for a photo; the maximum size is {MOST_PHOTO} bytes"
        )
    if sum(size) > WIDEST or max(size) > MOST_OBLONG * max(1, min(size)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _thumbnail(call: Call, value: Any) -> dict[str, Any]:
    """Telegram silently leaves out a thumbnail that is not as documented; a strict sandbox refuses it."""
    if value is None:
        return {}
    upload = call.uploads.get(str(value).removeprefix(ATTACHED))
    flaw = _flaw_of_thumbnail(upload)
    if upload is not None and flaw is None:
        return {"thumbnail": call.world.files.keep(upload.name, upload.content, "photo").as_photo()[0]}
    if call.world.strict:
        raise bad_request(f"{flaw} (the sandbox is strict)")
    call.entry.warnings.append(str(flaw))
    return {}


def _flaw_of_thumbnail(upload: Upload | None) -> str | None:
    if upload is None:
        return "thumbnails can be only uploaded as a new file"
    size = picture_size(upload.content) if upload.content.startswith(b"\xff\xd8") else None
    if size is None:
        return "thumbnail must be a JPEG picture"
    if len(upload.content) > MOST_THUMBNAIL:
        return "thumbnail must be at most 200 kB in size"
    return "thumbnail must be at most 320 pixels wide and high" if max(size) > WIDEST_THUMBNAIL else None


def captioned(call: Call, request: Any, kind: str) -> dict[str, Any]:
    """The caption, where it stands, and whether a spoiler covers the rest."""
    fields = (
        call.caption(request.caption, request.parse_mode, request.caption_entities)
        if kind in CAPTIONED
        else {}
    )
    if kind in SPOILED and given(getattr(request, "show_caption_above_media", None)) and fields:
        fields["show_caption_above_media"] = True
    if kind in SPOILED and getattr(request, "has_spoiler", None):
        fields["has_media_spoiler"] = True
    return fields
