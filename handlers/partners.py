"""The partner ledger: /partners leafs through it, finds by words, opens cards and lets their fields be mended."""

from typing import cast

from markupsafe import Markup
from telegram import Update

from handlers.context import Context, Deed
from handlers.pages import trimmed
from handlers.partner_actions import (
    AskMerge,
    AskPartner,
    ChangePartner,
    ChooseFilter,
    CorrectKnown,
    ListPartners,
    MergePartners,
    OpenPartner,
    SetKind,
)
from handlers.partner_card import (
    NAME,
    card_message,
    change_message,
    field_message,
    kind_message,
    merge_message,
    same_message,
)
from handlers.partner_cards import filter_message, list_message
from handlers.scene import Scene, listen, scene_of, stop_listening, words_of
from handlers.unclear import take_words
from mission.baseline import correct, is_open
from mission.lines.pieces import clean
from mission.partner_changes import Field, change, merge
from mission.partner_list import listed_of
from mission.partners import entry_of, partner_of
from storage.flows import Flow
from storage.message import Message

FLOWS_HERE = ("partner", "project", "agreement")
"""A card that is opened ends the question that its Cancel button stands under."""


async def partners(update: Update, context: Context) -> None:
    """/partners: the ledger; with words, those that they find."""
    words = clean("".join(words_of(update).split(maxsplit=1)[1:]))
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.reply(await _list(tx, scene, ListPartners(words=words)))


async def turn(update: Update, context: Context) -> None:
    """Another page, another filter."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.answer(await _list(tx, scene, context.action))


async def _list(tx: Deed, scene: Scene, shown: ListPartners) -> Message:
    ledger = await listed_of(tx, scene.member, scene.mission)
    return list_message(ledger, shown, scene.reader, asks=is_open(scene.mission, tx.now))


async def choose_filter(update: Update, context: Context) -> None:
    del update
    tapped: ChooseFilter = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        ledger = await listed_of(tx, scene.member, scene.mission)
        await tx.answer(filter_message(ledger, tapped.back, scene.reader))


async def open_card(update: Update, context: Context) -> None:
    """Out of the list, or back from a question."""
    del update
    tapped: OpenPartner = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        for flow in FLOWS_HERE:
            await stop_listening(tx, context, flow)
        await tx.answer(await _card(tx, scene, tapped.organisation, back=tapped.back))


async def _card(
    tx: Deed, scene: Scene, organisation: int, *, back: ListPartners | None = None, first: Markup | str = ""
) -> Message:
    await entry_of(tx, scene.member, organisation)
    ledger = await listed_of(tx, scene.member, scene.mission)
    one = next(one for one in ledger if one.partner.organisation.id == organisation)
    names = await tx.people.names_in(scene.mission.id)
    return card_message(one, names, scene.reader, back=back, first=first)


# --- what may be changed ------------------------------------------------------------------------------------------


async def choose(update: Update, context: Context) -> None:
    """Which field?"""
    del update
    tapped: ChangePartner = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        partner = await partner_of(tx, scene.member, scene.mission, tapped.organisation)
        await tx.answer(change_message(partner, scene.member, scene.reader))


async def ask(update: Update, context: Context) -> None:
    """The next words are the field; a kind is tapped."""
    del update
    tapped: AskPartner = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        entry = await entry_of(tx, scene.member, tapped.organisation)
        if tapped.field == "kind":
            await tx.answer(kind_message(entry, scene.reader))
            return
        draft = {"mission": scene.mission.id, "organisation": entry.id}
        await listen(tx, context, "partner", tapped.field, draft, interrupt=True)
        await tx.answer(field_message(entry, tapped.field, scene.reader))


async def set_kind(update: Update, context: Context) -> None:
    del update
    tapped: SetKind = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await change(tx, scene.member, tapped.organisation, "kind", tapped.kind)
        await tx.answer(
            await _card(tx, scene, tapped.organisation, first=scene.reader.say("partner-changed"))
        )


async def typed(update: Update, context: Context) -> None:
    """The name, the country or the website; words that come too late are kept and asked about."""
    await take_words(update, context, _take)


async def _take(tx: Deed, scene: Scene, flow: Flow, words: str) -> Message:
    number = flow.draft["organisation"]
    await change(tx, scene.member, number, cast("Field", flow.step), words)
    return await _card(tx, scene, number, first=scene.reader.say("partner-changed"))


# --- the organiser's own ------------------------------------------------------------------------------------------


async def correct_known(update: Update, context: Context) -> None:
    """Known before departure, or not, whatever was said."""
    del update
    tapped: CorrectKnown = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await correct(tx, scene.member, tapped.organisation, known=tapped.known)
        await tx.answer(
            await _card(tx, scene, tapped.organisation, first=scene.reader.say("partner-changed"))
        )


async def ask_merge(update: Update, context: Context) -> None:
    """Which other entry is the same?"""
    del update
    tapped: AskMerge = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        entry = await entry_of(tx, scene.member, tapped.organisation)
        entries = await tx.organisations.of_mission(scene.mission.id)
        others = [other for other in entries if other.id != entry.id]
        await tx.answer(same_message(entry, others, tapped.page, scene.reader))


async def merge_entries(update: Update, context: Context) -> None:
    """Asked once more, since it cannot be taken apart again."""
    del update
    tapped: MergePartners = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        kept = await entry_of(tx, scene.member, tapped.kept)
        gone = await entry_of(tx, scene.member, tapped.gone)
        if not tapped.sure:
            await tx.answer(merge_message(kept, gone, scene.reader))
            return
        await merge(tx, scene.member, kept.id, gone.id)
        told = scene.reader.say("partner-merged", gone=trimmed(gone.name, NAME))
        await tx.answer(await _card(tx, scene, kept.id, first=told))


TAPS = (
    (ListPartners, turn),
    (ChooseFilter, choose_filter),
    (OpenPartner, open_card),
    (ChangePartner, choose),
    (AskPartner, ask),
    (SetKind, set_kind),
)
ORGANISERS_TAPS = (
    (CorrectKnown, correct_known),
    (AskMerge, ask_merge),
    (MergePartners, merge_entries),
)
