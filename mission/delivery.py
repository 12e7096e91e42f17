"""Whether a message is still right when its turn comes, in whose words it is said, and which did not get through."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from storage.missions import Mission
from storage.outbox import PUSH_PRIORITY, Outgoing, Undelivered
from storage.transaction import Transaction
from words import Reader

CONSENT: Final = "membership"
"""The purpose of the one consent that every member gives on joining."""


async def why_not(tx: Transaction, row: Outgoing) -> str | None:
    """The reason why a push must not go out (any more): gone, not agreed, blocked. None: it may.

    Answers to a person's own act always go out: they have just written.
    """
    if row.priority < PUSH_PRIORITY or row.work != "send" or row.person_id is None or row.mission_id is None:
        return None
    member = await tx.people.member(row.mission_id, row.person_id)
    if member is None:
        return "no longer a member"
    if member.person.unreachable_since:
        return "blocked: has blocked the bot"
    if not await tx.people.has_agreed(row.person_id, row.mission_id, CONSENT):
        return "no consent yet"
    return None


async def reader_for(tx: Transaction, row: Outgoing) -> Reader:
    """The language of the person it goes to and the zone of the mission it is about, as they are now."""
    person = await tx.people.get(row.person_id) if row.person_id else None
    mission = await tx.missions.get(row.mission_id) if row.mission_id else None
    return Reader(person.language if person else "en", mission.zone if mission else ZoneInfo("UTC"))


LATELY: Final = timedelta(days=7)
"""How long a push that failed or expired is still told of; one in doubt is told of until somebody settles it."""


@dataclass(frozen=True)
class Deliveries:
    """What did not get through. `unreachable`: members who have blocked the bot, by name."""

    doubtful: Sequence[Undelivered]
    expired: Counter[str]
    failed: Sequence[Undelivered]
    unreachable: Sequence[str]

    @property
    def all_well(self) -> bool:
        return not (self.doubtful or self.expired or self.failed or self.unreachable)


async def deliveries_of(tx: Transaction, mission: Mission) -> Deliveries:
    """Of a mission, as things stand now; what failed because somebody blocked the bot is told once, by their name."""
    rows = await tx.outbox.undelivered(mission.id, tx.now - LATELY)
    members = await tx.people.members_of(mission.id)
    return Deliveries(
        doubtful=[row for row in rows if row.state == "uncertain"],
        expired=Counter(row.kind for row in rows if row.state == "expired"),
        failed=[row for row in rows if row.state == "failed" and not row.reason.startswith("blocked")],
        unreachable=sorted(one.person.name for one in members if one.person.unreachable_since),
    )


async def settle_doubts(
    tx: Transaction, mission: Mission, actor_id: int, row_ids: Sequence[int], *, arrived: bool
) -> int:
    """An organiser says what became of pushes in doubt: they arrived, or are to be sent once more. How many it was.

    What is out of date is never sent again, and stays in doubt until somebody says that it arrived.
    """
    settle = tx.outbox.believe_arrived if arrived else tx.outbox.send_again
    count = await settle(mission.id, row_ids)
    if count:
        act = "delivery.arrived" if arrived else "delivery.again"
        await tx.audit.record(mission.id, actor_id, act, rows=list(row_ids))
    return count
