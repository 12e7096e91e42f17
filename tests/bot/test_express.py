"""The express way: an answer is claimed in the deed that makes it; whatever cannot go this way waits for the courier."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from markupsafe import Markup
from telegram import Update
from telegram.ext import CommandHandler

from bot.courier import Courier
from bot.pacing import FREE, Pace
from bot.worker import Worker
from handlers.context import Context
from handlers.express import Passage
from sandbox.client import Person
from storage.message import Message
from storage.outbox import OutboxStore, Outgoing
from tests.bot.workshop import NOW, Workshop, eventually

MARK = "Sent once more, in case the first did not arrive."


def said(words: str) -> Message:
    return Message(text=Markup("{}").format(words))


def answering(workshop: Workshop, *words: str, fails: bool = False) -> None:
    """/say: these answers, in one deed."""

    async def say(update: Update, context: Context) -> None:
        del update
        async with context.transaction() as tx:
            for one in words:
                await tx.reply(said(one))
            if fails:
                raise LookupError("no such shelf")

    workshop.application.handlers[0].insert(0, CommandHandler("say", say))


@asynccontextmanager
async def at_work(workshop: Workshop, pace: Pace = FREE) -> AsyncIterator[Courier]:
    """A courier that deeds know, as in the running bot."""
    async with workshop.courier(pace=pace) as courier:
        workshop.house.express = courier
        workshop.database.stirred = courier.wake
        try:
            yield courier
        finally:
            workshop.house.express = None
            workshop.database.stirred = lambda: None
            for chat_id in [*courier._reserved]:
                courier.give_back(chat_id)


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch) -> list[Outgoing]:
    """The rows that the courier itself looked for and claimed."""
    claim, claimed = OutboxStore.claim, []

    async def claiming(self: OutboxStore, row: Outgoing, *more: Any) -> Outgoing:
        claimed.append(row)
        return await claim(self, row, *more)

    monkeypatch.setattr(OutboxStore, "claim", claiming)
    return claimed


async def reserved(courier: Courier, chat_id: int) -> None:
    """As soon as there is a token."""

    async def is_reserved() -> bool:
        return courier.reserve(chat_id)

    await eventually(is_reserved)


async def received(phone: Person) -> list[str]:
    return (await phone.screen()).texts


async def test_an_answer_is_sent_without_a_look_into_the_outbox(
    workshop: Workshop, claims: list[Outgoing]
) -> None:
    answering(workshop, "Yes.")
    ann = await workshop.add("Ann")
    async with at_work(workshop):
        await ann.send("/say")
        await workshop.handle()
        await workshop.delivered()
    assert await received(ann) == ["Yes."]
    (row,) = await workshop.rows("reply")
    assert (row.state, row.work, row.attempts, row.repeats) == ("sent", None, 0, 0)
    assert claims == []


async def test_the_second_answer_of_a_deed_follows_the_first(
    workshop: Workshop, claims: list[Outgoing]
) -> None:
    answering(workshop, "First.", "Second.")
    ann = await workshop.add("Ann")
    async with at_work(workshop):
        await ann.send("/say")
        await workshop.handle()
        await workshop.delivered()
    assert await received(ann) == ["First.", "Second."]
    assert [row.message.text for row in claims if row.message] == ["Second."]


async def test_an_answer_does_not_overtake_an_earlier_one_that_waits(workshop: Workshop) -> None:
    answering(workshop, "Later.")
    ann = await workshop.add("Ann")
    earlier = await workshop.reply(ann, said("Earlier."))
    async with workshop.database.transaction(NOW) as tx:
        later = await tx.outbox.reply(ann.id, said("Later."), claimed=True)
    assert (later.state, later.work, later.attempts) == ("queued", "send", 0)
    async with at_work(workshop):
        await workshop.delivered()
    assert await received(ann) == ["Earlier.", "Later."]
    assert (await workshop.row(earlier.id)).state == "sent"


async def test_what_waits_in_one_chat_is_nothing_to_another(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    await workshop.reply(ann, said("Earlier."))
    async with workshop.database.transaction(NOW) as tx:
        row = await tx.outbox.reply(bob.id, said("At once."), claimed=True)
    assert (row.state, row.work, row.attempts) == ("sending", None, 1)


async def test_a_deed_that_fails_sends_nothing_and_its_chat_is_free_again(workshop: Workshop) -> None:
    answering(workshop, "Never.", fails=True)
    ann = await workshop.add("Ann")
    async with at_work(workshop) as courier:
        await ann.send("/say")
        await workshop.handle()
        await workshop.delivered()
        await reserved(courier, ann.id)
    (text,) = await received(ann)
    assert text.startswith("Sorry, that did not work.")


async def test_an_answer_that_has_to_wait_after_all_gives_its_place_back(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await workshop.reply(ann, said("Earlier."))
    courier = Courier(workshop.database, workshop.clock, workshop.bot)
    with Passage(courier, ann.id) as passage:
        assert passage.reserve()
        async with workshop.database.transaction(NOW) as tx:
            passage.claimed(await tx.outbox.reply(ann.id, said("Later."), claimed=True))
    await reserved(courier, ann.id)


async def test_a_deed_that_got_no_place_takes_nobody_elses_away(workshop: Workshop) -> None:
    answering(workshop, "Yes.")
    ann = await workshop.add("Ann")
    async with at_work(workshop) as courier:
        await reserved(courier, ann.id)
        await ann.send("/say")
        await workshop.handle()
        assert courier._reserved == {ann.id}
        courier.give_back(ann.id)
        await workshop.delivered()
    assert await received(ann) == ["Yes."]


async def test_where_a_message_is_under_way_nothing_else_is_reserved(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    async with at_work(workshop, Pace(10_000, 1e6, 50)) as courier:
        await reserved(courier, ann.id)
        await reserved(courier, bob.id)
        assert not courier.reserve(ann.id)


async def test_a_chat_that_has_had_its_three_messages_rests(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    async with at_work(workshop, Pace(1000, 1000.0, 50)) as courier:
        for _ in range(3):
            await reserved(courier, ann.id)
            courier.give_back(ann.id)
        await reserved(courier, ann.id + 1)
        assert not courier.reserve(ann.id)


async def test_a_chat_that_telegram_has_throttled_rests(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    await workshop.sandbox.faults.add("sendMessage", "429", chat_id=ann.id, retry_after=30)
    row = await workshop.reply(ann, said("For Ann."))
    async with at_work(workshop) as courier:
        await workshop.until(row.id, reason="throttled for 30 s")
        await reserved(courier, bob.id)
        courier.give_back(bob.id)
        assert not courier.reserve(ann.id)


async def test_no_more_go_out_than_there_are_tokens(workshop: Workshop) -> None:
    async with at_work(workshop, Pace(1, 1.0, 1)) as courier:
        assert [chat for chat in range(1, 9) if courier.reserve(chat)] == [1]


async def test_a_courier_that_is_closing_reserves_nothing_and_waits_for_what_is_reserved(
    workshop: Workshop,
) -> None:
    ann = await workshop.add("Ann")
    courier = Courier(workshop.database, workshop.clock, workshop.bot)
    running = asyncio.create_task(courier.run())
    assert courier.reserve(ann.id)
    async with workshop.database.transaction(NOW) as tx:
        row = await tx.outbox.reply(ann.id, said("On its way."), claimed=True)
    courier.close()
    assert not courier.reserve(ann.id + 1)
    await asyncio.sleep(0)
    assert not running.done()
    courier.take(row)
    await asyncio.wait_for(running, 5)
    assert await received(ann) == ["On its way."]
    assert (await workshop.row(row.id)).state == "sent"


async def test_an_answer_whose_bot_died_before_it_was_sent_is_sent_with_a_mark(workshop: Workshop) -> None:
    """Nobody can know whether it had left: what is claimed and not settled is uncertain."""
    ann = await workshop.add("Ann")
    async with workshop.database.transaction(NOW) as tx:
        row = await tx.outbox.reply(ann.id, said("Kept."), claimed=True)
    await workshop.deliver()
    assert await received(ann) == [f"Kept.\n\n{MARK}"]
    assert (await workshop.row(row.id)).repeats == 1


async def test_a_push_to_the_same_chat_waits_until_the_answer_is_there(workshop: Workshop) -> None:
    answering(workshop, "Yes.")
    ann = await workshop.add("Ann")
    await workshop.sandbox.faults.add("sendMessage", "slow", seconds=0.3)
    async with at_work(workshop):
        await ann.send("/say")
        await workshop.handle()
        await workshop.push(ann, "lost", "o1", expires_at=NOW + timedelta(hours=1))
        await workshop.delivered()
    assert (await received(ann))[0] == "Yes."
    assert {row.state for row in await workshop.rows()} == {"sent", "cancelled"}


async def test_twenty_answers_at_once_keep_to_the_pace_and_none_is_lost(workshop: Workshop) -> None:
    answering(workshop, "Yes.")
    phones = [await workshop.add(f"Member {number}") for number in range(20)]
    worker = Worker(workshop.application, workshop.house)
    async with at_work(workshop, Pace(200, 200.0, 2)):
        for phone in phones:
            await phone.send("/say")
        await workshop.handle(worker)
        await workshop.delivered()
    assert [await received(phone) for phone in phones] == [["Yes."]] * len(phones)
    calls = await workshop.sandbox.ledger(method="sendMessage")
    assert [call.outcome for call in calls] == ["accepted"] * len(phones)
