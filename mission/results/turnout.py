"""Of those who were asked: who has answered, who has not."""

from collections.abc import Collection, Iterable, Mapping

from storage.answers import Answer
from storage.people import Member
from storage.record import Record


class Turnout(Record):
    """Who has done something, and who has not yet."""

    done: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def asked(self) -> int:
        return len(self.done) + len(self.missing)


def who_answered(answers: Iterable[Answer]) -> set[int]:
    """Those who have said something; to skip every question is to say nothing."""
    return {answer.person_id for answer in answers if answer.value != "skipped"}


def turnout(asked: Iterable[int], answered: Collection[int], names: Mapping[int, str]) -> Turnout:
    """Of those who were asked: who has answered."""
    people = sorted(asked, key=lambda person: (names.get(person, ""), person))
    return Turnout(
        done=tuple(names.get(person, "") for person in people if person in answered),
        missing=tuple(names.get(person, "") for person in people if person not in answered),
    )


def joined(members: Iterable[Member]) -> Turnout:
    """Of everybody in the mission: who has joined."""
    everybody = list(members)
    return Turnout(
        done=tuple(member.person.name for member in everybody if member.membership.joined_at),
        missing=tuple(member.person.name for member in everybody if not member.membership.joined_at),
    )
