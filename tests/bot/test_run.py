"""The running bot as a process: it starts when it may, and stops in good order."""

import asyncio
import socket
import sqlite3
import time
from contextlib import closing
from datetime import UTC, date, datetime
from datetime import time as wall
from pathlib import Path

import pytest

from bot.web import listen
from handlers.gate import CONSENT
from sandbox.client import Person, Sandbox
from tests.running import RunningBot, running_bot

NOW = datetime(2023, 4, 24, 8, 0, tzinfo=UTC)
DRAIN = 10.0


async def _mission(bot: RunningBot, *people: Person) -> None:
    """A mission to Prague that these people have joined."""
    async with bot.database() as database, database.transaction(NOW) as tx:
        mission = await tx.missions.add(
            code="PRAGUE",
            name="Prague",
            city="Praha",
            country="CZ",
            timezone="Europe/Prague",
            starts_on=date(2023, 4, 24),
            ends_on=date(2023, 4, 28),
            agenda_at=wall(7, 30),
            languages=["en"],
        )
        for phone in people:
            person = await tx.people.add(telegram_id=phone.id, name=phone.name, language=phone.language)
            await tx.people.enrol(mission.id, person.id, role="delegate", joined_at=NOW)
            agreed = {"purpose": CONSENT, "version": "test", "language": phone.language}
            await tx.people.agree(person.id, mission.id, **agreed)


async def test_it_stops_within_ten_seconds_even_while_telegram_is_silent(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Ann")
    await sandbox.clock.move(to=NOW)
    async with running_bot(sandbox.url, tmp_path) as bot:
        await _mission(bot, ann)
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
        await _mission(bot, ann)
        await bot.start()
        same_token = RunningBot(sandbox.url, tmp_path / "second")
        polling, locked = await asyncio.gather(same_token.command("run"), bot.command("run"))
        assert polling == (
            1,
            "",
            "another program is already receiving this bot's messages; stop it first\n",
        )
        assert (locked[0], len(locked[2].splitlines()), "database" in locked[2]) == (1, 1, True)
        await ann.ask("/next")
        began = time.monotonic()
        assert await bot.stop() == 0
        assert time.monotonic() - began < 2.0, "there was nothing to drain"
    assert "Traceback" not in bot.log


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("BOT_TOKEN", "1:unknown", "Telegram does not know this BOT_TOKEN; check it with BotFather"),
        ("BOT_CLOCK", "http://127.0.0.1:9", "the clock that BOT_CLOCK names does not answer"),
    ],
)
async def test_what_makes_a_start_impossible_is_one_sentence(
    sandbox: Sandbox, tmp_path: Path, setting: str, value: str, said: str
) -> None:
    bot = RunningBot(sandbox.url, tmp_path, **{setting: value})
    assert await bot.command("run") == (1, "", f"{said}\n")


async def test_a_part_that_fails_takes_the_bot_down_in_good_order_and_nothing_is_lost(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Ann")
    async with running_bot(sandbox.url, tmp_path) as bot:
        await _mission(bot, ann)
        await bot.start()
        _execute(bot, "CREATE TRIGGER full BEFORE UPDATE ON inbox BEGIN SELECT RAISE(FAIL, 'disk full'); END")
        await ann.send("/next")
        assert await bot.exit_code() == 1
        assert "The bot has stopped because a part of it failed" in bot.log
        _execute(bot, "DROP TRIGGER full")
        await bot.start()
        await ann.wait_for(lambda screen: len(screen.received) == 1)
        assert await bot.stop() == 0


def _execute(bot: RunningBot, statement: str) -> None:
    """From outside, as nobody should."""
    with closing(sqlite3.connect(bot.file, timeout=5)) as connection:
        connection.execute(statement)
        connection.commit()


async def test_a_stumble_of_the_network_at_the_start_only_delays_it(sandbox: Sandbox, tmp_path: Path) -> None:
    await sandbox.faults.add("getMe", "500")
    await sandbox.faults.add("deleteWebhook", "reset_before")
    await sandbox.faults.add("getUpdates", "reset_before")
    async with running_bot(sandbox.url, tmp_path) as bot:
        await bot.start()
        assert await bot.stop() == 0


async def test_a_webhook_works_like_polling_and_what_comes_while_it_is_down_comes_later(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Ann")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    webhook = {
        "BOT_WEBHOOK_URL": f"http://127.0.0.1:{port}",
        "BOT_WEBHOOK_SECRET": "a-secret",
        "BOT_LISTEN": f"127.0.0.1:{port}",
    }
    async with running_bot(sandbox.url, tmp_path, **webhook) as bot:
        await _mission(bot, ann)
        await bot.start()
        await ann.ask("/next")
        assert await bot.stop() == 0
        sent = await ann.send("/next")
        await bot.start()
        await ann.answer_to(sent)
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log
