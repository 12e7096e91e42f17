"""Whether a message is still right when its turn comes, and in whose words it is said."""

from typing import Final
from zoneinfo import ZoneInfo

from storage.outbox import PUSH_PRIORITY, Outgoing
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
