"""What came of each question: n answered of n asked, counts, means of at least five, words.

Of an anonymous question nothing is told before it has closed for everybody, nor under five answers (docs/decisions/0011).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal

from mission.errors import UserError
from mission.surveys.answering import SCALES
from mission.surveys.closing import has_closed
from mission.surveys.occasions import (
    BY_HAND,
    SURVEY,
    is_asked,
    key_of,
    keys_of,
    subject_of,
)
from mission.surveys.records import SKIPPED, SurveyResult, SurveyText
from storage.answers import Answer
from storage.missions import Mission
from storage.people import Member
from storage.questions import Question
from storage.transaction import Transaction

FEWEST: Final = 5
"""Under so many answers no mean is told, and of an anonymous question nothing."""


async def survey_results(tx: Transaction, mission: Mission) -> list[SurveyResult]:
    """Every question that is asked, in order, and those that were asked before and have answers."""
    return [
        await _result(tx, mission, question)
        for question in await tx.questions.of_mission(mission.id, retired=True)
    ]


async def survey_result(tx: Transaction, mission: Mission, question_id: int) -> SurveyResult:
    """Of one question; refused when it is none of the mission's."""
    question = await tx.questions.get(question_id)
    if question is None or question.mission_id != mission.id:
        raise UserError("stale-button")
    return await _result(tx, mission, question)


async def _result(tx: Transaction, mission: Mission, question: Question) -> SurveyResult:
    reached = await tx.outbox.asked(mission.id, SURVEY)
    members = await tx.people.members_of(mission.id)
    asked = asked_of(question, mission, members, reached)
    if question.anonymous:
        return await _anonymous(tx, mission, question, len(asked))
    given = [one for one in await tx.answers.to(mission.id, question.name) if one.value != []]
    return named_result(question, asked, given, await tx.people.names_in(mission.id))


def asked_of(
    question: Question, mission: Mission, members: Iterable[Member], reached: Iterable[tuple[int, str]]
) -> set[tuple[int, str]]:
    """Person and subject (the day, where it is asked each evening) of everybody whom the question has reached."""
    concerned = {member.person.id for member in members if is_asked(question, member)}
    keys = {*keys_of(question, mission), f"{BY_HAND}{question.id}"}
    return {
        (person, subject_of(key_of(occasion)))
        for person, occasion in reached
        if person in concerned and key_of(occasion) in keys
    }


def named_result(
    question: Question,
    asked: Iterable[tuple[int, str]],
    given: Sequence[Answer],
    names: Mapping[int, str],
) -> SurveyResult:
    """Of a question that is answered by name; whoever answered without having been reached was asked all the same."""
    answers = [one for one in given if one.value != SKIPPED]
    answered = {(one.person_id, one.subject) for one in answers}
    everybody = set(asked) | answered
    silent = {person for person, _ in everybody} - {one.person_id for one in given}
    newest = sorted(answers, key=lambda one: (one.answered_at, one.id), reverse=True)
    texts = [SurveyText(name=names.get(one.person_id, ""), text=str(one.value)) for one in newest]
    return SurveyResult(
        **_about(question),
        asked=len(everybody),
        answered=len(answered),
        silent=tuple(sorted(names.get(person, "") for person in silent)),
        texts=tuple(texts) if question.kind == "text" else (),
        **_figures(question, [one.value for one in answers]),
    )


async def _anonymous(tx: Transaction, mission: Mission, question: Question, asked: int) -> SurveyResult:
    values = await tx.anonymous.of_question(question.id)
    hidden = await _hidden(tx, mission, question, len(values))
    counted = {
        **_about(question),
        "asked": max(asked, len(values)),
        "answered": len(values),
        "hidden": hidden,
    }
    if hidden:
        return SurveyResult(**counted)
    texts = tuple(SurveyText(name="", text=str(one)) for one in values) if question.kind == "text" else ()
    return SurveyResult(**counted, texts=texts, **_figures(question, values))


async def told_without_names(tx: Transaction, mission: Mission) -> list[tuple[str, Any]]:
    """The anonymous answers that may be told, each with its question, in the order of random keys; for the export."""
    told = []
    for question in await tx.questions.of_mission(mission.id, retired=True):
        if question.anonymous:
            values = await tx.anonymous.of_question(question.id)
            hidden = await _hidden(tx, mission, question, len(values))
            told += [] if hidden else [(question.text, value) for value in values]
    return told


async def _hidden(
    tx: Transaction, mission: Mission, question: Question, answers: int
) -> Literal["", "open", "few"]:
    if not await has_closed(tx, mission, question):
        return "open"
    return "few" if answers < FEWEST else ""


def _about(question: Question) -> dict[str, Any]:
    return {
        "question_id": question.id,
        "question": question.text,
        "kind": question.kind,
        "anonymous": question.anonymous,
        "retired": question.retired_at is not None,
    }


def _figures(question: Question, values: Sequence[Any]) -> dict[str, Any]:
    """Counts, and the mean of numbers; choices that the file has dropped since stand at the end."""
    if question.kind in SCALES:
        counted = Counter(values)
        mean = sum(values) / len(values) if len(values) >= FEWEST else None
        return {"counts": tuple((str(at), counted[at]) for at in SCALES[question.kind]), "mean": mean}
    if question.kind in {"choice", "several"}:
        counted = Counter(choice for chosen in values for choice in chosen)
        choices = dict.fromkeys((*question.options, *sorted(counted)))
        return {"counts": tuple((choice, counted[choice]) for choice in choices)}
    return {}
