"""Every named moment of a message's way, for every kind of message: killed there, nothing is lost or sent unknowingly.

One world holds a message of each kind; a bot is started for each, and dies with it.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest
from markupsafe import Markup
from sqlalchemy import select, update

from handlers.pushes import KINDS
from sandbox.client import Person, Sandbox
from storage.message import Message
from storage.outbox import Outgoing, Work
from storage.schema import contacts, encounters, notes, outbox
from tests.faults.crashing import SENDING, TAKING_IN, WORKING, Plan
from tests.faults.missions import NOW, add_mission
from tests.faults.oracle import all_rows, all_sends, flaws
from tests.faults.worlds import SCENARIOS, prepare
from tests.forking import ForkedBot, Server

CLAIMED = SENDING.index("claim's commit ends")
ACCEPTED = SENDING.index("after send")
MARKED = SENDING.index("mark's commit ends")
MIDWAY = 0.0005
"""Seconds within which a commit is cut through; it takes a few milliseconds."""
LONG = timedelta(days=3650)
QUIET_SECONDS = 30.0
LONG_FORM = "FAULTS_LONG"
"""Set in the environment by `make faults`."""


def test_every_kind_of_message_is_tried() -> None:
    assert set(SCENARIOS) == set(KINDS)


@asynccontextmanager
async def forked_bot(server: Server, sandbox: Sandbox, folder: Path) -> AsyncIterator[ForkedBot]:
    bot = ForkedBot(server, sandbox.url, folder)
    try:
        yield bot
    finally:
        await bot.kill()


async def quiet(bot: ForkedBot, now: datetime = NOW) -> None:
    """Until every update is finished and every message that is due has come to an end."""
    async with asyncio.timeout(QUIET_SECONDS), bot.database() as database:
        while True:
            async with database.reading(now) as tx:
                busy = await tx.inbox.count("open") + await tx.outbox.waiting()
            if not busy:
                return
            await asyncio.sleep(0.03)


async def hold_back(bot: ForkedBot, *, all_but: int | None) -> None:
    """Until the next call only this message is due (None: all are); the bot does not run."""
    async with bot.database() as database, database.transaction(NOW) as tx:
        others = outbox.c.id < 0 if all_but is None else outbox.c.id != all_but
        await tx.connection.execute(update(outbox).values(not_before=None))
        await tx.connection.execute(
            update(outbox).where(others).values(not_before=datetime.now(NOW.tzinfo) + LONG)
        )


async def people_for(sandbox: Sandbox, kind: str) -> tuple[Person, Person]:
    """Both have started the bot long ago, so that it may write to them."""
    both = await sandbox.people.add(f"Delegate {kind}"), await sandbox.people.add(f"Organiser {kind}")
    for person in both:
        await person.send("/start")
    taken = (await sandbox.call("getUpdates"))["result"]
    await sandbox.call("getUpdates", offset=taken[-1]["update_id"] + 1)
    return both


def kinds_at(point: str) -> list[str]:
    """All of them; in the short form every third, others at the next point."""
    kinds = list(SCENARIOS)
    return kinds if os.environ.get(LONG_FORM) else kinds[SENDING.index(point) % 3 :: 3]


@pytest.mark.parametrize("point", SENDING)
async def test_killed_there_with_each_kind(
    point: str, server: Server, sandbox: Sandbox, tmp_path: Path
) -> None:
    await sandbox.reset(now=NOW)
    chance = Random(point)
    async with forked_bot(server, sandbox, tmp_path) as bot:
        async with bot.database() as database:
            tried = {
                kind: await prepare(database, kind, *await people_for(sandbox, kind))
                for kind in kinds_at(point)
            }
        for kind, row_id in tried.items():
            await hold_back(bot, all_but=row_id)
            bot.plan = Plan(point=point, kind=kind, delay=chance.uniform(0, MIDWAY))
            await bot.dies()
            check_at_death(point, next(row for row in await all_rows(bot, NOW) if row.id == row_id))
        await hold_back(bot, all_but=None)
        bot.plan = Plan()
        await bot.start()
        await quiet(bot)
        assert await bot.stop() == 0
        assert await flaws(sandbox, bot) == []
        check_in_the_end(point, await all_rows(bot, NOW), tried)
        assert "Traceback" not in bot.log


def check_at_death(point: str, row: Outgoing) -> None:
    """Claimed and not marked is on its way; before it is queued, after it is sent."""
    at = SENDING.index(point)
    if "midway" in point:
        allowed = {"queued", "sending"} if at < CLAIMED else {"sending", "sent"}
    else:
        allowed = {"queued" if at < CLAIMED else "sending" if at < MARKED else "sent"}
    assert row.state in allowed, row.kind


def check_in_the_end(point: str, rows: Sequence[Outgoing], tried: dict[str, int]) -> None:
    """Who was on the way is flagged, and repeated where its kind is; nobody else is."""
    at = SENDING.index(point)
    for row in rows:
        if "midway" not in point:
            on_its_way = CLAIMED <= at < MARKED and row.id in tried.values()
            assert (row.uncertain_at is not None) == on_its_way, row.kind
        if row.uncertain_at:
            assert row.state == ("sent" if KINDS[row.kind].repeat else "uncertain"), row.kind
            assert (row.repeats > 0) == KINDS[row.kind].repeat, row.kind


@pytest.mark.parametrize("work", ["edit", "delete"])
async def test_killed_while_a_message_on_the_screen_is_changed(
    work: Work, server: Server, sandbox: Sandbox, tmp_path: Path
) -> None:
    await sandbox.reset(now=NOW)
    chance = Random(work)
    async with forked_bot(server, sandbox, tmp_path) as bot:
        people = [(await people_for(sandbox, point))[0] for point in SENDING]
        async with bot.database() as database:
            await add_mission(database, people, joined=NOW)
            async with database.transaction(NOW) as tx:
                rows = [await tx.outbox.reply(person.id, Message(text=Markup("First"))) for person in people]
        await bot.start()
        await quiet(bot)
        assert await bot.stop() == 0
        for point, row in zip(SENDING, rows, strict=True):
            await _ask_for(bot, work, row.id)
            bot.plan = Plan(point=point, kind="reply", work=work, delay=chance.uniform(0, MIDWAY))
            await bot.dies()
        bot.plan = Plan()
        await bot.start()
        await quiet(bot)
        assert await bot.stop() == 0
        for point, person in zip(SENDING, people, strict=True):
            assert (await person.screen()).texts == (["Second"] if work == "edit" else []), point
        assert len(await all_sends(sandbox)) == len(people)
        assert await flaws(sandbox, bot) == []


async def _ask_for(bot: ForkedBot, work: Work, row_id: int) -> None:
    """An edit or a deletion of a message that was sent; the bot does not run."""
    async with bot.database() as database, database.transaction(NOW) as tx:
        if work == "edit":
            await tx.outbox.revise(row_id, Message(text=Markup("Second")))
        else:
            await tx.connection.execute(update(outbox).where(outbox.c.id == row_id).values(work=work))


@pytest.mark.parametrize("point", [*TAKING_IN, *WORKING])
async def test_killed_with_an_update_in_hand(
    point: str, server: Server, sandbox: Sandbox, tmp_path: Path
) -> None:
    """A line that is written and a button that is tapped are done once, however the bot dies over them."""
    await sandbox.reset(now=NOW)
    chance = Random(point)
    async with forked_bot(server, sandbox, tmp_path) as bot:
        ann = await sandbox.people.add("Ann")
        async with bot.database() as database:
            await add_mission(database, [ann])
        await bot.start()
        await ann.ask("Ask the mayor about trams")
        await bot.kill()
        for act in (partial(ann.send, "/contact Jan Novák, Tatra, jan@example.cz"), partial(ann.tap, "Note")):
            await act()
            bot.plan = Plan(point=point, delay=chance.uniform(0, MIDWAY))
            await bot.dies()
        bot.plan = Plan()
        await bot.start()
        await ann.wait_for_text("Kept: Jan Novák", 10)
        await quiet(bot)
        assert await bot.stop() == 0
        async with bot.database() as database, database.reading(NOW) as tx:
            assert await tx.inbox.count("done") == 3
            for table in (contacts, encounters, notes):
                assert len((await tx.connection.execute(select(table))).all()) == 1, table.name
        assert await flaws(sandbox, bot) == []
        assert "Traceback" not in bot.log
