"""Contacts: one typed line becomes a card to confirm or mend."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from telegram import Update

from handlers.contact_actions import (
    STEPS,
    AnswerField,
    AskField,
    ChangeContact,
    ConfirmContact,
    DeleteContact,
    MeetContact,
    RestoreContact,
    SetStepDay,
    SkipField,
)
from handlers.contact_buttons import Heading
from handlers.contact_cards import (
    card_message,
    choose_message,
    deleted_message,
    kept_message,
    question_message,
)
from handlers.context import Context, Deed
from handlers.gate import DELEGATES
from handlers.scene import Scene, flow_of, listen, scene_of, stop_listening, words_of
from handlers.unclear import unclear_message
from mission.contact_cards import Card, own_card
from mission.contact_line import ContactLine
from mission.contacts import Kept, keep, meet_too, read_line, remove, restore
from mission.errors import UserError
from mission.lines.pieces import clean
from mission.mending import complete, mend, set_day
from mission.note_changes import SentFile
from mission.sent_files import keep_with_contact
from mission.shared_card import read_shared
from storage.flows import Flow
from storage.message import Message

LISTENING: Final = timedelta(hours=3)
"""Words typed later than this after a question may be about something else, so they are kept and asked about."""


# --- keeping ----------------------------------------------------------------------------------------------------


async def contact(update: Update, context: Context) -> None:
    """/contact with a line keeps it at once."""
    line = read_line(
        after_command(update), context.mission, context.today, context.reader.language, context.person.phone
    )
    async with context.transaction() as tx:
        await keep_line(tx, context, await scene_of(tx, context), line)


def after_command(update: Update) -> str:
    """What follows the command, line breaks and all."""
    return clean("".join(words_of(update).split(maxsplit=1)[1:]))


async def shared(update: Update, context: Context) -> None:
    """A contact shared from the phone's address book."""
    given = update.effective_message.contact if update.effective_message else None
    if given is None or context.caller.role not in DELEGATES:
        raise UserError("contact-not-for-hosts")
    name = f"{given.first_name} {given.last_name or ''}"
    line = read_shared(name, given.phone_number, given.vcard or "", context.mission, context.reader.language)
    async with context.transaction() as tx:
        await keep_line(tx, context, await scene_of(tx, context), line)


def _read(text: str, scene: Scene) -> ContactLine:
    phone = scene.member.person.phone
    return read_line(text, scene.mission, scene.today, scene.reader.language, phone)


async def keep_line(
    tx: Deed,
    context: Context,
    scene: Scene,
    line: ContactLine,
    *,
    files: Sequence[SentFile] = (),
    ask: bool = True,
) -> Kept:
    """Keep a contact and answer with its card: in place of the tapped message, or below what was typed.

    `files` stay with the contact; `ask`: for what is missing.
    """
    kept = await keep(tx, scene.member, scene.mission, line)
    if files:
        await keep_with_contact(tx, kept.card.contact, scene.member.person.id, files)
        card = await own_card(tx, scene.member, scene.mission, kept.card.contact.id)
        kept = kept.model_copy(update={"card": card})
    await _tell(tx, context, scene, kept, ask=ask)
    return kept


async def _tell(tx: Deed, context: Context, scene: Scene, kept: Kept, *, ask: bool = True) -> None:
    """The card; when a field is missing without which it does not count, the next words are taken as it.

    Not while another contact is being asked for step by step: what is said of that one is in its draft.
    """
    await stop_listening(tx, context, "contact")
    flow = await flow_of(tx, context)
    asked = kept.card.missing if ask and (flow is None or flow.name != STEPS) else None
    if asked:
        draft = {"mission": scene.mission.id, "contact": kept.card.contact.id}
        await listen(tx, context, "contact", asked, draft, interrupt=True)
    await _say(tx, context, scene, kept_message(kept, scene.reader, ask=asked is not None))


async def _say(tx: Deed, context: Context, scene: Scene, message: Message) -> None:
    """In place of the tapped message, or below what was typed; of the mission that it is about."""
    if context.shown:
        await tx.answer(message)
    else:
        await tx.reply(message, mission_id=scene.mission.id)


# --- typed answers ----------------------------------------------------------------------------------------------


async def typed(update: Update, context: Context) -> None:
    """The field that was asked for. A whole new line is a new contact, whatever was asked."""
    text = clean(words_of(update))
    if not text:
        raise UserError("contact-words-only")
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        assert flow is not None  # noqa: S101 - words come here by their flow
        scene = await scene_of(tx, context, flow.draft.get("mission"))
        line = _read(text, scene)
        silent = tx.now - flow.touched_at > LISTENING
        if line.is_whole and not await _is_all_wanted(tx, scene, flow):
            await keep_line(tx, context, scene, line)
        elif silent:
            await _ask_what_it_is(tx, context, scene, flow, text)
        else:
            await _take(tx, context, scene, flow, text)


async def _is_all_wanted(tx: Deed, scene: Scene, flow: Flow) -> bool:
    """Of whom only a link is known, whose code was on a card, a whole line may be the answer."""
    card = await _found(tx, scene, flow) if flow.step == "name" else None
    known = card.contact if card else None
    return bool(known and known.links and not (known.organisation or known.emails or known.phones))


