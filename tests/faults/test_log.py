"""The log of a bad day names no one: no token, no number, no address, nothing that somebody wrote."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sandbox.client import TOKEN, Sandbox
from tests.faults.missions import NOW, add_mission
from tests.forking import forked_bot

CANARIES = (
    TOKEN,
    TOKEN.partition(":")[2],
    "canary@example.cz",
    "Canaria",
    "777123456",
    "777 123 456",
    "serinus",
)


async def test_no_token_and_nothing_that_people_wrote_is_in_the_log_of_a_run_with_errors(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Canaria Serinus", phone="+420777123456")
    await sandbox.clock.move(to=NOW)
    async with forked_bot(sandbox.url, tmp_path, BOT_LOG="debug") as bot:
        async with bot.database() as database:
            await add_mission(database, [ann])
        await bot.start()
        with closing(sqlite3.connect(bot.file, timeout=5)) as connection:
            connection.execute(
                "CREATE TRIGGER full BEFORE INSERT ON contacts BEGIN SELECT RAISE(FAIL, 'disk full'); END"
            )
        for method, kind in (("sendMessage", "reset_after"), ("getUpdates", "500"), ("setMyCommands", "500")):
            await sandbox.faults.add(method, kind)  # type: ignore[arg-type]
        await ann.send(
            "/contact Canaria Canary, Canaria s.r.o., canary@example.cz, +420 777 123 456, serinus"
        )
        calm = await ann.wait_for_text("Reference:", 10)
        reference = calm.text.split("Reference: ")[1].split()[0]
        await ann.send("call +420777123456 or canary@example.cz about serinus")
        await ann.wait_for(lambda screen: len(screen.received) > 2, 10)
        assert await bot.stop() == 0
    assert f"reference={reference}" in bot.log
    assert bot.log.count("an update failed") == 3
    assert "disk full" in bot.log
    assert [canary for canary in CANARIES if canary.lower() in bot.log.lower()] == []
