"""The organisers' own questions: one card, each answer at once, resumed, changed, closed; and what organisers see."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.actions import callback_data
from handlers.gate import CONSENT
from mission.planner import plan_mission
from mission.surveys import survey_results
from storage.message import TEXT_LIMIT, Message, shown_length
from storage.questions import SurveyQuestion
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, OLENA, PETRO, JAN, HANA = "Emma Clark", "Olena Kovalenko", "Petro Bondar", "Jan Dvořák", "Hana Malá"
DUE = datetime(2023, 4, 25, 16, 0, tzinfo=UTC)
"""18:00 in Prague."""


def question(text: str, kind: str = "text", choices: str = "", **fields: object) -> SurveyQuestion:
    given = {"asked_when": "25 April 18:00", "audience": "", "anonymous": False, **fields}
    return SurveyQuestion.model_validate({"text": text, "kind": kind, "choices": choices, **given})


FOUR = (
    question("How was the hotel?", "stars"),
    question("Which topic first?", "choice", "water\nenergy"),
    question("What did you like?", "several", "food\npeople\ncity"),
    question("Anything else?"),
)


async def asks(stage: Stage, *asked: SurveyQuestion) -> None:
    """As an import does it."""
    async with stage.database.transaction(stage.now) as tx:
        await tx.questions.set_all(stage.mission.id, asked)
        await plan_mission(tx, stage.mission)


async def comes(stage: Stage, moment: datetime = DUE) -> dict[str, Message]:
    stage.move(moment - timedelta(seconds=1))
    await stage.deliver()
    stage.move(moment)
    return {who: message for who, message in await stage.deliver() if "survey" in str(message.buttons)}


async def answers(stage: Stage, name: str = EMMA) -> list[object]:
    person = await stage.person(name)
    async with stage.database.reading(stage.now) as tx:
        given = await tx.answers.of_person(stage.mission.id, person.id)
    return [one.value for one in given if one.question.startswith("survey:")]


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def test_it_comes_at_its_moment_to_all_but_hosts(stage: Stage) -> None:
    await asks(stage, *FOUR)
    shown = await comes(stage)
    assert set(shown) == set(stage.telegram) - {HANA}
    assert shown[EMMA].text == (
        "<b>From the organisers</b>: question 1 of 4. Each answer counts at once.\n\n"
        "<b>How was the hotel?</b>\n1 to 5 stars; 5 is best."
    )
    assert labels(shown[EMMA]) == [["★ 1", "★ 2", "★ 3", "★ 4", "★ 5"], ["Skip"]]


async def test_only_the_audience_is_asked(stage: Stage) -> None:
    await asks(stage, question("Yours?", audience="CzechInno"))
    assert set(await comes(stage)) == {JAN}, "the host of the same organisation is asked nothing"


async def test_taps_and_one_line_finish_it(stage: Stage) -> None:
    await asks(stage, *FOUR)
    await comes(stage)
    await stage.taps(EMMA, "★ 4")
    assert await answers(stage) == [4]
    await stage.taps(EMMA, "energy")
    await stage.taps(EMMA, "food")
    await stage.taps(EMMA, "city")
    [chosen] = await stage.taps(EMMA, "✓ food")
    assert labels(chosen) == [["food"], ["people"], ["✓ city"], ["‹ Question before", "Next question ›"]]
    [last] = await stage.taps(EMMA, "Next question ›")
    assert "question 4 of 4" in last.text
    assert str(last.text).endswith("Just type it here.")
    above, below = await stage.says(EMMA, "More <b>time</b> & 👩‍👩‍👧‍👦")
    assert above.text == ("<b>Anything else?</b>\n\nKept: More &lt;b&gt;time&lt;/b&gt; &amp; 👩‍👩‍👧‍👦")
    assert str(below.text).startswith("<b>Thank you, that was everything.</b>")
    assert await answers(stage) == [4, ["energy"], ["city"], "More <b>time</b> & 👩‍👩‍👧‍👦"]


async def test_what_is_half_finished_waits_for_days_and_through_an_import(stage: Stage) -> None:
    await asks(stage, *FOUR)
    await comes(stage)
    await stage.taps(EMMA, "★ 2")
    await asks(stage, *FOUR)
    stage.move(DUE + timedelta(days=2, hours=20))
    [card] = await stage.says(EMMA, "/feedback")
    assert labels(card)[0] == ["Finish: 3 questions left"]
    [asked] = await stage.taps(EMMA, "Finish: 3 questions left")
    assert "question 2 of 4" in asked.text
    [before] = await stage.taps(EMMA, "‹ Question before")
    assert "So far: 2" in before.text
    await stage.taps(EMMA, "★ 5")
    assert await answers(stage) == [5]


async def test_after_three_days_it_has_closed(stage: Stage) -> None:
    await asks(stage, *FOUR)
    await comes(stage)
    stage.move(DUE + timedelta(days=3))
    refused = await stage.taps(EMMA, "★ 2")
    assert Reader("en").say("survey-closed") in [message.text for message in refused]
    assert await answers(stage) == []
    assert "Finish" not in str(await stage.says(EMMA, "/feedback"))


async def test_words_that_come_after_it_closed_are_not_lost(stage: Stage) -> None:
    await asks(stage, FOUR[3])
    await comes(stage)
    stage.move(DUE + timedelta(days=3, minutes=-1))
    await stage.taps(EMMA, "Write it")
    stage.move(DUE + timedelta(days=3))
    *_, asked = await stage.says(EMMA, "Too late")
    assert asked.text == Reader("en").say("keeping-what") or "Note" in str(labels(asked))
    assert await answers(stage) == []


async def test_the_silent_are_reminded_twice_and_then_left_alone(stage: Stage) -> None:
    await asks(stage, *FOUR)
    await comes(stage)
    await stage.taps(EMMA, "Skip")
    await stage.taps(OLENA, "★ 3")
    for days in (1, 2):
        reminded = await comes(stage, DUE + timedelta(days=days))
        assert set(reminded) == {JAN, PETRO}
    assert "Organizátoři ještě čekají" in reminded[JAN].text
    assert await comes(stage, DUE + timedelta(days=3)) == {}
    assert await comes(stage, DUE + timedelta(days=4)) == {}


async def test_a_question_for_each_evening_is_answered_each_evening(stage: Stage) -> None:
    await asks(stage, question("Energy left?", "score", asked_when="evening"))
    for day, said in ((24, "3"), (25, "7")):
        await comes(stage, datetime(2023, 4, day, 18, 45, tzinfo=UTC))
        await stage.taps(EMMA, said)
    assert await answers(stage) == [3, 7]
    async with stage.database.reading(stage.now) as tx:
        [found] = await survey_results(tx, stage.mission)
    assert (found.asked, found.answered) == (8, 2)


async def test_on_the_way_home_they_follow_the_questions_of_the_bot(stage: Stage) -> None:
    await asks(stage, question("And the bus?", asked_when="way home"))
    assert await comes(stage, datetime(2023, 4, 28, 16, 0, tzinfo=UTC)) == {}
    assert EMMA in await comes(stage, datetime(2023, 4, 28, 16, 10, tzinfo=UTC))


async def test_a_choice_that_was_taken_out_meanwhile_is_out_of_date(stage: Stage) -> None:
    await asks(stage, FOUR[1])
    await comes(stage)
    await asks(stage, question("Which topic first?", "choice", "waste\nenergy"))
    [current] = await stage.taps(EMMA, "water")
    assert (labels(current), stage.toasts) == (
        [["waste"], ["energy"], ["Skip"]],
        [Reader("en").plain("stale-button")],
    )
    await stage.taps(EMMA, "energy")
    assert await answers(stage) == [["energy"]]


async def test_a_question_that_is_gone_is_asked_no_more_but_keeps_its_answers(stage: Stage) -> None:
    await asks(stage, *FOUR)
    await comes(stage)
    await stage.taps(EMMA, "★ 4")
    await asks(stage, FOUR[1])
    async with stage.database.reading(stage.now) as tx:
        found = await survey_results(tx, stage.mission)
    assert [(one.question, one.retired, one.answered) for one in found] == [
        ("Which topic first?", False, 0),
        ("How was the hotel?", True, 1),
    ]
    assert await comes(stage, DUE + timedelta(days=1)) != {}, "the silent are still reminded of the other"


async def test_a_muted_survey_does_not_come_but_can_be_answered(stage: Stage) -> None:
    person = await stage.person(EMMA)
    await asks(stage, FOUR[0])
    async with stage.database.transaction(stage.now) as tx:
        rows = await tx.outbox.of_person(stage.mission.id, person.id, ("survey",))
        for row in rows:
            await tx.outbox.give_up(row, "muted", "muted by the person")
    assert EMMA not in await comes(stage)
    await stage.says(EMMA, "/feedback")
    await stage.taps(EMMA, "Finish: 1 question left")
    await stage.taps(EMMA, "★ 4")
    assert await answers(stage) == [4]


async def test_words_are_published_only_where_their_author_agrees(stage: Stage) -> None:
    await asks(stage, FOUR[3], FOUR[1])
    await comes(stage)
    await stage.taps(EMMA, "Write it")
    await stage.says(EMMA, "The water museum")
    await stage.taps(EMMA, "energy")
    [card] = await stage.taps(EMMA, "May my words be published?")
    assert "“The water museum” – not chosen yet" in card.text
    assert "energy" not in card.text
    await stage.taps(EMMA, "1: Yes, publish")
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        given = await tx.people.consents_of(person.id)
        asked = (await tx.questions.of_mission(stage.mission.id))[0]
    assert given[-1]["purpose"] == f"publish:survey:{asked.id}"


# --- organisers ---


async def test_an_organiser_sees_who_is_silent_and_what_was_said(stage: Stage) -> None:
    await asks(stage, *FOUR)
    await comes(stage)
    await stage.taps(EMMA, "★ 4")
    await stage.says(PETRO, "/settings en")
    [card] = await stage.says(PETRO, "/results")
    assert "Your surveys: 1 of 16 answers to 4 questions" in card.text
    [listed] = await stage.taps(PETRO, "Surveys: who has answered")
    assert "1. How was the hotel?\n1 of 4" in listed.text
    [opened] = await stage.taps(PETRO, "1")
    assert "Answered: 1 of 4" in opened.text
    assert "No answer yet: Jan Dvořák, Olena Kovalenko, Petro Bondar" in opened.text
    assert "Average" not in opened.text, "of one answer"


async def test_asked_now_it_comes_now_and_only_once(stage: Stage) -> None:
    await asks(stage, question("Later?", "stars", asked_when="+14 days"))
    await stage.says(PETRO, "/settings en")
    await stage.says(PETRO, "/results")
    await stage.taps(PETRO, "Surveys: who has answered")
    await stage.taps(PETRO, "1")
    [asked, *_] = await stage.taps(PETRO, "Ask now")
    assert "Asked now: 4 people" in asked.text
    assert {EMMA, OLENA, JAN} <= set(dict(await stage.deliver()))
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    await stage.taps(EMMA, "★ 4")
    assert await answers(stage) == [4]
    [again] = await stage.taps(PETRO, "Ask now")
    assert again.text == Reader("en").say("survey-asked-already")


async def test_without_questions_the_results_do_not_speak_of_any(stage: Stage) -> None:
    await stage.says(PETRO, "/settings en")
    assert "urvey" not in str(await stage.says(PETRO, "/results"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_question_fits_one_message(stage: Stage, language: str) -> None:
    long = ("שלום " * 100 + "x" * 4000)[:4000]
    choices = "\n".join(f"{number}{'y' * 300}" for number in range(12))
    await asks(
        stage,
        question(long, "several", choices),
        question(f"a{long}", "several", choices, anonymous=True),
        question(f"b{long}"),
    )
    await stage.says(EMMA, f"/settings {language}")
    await comes(stage)
    stage.move(DUE + timedelta(minutes=2))
    await stage.deliver()
    await stage.says(PETRO, f"/settings {language}")
    await stage.says(PETRO, "/results")
    for at in ("1", "2", "3"):
        await stage.taps(PETRO, Reader(language).plain("surveys-button"))
        await stage.taps(PETRO, at)
        await stage.taps(PETRO, Reader(language).plain("button-back"))
        await stage.taps(PETRO, Reader(language).plain("button-back"))
    screens = [*await stage.screen(EMMA), *await stage.screen(PETRO)]
    assert all(shown_length(message.text) <= TEXT_LIMIT for message in screens)


# --- unhappy roads ---


async def test_a_question_in_other_words_is_another_and_the_old_card_shows_it(stage: Stage) -> None:
    await asks(stage, FOUR[0])
    await comes(stage)
    await asks(stage, question("And how was breakfast?", "stars"))
    [current] = await stage.taps(EMMA, "★ 2")
    assert ("And how was breakfast?" in current.text, stage.toasts) == (
        True,
        [Reader("en").plain("stale-button")],
    )
    assert await answers(stage) == []
    await stage.taps(EMMA, "★ 5")
    assert await answers(stage) == [5]


async def test_where_nothing_is_asked_any_more_the_card_loses_its_buttons(stage: Stage) -> None:
    await asks(stage, FOUR[0])
    await comes(stage)
    await asks(stage)
    shown = await stage.taps(EMMA, "★ 2")
    assert [labels(message) for message in shown if "hotel" in message.text] == [[]]
    assert await answers(stage) == []


async def test_tapped_twice_it_is_one_answer(stage: Stage) -> None:
    await asks(stage, *FOUR[:2])
    await comes(stage)
    row = (await stage.rows(EMMA))[-1]
    assert row.message is not None
    action = row.message.buttons[0][3].action
    assert action is not None
    await stage.taps_data(EMMA, callback_data(row.token, action))
    await stage.taps_data(EMMA, callback_data(row.token, action))
    assert await answers(stage) == [4]
    assert "question 2 of 2" in (await stage.screen(EMMA))[-1].text


@pytest.mark.parametrize("words", ["x" * 4097, "👩‍👩‍👧‍👦" * 300, "שלום \u202eabc", "<b>&"])
async def test_words_of_every_kind_are_kept_whole_and_shown_within_a_message(
    stage: Stage, words: str
) -> None:
    await asks(stage, FOUR[3])
    await comes(stage)
    await stage.taps(EMMA, "Write it")
    shown = await stage.says(EMMA, words)
    assert await answers(stage) == [words]
    await stage.says(PETRO, "/settings en")
    await stage.says(PETRO, "/results")
    await stage.taps(PETRO, "Surveys: who has answered")
    shown += await stage.taps(PETRO, "1")
    assert all(shown_length(message.text) <= TEXT_LIMIT for message in shown)


async def test_a_photo_amid_an_anonymous_question_is_kept_nowhere(stage: Stage) -> None:
    await asks(stage, question("Honestly?", anonymous=True))
    await comes(stage, DUE + timedelta(minutes=2))
    await stage.taps(EMMA, "Write it")
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    [said] = await stage.says(EMMA, "", photo=photo, caption="SECRET")
    assert said.text == Reader("en").say("feedback-words-only")
    await stage.says(EMMA, "Fine")
    async with stage.database.reading(stage.now) as tx:
        (asked,) = await tx.questions.of_mission(stage.mission.id)
        assert await tx.anonymous.of_question(asked.id) == ["Fine"]
    assert "SECRET" not in str(await stage.screen(EMMA))


async def test_who_joins_while_it_is_open_is_asked_with_the_first_reminder(stage: Stage) -> None:
    await asks(stage, FOUR[0])
    await comes(stage)
    stage.move(DUE + timedelta(hours=5))
    await stage.add_person("Late Comer", "en", "delegate", "Hub")
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    assert "Late Comer" in await comes(stage, DUE + timedelta(days=1))
    await stage.taps("Late Comer", "★ 1")
    assert await answers(stage, "Late Comer") == [1]


async def test_in_two_missions_each_has_its_own_questions_and_answers(stage: Stage) -> None:
    person = await stage.person(EMMA)
    await asks(stage, FOUR[0])
    async with stage.database.transaction(stage.now) as tx:
        there = await tx.missions.add(
            **stage.mission.model_dump(exclude={"id", "code", "name", "created_at"}), code="BRNO", name="Brno"
        )
        await tx.people.enrol(there.id, person.id, role="delegate", organisation="Hub", joined_at=stage.now)
        agreed = {"purpose": CONSENT, "version": "test", "language": "en"}
        await tx.people.agree(person.id, there.id, **agreed)
        await tx.questions.set_all(there.id, [FOUR[0]])
        await plan_mission(tx, there)
        await plan_mission(tx, stage.mission)
    await comes(stage)
    rows = [row for row in await stage.rows(EMMA) if row.kind == "survey"]
    assert {row.mission_id for row in rows} == {stage.mission.id, there.id}
    for row, stars in zip(rows, (0, 4), strict=True):
        action = row.message.buttons[0][stars].action if row.message else None
        assert action is not None
        await stage.taps_data(EMMA, callback_data(row.token, action))
    async with stage.database.reading(stage.now) as tx:
        given = {
            mission: [one.value for one in await tx.answers.of_person(mission, person.id)]
            for mission in (rows[0].mission_id or 0, rows[1].mission_id or 0)
        }
    assert given == {rows[0].mission_id: [1], rows[1].mission_id: [5]}
