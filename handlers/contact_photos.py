"""Photos and voice notes of members: kept by their names at Telegram, and asked about once, an album as one."""

from typing import Any, Final

from telegram import Message as Received
from telegram import Update

from handlers.contact_cards import card_message
from handlers.contact_photos_cards import (
    filed_message,
    offer_message,
)
from handlers.contact_steps import ask, close_question, current_step, draft_of
from handlers.contacts import keep_line
from handlers.context import Context, Deed
from handlers.forwards import TAKEN_AS_THEY_ARE, sender_of
from handlers.gate import DELEGATES
from handlers.note_cards import note_message
from handlers.scene import Scene, flow_of, scene_of
from mission.contact_cards import own_card
from mission.contact_line import ContactLine
from mission.contacts import last_met, read_line
from mission.forwarding import Sender, forwarded_line, outside
from mission.lines.pieces import clean
from mission.note_changes import SentFile
from mission.notes import own_note, themes_for
from mission.questions import show_with_question
from mission.sent_files import joined, keep_with_contact, keep_with_note
from storage.message import Message
from storage.outbox import Outgoing
from storage.record import Record

ALBUM: Final = "album"


class Sent(Record):
    """What the question is about, kept in the subject of its row: the files, the words beside them, who wrote those."""

    files: tuple[SentFile, ...] = ()
    text: str = ""
    sender: Sender | None = None

    def kept(self) -> dict[str, Any]:
        return self.model_dump(mode="json")


def sent_in(received: Received | None) -> SentFile | None:
    """A photo in its largest size, a voice note, or a picture sent as a file."""
    if received and received.photo:
        photo = received.photo[-1]
        return SentFile(kind="photo", file_id=photo.file_id, unique_id=photo.file_unique_id)
    if received and received.voice:
        voice = received.voice
        return SentFile(kind="voice", file_id=voice.file_id, unique_id=voice.file_unique_id)
    file = received.document if received else None
    if file and (file.mime_type or "").startswith("image/"):
        name = clean(file.file_name or "")
        return SentFile(kind="document", file_id=file.file_id, unique_id=file.file_unique_id, name=name)
    return None


async def offer(update: Update, context: Context, amid: str = "") -> bool:
    """Keep a photo or a voice note and ask where it belongs; a caption that is a whole contact is one.

    False: there is none, or the conversation under way takes it as it is.
    """
    received = update.effective_message
    file = sent_in(received)
    if received is None or file is None or amid in TAKEN_AS_THEY_ARE or context.caller.role not in DELEGATES:
        return False
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        sender = sender_of(received)
        writer = await outside(tx, scene.member, sender) if sender else None
        words, said = _caption(received)
        sent = Sent(files=(file,), text=words, sender=writer)
        await _take(tx, context, scene, sent, album=received.media_group_id or "", said=said)
    return True


def _caption(received: Received) -> tuple[str, bool]:
    """The words beside it, and whether they were said to be a contact: /contact is no command to Telegram there."""
    words = clean(received.caption or "")
    first, *rest = words.split(maxsplit=1) or [""]
    said = first.partition("@")[0].casefold() == "/contact"
    return ("".join(rest) if said else words), said and bool(rest)


async def _take(tx: Deed, context: Context, scene: Scene, sent: Sent, *, album: str, said: bool) -> None:
    """The first of an album is asked about; the others go where it is or went. `said`: the words are a contact."""
    occasion = f"{ALBUM}:{context.caller.chat_id}:{album}" if album else None
    rows = await tx.outbox.of_occasion(scene.mission.id, "reply", occasion) if occasion else []
    if rows and await _joins(tx, context, scene, rows[-1], sent):
        return
    line = line_in(sent, scene)
    if (line.is_whole or said) and not album:
        await keep_line(tx, context, scene, line, files=sent.files)
        return
    message = await offered(tx, context, scene, sent)
    await tx.reply(message, subject=sent.kept(), mission_id=scene.mission.id, occasion=occasion)


async def offered(tx: Deed, context: Context, scene: Scene, sent: Sent) -> Message:
    draft = draft_of(await flow_of(tx, context))
    last = await last_met(tx, scene.member)
    name = draft.name if draft else None
    return offer_message(sent.files, sent.text, scene.reader, last=last, draft_name=name)


def line_in(sent: Sent, scene: Scene) -> ContactLine:
    """The caption, read as a line."""
    said = (sent.text, scene.mission, scene.today, scene.reader.language)
    line = forwarded_line(said[0], sent.sender, *said[1:]) if sent.sender else read_line(*said)
    return line if sent.sender else line.model_copy(update={"source": "photo"})


async def _joins(tx: Deed, context: Context, scene: Scene, row: Outgoing, sent: Sent) -> bool:
    """Whether another photo of an album has found its place: in the question, or where the others went."""
    subject, person = row.subject, scene.member.person.id
    if subject.get("files"):
        asked = Sent.model_validate(subject)
        whole = asked.model_copy(
            update={"files": joined(asked.files, sent.files), "text": asked.text or sent.text}
        )
        await tx.outbox.keep_subject(row.id, whole.kept())
        await tx.outbox.revise(row.id, await offered(tx, context, scene, whole))
    elif "contact" in subject:
        contact = await tx.contacts.get(subject["contact"])
        if contact is None:
            return False
        await keep_with_contact(tx, contact, person, sent.files)
        await tx.outbox.revise(row.id, await filed(tx, scene, contact.id))
    elif "question" in subject:
        await show_with_question(tx, scene.mission.id, person, subject["question"], sent.files)
    elif "note" in subject:
        await keep_with_note(tx, scene.mission.id, person, subject["note"], sent.files)
        await tx.outbox.revise(row.id, await noted(tx, scene, subject["note"]))
    elif "draft" in subject:
        return await _into_draft(tx, context, scene, sent.files)
    return bool(subject)


async def _into_draft(tx: Deed, context: Context, scene: Scene, files: tuple[SentFile, ...]) -> bool:
    """The contact that is being asked for has them too; its question says so. False: nobody is being asked for."""
    flow = await flow_of(tx, context)
    draft = draft_of(flow)
    if flow is None or draft is None:
        return False
    more = draft.with_fields(files=joined(draft.files, files))
    await close_question(tx, draft.question)
    await ask(tx, context, scene, more, current_step(flow))
    return True


async def filed(tx: Deed, scene: Scene, contact_id: int) -> Message:
    card = await own_card(tx, scene.member, scene.mission, contact_id)
    return filed_message(card_message(card, "open", scene.reader), scene.reader)


async def noted(tx: Deed, scene: Scene, note_id: int) -> Message:
    card = await own_note(tx, scene.member, note_id)
    known = await themes_for(tx, scene.member) if not card.note.theme else []
    return note_message(card, "kept", scene.reader, quick=known)
