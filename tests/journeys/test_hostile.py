"""Every bad string through the whole bot, over HTTP, against a sandbox that refuses whatever Telegram would."""

import asyncio
import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from time import monotonic

from sqlalchemy import select

from handlers.gate import CONSENT
from sandbox.client import Person, Sandbox
from sandbox.entities.formatted import units
from sandbox.entities.html import parse_html
from storage.database import Database
from storage.people import Role
from storage.schema import answers, contacts, inbox, notes, outbox
from tests.forking import unhurried_bot
from tests.handlers.hostile.strings import (
    BAD,
    MOST_TYPED,
    as_kept,
    bad_strings,
    bare,
    deliverable,
    delivered,
    needs_strings,
    seen,
)
from tests.running import RunningBot
from words import Reader

NOW = datetime(2023, 4, 24, 8, 0, tzinfo=UTC)
MEMBERS = 60
"""Side by side: the updates of one chat wait for one another."""
PATIENCE = 60.0


async def begin(database: Database, people: list[Person], role: Role = "delegate") -> None:
    """All these people have joined the one mission there is."""
    async with database.transaction(NOW) as tx:
        mission = await tx.missions.by_code("PRAGUE") or await tx.missions.add(
            code="PRAGUE",
            name="Prague",
            city="Praha",
            country="CZ",
            timezone="Europe/Prague",
            starts_on=date(2023, 4, 24),
            ends_on=date(2023, 4, 28),
            agenda_at=time(7, 30),
            languages=["en"],
        )
        for one in people:
            person = await tx.people.add(telegram_id=one.id, name=one.name, language="en")
            await tx.people.enrol(mission.id, person.id, role=role, joined_at=NOW)
            await tx.people.agree(person.id, mission.id, purpose=CONSENT, version="test", language="en")


async def quiet(bot: RunningBot, updates: int) -> None:
    """Until so many updates are finished and every answer is with Telegram."""
    async with asyncio.timeout(PATIENCE), bot.database() as database:
        while True:
            async with database.reading(NOW) as tx:
                finished = await tx.inbox.count("done") + await tx.inbox.count("dead")
                waiting = await tx.outbox.waiting()
            if finished >= updates and waiting == 0:
                return
            await asyncio.sleep(0.1)


def typed(number: int, text: str) -> str:
    """Each string in turn as a contact's name, as feedback, as words that become a note."""
    return (f"/contact {text}, Example"[:MOST_TYPED], f"/feedback {text}", text)[number % 3]


@needs_strings
async def test_every_string_is_taken_and_shown_over_http(sandbox: Sandbox, tmp_path: Path) -> None:
    began = monotonic()
    await sandbox.reset(now=NOW, flood=False)
    people = [await sandbox.people.add(f"Member {number}") for number in range(MEMBERS)]
    texts = [text for text in deliverable() if units(f"/feedback {text}") <= MOST_TYPED]
    async with unhurried_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            await begin(database, people)
        await bot.start()
        for number, text in enumerate(texts):
            await people[number % MEMBERS].send(typed(number, text))
        await quiet(bot, len(texts))
        tapped = await tap_notes(people)
        await quiet(bot, len(texts) + tapped)
        assert await bot.stop() == 0
        await check(sandbox, bot, texts)
    print(f"{len(texts)} strings in {monotonic() - began:.1f} s")  # noqa: T201 - a measurement, shown by pytest -s


async def tap_notes(people: list[Person]) -> int:
    """Note, wherever it is offered; how often that was."""
    offered = [
        (one, m.message_id) for one in people for m in (await one.screen()).received if "Note" in m.labels
    ]
    for one, message_id in offered:
        await one.tap("Note", message_id=message_id)
    return len(offered)


async def check(sandbox: Sandbox, bot: RunningBot, texts: list[str]) -> None:
    calls = await sandbox.ledger()
    assert [
        (call.description, call.parameters) for call in calls if call.outcome != "accepted" or call.warnings
    ] == []
    said = [bare(parse_html(call.parameters["text"]).text) for call in calls if "text" in call.parameters]
    whole = [text for number, text in enumerate(texts) if number % 3]
    assert [text for text in whole if not any(seen(text) in one for one in said)] == []
    async with bot.database() as database, database.reading(NOW) as tx:
        updates = (await tx.connection.execute(select(inbox.c.state, inbox.c.attempts))).all()
        replies = select(outbox.c.state).where(outbox.c.kind == "reply")
        states = set((await tx.connection.execute(replies)).scalars())
        kept = sorted((await tx.connection.execute(select(notes.c.text))).scalars())
        given = sorted((await tx.connection.execute(select(answers.c.value))).scalars())
        named = (await tx.connection.execute(select(contacts.c.id))).all()
    assert {tuple(update) for update in updates} == {("done", 0)}
    assert states == {"sent"}
    assert kept == sorted(filter(None, map(as_kept, texts[2::3])))
    assert given == sorted(texts[1::3])
    assert len(texts) / 3 - len(named) < len(texts) / 20, "the same person in other words is one contact"


@needs_strings
async def test_files_forged_taps_and_groups_over_http(sandbox: Sandbox, tmp_path: Path) -> None:
    await sandbox.reset(now=NOW, flood=False)
    petro = await sandbox.people.add("Petro Bondar")
    async with unhurried_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            await begin(database, [petro], "organiser")
        await bot.start()
        group = await sandbox.add_group("Delegation", petro)
        for text in ("/today@attache_sandbox_bot", "/start@attache_sandbox_bot x", "/results"):
            await petro.send(text, chat=group)
        for text in (text for text in bad_strings() if not delivered(text)):
            sent = await petro.send_file("agenda.csv", text.encode())
            assert (await petro.answer_to(sent, timeout=PATIENCE)).text
        asked = await petro.ask("the tram shelter")
        for data in json.loads((BAD / "strings.json").read_text())["callback_data"]:
            toast = await petro.toast(await petro.tap_data(asked.message_id, data))
            assert toast.text == Reader("en").plain("stale-button")
        assert (await petro.screen()).last == asked
        calls = await sandbox.ledger()
        assert await bot.stop() == 0
    assert [call.description for call in calls if call.outcome != "accepted" or call.warnings] == []
    assert {call.method for call in calls if call.chat_id == group} <= {"leaveChat"}
    assert "Traceback" not in bot.log
