"""Missions, programmes, groups, and what the mission file brings."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from storage.missions import ChecklistItem
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_mission


async def test_a_code_belongs_to_one_mission(tx: Transaction) -> None:
    await a_mission(tx)
    with pytest.raises(IntegrityError):
        await a_mission(tx)


async def test_missions_come_in_the_order_they_begin(tx: Transaction) -> None:
    later = await a_mission(tx, "BRNO", starts_on=date(2023, 10, 1))
    sooner = await a_mission(tx)
    assert await tx.missions.all() == [sooner, later]
    assert await tx.missions.by_code("BRNO") == later
    assert await tx.missions.by_code("brno") is None
    assert await tx.missions.get(4711) is None
    assert sooner.created_at == NOW


async def test_a_changed_mission_is_the_same_mission(tx: Transaction) -> None:
    mission = await a_mission(tx)
    await tx.missions.change(mission.id, name="Renamed", languages=["cs"])
    assert await tx.missions.get(mission.id) == mission.model_copy(
        update={"name": "Renamed", "languages": ("cs",)}
    )


async def test_a_programme_and_a_group_are_made_on_first_mention(tx: Transaction) -> None:
    assert await tx.missions.programme_called("Smart City") is None
    programme = await tx.missions.programme_named("Smart City")
    assert await tx.missions.programme_named("Smart City") == programme
    assert await tx.missions.programme_called("Smart City") == programme
    mission, other = await a_mission(tx), await a_mission(tx, "BRNO")
    water = await tx.missions.group_named(mission.id, "Water")
    energy = await tx.missions.group_named(mission.id, "Energy")
    assert await tx.missions.group_named(mission.id, "Water") == water
    assert (await tx.missions.group_named(other.id, "Water")).id != water.id
    assert await tx.missions.groups_of(mission.id) == [energy, water]


async def test_the_checklist_is_that_of_the_last_file(tx: Transaction) -> None:
    mission = await a_mission(tx)
    old = ChecklistItem(item="Passport", source="", checked_on=None, audience="")
    new = ChecklistItem(item="Visa", source="embassy", checked_on=date(2023, 4, 1), audience="delegates")
    await tx.missions.set_checklist(mission.id, [old, new])
    await tx.missions.set_checklist(mission.id, [new])
    assert await tx.missions.checklist_of(mission.id) == [new]
