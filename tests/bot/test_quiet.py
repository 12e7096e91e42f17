"""The courier and those who want quiet: what is muted, what waits, and that nobody else waits with it."""

from datetime import UTC, datetime, time, timedelta

import pytest
from markupsafe import Markup

from handlers.pushes import KINDS, Kind
from mission.broadcasts import progress_of, report_of, send
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from tests.bot.workshop import Workshop
from words import Reader

NIGHT = datetime(2023, 4, 24, 21, 0, tzinfo=UTC)
"""23:00 in Prague."""
MORNING = datetime(2023, 4, 25, 5, 0, tzinfo=UTC)


async def _hello(tx: Transaction, row: Outgoing, reader: Reader) -> Message:
    return Message(text=Markup("Hello, {}").format(row.occasion))


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("day", "reminder"):
        monkeypatch.setitem(KINDS, kind, Kind(_hello))


async def wishes(workshop: Workshop, name: str, **fields: object) -> None:
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        await tx.people.change(workshop.ids[name], **fields)


async def quiet(workshop: Workshop, name: str) -> None:
    await wishes(workshop, name, quiet_from=time(22), quiet_until=time(7))


async def test_what_is_due_in_quiet_hours_comes_once_when_they_end(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    await quiet(workshop, "Ann")
    workshop.clock.moment = NIGHT
    for number in range(60):  # more than one look of the courier lets go of
        await workshop.push(ann, "day", f"day:{number}", expires_at=NIGHT + timedelta(days=1))
    await workshop.push(bob, "day", "day:x")
    await workshop.push(ann, "reminder", "session:1")
    await workshop.deliver()
    assert [row.occasion for row in await workshop.rows("day", "reminder") if row.state == "sent"] == [
        "day:x",
        "session:1",
    ]
    waiting = [row for row in await workshop.rows("day") if row.state == "queued"]
    assert {row.due_at for row in waiting} == {MORNING}
    async with workshop.database.reading(NIGHT) as tx:
        assert await tx.outbox.next_due() == MORNING
    workshop.clock.moment = MORNING
    await wishes(workshop, "Ann", quiet_from=None, quiet_until=None)
    async with workshop.database.transaction(MORNING) as tx:
        await tx.outbox.cancel([row.id for row in waiting[3:]], "enough")
    await workshop.deliver()
    assert (await ann.screen()).texts == [
        "Hello, session:1",
        *(f"Hello, day:{number}" for number in range(3)),
    ]


async def test_what_would_be_out_of_date_by_then_is_recorded_as_muted(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await quiet(workshop, "Ann")
    workshop.clock.moment = NIGHT
    await workshop.push(ann, "day", "day:1")
    await workshop.deliver()
    (row,) = await workshop.rows("day")
    assert (row.state, row.reason) == ("muted", "out of date before the quiet hours end")
    assert (await ann.screen()).texts == []


async def test_a_broadcast_adds_up_with_those_who_have_muted_it(workshop: Workshop) -> None:
    ann, bob, cyd = [await workshop.add(name) for name in ("Ann", "Bob", "Cyd")]
    await wishes(workshop, "Ann", muted=["broadcast"])
    await quiet(workshop, "Bob")
    workshop.clock.moment = NIGHT
    async with workshop.database.transaction(NIGHT) as tx:
        draft = await tx.broadcasts.draft(workshop.mission.id, workshop.ids["Cyd"], "The bus leaves")
        assert await send(tx, draft.id, workshop.ids["Cyd"]) == 3
    await workshop.deliver()
    async with workshop.database.reading(NIGHT) as tx:
        progress, report = await progress_of(tx, draft), await report_of(tx, draft)
    assert (progress.muted, progress.waiting, progress.sent, progress.recipients) == (1, 1, 1, 3)
    assert [(line.fate, line.name) for line in report] == [
        ("muted", "Ann"),
        ("waiting", "Bob"),
        ("sent", "Cyd"),
    ]
    assert [len((await phone.screen()).texts) for phone in (ann, bob, cyd)] == [0, 0, 1]


async def critical(workshop: Workshop) -> None:
    async with workshop.database.transaction(NIGHT) as tx:
        draft = await tx.broadcasts.draft(workshop.mission.id, workshop.ids["Bob"], "Leave the hotel now")
        await tx.broadcasts.mark_critical(draft.id, critical=True)
        await send(tx, draft.id, workshop.ids["Bob"])


async def test_a_critical_broadcast_comes_at_night_to_those_who_muted_announcements(
    workshop: Workshop,
) -> None:
    ann = await workshop.add("Ann")
    await workshop.add("Bob")
    await wishes(workshop, "Ann", muted=["broadcast"], quiet_from=time(22), quiet_until=time(7))
    workshop.clock.moment = NIGHT
    await critical(workshop)
    await workshop.deliver()
    (text,) = (await ann.screen()).texts
    assert "Leave the hotel now" in text


async def test_a_critical_broadcast_of_unknown_fate_is_repeated_with_a_mark(workshop: Workshop) -> None:
    bob = await workshop.add("Bob")
    workshop.clock.moment = NIGHT
    await workshop.sandbox.faults.add("sendMessage", "reset_after")
    await critical(workshop)
    await workshop.deliver()
    first, second = (await bob.screen()).texts
    assert second.endswith("Sent once more, in case the first did not arrive.")
    (row,) = await workshop.rows("broadcast")
    assert (row.state, row.repeats) == ("sent", 1)
    assert first in second
