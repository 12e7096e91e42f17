"""The promises that are still open: what the wave of +14 days asks about, and what later waves end with."""

from datetime import date, timedelta
from typing import Final, Literal

from mission import promises
from mission.errors import UserError
from mission.followup.wave import OVERDUE, mine, own_debts
from mission.promises import Owed
from storage.people import Member
from storage.promises import Promise
from storage.transaction import Transaction

LATER: Final = timedelta(days=7)

Settling = Literal["done", "later", "dropped"]


async def still_owed(tx: Transaction, member: Member, wave: str, today: date) -> list[Owed]:
    """A member's open promises that this wave has no answer to yet; in the wave of +14 days the overdue ones.

    Of those, what the member has put off until a later day is not asked about before it.
    """
    mission_id, person_id = mine(member)
    contacts = {contact.id: contact for contact in await tx.contacts.of_mission(mission_id)}
    given = await tx.answers.of_person(mission_id, person_id)
    answered = {answer.subject for answer in given if answer.question == f"wave:{wave}.promise"}
    put_off = await promises.waiting_until(tx, member) if wave == OVERDUE else None
    return [
        Owed(promise=promise, contact=contacts[promise.contact_id])
        for promise in await own_debts(tx, member)
        if f"promise:{promise.id}" not in answered
        and _is_due_in(wave, promise, today)
        and (put_off is None or (put_off(promise) or today) <= today)
    ]


def _is_due_in(wave: str, promise: Promise, today: date) -> bool:
    return wave != OVERDUE or (promise.due_on is not None and promise.due_on < today)


async def settle(
    tx: Transaction, member: Member, wave: str, promise_id: int, *, how: Settling, today: date
) -> Promise:
    """Done, dropped, or a week later; the promise as it was. Refused when it is not the member's or not open."""
    promise = next((one for one in await own_debts(tx, member) if one.id == promise_id), None)
    if promise is None:
        raise UserError("stale-button")
    if how == "later":
        later = max(promise.due_on or today, today) + LATER
        await promises.change(tx, member, promise, text=promise.text, due_on=later)
    else:
        await promises.close(tx, member, promise, how)
    await tx.answers.give(*mine(member), f"wave:{wave}.promise", f"promise:{promise_id}", how)
    return promise
