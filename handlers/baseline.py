"""Before departure: whom do you know already? Asked a week ahead, answered by taps, resumed until the mission begins."""

from telegram import Update

from handlers.baseline_actions import (
    AddKnown,
    EndBaseline,
    KnowNobody,
    KnowNot,
    KnowPartner,
    KnowSince,
    KnowStage,
    ShowBaseline,
)
from handlers.baseline_cards import (
    add_message,
    added_line,
    baseline_message,
    since_message,
    stage_message,
    thanks_message,
)
from handlers.context import Context, Deed
from handlers.scene import Scene, listen, scene_of, stop_listening
from handlers.unclear import take_words
from mission.baseline import asked_of, is_open, know, know_nobody, know_not, know_others, year_of
from mission.partners import entry_of
from storage.flows import Flow
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader

FLOW = "baseline"


async def baseline_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """Nothing for who has answered already, nor once the mission has begun."""
    member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
    mission = await tx.missions.get(row.mission_id or 0)
    if member is None or mission is None or not is_open(mission, tx.now):
        return None
    asked = await asked_of(tx, member, mission)
    return None if asked.said and row.state != "sent" else baseline_message(asked, 0, reader)


async def _show(tx: Deed, scene: Scene, at: int) -> None:
    asked = await asked_of(tx, scene.member, scene.mission)
    await tx.answer(baseline_message(asked, at, scene.reader))


async def show(update: Update, context: Context) -> None:
    """The question as it stands: out of /partners, another page, or back."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await stop_listening(tx, context, FLOW)
        await _show(tx, scene, context.action.page)


async def know_partner(update: Update, context: Context) -> None:
    """Kept at once; the next words are the year."""
    del update
    tapped: KnowPartner = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await know(tx, scene.member, scene.mission, tapped.organisation)
        draft = {"mission": scene.mission.id, "organisation": tapped.organisation, "page": tapped.page}
        await listen(tx, context, FLOW, "since", draft, interrupt=True)
        entry = await entry_of(tx, scene.member, tapped.organisation)
        await tx.answer(since_message(entry, tapped.page, scene.today, scene.reader))


async def know_since(update: Update, context: Context) -> None:
    """Then: was there a project?"""
    del update
    tapped: KnowSince = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        since = year_of(tapped.since, scene.today) if tapped.since else ""
        await know(tx, scene.member, scene.mission, tapped.organisation, since=since)
        await stop_listening(tx, context, FLOW)
        entry = await entry_of(tx, scene.member, tapped.organisation)
        await tx.answer(stage_message(entry, tapped.page, scene.reader))


async def know_stage(update: Update, context: Context) -> None:
    """Back to the ledger."""
    del update
    tapped: KnowStage = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await know(tx, scene.member, scene.mission, tapped.organisation, stage=tapped.stage)
        await _show(tx, scene, tapped.page)


async def forget(update: Update, context: Context) -> None:
    del update
    tapped: KnowNot = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await know_not(tx, scene.member, scene.mission, tapped.organisation)
        await stop_listening(tx, context, FLOW)
        await _show(tx, scene, tapped.page)


async def add(update: Update, context: Context) -> None:
    """The next words are others, one a line."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await asked_of(tx, scene.member, scene.mission)
        await listen(tx, context, FLOW, "others", {"mission": scene.mission.id}, interrupt=True)
        await tx.answer(add_message(scene.reader))


async def nobody(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await know_nobody(tx, scene.member, scene.mission)
        await stop_listening(tx, context, FLOW)
        asked = await asked_of(tx, scene.member, scene.mission)
        await tx.answer(thanks_message(asked, scene.reader))


async def end(update: Update, context: Context) -> None:
    """That is all."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        asked = await asked_of(tx, scene.member, scene.mission)
        await stop_listening(tx, context, FLOW)
        await tx.answer(thanks_message(asked, scene.reader))


async def typed(update: Update, context: Context) -> None:
    """The year, or others one a line; words that come too late are kept and asked about."""
    await take_words(update, context, _take)


async def _take(tx: Deed, scene: Scene, flow: Flow, words: str) -> Message | None:
    if not is_open(scene.mission, tx.now):
        return None
    if flow.step == "since":
        organisation, since = flow.draft["organisation"], year_of(words, scene.today)
        await know(tx, scene.member, scene.mission, organisation, since=since)
        entry = await entry_of(tx, scene.member, organisation)
        return stage_message(entry, flow.draft["page"], scene.reader)
    found = await know_others(tx, scene.member, scene.mission, words)
    asked = await asked_of(tx, scene.member, scene.mission)
    return baseline_message(asked, 0, scene.reader, first=added_line(found, scene.reader))


TAPS = (
    (ShowBaseline, show),
    (KnowPartner, know_partner),
    (KnowSince, know_since),
    (KnowStage, know_stage),
    (KnowNot, forget),
    (AddKnown, add),
    (KnowNobody, nobody),
    (EndBaseline, end),
)
