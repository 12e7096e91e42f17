"""Contacts that are one person: merged by hand after a preview, split again at any time. And one's own note.

A partner whose name is nearly that of another is settled here too.
"""

from functools import partial

from telegram import Update

from handlers.contact_buttons import Heading
from handlers.contact_cards import card_message
from handlers.context import Context, Deed
from handlers.merging_actions import (
    AskOwnNote,
    DropOwnNote,
    LeaveApart,
    MergeContacts,
    MergeWith,
    PreviewMerge,
    SameOrganisation,
    SplitContact,
)
from handlers.merging_cards import likely_message, note_message, preview_message
from handlers.scene import Scene, listen, scene_of, stop_listening
from handlers.unclear import take_words
from mission.contact_cards import card_of, everyones_list, own_card, searched
from mission.matching import likely_twins
from mission.mending import same_organisation
from mission.merging import combined, leave_apart, split, unite
from mission.merging_rights import both_of, merge_of, mergeable
from storage.flows import Flow
from storage.message import Message

SEARCH, NOTE = "merge", "own-note"


# --- merging ----------------------------------------------------------------------------------------------------


async def merge_with(update: Update, context: Context) -> None:
    """The likely ones; the next words search."""
    del update
    tapped: MergeWith = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        message = await _likely(tx, scene, tapped)
        draft = {"mission": scene.mission.id, "contact": tapped.contact}
        await listen(tx, context, SEARCH, "words", draft, interrupt=True)
        await tx.answer(message)


async def _likely(tx: Deed, scene: Scene, shown: MergeWith) -> Message:
    card = await mergeable(tx, scene.member, scene.mission, shown.contact)
    others = [one for one in await everyones_list(tx, scene.mission.id) if one.contact.id != card.contact.id]
    found = searched(others, shown.words) if shown.words else likely_twins(card.contact, others)
    return likely_message(card, found, shown, scene.reader)


async def typed_words(update: Update, context: Context) -> None:
    """Those whom the words name; other words search again."""
    await take_words(update, context, partial(_search, context))


async def _search(context: Context, tx: Deed, scene: Scene, flow: Flow, words: str) -> Message:
    await listen(tx, context, SEARCH, flow.step, flow.draft)
    return await _likely(tx, scene, MergeWith(contact=flow.draft.get("contact", 0), words=words[:200]))


async def preview(update: Update, context: Context) -> None:
    """What the two would become."""
    del update
    tapped: PreviewMerge = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card, other = await both_of(tx, scene.member, scene.mission, tapped.contact, tapped.other)
        merged = combined(card.contact, other.contact)
        await tx.answer(preview_message(card, other, merged, scene.reader))


async def merge(update: Update, context: Context) -> None:
    """One of two; the card has the way back."""
    del update
    tapped: MergeContacts = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card, other = await both_of(tx, scene.member, scene.mission, tapped.contact, tapped.other)
        made = await unite(tx, card.contact, other.contact, scene.member)
        await _show(tx, context, scene, made.id, "merged")


async def split_contact(update: Update, context: Context) -> None:
    """Both as they were."""
    del update
    tapped: SplitContact = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        kept, _ = await split(
            tx, await merge_of(tx, scene.member, scene.mission, tapped.contact, tapped.merge)
        )
        await _show(tx, context, scene, kept.id, "split")


async def apart(update: Update, context: Context) -> None:
    """Not asked again."""
    del update
    tapped: LeaveApart = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card, other = await both_of(tx, scene.member, scene.mission, tapped.contact, tapped.other)
        await leave_apart(tx, card.contact.id, other.contact.id)
        await _show(tx, context, scene, card.contact.id, "apart")


async def same_partner(update: Update, context: Context) -> None:
    """From there, and not from an organisation of nearly that name; the card may turn out to be one already kept."""
    del update
    tapped: SameOrganisation = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        where = {"contact_id": tapped.contact, "organisation_id": tapped.organisation}
        kept = await same_organisation(tx, scene.member, scene.mission, **where)
        await _show(tx, context, scene, kept.card.contact.id, "again" if kept.again else "changed")


async def _show(tx: Deed, context: Context, scene: Scene, contact_id: int, heading: Heading) -> None:
    await stop_listening(tx, context, SEARCH)
    await stop_listening(tx, context, "contact")
    card = await card_of(tx, scene.member, scene.mission, contact_id)
    await tx.answer(card_message(card, heading, scene.reader))


# --- one's own note ---------------------------------------------------------------------------------------------


async def ask_note(update: Update, context: Context) -> None:
    """The next words are the note."""
    del update
    tapped: AskOwnNote = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await own_card(tx, scene.member, scene.mission, tapped.contact)
        draft = {"mission": scene.mission.id, "contact": tapped.contact}
        await listen(tx, context, NOTE, "words", draft, interrupt=True)
        await tx.answer(note_message(card, scene.reader))


async def typed_note(update: Update, context: Context) -> None:
    """The member's own words about the contact, unless it is gone by now."""
    await take_words(update, context, _note)


async def _note(tx: Deed, scene: Scene, flow: Flow, words: str) -> Message | None:
    contact_id, person_id = flow.draft.get("contact", 0), scene.member.person.id
    if await tx.contacts.meeting(contact_id, person_id) is None:
        return None
    await tx.contacts.set_note(contact_id, person_id, words)
    card = await own_card(tx, scene.member, scene.mission, contact_id)
    return card_message(card, "noted", scene.reader)


async def drop_note(update: Update, context: Context) -> None:
    """No note any more."""
    del update
    tapped: DropOwnNote = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await own_card(tx, scene.member, scene.mission, tapped.contact)
        await stop_listening(tx, context, NOTE)
        await tx.contacts.set_note(tapped.contact, scene.member.person.id, "")
        card = await own_card(tx, scene.member, scene.mission, tapped.contact)
        await tx.answer(card_message(card, "changed", scene.reader))


TAPS = (
    (MergeWith, merge_with),
    (PreviewMerge, preview),
    (MergeContacts, merge),
    (SplitContact, split_contact),
    (LeaveApart, apart),
    (SameOrganisation, same_partner),
    (AskOwnNote, ask_note),
    (DropOwnNote, drop_note),
)
