"""A picture with a code on it: what the code says becomes a contact, and the picture stays with it."""

from typing import Final, NamedTuple

from telegram import Message as Received
from telegram import Update
from telegram.error import TelegramError

from handlers.contacts import keep_line
from handlers.context import Context
from handlers.scene import scene_of
from mission.contact_line import ContactLine
from mission.documents.draft import Refused
from mission.note_changes import SentFile
from mission.vcards.card import PICTURE_BYTES
from mission.vcards.sending import read_sent, with_words
from storage.files import FileKind

FILE: Final = "picture"
"""The name of the picture while it is read; a photo has none of its own."""


class Picture(NamedTuple):
    """A photo, or a picture that was sent as a file, by its names at Telegram; `size` in bytes."""

    kind: FileKind
    file_id: str
    unique_id: str
    size: int
    name: str = ""


def picture_of(received: Received | None) -> Picture | None:
    """The picture of a message, a photo in its largest size; None where there is none."""
    if received and received.photo:
        largest = received.photo[-1]
        return Picture("photo", largest.file_id, largest.file_unique_id, largest.file_size or 0)
    document = received.document if received else None
    if document and (document.mime_type or "").startswith("image/"):
        size, name = document.file_size or 0, document.file_name or ""
        return Picture("document", document.file_id, document.file_unique_id, size, name)
    return None


async def contact_in_picture(context: Context, picture: Picture) -> ContactLine | None:
    """What a code on the picture says of somebody; None where there is no such code, or the picture cannot be read.

    Before the transaction: the picture is fetched from Telegram and read in a process of its own.
    """
    if picture.size > PICTURE_BYTES or context.house.fetch is None:
        return None
    try:
        content = await context.house.fetch(picture.file_id, PICTURE_BYTES)
        found = await read_sent(content, FILE, context.mission, context.reader.language, form="picture")
    except (Refused, TelegramError, ValueError):
        return None
    return found.cards[0].line if found.cards else None


async def picture(update: Update, context: Context) -> bool:
    """Keep the contact whose code is on the picture, and the picture with it. False: there is no code to read."""
    message = update.effective_message
    given = picture_of(message)
    line = await contact_in_picture(context, given) if given else None
    if message is None or given is None or line is None:
        return False
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        words = message.caption or ""
        line = with_words(line, words, scene.mission, scene.today, scene.reader.language)
        names = {"file_id": given.file_id, "unique_id": given.unique_id, "name": given.name}
        await keep_line(tx, context, scene, line, files=[SentFile(kind=given.kind, **names)])
    return True
