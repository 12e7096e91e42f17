"""Answering: each answer counts as soon as it is given, and can be changed until the survey closes.

survey:ID   DAY or ""   5 stars, 0 to 10, ["the choice"], ["several", "choices"], words as a string, or "skipped"

Anonymous answers are kept apart (storage/anonymous.py): neither resumed nor changed, since nobody knows whose they are.
"""

from datetime import datetime
from typing import Any, Final

from mission.errors import UserError
from mission.privacy import SCRUB
from mission.publishing import ask_anew
from mission.publishing import subject_of as words_of
from mission.surveys.occasions import (
    BY_HAND,
    SURVEY,
    is_asked,
    key_of,
    keys_of,
    occasion_of,
    subject_of,
    unnamed_key,
)
from mission.surveys.records import SKIPPED, Asked, Survey
from storage.missions import Mission
from storage.outbox import Outgoing
from storage.people import Member
from storage.questions import Question
from storage.transaction import Transaction

SCALES: Final = {"stars": range(1, 6), "score": range(11)}


async def survey_of(tx: Transaction, member: Member, mission: Mission, key: str) -> Survey:
    """What a member is asked on an occasion; refused where they are not asked, or it has closed."""
    rows = await tx.outbox.of_person(mission.id, member.person.id, (SURVEY,))
    return await _survey(tx, member, mission, key, _closes(rows, key, tx.now))


async def open_surveys(tx: Transaction, member: Member, mission: Mission) -> list[Survey]:
    """Those that can be answered now and have a question left; anonymous ones have nothing half-finished."""
    rows = await tx.outbox.of_person(mission.id, member.person.id, (SURVEY,))
    due = {
        key_of(row.occasion): row for row in sorted(rows, key=lambda row: row.due_at) if _is_open(row, tx.now)
    }
    found = []
    for key, row in due.items():
        assert row.expires_at is not None  # noqa: S101 - what is open has an end
        asked = await _asked(tx, member, mission, key)
        survey = Survey(key=key, asked=tuple(asked), closes=row.expires_at)
        if survey.left:
            found.append(survey)
    return found


async def _survey(tx: Transaction, member: Member, mission: Mission, key: str, closes: datetime) -> Survey:
    asked = await _asked(tx, member, mission, key)
    if not asked:
        raise UserError("stale-button")
    return Survey(key=key, asked=tuple(asked), closes=closes)


def _closes(rows: list[Outgoing], key: str, now: datetime) -> datetime:
    mine = [row for row in rows if row.occasion == occasion_of(key) and row.expires_at and row.due_at <= now]
    if not mine:
        raise UserError("stale-button")
    closes = max(row.expires_at for row in mine if row.expires_at)
    if closes <= now:
        raise UserError("survey-closed")
    return closes


def _is_open(row: Outgoing, now: datetime) -> bool:
    return row.expires_at is not None and row.due_at <= now < row.expires_at


async def _asked(tx: Transaction, member: Member, mission: Mission, key: str) -> list[Asked]:
    """The questions of an occasion that concern a member, with what they have said."""
    questions = [
        question
        for question in await tx.questions.of_mission(mission.id)
        if is_asked(question, member) and _belongs(question, mission, key)
    ]
    given = await tx.answers.of_person(mission.id, member.person.id) if questions else []
    said = {one.question: one.value for one in given if one.subject == subject_of(key)}
    return [await _with_answer(tx, member, question, said.get(question.name)) for question in questions]


def _belongs(question: Question, mission: Mission, key: str) -> bool:
    return key in keys_of(question, mission) or (not question.anonymous and key == f"{BY_HAND}{question.id}")


async def _with_answer(tx: Transaction, member: Member, question: Question, value: object) -> Asked:
    if question.anonymous:
        took_part = await tx.questions.took_part(question.id, member.person.id)
        return Asked(question=question, skipped=took_part)
    if value == SKIPPED or (question.kind == "several" and value == []):
        return Asked(question=question, skipped=True)
    return Asked(question=question, value=value)


# --- with one's name ----------------------------------------------------------------------------------------------


async def answer(
    tx: Transaction, member: Member, mission: Mission, key: str, question_id: int, *, value: int | str
) -> Survey:
    """Keep a number of the question's scale, one of its choices, or words."""
    question = await _named(tx, member, mission, key, question_id)
    kept = checked(question, value)
    await tx.answers.give(mission.id, member.person.id, question.name, subject_of(key), kept)
    if question.kind == "text":
        await ask_anew(tx, member, words_of(question.name, subject_of(key)))
    return await survey_of(tx, member, mission, key)


async def toggle(
    tx: Transaction, member: Member, mission: Mission, key: str, question_id: int, *, choice: str
) -> Survey:
    """Choose one of several, or take it back; what is chosen so far counts at once."""
    question = await _named(tx, member, mission, key, question_id)
    if question.kind != "several" or choice not in question.options:
        raise UserError("stale-button")
    survey = await survey_of(tx, member, mission, key)
    before = survey.of_question(question_id)
    chosen = set(before.value or ()) if before else set()
    kept = [one for one in question.options if one in chosen ^ {choice}]
    await tx.answers.give(mission.id, member.person.id, question.name, subject_of(key), kept)
    return await survey_of(tx, member, mission, key)


async def skip(tx: Transaction, member: Member, mission: Mission, key: str, question_id: int) -> Survey:
    """Leave an open question; an answer that was given before stays."""
    question = await _named(tx, member, mission, key, question_id)
    survey = await survey_of(tx, member, mission, key)
    asked = survey.of_question(question_id)
    if asked and asked.value is None:
        await tx.answers.give(mission.id, member.person.id, question.name, subject_of(key), SKIPPED)
    return await survey_of(tx, member, mission, key)


async def _named(tx: Transaction, member: Member, mission: Mission, key: str, question_id: int) -> Question:
    asked = (await survey_of(tx, member, mission, key)).of_question(question_id)
    if asked is None or asked.question.anonymous:
        raise UserError("stale-button")
    return asked.question


def checked(question: Question, value: int | str) -> Any:
    """The answer as it is kept; refused where the question does not ask for such a one."""
    if question.kind in SCALES:
        if value not in SCALES[question.kind]:
            raise UserError("stale-button")
        return value
    if question.kind == "choice":
        if value not in question.options:
            raise UserError("stale-button")
        return [value]
    if question.kind != "text" or not isinstance(value, str):
        raise UserError("stale-button")
    return value


# --- without it -----------------------------------------------------------------------------------------------------


async def answer_anonymously(
    tx: Transaction, member: Member, mission: Mission, question_id: int, value: object | None
) -> None:
    """Take part in an anonymous question, for good: `value` as `checked` gives it, None to skip.

    What brought the answer must be blanked in the same transaction; the inbox does that with every update it has done.
    Then the file is written anew: the log beside it still holds what was blanked.
    """
    survey = await survey_of(tx, member, mission, unnamed_key(question_id))
    asked = survey.of_question(question_id)
    if asked is None or not asked.question.anonymous:
        raise UserError("stale-button")
    if not await tx.questions.take_part(question_id, member.person.id):
        raise UserError("survey-answered-already")
    if value is not None:
        await tx.anonymous.keep(question_id, value)
    await tx.facts.set(SCRUB, tx.now.isoformat())
