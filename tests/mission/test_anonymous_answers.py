"""Anonymous means anonymous: nothing that is kept links a person and an answer, in rows or in the bytes of the file."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.housekeeping import tidy
from mission.exporting.records import everything_of
from mission.planner import plan_mission
from mission.surveys import SurveyResult, survey_results
from storage.inbox import Incoming
from storage.message import Message
from storage.questions import SurveyQuestion
from tests.bot.test_housekeeping import Standing
from tests.stage import Stage, open_stage
from words import Reader

DUE = datetime(2023, 4, 25, 16, 2, tzinfo=UTC)
EMMA, OLENA, PETRO, JAN = "Emma Clark", "Olena Kovalenko", "Petro Bondar", "Jan Dvořák"
WORDS = [f"confidential-{chr(97 + number) * 9}" for number in range(12)]


async def asked(stage: Stage, kind: str = "text", choices: str = "", more: int = 0) -> list[str]:
    """An anonymous question on everybody's screen, for so many members more; their names."""
    names = [EMMA, OLENA, PETRO, JAN]
    for number in range(more):
        names.append(f"Member {number}")
        await stage.add_person(names[-1], "en", "delegate", "Hub")
    given: dict[str, Any] = {"asked_when": "25 April 18:00", "audience": "", "anonymous": True}
    question = SurveyQuestion(text="Honestly?", kind=kind, choices=choices, **given)
    async with stage.database.transaction(stage.now) as tx:
        await tx.questions.set_all(stage.mission.id, [question])
        await plan_mission(tx, stage.mission)
    for name in names:
        await stage.says(name, "/settings en")
    stage.move(DUE)
    await stage.deliver()
    return names


async def results(stage: Stage) -> SurveyResult:
    async with stage.database.reading(stage.now) as tx:
        [found] = await survey_results(tx, stage.mission)
    return found


def dump(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(folder / "attache.db")) as connection:
        connection.row_factory = sqlite3.Row
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - our own tables
            for (name,) in tables
        }


async def exported(stage: Stage) -> list[tuple[str, Any]]:
    async with stage.database.reading(stage.now) as tx:
        return (await everything_of(tx, stage.mission)).anonymous


async def kept(stage: Stage) -> list[Any]:
    async with stage.database.reading(stage.now) as tx:
        (question,) = await tx.questions.of_mission(stage.mission.id)
        return await tx.anonymous.of_question(question.id)


async def waiting(stage: Stage) -> Incoming | None:
    async with stage.database.reading(stage.now) as tx:
        return next(iter(await tx.inbox.open(1)), None)


async def writes(stage: Stage, name: str, words: str) -> list[Message]:
    await stage.taps(name, "Write it")
    return await stage.says(name, words)


async def test_it_says_what_anonymous_means_before_anything_is_said(stage: Stage) -> None:
    await asked(stage)
    means = Reader("en").say("survey-unnamed-means")
    assert [means in message.text for message in await stage.screen(EMMA)].count(True) == 1


async def test_typed_words_stand_in_no_row_but_one_that_names_nobody(stage: Stage) -> None:
    names = await asked(stage, more=8)
    for name, words in zip(names, WORDS, strict=True):
        await writes(stage, name, words)
    tables = dump(stage.folder)
    kept = tables.pop("anonymous_answers")
    assert sorted(json.loads(row["value"]) for row in kept) == WORDS
    assert {column for row in kept for column in row} == {"key", "question_id", "value"}
    assert not any(words in repr(tables) for words in WORDS)
    assert {column for row in tables["participations"] for column in row} == {"question_id", "person_id"}
    assert len(tables["participations"]) == len(names)
    assert {row["raw"] for row in tables["inbox"]} == {""}


async def test_a_tap_leaves_no_trace_of_which_button_it_was(stage: Stage) -> None:
    names = await asked(stage, "choice", "good-choice\nbad-choice", more=2)
    for at, name in enumerate(names):
        await stage.taps(name, ("good-choice", "bad-choice")[at % 2])
    tables = dump(stage.folder)
    del tables["anonymous_answers"], tables["questions"]
    assert "good-choice" not in repr(tables)
    assert "bad-choice" not in repr(tables)
    cards = [row for row in tables["outbox"] if row["kind"] == "survey" and row["state"] == "sent"]
    assert {json.loads(row["content"])["text"] for row in cards} == {
        "Answered. Thank you!\n\n<b>Honestly?</b>",
    }
    assert {row["subject"] for row in cards} == {"{}"}


