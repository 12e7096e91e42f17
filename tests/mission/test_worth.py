"""Whether it was worth it: who was asked, what counts as yes, and what nobody may be able to tell of somebody."""

from datetime import UTC, date, datetime

import pytest

from mission import projects
from mission.planner import plan_mission
from mission.results import Choices, Results, Worth, results_of
from storage.people import Member
from storage.projects import Project
from tests.stage import Stage

AFTER_HALF = datetime(2023, 10, 29, tzinfo=UTC)
AFTER_YEAR = datetime(2024, 4, 29, tzinfo=UTC)
OLENA, JAN, EMMA, PETRO = "Olena Kovalenko", "Jan Dvořák", "Emma Clark", "Petro Bondar"


async def member(stage: Stage, name: str) -> Member:
    person = await stage.person(name)
    async with stage.database.reading(stage.now) as tx:
        found = await tx.people.member(stage.mission.id, person.id)
    assert found is not None
    return found


async def reaches(stage: Stage, wave: str, *names: str) -> None:
    """The first message of the wave is on these people's screens."""
    people = {(await stage.person(name)).id for name in names}
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
        for row in await tx.outbox.of_occasion(stage.mission.id, "wave", f"wave:{wave}"):
            if row.person_id in people and row.version == 0:
                await tx.outbox.sent(await tx.outbox.claim(row, None), row.id)


async def says(stage: Stage, name: str, **answers: str) -> None:
    person = await stage.person(name)
    async with stage.database.transaction(AFTER_YEAR) as tx:
        for question, value in answers.items():
            await tx.answers.give(stage.mission.id, person.id, f"wave:12m.{question}", "", value)


async def claims(stage: Stage, name: str, title: str, band: str = "", at: datetime | None = None) -> Project:
    """A project of somebody's; with a band, what it is worth."""
    who = await member(stage, name)
    async with stage.database.transaction(at or stage.now) as tx:
        partner = await tx.organisations.named(stage.mission.id, "Brno Institute")
        made = await projects.claim(tx, who, partner.id, name=title, stage="running")
    if band:
        await values(stage, name, made, band)
    return made


async def values(stage: Stage, name: str, project: Project, band: str) -> None:
    person = await stage.person(name)
    async with stage.database.transaction(AFTER_HALF) as tx:
        await tx.answers.give(stage.mission.id, person.id, "wave:6m.value", f"project:{project.id}", band)


async def worth(stage: Stage) -> Worth:
    return (await found(stage)).worth


async def found(stage: Stage) -> Results:
    async with stage.database.reading(AFTER_YEAR) as tx:
        return await results_of(tx, stage.mission, date(2024, 4, 29))


async def test_four_and_five_of_five_say_that_it_was_worth_it(stage: Stage) -> None:
    await reaches(stage, "12m", OLENA, JAN, EMMA, PETRO)
    await says(stage, OLENA, worth="5", anyway="no")
    await says(stage, EMMA, worth="4", anyway="later")
    await says(stage, JAN, worth="3", anyway="skipped")
    told = await worth(stage)
    assert told.worth == Choices(asked=4, said={"5": (OLENA,), "4": (EMMA,), "3": (JAN,)})
    assert (told.yes, told.worth.answered) == (2, 3)
    assert told.anyway == Choices(asked=4, said={"no": (OLENA,), "later": (EMMA,)})


async def test_who_skipped_was_asked_and_has_not_answered(stage: Stage) -> None:
    await reaches(stage, "12m", OLENA)
    await says(stage, OLENA, worth="skipped")
    assert (await worth(stage)).worth == Choices(asked=1)


async def test_who_answered_was_asked_though_nobody_knows_whether_the_message_arrived(stage: Stage) -> None:
    await says(stage, OLENA, worth="1")
    told = (await worth(stage)).worth
    assert (told.answered, told.asked) == (1, 1)


async def test_an_earlier_wave_asked_nobody_whether_it_was_worth_it(stage: Stage) -> None:
    await reaches(stage, "6m", OLENA, JAN)
    assert await worth(stage) == Worth()


async def test_who_has_left_is_told_of_nowhere(stage: Stage) -> None:
    await reaches(stage, "12m", OLENA, JAN)
    await says(stage, OLENA, worth="5", anyway="yes")
    who = await member(stage, OLENA)
    async with stage.database.transaction(AFTER_YEAR) as tx:
        await tx.people.change_membership(who.membership.id, left_at=AFTER_YEAR)
    told = await worth(stage)
    assert (told.worth, told.anyway) == (Choices(asked=1), Choices(asked=1))


@pytest.mark.parametrize(("people", "bands"), [(4, {}), (5, {"under-50k": 5})])
async def test_a_band_is_told_from_five_people_on(stage: Stage, people: int, bands: dict[str, int]) -> None:
    for number in range(people):
        await stage.add_person(f"Guest {number}", "en", "delegate", "X")
        await claims(stage, f"Guest {number}", f"P{number}", "under-50k")
    await claims(stage, EMMA, "Alone", "over-1m")
    told = await worth(stage)
    assert told.bands == bands
    assert (told.values_told, told.values_asked) == (people + 1, people + 1)
    assert "over-1m" not in (await found(stage)).model_dump_json(), "the only one in a band"


async def test_five_projects_of_one_person_would_tell_what_hers_are_worth(stage: Stage) -> None:
    for number in range(5):
        await claims(stage, EMMA, f"P{number}", "under-10k")
    assert (await worth(stage)).bands == {}


async def test_a_withdrawn_project_counts_no_more_and_the_band_falls_silent(stage: Stage) -> None:
    for number in range(5):
        await stage.add_person(f"Guest {number}", "en", "delegate", "X")
        last = await claims(stage, f"Guest {number}", f"P{number}", "under-50k")
    async with stage.database.transaction(AFTER_HALF) as tx:
        await projects.withdraw(tx, await member(stage, "Guest 4"), last.id)
    told = await worth(stage)
    assert (told.bands, told.values_told, told.values_asked) == ({}, 4, 4)


async def test_rather_not_say_was_asked_and_not_told(stage: Stage) -> None:
    await claims(stage, EMMA, "Pilot", "private")
    told = await worth(stage)
    assert (told.values_told, told.values_asked) == (0, 1)


async def test_a_project_is_asked_about_where_the_wave_has_reached_its_owner(stage: Stage) -> None:
    await reaches(stage, "6m", OLENA)
    await claims(stage, OLENA, "Asked")
    await claims(stage, OLENA, "Claimed after the wave", at=datetime(2023, 12, 1, tzinfo=UTC))
    stopped = await claims(stage, OLENA, "Stopped")
    await claims(stage, JAN, "Jan was not reached")
    async with stage.database.transaction(stage.now) as tx:
        await projects.stage(tx, await member(stage, OLENA), stopped.id, "stopped")
    told = await worth(stage)
    assert (told.values_told, told.values_asked) == (0, 1)
    assert told.values_alone
