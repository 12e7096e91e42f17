"""Answers: each counts as soon as it is given, and a later one to the same question replaces it."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from storage.record import Record
from storage.schema import answers
from storage.store import Store


class Answer(Record):
    """What a member said to a question (such as "session.stars") about a subject (such as "session:12")."""

    id: int
    mission_id: int
    person_id: int
    question: str
    subject: str
    value: Any
    answered_at: datetime


class AnswerStore(Store):
    """The answers of every mission."""

    async def give(self, mission_id: int, person_id: int, question: str, subject: str, value: object) -> None:
        """Keep an answer, replacing the one given before."""
        mine = (
            answers.c.mission_id == mission_id,
            answers.c.person_id == person_id,
            answers.c.question == question,
            answers.c.subject == subject,
        )
        if await self._run(update(answers).where(*mine).values(value=value, answered_at=self.now)) == 0:
            given = {
                "mission_id": mission_id,
                "person_id": person_id,
                "question": question,
                "subject": subject,
            }
            await self._run(insert(answers).values(**given, value=value, answered_at=self.now))

    async def take_back(self, mission_id: int, person_id: int, question: str, subject: str) -> None:
        await self._run(
            delete(answers).where(
                answers.c.mission_id == mission_id,
                answers.c.person_id == person_id,
                answers.c.question == question,
                answers.c.subject == subject,
            ),
        )

    async def of_person(self, mission_id: int, person_id: int) -> list[Answer]:
        mine = answers.c.mission_id == mission_id, answers.c.person_id == person_id
        return [
            Answer.of(row) for row in await self._all(select(answers).where(*mine).order_by(answers.c.id))
        ]

    async def to(self, mission_id: int, question: str, subject: str | None = None) -> list[Answer]:
        """Everybody's answers to one question, about one subject or all of them."""
        asked = select(answers).where(answers.c.mission_id == mission_id, answers.c.question == question)
        if subject is not None:
            asked = asked.where(answers.c.subject == subject)
        return [
            Answer.of(row) for row in await self._all(asked.order_by(answers.c.answered_at, answers.c.id))
        ]

    async def about(self, mission_id: int, subject: str) -> list[Answer]:
        """Everybody's answers about one subject, whatever was asked."""
        told = answers.c.mission_id == mission_id, answers.c.subject == subject
        return [
            Answer.of(row) for row in await self._all(select(answers).where(*told).order_by(answers.c.id))
        ]

    async def count_since(self, mission_id: int, since: datetime, without: str) -> int:
        """How many answers were given after a moment, those to one question aside."""
        new = answers.c.mission_id == mission_id, answers.c.answered_at > since, answers.c.question != without
        return int(await self._value(select(func.count()).select_from(answers).where(*new)))

    async def beginning(self, mission_id: int, question: str) -> list[Answer]:
        """Everybody's answers to the questions whose name begins so ("wave:2d." for all of one wave)."""
        begins = answers.c.question.startswith(question, autoescape=True)
        asked = select(answers).where(answers.c.mission_id == mission_id, begins)
        return [
            Answer.of(row) for row in await self._all(asked.order_by(answers.c.answered_at, answers.c.id))
        ]
