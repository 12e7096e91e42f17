"""Photos and voice notes of members: kept by their names at Telegram, and asked about once, an album as one."""

from typing import Any, Final

from telegram import Message as Received
from telegram import Update

from handlers.contact_actions import ShowFiles
from handlers.contact_cards import card_message
from handlers.contact_photos_cards import (
    AT_ONCE,
    DropFiles,
    FilesToContact,
    FilesToDraft,
    FilesToNew,
    FilesToNote,
    FilesToQuestion,
    asked_message,
    file_message,
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
from mission.contact_cards import card_of, own_card
from mission.contact_draft import Draft
from mission.contact_line import ContactLine
from mission.contacts import last_met, read_line
from mission.errors import UserError
from mission.forwarding import Sender, forwarded_line, outside
from mission.lines.pieces import clean
from mission.note_changes import SentFile
from mission.notes import keep_note, own_note, themes_for
from mission.questions import ask_organisers
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
    line = _line(sent, scene)
    if (line.is_whole or said) and not album:
        await keep_line(tx, context, scene, line, files=sent.files)
        return
    message = await _offered(tx, context, scene, sent)
    await tx.reply(message, subject=sent.kept(), mission_id=scene.mission.id, occasion=occasion)


async def _offered(tx: Deed, context: Context, scene: Scene, sent: Sent) -> Message:
    draft = draft_of(await flow_of(tx, context))
    last = await last_met(tx, scene.member)
    name = draft.name if draft else None
    return offer_message(sent.files, sent.text, scene.reader, last=last, draft_name=name)


def _line(sent: Sent, scene: Scene) -> ContactLine:
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
        await tx.outbox.revise(row.id, await _offered(tx, context, scene, whole))
    elif "contact" in subject:
        contact = await tx.contacts.get(subject["contact"])
        if contact is None:
            return False
        await keep_with_contact(tx, contact, person, sent.files)
        await tx.outbox.revise(row.id, await _filed(tx, scene, contact.id))
    elif "question" in subject:
        await keep_with_note(tx, scene.mission.id, person, subject["question"], sent.files)
    elif "note" in subject:
        await keep_with_note(tx, scene.mission.id, person, subject["note"], sent.files)
        await tx.outbox.revise(row.id, await _noted(tx, scene, subject["note"]))
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


async def _filed(tx: Deed, scene: Scene, contact_id: int) -> Message:
    card = await own_card(tx, scene.member, scene.mission, contact_id)
    return filed_message(card_message(card, "open", scene.reader), scene.reader)


# --- buttons ----------------------------------------------------------------------------------------------------


def _tapped(context: Context) -> tuple[Outgoing, Sent]:
    """The question and what it is about; refused once it is settled."""
    row = context.shown
    if row is None or not row.subject.get("files"):
        raise UserError("stale-button")
    return row, Sent.model_validate(row.subject)


async def to_contact(update: Update, context: Context) -> None:
    """Kept with a contact of the member's own."""
    del update
    row, sent = _tapped(context)
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await own_card(tx, scene.member, scene.mission, context.action.contact)
        await keep_with_contact(tx, card.contact, scene.member.person.id, sent.files)
        await _keep_words(tx, card.contact.id, sent.text)
        await tx.outbox.keep_subject(row.id, {"contact": card.contact.id})
        await tx.answer(await _filed(tx, scene, card.contact.id))


async def _keep_words(tx: Deed, contact_id: int, text: str) -> None:
    """The words beside them stand where what has no better place stands."""
    contact = await tx.contacts.get(contact_id)
    if contact and text and text not in contact.about:
        about = "\n".join(filter(None, (contact.about, text)))
        await tx.contacts.change(contact.model_copy(update={"about": about}))


async def to_draft(update: Update, context: Context) -> None:
    """Kept with the contact that is being asked for; where that is settled by now, asked about anew."""
    del update
    row, sent = _tapped(context)
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        draft = draft_of(flow)
        scene = await scene_of(tx, context, draft.mission if draft else None)
        if flow is None or draft is None:
            context.toast(scene.reader.plain("stale-button"))
            await tx.answer(await _offered(tx, context, scene, sent))
            return
        about = (*draft.about, sent.text) if sent.text else draft.about
        more = draft.with_fields(files=joined(draft.files, sent.files), about=about)
        await close_question(tx, draft.question)
        await tx.outbox.keep_subject(row.id, {})
        await ask(tx, context, scene, more, current_step(flow))


async def to_new(update: Update, context: Context) -> None:
    """The words beside them are the line; where there are none, it is asked for."""
    del update
    row, sent = _tapped(context)
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        if sent.text:
            kept = await keep_line(tx, context, scene, _line(sent, scene), files=sent.files)
            await tx.outbox.keep_subject(row.id, {"contact": kept.card.contact.id})
        else:
            draft = Draft(mission=scene.mission.id, files=sent.files)
            await ask(tx, context, scene, draft, "name")


async def to_note(update: Update, context: Context) -> None:
    """A note with its photos and voice notes."""
    del update
    row, sent = _tapped(context)
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        note = await keep_note(tx, scene.member, scene.mission, sent.text)
        await keep_with_note(tx, scene.mission.id, scene.member.person.id, note.id, sent.files)
        await tx.outbox.keep_subject(row.id, {"note": note.id})
        await tx.answer(await _noted(tx, scene, note.id))


async def _noted(tx: Deed, scene: Scene, note_id: int) -> Message:
    card = await own_note(tx, scene.member, note_id)
    known = await themes_for(tx, scene.member) if not card.note.theme else []
    return note_message(card, "kept", scene.reader, quick=known)


async def to_question(update: Update, context: Context) -> None:
    """A question to the organisers; its photos stay with it."""
    del update
    row, sent = _tapped(context)
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        person = scene.member.person
        note = await ask_organisers(tx, scene.mission, person, sent.text)
        await keep_with_note(tx, scene.mission.id, person.id, note.id, sent.files)
        await tx.outbox.keep_subject(row.id, {"question": note.id})
        await tx.answer(asked_message(sent.files, sent.text, scene.reader))


async def drop(update: Update, context: Context) -> None:
    """Not needed."""
    del update
    row, _ = _tapped(context)
    async with context.transaction() as tx:
        await tx.outbox.keep_subject(row.id, {"dropped": True})
        await tx.answer(Message(text=context.reader.say("keeping-dropped")))


async def show(update: Update, context: Context) -> None:
    """The member's own photos and voice notes of a contact, sent again; ten a tap."""
    del update
    tapped: ShowFiles = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await card_of(tx, scene.member, scene.mission, tapped.contact)
        start = max(tapped.start, 0)
        shown = card.files[start : start + AT_ONCE]
        if not shown:
            raise UserError("stale-button")
        following = ShowFiles(contact=tapped.contact, start=start + AT_ONCE)
        rest = following if len(card.files) > start + AT_ONCE else None
        for number, file in enumerate(shown, 1):
            more = rest if number == len(shown) else None
            await tx.reply(file_message(file, card.contact, scene.reader, more), mission_id=scene.mission.id)


TAPS = (
    (FilesToContact, to_contact),
    (FilesToDraft, to_draft),
    (FilesToNew, to_new),
    (FilesToNote, to_note),
    (FilesToQuestion, to_question),
    (DropFiles, drop),
    (ShowFiles, show),
)
