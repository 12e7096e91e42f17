"""The evening line: at half past eight of each mission day; one tap or one line each, or nothing at all."""

from datetime import date
from typing import cast

from telegram import Update

from handlers.contact_steps import begin
from handlers.context import Context, Deed
from handlers.evening_cards import (
    AddContact,
    AskEvening,
    NothingToday,
    ShowEvening,
    evening_message,
    line_kept_message,
    line_question_message,
)
from handlers.scene import LISTENING, Scene, flow_of, listen, reply_in, scene_of, stop_listening, words_of
from handlers.unclear import ask_what_it_is
from mission.errors import UserError
from mission.evening import What, evening_of, tell, tell_nothing
from mission.lines.pieces import clean
from storage.flows import Flow
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader


async def evening_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """Nothing for who has told everything already, nor about a day that the mission no longer has."""
    member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
    mission = await tx.missions.get(row.mission_id or 0)
    if member is None or mission is None:
        return None
    day = date.fromisoformat(row.occasion.removeprefix("evening:"))
    if not mission.starts_on <= day <= mission.ends_on:
        return None
    told = await evening_of(tx, member, mission, day)
    return None if told.is_told and row.state != "sent" else evening_message(told, reader)


async def show_evening(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        told = await evening_of(tx, scene.member, scene.mission, context.action.day)
        await stop_listening(tx, context, "evening")
        await tx.answer(evening_message(told, scene.reader))


async def ask_evening(update: Update, context: Context) -> None:
    """The next words are the line, whatever else was under way."""
    del update
    tapped: AskEvening = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        told = await evening_of(tx, scene.member, scene.mission, tapped.day)
        card = context.shown.id if context.shown else None
        draft = {"mission": scene.mission.id, "day": str(tapped.day), "card": card}
        await listen(tx, context, "evening", tapped.what, draft, interrupt=True)
        await tx.answer(line_question_message(told, tapped.what, scene.reader))


async def nothing_today(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        told = await tell_nothing(tx, scene.member, scene.mission, context.action.day)
        await stop_listening(tx, context, "evening")
        await tx.answer(evening_message(told, scene.reader))


async def add_contact(update: Update, context: Context) -> None:
    """The next words are a contact; the card of the day stays above."""
    del update
    async with context.transaction() as tx:
        await begin(tx, context)


async def typed(update: Update, context: Context) -> None:
    """The line that was asked for; the answered card stays above, the day goes on below."""
    words = clean(words_of(update))
    if not words:
        raise UserError("feedback-words-only")
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        assert flow is not None  # noqa: S101 - words come here by their flow
        scene = await scene_of(tx, context, flow.draft.get("mission"))
        await stop_listening(tx, context, "evening")
        if tx.now - flow.touched_at > LISTENING:
            await ask_what_it_is(tx, context, scene, words)
            return
        await _take(tx, context, scene, flow, words)


async def _take(tx: Deed, context: Context, scene: Scene, flow: Flow, words: str) -> None:
    what = cast("What", flow.step)
    day = date.fromisoformat(flow.draft["day"])
    told = await tell(tx, scene.member, scene.mission, day, what=what, words=words)
    await tx.outbox.revise(flow.draft["card"], line_kept_message(told, what, scene.reader))
    await reply_in(tx, context, scene, evening_message(told, scene.reader, kept=what))


TAPS = (
    (ShowEvening, show_evening),
    (AskEvening, ask_evening),
    (NothingToday, nothing_today),
    (AddContact, add_contact),
)
