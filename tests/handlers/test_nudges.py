"""Promise nudges as a member sees them: one tap each, and silence once the promise is settled."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mission.planner import plan_mission
from storage.message import TEXT_LIMIT, Message, shown_length
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA = "Emma Clark"
LINE = "/contact Jan Novák, Example s.r.o., jan@example.cz, +420 777 123 456, parking pilot, call by Friday"
FRIDAY = datetime(2023, 4, 28, 7, 0, tzinfo=UTC)
"""Nine o'clock in Prague."""
DAY = timedelta(days=1)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def nudges(stage: Stage, at: datetime) -> list[Message]:
    """What Emma is newly reminded of when the clock has come this far, day by day."""
    found: list[Message] = []
    while stage.now < at:
        stage.move(min(stage.now + timedelta(hours=6), at))
        before = {row.id for row in await stage.rows(EMMA)}
        await stage.deliver()
        fresh = [row for row in await stage.rows(EMMA) if row.id not in before and row.kind == "nudge"]
        found += [row.message for row in fresh if row.message]
    return found


async def promises(stage: Stage) -> list[tuple[str, date | None, str]]:
    async with stage.database.reading(stage.now) as tx:
        kept = await tx.promises.of_mission(stage.mission.id)
    return [(promise.text, promise.due_on, promise.state) for promise in kept]


async def answers(stage: Stage, question: str) -> list[object]:
    async with stage.database.reading(stage.now) as tx:
        return [answer.value for answer in await tx.answers.to(stage.mission.id, question)]


