"""Answers of which nobody can tell whose they are: without a person, a number or a time (docs/decisions/0011)."""

import secrets
from typing import Any

from sqlalchemy import delete, func, insert, select

from storage.schema import anonymous_answers
from storage.store import Store


class AnonymousStore(Store):
    """The answers to anonymous questions, in the order of random keys."""

    async def keep(self, question_id: int, value: object) -> None:
        """Keep one more answer, and lay all of the question's anew under new keys.

        On a page of the file rows lie in the order in which they were written: laid anew, they lie in that of the keys.
        """
        values = [*await self.of_question(question_id), value]
        theirs = anonymous_answers.c.question_id == question_id
        await self._run(delete(anonymous_answers).where(theirs))
        keys = sorted(secrets.token_hex(16) for _ in values)
        secrets.SystemRandom().shuffle(values)
        rows = [
            {"key": key, "question_id": question_id, "value": one}
            for key, one in zip(keys, values, strict=True)
        ]
        await self._run_many(insert(anonymous_answers), rows)

    async def of_question(self, question_id: int) -> list[Any]:
        theirs = select(anonymous_answers.c.value).where(anonymous_answers.c.question_id == question_id)
        return [row.value for row in await self._all(theirs.order_by(anonymous_answers.c.key))]

    async def count(self, question_id: int) -> int:
        theirs = anonymous_answers.c.question_id == question_id
        return int(await self._value(select(func.count()).select_from(anonymous_answers).where(theirs)))
