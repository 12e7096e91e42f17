"""Promise nudges: on the due day, three and seven days after it, and put off where the member asked for that.

    nudge    promise:ID:DUE    versions 0, 1 and 2

A due date has at most three. Each stands for a later day than the one before it and expires when the next is due.
To put a nudge off moves the next that has not been sent (its row keeps the day in `subject`), never adds one.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from mission.time import at_wall
from storage.outbox import Outgoing, Push
from storage.promises import Promise

NUDGE: Final = "nudge"
NUDGE_AT: Final = time(9, 0)
NUDGE_DAYS: Final = (0, 3, 7)
"""Days after the due day."""
LAST_NUDGE_KEEPS: Final = 7
"""Days."""

Delays = Mapping[tuple[str, int], date]
"""By occasion and version: the day that a nudge was put off to."""


def occasion_of(promise: Promise) -> str:
    """A promise that gets another due date gets other nudges."""
    return f"{beginning_of(promise.id)}{promise.due_on}"


def beginning_of(promise_id: int) -> str:
    """How every occasion of a promise begins, whatever its due date."""
    return f"promise:{promise_id}:"


def about(occasion: str) -> tuple[int, str]:
    """The promise's id and the due date (ISO) of which a nudge speaks."""
    _, promise_id, due_on = occasion.split(":")
    return int(promise_id), due_on


def nudge_days(due_on: date, delayed: Mapping[int, date]) -> list[date]:
    """The days of the three nudges. After one that was put off the next keeps its distance."""
    days: list[date] = []
    for version, later in enumerate(NUDGE_DAYS):
        day = max(due_on, delayed.get(version, due_on + timedelta(days=later)))
        if days:
            was_put_off = any(earlier in delayed for earlier in range(version))
            distance = later - NUDGE_DAYS[version - 1] if was_put_off else 1
            day = max(day, days[-1] + timedelta(days=distance))
        days.append(day)
    return days


def nudges_for(promise: Promise, mission_id: int, zone: ZoneInfo, delays: Delays) -> list[Push]:
    """What reminds the owner of an open promise; nothing for one that is closed or has no due date."""
    if promise.state != "open" or promise.due_on is None:
        return []
    occasion = occasion_of(promise)
    delayed = {version: day for (about_it, version), day in delays.items() if about_it == occasion}
    days = nudge_days(promise.due_on, delayed)
    ends = [*days[1:], days[-1] + timedelta(days=LAST_NUDGE_KEEPS)]
    return [
        Push(
            kind=NUDGE,
            mission_id=mission_id,
            person_id=promise.owner_id,
            occasion=occasion,
            version=version,
            due_at=at_wall(day, NUDGE_AT, zone),
            expires_at=at_wall(end, NUDGE_AT, zone),
            subject=_subject(delayed.get(version)),
        )
        for version, (day, end) in enumerate(zip(days, ends, strict=True))
    ]


def _subject(until: date | None) -> dict[str, Any]:
    return {"until": until.isoformat()} if until else {}


def delays_in(rows: Iterable[Outgoing]) -> dict[tuple[str, int], date]:
    """The days that nudges were put off to, as their rows keep them."""
    return {
        (row.occasion, row.version): date.fromisoformat(row.subject["until"])
        for row in rows
        if row.kind == NUDGE and "until" in row.subject
    }


def next_of(rows: Sequence[Outgoing], promise: Promise) -> Outgoing | None:
    """The first nudge about a promise's due date that still waits to be sent."""
    occasion = occasion_of(promise)
    waiting = [row for row in rows if row.occasion == occasion and row.state == "queued"]
    return min(waiting, key=lambda row: row.version, default=None)