async def test_on_the_day_at_nine_it_says_what_to_whom_and_how_to_reach_them(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    assert await nudges(stage, FRIDAY - timedelta(seconds=1)) == []
    [shown] = await nudges(stage, FRIDAY)
    assert shown.text == (
        "Promised for today: “call”\n\n<b>Jan Novák</b>, Example s.r.o.\n"
        "Phone: +420 777 123 456\nE-mail: jan@example.cz"
    )
    assert labels(shown) == [["Done", "New date…", "Drop it"], ["Remind me tomorrow", "In a week"]]


async def test_done_is_one_tap_and_nothing_more_comes(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    await nudges(stage, FRIDAY)
    [done] = await stage.taps(EMMA, "Done")
    assert done.text == "Done: “call” – Jan Novák. Well done!"
    assert await promises(stage) == [("call", date(2023, 4, 28), "done")]
    assert await nudges(stage, FRIDAY + 20 * DAY) == []


async def test_silence_is_reminded_of_twice_more_and_the_last_says_so(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    first, second, third = await nudges(stage, FRIDAY + 30 * DAY)
    assert str(first.text).startswith("Promised for today")
    assert str(second.text).startswith("Still open, promised by Friday 28 April: “call”")
    assert str(third.text).endswith("I will not remind you of it again.")
    assert labels(third) == [["Done", "New date…", "Drop it"]]


async def test_tomorrow_means_nine_tomorrow(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    await nudges(stage, FRIDAY)
    [shown] = await stage.taps(EMMA, "Remind me tomorrow")
    assert str(shown.text).startswith("The next reminder: Saturday 29 April. “call”")
    assert await nudges(stage, FRIDAY + DAY - timedelta(seconds=1)) == []
    assert len(await nudges(stage, FRIDAY + DAY)) == 1
    assert await nudges(stage, FRIDAY + 7 * DAY - timedelta(seconds=1)) == []
    assert len(await nudges(stage, FRIDAY + 7 * DAY)) == 1


async def test_a_new_date_is_typed_and_asked_about_on_that_day(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    await nudges(stage, FRIDAY)
    [asked] = await stage.taps(EMMA, "New date…")
    assert labels(asked) == [["In 1 week", "In 2 weeks"], ["Cancel"]]
    [refused] = await stage.says(EMMA, "soon")
    assert refused.text == Reader("en").say("followup-no-day-named")
    card, below = await stage.says(EMMA, "3 May")
    assert card.text == below.text == "New date: Wednesday 3 May. “call”"
    assert await promises(stage) == [("call", date(2023, 5, 3), "open")]
    assert [str(one.text)[:18] for one in await nudges(stage, datetime(2023, 5, 3, 7, tzinfo=UTC))] == [
        "Promised for today"
    ]


async def test_a_new_date_can_be_tapped_and_the_question_left(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    [nudge] = await nudges(stage, FRIDAY)
    await stage.taps(EMMA, "New date…")
    assert await stage.taps(EMMA, "Cancel") == [nudge]
    await stage.taps(EMMA, "New date…")
    await stage.taps(EMMA, "In 1 week")
    assert await promises(stage) == [("call", date(2023, 5, 5), "open")]


async def test_dropped_with_a_reason_in_one_line(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    await nudges(stage, FRIDAY)
    [dropped] = await stage.taps(EMMA, "Drop it")
    assert labels(dropped) == [["Undo", "Skip"]]
    _, kept = await stage.says(EMMA, "They chose another pilot")
    assert kept.text == "Dropped: “call”. Kept as the reason: “They chose another pilot”"
    assert await answers(stage, "promise.reason") == ["They chose another pilot"]
    assert await nudges(stage, FRIDAY + 20 * DAY) == []


async def test_a_reason_that_comes_much_later_is_kept_and_asked_about(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    await nudges(stage, FRIDAY)
    await stage.taps(EMMA, "Drop it")
    stage.move(FRIDAY + DAY)
    shown = (await stage.says(EMMA, "Petr Malý called"))[-1]
    assert str(shown.text).startswith("I have kept this safe. What is it?")
    assert await answers(stage, "promise.reason") == []


@pytest.mark.parametrize("way", ["Done", "Drop it"])
async def test_undo_opens_it_again_with_what_was_still_to_come(stage: Stage, way: str) -> None:
    await stage.says(EMMA, LINE)
    [nudge] = await nudges(stage, FRIDAY)
    await stage.taps(EMMA, way)
    assert await stage.taps(EMMA, "Undo") == [nudge]
    assert await promises(stage) == [("call", date(2023, 4, 28), "open")]
    assert len(await nudges(stage, FRIDAY + 30 * DAY)) == 2


async def test_a_deleted_contact_takes_the_nudges_along_and_brings_them_back(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    await stage.taps(EMMA, "Delete")
    assert await nudges(stage, FRIDAY + timedelta(hours=1)) == []
    await stage.taps(EMMA, "Undo")
    assert len(await nudges(stage, FRIDAY + 4 * DAY)) == 1


async def test_a_day_changed_on_the_card_moves_the_nudge(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    await stage.taps(EMMA, "Change…")
    await stage.taps(EMMA, "Date")
    await stage.says(EMMA, "30 April")
    assert await nudges(stage, FRIDAY + DAY) == []
    assert len(await nudges(stage, FRIDAY + 2 * DAY)) == 1


async def test_what_the_wave_has_settled_is_stale_on_the_nudge(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    [nudge] = await nudges(stage, datetime(2023, 4, 28, 8, tzinfo=UTC))
    async with stage.database.transaction(stage.now) as tx:
        [kept] = await tx.promises.of_mission(stage.mission.id)
        await tx.promises.close(kept.id, "done")
    [shown] = await stage.taps(EMMA, "Drop it")
    assert stage.toasts == [Reader("en").plain("stale-button")]
    assert shown == nudge.model_copy(update={"buttons": ()})
    assert await nudges(stage, FRIDAY + 20 * DAY) == []


async def test_another_conversation_is_not_interrupted_for_the_reason(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    await nudges(stage, FRIDAY)
    await stage.says(EMMA, "/contact")
    [dropped] = await stage.taps(EMMA, "Drop it")
    assert labels(dropped) == [["Undo"]]
    await stage.says(EMMA, "Eva Malá, Other a.s., eva@other.cz")
    async with stage.database.reading(stage.now) as tx:
        assert len(await tx.contacts.of_mission(stage.mission.id)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_promise_fits_in_every_language(stage: Stage, language: str) -> None:
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(emma.id, language=language)
        long: dict[str, Any] = {
            "name": "<N>" * 900,
            "organisation": "&" * 900,
            "emails": ["e" * 900],
            "phones": ["&" * 900],
        }
        contact = await tx.contacts.add(stage.mission.id, **long)
        await tx.promises.make(contact.id, emma.id, text="call & <b>" * 400, due_on=FRIDAY.date())
        await plan_mission(tx, stage.mission)
    [shown] = await nudges(stage, FRIDAY)
    assert shown_length(shown.text) < TEXT_LIMIT
