"""Handing a promise over to a colleague: chosen from a list, asked by a message, taken or declined by one tap."""

from telegram import Update

from handlers.context import Context
from handlers.handover_cards import (
    answered_message,
    asked_line,
    outcome_message,
    overtaken_message,
    question_message,
    takers_message,
)
from handlers.promise_actions import AnswerHandover, AskHandOver, HandTo, WithdrawHandover
from handlers.promises import sheet_in
from handlers.scene import scene_of
from mission.handovers import about, answer, ask, is_open, takers, withdraw
from mission.promises import own
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader


async def handover_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """The question to the colleague, or to who asked what came of it; a question overtaken on the screen says so."""
    asked = await about(tx, row.subject.get("handover", 0))
    if asked and asked.handover.from_id == row.person_id:
        return outcome_message(asked, reader) if asked.handover.state in {"taken", "declined"} else None
    if asked and asked.handover.to_id == row.person_id and await is_open(tx, asked):
        return question_message(asked, reader)
    return overtaken_message(reader) if row.work == "edit" else None


async def ask_hand_over(update: Update, context: Context) -> None:
    """Whom to ask?"""
    del update
    tapped: AskHandOver = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        colleagues = await takers(tx, scene.member)
        await tx.answer(takers_message(owed, colleagues, tapped.page, scene.reader))


async def hand_to(update: Update, context: Context) -> None:
    """The colleague is asked; until they take it, it stays with who asks."""
    del update
    tapped: HandTo = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        await ask(tx, scene.member, owed.promise, tapped.person)
        taker = await tx.people.get(tapped.person)
        told = asked_line(taker.name if taker else "", scene.reader)
        await tx.answer(await sheet_in(tx, scene, owed.promise.id, told))


async def withdraw_handover(update: Update, context: Context) -> None:
    del update
    tapped: WithdrawHandover = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        await withdraw(tx, scene.member, owed.promise)
        told = scene.reader.say("handover-withdrawn")
        await tx.answer(await sheet_in(tx, scene, owed.promise.id, told))


async def answer_handover(update: Update, context: Context) -> None:
    """Taken, or declined."""
    del update
    tapped: AnswerHandover = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        asked = await answer(tx, scene.member, tapped.handover, tapped.how)
        await tx.answer(answered_message(asked, tapped.how, scene.reader))


TAPS = (
    (AskHandOver, ask_hand_over),
    (HandTo, hand_to),
    (WithdrawHandover, withdraw_handover),
    (AnswerHandover, answer_handover),
)
