"""The courier and those who want quiet: what is muted, what waits, and that nobody else waits with it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from markupsafe import Markup

from bot.rendering import headed
from handlers.gate import CONSENT
from handlers.pushes import KINDS, Kind
from mission.broadcasts import progress_of, report_of, send
from storage.message import TEXT_LIMIT, Message
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


# --- somebody has blocked the bot ---


async def told(workshop: Workshop) -> list[Outgoing]:
    return [row for row in await workshop.rows("unreachable") if row.state == "sent"]


async def test_organisers_hear_at_once_of_a_change_that_did_not_get_through_and_once(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "change", Kind(_hello, repeat=True))
    ann = await workshop.add("Ann")
    petro, eva = [await workshop.add(name, role="organiser") for name in ("Petro", "Eva")]
    await ann.block()
    await workshop.push(ann, "day", "day:1")
    await workshop.deliver()
    assert await told(workshop) == []
    for number in range(3):
        await workshop.push(ann, "change", f"change:{number}")
        await workshop.deliver()
    words = "Ann has blocked the bot and did not get this: notice of a change. Please tell them another way."
    assert (await petro.screen()).texts == (await eva.screen()).texts == [words]
    await ann.unblock()
    await workshop.handle()
    await workshop.deliver()
    await ann.block()
    workshop.clock.moment += timedelta(minutes=1)
    await workshop.push(ann, "change", "change:4")
    await workshop.deliver()
    assert (await petro.screen()).texts == [words, words]


async def test_a_critical_broadcast_that_somebody_blocked_is_told_to_the_other_organisers(
    workshop: Workshop,
) -> None:
    ann, bob = await workshop.add("Ann", role="organiser"), await workshop.add("Bob", role="organiser")
    await ann.block()
    workshop.clock.moment = NIGHT
    await quiet(workshop, "Bob")
    await critical(workshop)
    await workshop.deliver()
    assert [row.person_id for row in await told(workshop)] == [workshop.ids["Bob"]]
    assert any("Ann has blocked the bot" in text for text in (await bob.screen()).texts)


# --- two missions at once ---


async def another_mission(workshop: Workshop, name: str, *, starts: date, ends: date) -> int:
    """A second mission that Ann has joined."""
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        mission = await tx.missions.add(
            code="BRNO",
            name=name,
            city="Brno",
            country="CZ",
            timezone="Europe/Prague",
            starts_on=starts,
            ends_on=ends,
            agenda_at=time(7, 30),
            languages=["en"],
        )
        ann, at = workshop.ids["Ann"], workshop.clock.now()
        await tx.people.enrol(mission.id, ann, role="delegate", joined_at=at)
        await tx.people.agree(ann, mission.id, purpose=CONSENT, version="test", language="en")
    return mission.id


async def test_while_two_missions_run_each_push_is_headed_by_its_missions_name(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    await another_mission(workshop, "Brno <Fair>", starts=date(2023, 4, 23), ends=date(2023, 4, 25))
    await workshop.push(ann, "day", "day:1")
    await workshop.push(bob, "day", "day:1")
    await workshop.reply(ann, Message(text=Markup("Kept.")))
    await workshop.deliver()
    name = workshop.mission.name
    assert sorted((await ann.screen()).texts) == sorted(["Kept.", f"{name}\n\nHello, day:1"])
    assert (await bob.screen()).texts == ["Hello, day:1"]
    (row,) = [row for row in await workshop.rows("day") if row.person_id == workshop.ids["Ann"]]
    await workshop.revise(row, None)
    await workshop.deliver()
    assert f"{name}\n\nHello, day:1" in (await ann.screen()).texts


async def test_one_mission_that_is_over_or_not_begun_needs_no_name(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await another_mission(workshop, "Brno", starts=date(2023, 4, 26), ends=date(2023, 4, 29))
    await workshop.push(ann, "day", "day:1")
    await workshop.deliver()
    assert (await ann.screen()).texts == ["Hello, day:1"]


def test_a_text_that_leaves_no_room_for_the_name_comes_whole() -> None:
    full = Message(text=Markup("{}").format("x" * TEXT_LIMIT))
    assert headed(full, "Brno") == full
    assert headed(Message(text=Markup("x")), "<Brno>").text == "<b>&lt;Brno&gt;</b>\n\nx"
