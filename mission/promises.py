"""Promises made, changed, settled and put back: the one place where their nudges are planned along with them.

promise.reason   promise:ID   why it was dropped, in the member's words
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Literal

from mission.errors import UserError
from mission.nudges import NUDGE, about, beginning_of, delays_in, next_of, occasion_of
from mission.planner import plan_promise
from mission.reminding import close_asking, correct_nudge, refresh_asking, stop_nudging
from storage.contacts import Contact
from storage.outbox import Outgoing
from storage.people import Member
from storage.promises import OwedBy, Promise
from storage.record import Record
from storage.transaction import Transaction

REASON: Final = "promise.reason"
LATER: Final = {"day": timedelta(days=1), "week": timedelta(days=7)}

Close = Literal["done", "dropped"]
PutOff = Literal["day", "week"]


class Owed(Record):
    """A promise that is still open, and to whom."""

    promise: Promise
    contact: Contact


def is_overdue(promise: Promise, today: date) -> bool:
    return promise.state == "open" and promise.due_on is not None and promise.due_on < today


# --- what others do with promises -------------------------------------------------------------------------------


async def make(
    tx: Transaction,
    member: Member,
    contact_id: int,
    *,
    text: str,
    due_on: date | None,
    owed_by: OwedBy = "us",
) -> Promise:
    """A member promises something to a contact, or waits for what the contact has promised."""
    said = {"text": text, "due_on": due_on, "owed_by": owed_by}
    made = await tx.promises.make(contact_id, member.person.id, **said)  # type: ignore[arg-type]
    if due_on:
        await plan_promise(tx, member, made)
    return made


async def change(
    tx: Transaction, member: Member, promise: Promise, *, text: str, due_on: date | None
) -> Promise:
    """Other words or another day for a member's promise; as it is afterwards."""
    await tx.promises.change(promise.id, text=text, due_on=due_on)
    changed = promise.model_copy(update={"text": text, "due_on": due_on})
    if due_on != promise.due_on:
        await plan_promise(tx, member, changed)
    await correct_nudge(tx, member.membership.mission_id, promise.id)
    await refresh_asking(tx, member.membership.mission_id, promise.id)
    return changed


async def close(tx: Transaction, member: Member, promise: Promise, state: Close) -> None:
    """Done or dropped."""
    await tx.promises.close(promise.id, state)
    await plan_promise(tx, member, promise.model_copy(update={"state": state}))
    await correct_nudge(tx, member.membership.mission_id, promise.id)
    await close_asking(tx, member.membership.mission_id, promise.id)


async def restore(tx: Transaction, member: Member, promise: Promise, contact_id: int) -> None:
    """Put a removed promise back as it was."""
    await plan_promise(tx, member, await tx.promises.restore(promise, contact_id))


async def forget(tx: Transaction, mission_id: int, promise: Promise) -> None:
    """Remove a promise, and stop what would remind somebody of it."""
    await close_asking(tx, mission_id, promise.id)
    await tx.promises.remove(promise.id)
    await stop_nudging(tx, mission_id, promise.id)
    await correct_nudge(tx, mission_id, promise.id)


# --- what a nudge asks ------------------------------------------------------------------------------------------


async def nudged(tx: Transaction, row: Outgoing) -> Owed | None:
    """What a nudge is about; None when it is settled, gone, somebody else's, or due on another day by now."""
    promise_id, _ = about(row.occasion)
    promise = await tx.promises.get(promise_id)
    contact = await tx.contacts.get(promise.contact_id) if promise else None
    if promise is None or contact is None or promise.state != "open":
        return None
    right = promise.owner_id == row.person_id and occasion_of(promise) == row.occasion
    return Owed(promise=promise, contact=contact) if right else None


Standing = Literal["done", "dropped", "moved", "handed", "gone"]


async def standing_of(tx: Transaction, row: Outgoing) -> tuple[Standing, Owed | None]:
    """How things stand with the promise of a nudge that asks no longer; what it is now, if it is still kept."""
    promise = await tx.promises.get(about(row.occasion)[0])
    contact = await tx.contacts.get(promise.contact_id) if promise else None
    if promise is None or contact is None:
        return "gone", None
    owed = Owed(promise=promise, contact=contact)
    if promise.owner_id != row.person_id:
        return "handed", owed
    return ("moved" if promise.state == "open" else promise.state), owed


async def own(
    tx: Transaction, member: Member, promise_id: int, due_on: date | None, *, state: str = "open"
) -> Owed:
    """A member's promise, due on this day and in this state; refused where that is no longer so."""
    promise = await tx.promises.get(promise_id)
    contact = await tx.contacts.get(promise.contact_id) if promise else None
    if promise is None or contact is None or contact.mission_id != member.membership.mission_id:
        raise UserError("stale-button")
    if (promise.owner_id, promise.state, promise.due_on) != (member.person.id, state, due_on):
        raise UserError("stale-button")
    return Owed(promise=promise, contact=contact)


async def reopen(tx: Transaction, member: Member, owed: Owed) -> Owed:
    """Done or dropped by mistake: open again, with its nudges and without the reason for dropping it."""
    await tx.promises.reopen(owed.promise.id)
    opened = owed.promise.model_copy(update={"state": "open", "closed_at": None})
    await tx.answers.take_back(*_mine(member), REASON, f"promise:{opened.id}")
    await plan_promise(tx, member, opened)
    await correct_nudge(tx, member.membership.mission_id, opened.id)
    return owed.model_copy(update={"promise": opened})


async def may_wait(tx: Transaction, member: Member, promise: Promise, *, after: int = 0) -> bool:
    """Whether a nudge is still to come, besides the one in row `after`: only then it can be put off."""
    rows = [row for row in await _nudges(tx, member, promise) if row.id != after]
    return next_of(rows, promise) is not None


async def put_off(tx: Transaction, member: Member, promise: Promise, how: PutOff, today: date) -> date:
    """The next nudge comes tomorrow morning, or in a week; that day. Refused where none is to come."""
    rows = await _nudges(tx, member, promise)
    waiting = next_of(rows, promise)
    if waiting is None:
        raise UserError("stale-button")
    asked = max(today, promise.due_on or today) + LATER[how]
    await tx.outbox.keep_subject(waiting.id, {"until": asked.isoformat()})
    await plan_promise(tx, member, promise)
    return asked


async def keep_reason(tx: Transaction, member: Member, promise: Promise, words: str) -> None:
    """Why a promise was dropped."""
    await tx.answers.give(*_mine(member), REASON, f"promise:{promise.id}", words)


async def _nudges(tx: Transaction, member: Member, promise: Promise) -> list[Outgoing]:
    rows = await tx.outbox.of_occasions(member.membership.mission_id, NUDGE, beginning_of(promise.id))
    return [row for row in rows if row.person_id == promise.owner_id]


async def waiting_until(tx: Transaction, member: Member) -> Callable[[Promise], date | None]:
    """By promise: the day until which its owner has put it off, where they have."""
    rows = await tx.outbox.of_person(*_mine(member), (NUDGE,))
    waiting = [row for row in rows if row.state == "queued"]
    days: dict[str, date] = {occasion: day for (occasion, _), day in delays_in(waiting).items()}
    return lambda promise: days.get(occasion_of(promise))


def _mine(member: Member) -> tuple[int, int]:
    return member.membership.mission_id, member.person.id
