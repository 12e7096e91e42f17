"""The way home's rules: one question after another, read from the answers; numbers within their scale."""

import pytest

from mission.errors import UserError
from mission.home import Home, Scale, home_of, rate, skip
from mission.publishing import Words, choose
from storage.people import Member
from storage.transaction import Transaction
from tests.stage import Stage

WORDS = Words(subject="home.change", text="More visits")


async def emma(tx: Transaction, stage: Stage) -> Member:
    person = await tx.people.by_telegram(stage.telegram["Emma Clark"])
    found = await tx.people.member(stage.mission.id, person.id) if person else None
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("home", "question"),
    [
        (Home(), "goals"),
        (Home(goals=1), "recommend"),
        (Home(goals=1, recommend=0), "change"),
        (Home(goals=1, recommend=0, change="More", words=(WORDS,)), "publish"),
        (Home(goals=1, recommend=0, skipped=frozenset({"change"})), None),
        (Home(recommend=5), "goals"),
        (Home(skipped=frozenset({"goals", "recommend", "change", "publish"}), words=(WORDS,)), None),
    ],
)
def test_the_first_open_question_is_next(home: Home, question: str | None) -> None:
    assert home.question == question


def test_words_without_a_choice_keep_the_last_question_open() -> None:
    chosen = WORDS.model_copy(update={"choice": "no"})
    assert Home(words=(chosen,)).is_answered("publish")
    assert not Home(words=(chosen, WORDS)).is_answered("publish")
    assert not Home().is_answered("publish")


@pytest.mark.parametrize(
    ("scale", "value"), [("goals", 0), ("goals", 6), ("recommend", -1), ("recommend", 11)]
)
async def test_numbers_outside_the_scale_are_refused(stage: Stage, scale: Scale, value: int) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member = await emma(tx, stage)
        with pytest.raises(UserError):
            await rate(tx, member, scale, value)
        assert await home_of(tx, member) == Home()


async def test_to_skip_leaves_an_answer_standing(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member = await emma(tx, stage)
        await rate(tx, member, "recommend", 0)
        await skip(tx, member, "recommend")
        await skip(tx, member, "goals")
        assert await home_of(tx, member) == Home(recommend=0, skipped=frozenset({"goals"}))


async def test_nobody_agrees_to_words_that_are_not_there(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member = await emma(tx, stage)
        with pytest.raises(UserError):
            await choose(tx, member, "home.change", agreed=True)
        purposes = [one["purpose"] for one in await tx.people.consents_of(member.person.id)]
    assert purposes == ["membership"]
