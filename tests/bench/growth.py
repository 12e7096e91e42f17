"""How the queries that everything waits for grow: from a thousand rows to a million, a thousand to a mission."""

import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any, Final

from storage.database import Database, file_of
from storage.migrations import migrate
from storage.transaction import Transaction

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
EACH: Final = 1_000
"""Rows of a mission: contacts, sessions of all its forums, and messages that wait or were sent."""
TIMES: Final = 30
NOW: Final = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Growth:
    """Milliseconds (the median) of each query, by the rows of each table."""

    query: str
    took: dict[int, float]


async def measure() -> list[Growth]:
    found: dict[str, dict[int, float]] = {name: {} for name in QUERIES}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite+aiosqlite:///{Path(folder) / 'attache.db'}"
            migrate(url)
            _fill(file_of(url), size)
            database = await Database.open(url)
            for name, query in QUERIES.items():
                found[name][size] = await _time(database, query)
            await database.close()
    return [Growth(name, took) for name, took in found.items()]


async def _time(database: Database, query: Callable[[Transaction], Awaitable[Any]]) -> float:
    took = []
    for _ in range(TIMES):
        async with database.reading(NOW) as tx:
            before = time.perf_counter()
            await query(tx)
            took.append(time.perf_counter() - before)
    return median(took) * 1000


def _next(tx: Transaction) -> Awaitable[Any]:
    return tx.outbox.next(NOW, [], 3)


QUERIES: Final[dict[str, Callable[[Transaction], Awaitable[Any]]]] = {
    "what the courier takes next": _next,
    "when a backoff ends": lambda tx: tx.outbox.next_backoff(NOW),
    "what did not get through": lambda tx: tx.outbox.undelivered(1, NOW - timedelta(days=7)),
    "what falls due next": lambda tx: tx.outbox.next_due(),
    "a member's agenda": lambda tx: tx.agenda.of_person(1, 1),
    "whom do we know already": lambda tx: tx.contacts.alike(1, name="Partner 500", organisation="Firm 500"),
    "the mission's contacts": lambda tx: tx.contacts.of_mission(1),
    "the oldest open update": lambda tx: tx.inbox.open(4),
    "who is it": lambda tx: tx.people.places_of(1001, "membership"),
}


def _fill(file: Path, size: int) -> None:
    """Straight into the file: a million rows through the stores would take longer than everything else here."""
    with closing(sqlite3.connect(file)) as database:
        for table, columns, rows in _tables(size):
            places = ", ".join("?" * len(columns.split(",")))
            database.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)  # noqa: S608 - our own names
        database.commit()


def _tables(size: int) -> Iterator[tuple[str, str, Iterator[tuple[Any, ...]]]]:
    missions = range(1, size // EACH + 1)
    each = [number // EACH + 1 for number in range(size)]
    moment = _written(NOW)
    yield (
        "missions",
        "id, code, name, timezone, starts_on, ends_on, agenda_at, languages, created_at",
        (
            (
                one,
                f"M{one}",
                f"Mission {one}",
                "Europe/Prague",
                "2026-05-04",
                "2026-05-08",
                "07:30:00.000000",
                "[]",
                moment,
            )
            for one in missions
        ),
    )
    yield "people", "id, telegram_id, name", ((one, 1000 + one, f"Member {one}") for one in missions)
    yield (
        "memberships",
        "mission_id, person_id, role, joined_at",
        ((one, one, "delegate", moment) for one in missions),
    )
    yield (
        "sessions",
        "mission_id, kind, day, starts_at, starts_wall, title, speakers",
        (
            (
                mission,
                "ours" if number % EACH < 40 else "programme",
                "2026-05-04",
                moment,
                moment,
                f"Session {number}",
                "[]",
            )
            for number, mission in enumerate(each)
        ),
    )
    yield (
        "contacts",
        "mission_id, name, organisation, folded, emails, phones, created_at",
        (
            (
                mission,
                f"Partner {number}",
                f"Firm {number}",
                f"partner {number} firm {number}",
                "[]",
                "[]",
                moment,
            )
            for number, mission in enumerate(each)
        ),
    )
    yield (
        "outbox",
        "token, kind, mission_id, person_id, chat_id, occasion, priority, due_at, expires_at, state, work, subject",
        (_message(number, mission) for number, mission in enumerate(each)),
    )
    yield (
        "inbox",
        "update_id, chat_id, raw, state, received_at",
        ((number, 1000 + mission, "", "done", moment) for number, mission in enumerate(each)),
    )


def _message(number: int, mission: int) -> tuple[Any, ...]:
    """Half of them sent, half waiting for the year to come; three are due."""
    is_due, waits = number < 3, number % 2 == 0
    due = NOW if is_due else NOW + timedelta(minutes=number) if waits else NOW - timedelta(minutes=number)
    state, work = ("queued", "send") if waits or is_due else ("sent", None)
    chat = 1000 + mission + (number if is_due else 0)
    expires = _written(due + timedelta(days=1))
    occasion = f"session:{number}"
    return (
        f"t{number}", "reminder", mission, mission, chat, occasion, 5, _written(due), expires, state, work, "{}",
    )  # fmt: skip


def _written(moment: datetime) -> str:
    """As the database keeps a moment."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")
