"""Promises as a member sees them: the lists, and one promise with its history."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from mission.errors import UserError
from mission.handovers import Asked, history
from mission.promises import REASON, Owed, is_overdue
from storage.people import Member
from storage.promises import Promise
from storage.record import Record
from storage.transaction import Transaction

Tab = Literal["mine", "theirs", "overdue", "done"]


class Lists(Record):
    """What a member owes and waits for. `items` are those of one tab; `owners` the names of others who owe them."""

    owed: int
    overdue: int
    awaited: int
    items: tuple[Promise, ...]
    owners: dict[int, str]


async def lists_of(tx: Transaction, member: Member, tab: Tab, today: date) -> Lists:
    """One tab of a member's promises; an organiser sees what the whole delegation is late with."""
    mission_id, person_id = member.membership.mission_id, member.person.id
    both = await tx.promises.open_of(mission_id, person_id, owed_by=None)
    mine = [one for one in both if one.owed_by == "us"]
    theirs = [one for one in both if one.owed_by == "them"]
    late = [one for one in both if is_overdue(one, today)]
    if tab == "overdue" and member.membership.role == "organiser":
        late = await tx.promises.overdue_in(mission_id, today)
    closed = await tx.promises.closed_of(mission_id, person_id) if tab == "done" else []
    chosen = {"mine": mine, "theirs": theirs, "overdue": late, "done": closed}[tab]
    names = await tx.people.names_in(mission_id) if any(one.owner_id != person_id for one in chosen) else {}
    return Lists(
        owed=len(mine),
        overdue=sum(is_overdue(one, today) for one in mine),
        awaited=len(theirs),
        items=tuple(chosen),
        owners={one.owner_id: names.get(one.owner_id, "") for one in chosen if one.owner_id != person_id},
    )


async def with_contacts(tx: Transaction, listed: Sequence[Promise]) -> list[Owed]:
    """A page of promises, each with its contact."""
    found = {number: await tx.contacts.get(number) for number in {one.contact_id for one in listed}}
    pairs = ((one, found[one.contact_id]) for one in listed)
    return [Owed(promise=one, contact=contact) for one, contact in pairs if contact]


async def shown_to(tx: Transaction, member: Member, promise_id: int) -> Owed:
    """A promise that a member may look at: their own, and to an organiser everybody's."""
    promise = await tx.promises.get(promise_id)
    contact = await tx.contacts.get(promise.contact_id) if promise else None
    if promise is None or contact is None or contact.mission_id != member.membership.mission_id:
        raise UserError("stale-button")
    if promise.owner_id != member.person.id and member.membership.role != "organiser":
        raise UserError("stale-button")
    return Owed(promise=promise, contact=contact)


async def reason_of(tx: Transaction, promise: Promise, mission_id: int) -> str:
    """Why it was dropped, in its owner's words; empty where they gave none."""
    given = await tx.answers.to(mission_id, REASON, f"promise:{promise.id}")
    return next((str(answer.value) for answer in given if answer.person_id == promise.owner_id), "")


class Sheet(Record):
    """One promise. `owner` is empty where it is the member's own; `handovers` the earliest first."""

    owed: Owed
    owner: str
    reason: str
    handovers: tuple[Asked, ...]


async def sheet_of(tx: Transaction, member: Member, promise_id: int) -> Sheet:
    """A promise that a member may look at, with all that is known of it."""
    owed = await shown_to(tx, member, promise_id)
    asked: Sequence[Asked] = await history(tx, promise_id)
    owner = await tx.people.get(owed.promise.owner_id)
    others = owed.promise.owner_id != member.person.id
    return Sheet(
        owed=owed,
        owner=owner.name if owner and others else "",
        reason=await reason_of(tx, owed.promise, owed.contact.mission_id),
        handovers=tuple(asked),
    )