async def test_two_who_answer_differently_leave_the_same_rows_but_for_their_own_numbers(stage: Stage) -> None:
    await asked(stage, "score")
    await stage.taps(EMMA, "0")
    await stage.taps(JAN, "10")
    emma, jan = await stage.person(EMMA), await stage.person(JAN)
    rows = [row for row in dump(stage.folder)["outbox"] if row["kind"] == "survey" and not row["version"]]
    own = {"id", "token", "person_id", "chat_id", "message_id"}
    shown = {
        row["person_id"]: {name: value for name, value in row.items() if name not in own} for row in rows
    }
    assert shown[emma.id] == shown[jan.id]


SAID = {
    "text": (("I would not come again", "👍 שלום, all was well"), "", ("Write it",)),
    "choice": (("good-choice", "bad-choice"), "good-choice\nbad-choice", ()),
    "score": (("0", "10"), "", ()),
    "several": (("1, 3", "2"), "food\npeople\ncity", ("Choose by number",)),
}
RANDOM = {("outbox", "token"), ("anonymous_answers", "key")}
"""Columns that differ from one run to the next, whatever is said."""


@pytest.mark.parametrize("kind", SAID)
async def test_whoever_says_which_of_two_things_the_database_is_the_same(kind: str, tmp_path: Path) -> None:
    """Every column of every table, its order, its numbers and its times: so nothing in it can tell who said what."""
    (one, other), choices, first = SAID[kind]
    worlds = []
    for number, said in enumerate(((one, other), (other, one))):
        folder = tmp_path / str(number)
        folder.mkdir()
        async with open_stage(folder) as stage:
            await asked(stage, kind, choices)
            for name, words in zip((EMMA, JAN), said, strict=True):
                stage.move(stage.now + timedelta(minutes=7))
                for label in first:
                    await stage.taps(name, label)
                await (stage.says if first else stage.taps)(name, words)
            worlds.append(without_what_is_random(dump(folder)))
    assert worlds[0] == worlds[1]
    assert len(worlds[0]["anonymous_answers"]) == 2
    assert len(worlds[0]["participations"]) == 2


