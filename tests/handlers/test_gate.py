"""The gate: who somebody is, in which mission, and whether that mission has their consent."""

from datetime import date, time, timedelta

import pytest

from handlers.context import Caller
from handlers.gate import current, identify
from storage.missions import Mission
from tests.stage import BEGINNING, Stage

TODAY = BEGINNING.date()


def mission(number: int, starts: date, days: int = 3) -> Mission:
    return Mission(
        id=number,
        programme_id=None,
        code=f"M{number}",
        name=f"Mission {number}",
        city="Praha",
        country="CZ",
        timezone="Europe/Prague",
        starts_on=starts,
        ends_on=starts + timedelta(days=days - 1),
        agenda_at=time(7, 30),
        languages=("en",),
        created_at=BEGINNING,
    )


OVER, LATELY, BEGINS, NEXT, LATER = [
    mission(number, TODAY + timedelta(days=after))
    for number, after in enumerate((-90, -3, 0, 1, 30), start=1)
]
LAST_DAY = mission(6, TODAY - timedelta(days=2))


@pytest.mark.parametrize(
    ("missions", "chosen", "found"),
    [
        ([OVER, LATELY, BEGINS, NEXT, LATER], OVER.id, OVER),
        ([OVER, LATELY, BEGINS, NEXT, LATER], None, BEGINS),
        ([OVER, LATELY, BEGINS, NEXT, LATER], 99, BEGINS),
        ([OVER, LAST_DAY, NEXT], None, LAST_DAY),
        ([OVER, LATELY, NEXT, LATER], None, NEXT),
        ([OVER, LATELY], None, LATELY),
        ([], 1, None),
    ],
)
def test_the_chosen_mission_else_the_running_one_else_the_next_else_the_last(
    missions: list[Mission], chosen: int | None, found: Mission | None
) -> None:
    assert current(missions, TODAY, chosen) == found


async def caller(stage: Stage, telegram_id: int, *, owner: bool = False, about: int | None = None) -> Caller:
    async with stage.database.reading(stage.now) as tx:
        return await identify(
            tx,
            telegram_id=telegram_id,
            chat_id=telegram_id,
            language_code="en",
            owners=frozenset({telegram_id} if owner else ()),
            about=about,
        )


async def another(stage: Stage, telegram_id: int, *, joined: bool) -> int:
    """A second mission that runs too, on whose roster somebody stands; its number."""
    async with stage.database.transaction(stage.now) as tx:
        person = await tx.people.by_telegram(telegram_id)
        person = person or await tx.people.add(telegram_id=telegram_id, name="Iva", language="en")
        fields = BEGINS.model_dump(exclude={"id", "programme_id", "created_at"})
        brno = await tx.missions.add(**fields | {"languages": ["en"]})
        at = stage.now if joined else None
        await tx.people.enrol(brno.id, person.id, role="organiser", joined_at=at)
    return brno.id


async def test_who_stands_on_a_roster_and_has_not_joined_has_no_role_there(stage: Stage) -> None:
    emma = stage.telegram["Emma Clark"]
    here = await caller(stage, emma, about=await another(stage, emma, joined=False))
    assert (here.mission, here.role, here.agreed) == (stage.mission, "delegate", True)


async def test_who_has_joined_and_not_agreed_has_a_role_and_no_consent(stage: Stage) -> None:
    emma = stage.telegram["Emma Clark"]
    brno = await another(stage, emma, joined=True)
    there = await caller(stage, emma, about=brno)
    assert there.mission is not None
    assert (there.mission.id, there.role, there.agreed) == (brno, "organiser", False)


async def test_an_owner_on_a_roster_is_that_member_and_needs_no_consent(stage: Stage) -> None:
    brno = await another(stage, 7000, joined=False)
    here = await caller(stage, 7000, owner=True, about=brno)
    assert here.member is not None
    assert (here.member.membership.mission_id, here.role, here.agreed) == (brno, "organiser", True)


async def test_an_owner_is_an_organiser_whatever_the_roster_says(stage: Stage) -> None:
    here = await caller(stage, stage.telegram["Emma Clark"], owner=True)
    assert (here.role, here.mission) == ("organiser", stage.mission)


async def test_what_a_message_is_about_goes_before_what_somebody_chose(stage: Stage) -> None:
    emma = await stage.person("Emma Clark")
    brno = await another(stage, stage.telegram["Emma Clark"], joined=True)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(emma.id, current_mission_id=brno)
    here = await caller(stage, stage.telegram["Emma Clark"], about=stage.mission.id)
    assert (here.mission, here.role) == (stage.mission, "delegate")
