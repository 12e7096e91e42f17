"""The first wave (+2 working days): a member's contacts, each thanked, with a next step and its day.

Three taps a contact at most: a promise that is known already is only confirmed.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from mission import promises
from mission.day_words import find_day
from mission.errors import UserError
from mission.followup.wave import FIRST, mine, own_debts
from mission.time import FRIDAY
from storage.contacts import Contact
from storage.people import Member
from storage.promises import Promise
from storage.record import Record
from storage.transaction import Transaction

Question = Literal["thanked", "step", "confirm", "day"]
Thanked = Literal["yes", "no", "not-needed", "skipped"]
Closing = Literal["confirmed", "done", "dropped", "nothing", "skipped"]


class Followed(Record):
    """A contact in the first wave: what the member owes them (the earliest due first) and has answered."""

    contact: Contact
    promises: tuple[Promise, ...] = ()
    thanked: str = ""
    step: str = ""
    day: str = ""

    @property
    def promise(self) -> Promise | None:
        return next(iter(self.promises), None)

    def without_day(self, today: date) -> Promise | None:
        """The first promise that has no day, or one that has passed."""
        return next((p for p in self.promises if p.due_on is None or p.due_on < today), None)

    def question(self, today: date) -> Question | None:
        """What is still to be asked; None when this contact is finished."""
        if not self.thanked:
            return "thanked"
        if not self.step:
            return "confirm" if self.promises else "step"
        if self.step in {"made", "changed", "confirmed"} and not self.day and self.without_day(today):
            return "day"
        return None


async def followed_by(tx: Transaction, member: Member) -> list[Followed]:
    """A member's contacts, in the order they met them; what a contact owes them is no step of theirs."""
    mission_id, person_id = mine(member)
    owed = await own_debts(tx, member)
    given = await tx.answers.of_person(mission_id, person_id)
    said = {(answer.question, answer.subject): str(answer.value) for answer in given}
    return [
        Followed(
            contact=contact,
            promises=tuple(promise for promise in owed if promise.contact_id == contact.id),
            **{name: said.get((_key(name), _about(contact.id)), "") for name in ("thanked", "step", "day")},
        )
        for contact in reversed(await tx.contacts.of_person(mission_id, person_id))
    ]


async def followed_contact(tx: Transaction, member: Member, contact_id: int) -> Followed:
    """One of them; refused when the contact is not (or no longer) the member's own."""
    for followed in await followed_by(tx, member):
        if followed.contact.id == contact_id:
            return followed
    raise UserError("stale-button")


def next_open(followed: Sequence[Followed], today: date, *, after: int | None = None) -> Followed | None:
    """The contact to ask about next: the one just answered while it is open, else the first open one."""
    waiting = [one for one in followed if one.question(today)]
    return next((one for one in waiting if one.contact.id == after), next(iter(waiting), None))


async def thank(tx: Transaction, member: Member, contact_id: int, said: Thanked) -> None:
    """Whether the contact has been thanked; who skips that is not asked anything else about them."""
    await followed_contact(tx, member, contact_id)
    await _answer(tx, member, contact_id, "thanked", said)
    if said == "skipped":
        await _answer(tx, member, contact_id, "step", said)


async def take_step(tx: Transaction, member: Member, contact_id: int, text: str, today: date) -> None:
    """The next step, in the member's words: a new promise, or the known one mended. A day that they name counts."""
    before = await followed_contact(tx, member, contact_id)
    known = before.promise
    day = _deadline(text, today) or (known.due_on if known else None)
    if known:
        await promises.change(tx, member, known, text=text, due_on=day)
    else:
        await promises.make(tx, member, contact_id, text=text, due_on=day)
    is_mine = known is None or before.step == "made"
    await _answer(tx, member, contact_id, "step", "made" if is_mine else "changed")
    await _take_day(tx, member, contact_id, day, today)


def _deadline(text: str, today: date) -> date | None:
    """The day until which, when the words say so or end with a day; a fair in October is no deadline."""
    named = find_day(text, today)
    closing = named is not None and (named.deadline or named.end >= len(text.rstrip(" .!")))
    return named.day if named and closing else None


async def close_step(tx: Transaction, member: Member, contact_id: int, how: Closing, today: date) -> None:
    """The known promise is right, done or dropped; or there is no next step."""
    before = await followed_contact(tx, member, contact_id)
    if how == "confirmed" and before.promise is None:
        raise UserError("stale-button")
    if how == "confirmed" and before.promise:
        await _take_day(tx, member, contact_id, before.promise.due_on, today)
    elif before.promise and (how in {"done", "dropped"} or before.step == "made"):
        await promises.close(tx, member, before.promise, "done" if how == "done" else "dropped")
    await _answer(tx, member, contact_id, "step", how)


async def _take_day(tx: Transaction, member: Member, contact_id: int, day: date | None, today: date) -> None:
    """A day that is known and has not passed need not be asked for."""
    if day and day >= today:
        await _answer(tx, member, contact_id, "day", day.isoformat())
    else:
        await tx.answers.take_back(*mine(member), _key("day"), _about(contact_id))


async def set_day(
    tx: Transaction, member: Member, contact_id: int, promise_id: int, day: date | None
) -> None:
    """By when, or None for no day."""
    before = await followed_contact(tx, member, contact_id)
    promise = next((one for one in before.promises if one.id == promise_id), None)
    if promise is None:
        raise UserError("stale-button")
    await promises.change(tx, member, promise, text=promise.text, due_on=day)
    await _answer(tx, member, contact_id, "day", day.isoformat() if day else "none")
    if not before.step:
        await _answer(tx, member, contact_id, "step", "moved")


async def nobody_to_add(tx: Transaction, member: Member) -> None:
    """A member without contacts says that it is so."""
    await tx.answers.give(*mine(member), _key("contacts"), "", "none")


async def _answer(tx: Transaction, member: Member, contact_id: int, name: str, value: str) -> None:
    await tx.answers.give(*mine(member), _key(name), _about(contact_id), value)


def _key(name: str) -> str:
    return f"wave:{FIRST}.{name}"


def _about(contact_id: int) -> str:
    return f"contact:{contact_id}"


def day_choices(today: date) -> dict[str, date]:
    """Days to offer: this week's Friday while it lies ahead, in one week, in two."""
    friday = today + timedelta(days=FRIDAY - today.weekday())
    ahead = {"friday": friday} if friday > today else {}
    return {**ahead, "week": today + timedelta(days=7), "fortnight": today + timedelta(days=14)}
