"""The store alone: a child that writes is killed at any moment, and what it was told to be kept is there, whole.

The child is a fork of a process that has imported everything. It works as the house does (an update kept, its deed
done with its answer, a message claimed and settled) and writes a number to a pipe after each commit.
"""

import asyncio
import os
import signal
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import func, select

from storage.backup import DamagedError, back_up, examine
from storage.database import Database
from storage.message import Message
from storage.migrations import migrate
from storage.schema import inbox
from words import Reader

NOW: Final = datetime(2023, 4, 24, 6, 0, tzinfo=UTC)
LIVES: Final = (0.0, 0.06)
"""Seconds from the first sign of life to the kill."""
SCRUB_SHARE: Final = 0.02
BACKUP_SHARE: Final = 0.02
MIGRATION_SHARE: Final = 0.01
"""Of the children, so many are killed while they bring an empty database to the newest revision."""
SAID: Final = Message(text=Reader().say("unknown", reference="kept"))


@dataclass
class Kills:
    """What happened."""

    kills: int = 0
    commits: int = 0
    migrations: int = 0
    flaws: list[str] = field(default_factory=list)


def kill_the_store(folder: Path, number: int, seed: int) -> Kills:
    """So many kills over one database file, each followed by a look at it."""
    chance, done = Random(seed), Kills()
    file = folder / "attache.db"
    migrate(_url(file))
    while done.kills < number and not done.flaws:
        if chance.random() < MIGRATION_SHARE:
            _kill_a_migration(folder / f"new{done.kills}.db", chance, done)
        else:
            _kill_a_writer(file, chance, done)
        done.kills += 1
    return done


def _url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


def _forked(work: str, file: Path, seed: int) -> tuple[int, int]:
    """The child, and where it tells of what it has done."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    try:
        if work == "migrate":
            os.write(writing, b".\n")
            migrate(_url(file))
        else:
            asyncio.run(_write(file, writing, Random(seed)))
    finally:
        os._exit(1)


def _kill_a_writer(file: Path, chance: Random, done: Kills) -> None:
    child, reading = _forked("write", file, chance.randrange(10**9))
    told = os.read(reading, 1)  # it is at work
    time.sleep(chance.uniform(*LIVES))
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    with os.fdopen(reading, "rb") as pipe:
        told += pipe.read()
    if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
        done.flaws.append("a writer ended by itself")
    acknowledged = [line.split() for line in told.decode().rpartition("\n")[0].split("\n") if line.strip(".")]
    done.commits += len(acknowledged)
    done.flaws += _look(file, [(kind, int(number)) for kind, number in acknowledged])


def _kill_a_migration(file: Path, chance: Random, done: Kills) -> None:
    """Killed midway, it is brought to its end by the next start."""
    child, reading = _forked("migrate", file, 0)
    os.read(reading, 1)
    time.sleep(chance.uniform(0, 0.15))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    done.migrations += 1
    try:
        migrate(_url(file))
        examine(file)
    except (DamagedError, sqlite3.Error) as error:
        done.flaws.append(f"after a migration that was killed: {error}")
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()


# --- the child ----------------------------------------------------------------------------------------------------


async def _write(file: Path, writing: int, chance: Random) -> None:
    """Three at a time, so that they share commits; each number is told once its commit has ended."""
    database = await Database.open(_url(file))
    async with database.reading(NOW) as tx:
        newest = (await tx.connection.execute(select(func.max(inbox.c.update_id)))).scalar() or 0
    numbers = count(newest + 1)
    os.write(writing, b".\n")
    if chance.random() < SCRUB_SHARE:
        await database.scrub()
    if chance.random() < BACKUP_SHARE:
        await asyncio.to_thread(back_up, file, file.with_name("copy.db"))
    await asyncio.gather(*(_journeys(database, writing, numbers) for _ in range(3)))


async def _journeys(database: Database, writing: int, numbers: "count[int]") -> None:
    for number in numbers:
        async with database.transaction(NOW) as tx:
            await tx.inbox.keep([(number, number, f'{{"update_id": {number}}}')])
        os.write(writing, f"kept {number}\n".encode())
        async with database.transaction(NOW) as tx:
            seq = (
                await tx.connection.execute(select(inbox.c.seq).where(inbox.c.update_id == number))
            ).scalar_one()
            await tx.facts.set(f"deed:{number}", "done")
            row = await tx.outbox.reply(number, SAID, update_id=number)
            await tx.inbox.done(seq)
        os.write(writing, f"done {number}\n".encode())
        async with database.transaction(NOW) as tx:
            claimed = await tx.outbox.claim(row, SAID)
        os.write(writing, f"claimed {number}\n".encode())
        async with database.transaction(NOW + timedelta(seconds=1)) as tx:
            await tx.outbox.sent(claimed, number)
        os.write(writing, f"sent {number}\n".encode())


# --- the look afterwards ------------------------------------------------------------------------------------------


def _look(file: Path, acknowledged: list[tuple[str, int]]) -> list[str]:
    """Whole; nothing half done; and at least as far as was acknowledged."""
    try:
        examine(file)
    except DamagedError as damage:
        return [f"damaged: {damage}"]
    with closing(sqlite3.connect(file)) as database:
        halves = database.execute(
            "SELECT i.update_id FROM inbox i LEFT JOIN outbox o ON o.update_id = i.update_id "
            "LEFT JOIN facts f ON f.name = 'deed:' || i.update_id "
            "WHERE (i.state = 'done') != (o.id IS NOT NULL) OR (i.state = 'done') != (f.name IS NOT NULL)"
        ).fetchall()
        flaws = [f"update {number} is half done" for (number,) in halves]
        for kind, number in acknowledged:
            if not database.execute(_REACHED[kind], (number,)).fetchone():
                flaws.append(f"{kind} {number} was acknowledged and is not there")
        for statement in _TIDY:
            database.execute(statement)
        database.commit()
    return flaws


_REACHED: Final = {
    "kept": "SELECT 1 FROM inbox WHERE update_id = ?",
    "done": "SELECT 1 FROM inbox WHERE update_id = ? AND state = 'done'",
    "claimed": "SELECT 1 FROM outbox WHERE update_id = ? AND state IN ('sending', 'sent')",
    "sent": "SELECT 1 FROM outbox WHERE update_id = ? AND state = 'sent'",
}

_FINISHED: Final = "SELECT update_id FROM outbox WHERE state = 'sent'"
_TIDY: Final = (
    f"DELETE FROM facts WHERE substr(name, 6) IN ({_FINISHED})",  # noqa: S608 - our own words
    f"DELETE FROM inbox WHERE update_id IN ({_FINISHED})",  # noqa: S608 - the same
    "DELETE FROM outbox WHERE state = 'sent'",
)
"""Journeys that have ended are not looked at again."""
