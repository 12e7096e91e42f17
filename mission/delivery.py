"""Whether a message is still right when its turn comes, in whose words it is said, and which did not get through."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from mission.quiet import is_critical, runs
from storage.missions import Mission
from storage.outbox import PUSH_PRIORITY, Outgoing, Push, Undelivered
from storage.people import Place
from storage.transaction import Transaction
from words import Reader

CONSENT: Final = "membership"
"""The purpose of the one consent that every member gives on joining."""


@dataclass(frozen=True)
class Recipient:
    """Who a message goes to, as things stand now: in the mission it is about (`place`), and in all of theirs."""

    place: Place | None
    places: Sequence[Place]
    reader: Reader


async def recipient_of(tx: Transaction, row: Outgoing) -> Recipient:
    """One look, for all that is to be known when a message's turn comes."""
    places = await tx.people.places_of_person(row.person_id, CONSENT) if row.person_id else []
    place = next((place for place in places if place.mission.id == row.mission_id), None)
    if place is None:
        return Recipient(None, places, await reader_for(tx, row))
    return Recipient(place, places, Reader(place.member.person.language, place.mission.zone))


def why_not(row: Outgoing, recipient: Recipient) -> str | None:
    """The reason why a push must not go out (any more): gone, not agreed, blocked. None: it may.

    Answers to a person's own act always go out: they have just written.
    """
    if not row.is_new_push:
        return None
    if recipient.place is None:
        return "no longer a member"
    if recipient.place.member.person.unreachable_since:
        return "blocked: has blocked the bot"
    return None if recipient.place.agreed else "no consent yet"


async def reader_for(tx: Transaction, row: Outgoing) -> Reader:
    """The language of the person it goes to and the zone of the mission it is about, as they are now."""
    person = await tx.people.get(row.person_id) if row.person_id else None
    mission = await tx.missions.get(row.mission_id) if row.mission_id else None
    return Reader(person.language if person else "en", mission.zone if mission else ZoneInfo("UTC"))


MISSIONS_THAT_NEED_NAMES: Final = 2
LATELY: Final = timedelta(days=7)
"""How long a push that failed or expired is still told of; one in doubt is told of until somebody settles it."""


@dataclass(frozen=True)
class Deliveries:
    """What did not get through. `unreachable`: members who have blocked the bot, by name.

    `expired` and `muted` count by kind; what somebody has muted is no trouble.
    """

    doubtful: Sequence[Undelivered]
    expired: Counter[str]
    failed: Sequence[Undelivered]
    unreachable: Sequence[str]
    muted: Counter[str] = field(default_factory=Counter)

    @property
    def all_well(self) -> bool:
        return not (self.doubtful or self.expired or self.failed or self.unreachable)


async def deliveries_of(tx: Transaction, mission: Mission, since: datetime | None = None) -> Deliveries:
    """Of a mission, as things stand now; what failed because somebody blocked the bot is told once, by their name.

    `since`: what failed or expired after that moment; of the last days, if there is none.
    """
    rows = await tx.outbox.undelivered(mission.id, since or tx.now - LATELY)
    members = await tx.people.members_of(mission.id)
    return Deliveries(
        doubtful=[row for row in rows if row.state == "uncertain"],
        expired=Counter(row.kind for row in rows if row.state == "expired"),
        failed=[row for row in rows if row.state == "failed" and not row.reason.startswith("blocked")],
        unreachable=sorted(one.person.name for one in members if one.person.unreachable_since),
        muted=Counter(row.kind for row in rows if row.state == "muted"),
    )


UNREACHABLE: Final = "unreachable"
"""The kind of the line that tells organisers of somebody who does not get what they must."""
UNREACHABLE_KEEPS: Final = timedelta(hours=24)


async def tell_unreachable(tx: Transaction, row: Outgoing) -> None:
    """Tell the organisers at once who did not get a change notice or a critical broadcast, having blocked the bot.

    Once for each time that a person becomes unreachable, however much they miss meanwhile.
    """
    if row.mission_id is None or row.person_id is None or not (row.kind == "change" or is_critical(row)):
        return
    person = await tx.people.get(row.person_id)
    if person is None or person.unreachable_since is None:
        return
    organisers = {
        member.person.id: member.person.telegram_id
        for member in await tx.people.members_of(row.mission_id)
        if member.membership.role == "organiser" and member.membership.joined_at
    }
    organisers.pop(person.id, None)
    pushes = [
        Push(
            kind=UNREACHABLE,
            mission_id=row.mission_id,
            person_id=organiser,
            occasion=f"unreachable:{person.id}:{person.unreachable_since:%Y%m%dT%H%M%S%f}",
            due_at=tx.now,
            expires_at=tx.now + UNREACHABLE_KEEPS,
            subject={"person": person.id, "what": row.kind},
        )
        for organiser in organisers
    ]
    await tx.outbox.plan(pushes, organisers)


def heading_of(row: Outgoing, recipient: Recipient, now: datetime) -> str:
    """The name of the mission that heads a push while two missions run for the person; "" otherwise."""
    if row.priority < PUSH_PRIORITY or recipient.place is None:
        return ""
    joined = [place.mission for place in recipient.places if place.member.membership.joined_at]
    running = sum(runs(mission, now) for mission in joined)
    return recipient.place.mission.name if running >= MISSIONS_THAT_NEED_NAMES else ""


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
