"""Questions that come as a card: the evening line and the way home."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from mission.evening import PROBLEM
from mission.home import CHANGE, HOME, SKIPPED
from mission.results.feedback import average
from mission.results.remarks import Remark
from storage.answers import Answer
from storage.record import Record


class DayLine(Record):
    """What a member said about a day: one thing worth copying, or a problem."""

    name: str
    text: str
    day: date
    is_problem: bool


class Told(Record):
    """A question that comes as a card: how many were asked and answered, and what they said in words.

    `goals` and `recommend` are means of at least five answers; only the way home asks for them.
    """

    asked: int = 0
    answered: int = 0
    lines: tuple[Remark | DayLine, ...] = ()
    goals: float | None = None
    recommend: float | None = None


def evening(asked: Collection[tuple[int, str]], answers: Sequence[Answer], names: Mapping[int, str]) -> Told:
    """The evening line by person and day: asked of whom, answered by whom, and every line with its day."""
    told = {(answer.person_id, f"evening:{answer.subject}") for answer in answers}
    newest = sorted(answers, key=lambda answer: (answer.answered_at, answer.id), reverse=True)
    return Told(
        asked=len(set(asked)),
        answered=len(told & set(asked)),
        lines=tuple(
            DayLine(
                name=names.get(one.person_id, ""),
                text=one.value,
                day=date.fromisoformat(one.subject),
                is_problem=one.question == PROBLEM,
            )
            for one in newest
            if isinstance(one.value, str)
        ),
    )


def home(asked: Collection[tuple[int, str]], answers: Sequence[Answer], names: Mapping[int, str]) -> Told:
    """The way home: who has answered anything, the means of both scales, and what should change."""
    given = [answer for answer in answers if answer.value != SKIPPED]
    people = {person for person, _ in asked}
    newest = sorted(given, key=lambda answer: (answer.answered_at, answer.id), reverse=True)
    scales = {
        name: average([answer for answer in given if answer.question == f"{HOME}{name}"])
        for name in ("goals", "recommend")
    }
    return Told(
        asked=len(people),
        answered=len({answer.person_id for answer in given} & people),
        lines=tuple(
            Remark(name=names.get(one.person_id, ""), text=str(one.value))
            for one in newest
            if one.question == CHANGE
        ),
        **scales,
    )
