"""Answers: a later one replaces an earlier, whatever its kind of value; nobody else's is touched."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storage.answers import AnswerStore
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission


async def test_an_answer_of_nobody_is_refused(tx: Transaction) -> None:
    mission = await a_mission(tx)
    with pytest.raises(IntegrityError):
        await tx.answers.give(mission.id, 4711, "session.stars", "session:1", 5)


@pytest.mark.parametrize("value", [5, 0, "", "Дуже добре", ["a", "b"], {"stars": 4}, True, 4.5])
async def test_an_answer_comes_back_as_it_was_given(tx: Transaction, value: object) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    await tx.answers.give(mission.id, olena.id, "q", "s", value)
    (answer,) = await tx.answers.of_person(mission.id, olena.id)
    assert answer.value == value


async def test_a_later_answer_replaces_the_earlier(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena, jan = await a_member(tx, mission, "Olena"), await a_member(tx, mission, "Jan")
    await tx.answers.give(mission.id, olena.id, "session.stars", "session:1", 2)
    await tx.answers.give(mission.id, jan.id, "session.stars", "session:1", 3)
    later = AnswerStore(tx.connection, NOW + timedelta(hours=1))
    await later.give(mission.id, olena.id, "session.stars", "session:1", 5)
    found = await tx.answers.to(mission.id, "session.stars")
    assert [(answer.person_id, answer.value) for answer in found] == [(jan.id, 3), (olena.id, 5)]
    assert found[1].answered_at == NOW + timedelta(hours=1)


async def test_answers_are_found_by_question_subject_and_beginning(tx: Transaction) -> None:
    mission, other = await a_mission(tx), await a_mission(tx, "BRNO")
    olena = await a_member(tx, mission, "Olena")
    for where, question, subject in (
        (mission, "wave:2d.thanked", "contact:1"),
        (mission, "wave:2d.step", "contact:2"),
        (mission, "wave:2dx", "contact:1"),
        (mission, "wave_2d.step", "contact:1"),
        (other, "wave:2d.thanked", "contact:1"),
    ):
        await tx.answers.give(where.id, olena.id, question, subject, "yes")
    assert len(await tx.answers.to(mission.id, "wave:2d.thanked")) == 1
    assert await tx.answers.to(mission.id, "wave:2d.thanked", "contact:9") == []
    wave = await tx.answers.beginning(mission.id, "wave:2d.")
    assert [answer.question for answer in wave] == ["wave:2d.thanked", "wave:2d.step"]


async def test_a_percent_sign_in_a_beginning_means_itself(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    await tx.answers.give(mission.id, olena.id, "wave:2d", "", "yes")
    assert await tx.answers.beginning(mission.id, "%") == []
    assert await tx.answers.beginning(mission.id, "wave_2d") == []


async def test_an_answer_taken_back_is_gone_and_the_others_stay(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    await tx.answers.give(mission.id, olena.id, "session.stars", "session:1", 2)
    await tx.answers.give(mission.id, olena.id, "session.stars", "session:2", 3)
    await tx.answers.take_back(mission.id, olena.id, "session.stars", "session:1")
    await tx.answers.take_back(mission.id, olena.id, "session.stars", "session:1")
    assert [answer.subject for answer in await tx.answers.of_person(mission.id, olena.id)] == ["session:2"]


async def test_what_was_said_about_one_subject_is_everybodys_and_this_missions_alone(tx: Transaction) -> None:
    mission, other = await a_mission(tx), await a_mission(tx, "BRNO")
    olena, jan = await a_member(tx, mission, "Olena"), await a_member(tx, mission, "Jan")
    await tx.answers.give(mission.id, olena.id, "wave:2d.thanked", "contact:1", "yes")
    await tx.answers.give(mission.id, jan.id, "wave:2d.step", "contact:1", "made")
    await tx.answers.give(mission.id, olena.id, "wave:2d.thanked", "contact:11", "no")
    await tx.answers.give(other.id, olena.id, "wave:2d.thanked", "contact:1", "no")
    told = await tx.answers.about(mission.id, "contact:1")
    assert [(one.person_id, one.value) for one in told] == [(olena.id, "yes"), (jan.id, "made")]
