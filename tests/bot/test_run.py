"""The running bot as a process: it starts when it may, and stops in good order."""

import asyncio
import resource
import socket
import sqlite3
import time
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from bot.patience import RefusedStartError, patiently
from bot.run import clock_of
from bot.settings import read_settings
from bot.web import listen
from sandbox.client import TOKEN, Sandbox
from tests.bot.workshop import Workshop, bot_at, eventually
from tests.faults.missions import NOW, add_mission, add_session
from tests.forking import forked_bot
from tests.running import RunningBot, running_bot

DRAIN = 10.0


async def test_it_stops_within_ten_seconds_even_while_telegram_is_silent(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Ann")
    await sandbox.clock.move(to=NOW)
    async with forked_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            await add_mission(database, [ann])
        await bot.start()
        for method in ("sendMessage", "setMyCommands"):
            await sandbox.faults.add(method, "hang_after", count=3)
        await ann.send("/next")
        await ann.wait_for(lambda screen: bool(screen.received))
        began = time.monotonic()
        assert await bot.stop() == 0
        assert time.monotonic() - began < DRAIN
        await sandbox.faults.clear()
        await bot.start()
        await ann.wait_for(lambda screen: len(screen.received) == 2)
        assert await bot.stop() == 0
        assert "Sent once more" in (await ann.screen()).last.text
    assert "Traceback" not in bot.log


async def test_it_stops_within_ten_seconds_where_every_call_hangs(sandbox: Sandbox, tmp_path: Path) -> None:
    people = [await sandbox.people.add(name) for name in ("Ann", "Bob", "Eva", "Jan")]
    await sandbox.clock.move(to=NOW)
    async with forked_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            await add_mission(database, people)
        await bot.start()
        for phone in people:
            await phone.send("/next")
        await people[-1].wait_for(lambda screen: bool(screen.received))
        await sandbox.faults.add("*", "hang_before", count=1000)
        for phone in people:
            await phone.send("/next")
        await eventually(partial(_poll_and_message_hang, sandbox))
        began = time.monotonic()
        assert await bot.stop() == 0
        assert time.monotonic() - began < DRAIN
        await sandbox.faults.clear()
    assert "Traceback" not in bot.log


async def _poll_and_message_hang(sandbox: Sandbox) -> bool:
    return {entry.method for entry in await sandbox.ledger(outcome="fault")} >= {"getUpdates", "sendMessage"}


async def test_a_running_bot_whose_disk_is_full_goes_on_by_itself_once_there_is_room(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """No file of the process may grow beyond what it has: that is what a full disk looks like to SQLite."""
    ann = await sandbox.people.add("Ann")
    await sandbox.clock.move(to=NOW)
    async with forked_bot(sandbox.url, tmp_path, owners=str(ann.id)) as bot:
        async with bot.database() as database:
            await add_mission(database, [ann])
        await bot.start()
        await ann.ask("/next")
        free = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)
        wal = bot.file.with_name(bot.file.name + "-wal").stat().st_size
        assert bot.errors.stat().st_size < wal // 2, "the log has room"
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (wal, free[1]))
        before = len((await ann.screen()).received)
        for _ in range(3):
            await ann.send("/next")
        await bot.says("trying on", "trying on")
        assert len((await ann.screen()).received) == before
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, free)
        await ann.wait_for(lambda screen: len(screen.received) == before + 3, timeout=60)
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log


async def test_it_tells_the_worlds_clock_what_it_plans(sandbox: Sandbox, tmp_path: Path) -> None:
    ann = await sandbox.people.add("Ann")
    await sandbox.clock.move(to=NOW)
    async with forked_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            mission = await add_mission(database, [ann])
            await add_session(database, mission, "Opening", datetime(2023, 4, 25, 9))  # noqa: DTZ001 - what the wall shows
        await bot.start()
        told = await sandbox.line.get("/api/clock")
        assert await bot.stop() == 0
    assert [(push["at"][:16], push["what"]) for push in told["planned"][:4]] == [
        ("2023-04-24T18:00", "day’s agenda"),
        ("2023-04-24T18:30", "evening line"),
        ("2023-04-25T06:45", "reminder of a session"),
        ("2023-04-25T08:05", "stars for a session"),
    ]
    assert {(push["who"], push["chat_id"]) for push in told["planned"]} == {("Ann", ann.id)}
    assert told["next_due"][:16] == told["planned"][0]["at"][:16]


