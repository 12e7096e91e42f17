"""The rules of feedback: whose session it is, what a remark is about, and where it is filed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from mission.errors import UserError
from mission.feedback import (
    FREE,
    LINE,
    nearest,
    rate,
    refile,
    remark,
    remark_key,
    session_in_mind,
    to_be_rated,
)
from storage.people import Member
from tests.stage import Stage

EMMA = "Emma Clark"
KEY = "20230424T083000:1"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Wall time in the mission's zone, in April 2023."""
    return datetime.combine(date(2023, 4, day), time(hour, minute))


async def emma_of(stage: Stage) -> Member:
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        found = await tx.people.member(stage.mission.id, person.id)
    assert found is not None
    return found


@pytest.mark.parametrize("stars", [0, 6, -1])
async def test_stars_are_one_to_five(stage: Stage, stars: int) -> None:
    emma = await emma_of(stage)
    session = await stage.add_session("City hall", at(24, 9, 0))
    async with stage.database.transaction(stage.now) as tx:
        with pytest.raises(UserError, match="stale-button"):
            await rate(tx, emma, session, stars)


async def test_a_session_of_another_mission_cannot_be_rated(stage: Stage) -> None:
    emma = await emma_of(stage)
    session = await stage.add_session("City hall", at(24, 9, 0))
    async with stage.database.transaction(stage.now) as tx:
        other = await tx.missions.add(
            **stage.mission.model_dump(exclude={"id", "code", "created_at", "languages"}),
            code="OTHER",
            languages=["en"],
        )
        stranger = emma.model_copy(
            update={"membership": emma.membership.model_copy(update={"mission_id": other.id})}
        )
        with pytest.raises(UserError, match="stale-button"):
            await rate(tx, stranger, session, 5)


async def test_a_cancelled_session_is_not_asked_about(stage: Stage) -> None:
    emma = await emma_of(stage)
    session = await stage.add_session("City hall", at(24, 9, 0))
    async with stage.database.transaction(stage.now) as tx:
        assert await to_be_rated(tx, emma, session) is not None
        await tx.agenda.change(session, cancelled_at=stage.now)
        assert await to_be_rated(tx, emma, session) is None


@pytest.mark.parametrize(
    ("minute", "title"),
    [(-1, None), (0, "First"), (59, "First"), (60, "First"), (90, "Second"), (150, "Second"), (210, None)],
)
async def test_a_remark_is_about_what_runs_or_has_just_ended(
    stage: Stage, minute: int, title: str | None
) -> None:
    emma = await emma_of(stage)
    await stage.add_session("First", at(24, 9, 0))
    await stage.add_session("Second", at(24, 10, 30))
    now = datetime(2023, 4, 24, 7, 0, tzinfo=UTC) + timedelta(minutes=minute)
    async with stage.database.reading(now) as tx:
        about = await session_in_mind(tx, emma)
    assert (about.title if about else None) == title


async def test_filing_a_remark_twice_in_the_same_place_keeps_it_once(stage: Stage) -> None:
    emma = await emma_of(stage)
    number = await stage.add_session("City hall", at(24, 9, 0))
    async with stage.database.transaction(stage.now) as tx:
        session = await tx.agenda.get(number)
        await remark(tx, emma, "Cold", KEY, session)
        for general in (False, True, True, False, False):
            await refile(tx, emma, "Cold", KEY, session_id=number, general=general)
        given = await tx.answers.of_person(stage.mission.id, emma.person.id)
    assert [(answer.question, answer.value) for answer in given] == [(LINE, "Cold")]


async def test_a_line_changed_meanwhile_is_not_cut(stage: Stage) -> None:
    emma = await emma_of(stage)
    number = await stage.add_session("City hall", at(24, 9, 0))
    async with stage.database.transaction(stage.now) as tx:
        await remark(tx, emma, "Cold", KEY, await tx.agenda.get(number))
        await tx.answers.give(stage.mission.id, emma.person.id, LINE, f"session:{number}", "Freezing")
        await refile(tx, emma, "Cold", KEY, session_id=number, general=True)
        given = await tx.answers.of_person(stage.mission.id, emma.person.id)
    assert [(answer.question, answer.value) for answer in given] == [(LINE, "Freezing"), (FREE, "Cold")]


def test_the_nearest_day_is_today_or_the_last_one_before() -> None:
    days = [date(2023, 4, 24), date(2023, 4, 26)]
    tried = (date(2023, 4, 23), date(2023, 4, 24), date(2023, 4, 25), date(2023, 6, 1))
    assert [nearest(days, today) for today in tried] == [days[0], days[0], days[0], days[1]]
    assert nearest([], date(2023, 4, 24)) is None


def test_a_remarks_key_fits_its_column() -> None:
    key = remark_key(datetime(2023, 4, 24, 8, 30, tzinfo=UTC), 2**53)
    assert key == "20230424T083000:9007199254740992"
    assert len(key) <= 40
