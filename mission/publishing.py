"""A member's own words and whether they may be published: agreed to text by text, taken back by one tap.

    home.publish   SUBJECT   yes | no
    home.publish             skipped

A consent is for the words that were shown: other words in their place are asked about anew.
"""

from collections.abc import Iterable
from typing import Final, Literal

from mission.errors import UserError
from storage.answers import Answer
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

PUBLISH: Final = "home.publish"
VERSION: Final = "2026-11"
"""Of the question that stands in words/, under `home-ask-publish`."""
SOURCES: Final = ("evening.copy", "home.change", "session.line", "free.line")
"""The questions whose answers may be worth publishing, beside the organisers' own that are answered in words.

What was answered anonymously is nowhere among a member's answers, so nobody is ever asked about it.
"""
SURVEYS: Final = "survey:"
FREE: Final = "free.line:"
"""Left out of a purpose, which has room for 40 characters; what follows names a remark well enough."""

Choice = Literal["yes", "no", ""]


class Words(Record):
    """Something that a member said, and what they have chosen about it ("" for nothing yet)."""

    subject: str
    text: str
    choice: Choice = ""


def purpose_of(subject: str) -> str:
    """What a consent to publish these words is filed under."""
    return f"publish:{subject.removeprefix(FREE)}"


def words_in(answers: Iterable[Answer]) -> list[Words]:
    """A member's words among their answers, in the order of the days."""
    given = list(answers)
    chosen = {answer.subject: answer.value for answer in given if answer.question == PUBLISH}
    found = [
        Words(subject=subject, text=answer.value, choice=chosen.get(subject, ""))
        for answer in given
        if _is_words(answer) and (subject := subject_of(answer.question, answer.subject))
    ]
    return sorted(found, key=lambda words: words.subject)


def _is_words(answer: Answer) -> bool:
    """Choices and numbers of a survey are no words (see mission/surveys/answering.py)."""
    is_source = answer.question in SOURCES or answer.question.startswith(SURVEYS)
    return is_source and isinstance(answer.value, str) and answer.value != "skipped"


def subject_of(question: str, subject: str) -> str:
    """What a choice about an answer is filed under ("evening.copy:2023-04-25")."""
    return f"{question}:{subject}" if subject else question


async def choose(tx: Transaction, member: Member, subject: str, *, agreed: bool) -> None:
    """Yes or no to the publication of one text; refused when there is none (any more)."""
    mission_id, person_id = _mine(member)
    words = words_in(await tx.answers.of_person(mission_id, person_id))
    known = next((one for one in words if one.subject == subject), None)
    if known is None:
        raise UserError("stale-button")
    await tx.answers.take_back(mission_id, person_id, PUBLISH, "")
    await tx.answers.give(mission_id, person_id, PUBLISH, subject, "yes" if agreed else "no")
    if agreed and known.choice != "yes":
        told = {"version": VERSION, "language": member.person.language}
        await tx.people.agree(person_id, mission_id, purpose=purpose_of(subject), **told)
    if not agreed:
        await tx.people.withdraw(person_id, mission_id, purpose_of(subject))


async def ask_anew(tx: Transaction, member: Member, subject: str) -> None:
    """The words are others now: nobody has agreed to their publication."""
    mission_id, person_id = _mine(member)
    await tx.answers.take_back(mission_id, person_id, PUBLISH, subject)
    await tx.people.withdraw(person_id, mission_id, purpose_of(subject))


def _mine(member: Member) -> tuple[int, int]:
    return member.membership.mission_id, member.person.id
