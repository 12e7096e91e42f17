"""How soon bots answer, each in a process of its own against a sandbox without limits: ours beside two bare ones."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from time import monotonic
from typing import Any, Final

import psutil

from sandbox.client import TOKEN, Person, Sandbox, running_sandbox
from tests.bench.crowd import Waits, ask, gather_people
from tests.faults.missions import add_mission, add_session
from tests.running import ROOT, RunningBot, running_bot

PEOPLE: Final = 200
RATE: Final = 100.0
MESSAGES: Final = 1000
BURST: Final = 400
FIRST_NAMES: Final = (
    "Adam", "Barbora", "Cyril", "Dana", "Emil", "Františka", "Gustav", "Helena", "Ivan", "Jarmila", "Karel", "Lucie",
    "Marek", "Naďa", "Oldřich", "Pavla", "Radek", "Simona", "Tomáš",
)  # fmt: skip
SURNAMES: Final = (
    "Bartoš", "Čermák", "Dvořák", "Fiala", "Hájek", "Horák", "Jelínek", "Konečný", "Kučera", "Marek", "Novotný",
    "Pokorný", "Procházka", "Růžička", "Sedláček", "Svoboda", "Šimek", "Urban", "Veselý", "Vlček", "Zeman",
)  # fmt: skip
CONTACTS: Final = tuple(
    f"/contact {first} {last}, {last} Works s.r.o., {number}@example.cz, call by Friday"
    for number, (first, last) in enumerate(product(FIRST_NAMES, SURNAMES))
)
"""Whom a large delegation meets: 399 people of 21 organisations, each logged by several of its members."""
WARM: Final = PEOPLE


Start = Callable[[Sandbox, Path, Sequence[Person]], AbstractAsyncContextManager[int]]
"""Starts a bot; its process id, once it takes updates."""


@dataclass(frozen=True)
class Result:
    """How a bot fared: at a steady rate, and how many a second when all come at once."""

    name: str
    waits: Waits
    cpu: float
    """Milliseconds of processor an update, at the steady rate."""
    flat_out: float
    """Updates a second."""
    memory: tuple[float, float]
    """MB when idle and after the load."""


async def compare(delay: float) -> list[Result]:
    """Each bot with what it does, the echo first. `delay`: seconds that every call to Telegram takes longer."""
    ways: list[tuple[str, Sequence[str], Start]] = [
        ("PTB, echo", ["hello"], _echo),
        ("aiogram, one row", ["hello"], _row),
        ("this bot, /today", ["/today"], _ours),
        ("this bot, /contact", CONTACTS, _ours),
    ]
    return [await _run(name, texts, start, delay) for name, texts, start in ways]


async def _run(name: str, texts: Sequence[str], start: Start, delay: float) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        async with running_sandbox(flood=False) as sandbox:
            await sandbox.set_flood(enabled=False, paid=True)
            people = await gather_people(sandbox, PEOPLE)
            async with start(sandbox, Path(folder), people) as pid:
                if delay:
                    await sandbox.faults.add("*", "slow", count=None, seconds=delay)
                process = psutil.Process(pid)
                await ask(sandbox, people, *texts, rate=RATE / 2, number=WARM)
                idle = _megabytes(process)
                before = _seconds(process)
                waits = await ask(sandbox, people, *texts, rate=RATE, number=MESSAGES)
                cpu = (_seconds(process) - before) / MESSAGES * 1000
                burst = await ask(sandbox, people, *texts, rate=1e6, number=BURST)
                flat_out = len(burst.seconds) / max(burst.seconds, default=1.0)
                return Result(name, waits, cpu, flat_out, (idle, _megabytes(process)))


def _seconds(process: psutil.Process) -> float:
    spent = process.cpu_times()
    return float(spent.user + spent.system)


def _megabytes(process: psutil.Process) -> float:
    return float(process.memory_info().rss) / 1e6


@asynccontextmanager
async def _script(name: str, *words: str) -> AsyncIterator[int]:
    """A bot of another library; its process id, once it polls."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", name, *words, cwd=ROOT, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        await asyncio.sleep(6)
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


def _echo(sandbox: Sandbox, folder: Path, people: Sequence[Person]) -> AbstractAsyncContextManager[int]:
    del folder, people
    return _script("tests.sandbox.bots.ptb_echo", sandbox.url, TOKEN, "polling")


def _row(sandbox: Sandbox, folder: Path, people: Sequence[Person]) -> AbstractAsyncContextManager[int]:
    del people
    return _script("tests.bench.aiogram_row", sandbox.url, TOKEN, str(folder / "rows.db"))


@asynccontextmanager
async def _ours(sandbox: Sandbox, folder: Path, people: Sequence[Person]) -> AsyncIterator[int]:
    async with our_bot(sandbox, folder, people, BOT_PAID_BROADCASTS="true") as bot:
        yield bot.pid


@asynccontextmanager
async def our_bot(
    sandbox: Sandbox, folder: Path, people: Sequence[Person], organisers: Sequence[Person] = (), **more: str
) -> AsyncIterator[RunningBot]:
    """This bot by the machine's clock, with a mission that runs, these people in it and six sessions ahead."""
    now = datetime.now(UTC)
    async with running_bot(sandbox.url, folder, BOT_CLOCK="", **more) as bot:
        async with bot.database() as database:
            days: dict[str, Any] = {"starts_on": now.date(), "ends_on": now.date() + timedelta(days=3)}
            mission = await add_mission(database, people, joined=now, **days)
            for hour in range(1, 7):
                starts = (now + timedelta(hours=hour)).astimezone(mission.zone).replace(tzinfo=None)
                await add_session(database, mission, f"Meeting {hour} with partners", starts)
            async with database.transaction(now) as tx:
                for member in await tx.people.members_of(mission.id):
                    if member.person.telegram_id in {one.id for one in organisers}:
                        await tx.people.change_membership(member.membership.id, role="organiser")
        await bot.start()
        try:
            yield bot
        finally:
            await bot.stop()


async def start_up() -> float:
    """Seconds from the start of this bot's process until it says that it is ready, the best of three."""
    took = []
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            async with running_sandbox(flood=False) as sandbox, running_bot(sandbox.url, Path(folder)) as bot:
                before = monotonic()
                await bot.start()
                took.append(monotonic() - before)
    return min(took)
