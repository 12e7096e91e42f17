"""Stars against questions, and what was said beside them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from mission.results.remarks import Remark
from storage.agenda import Session
from storage.answers import Answer
from storage.record import Record

FEWEST_FOR_AVERAGE: Final = 5
"""Under so many answers no average is told: it would be somebody's own answer."""


class Rated(Record):
    """How a session was rated: `answered` of those `asked`, and everybody's stars together."""

    title: str
    starts_at: datetime
    asked: int
    answered: int
    ratings: int
    average: float | None


class Feedback(Record):
    """Ratings of all sessions; `unasked` came without a question of ours (or before it)."""

    asked: int = 0
    answered: int = 0
    unasked: int = 0
    average: float | None = None
    sessions: tuple[Rated, ...] = ()

    @property
    def ratings(self) -> int:
        return self.answered + self.unasked


def feedback(
    asked: Collection[tuple[int, str]], stars: Iterable[Answer], sessions: Mapping[int, Session]
) -> Feedback:
    """Ratings against questions: `asked` are the (person, "session:ID") that have reached somebody."""
    by_session: dict[int, list[Answer]] = {}
    for answer in stars:
        if (session := session_id_of(answer.subject)) in sessions:
            by_session.setdefault(session, []).append(answer)
    questions = {(person, session_id_of(subject)) for person, subject in asked}
    asked_about = Counter(session for _, session in questions)
    rated = []
    for session, answers in by_session.items():
        answered = sum((answer.person_id, session) in questions for answer in answers)
        rated.append(_rated(sessions[session], answers, asked_about[session], answered))
    return Feedback(
        asked=len(questions),
        answered=sum(one.answered for one in rated),
        unasked=sum(one.ratings - one.answered for one in rated),
        average=average([answer for answers in by_session.values() for answer in answers]),
        sessions=tuple(sorted(rated, key=lambda one: (one.starts_at, one.title))),
    )


def session_id_of(subject: str) -> int:
    kind, _, number = subject.partition(":")
    return int(number) if kind == "session" and number.isdecimal() else 0


def _rated(session: Session, answers: Sequence[Answer], asked: int, answered: int) -> Rated:
    return Rated(
        title=session.title,
        starts_at=session.starts_at,
        asked=asked,
        answered=answered,
        ratings=len(answers),
        average=average(answers),
    )


def average(stars: Sequence[Answer]) -> float | None:
    """The mean of at least five answers."""
    if len(stars) < FEWEST_FOR_AVERAGE:
        return None
    return sum(int(answer.value) for answer in stars) / len(stars)


def comments(
    lines: Iterable[Answer], sessions: Mapping[int, Session], names: Mapping[int, str]
) -> tuple[Remark, ...]:
    """What was said beside the stars and about the mission, the newest first."""
    newest = sorted(lines, key=lambda answer: (answer.answered_at, answer.id), reverse=True)
    return tuple(
        Remark(
            name=names.get(answer.person_id, ""),
            text=str(answer.value),
            about=session.title if (session := sessions.get(session_id_of(answer.subject))) else "",
        )
        for answer in newest
    )
