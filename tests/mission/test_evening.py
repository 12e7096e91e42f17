"""The evening line's rules: which days, what counts as told, who hears of a problem."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mission.errors import UserError
from mission.evening import Evening, evening_of, tell, tell_nothing
from storage.people import Member
from storage.transaction import Transaction
from tests.stage import Stage

MONDAY = date(2023, 4, 24)


async def emma(tx: Transaction, stage: Stage) -> Member:
    person = await tx.people.by_telegram(stage.telegram["Emma Clark"])
    found = await tx.people.member(stage.mission.id, person.id) if person else None
    assert found is not None
    return found


@pytest.mark.parametrize("day", [MONDAY - timedelta(days=1), MONDAY + timedelta(days=1), date(2023, 4, 29)])
async def test_days_outside_the_mission_and_days_ahead_are_refused(stage: Stage, day: date) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member = await emma(tx, stage)
        with pytest.raises(UserError):
            await tell_nothing(tx, member, stage.mission, day)
        assert await tx.answers.of_person(stage.mission.id, member.person.id) == []


async def test_contacts_are_counted_by_the_missions_own_day(stage: Stage) -> None:
    """22:30 of Sunday in UTC is Monday in Prague."""
    for moment, name in ((datetime(2023, 4, 23, 21, 30, tzinfo=UTC), "Eve"), (stage.now, "Jan")):
        async with stage.database.transaction(moment) as tx:
            member = await emma(tx, stage)
            contact = await tx.contacts.add(
                stage.mission.id, name=name, organisation="E", emails=[], phones=[]
            )
            await tx.contacts.meet(contact.id, member.person.id, session_id=None)
    async with stage.database.reading(stage.now) as tx:
        assert (await evening_of(tx, await emma(tx, stage), stage.mission, MONDAY)).contacts == 1


async def test_each_problem_is_told_and_the_last_one_is_the_answer(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member = await emma(tx, stage)
        for words in ("No lunch", "No bus"):
            told = await tell(tx, member, stage.mission, MONDAY, what="problem", words=words)
        assert told == Evening(day=MONDAY, problem="No bus")
        assert len(await tx.outbox.of_kind(stage.mission.id, "question")) == 2
        assert await evening_of(tx, member, stage.mission, MONDAY) == told


def test_a_day_is_told_by_both_lines_or_by_nothing() -> None:
    assert not Evening(day=MONDAY, copied="Trams").is_told
    assert Evening(day=MONDAY, copied="Trams", problem="Rain").is_told
    assert Evening(day=MONDAY, nothing=True).is_told
