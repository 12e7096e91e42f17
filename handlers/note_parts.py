"""What a message brings to a note: words, a photo, a voice message, a document, a place."""

import re
from typing import Final, NamedTuple

from telegram import Message as Received
from telegram import Update

from mission.lines.pieces import clean
from mission.note_changes import SentFile, SentPlace

COMMAND: Final = re.compile(r"\A/note(?:@\w+)?(?:\s+|\Z)", re.ASCII | re.IGNORECASE)
"""Also where it begins a caption, which is no command to Telegram."""


class Parts(NamedTuple):
    """`album`: the group that photos sent together share (Bot API › media_group_id)."""

    text: str = ""
    file: SentFile | None = None
    place: SentPlace | None = None
    album: str = ""

    @property
    def anything(self) -> bool:
        return bool(self.text or self.file or self.place)


def parts_of(update: Update) -> Parts:
    """Words as they were typed; a command before them is none of them."""
    received = update.effective_message
    if received is None:
        return Parts()
    return Parts(
        text=_words(received),
        file=_file(received),
        place=_place(received),
        album=received.media_group_id or "",
    )


def _words(received: Received) -> str:
    return clean(COMMAND.sub("", clean(received.text or received.caption or "")))


def _file(received: Received) -> SentFile | None:
    """The largest size of a photo."""
    if received.photo:
        photo = received.photo[-1]
        return SentFile(kind="photo", file_id=photo.file_id, unique_id=photo.file_unique_id)
    if received.voice:
        voice = received.voice
        return SentFile(kind="voice", file_id=voice.file_id, unique_id=voice.file_unique_id)
    sent = received.document
    if sent and not received.animation:
        name = clean(sent.file_name or "")
        return SentFile(kind="document", file_id=sent.file_id, unique_id=sent.file_unique_id, name=name)
    return None


def _place(received: Received) -> SentPlace | None:
    if received.venue:
        at = received.venue.location
        return SentPlace(latitude=at.latitude, longitude=at.longitude, name=clean(received.venue.title))
    if received.location:
        return SentPlace(latitude=received.location.latitude, longitude=received.location.longitude)
    return None
