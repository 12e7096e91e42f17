"""Every question of the bot's own, and every answer that it offers, has words in each language."""

import re
from itertools import product
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from mission.evening import What
from mission.exporting.asked import answer_words, asked_words, is_record, source_of
from mission.followup import Settling, Thanked
from mission.followup.asking import CHOICES, TYPED
from mission.followup.items import Question
from mission.followup.outcomes import VALUE
from mission.followup.partners import WITHOUT_PROJECT
from mission.home import QUESTIONS
from storage.projects import STAGES
from words import LANGUAGES, Reader

PRAGUE = ZoneInfo("Europe/Prague")
INTERNAL = re.compile(r"^[a-z0-9]+([:.-][a-z0-9]+)+$|^[a-z]+$")
"""How keys look: words of a language have a space or a capital, or are in another script."""
LATER = sorted({*get_args(Question)} - {VALUE.rpartition(".")[2]})
EARLY = ("thanked", "step", "day", "contacts", "promise")
ASKED = (
    *(
        f"wave:{wave}.{name}"
        for wave, name in product(("2d", "14d", "1m", "3m", "6m", "12m"), (*EARLY, *LATER))
    ),
    *(f"home.{name}" for name in QUESTIONS),
    *(f"evening.{what}" for what in (*get_args(What), "nothing")),
    *("session.stars", "session.line", "free.line", "promise.reason", "baseline"),
)
STEPS = ("made", "changed", "confirmed", "moved", "done", "dropped", "nothing", "skipped")
OFFERED: tuple[tuple[str, str], ...] = (
    *(("wave:2d.thanked", value) for value in (*get_args(Thanked), "skipped")),
    *(("wave:2d.step", value) for value in STEPS),
    *(("wave:6m.promise", value) for value in get_args(Settling)),
    *(("wave:1m.stage", value) for value in (*STAGES, *WITHOUT_PROJECT, "skipped")),
    *(
        (f"wave:3m.{name}", value)
        for name, values in CHOICES.items()
        if name not in {"worth", "value"}
        for value in values
    ),
    *(("wave:2d.day", "none"), ("wave:2d.contacts", "none"), ("wave:3m.help-line", "asked")),
    *(("wave:6m.evidence", "given"), ("wave:1m.name", "named"), ("home.goals", "skipped")),
    *(("home.publish", "yes"), ("baseline", "known"), ("baseline", "nobody"), ("survey:7", "skipped")),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", ASKED)
def test_every_question_of_the_bots_own_has_words(question: str, language: str) -> None:
    said = asked_words(question, Reader(language, PRAGUE))
    assert not INTERNAL.match(said)
    assert question not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_that_is_offered_has_words(language: str) -> None:
    reader = Reader(language, PRAGUE)
    asked = [(question, value, answer_words(question, value, reader)) for question, value in OFFERED]
    own = {"done", "dropped", "skipped", "renamed"} if language == "en" else {"hotovo"}
    assert [one for one in asked if language != "uk" and INTERNAL.match(one[2]) and one[2] not in own] == []
    assert [one for one in asked if language != "en" and one[1] == one[2]] == []


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("session.line", "skipped"),
        ("session.stars", 5),
        ("wave:12m.worth", "4"),
        ("wave:2d.day", "2023-05-05"),
        ("survey:7", ["yes", "no"]),
        ("home.change", "none"),
        ("evening.copy", "no"),
    ],
)
def test_what_was_typed_or_counted_stays_as_it_is(question: str, value: object) -> None:
    assert answer_words(question, value, Reader("en", PRAGUE)) == value


@pytest.mark.parametrize("asked", TYPED)
def test_a_wave_is_told_with_its_question(asked: str) -> None:
    assert asked_words(f"wave:6m.{asked}", Reader("en", PRAGUE)).startswith("After 6 months: ")


def test_what_nobody_was_asked_is_no_answer() -> None:
    kept = ("wave:1m.project", "wave:3m.agreement", "change.seen", "wave:1m.stage", "survey:7", "home.change")
    assert [one for one in kept if is_record(one)] == ["wave:1m.project", "wave:3m.agreement", "change.seen"]


@pytest.mark.parametrize(
    ("subject", "source"),
    [
        ("evening.copy:2023-04-25", "evening.copy"),
        ("session.line:session:4", "session.line"),
        ("home.change", "home.change"),
        ("survey:7:2023-04-28", "survey:7"),
        ("", ""),
    ],
)
def test_a_consent_is_about_the_answer_to_another_question(subject: str, source: str) -> None:
    assert source_of(subject) == source
