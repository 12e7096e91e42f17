"""Promises by their standing, what they owe us apart; and the follow-up rate."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from typing import Final, Literal

from mission.results.contacts import MetContact
from storage.contacts import Contact
from storage.promises import OwedBy, Promise
from storage.record import Record

PromiseWord = Literal["overdue", "open", "done", "dropped"]
StepWord = Literal["overdue", "ahead", "late", "kept", "dropped"]
STEP_ORDER: Final[tuple[StepWord, ...]] = ("overdue", "ahead", "late", "kept", "dropped")
"""The worst first; a dropped step counts only where nothing else was to be done."""
PROMISE_ORDER: Final[tuple[PromiseWord, ...]] = ("overdue", "open", "done", "dropped")


class PromiseLine(Record):
    """A promise by its standing today. `owner`: who owes it, or who waits for what the contact owes us."""

    standing: PromiseWord
    text: str
    owner: str
    contact: str
    due_on: date | None
    owed_by: OwedBy = "us"


class FollowUp(Record):
    """How the steps towards one contact were kept: of several, the worst counts."""

    standing: StepWord
    name: str
    organisation: str
    steps: int


def promise_lines(
    promises: Iterable[Promise], contacts: Iterable[Contact], names: Mapping[int, str], today: date
) -> tuple[PromiseLine, ...]:
    """Every promise by its standing, what is overdue first, then by date; those without a date last."""
    of = {contact.id: contact.name for contact in contacts}
    made = [
        PromiseLine(
            standing=standing(promise, today),
            text=promise.text,
            owner=names.get(promise.owner_id, ""),
            contact=of.get(promise.contact_id, ""),
            due_on=promise.due_on,
            owed_by=promise.owed_by,
        )
        for promise in promises
    ]
    return tuple(
        sorted(made, key=lambda line: (PROMISE_ORDER.index(line.standing), line.due_on or date.max)),
    )


def standing(promise: Promise, today: date) -> PromiseWord:
    """Open until done or dropped; overdue from the day after its date."""
    if promise.state == "open" and promise.due_on is not None and promise.due_on < today:
        return "overdue"
    return promise.state


def follow_ups(
    met: Iterable[MetContact], ours: Iterable[Promise], zone: tzinfo, today: date
) -> tuple[FollowUp, ...]:
    """Every counted contact with a step of ours, the worst first (PRODUCT.md › Results: follow-up rate)."""
    steps: dict[int, list[Promise]] = {}
    for promise in ours:
        steps.setdefault(promise.contact_id, []).append(promise)
    made = [
        FollowUp(
            standing=_worst([kept_word(promise, zone, today) for promise in theirs]),
            name=contact.name,
            organisation=contact.organisation,
            steps=len(theirs),
        )
        for contact in met
        if (theirs := [promise for number in contact.ids for promise in steps.get(number, ())])
    ]
    return tuple(sorted(made, key=lambda one: STEP_ORDER.index(one.standing)))


def _worst(words: Sequence[StepWord]) -> StepWord:
    return min(words, key=STEP_ORDER.index)


def kept_word(promise: Promise, zone: tzinfo, today: date) -> StepWord:
    """A step without a date is in time whenever it is done; the day is that of the mission's zone."""
    match standing(promise, today):
        case "overdue":
            return "overdue"
        case "open":
            return "ahead"
        case "dropped":
            return "dropped"
    if promise.due_on is None or promise.closed_at is None:
        return "kept"
    return "kept" if promise.closed_at.astimezone(zone).date() <= promise.due_on else "late"
