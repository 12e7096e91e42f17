"""The organiser's digest: what is new since the last one, and what is open and needs a hand."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from mission.changes import SEEN
from mission.delivery import LATELY, Deliveries, deliveries_of
from storage.missions import Mission
from storage.outbox import Outgoing
from storage.transaction import Transaction

BEGINNING: Final = "digest:"
"""How the occasion begins; the day follows."""


@dataclass(frozen=True)
class Digest:
    """`contacts` and `answers`: how many are new; `questions` of members: how many, lately."""

    contacts: int
    answers: int
    questions: int
    deliveries: Deliveries

    @property
    def is_open(self) -> bool:
        """Whether anything needs somebody's hand."""
        return bool(self.questions) or not self.deliveries.all_well


async def digest_of(tx: Transaction, mission: Mission, row: Outgoing) -> Digest | None:
    """What one organiser's digest says now; None on a Monday after the mission when nothing is open."""
    since = await _last(tx, row) or mission.created_at
    asked = min(since, tx.now - LATELY)
    questions = await tx.notes.of_mission(mission.id, "question")
    digest = Digest(
        contacts=await tx.contacts.count_since(mission.id, since),
        answers=await tx.answers.count_since(mission.id, since, SEEN),
        questions=sum(question.written_at > asked for question in questions),
        deliveries=await deliveries_of(tx, mission, since),
    )
    day = date.fromisoformat(row.occasion.removeprefix(BEGINNING))
    return digest if digest.is_open or day <= mission.ends_on else None


async def _last(tx: Transaction, row: Outgoing) -> datetime | None:
    """When the same organiser last got one: what expired in days of downtime is told by the first one after."""
    rows = await tx.outbox.of_person(row.mission_id or 0, row.person_id or 0, (row.kind,))
    return max((one.sent_at for one in rows if one.sent_at and one.id != row.id), default=None)
