"""Feedback: stars after a session, a line with them, and whatever else a member wants to say."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from handlers.feedback_cards import (
    day_message,
    filed_message,
    free_kept_message,
    line_kept_message,
    nothing_ended_message,
    rated_message,
    remark_message,
    session_message,
    settled_message,
    skipped_message,
    stars_message,
)
from handlers.pages import trimmed
from mission.feedback import FREE, LINE, STARS, Rating
from storage.agenda import Session
from storage.message import TEXT_LIMIT, Message, plain_text, shown_length
from tests.stage import Stage
from words import Reader

EMMA = "Emma Clark"
READER = Reader("en")
STRINGS = Path(__file__).parents[3] / "shared" / "data" / "bad"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Wall time in the mission's zone, in April 2023."""
    return datetime.combine(date(2023, 4, day), time(hour, minute))


def session(number: int = 7, **fields: Any) -> Session:
    starts = datetime(2023, 4, 24, 9, 0, tzinfo=UTC)
    given = {
        "id": number,
        "mission_id": 1,
        "uid": None,
        "kind": "ours",
        "is_break": False,
        "all_day": False,
        "day": date(2023, 4, 24),
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=1),
        "starts_wall": starts.replace(tzinfo=None),
        "ends_wall": None,
        "title": "City hall",
        "speakers": (),
        "cancelled_at": None,
        **dict.fromkeys(
            ("place", "address", "map", "host", "audience", "bring", "dress", "notes", "track"), ""
        ),
    }
    return Session.model_validate(given | fields)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def answers(stage: Stage, name: str = EMMA) -> dict[tuple[str, str], object]:
    person = await stage.person(name)
    async with stage.database.reading(stage.now) as tx:
        given = await tx.answers.of_person(stage.mission.id, person.id)
    return {(answer.question, answer.subject): answer.value for answer in given}


@pytest.fixture
async def ended(stage: Stage) -> int:
    """A session of everybody's, from 9:00 to 10:00, that ended half an hour ago."""
    number = await stage.add_session("City hall", at(24, 9, 0))
    stage.move(datetime(2023, 4, 24, 8, 30, tzinfo=UTC))
    return number


async def after_the_pushes(stage: Stage) -> None:
    """What was due has gone out, so that what is shown next answers the person."""
    await stage.deliver()


async def test_nobody_is_asked_again_what_they_have_rated(stage: Stage, ended: int) -> None:
    await stage.says(EMMA, "/feedback")
    await stage.taps(EMMA, "09:00 City hall")
    await stage.taps(EMMA, "★ 4")
    assert EMMA not in [name for name, _ in await stage.deliver()]


async def test_stars_are_asked_five_minutes_after_the_end(stage: Stage) -> None:
    number = await stage.add_session("City hall", at(24, 9, 0))
    stage.move(datetime(2023, 4, 24, 8, 4, 59, tzinfo=UTC))
    earlier = await stage.deliver()
    assert [message for name, message in earlier if name == EMMA and "★ 1" in str(message.buttons)] == []
    stage.move(datetime(2023, 4, 24, 8, 5, tzinfo=UTC))
    about = Rating(session=session(number)).session
    assert (EMMA, stars_message(about, READER)) in await stage.deliver()


async def test_hosts_are_not_asked_for_stars(stage: Stage, ended: int) -> None:
    asked = [name for name, message in await stage.deliver() if "★ 1" in str(message.buttons)]
    assert sorted(asked) == ["Emma Clark", "Jan Dvořák", "Olena Kovalenko", "Petro Bondar"]


async def test_a_tap_keeps_the_stars_and_the_next_words_are_the_line(stage: Stage, ended: int) -> None:
    await stage.deliver()
    rating = Rating(session=session(ended), stars=4)
    assert await stage.taps(EMMA, "★ 4") == [rated_message(rating, READER, listening=True)]
    assert await answers(stage) == {(STARS, f"session:{ended}"): 4}
    with_line = rating.model_copy(update={"line": "Good <coffee> & people"})
    assert await stage.says(EMMA, "Good <coffee> & people") == [
        settled_message(with_line, READER),
        line_kept_message(with_line, READER),
    ]
    assert await answers(stage) == {
        (STARS, f"session:{ended}"): 4,
        (LINE, f"session:{ended}"): "Good <coffee> & people",
    }


async def test_a_change_of_mind_replaces_the_stars_and_keeps_the_line(stage: Stage, ended: int) -> None:
    await stage.deliver()
    await stage.taps(EMMA, "★ 4")
    await stage.says(EMMA, "Too long")
    await stage.taps(EMMA, "★ 2")
    assert await answers(stage) == {(STARS, f"session:{ended}"): 2, (LINE, f"session:{ended}"): "Too long"}


