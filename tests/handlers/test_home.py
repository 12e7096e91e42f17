"""The way home: four questions, each answer at once, resumed where it was; consent for each text."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.message import TEXT_LIMIT, Message, shown_length
from tests.mission.examples import at
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, PETRO, HANA = "Emma Clark", "Petro Bondar", "Hana Malá"
BUS_ENDS = datetime(2023, 4, 28, 10, 0, tzinfo=UTC)
ASKED = BUS_ENDS + timedelta(hours=2)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def on_the_way(stage: Stage) -> dict[str, Message]:
    """Who is asked two hours after the bus to the station."""
    await stage.add_session("Bus to the station", at(11, day=28))
    stage.move(ASKED - timedelta(seconds=1))
    await stage.deliver()
    stage.move(ASKED)
    return dict(await stage.deliver())


async def answers(stage: Stage) -> dict[tuple[str, str], object]:
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        given = await tx.answers.of_person(stage.mission.id, person.id)
    return {(answer.question, answer.subject): answer.value for answer in given}


async def consents(stage: Stage) -> list[tuple[object, object, bool]]:
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        given = await tx.people.consents_of(person.id)
    return [
        (one["purpose"], one["language"], one["withdrawn_at"] is None)
        for one in given
        if str(one["purpose"]).startswith("publish")
    ]


async def test_it_comes_two_hours_after_the_last_session_to_all_but_hosts(stage: Stage) -> None:
    shown = await on_the_way(stage)
    assert set(shown) == set(stage.telegram) - {HANA}
    assert shown[EMMA].text == (
        "<b>On the way home</b>: a minute for four questions. Each answer counts at once.\n\n"
        "How far were your goals met? 1 is not at all, 5 is fully."
    )
    assert labels(shown[EMMA]) == [["1", "2", "3", "4", "5"], ["Skip"]]


async def test_without_a_session_that_day_it_comes_at_six(stage: Stage) -> None:
    await stage.add_session("Opening", at(9, day=27))
    stage.move(datetime(2023, 4, 28, 15, 59, tzinfo=UTC))
    await stage.deliver()
    stage.move(datetime(2023, 4, 28, 16, 0, tzinfo=UTC))
    assert EMMA in dict(await stage.deliver())


async def test_three_days_later_it_is_too_late(stage: Stage) -> None:
    await stage.add_session("Bus to the station", at(11, day=28))
    stage.move(ASKED + timedelta(days=3))
    assert set(dict(await stage.deliver())) <= {PETRO}, "an organiser gets the digest"


async def test_three_taps_and_one_line_finish_it(stage: Stage) -> None:
    await on_the_way(stage)
    await stage.taps(EMMA, "4")
    [asks] = await stage.taps(EMMA, "9")
    assert asks.text.endswith("What one thing should be different next time?\nJust type it here.")
    _, below = await stage.says(EMMA, "More time for visits")
    assert "1. “More time for visits” – not chosen yet" in below.text
    assert "Would recommend: 9 of 10" in below.text
    await stage.taps(EMMA, "1: Yes, publish")
    [done] = await stage.taps(EMMA, "Done")
    assert str(done.text).startswith("<b>Thank you, that was everything. Safe journey home!</b>")
    assert await answers(stage) == {
        ("home.goals", ""): 4,
        ("home.recommend", ""): 9,
        ("home.change", ""): "More time for visits",
        ("home.publish", "home.change"): "yes",
    }
    assert await consents(stage) == [("publish:home.change", "en", True)]


async def test_half_finished_it_waits_and_goes_on_where_it_was(stage: Stage) -> None:
    await on_the_way(stage)
    await stage.taps(EMMA, "4")
    stage.move(ASKED + timedelta(days=1))
    await stage.deliver()
    await stage.says(EMMA, "/feedback")
    [shown] = await stage.taps(EMMA, "Questions on the way home")
    assert "Goals met: 4 of 5" in shown.text
    assert "Would you recommend" in shown.text
    assert labels(shown)[-1] == ["Goals"]


async def test_a_later_answer_replaces_the_earlier(stage: Stage) -> None:
    await on_the_way(stage)
    await stage.taps(EMMA, "4")
    await stage.taps(EMMA, "Goals")
    [shown] = await stage.taps(EMMA, "2")
    assert "Goals met: 2 of 5" in shown.text
    assert await answers(stage) == {("home.goals", ""): 2}


async def test_everything_can_be_skipped_and_answered_after_all(stage: Stage) -> None:
    await on_the_way(stage)
    for _ in range(3):
        [shown] = await stage.taps(EMMA, "Skip")
    assert str(shown.text).startswith("<b>Thank you")
    assert "Goals met: skipped" in shown.text
    await stage.taps(EMMA, "Goals")
    [shown] = await stage.taps(EMMA, "5")
    assert "Goals met: 5 of 5" in shown.text


async def test_consent_is_taken_back_by_one_tap_and_stays_on_record(stage: Stage) -> None:
    await on_the_way(stage)
    for _ in range(2):
        await stage.taps(EMMA, "Skip")
    await stage.says(EMMA, "More visits")
    await stage.taps(EMMA, "1: Yes, publish")
    [shown] = await stage.taps(EMMA, "1: No")
    assert "1. “More visits” – not to be published" in shown.text
    assert await consents(stage) == [("publish:home.change", "en", False)]
    await stage.taps(EMMA, "1: Yes, publish")
    assert await consents(stage) == [
        ("publish:home.change", "en", False),
        ("publish:home.change", "en", True),
    ]


async def test_other_words_are_not_covered_by_the_consent_to_the_first(stage: Stage) -> None:
    await on_the_way(stage)
    for _ in range(2):
        await stage.taps(EMMA, "Skip")
    await stage.says(EMMA, "More visits")
    await stage.taps(EMMA, "1: Yes, publish")
    await stage.taps(EMMA, "Done")
    await stage.taps(EMMA, "One change")
    _, below = await stage.says(EMMA, "Fewer visits")
    assert "1. “Fewer visits” – not chosen yet" in below.text
    assert await consents(stage) == [("publish:home.change", "en", False)]


async def test_lines_of_the_evenings_are_asked_for_too(stage: Stage) -> None:
    person = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.answers.give(stage.mission.id, person.id, "evening.copy", "2023-04-24", "Trams")
    await on_the_way(stage)
    for _ in range(3):
        [shown] = await stage.taps(EMMA, "Skip")
    assert "1. “Trams” – not chosen yet" in shown.text
    await stage.taps(EMMA, "1: No")
    assert await consents(stage) == []
    assert (await answers(stage))["home.publish", "evening.copy:2023-04-24"] == "no"


async def test_another_conversation_keeps_its_words(stage: Stage) -> None:
    await on_the_way(stage)
    await stage.says(EMMA, "/contact")
    await stage.taps(EMMA, "4")
    [asks] = await stage.taps(EMMA, "9")
    assert labels(asks)[0] == ["Write it", "Skip"]
    await stage.says(EMMA, "Eva Malá, Other a.s., eva@other.cz")
    assert ("home.change", "") not in await answers(stage)


async def test_the_results_count_who_was_asked_and_who_answered(stage: Stage) -> None:
    await on_the_way(stage)
    await stage.taps(EMMA, "4")
    [card] = await stage.says(PETRO, "/results")
    assert "Дорогою додому: відповіли 1 із 4" in card.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_words_of_many_days_fit_in_every_language(stage: Stage, language: str) -> None:
    person = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(person.id, language=language)
        for day in range(10, 28):
            await tx.answers.give(stage.mission.id, person.id, "evening.copy", f"2023-04-{day}", "<&>" * 1300)
    await on_the_way(stage)
    for _ in range(3):
        [shown] = await stage.taps(EMMA, Reader(language).plain("button-skip"))
    assert shown_length(shown.text) < TEXT_LIMIT
    assert Reader(language).plain("page-next") in [label for row in labels(shown) for label in row]
