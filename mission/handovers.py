"""Handing a promise over: a colleague is asked, and owes it from the moment they take it.

Until then it stays with who asked, who is nudged as before. One colleague is asked at a time, for seven days.

    handover    handover:ID    to the colleague: the question; to who asked: what came of it
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final, Literal

from mission.errors import UserError
from mission.planner import plan_promise
from mission.reminding import HANDOVER, asking, close_asking, correct_nudge, stop_nudging
from storage.contacts import Contact
from storage.handovers import Handover
from storage.outbox import Push
from storage.people import Member
from storage.promises import Promise
from storage.record import Record
from storage.transaction import Transaction

KEEPS: Final = timedelta(days=7)
"""How long a colleague may take it, and how long the answer is worth telling."""
REMEMBERED: Final = 5
"""Askings that a promise's card tells of."""

Answer = Literal["taken", "declined"]


class Asked(Record):
    """A handover and what it is about. `giver`, `taker`: names, empty once somebody is erased."""

    handover: Handover
    promise: Promise
    contact: Contact
    giver: str
    taker: str


def waits(handover: Handover, tx: Transaction) -> bool:
    """Whether the colleague may still answer."""
    return handover.state == "asked" and tx.now < handover.asked_at + KEEPS


async def takers(tx: Transaction, member: Member) -> list[Member]:
    """Colleagues who can be asked: joined, no hosts, by name."""
    everybody = await tx.people.members_of(member.membership.mission_id)
    return [one for one in everybody if one.person.id != member.person.id and _can_take(one)]


def _can_take(member: Member) -> bool:
    return member.membership.joined_at is not None and member.membership.role != "host"


async def waiting_for(tx: Transaction, promise_id: int) -> Handover | None:
    """The handover that a colleague has not answered yet."""
    return next((one for one in await tx.handovers.of_promise(promise_id) if waits(one, tx)), None)


async def ask(tx: Transaction, member: Member, promise: Promise, taker_id: int) -> Handover:
    """Ask a colleague; whoever was asked before no longer is. The promise is the member's own and open."""
    taker = next((one for one in await takers(tx, member) if one.person.id == taker_id), None)
    if taker is None:
        raise UserError("stale-button")
    mission_id = member.membership.mission_id
    await close_asking(tx, mission_id, promise.id)
    made = await tx.handovers.ask(promise.id, member.person.id, taker_id)
    await _tell(tx, mission_id, made, taker)
    return made


async def withdraw(tx: Transaction, member: Member, promise: Promise) -> None:
    """Ask nobody any longer; refused once it is answered."""
    if await waiting_for(tx, promise.id) is None:
        raise UserError("stale-button")
    await close_asking(tx, member.membership.mission_id, promise.id)


async def answer(tx: Transaction, member: Member, handover_id: int, how: Answer) -> Asked:
    """The colleague takes it, or cannot; who asked is told."""
    asked = await asked_of(tx, member, handover_id)
    if asked is None or not await is_open(tx, asked):
        raise UserError("stale-button")
    await tx.handovers.settle(handover_id, how)
    mission_id = member.membership.mission_id
    if how == "taken":
        await _give(tx, member, asked.promise)
    giver = await tx.people.member(mission_id, asked.handover.from_id)
    if giver:
        await _tell(tx, mission_id, asked.handover, giver)
    return asked


async def is_open(tx: Transaction, asked: Asked) -> bool:
    """Whether there is still something to take, from the one who asked."""
    promise, handover = asked.promise, asked.handover
    return waits(handover, tx) and promise.state == "open" and promise.owner_id == handover.from_id


async def _give(tx: Transaction, taker: Member, promise: Promise) -> None:
    mission_id = taker.membership.mission_id
    await tx.promises.hand_to(promise.id, taker.person.id)
    await stop_nudging(tx, mission_id, promise.id, promise.owner_id)
    await correct_nudge(tx, mission_id, promise.id)
    await plan_promise(tx, taker, promise.model_copy(update={"owner_id": taker.person.id}))


async def asked_of(tx: Transaction, member: Member, handover_id: int) -> Asked | None:
    """A handover that this member was asked; None when it is gone or was never theirs."""
    asked = await about(tx, handover_id)
    right = asked and asked.handover.to_id == member.person.id
    here = asked and asked.contact.mission_id == member.membership.mission_id
    return asked if right and here else None


async def about(tx: Transaction, handover_id: int) -> Asked | None:
    """A handover and its promise; None once the promise is gone."""
    handover = await tx.handovers.get(handover_id)
    promise = await tx.promises.get(handover.promise_id) if handover else None
    contact = await tx.contacts.get(promise.contact_id) if promise else None
    if handover is None or promise is None or contact is None:
        return None
    giver, taker = await tx.people.get(handover.from_id), await tx.people.get(handover.to_id)
    return Asked(
        handover=handover,
        promise=promise,
        contact=contact,
        giver=giver.name if giver else "",
        taker=taker.name if taker else "",
    )


async def history(tx: Transaction, promise_id: int) -> Sequence[Asked]:
    """Who has been asked to take a promise lately, the earliest first."""
    lately = (await tx.handovers.of_promise(promise_id))[-REMEMBERED:]
    found = [await about(tx, one.id) for one in lately]
    return [one for one in found if one]


async def _tell(tx: Transaction, mission_id: int, handover: Handover, to: Member) -> None:
    push = Push(
        kind=HANDOVER,
        mission_id=mission_id,
        person_id=to.person.id,
        occasion=asking(handover.id),
        due_at=tx.now,
        expires_at=tx.now + KEEPS,
        subject={"handover": handover.id},
    )
    await tx.outbox.plan([push], {to.person.id: to.person.telegram_id})