async def test_stars_do_not_take_the_words_of_another_conversation(stage: Stage, ended: int) -> None:
    await stage.deliver()
    emma = stage.telegram[EMMA]
    async with stage.database.transaction(stage.now) as tx:
        await tx.flows.set(emma, emma, "settings", "agenda", {"card": None})
    shown = await stage.taps(EMMA, "★ 5")
    rating = Rating(session=session(ended), stars=5)
    assert shown == [rated_message(rating, READER, listening=False)]
    async with stage.database.reading(stage.now) as tx:
        flow = await tx.flows.of(emma, emma)
    assert flow is not None
    assert flow.name == "settings"
    await stage.taps(EMMA, "Add a line")
    await stage.says(EMMA, "Now about the session")
    assert (await answers(stage))[(LINE, f"session:{ended}")] == "Now about the session"


async def test_skip_leaves_the_stars_and_stops_listening(stage: Stage, ended: int) -> None:
    await stage.deliver()
    await stage.taps(EMMA, "★ 3")
    rating = Rating(session=session(ended), stars=3)
    assert await stage.taps(EMMA, "Skip") == [settled_message(rating, READER)]
    emma = stage.telegram[EMMA]
    async with stage.database.reading(stage.now) as tx:
        assert await tx.flows.of(emma, emma) is None


async def test_a_skipped_session_can_be_rated_later(stage: Stage, ended: int) -> None:
    await stage.deliver()
    assert await stage.taps(EMMA, "Skip") == [skipped_message(session(ended), READER)]
    await stage.taps(EMMA, "Rate it now")
    await stage.taps(EMMA, "★ 1")
    assert await answers(stage) == {(STARS, f"session:{ended}"): 1}


async def test_words_that_come_hours_after_the_stars_are_kept_and_asked_about(
    stage: Stage, ended: int
) -> None:
    await stage.deliver()
    await stage.taps(EMMA, "★ 3")
    stage.move(stage.now + timedelta(hours=4))
    shown = await stage.says(EMMA, "Jan Novák wants the slides")
    assert shown[-1] == remark_message("Jan Novák wants the slides", session(ended), READER)
    assert (await answers(stage))[(LINE, f"session:{ended}")] == "Jan Novák wants the slides"


async def test_feedback_with_words_keeps_them_at_once_and_asks_what_they_are_about(
    stage: Stage, ended: int
) -> None:
    await after_the_pushes(stage)
    shown = await stage.says(EMMA, "/feedback The bus was late")
    assert shown == [remark_message("The bus was late", session(ended), READER)]
    assert await answers(stage) == {(LINE, f"session:{ended}"): "The bus was late"}
    rating = Rating(session=session(ended))
    general = filed_message("The bus was late", rating, READER, general=True)
    assert await stage.taps(EMMA, "About the mission in general") == [general]
    [(question, subject)] = await answers(stage)
    assert (question, subject[:16]) == (FREE, "20230424T083000:")
    assert await stage.taps(EMMA, "About this session") != []
    assert await answers(stage) == {(LINE, f"session:{ended}"): "The bus was late"}


async def test_a_second_remark_stands_beside_the_first(stage: Stage, ended: int) -> None:
    await stage.says(EMMA, "/feedback Cold room")
    await stage.says(EMMA, "/feedback Warm hosts")
    assert await answers(stage) == {(LINE, f"session:{ended}"): "Cold room\nWarm hosts"}
    await stage.taps(EMMA, "About the mission in general")
    kept = await answers(stage)
    assert kept.pop((LINE, f"session:{ended}")) == "Cold room"
    assert list(kept.values()) == ["Warm hosts"]


async def test_feedback_far_from_any_session_is_about_the_mission(stage: Stage) -> None:
    assert await stage.says(EMMA, "/feedback Nice\nhotel") == [free_kept_message("Nice\nhotel", READER)]
    assert list((await answers(stage)).values()) == ["Nice\nhotel"]


async def test_before_the_first_session_ends_something_can_be_said(stage: Stage) -> None:
    assert await stage.says(EMMA, "/feedback") == [nothing_ended_message(READER)]
    await stage.taps(EMMA, "Something else")
    assert await stage.says(EMMA, "More breaks, please") == [free_kept_message("More breaks, please", READER)]
    assert list((await answers(stage)).values()) == ["More breaks, please"]


async def test_something_else_can_be_cancelled(stage: Stage) -> None:
    await stage.says(EMMA, "/feedback")
    await stage.taps(EMMA, "Something else")
    await stage.taps(EMMA, "Cancel")
    assert await answers(stage) == {}
    emma = stage.telegram[EMMA]
    async with stage.database.reading(stage.now) as tx:
        assert await tx.flows.of(emma, emma) is None


