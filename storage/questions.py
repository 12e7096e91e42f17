"""The organisers' own questions, in the order of the mission file. One that has answers is retired, never deleted."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, insert, literal, or_, select, update

from storage.record import Record
from storage.schema import anonymous_answers, answers, participations, questions
from storage.store import Store


class SurveyQuestion(Record):
    """An organiser's own question, as the mission file gives it; `choices` stand a line each."""

    text: str
    kind: str
    choices: str
    asked_when: str
    audience: str
    anonymous: bool


class Question(SurveyQuestion):
    """The same as it is kept: its number stays through every import, so that its answers stay its own."""

    id: int
    mission_id: int
    place: int
    retired_at: datetime | None

    @property
    def options(self) -> tuple[str, ...]:
        """What can be chosen; nothing where the answer is free."""
        return tuple(self.choices.split("\n")) if self.choices else ()

    @property
    def name(self) -> str:
        """What its answers are filed under."""
        return f"survey:{self.id}"

    @property
    def as_written(self) -> SurveyQuestion:
        return SurveyQuestion.model_validate(self.model_dump(include=set(SurveyQuestion.model_fields)))


class QuestionStore(Store):
    """The questions of every mission, and who has taken part in the anonymous ones."""

    async def of_mission(self, mission_id: int, *, retired: bool = False) -> list[Question]:
        """What is asked, in order; with `retired` also what was asked before, at the end."""
        asked = select(questions).where(questions.c.mission_id == mission_id)
        if not retired:
            asked = asked.where(questions.c.retired_at.is_(None))
        in_order = asked.order_by(questions.c.retired_at.is_not(None), questions.c.place, questions.c.id)
        return [Question.of(row) for row in await self._all(in_order)]

    async def get(self, question_id: int) -> Question | None:
        row = await self._first(select(questions).where(questions.c.id == question_id))
        return Question.of(row) if row else None

    async def set_all(self, mission_id: int, asked: Sequence[SurveyQuestion]) -> None:
        """Make the questions those of the mission file, matched by their text; the rest is retired or deleted."""
        known = {question.text: question for question in await self.of_mission(mission_id, retired=True)}
        for place, question in enumerate(asked, 1):
            told: dict[str, Any] = {**question.model_dump(), "place": place, "retired_at": None}
            if question.text in known:
                here = questions.c.id == known.pop(question.text).id
                await self._run(update(questions).where(here).values(**told))
            else:
                await self._run(insert(questions).values(mission_id=mission_id, **told))
        for gone in known.values():
            await self._retire(gone)

    async def _retire(self, question: Question) -> None:
        here = questions.c.id == question.id
        if not await self.is_answered(question):
            await self._run(delete(questions).where(here))
        elif question.retired_at is None:
            await self._run(update(questions).where(here).values(retired_at=self.now))

    async def is_answered(self, question: Question) -> bool:
        """Whether anybody has said anything to it, be it that they skip it."""
        return bool(await self._value(select(or_(*(exists(rows) for rows in _said_to(question))))))

    async def take_part(self, question_id: int, person_id: int) -> bool:
        """Somebody answers (or skips) an anonymous question; False where they have done so before."""
        if await self.took_part(question_id, person_id):
            return False
        await self._run(insert(participations).values(question_id=question_id, person_id=person_id))
        return True

    async def took_part(self, question_id: int, person_id: int) -> bool:
        mine = participations.c.question_id == question_id, participations.c.person_id == person_id
        return await self._first(select(literal(1)).where(*mine)) is not None

    async def participants(self, question_id: int) -> set[int]:
        rows = await self._all(
            select(participations.c.person_id).where(participations.c.question_id == question_id)
        )
        return {row.person_id for row in rows}


def _said_to(question: Question) -> tuple[Any, ...]:
    """Everything that may have been said to a question, by the table that keeps it."""
    named: tuple[ColumnElement[bool], ...] = (
        answers.c.mission_id == question.mission_id,
        answers.c.question == question.name,
    )
    return (
        select(literal(1)).select_from(answers).where(*named),
        select(literal(1)).select_from(participations).where(participations.c.question_id == question.id),
        select(literal(1))
        .select_from(anonymous_answers)
        .where(anonymous_answers.c.question_id == question.id),
    )
