"""kill -9: nothing that a member sent is lost, and nothing is sent twice unknowingly."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

from sqlalchemy import func, select

from sandbox.client import Person, Sandbox
from storage.database import Database
from storage.message import plain_text
from storage.outbox import Outgoing
from storage.schema import contacts, encounters, inbox, outbox
from tests.faults.missions import NOW, add_mission
from tests.forking import forked_bot
from tests.running import RunningBot
from words import Reader

UPDATES = 200
MEMBERS = 40
DONE_AT_EACH_KILL = (20, 80, 140)
MARK = Reader().plain("repeat-mark")


async def test_a_bot_killed_three_times_keeps_every_contact_once_and_answers_each(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    people = [await sandbox.people.add(f"Member {number}") for number in range(MEMBERS)]
    await sandbox.clock.move(to=NOW)
    async with forked_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            await add_mission(database, people)
        await asyncio.gather(*(_write(person, number) for number, person in enumerate(people)))
        for done in DONE_AT_EACH_KILL:
            await bot.start()
            await _until(bot, lambda database, done=done: _has_done(database, done))  # type: ignore[misc]
            await bot.kill()
        await bot.start()
        await _until(bot, _is_quiet)
        assert await bot.stop() == 0
        async with bot.database() as database:
            await _check_what_is_kept(database)
            await _check_what_was_sent(sandbox, database)
    assert "Traceback" not in bot.log


async def _write(person: Person, first: int) -> None:
    """This member's share of the updates, in one go."""
    for number in range(first, UPDATES, MEMBERS):
        await person.send(f"/contact Partner {number:03}, Firm {number:03}, partner{number:03}@example.cz")


async def _until(bot: RunningBot, holds: Callable[[Database], Awaitable[bool]]) -> None:
    async with asyncio.timeout(45), bot.database() as database:
        while True:
            if await holds(database):
                return
            await asyncio.sleep(0.02)


async def _has_done(database: Database, number: int) -> bool:
    async with database.reading(NOW) as tx:
        return await tx.inbox.count("done") >= number


async def _is_quiet(database: Database) -> bool:
    """Every update is finished and every answer is with Telegram."""
    async with database.reading(NOW) as tx:
        finished = await tx.inbox.count("done") + await tx.inbox.count("dead")
        return finished == UPDATES and await tx.outbox.waiting() == 0


async def _check_what_is_kept(database: Database) -> None:
    async with database.reading(NOW) as tx:
        states = Counter((await tx.connection.execute(select(inbox.c.state))).scalars())
        names = Counter((await tx.connection.execute(select(contacts.c.name))).scalars())
        met = (await tx.connection.execute(select(func.count()).select_from(encounters))).scalar()
    assert states == {"done": UPDATES}
    assert names == {f"Partner {number:03}": 1 for number in range(UPDATES)}
    assert met == UPDATES


async def _check_what_was_sent(sandbox: Sandbox, database: Database) -> None:
    """Each answer names its contact, so that the ledger can be compared row by row."""
    async with database.reading(NOW) as tx:
        found = (await tx.connection.execute(select(outbox).where(outbox.c.kind == "reply"))).all()
    rows = [Outgoing.of(row) for row in found]
    assert {row.state for row in rows} == {"sent"}
    assert Counter(row.update_id for row in rows).most_common(1)[0][1] == 1
    assert len(rows) == UPDATES
    sent = Counter[tuple[int | None, str]]()
    marked = Counter[tuple[int | None, str]]()
    for entry in await sandbox.ledger(method="sendMessage", outcome="accepted"):
        first, mark, _ = str(entry.parameters["text"]).partition(MARK)
        sent[entry.chat_id, first.strip()] += 1
        marked[entry.chat_id, first.strip()] += bool(mark)
    for row in rows:
        assert row.message is not None
        answer = row.chat_id, str(row.message.text).strip()
        assert 1 <= sent[answer] <= 1 + row.repeats, plain_text(row.message.text)
        assert sent[answer] - marked[answer] <= 1, "whatever comes again says so"
        assert (row.uncertain_at is not None) == (row.repeats > 0)
    assert sum(sent.values()) == sum(
        sent[row.chat_id, str(row.message.text).strip()] for row in rows if row.message
    )
