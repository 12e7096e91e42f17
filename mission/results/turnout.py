"""Of everybody in the mission: who has joined, who has not."""

from collections.abc import Iterable

from storage.people import Member
from storage.record import Record


class Turnout(Record):
    """Who has done something, and who has not yet."""

    done: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def asked(self) -> int:
        return len(self.done) + len(self.missing)


def joined(members: Iterable[Member]) -> Turnout:
    """Of everybody in the mission: who has joined."""
    everybody = list(members)
    return Turnout(
        done=tuple(member.person.name for member in everybody if member.membership.joined_at),
        missing=tuple(member.person.name for member in everybody if not member.membership.joined_at),
    )
