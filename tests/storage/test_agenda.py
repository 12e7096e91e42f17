"""Sessions by day, hour and person, who goes to which, and what changed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from storage.agenda import AgendaStore, Session
from storage.missions import Mission
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission

MONDAY = date(2023, 4, 24)


def fields(title: str, hour: int, day: date = MONDAY, **more: Any) -> dict[str, Any]:
    starts = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    given = {
        "kind": "ours",
        "day": day,
        "title": title,
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=1),
        "starts_wall": starts.replace(tzinfo=None),
        "speakers": ["Jan Novák"],
    }
    return given | more


async def add(tx: Transaction, mission: Mission, title: str, hour: int, **more: Any) -> Session:
    return await tx.agenda.add(mission.id, **fields(title, hour, **more))


@pytest.fixture
async def mission(tx: Transaction) -> Mission:
    return await a_mission(tx)


def titles(found: list[Session]) -> list[str]:
    return [session.title for session in found]


async def test_an_empty_agenda_has_no_days(tx: Transaction, mission: Mission) -> None:
    assert await tx.agenda.days(mission.id) == []
    assert await tx.agenda.all_of(mission.id) == []
    assert await tx.agenda.get(1) is None
    assert await tx.agenda.some([]) == {}
    assert await tx.agenda.changes([]) == []


async def test_a_day_comes_in_order_of_time_without_what_was_cancelled(
    tx: Transaction, mission: Mission
) -> None:
    await add(tx, mission, "Lunch", 12)
    await add(tx, mission, "Opening", 9)
    await add(tx, mission, "Cancelled", 10, cancelled_at=NOW)
    await add(tx, mission, "Next day", 9, day=MONDAY + timedelta(days=1))
    await add(tx, await a_mission(tx, "BRNO"), "Elsewhere", 9)
    assert titles(await tx.agenda.on_day(mission.id, MONDAY)) == ["Opening", "Lunch"]
    assert titles(await tx.agenda.all_of(mission.id)) == ["Opening", "Cancelled", "Lunch", "Next day"]
    assert await tx.agenda.days(mission.id) == [MONDAY, MONDAY + timedelta(days=1)]


async def test_a_day_of_nothing_but_cancelled_sessions_is_no_day(tx: Transaction, mission: Mission) -> None:
    await add(tx, mission, "Cancelled", 9, cancelled_at=NOW)
    assert await tx.agenda.days(mission.id) == []


async def test_days_are_told_by_kind(tx: Transaction, mission: Mission) -> None:
    await add(tx, mission, "Bus", 9)
    await add(tx, mission, "Talk", 9, day=MONDAY + timedelta(days=1), kind="programme")
    assert await tx.agenda.days(mission.id, "ours") == [MONDAY]
    assert await tx.agenda.days(mission.id, "programme") == [MONDAY + timedelta(days=1)]


async def test_between_takes_its_beginning_and_leaves_its_end(tx: Transaction, mission: Mission) -> None:
    opening = await add(tx, mission, "Opening", 9)
    await add(tx, mission, "Lunch", 12)
    found = await tx.agenda.between(mission.id, opening.starts_at, opening.starts_at + timedelta(hours=3))
    assert titles(found) == ["Opening"]


async def test_many_sessions_are_added_at_once(tx: Transaction, mission: Mission) -> None:
    await tx.agenda.add_all(mission.id, [])
    await tx.agenda.add_all(mission.id, [fields(f"Talk {number}", 9) for number in range(700)])
    assert len(await tx.agenda.on_day(mission.id, MONDAY)) == 700


async def test_a_changed_session_is_the_same_session(tx: Transaction, mission: Mission) -> None:
    opening = await add(tx, mission, "Opening", 9)
    await tx.agenda.change(opening.id, title="Grand opening", speakers=[])
    changed = await tx.agenda.get(opening.id)
    assert changed == opening.model_copy(update={"title": "Grand opening", "speakers": ()})
    assert await tx.agenda.some([opening.id, 4711]) == {opening.id: changed}


async def test_going_twice_is_going_once_and_can_be_taken_back(tx: Transaction, mission: Mission) -> None:
    talk = await add(tx, mission, "Talk", 9, kind="programme")
    other = await add(tx, mission, "Another talk", 10, kind="programme")
    bus = await add(tx, mission, "Bus", 8)
    olena = await a_member(tx, mission, "Olena")
    await tx.agenda.attend(talk.id, olena.id)
    await tx.agenda.attend(talk.id, olena.id)
    assert await tx.agenda.attends(talk.id, olena.id)
    assert not await tx.agenda.attends(other.id, olena.id)
    assert await tx.agenda.attended_by(olena.id, mission.id) == {talk.id}
    assert await tx.agenda.attendance_of(mission.id) == {talk.id: {olena.id}}
    assert [session.id for session in await tx.agenda.of_person(mission.id, olena.id)] == [bus.id, talk.id]
    await tx.agenda.leave(talk.id, olena.id)
    await tx.agenda.leave(talk.id, olena.id)
    assert await tx.agenda.attended_by(olena.id, mission.id) == set()


async def test_what_changed_is_told_since_a_moment_and_counted(tx: Transaction, mission: Mission) -> None:
    opening = await add(tx, mission, "Opening", 9)
    elsewhere = await add(tx, await a_mission(tx, "BRNO"), "Elsewhere", 9)
    first = await tx.agenda.record_change(opening.id, "moved", {"place": "Hall"}, {"place": "Foyer"})
    await tx.agenda.record_change(elsewhere.id, "cancelled", {}, {})
    later = AgendaStore(tx.connection, NOW + timedelta(hours=1))
    second = await later.record_change(opening.id, "cancelled", {}, {"why": "rain"})
    assert await tx.agenda.changes_since(mission.id, NOW) == [first, second]
    assert await tx.agenda.changes_since(mission.id, NOW + timedelta(minutes=1)) == [second]
    assert await tx.agenda.changes([second.id, first.id]) == [first, second]
    assert await tx.agenda.revisions(mission.id) == {opening.id: 2}
