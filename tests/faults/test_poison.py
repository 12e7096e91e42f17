"""One poisoned recipient in a hundred: the others get theirs on time, and the report names the one."""

from datetime import timedelta
from pathlib import Path
from time import monotonic

from sandbox.client import Sandbox
from tests.faults.missions import NOW, add_mission
from tests.forking import ForkedBot, Server

RECIPIENTS = 100
POISONED = 42
SECONDS = 15.0
"""A hundred messages take four seconds at 25 a second; a machine that does other things takes longer."""


async def test_one_recipient_whom_telegram_does_not_know_delays_nobody_and_is_named(
    server: Server, sandbox: Sandbox, tmp_path: Path
) -> None:
    await sandbox.reset(now=NOW)
    people = [await sandbox.people.add(f"Member {number:03}") for number in range(RECIPIENTS)]
    organiser = await sandbox.people.add("Petro")
    for person in (*people, organiser):
        await person.send("/start")
    taken = (await sandbox.call("getUpdates"))["result"]
    await sandbox.call("getUpdates", offset=taken[-1]["update_id"] + 1)
    await people[POISONED].delete_account()
    bot = ForkedBot(server, sandbox.url, tmp_path)
    try:
        async with bot.database() as database:
            mission = await add_mission(database, people)
            async with database.transaction(NOW) as tx:
                known = await tx.people.add(telegram_id=organiser.id, name="Petro", language="en")
                await tx.people.enrol(mission.id, known.id, role="organiser", joined_at=NOW)
                agreed = {"purpose": "membership", "version": "test", "language": "en"}
                await tx.people.agree(known.id, mission.id, **agreed)
                await tx.broadcasts.draft(mission.id, known.id, "The bus waits.", "role:delegate")
        await bot.start()
        await organiser.ask("/broadcast The bus waits at the gate.")
        await organiser.wait_for(lambda screen: "Send" in screen.last.labels, 10)
        await organiser.tap(next(one for one in (await organiser.screen()).last.labels if "elegate" in one))
        began, at = monotonic(), await sandbox.clock.now()
        await organiser.tap("Send")
        for number, person in enumerate(people):
            if number != POISONED:
                await person.wait_for_text("The bus waits at the gate.", SECONDS)
        assert monotonic() - began < SECONDS
        sent = await sandbox.ledger(method="sendMessage", outcome="accepted")
        times = [one.world for one in sent if "at the gate" in str(one.parameters["text"]) and one.world > at]
        assert max(times) - at < timedelta(seconds=SECONDS)
        await organiser.wait_for(lambda screen: any("99" in text for text in screen.texts), 10)
        await organiser.tap("Report")
        report = await organiser.wait_for_text(f"Member {POISONED:03}", 10)
        assert report.text.count("Member ") >= 1
        assert await bot.stop() == 0
    finally:
        await bot.kill()
    assert "Traceback" not in bot.log
