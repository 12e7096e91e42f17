"""Somebody in two missions sees, and changes, one at a time."""

from datetime import timedelta
from typing import get_args

from handlers.actions import callback_data
from handlers.gate import CONSENT
from handlers.results_actions import Listed, ListResults
from mission.planner import plan_mission
from storage.missions import Mission
from storage.people import Role
from tests.handlers.hostile.attackers import lay
from tests.handlers.hostile.updates import comes, everything, shown, tapping
from tests.handlers.hostile.world import AGENDA, DANA, OTTO, SECRET, SHARED, lay_out
from tests.stage import Stage
from words import Reader

BOTH, BRNO = "Bohdan Both", "MARKBRNO"


async def add_both(stage: Stage, prague: Role, brno: Role) -> Mission:
    """Somebody in both missions, and what Dana has in Brno."""
    await lay_out(stage)
    await stage.add_person(BOTH, "en", prague, "Two Hats")
    person = await stage.person(BOTH)
    async with stage.database.transaction(stage.now) as tx:
        there = await tx.missions.by_code("BRNO")
        assert there is not None
        await tx.people.enrol(there.id, person.id, role=brno, organisation="Two Hats", joined_at=stage.now)
        await tx.people.agree(person.id, there.id, purpose=CONSENT, version="test", language="en")
        await plan_mission(tx, stage.mission)
    await stage.says(DANA, f"/contact {BRNO} Novák, {BRNO} Cluster, call by Friday")
    await stage.says(DANA, f"/feedback {BRNO} remark")
    await stage.says(OTTO, f"/broadcast {BRNO} bus")
    await stage.taps(OTTO, "Send")
    await stage.deliver()
    return there


async def turn_to(stage: Stage, name: str, mission: Mission) -> None:
    """As a new invitation does (and /mission will)."""
    person = await stage.person(name)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(person.id, current_mission_id=mission.id)


async def test_a_member_of_two_missions_sees_one_at_a_time(hasty: Stage) -> None:
    stage, there = hasty, await add_both(hasty, "delegate", "organiser")
    asked = [
        "/today",
        "/agenda",
        "/next",
        "/contacts",
        "/contacts MARK",
        "/feedback",
        "/results",
        "/help",
        "/settings",
    ]
    for mission, foreign in ((there, {SHARED, AGENDA, SECRET}), (stage.mission, {BRNO})):
        await turn_to(stage, BOTH, mission)
        said = [message for text in asked for message in await stage.says(BOTH, text)]
        for figure in get_args(Listed) if mission == there else ():
            row = await lay(stage, BOTH, ListResults(what=figure), mission.id)
            data = callback_data(row.token, ListResults(what=figure).packed())
            said += [shown(row) for row in await comes(stage, BOTH, tapping(stage, BOTH, data))]
        await stage.deliver()
        assert [message.text for message in said if any(mark in message.text for mark in foreign)] == []
    assert "MARKSHARED" in everything(await stage.says(BOTH, "/contacts MARK"))


async def test_an_announcement_reaches_its_own_mission_alone(hasty: Stage) -> None:
    stage = hasty
    await add_both(stage, "delegate", "organiser")
    assert await who_sees(stage, f"{BRNO} bus") == {OTTO, DANA, BOTH}


async def who_sees(stage: Stage, words: str) -> set[str]:
    return {name for name in stage.telegram for message in await stage.screen(name) if words in message.text}


async def test_an_announcement_asked_for_in_one_mission_is_not_sent_in_another(hasty: Stage) -> None:
    stage, there = hasty, await add_both(hasty, "organiser", "organiser")
    await turn_to(stage, BOTH, there)
    await stage.says(BOTH, "/broadcast")
    await turn_to(stage, BOTH, stage.mission)
    _, panel = await stage.says(BOTH, "Brno only")
    assert panel.text.startswith("This is how 3 people will see it.")
    await stage.taps(BOTH, "Send")
    await stage.deliver()
    assert await who_sees(stage, "Brno only") == {OTTO, DANA, BOTH}


async def test_a_card_is_about_its_own_mission_and_the_role_that_one_has_in_it(hasty: Stage) -> None:
    stage, there = hasty, await add_both(hasty, "delegate", "host")
    stage.move(stage.now + timedelta(hours=1))
    await stage.deliver()
    stage.move(stage.now + timedelta(hours=2))
    await stage.deliver()
    await turn_to(stage, BOTH, there)
    [thanks] = await stage.taps(BOTH, "★ 5")
    assert thanks.text.startswith(f"Thank you: 5 of 5 for <b>{AGENDA} visit</b>.")
    await stage.says(BOTH, "worth it")
    person = await stage.person(BOTH)
    async with stage.database.reading(stage.now) as tx:
        given = [(a.question, a.value) for a in await tx.answers.of_person(stage.mission.id, person.id)]
        assert await tx.answers.of_person(there.id, person.id) == []
    assert given == [("session.stars", 5), ("session.line", "worth it")]


async def test_an_old_card_of_a_mission_that_one_has_left_is_out_of_date(hasty: Stage) -> None:
    stage, there = hasty, await add_both(hasty, "delegate", "organiser")
    await turn_to(stage, BOTH, there)
    await stage.says(BOTH, "/results")
    person = await stage.person(BOTH)
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(there.id, person.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, left_at=stage.now)
    stage.toasts.clear()
    await stage.taps(BOTH, "Comments: 1")
    assert stage.toasts == [Reader("en").plain("stale-button")]


async def test_words_for_a_flow_of_a_role_or_mission_that_is_gone_are_kept_like_any_others(
    hasty: Stage,
) -> None:
    stage, there = hasty, await add_both(hasty, "delegate", "organiser")
    await turn_to(stage, BOTH, there)
    await stage.says(BOTH, "/broadcast")
    person = await stage.person(BOTH)
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(there.id, person.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, role="delegate")
    [asked] = await stage.says(BOTH, "the bus is late")
    assert asked.text.startswith("I have kept this safe. What is it?")
