"""The evening line as members see it: one tap or one line each, asked once, never about what is known."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.message import TEXT_LIMIT, Message, shown_length
from tests.mission.examples import at
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, PETRO, HANA = "Emma Clark", "Petro Bondar", "Hana Malá"
EVENING = datetime(2023, 4, 24, 18, 30, tzinfo=UTC)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def evening(stage: Stage, moment: datetime = EVENING) -> dict[str, Message]:
    """Who is asked what at half past eight."""
    await stage.add_session("Hotel", at(0, day=24), all_day=True, lasts=timedelta(days=5))
    stage.move(moment)
    return dict(await stage.deliver())


async def answers(stage: Stage) -> dict[tuple[str, str], object]:
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        given = await tx.answers.of_person(stage.mission.id, person.id)
    return {(answer.question, answer.subject): answer.value for answer in given}


async def test_delegates_and_organisers_are_asked_and_hosts_are_not(stage: Stage) -> None:
    assert await evening(stage, EVENING - timedelta(seconds=1)) == {}
    shown = await evening(stage)
    assert EMMA in shown
    assert PETRO in shown
    assert HANA not in shown


async def test_the_contacts_of_the_day_are_told_not_asked_for(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák, Example s.r.o., jan@example.cz")
    shown = (await evening(stage))[EMMA]
    assert shown.text == (
        "<b>Monday 24 April</b>: how was the day?\n\nContacts kept today: 1\n\n"
        "One thing worth copying? A problem? One line each is plenty."
    )
    assert labels(shown) == [["Worth copying", "A problem"], ["Add a contact"], ["Nothing today"]]


async def test_one_tap_begins_a_contact(stage: Stage) -> None:
    await evening(stage)
    await stage.taps(EMMA, "Add a contact")
    await stage.says(EMMA, "Eva Malá, Other a.s., eva@other.cz")
    async with stage.database.reading(stage.now) as tx:
        assert [contact.name for contact in await tx.contacts.of_mission(stage.mission.id)] == ["Eva Malá"]


async def test_nothing_today_is_one_tap(stage: Stage) -> None:
    await evening(stage)
    [shown] = await stage.taps(EMMA, "Nothing today")
    assert str(shown.text).endswith("Thank you, that is all for today. Good night!")
    assert await answers(stage) == {("evening.nothing", "2023-04-24"): True}


async def test_a_line_is_kept_at_once_and_the_other_question_stays(stage: Stage) -> None:
    await evening(stage)
    await stage.taps(EMMA, "Worth copying")
    above, below = await stage.says(EMMA, "Trams <every> 4 minutes")
    assert above == Message(text=above.text)
    assert str(below.text).startswith("Kept. Thank you!")
    assert "Trams &lt;every&gt; 4 minutes" in below.text
    assert labels(below) == [["Change: worth copying", "A problem"], ["Add a contact"], ["Nothing else"]]
    assert await answers(stage) == {("evening.copy", "2023-04-24"): "Trams <every> 4 minutes"}


async def test_a_problem_reaches_the_organisers_at_once(stage: Stage) -> None:
    await evening(stage)
    await stage.taps(EMMA, "A problem")
    await stage.says(EMMA, "No vegetarian lunch")
    told = dict(await stage.deliver())
    assert told[PETRO].text.startswith("<b>Emma Clark</b> повідомляє про проблему:")
    assert "No vegetarian lunch" in told[PETRO].text
    async with stage.database.reading(stage.now) as tx:
        assert [note.text for note in await tx.notes.of_mission(stage.mission.id, "question")] == [
            "No vegetarian lunch"
        ]


async def test_a_later_answer_replaces_the_earlier_and_takes_nothing_back(stage: Stage) -> None:
    await evening(stage)
    await stage.taps(EMMA, "Nothing today")
    for words in ("Trams", "Bicycles"):
        label = "Worth copying" if words == "Trams" else "Change: worth copying"
        await stage.taps(EMMA, label)
        await stage.says(EMMA, words)
    assert await answers(stage) == {("evening.copy", "2023-04-24"): "Bicycles"}


async def test_who_has_told_everything_before_is_not_asked(stage: Stage) -> None:
    stage.move(EVENING - timedelta(hours=2))
    person = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        for question in ("evening.copy", "evening.problem"):
            await tx.answers.give(stage.mission.id, person.id, question, "2023-04-24", "Known")
    assert EMMA not in await evening(stage)


async def test_it_is_not_sent_after_noon_of_the_next_day(stage: Stage) -> None:
    shown = await evening(stage, datetime(2023, 4, 25, 10, 0, tzinfo=UTC))
    assert set(shown) <= {PETRO}, "an organiser gets the digest"


async def test_words_that_come_in_the_morning_of_another_day_are_asked_about(stage: Stage) -> None:
    await evening(stage)
    await stage.taps(EMMA, "Worth copying")
    stage.move(EVENING + timedelta(hours=13))
    shown = (await stage.says(EMMA, "Hello?"))[-1]
    assert str(shown.text).startswith("I have kept this safe. What is it?")
    assert await answers(stage) == {}


async def test_a_question_can_be_left_and_feedback_leads_back_to_it(stage: Stage) -> None:
    shown = (await evening(stage))[EMMA]
    await stage.taps(EMMA, "A problem")
    assert await stage.taps(EMMA, "Cancel") == [shown]
    [listed] = await stage.says(EMMA, "/feedback")
    assert labels(listed)[0] == ["The day in one line: Mon 24 Apr"]
    assert await stage.taps(EMMA, "The day in one line: Mon 24 Apr") == [shown]


async def test_before_it_is_asked_feedback_does_not_lead_to_it(stage: Stage) -> None:
    await evening(stage, EVENING - timedelta(minutes=1))
    [listed] = await stage.says(EMMA, "/feedback")
    assert "The day in one line: Mon 24 Apr" not in [label for row in labels(listed) for label in row]


async def test_the_results_count_it_and_open_to_its_lines(stage: Stage) -> None:
    await evening(stage)
    await stage.taps(EMMA, "Worth copying")
    await stage.says(EMMA, "Trams")
    [card] = await stage.says(PETRO, "/results")
    assert "Вечірні запитання: відповіли 1 із 4" in card.text
    [listed] = await stage.taps(PETRO, "Вечірні запитання: 1 із 4")
    assert "• Trams (Emma Clark, пн, 24 квіт.)" in listed.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_lines_fit_in_every_language(stage: Stage, language: str) -> None:
    person = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(person.id, language=language)
    await evening(stage)
    for what in ("copy", "problem"):
        await stage.taps(EMMA, Reader(language).plain(f"evening-button-{what}"))
        below = (await stage.says(EMMA, "<&>" * 1300))[-1]
    assert shown_length(below.text) < TEXT_LIMIT
    assert Reader(language).say("evening-told") in below.text
