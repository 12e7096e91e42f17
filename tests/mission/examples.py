"""Records for tests of the rules: a mission to Prague, its members, sessions at wall time."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from storage.agenda import Session
from storage.missions import Mission
from storage.people import Member, Membership, Person

PRAGUE: Final = ZoneInfo("Europe/Prague")
KYIV: Final = ZoneInfo("Europe/Kyiv")
JOINED: Final = datetime(2023, 4, 1, tzinfo=UTC)


def mission(**fields: Any) -> Mission:
    """24 to 28 April 2023, agenda at 07:30."""
    given = {
        "id": 1,
        "programme_id": None,
        "code": "PRAGUE",
        "name": "Smart City Prague",
        "city": "Praha",
        "country": "CZ",
        "timezone": "Europe/Prague",
        "starts_on": date(2023, 4, 24),
        "ends_on": date(2023, 4, 28),
        "agenda_at": time(7, 30),
        "languages": ("uk", "cs", "en"),
        "created_at": JOINED,
    }
    return Mission.model_validate(given | fields)


def member(name: str = "Emma Clark", *, group: str = "", **fields: Any) -> Member:
    """A delegate who joined on 1 April; `fields` go to whichever record has them."""
    person = {
        "id": 1,
        "telegram_id": 1001,
        "name": name,
        "email": "",
        "phone": "",
        "language": "en",
        "timezone": None,
        "agenda_at": None,
        "reminder_minutes": 15,
        "unreachable_since": None,
        "current_mission_id": None,
    }
    place = {
        "id": 1,
        "mission_id": 1,
        "person_id": 1,
        "role": "delegate",
        "organisation": "Smart City Hub",
        "position": "",
        "group_id": None,
        "joined_at": JOINED,
        "left_at": None,
    }
    person |= {key: value for key, value in fields.items() if key in person}
    place |= {key: value for key, value in fields.items() if key in place}
    return Member(
        person=Person.model_validate(person), membership=Membership.model_validate(place), group=group
    )


def session(
    number: int, starts: datetime, lasts: timedelta | None = timedelta(hours=1), **fields: Any
) -> Session:
    """One of ours, `starts` at wall time in Prague."""
    moment = starts.replace(tzinfo=PRAGUE).astimezone(UTC)
    given = {
        "id": number,
        "mission_id": 1,
        "uid": None,
        "kind": "ours",
        "is_break": False,
        "all_day": False,
        "day": starts.date(),
        "starts_at": moment,
        "ends_at": None if lasts is None else moment + lasts,
        "starts_wall": starts,
        "ends_wall": None if lasts is None else starts + lasts,
        "title": f"Session {number}",
        "place": "",
        "address": "",
        "map": "",
        "host": "",
        "audience": "",
        "speakers": (),
        "bring": "",
        "dress": "",
        "notes": "",
        "track": "",
        "cancelled_at": None,
    }
    return Session.model_validate(given | fields)


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    """What the clock on the wall shows on a day of April 2023: naive."""
    return datetime(2023, 4, day, hour, minute)  # noqa: DTZ001 - wall time is naive


def prague(day: int, hour: int, minute: int = 0) -> datetime:
    """Wall time on a day of April 2023, in Prague: aware."""
    return datetime(2023, 4, day, hour, minute, tzinfo=PRAGUE)
