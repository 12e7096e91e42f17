"""Bots of three libraries, as their documentation has them, run on the sandbox unchanged: by polling and by webhook."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sandbox.client import Person, Sandbox

BOTS = Path(__file__).parent / "bots"
PATIENCE = 20.0
SECRET = "a-secret-of-the-webhook"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@asynccontextmanager
async def running(sandbox: Sandbox, bot: str, way: str, folder: Path) -> AsyncIterator[None]:
    """The script as a process of its own; what it complained of is shown when the test fails."""
    options = [way, str(free_port()), SECRET] if way == "webhook" else [way]
    with (folder / "stderr.log").open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(BOTS / f"{bot}_echo.py"), sandbox.url, sandbox.token, *options, stderr=errors
        )
    try:
        yield
    except AssertionError as failure:
        failure.add_note((folder / "stderr.log").read_text())
        raise
    finally:
        process.kill()
        await process.wait()


@pytest.mark.parametrize("way", ["polling", "webhook"])
@pytest.mark.parametrize("bot", ["ptb", "aiogram", "telebot"])
async def test_an_echo_bot_with_buttons_and_files_runs_unchanged(
    sandbox: Sandbox, bot: str, way: str, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Ann Example")
    async with running(sandbox, bot, way, tmp_path):
        asked = await ann.ask("/start", timeout=PATIENCE)
        assert (asked.text, asked.labels) == ("Please choose:", ["One", "Two"])
        tap = await ann.tap("Two")
        assert (await ann.toast(tap)).text == "Noted"
        chosen = await ann.wait_for(lambda screen: screen.message(asked.message_id).edited)
        assert chosen.message(asked.message_id).text == "You chose 2"
        assert (await ann.ask("Добрий день <b> & 🇺🇦")).text == "Добрий день <b> & 🇺🇦"
        await sent_back(sandbox, ann)
    refused = [entry for entry in await sandbox.ledger() if entry.outcome != "accepted" or entry.warnings]
    assert [(entry.method, entry.description, entry.warnings) for entry in refused] == []


async def sent_back(sandbox: Sandbox, ann: Person) -> None:
    """A file comes back under another name."""
    sent = await ann.send_file("agenda.csv", b"date,title\n2023-04-24,Welcome\n")
    answer = await ann.answer_to(sent)
    assert answer.file is not None
    assert answer.file.name == "back-agenda.csv"
    assert await sandbox.download(answer.file) == b"date,title\n2023-04-24,Welcome\n"