async def test_the_list_shows_the_unrated_sessions_of_today_first(stage: Stage, ended: int) -> None:
    second = await stage.add_session("Tram depot", at(24, 10, 0), lasts=timedelta(minutes=20))
    await stage.add_session("Lunch", at(24, 10, 20), lasts=timedelta(minutes=5), is_break=True)
    await stage.add_session("Still to come", at(24, 18, 0))
    await stage.says(EMMA, "/feedback")
    await stage.taps(EMMA, "09:00 City hall")
    await stage.taps(EMMA, "★ 4")
    await stage.taps(EMMA, "Skip")
    zoned = Reader("en", stage.mission.zone)
    day = date(2023, 4, 24)
    tram = session(second, title="Tram depot", starts_at=datetime(2023, 4, 24, 8, 0, tzinfo=UTC))
    hall = session(ended, starts_at=datetime(2023, 4, 24, 7, 0, tzinfo=UTC))
    ratings = [Rating(session=tram), Rating(session=hall, stars=4)]
    assert await stage.taps(EMMA, "Other sessions") == [day_message(ratings, day, [day], 0, zoned)]


async def test_other_days_are_one_tap_away(stage: Stage, ended: int) -> None:
    await stage.add_session("Day two", at(25, 9, 0))
    stage.move(datetime(2023, 4, 25, 12, 0, tzinfo=UTC))
    await after_the_pushes(stage)
    [shown] = await stage.says(EMMA, "/feedback")
    assert labels(shown) == [["09:00 Day two"], ["‹ Mon 24 Apr"], ["Something else"]]
    [back] = await stage.taps(EMMA, "‹ Mon 24 Apr")
    assert labels(back) == [["09:00 City hall"], ["Tue 25 Apr ›"], ["Something else"]]


async def test_a_photo_is_no_line_but_is_kept(stage: Stage, ended: int) -> None:
    await stage.deliver()
    await stage.taps(EMMA, "★ 3")
    photo = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
    [asked] = await stage.says(EMMA, "", photo=photo)
    assert asked.text == "I have kept this safe: 1 photo. Where does it belong?"
    await stage.says(EMMA, "good soup")
    assert (await answers(stage))["session.line", f"session:{ended}"] == "good soup"


def naughty() -> list[str]:
    """Strings that break programs, as far as a person can type them."""
    if not STRINGS.exists():
        pytest.skip("the shared strings are not here")
    listed = json.loads((STRINGS / "blns.json").read_text(encoding="utf-8"))
    for group in json.loads((STRINGS / "strings.json").read_text(encoding="utf-8")).values():
        listed += [one for one in (group if isinstance(group, list) else [group]) if isinstance(one, str)]
    return [one for one in listed if one.strip() and len(one) <= TEXT_LIMIT]


async def test_every_line_is_kept_as_typed_and_shown_escaped(stage: Stage) -> None:
    person = await stage.person(EMMA)
    lines = naughty()
    async with stage.database.transaction(stage.now) as tx:
        for number, line in enumerate(lines):
            await tx.answers.give(stage.mission.id, person.id, FREE, str(number), line)
        kept = await tx.answers.of_person(stage.mission.id, person.id)
    assert [answer.value for answer in kept] == lines
    shown = [free_kept_message(line, READER) for line in lines]
    wanted = [f"Kept, about the mission in general: “{trimmed(line, 300)}”" for line in lines]
    turning = str.maketrans("", "", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert [plain_text(message.text).translate(turning) for message in shown] == [
        line.translate(turning) for line in wanted
    ]


async def test_awkward_lines_come_through_the_conversation(stage: Stage) -> None:
    awkward = [
        "<b>unclosed",
        "a < b && c > d",
        "😀" * 2000,
        "{ $title }",
        "  leading blanks",
        "\u202eright to left",
    ]
    for line in awkward:
        await stage.says(EMMA, "/feedback")
        await stage.taps(EMMA, "Something else")
        await stage.says(EMMA, line)
    assert list((await answers(stage)).values()) == awkward


@pytest.mark.parametrize("language", ["uk", "cs", "en"])
def test_every_message_fits_whatever_was_typed(language: str) -> None:
    reader = Reader(language)
    long = session(title="<&𝕏" * 1000)
    rating = Rating(session=long, stars=5, line="й<" * 2000)
    many = [Rating(session=session(number, title="𝕏" * 500)) for number in range(500)]
    day = date(2023, 4, 24)
    shown = (
        stars_message(long, reader),
        session_message(rating, reader),
        rated_message(rating, reader, listening=True),
        settled_message(rating, reader),
        skipped_message(long, reader),
        line_kept_message(rating, reader),
        remark_message(rating.line, long, reader),
        filed_message(rating.line, rating, reader, general=False),
        day_message(many, day, [day], 3, reader),
    )
    assert [message for message in shown if shown_length(message.text) > TEXT_LIMIT] == []
    assert [message for message in shown if sum(len(row) for row in message.buttons) > 20] == []
