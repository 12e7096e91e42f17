"""Follow-up waves: what is still open with whom. The rules of PRODUCT.md › Feedback and follow-up.

The first wave (+2 working days) goes through a member's contacts: thanked, next step, its day. Each answer counts at
once and the next question is read from the answers, so that it goes on from where it was after days or a restart.
The later waves ask about the promises that are still open.

    wave:2d.thanked   contact:ID   yes | no | not-needed | skipped
    wave:2d.step      contact:ID   made | changed | confirmed | moved | done | dropped | nothing | skipped
    wave:2d.day       contact:ID   an ISO date | none
    wave:2d.contacts               none (nobody to add)
    wave:NAME.promise promise:ID   done | later | dropped
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal

from mission import promises
from mission.day_words import find_day
from mission.errors import UserError
from mission.promises import Owed
from mission.time import FRIDAY
from storage.contacts import Contact
from storage.people import Member
from storage.promises import Promise
from storage.record import Record
from storage.transaction import Transaction

FIRST: Final = "2d"
OVERDUE: Final = "14d"
LATER: Final = timedelta(days=7)

Question = Literal["thanked", "step", "confirm", "day"]
Thanked = Literal["yes", "no", "not-needed", "skipped"]
Closing = Literal["confirmed", "done", "dropped", "nothing", "skipped"]
Settling = Literal["done", "later", "dropped"]


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


# --- the first wave: contacts -----------------------------------------------------------------------------------


async def followed_by(tx: Transaction, member: Member) -> list[Followed]:
    """A member's contacts, in the order they met them."""
    mission_id, person_id = _mine(member)
    owed = sorted(await tx.promises.open_of(mission_id, person_id), key=_by_day)
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


def _by_day(promise: Promise) -> tuple[date, int]:
    return promise.due_on or date.max, promise.id


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
        await tx.answers.take_back(*_mine(member), _key("day"), _about(contact_id))


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
    await tx.answers.give(*_mine(member), _key("contacts"), "", "none")


async def _answer(tx: Transaction, member: Member, contact_id: int, name: str, value: str) -> None:
    await tx.answers.give(*_mine(member), _key(name), _about(contact_id), value)


def _key(name: str) -> str:
    return f"wave:{FIRST}.{name}"


def _about(contact_id: int) -> str:
    return f"contact:{contact_id}"


def day_choices(today: date) -> dict[str, date]:
    """Days to offer: this week's Friday while it lies ahead, in one week, in two."""
    friday = today + timedelta(days=FRIDAY - today.weekday())
    ahead = {"friday": friday} if friday > today else {}
    return {**ahead, "week": today + timedelta(days=7), "fortnight": today + timedelta(days=14)}


async def is_silent(tx: Transaction, member: Member, wave: str) -> bool:
    """Whether a member has answered nothing in a wave: only they are reminded."""
    given = await tx.answers.of_person(*_mine(member))
    return not any(answer.question.startswith(f"wave:{wave}.") for answer in given)


# --- the later waves: promises ----------------------------------------------------------------------------------


async def still_owed(tx: Transaction, member: Member, wave: str, today: date) -> list[Owed]:
    """A member's open promises that this wave has no answer to yet; in the wave of +14 days the overdue ones.

    Of those, what the member has put off until a later day is not asked about before it.
    """
    mission_id, person_id = _mine(member)
    contacts = {contact.id: contact for contact in await tx.contacts.of_mission(mission_id)}
    given = await tx.answers.of_person(mission_id, person_id)
    answered = {answer.subject for answer in given if answer.question == f"wave:{wave}.promise"}
    put_off = await promises.waiting_until(tx, member) if wave == OVERDUE else None
    return [
        Owed(promise=promise, contact=contacts[promise.contact_id])
        for promise in sorted(await tx.promises.open_of(mission_id, person_id), key=_by_day)
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
    mission_id, person_id = _mine(member)
    mine = {promise.id: promise for promise in await tx.promises.open_of(mission_id, person_id)}
    promise = mine.get(promise_id)
    if promise is None:
        raise UserError("stale-button")
    if how == "later":
        later = max(promise.due_on or today, today) + LATER
        await promises.change(tx, member, promise, text=promise.text, due_on=later)
    else:
        await promises.close(tx, member, promise, how)
    await tx.answers.give(mission_id, person_id, f"wave:{wave}.promise", f"promise:{promise_id}", how)
    return promise


def _mine(member: Member) -> tuple[int, int]:
    return member.membership.mission_id, member.person.id
