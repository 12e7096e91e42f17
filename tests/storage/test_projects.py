"""Projects: how far each is and was when, in the order of their claims, gone with their partner."""

from datetime import timedelta

from storage.missions import Mission
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission

LATER = NOW + timedelta(days=30)


async def a_partner(tx: Transaction, mission: Mission, name: str = "ČVUT") -> int:
    return (await tx.organisations.named(mission.id, name)).id


async def test_a_project_remembers_each_stage_and_when_it_was_said(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    made = await tx.projects.add(await a_partner(tx, mission), olena.id, name="Trams", stage="idea")
    later = Transaction(tx.connection, LATER)
    await later.projects.set_stage(made.id, "submitted")
    moved = made.model_copy(update={"stage": "submitted", "staged_at": LATER})
    assert await tx.projects.get(made.id) == moved
    said = [(one.project_id, one.stage, one.said_at) for one in await tx.projects.stages_of(mission.id)]
    assert said == [(made.id, "idea", NOW), (made.id, "submitted", LATER)]


async def test_a_change_of_the_name_leaves_the_stage_and_its_moment(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    made = await tx.projects.add(await a_partner(tx, mission), olena.id, name="Trams", stage="funded")
    await Transaction(tx.connection, LATER).projects.change(made.id, name="Трамваї 🚋")
    assert await tx.projects.get(made.id) == made.model_copy(update={"name": "Трамваї 🚋"})


async def test_a_mission_lists_its_own_as_they_were_claimed_and_withdrawn_ones_too(tx: Transaction) -> None:
    mission, other = await a_mission(tx), await a_mission(tx, "BRNO")
    olena = await a_member(tx, mission, "Olena")
    later = Transaction(tx.connection, LATER)
    second = await later.projects.add(await a_partner(tx, mission), olena.id, name="Second", stage="idea")
    first = await tx.projects.add(await a_partner(tx, mission, "VUT"), olena.id, name="First", stage="idea")
    elsewhere = await tx.projects.add(await a_partner(tx, other), olena.id, name="Elsewhere", stage="idea")
    await tx.projects.change(first.id, withdrawn_at=NOW)
    listed = await tx.projects.of_mission(mission.id)
    assert [(one.id, one.withdrawn_at) for one in listed] == [(first.id, NOW), (second.id, None)]
    assert [one.project_id for one in await tx.projects.stages_of(other.id)] == [elsewhere.id]


async def test_projects_of_two_entries_that_are_one_stand_with_the_kept_one(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    kept, gone = await a_partner(tx, mission), await a_partner(tx, mission, "Czech Technical University")
    made = await tx.projects.add(gone, olena.id, name="Trams", stage="idea")
    await tx.organisations.merge(kept, gone)
    assert await tx.projects.of_mission(mission.id) == [made.model_copy(update={"organisation_id": kept})]


async def test_there_is_no_project_of_an_unknown_number(tx: Transaction) -> None:
    assert await tx.projects.get(404) is None
