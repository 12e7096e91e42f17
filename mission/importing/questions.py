"""Questions that have answers: what an import may no longer change about them."""

from collections.abc import Sequence

from mission.errors import UserError
from storage.missions import Mission
from storage.questions import SurveyQuestion
from storage.transaction import Transaction

QUOTED = 100


async def refuse_to_change_answered(
    tx: Transaction, mission: Mission, asked: Sequence[SurveyQuestion]
) -> None:
    """Raises UserError where a question that has answers would get another kind, or would be anonymous no longer.

    What was answered under one promise must not be counted under another; another wording is another question.
    """
    known = {question.text: question for question in await tx.questions.of_mission(mission.id, retired=True)}
    for question in asked:
        before = known.get(question.text)
        if before is None or (before.kind, before.anonymous) == (question.kind, question.anonymous):
            continue
        if await tx.questions.is_answered(before):
            raise UserError("imports-question-answered", question=question.text[:QUOTED])
