"""A real database in a file for each test."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from storage.database import Database
from storage.missions import Mission
from storage.people import Person
from storage.transaction import Transaction
from tests.migrated import new_database

NOW = datetime(2023, 4, 24, 6, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest revision, to look at and to copy."""
    file = tmp_path_factory.mktemp("migrated") / "empty.db"
    new_database(file)
    return file


@pytest.fixture
def url(tmp_path: Path) -> str:
    return new_database(tmp_path / "private" / "attache.db")


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    opened = await Database.open(url)
    try:
        yield opened
    finally:
        await opened.close()


@pytest.fixture
async def tx(database: Database) -> AsyncIterator[Transaction]:
    """One transaction around the whole test."""
    async with database.transaction(NOW) as begun:
        yield begun


async def a_mission(tx: Transaction, code: str = "PRAGUE", **fields: object) -> Mission:
    given: dict[str, object] = {
        "name": "Smart City Prague",
        "city": "Praha",
        "country": "CZ",
        "timezone": "Europe/Prague",
        "starts_on": date(2023, 4, 24),
        "ends_on": date(2023, 4, 28),
        "agenda_at": time(7, 30),
        "languages": ["uk", "cs", "en"],
    }
    return await tx.missions.add(code=code, **given | fields)


async def a_member(tx: Transaction, mission: Mission, name: str, **fields: object) -> Person:
    """Somebody who has joined; their chat is 1000 + their id."""
    person = await tx.people.add(name=name, language="en")
    await tx.people.change(person.id, telegram_id=1000 + person.id)
    place: dict[str, object] = {"role": "delegate", "joined_at": NOW}
    await tx.people.enrol(mission.id, person.id, **place | fields)
    found = await tx.people.get(person.id)
    assert found is not None
    return found