async def _ask_what_it_is(tx: Deed, context: Context, scene: Scene, flow: Flow, text: str) -> None:
    """Say where the conversation was; what was typed is kept with the question."""
    card = await _found(tx, scene, flow)
    await stop_listening(tx, context, "contact")
    answer = AnswerField(contact=card.contact.id, field=flow.step) if card else None
    asked = (answer, card.contact.name) if answer and card else None
    question = unclear_message(text, scene.reader, contact=True, asked=asked)
    await tx.reply(question, subject={"text": text}, mission_id=scene.mission.id)


async def _found(tx: Deed, scene: Scene, flow: Flow) -> Card | None:
    """The contact that the question was about; it may be gone by now."""
    try:
        return await own_card(tx, scene.member, scene.mission, flow.draft.get("contact", 0))
    except UserError:
        return None


async def _take(tx: Deed, context: Context, scene: Scene, flow: Flow, text: str) -> None:
    """One field in the words just typed; a name may bring more of the line along."""
    card = await _found(tx, scene, flow)
    if card is None:
        await _ask_what_it_is(tx, context, scene, flow, text)
        return
    line = _read(text, scene)
    if flow.step == "name" and line.name and (line.organisation or line.emails or line.phones):
        kept = await complete(tx, scene.member, scene.mission, card.contact.id, line)
    else:
        kept = await _mend(tx, scene, card, flow.step, text)
    await _tell_change(tx, context, scene, kept, asked=not getattr(card.contact, flow.step, "x"))


async def _mend(tx: Deed, scene: Scene, card: Card, field: str, text: str) -> Kept:
    given = {"field": field, "typed": text, "today": scene.today}
    return await mend(tx, scene.member, scene.mission, card.contact.id, **given)  # type: ignore[arg-type]


async def _tell_change(tx: Deed, context: Context, scene: Scene, kept: Kept, *, asked: bool) -> None:
    """The card as it is now; a name just given may leave the organisation to be asked for."""
    if asked and kept.card.missing:
        await _tell(tx, context, scene, kept)
        return
    await stop_listening(tx, context, "contact")
    heading: Heading = "again" if kept.again else "changed"
    await _say(tx, context, scene, card_message(kept.card, heading, scene.reader, leftover=kept.leftover))


async def answer_field(update: Update, context: Context) -> None:
    """What was typed long after the question is its answer."""
    del update
    tapped: AnswerField = context.action
    text = (context.shown.subject if context.shown else {}).get("text", "")
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await own_card(tx, scene.member, scene.mission, tapped.contact)
        await _tell_change(tx, context, scene, await _mend(tx, scene, card, tapped.field, text), asked=False)


# --- the card's buttons -----------------------------------------------------------------------------------------


async def confirm(update: Update, context: Context) -> None:
    """Right as it is."""
    await _show_own(update, context, "right")


async def skip_field(update: Update, context: Context) -> None:
    """The card without the question."""
    await _show_own(update, context, "kept")


async def _show_own(update: Update, context: Context, heading: Heading) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await own_card(tx, scene.member, scene.mission, context.action.contact)
        await stop_listening(tx, context, "contact")
        await tx.answer(card_message(card, heading, scene.reader))


async def change(update: Update, context: Context) -> None:
    """Which field?"""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await own_card(tx, scene.member, scene.mission, context.action.contact)
        await stop_listening(tx, context, "contact")
        await tx.answer(choose_message(card, scene.reader))


async def ask_field(update: Update, context: Context) -> None:
    """The next words are the field."""
    del update
    tapped: AskField = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await own_card(tx, scene.member, scene.mission, tapped.contact)
        draft = {"mission": scene.mission.id, "contact": tapped.contact}
        await listen(tx, context, "contact", tapped.field, draft, interrupt=True)
        await tx.answer(question_message(card, tapped.field, scene.reader, scene.today))


async def set_step_day(update: Update, context: Context) -> None:
    """The next step is due on the day that was tapped."""
    del update
    tapped: SetStepDay = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await own_card(tx, scene.member, scene.mission, tapped.contact)
        await set_day(tx, scene.member, card, tapped.day)
        await stop_listening(tx, context, "contact")
        changed = await own_card(tx, scene.member, scene.mission, tapped.contact)
        await tx.answer(card_message(changed, "changed", scene.reader))


async def delete(update: Update, context: Context) -> None:
    """Gone at once, with Undo."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        removed = await remove(tx, scene.member, scene.mission, context.action.contact)
        await stop_listening(tx, context, "contact")
        await tx.answer(deleted_message(removed, scene.reader))


async def undelete(update: Update, context: Context) -> None:
    """Back as it was."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await restore(tx, scene.member, scene.mission, context.action.removed)
        await tx.answer(card_message(card, "back", scene.reader))


async def met_too(update: Update, context: Context) -> None:
    """A colleague's contact is the member's as well."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await meet_too(tx, scene.member, scene.mission, context.action.contact)
        await tx.answer(card_message(card, "met", scene.reader))


TAPS = (
    (ConfirmContact, confirm),
    (ChangeContact, change),
    (AskField, ask_field),
    (SkipField, skip_field),
    (AnswerField, answer_field),
    (SetStepDay, set_step_day),
    (DeleteContact, delete),
    (RestoreContact, undelete),
    (MeetContact, met_too),
)
