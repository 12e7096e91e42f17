"""The ten-second rule, counted in messages and taps."""

from datetime import UTC, datetime, time, timedelta

import pytest

from mission.planner import plan_mission
from mission.results import results_of
from tests.handlers.hostile.world import DAY, EMMA
from tests.stage import Stage


async def test_a_contact_is_one_message_and_one_tap(stage: Stage) -> None:
    await stage.says(
        EMMA, "/contact Jan Novák, Example s.r.o., jan@example.cz, parking pilot, call by Friday"
    )
    async with stage.database.reading(stage.now) as tx:
        before = await results_of(tx, stage.mission, DAY)
    await stage.taps(EMMA, "Right")
    async with stage.database.reading(stage.now) as tx:
        assert await results_of(tx, stage.mission, DAY) == before
    assert (len(before.contacts), len(before.promises)) == (1, 1)


async def test_stars_are_one_tap(stage: Stage) -> None:
    await stage.add_session("City hall", datetime.combine(DAY, time(7)))
    stage.move(stage.now + timedelta(minutes=5))
    await stage.deliver()
    await stage.taps(EMMA, "★ 4")
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        given = await tx.answers.of_person(stage.mission.id, person.id)
    assert [(answer.question, answer.value) for answer in given] == [("session.stars", 4)]


@pytest.mark.parametrize(("promise", "most"), [("", 9), (", call by 5 May", 6)])
async def test_the_first_wave_with_three_contacts_is_nine_taps_at_most(
    stage: Stage, promise: str, most: int
) -> None:
    for name in ("Jan Novák", "Petr Malý", "Eva Nová"):
        await stage.says(EMMA, f"/contact {name}, Example s.r.o.{promise}")
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    stage.move(datetime(2023, 5, 2, 8, 0, tzinfo=UTC))
    [card] = [message for name, message in await stage.deliver() if name == EMMA]
    done = 0
    while not card.text.startswith("That was the last"):
        [card] = await stage.taps(EMMA, card.buttons[0][0].label)
        done += 1
    assert done == most
