"""The way home: what the mission was worth to a member. Each answer counts at once, a later one replaces it.

    home.goals       1 to 5     how far the member's goals were met
    home.recommend   0 to 10
    home.change      a line     the one thing to change
    home.publish     (see mission/publishing.py)

Any of them may be "skipped". What is open is read from the answers, so that it goes on after days or a restart.
"""

from typing import Final, Literal, get_args

from mission.errors import UserError
from mission.publishing import Words, ask_anew, words_in
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

SKIPPED: Final = "skipped"
HOME: Final = "home."
CHANGE: Final = "home.change"

Scale = Literal["goals", "recommend"]
Question = Literal["goals", "recommend", "change", "publish"]
QUESTIONS: Final[tuple[Question, ...]] = get_args(Question)
SCALES: Final[dict[Scale, range]] = {"goals": range(1, 6), "recommend": range(11)}


class Home(Record):
    """What a member has answered; `words`: what they said on the way, to be published or not."""

    goals: int | None = None
    recommend: int | None = None
    change: str = ""
    words: tuple[Words, ...] = ()
    skipped: frozenset[str] = frozenset()

    def is_answered(self, question: Question) -> bool:
        """Whether there is an answer: skipped is none. What nobody can ask (no words yet) is none either."""
        if question == "publish":
            return bool(self.words) and all(words.choice for words in self.words)
        return getattr(self, question) not in {None, ""}

    @property
    def question(self) -> Question | None:
        """What is asked next; None when all is answered or skipped."""
        return next((one for one in QUESTIONS if self._is_open(one)), None)

    def _is_open(self, question: Question) -> bool:
        asked = question != "publish" or bool(self.words)
        return asked and question not in self.skipped and not self.is_answered(question)


async def home_of(tx: Transaction, member: Member) -> Home:
    """As a member has answered so far."""
    given = await tx.answers.of_person(*_mine(member))
    said = {
        answer.question.removeprefix(HOME): answer.value
        for answer in given
        if answer.question.startswith(HOME) and not answer.subject
    }
    skipped = {question for question, value in said.items() if value == SKIPPED}
    kept = {question: value for question, value in said.items() if question not in {*skipped, "publish"}}
    return Home(words=tuple(words_in(given)), skipped=frozenset(skipped), **kept)


async def rate(tx: Transaction, member: Member, scale: Scale, value: int) -> None:
    """Keep a number of the question's scale."""
    if value not in SCALES[scale]:
        raise UserError("stale-button")
    await tx.answers.give(*_mine(member), f"{HOME}{scale}", "", value)


async def change(tx: Transaction, member: Member, words: str) -> None:
    """Keep the one thing to change, in the member's words."""
    await tx.answers.give(*_mine(member), CHANGE, "", words)
    await ask_anew(tx, member, CHANGE)


async def skip(tx: Transaction, member: Member, question: Question) -> None:
    """Leave an open question; an answer that was given before stays."""
    if not (await home_of(tx, member)).is_answered(question):
        await tx.answers.give(*_mine(member), f"{HOME}{question}", "", SKIPPED)


def _mine(member: Member) -> tuple[int, int]:
    return member.membership.mission_id, member.person.id
