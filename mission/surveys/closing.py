"""When a question has closed, and what may still be asked: an anonymous one that is over stays over."""

from mission.surveys.occasions import SURVEY, occasion_of, unnamed_key
from storage.missions import Mission
from storage.questions import Question
from storage.transaction import Transaction


async def has_closed(tx: Transaction, mission: Mission, question: Question) -> bool:
    """Whether an anonymous question was asked, and nobody can answer it any more."""
    rows = await tx.outbox.of_occasion(mission.id, SURVEY, occasion_of(unnamed_key(question.id)))
    return bool(rows) and all(row.expires_at is not None and row.expires_at <= tx.now for row in rows)


async def to_be_asked(tx: Transaction, mission: Mission) -> list[Question]:
    """The questions that the plan is made of.

    What has been answered without a name and has closed is asked nobody else, whatever moment the mission file moves it
    to: results before and after would tell whose the new answer is.
    """
    return [
        question
        for question in await tx.questions.of_mission(mission.id)
        if not (question.anonymous and await _is_over(tx, mission, question))
    ]


async def _is_over(tx: Transaction, mission: Mission, question: Question) -> bool:
    return await has_closed(tx, mission, question) and bool(await tx.questions.participants(question.id))
