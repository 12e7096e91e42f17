"""kill -9: nothing that a member sent is lost, and nothing is sent twice unknowingly."""

import asyncio
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import func, select

from handlers.gate import CONSENT
from sandbox.client import Person, Sandbox
from storage.database import Database
from storage.schema import contacts, encounters, inbox, outbox
from tests.running import RunningBot, running_bot

UPDATES = 200
MEMBERS = 20
NOW = datetime(2023, 4, 24, 8, 0, tzinfo=UTC)


async def _mission(database: Database, people: list[Person]) -> None:
    """A mission that all these people have joined."""
    async with database.transaction(NOW) as tx:
        mission = await tx.missions.add(
            code="PRAGUE",
            name="Prague",
            city="Praha",
            country="CZ",
            timezone="Europe/Prague",
            starts_on=date(2023, 4, 24),
            ends_on=date(2023, 4, 28),
            agenda_at=time(7, 30),
            languages=["uk", "cs", "en"],
        )
        for one in people:
            person = await tx.people.add(telegram_id=one.id, name=one.name, language=one.language)
            await tx.people.enrol(mission.id, person.id, role="delegate", joined_at=NOW)
            agreed = {"purpose": CONSENT, "version": "test", "language": one.language}
            await tx.people.agree(person.id, mission.id, **agreed)


async def _open_updates(bot: RunningBot) -> int:
    async with bot.database() as database, database.reading(NOW) as tx:
        return await tx.inbox.count("open")


async def test_a_bot_killed_three_times_keeps_every_contact_once_and_answers_each(sandbox: Sandbox, tmp_path: Path) -> None:
    people = [await sandbox.people.add(f"Member {number}", language="en") for number in range(MEMBERS)]
    await sandbox.clock.move(to=NOW)
    async with running_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            await _mission(database, people)
        for number in range(UPDATES):
            line = f"/contact Partner {number:03}, Firm {number:03} s.r.o., partner{number:03}@example.cz"
            await people[number % MEMBERS].send(line)
        for pause in (0.3, 0.8, 1.5):
            await bot.start()
            await asyncio.sleep(pause)
            await bot.kill()
        await bot.start()
        await _until_quiet(sandbox, bot)
        assert await bot.stop() == 0
        async with bot.database() as database:
            await _check(sandbox, database)


async def _until_quiet(sandbox: Sandbox, bot: RunningBot) -> None:
    """Until every update is finished and every answer is with Telegram; at most a minute."""
    async with asyncio.timeout(60), bot.database() as database:
        while True:
            async with database.reading(NOW + timedelta(days=1)) as tx:
                finished = await tx.inbox.count("done") + await tx.inbox.count("dead")
                waiting = await tx.outbox.waiting()
            if finished == UPDATES and waiting == 0:
                return
            await asyncio.sleep(0.1)


async def _check(sandbox: Sandbox, database: Database) -> None:
    sent = await sandbox.ledger(method="sendMessage", outcome="accepted")
    async with database.reading(NOW) as tx:
        states = Counter((await tx.connection.execute(select(inbox.c.state))).scalars())
        names = Counter((await tx.connection.execute(select(contacts.c.name))).scalars())
        met = (await tx.connection.execute(select(func.count()).select_from(encounters))).scalar()
        rows = (await tx.connection.execute(select(outbox).where(outbox.c.kind == "reply"))).all()
    assert states == {"done": UPDATES}
    assert names == {f"Partner {number:03}": 1 for number in range(UPDATES)}
    assert met == UPDATES
    assert len({row.update_id for row in rows if row.state == "sent"}) == UPDATES
    repeats = Counter(row.chat_id for row in rows for _ in range(row.repeats))
    expected = Counter(row.chat_id for row in rows)
    on_screens = Counter(entry.chat_id for entry in sent)
    for chat, shown in on_screens.items():
        assert expected[chat] <= shown <= expected[chat] + repeats[chat]
    assert all(row.uncertain_at is not None for row in rows if row.repeats)
