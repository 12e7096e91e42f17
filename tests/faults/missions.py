"""A mission to Prague for the tests under fire."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from handlers.gate import CONSENT
from sandbox.client import Person
from storage.agenda import Session
from storage.database import Database
from storage.missions import Mission

NOW = datetime(2023, 4, 24, 8, 0, tzinfo=UTC)


async def add_mission(
    database: Database,
    people: Sequence[Person],
    *,
    joined: datetime = NOW,
    role: str = "delegate",
    reminder_minutes: int = 15,
    **fields: Any,
) -> Mission:
    """24 to 28 April 2023 unless said otherwise; all these people have joined and agreed."""
    given: dict[str, Any] = {
        "code": "PRAGUE",
        "name": "Prague",
        "city": "Praha",
        "country": "CZ",
        "timezone": "Europe/Prague",
        "starts_on": date(2023, 4, 24),
        "ends_on": date(2023, 4, 28),
        "agenda_at": time(7, 30),
        "languages": ["uk", "cs", "en"],
        **fields,
    }
    async with database.transaction(NOW) as tx:
        mission = await tx.missions.add(**given)
        for one in people:
            known = {"name": one.name, "language": one.language, "reminder_minutes": reminder_minutes}
            person = await tx.people.add(telegram_id=one.id, **known)
            await tx.people.enrol(mission.id, person.id, role=role, joined_at=joined)
            agreed = {"purpose": CONSENT, "version": "test", "language": one.language}
            await tx.people.agree(person.id, mission.id, **agreed)
    return mission


async def add_session(database: Database, mission: Mission, title: str, starts: datetime) -> Session:
    """A session of ours of one hour; `starts` is what the clock on the wall shows."""
    begins = starts.replace(tzinfo=mission.zone)
    hour = timedelta(hours=1)
    async with database.transaction(NOW) as tx:
        return await tx.agenda.add(
            mission.id,
            kind="ours",
            day=starts.date(),
            title=title,
            starts_at=begins,
            ends_at=begins + hour,
            starts_wall=starts,
            ends_wall=starts + hour,
            speakers=[],
        )
