"""A survey as one member has it before them, and a question as its organisers see what came of it."""

from datetime import datetime
from typing import Any, Final, Literal

from storage.questions import Question
from storage.record import Record

SKIPPED: Final = "skipped"


class Asked(Record):
    """A question and what the member has said to it; `value`: see `mission.surveys.answering`."""

    question: Question
    value: Any = None
    skipped: bool = False

    @property
    def is_open(self) -> bool:
        return self.value is None and not self.skipped


class Survey(Record):
    """The questions that one member is asked on one occasion, in order, and until when they can answer."""

    key: str
    asked: tuple[Asked, ...]
    closes: datetime

    @property
    def next(self) -> Asked | None:
        """The first question that is open; None when all is answered or skipped."""
        return next((one for one in self.asked if one.is_open), None)

    @property
    def left(self) -> int:
        return sum(one.is_open for one in self.asked)

    @property
    def is_silent(self) -> bool:
        """Whether nothing at all has been said."""
        return self.left == len(self.asked)

    @property
    def is_anonymous(self) -> bool:
        return any(one.question.anonymous for one in self.asked)

    def of_question(self, question_id: int) -> Asked | None:
        return next((one for one in self.asked if one.question.id == question_id), None)

    def number_of(self, asked: Asked) -> int:
        """Which of the questions it is, from 1."""
        return 1 + [one.question.id for one in self.asked].index(asked.question.id)


class SurveyText(Record):
    """Words that were typed; `name` is "" where nobody may know whose they are."""

    name: str
    text: str


class SurveyResult(Record):
    """A question and what came of it: `answered` of those `asked` (for each evening, where it is asked each evening).

    counts: by choice, or by number, those that nobody chose among them. mean: of at least five numbers. silent: the
    names of those who have said nothing. hidden: an anonymous question shows nothing while it is "open", so that one
    answer more does not tell whose it was, nor with too "few" answers.
    """

    question_id: int
    question: str
    kind: str
    anonymous: bool
    retired: bool = False
    asked: int = 0
    answered: int = 0
    hidden: Literal["", "open", "few"] = ""
    counts: tuple[tuple[str, int], ...] = ()
    mean: float | None = None
    texts: tuple[SurveyText, ...] = ()
    silent: tuple[str, ...] = ()
