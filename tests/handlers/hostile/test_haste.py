"""Haste and detours: questions left half-way, buttons tapped five times, cards that are out of date."""

from datetime import timedelta
from typing import Final

import pytest

from handlers.actions import callback_data
from handlers.cancelling import CancelFlow
from tests.handlers.hostile.updates import data_of, put_aside
from tests.handlers.hostile.world import EMMA, PETRO
from tests.stage import Stage
from words import Reader


async def test_the_language_can_be_switched_in_the_middle_of_a_question(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák")
    await stage.says(EMMA, "/settings uk")
    [card] = await stage.says(EMMA, "Example")
    assert card.text == "Змінено: <b>Jan Novák</b>\n\nОрганізація: Example"


QUESTIONS: Final = {
    "contact": (EMMA, ["/contact"], []),
    "step": (EMMA, ["/contact", "Jan Novák"], []),
    "field": (EMMA, ["/contact Jan Novák"], []),
    "change": (EMMA, ["/contact Jan Novák, Example"], ["Change…", "E-mail"]),
    "feedback": (EMMA, ["/feedback"], ["Something else"]),
    "settings": (EMMA, ["/settings"], ["Another time"]),
    "broadcast": (PETRO, ["/broadcast"], []),
    "import": (PETRO, ["/programme"], []),
}


async def ask(stage: Stage, question: str) -> str:
    """Gets as far as the question; who was asked."""
    name, texts, labels = QUESTIONS[question]
    for text in texts:
        await stage.says(name, text)
    for label in labels:
        await stage.taps(name, label)
    return name


@pytest.mark.parametrize("question", QUESTIONS)
async def test_every_question_can_be_cancelled_by_its_button_and_by_the_command(
    stage: Stage, question: str
) -> None:
    reader = Reader("uk" if QUESTIONS[question][0] == PETRO else "en")
    for way in ("command", "button"):
        name = await ask(stage, question)
        if way == "command":
            [*_, said] = await stage.says(name, "/cancel")
            assert said.text.startswith(("Cancelled", "Скасовано"))
        elif question != "field":
            await stage.taps(name, reader.plain("button-cancel"))
        else:
            await stage.taps(name, "Skip")
        [kept_safe] = await stage.says(name, "the bus is late")
        assert kept_safe.text.startswith(reader.say("keeping-what"))


@pytest.mark.parametrize("second", ["feedback", "settings"])
async def test_of_two_questions_the_later_has_the_words_and_the_earlier_cannot_cancel_it(
    stage: Stage, second: str
) -> None:
    await stage.says(EMMA, "/contact")
    [row] = await stage.rows(EMMA)
    await ask(stage, second)
    [said] = await stage.taps_data(EMMA, callback_data(row.token, CancelFlow(flow="contact-steps").packed()))
    assert said.text == Reader("en").say("cancel-nothing")
    [said] = await stage.says(EMMA, "8:15")
    assert said.text.startswith(("Kept, about the mission in general", "Saved."))


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_command_in_the_middle_of_a_question_is_answered_and_the_question_stands(
    stage: Stage, question: str
) -> None:
    name = await ask(stage, question)
    chat = stage.telegram[name]
    async with stage.database.reading(stage.now) as tx:
        before = await tx.flows.of(chat, chat)
    for command in ("/today", "/next", "/help", "/contacts", "/privacy"):
        assert await stage.says(name, command)
    async with stage.database.reading(stage.now) as tx:
        assert await tx.flows.of(chat, chat) == before is not None


@pytest.mark.parametrize("question", ["settings", "import"])
async def test_words_long_after_a_question_that_do_not_answer_it_are_kept_like_any_others(
    stage: Stage, question: str
) -> None:
    name = await ask(stage, question)
    stage.move(stage.now + timedelta(hours=4))
    [asked] = await stage.says(name, "the tram shelter has a green roof")
    assert "the tram shelter has a green roof" in asked.text
    await stage.taps(name, Reader("uk" if name == PETRO else "en").plain("keeping-note"))
    async with stage.database.reading(stage.now) as tx:
        assert len(await tx.notes.of_mission(stage.mission.id)) == 1


async def test_the_same_button_five_times_does_it_once(stage: Stage) -> None:
    await stage.says(EMMA, "the tram shelter")
    await tap_five_times(stage, EMMA, "Note")
    await stage.says(EMMA, "/contact Jan Novák, Example")
    await tap_five_times(stage, EMMA, "Delete")
    await tap_five_times(stage, EMMA, "Undo")
    await stage.says(PETRO, "/broadcast the bus")
    await tap_five_times(stage, PETRO, "Надіслати")
    async with stage.database.reading(stage.now) as tx:
        assert len(await tx.notes.of_mission(stage.mission.id)) == 1
        assert len(await tx.contacts.of_mission(stage.mission.id)) == 1
        assert len(await tx.contacts.encounters_of(stage.mission.id)) == 1
        assert len(await tx.outbox.of_kind(stage.mission.id, "broadcast")) == 5
    assert await put_aside(stage) == []


async def tap_five_times(stage: Stage, name: str, label: str) -> None:
    data = await data_of(stage, name, label)
    for _ in range(5):
        await stage.taps_data(name, data)


async def test_a_tap_on_a_card_two_edits_old_shows_what_is_current(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák, Example")
    old = await data_of(stage, EMMA, "Delete")
    await stage.taps(EMMA, "Change…")
    await stage.taps(EMMA, "Name")
    [question] = await stage.screen(EMMA)
    stage.toasts.clear()
    assert await stage.taps_data(EMMA, old) == [question]
    assert stage.toasts == [Reader("en").plain("stale-button")]
    [card] = await stage.says(EMMA, "Jan Nový")
    assert card.text.startswith("Changed: <b>Jan Nový</b>")