async def test_it_can_be_stopped_before_telegram_has_answered(sandbox: Sandbox, tmp_path: Path) -> None:
    with listen("127.0.0.1:0") as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        async with running_bot(sandbox.url, tmp_path, BOT_API_URL=address) as bot:
            await bot.launch()
            asking, _ = await asyncio.get_running_loop().run_in_executor(None, silent.accept)
            with asking:
                assert await bot.stop() == 0
    assert "Traceback" not in bot.log


async def test_a_second_bot_refuses_to_start_in_one_sentence_and_the_first_goes_on(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Ann")
    (tmp_path / "second").mkdir()
    async with running_bot(sandbox.url, tmp_path) as bot:
        await bot.start()
        same_token = RunningBot(sandbox.url, tmp_path / "second")
        polling, locked = await asyncio.gather(same_token.command("run"), bot.command("run"))
        assert polling == (
            1,
            "",
            "another program is already receiving this bot's messages; stop it first\n",
        )
        assert (locked[0], len(locked[2].splitlines()), "database" in locked[2]) == (1, 1, True)
        await ann.ask("/start")
        began = time.monotonic()
        assert await bot.stop() == 0
        assert time.monotonic() - began < DRAIN / 2, "there was nothing to drain"
    assert "Traceback" not in bot.log


async def test_a_part_that_fails_takes_the_bot_down_in_good_order_and_keeps_the_update(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Ann")
    async with forked_bot(sandbox.url, tmp_path) as bot:
        await bot.start()
        with closing(sqlite3.connect(bot.file, timeout=5)) as connection:
            connection.execute(
                "CREATE TRIGGER full BEFORE UPDATE ON inbox BEGIN SELECT RAISE(FAIL, 'disk full'); END"
            )
        await ann.send("/next")
        assert await bot.exit_code() == 1
        assert bot.log.splitlines()[-1].startswith("The bot has stopped because a part of it failed")
        async with bot.database() as database, database.reading(NOW) as tx:
            assert await tx.inbox.count("open") == 1


async def test_a_webhook_works_like_polling(sandbox: Sandbox, tmp_path: Path) -> None:
    ann = await sandbox.people.add("Ann")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    webhook = {
        "BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}",
        "BOT_WEBHOOK_SECRET": "a-secret",
        "BOT_LISTEN": f"127.0.0.1:{port}",
    }
    waiting = await ann.send("/start")
    async with forked_bot(sandbox.url, tmp_path, **webhook) as bot:
        await bot.start()
        await ann.answer_to(waiting)
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log
    listen(f"127.0.0.1:{port}").close()


# --- what may stand in the way of a start ---


async def test_a_stumble_of_telegram_at_the_start_only_delays_it(workshop: Workshop) -> None:
    await workshop.sandbox.faults.add("getMe", "500")
    assert (await patiently(workshop.bot.get_me)).is_bot
    await workshop.sandbox.faults.add("getMe", "429", retry_after=1)
    assert (await patiently(workshop.bot.get_me)).is_bot


async def test_a_token_that_telegram_does_not_know_is_one_sentence(workshop: Workshop) -> None:
    stranger = bot_at(workshop.sandbox.url, "1:unknown")
    with pytest.raises(RefusedStartError, match=r"^Telegram does not know this BOT_TOKEN"):
        await patiently(stranger.initialize)
    await stranger.shutdown()


async def test_a_clock_that_does_not_answer_is_one_sentence(sandbox: Sandbox) -> None:
    settings = read_settings(token=TOKEN, api_url=sandbox.url, clock="http://127.0.0.1:9")
    with pytest.raises(RefusedStartError, match=r"^the clock that BOT_CLOCK names does not answer$"):
        async with clock_of(settings):
            pass
