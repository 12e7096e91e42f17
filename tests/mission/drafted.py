"""Drafts made by hand, and a database of its own to import them into."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mission.documents.draft import Draft, MemberDraft, MissionDraft, SessionDraft
from mission.imports import Preview, apply
from storage.agenda import Session
from storage.database import Database
from storage.missions import Mission
from storage.people import Member
from tests.migrated import new_database

PRAGUE = ZoneInfo("Europe/Prague")
NOW = datetime(2023, 4, 10, 9, 0, tzinfo=UTC)
FIRST = date(2023, 4, 24)
MISSION = MissionDraft(
    code="prague-2023",
    name="Smart City Forum",
    programme="Three missions",
    city="Praha",
    country="Česko",
    timezone="Europe/Prague",
    starts=FIRST,
    ends=date(2023, 4, 28),
)


@asynccontextmanager
async def open_database(folder: Path) -> AsyncIterator[Database]:
    """A migrated database in a folder."""
    database = await Database.open(new_database(folder / "attache.db"))
    try:
        yield database
    finally:
        await database.close()


def session(title: str, at: str = "10:00", **fields: Any) -> SessionDraft:
    """One hour on the first day unless said otherwise; `at` is wall time in Prague."""
    day: date = fields.pop("day", FIRST)
    hour, minute = map(int, at.split(":"))
    starts = datetime(day.year, day.month, day.day, hour, minute, tzinfo=PRAGUE).astimezone(UTC)
    told: dict[str, Any] = {"day": day, "starts": starts, "ends": starts + timedelta(hours=1)} | fields
    return SessionDraft(title=title, **told)


def member(name: str, organisation: str = "Cluster", **fields: Any) -> MemberDraft:
    """A delegate."""
    return MemberDraft(name=name, organisation=organisation, **fields)


def draft(*sessions: SessionDraft, **parts: Any) -> Draft:
    """A mission file with these sessions."""
    return Draft(**({"mission": MISSION, "sessions": sessions} | parts))


async def bring_in(database: Database, what: Draft, now: datetime = NOW, **more: Any) -> Preview:
    """Apply it in a transaction of its own."""
    async with database.transaction(now) as tx:
        return await apply(tx, what, **more)


async def the_mission(database: Database) -> Mission:
    async with database.reading(NOW) as tx:
        found = await tx.missions.by_code(MISSION.code)
    assert found is not None
    return found


async def agenda(database: Database) -> list[Session]:
    """Every session, the cancelled ones too."""
    mission = await the_mission(database)
    async with database.reading(NOW) as tx:
        return await tx.agenda.all_of(mission.id)


async def roster(database: Database) -> list[Member]:
    mission = await the_mission(database)
    async with database.reading(NOW) as tx:
        return await tx.people.members_of(mission.id)


def every_row(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that the database holds, table by table, facts aside."""
    with closing(sqlite3.connect(folder / "attache.db")) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)  # noqa: S608 - our own tables
            for name in names
            if name != "facts"
        }
