"""Words that a question of the bot's own asked for, wherever it was asked: late ones and lost ones are never swallowed."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from storage.message import Message
from tests.handlers.promising import labels, novak
from tests.stage import Stage
from words import Reader

EMMA = "Emma Clark"
ASKED = "I have kept this safe. What is it?"
PLACE = {"location": {"latitude": 50.0755, "longitude": 14.4378}}
Ask = Callable[[Stage], Awaitable[None]]


async def opens_contact(stage: Stage) -> None:
    await novak(stage)
    await stage.taps(EMMA, "Right")


async def asks_for_note(stage: Stage) -> None:
    await opens_contact(stage)
    await stage.taps(EMMA, "My note")


async def asks_for_search(stage: Stage) -> None:
    await opens_contact(stage)
    await stage.taps(EMMA, "Merge with…")


async def asks_what_they_owe(stage: Stage) -> None:
    await opens_contact(stage)
    await stage.taps(EMMA, "They owe us…")


async def asks_for_project(stage: Stage) -> None:
    await opens_partner(stage)
    await stage.taps(EMMA, "Add a project")


async def asks_for_day(stage: Stage) -> None:
    await opens_partner(stage)
    await stage.taps(EMMA, "Log an agreement")
    await stage.taps(EMMA, "Memorandum")


async def asks_for_parties(stage: Stage) -> None:
    await asks_for_day(stage)
    await stage.taps(EMMA, "Yesterday")


async def opens_partner(stage: Stage) -> None:
    await novak(stage)
    await stage.says(EMMA, "/partners Example")
    await stage.taps(EMMA, "1. Example s.r.o.")


QUESTIONS = (
    *(asks_for_note, asks_for_search, asks_what_they_owe),
    *(asks_for_project, asks_for_day, asks_for_parties),
)
question = pytest.mark.parametrize("ask", QUESTIONS, ids=lambda ask: ask.__name__)


async def listens(stage: Stage) -> bool:
    number = stage.telegram[EMMA]
    async with stage.database.reading(stage.now) as tx:
        return await tx.flows.of(number, number) is not None


def is_asked_about(said: Message, typed: str) -> bool:
    return ASKED in said.text and typed in said.text and ["Contact", "Note"] in labels(said)


@question
async def test_words_half_a_day_late_are_asked_about_and_end_the_question(stage: Stage, ask: Ask) -> None:
    await ask(stage)
    stage.move(stage.now + timedelta(hours=12, seconds=1))
    said = (await stage.says(EMMA, "the tram shelter"))[-1]
    assert is_asked_about(said, "the tram shelter")
    assert not await listens(stage)


@question
async def test_words_of_some_hours_later_are_still_an_answer(stage: Stage, ask: Ask) -> None:
    await ask(stage)
    stage.move(stage.now + timedelta(hours=3))
    said = (await stage.says(EMMA, "yesterday"))[-1]
    assert ASKED not in said.text


async def test_words_about_what_is_gone_are_asked_about(stage: Stage) -> None:
    await asks_what_they_owe(stage)
    async with stage.database.transaction(stage.now) as tx:
        (contact,) = await tx.contacts.of_mission(stage.mission.id)
        await tx.contacts.remove(contact.id)
    (said,) = await stage.says(EMMA, "the offer by Friday")
    assert is_asked_about(said, "the offer by Friday")
    assert not await listens(stage)


async def test_what_is_refused_leaves_the_question_open(stage: Stage) -> None:
    await asks_for_day(stage)
    await stage.says(EMMA, "tomorrow")
    assert await listens(stage)
    async with stage.database.reading(stage.now) as tx:
        assert await tx.agreements.of_mission(stage.mission.id) == []
    await stage.says(EMMA, "yesterday")
    async with stage.database.reading(stage.now) as tx:
        assert len(await tx.agreements.of_mission(stage.mission.id)) == 1


async def test_an_answer_that_asks_on_goes_on_listening_and_the_last_one_ends_it(stage: Stage) -> None:
    await asks_for_day(stage)
    await stage.says(EMMA, "yesterday")
    assert await listens(stage)
    await stage.says(EMMA, "Example and the Smart City Hub")
    assert not await listens(stage)
    async with stage.database.reading(stage.now) as tx:
        (signed,) = await tx.agreements.of_mission(stage.mission.id)
    assert signed.parties == "Example and the Smart City Hub"


async def test_after_one_search_the_next_words_search_again(stage: Stage) -> None:
    await asks_for_search(stage)
    await stage.says(EMMA, "nobody of that name")
    stage.move(stage.now + timedelta(hours=2))
    (said,) = await stage.says(EMMA, "nobody either")
    assert "nobody either" in said.text
    assert ASKED not in said.text


async def test_a_year_that_comes_once_the_mission_has_begun_is_asked_about(stage: Stage) -> None:
    """Nobody's late "I knew them" turns a new partner into a known one."""
    stage.move(datetime(2023, 4, 23, 20, 0, tzinfo=UTC))
    async with stage.database.transaction(stage.now) as tx:
        entry = await tx.organisations.named(stage.mission.id, "Tatra")
    await stage.says(EMMA, "/partners")
    await stage.taps(EMMA, "Before departure: whom do you know?")
    await stage.taps(EMMA, "I know: Tatra")
    stage.move(datetime(2023, 4, 23, 22, 30, tzinfo=UTC))
    said = (await stage.says(EMMA, "2019"))[-1]
    assert is_asked_about(said, "2019")
    async with stage.database.reading(stage.now) as tx:
        [known] = await tx.organisations.baselines_of(stage.mission.id)
    assert (known.organisation_id, known.known_since) == (entry.id, "")


@question
async def test_what_has_no_words_is_no_answer(stage: Stage, ask: Ask) -> None:
    await ask(stage)
    (said,) = await stage.says(EMMA, "", **PLACE)
    assert said.text == Reader("en").say("contact-words-only")
    assert await listens(stage)