def without_what_is_random(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """In the order of their rows, but for the answers, which lie in that of their random keys."""
    told = {
        name: [{k: _known(v, row) for k, v in row.items() if (name, k) not in RANDOM} for row in rows]
        for name, rows in tables.items()
    }
    return {**told, "anonymous_answers": sorted(told["anonymous_answers"], key=repr)}


def _known(value: Any, row: dict[str, Any]) -> Any:
    """A reply's occasion is its token."""
    return value.replace(row["token"], "") if isinstance(value, str) and "token" in row else value


async def test_the_last_answer_lies_anywhere_among_the_others(stage: Stage) -> None:
    await asked(stage)
    places: Counter[int] = Counter()
    async with stage.database.transaction(stage.now) as tx:
        (question,) = await tx.questions.of_mission(stage.mission.id)
        for last in range(3, 203):
            await tx.anonymous.keep(question.id, last)
            found = await tx.anonymous.of_question(question.id)
            places[3 * found.index(last) // len(found)] += 1
    assert min(places[third] for third in range(3)) > 30, "of 200, a third each would be 67"


async def test_on_the_pages_of_the_file_answers_do_not_lie_in_the_order_they_came(stage: Stage) -> None:
    names = await asked(stage, more=8)
    for name, words in zip(names, WORDS, strict=True):
        await writes(stage, name, words)
    by_key = [row["value"].strip('"') for row in dump(stage.folder)["anonymous_answers"]]
    await stage.database.close()
    data = (stage.folder / "attache.db").read_bytes()
    found = {words: [at for at in range(len(data)) if data.startswith(words.encode(), at)] for words in WORDS}
    assert all(len(places) == 1 for places in found.values()), "what was laid anew is overwritten"
    on_the_page = sorted(WORDS, key=lambda words: found[words])
    assert on_the_page in (by_key, by_key[::-1]), "they lie in the order of random keys"
    assert on_the_page not in (WORDS, WORDS[::-1])
    with (
        closing(sqlite3.connect(stage.folder / "attache.db")) as connection,
        pytest.raises(sqlite3.OperationalError),
    ):
        connection.execute("SELECT rowid FROM anonymous_answers")


async def test_it_can_be_answered_once_and_neither_changed_nor_resumed(stage: Stage) -> None:
    await asked(stage, "score")
    before = (await stage.rows(EMMA))[-1]
    assert before.message is not None
    first, second = before.message.buttons[0][:2]
    assert first.action
    assert second.action
    await stage.taps(EMMA, "0")
    await stage.deliver()
    assert "Anonymous question" not in str(await stage.says(EMMA, "/feedback"))
    person = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        row = (await tx.questions.of_mission(stage.mission.id))[0]
        assert not await tx.questions.take_part(row.id, person.id)
        assert await tx.anonymous.of_question(row.id) == [0]


async def test_one_who_skips_has_taken_part_and_said_nothing(stage: Stage) -> None:
    await asked(stage)
    await stage.taps(EMMA, "Skip")
    stage.move(DUE + timedelta(days=1))
    assert EMMA not in dict(await stage.deliver()), "nobody is reminded of what they have skipped"
    found = await results(stage)
    assert (found.asked, found.answered) == (4, 0)


async def test_results_wait_until_it_has_closed_and_for_five_answers(stage: Stage) -> None:
    names = await asked(stage, "score", more=2)
    for name in names[:4]:
        await stage.taps(name, "3")
    assert (await results(stage)).hidden == "open"
    stage.move(DUE + timedelta(days=3))
    few = await results(stage)
    assert (few.hidden, few.answered, few.counts, few.mean) == ("few", 4, (), None)


async def test_with_five_answers_and_closed_they_are_shown_without_names(stage: Stage) -> None:
    names = await asked(stage, more=2)
    for name, words in zip(names[:5], WORDS, strict=False):
        await writes(stage, name, words)
    still_open = await results(stage)
    assert (still_open.hidden, still_open.texts, still_open.silent) == ("open", (), ())
    stage.move(DUE + timedelta(days=3))
    found = await results(stage)
    assert (found.hidden, found.asked, found.answered, found.silent) == ("", 6, 5, ())
    assert sorted(one.text for one in found.texts) == WORDS[:5]
    assert {one.name for one in found.texts} == {""}


async def test_several_are_chosen_by_number_so_that_no_card_holds_a_half_made_choice(stage: Stage) -> None:
    await asked(stage, "several", "food\npeople\ncity")
    await stage.taps(EMMA, "Choose by number")
    [refused] = await stage.says(EMMA, "4")
    assert refused.text == Reader("en").say("survey-numbers", most=3)
    await stage.says(EMMA, "3, 1")
    async with stage.database.reading(stage.now) as tx:
        row = (await tx.questions.of_mission(stage.mission.id))[0]
        assert await tx.anonymous.of_question(row.id) == [["food", "city"]]


async def test_words_that_come_too_late_are_kept_nowhere(stage: Stage) -> None:
    await asked(stage)
    await stage.taps(EMMA, "Write it")
    stage.move(DUE + timedelta(hours=13))
    shown = await stage.says(EMMA, WORDS[0])
    assert Reader("en").say("survey-not-kept") in [message.text for message in shown]
    assert WORDS[0] not in repr(dump(stage.folder))


async def test_numbers_that_are_none_are_kept_nowhere_however_late_they_come(stage: Stage) -> None:
    """Other words that come long after a question are kept and asked about: these must not be."""
    await asked(stage, "several", "food\npeople\ncity")
    await stage.taps(EMMA, "Choose by number")
    stage.move(DUE + timedelta(hours=2))
    await stage.says(EMMA, WORDS[0])
    assert WORDS[0] not in repr(dump(stage.folder))


@pytest.mark.parametrize("typed", [f"/feedbak {WORDS[0]}", f"/honestly {WORDS[0]}"])
async def test_a_mistyped_command_amid_an_anonymous_question_keeps_nothing(stage: Stage, typed: str) -> None:
    await asked(stage)
    await stage.taps(EMMA, "Write it")
    [said] = await stage.says(EMMA, typed)
    assert "I do not know the command" in said.text
    assert WORDS[0] not in repr(dump(stage.folder))
    await stage.says(EMMA, WORDS[1])
    assert await kept(stage) == [WORDS[1]]


async def test_one_who_may_not_answer_any_more_leaves_no_words(stage: Stage) -> None:
    await asked(stage)
    await stage.taps(EMMA, "Write it")
    person = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, person.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, role="host")
    shown = await stage.says(EMMA, WORDS[0])
    assert [message.text for message in shown] == [Reader("en").say("survey-not-kept")]
    assert WORDS[0] not in repr(dump(stage.folder))


async def test_of_words_too_long_for_one_message_the_rest_is_kept_nowhere(stage: Stage) -> None:
    """A phone sends 4,097 characters as two messages."""
    await asked(stage)
    await writes(stage, EMMA, "x" * 4096)
    [said] = await stage.says(EMMA, WORDS[0])
    assert said.text == Reader("en").say("survey-rest-not-kept")
    assert WORDS[0] not in repr(dump(stage.folder))
    assert await kept(stage) == ["x" * 4096]
    stage.move(stage.now + timedelta(minutes=2))
    [asked_about] = await stage.says(EMMA, "Where is the bus?")
    assert "Where is the bus?" in asked_about.text, "later words are about something else"


async def test_what_the_bot_failed_at_is_no_dead_letter_with_an_answer_in_it(stage: Stage) -> None:
    await asked(stage, "choice", "good-choice\nbad-choice")
    with closing(sqlite3.connect(stage.folder / "attache.db")) as connection:
        connection.execute("DROP TABLE anonymous_answers")
    await stage.taps(EMMA, "bad-choice")
    while incoming := await waiting(stage):
        await stage.worker.work(incoming)
    assert [row["raw"] for row in dump(stage.folder)["inbox"] if row["state"] == "dead"] == [""]


async def test_words_that_the_bot_failed_at_are_no_dead_letter_either(stage: Stage) -> None:
    await asked(stage)
    await stage.taps(EMMA, "Write it")
    with closing(sqlite3.connect(stage.folder / "attache.db")) as connection:
        connection.execute("DROP TABLE anonymous_answers")
    await stage.says(EMMA, WORDS[0])
    while incoming := await waiting(stage):
        await stage.worker.work(incoming)
    tables = dump(stage.folder)
    assert [row["raw"] for row in tables["inbox"] if row["state"] == "dead"] == [""]
    assert WORDS[0] not in repr(tables)


async def test_the_file_is_written_anew_so_that_its_log_holds_nothing_either(stage: Stage) -> None:
    await asked(stage)
    await writes(stage, EMMA, WORDS[0])
    log = stage.folder / "attache.db-wal"
    assert WORDS[0].encode() in log.read_bytes(), "what was blanked is there until then"
    await tidy(stage.database, Standing(stage), stage.folder / "attache.db")
    assert WORDS[0].encode() not in log.read_bytes()


async def test_once_closed_it_is_asked_nobody_else_wherever_the_file_moves_it(stage: Stage) -> None:
    """Results of five and then of six would tell whose the sixth answer is."""
    names = await asked(stage, "score", more=1)
    for name in names:
        await stage.taps(name, "3")
    stage.move(DUE + timedelta(days=3))
    await stage.add_person("Late Comer", "en", "delegate", "Hub")
    moved = SurveyQuestion(
        text="Honestly?", kind="score", choices="", asked_when="28 April 18:00", audience="", anonymous=True
    )
    async with stage.database.transaction(stage.now) as tx:
        await tx.questions.set_all(stage.mission.id, [moved])
        await plan_mission(tx, stage.mission)
    stage.move(DUE + timedelta(days=4))
    assert "Late Comer" not in dict(await stage.deliver())
    found = await results(stage)
    assert (found.hidden, found.answered) == ("", 5)


async def test_the_export_tells_no_more_than_the_results(stage: Stage) -> None:
    names = await asked(stage, "score", more=1)
    for name in names[:4]:
        await stage.taps(name, "3")
    assert await exported(stage) == []
    await stage.taps(names[4], "10")
    assert await exported(stage) == []
    stage.move(DUE + timedelta(days=3))
    assert sorted(await exported(stage)) == [("Honestly?", 3)] * 4 + [("Honestly?", 10)]


async def test_an_erased_member_leaves_an_answer_of_which_nobody_knows_that_it_was_theirs(
    stage: Stage,
) -> None:
    await asked(stage)
    await writes(stage, EMMA, WORDS[0])
    await stage.says(EMMA, "/privacy")
    await stage.taps(EMMA, "Erase everything")
    await stage.taps(EMMA, "Yes, erase everything")
    tables = dump(stage.folder)
    assert len(tables["anonymous_answers"]) == 1
