"""Where photos and voice notes belong: the buttons of the question; and a contact's own, sent again."""

from telegram import Update

from handlers.contact_actions import ShowFiles
from handlers.contact_photos import Sent, filed, line_in, noted, offered
from handlers.contact_photos_cards import (
    DropFiles,
    FilesToContact,
    FilesToDraft,
    FilesToNew,
    FilesToNote,
    FilesToQuestion,
    asked_message,
    file_messages,
)
from handlers.contact_steps import ask, close_question, current_step, draft_of
from handlers.contacts import keep_line
from handlers.context import Context, Deed
from handlers.scene import flow_of, scene_of
from mission.contact_cards import card_of, own_card
from mission.contact_draft import Draft
from mission.errors import UserError
from mission.notes import keep_note
from mission.questions import ask_organisers, show_with_question
from mission.sent_files import joined, keep_with_contact, keep_with_note
from storage.message import Message
from storage.outbox import Outgoing


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
        await tx.answer(await filed(tx, scene, card.contact.id))


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
            await tx.answer(await offered(tx, context, scene, sent))
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
            kept = await keep_line(tx, context, scene, line_in(sent, scene), files=sent.files)
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
        await tx.answer(await noted(tx, scene, note.id))


async def to_question(update: Update, context: Context) -> None:
    """A question to the organisers; its photos stay with it."""
    del update
    row, sent = _tapped(context)
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        person = scene.member.person
        note = await ask_organisers(tx, scene.mission, person, sent.text)
        await show_with_question(tx, scene.mission.id, person.id, note.id, sent.files)
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
        shown = file_messages(card.files, tapped, card.contact.name, scene.reader)
        if not shown:
            raise UserError("stale-button")
        for message in shown:
            await tx.reply(message, mission_id=scene.mission.id)


TAPS = (
    (FilesToContact, to_contact),
    (FilesToDraft, to_draft),
    (FilesToNew, to_new),
    (FilesToNote, to_note),
    (FilesToQuestion, to_question),
    (DropFiles, drop),
    (ShowFiles, show),
)
