"""The watch: who hears of a clock that jumped, a disk that is full and a line that was dead, and how often."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from markupsafe import Markup
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.clock import SystemClock
from bot.intake import Intake
from bot.transport import Line
from bot.trouble import whom_to_tell
from bot.watch import DEAF, DEAF_LONG, NO_ROOM_EVERY, Watch
from bot.worker import Worker
from handlers.context import House
from mission.planner import PLANNED_KINDS, plan_mission
from sandbox.client import Person
from storage.message import Message
from tests.bot.workshop import NOW, PATIENCE, Workshop, eventually
from tests.mission.examples import at

HOURS = timedelta(hours=3)


class Machine:
    """What the machine's clock shows, and how much time has passed."""

    def __init__(self) -> None:
        self.wall = NOW
        self.monotonic = 0.0
        self.clock = SystemClock(lambda: self.wall, lambda: self.monotonic)

    def live(self, time: timedelta) -> None:
        self.wall += time
        self.monotonic += time.total_seconds()


@pytest.fixture
def machine() -> Machine:
    return Machine()


class Watched:
    """A watch over an intake that a test holds in its hands."""

    def __init__(self, workshop: Workshop, machine: Machine, owners: frozenset[int] = frozenset()) -> None:
        self.rewound = 0
        self.workshop = workshop
        self.intake: Intake = workshop.intake()
        house = House(workshop.database, machine.clock.now, owners)
        self.watch = Watch(house, machine.clock, workshop.bot, self.intake, self._rewind)

    async def _rewind(self) -> None:
        self.rewound += 1

    async def look(self, monotonic: float = 0.0) -> list[str]:
        """One look; what was said so far through the outbox, to anybody."""
        await self.watch.look(monotonic)
        return [str(row.message.text) for row in await self.workshop.rows("reply") if row.message]


@pytest.fixture
async def organiser(workshop: Workshop) -> Person:
    await workshop.add("Ann")
    return await workshop.add("Olena", language="uk", role="organiser")


async def _hold(workshop: Workshop, pages: int | None = None) -> None:
    """Let the database's file grow no further, or freely again."""
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        size = (await tx.connection.exec_driver_sql("PRAGMA page_count")).scalar()
        await tx.connection.exec_driver_sql(f"PRAGMA max_page_count={pages or size}")


async def _close_for_writing(workshop: Workshop, *, closed: bool) -> None:
    """As a disk that is read-only, or writable again: beside every transaction, for those fail."""
    database = workshop.database
    async with database._turn:
        await database._writer.driver.run(f"PRAGMA query_only={'ON' if closed else 'OFF'}")


@pytest.fixture
async def unhurried(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """A workshop where one chat may have many messages at once, for whom the limits are no matter."""
    monkeypatch.setattr("bot.pacing.CHAT_RATE", 1000.0)
    await workshop.sandbox.set_flood(enabled=False)
    return workshop


# --- the clock ---


async def test_a_jump_is_told_once_to_the_organisers_in_their_language_and_once_more_when_it_is_settled(
    workshop: Workshop, machine: Machine, organiser: Person
) -> None:
    watched = Watched(workshop, machine)
    assert await watched.look() == []
    machine.wall += HOURS
    for _ in range(3):
        (said,) = await watched.look()
    assert said.startswith("Годинник сервера")
    assert ("10:00" in said, "13:00" in said) == (True, True)
    machine.clock.heard(machine.wall, machine.monotonic)
    for _ in range(3):
        _, settled = await watched.look()
    assert "13:00" in settled
    assert {row.chat_id for row in await workshop.rows("reply")} == {organiser.id}
    assert watched.rewound > 0


async def test_a_jump_that_telegram_settled_before_anybody_looked_is_told_once(
    workshop: Workshop, machine: Machine, organiser: Person
) -> None:
    watched = Watched(workshop, machine)
    machine.wall += HOURS
    assert not machine.clock.is_sure
    machine.clock.heard(machine.wall, machine.monotonic)
    for _ in range(2):
        (said,) = await watched.look()
    assert "звірився з годинником Telegram" in said
    assert organiser.id


async def test_where_no_mission_runs_the_owners_are_told(
    workshop: Workshop, machine: Machine, organiser: Person
) -> None:
    async with workshop.database.reading(NOW) as tx:
        assert [chat for chat, _ in await whom_to_tell(tx, frozenset((77,)))] == [organiser.id]
    async with workshop.database.reading(NOW + timedelta(days=30)) as tx:
        told = await whom_to_tell(tx, frozenset((77, organiser.id)))
        assert {chat: reader.language for chat, reader in told} == {77: "en", organiser.id: "uk"}
    assert machine.clock.is_sure


async def test_while_the_clock_is_in_doubt_pushes_wait_and_answers_go(
    workshop: Workshop, machine: Machine
) -> None:
    ann = await workshop.add("Ann")
    await workshop.push(ann, "reminder", "session:1:x")
    machine.wall += HOURS
    async with workshop.courier() as courier:
        courier.may_push = lambda: machine.clock.is_sure
        await _an_answer_arrives(workshop, ann)
        assert [row.state for row in await workshop.rows("reminder")] == ["queued"]
        machine.wall -= HOURS
        courier.wake()
        await workshop.delivered()
    assert [row.state for row in await workshop.rows("reminder")] != ["queued"]


async def _an_answer_arrives(workshop: Workshop, phone: Person) -> None:
    row = await workshop.reply(phone, Message(text=Markup("an answer")))
    await workshop.until(row.id, state="sent")


# --- the line ---


async def test_a_line_that_was_dead_for_more_than_ten_minutes_is_told_once_it_is_back(
    workshop: Workshop, machine: Machine, organiser: Person
) -> None:
    watched = Watched(workshop, machine)
    assert await watched.look(10_000) == [], "it does not poll"
    watched.intake.heard_at = 0.0
    for seconds in (DEAF - 1, DEAF, DEAF_LONG + 60):
        machine.live(timedelta(seconds=seconds - machine.monotonic))
        assert await watched.look(seconds) == []
    watched.intake.heard_at = machine.monotonic
    for _ in range(2):
        (said,) = await watched.look(machine.monotonic)
    assert ("10:00" in said, "10:11" in said) == (True, True)
    assert organiser.id


async def test_a_short_silence_is_for_the_log_alone(
    workshop: Workshop, machine: Machine, organiser: Person
) -> None:
    watched = Watched(workshop, machine)
    watched.intake.heard_at = 0.0
    machine.live(timedelta(seconds=DEAF_LONG - 1))
    assert await watched.look(machine.monotonic) == []
    watched.intake.heard_at = machine.monotonic
    assert await watched.look(machine.monotonic) == []
    assert organiser.id


# --- the disk ---


async def test_a_full_disk_is_told_at_once_and_hourly_and_its_end_through_the_outbox(
    workshop: Workshop, machine: Machine, organiser: Person
) -> None:
    watched = Watched(workshop, machine)
    await _close_for_writing(workshop, closed=True)
    watched.intake.has_room = False
    for monotonic, heard in ((0.0, 1), (NO_ROOM_EVERY - 1, 1), (NO_ROOM_EVERY, 2)):
        assert await watched.look(monotonic) == []
        texts = (await organiser.screen()).texts
        assert sum("закінчилося місце" in text for text in texts) == heard
    watched.intake.has_room = True
    assert await watched.look(NO_ROOM_EVERY) == [], "there is no room for the good news yet"
    await _close_for_writing(workshop, closed=False)
    for _ in range(2):
        (said,) = await watched.look(NO_ROOM_EVERY)
    assert "знову є місце" in said


async def test_on_a_full_disk_nothing_is_confirmed_and_all_of_it_is_done_once_there_is_room(
    unhurried: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = unhurried
    monkeypatch.setattr("bot.patience.FIRST_ROOM_PAUSE", 0.05)
    monkeypatch.setattr("bot.worker.NO_ROOM_PAUSE", 0.05)
    refused = _refusals(monkeypatch, "bot.intake.log_no_room")
    ann = await workshop.add("Ann")
    await _hold(workshop)
    async with HTTPXRequest(connection_pool_size=1) as line, _at_work(workshop, line) as (intake, parts):
        for number in range(12):
            await ann.send(f"/today {number} {'x' * 3000}")
        await _twice(refused)
        assert not intake.has_room
        assert [part.done() for part in parts] == [False] * len(parts)
        held = await workshop.sandbox.call("getWebhookInfo")
        assert held["result"]["pending_update_count"] > 0
        await _hold(workshop, 100_000)

        async def are_answered() -> bool:
            rows = await workshop.rows("reply")
            return len(rows) >= 12 and all(row.state == "sent" for row in rows)

        await eventually(are_answered)
    assert [update.state for update in await workshop.updates()] == ["done"] * 12
    assert [update.attempts for update in await workshop.updates()] == [0] * 12


def _refusals(monkeypatch: pytest.MonkeyPatch, told_by: str) -> asyncio.Queue[Exception]:
    """Each time that something could not be written for want of room, as soon as it is told."""
    refused = asyncio.Queue[Exception]()
    monkeypatch.setattr(told_by, lambda error, _: refused.put_nowait(error))
    return refused


async def _twice(refused: asyncio.Queue[Exception]) -> None:
    """What was refused once has been tried again."""
    async with asyncio.timeout(PATIENCE):
        for _ in range(2):
            await refused.get()


@asynccontextmanager
async def _at_work(
    workshop: Workshop, line: HTTPXRequest
) -> AsyncIterator[tuple[Intake, list[asyncio.Task[Any]]]]:
    """Intake, worker and courier side by side, waking one another."""
    worker = Worker(workshop.application, workshop.house)
    async with workshop.courier() as courier:
        intake = Intake(
            workshop.database, workshop.clock, request=line, url=workshop.bot.base_url, hand_on=worker.take
        )

        workshop.database.stirred = courier.wake
        parts = [asyncio.create_task(intake.run()), asyncio.create_task(worker.run())]
        try:
            yield intake, parts
        finally:
            parts[0].cancel()
            worker.close()
            await asyncio.wait(parts)


async def test_what_was_sent_when_the_disk_became_full_is_written_down_later_and_not_sent_again(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.patience.FIRST_ROOM_PAUSE", 0.05)
    refused = _refusals(monkeypatch, "bot.patience.log_no_room")
    ann = await workshop.add("Ann")
    row = await workshop.reply(ann, Message(text=Markup("once")))
    bot = ExtBot(
        workshop.sandbox.token, base_url=f"{workshop.sandbox.url}/bot", request=_FullAfterwards(workshop)
    )
    async with bot, workshop.courier(bot):
        await _twice(refused)
        assert (await workshop.row(row.id)).state == "sending"
        await _close_for_writing(workshop, closed=False)
        await workshop.until(row.id, state="sent")
    assert (await ann.screen()).texts.count("once") == 1


class _FullAfterwards(Line):
    """The disk becomes full while Telegram takes a message."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__(1, 5.0)
        self._workshop = workshop

    async def do_request(self, url: str, *rest: Any, **more: Any) -> tuple[int, bytes]:
        answer = await super().do_request(url, *rest, **more)
        if url.endswith("/sendMessage"):
            await _close_for_writing(self._workshop, closed=True)
        return answer


# --- the clock goes back ---


@pytest.mark.parametrize("back", [timedelta(minutes=9), timedelta(hours=2), timedelta(days=3)])
async def test_a_clock_that_goes_back_sends_and_plans_nothing_twice_of_any_kind(
    unhurried: Workshop, back: timedelta
) -> None:
    workshop = unhurried
    ann = await workshop.add("Ann")
    async with workshop.database.transaction(NOW) as tx:
        for hour in (11, 14):
            moment = at(hour)
            starts = NOW.replace(hour=hour - 2)
            await tx.agenda.add(
                workshop.mission.id,
                kind="ours",
                title=f"At {hour}",
                speakers=[],
                day=moment.date(),
                starts_at=starts,
                ends_at=starts + timedelta(hours=1),
                starts_wall=moment,
                ends_wall=moment + timedelta(hours=1),
            )
        await plan_mission(tx, workshop.mission)
    until = NOW + timedelta(days=9)
    moment = NOW
    while moment < until:
        workshop.clock.moment = moment
        await workshop.deliver()
        moment += timedelta(hours=6) if moment > NOW + timedelta(hours=12) else timedelta(minutes=30)
    before = await workshop.rows()
    seen = (await ann.screen()).texts
    assert {row.kind for row in before if row.state == "sent"} <= set(PLANNED_KINDS)
    assert len({row.kind for row in before if row.state == "sent"}) >= 3
    workshop.clock.moment -= back
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        await plan_mission(tx, workshop.mission)
    await workshop.deliver()
    after = await workshop.rows()
    assert [(row.id, row.kind, row.occasion, row.version, row.sent_at) for row in after] == [
        (row.id, row.kind, row.occasion, row.version, row.sent_at) for row in before
    ]
    assert (await ann.screen()).texts == seen


async def test_any_step_back_of_the_machine_sets_the_alarm_anew_once(
    workshop: Workshop, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = 1000.0
    monkeypatch.setattr("bot.watch._ahead", lambda: ahead)
    watched = Watched(workshop, machine)
    for ahead, rewound in ((1000.0, 0), (1200.0, 0), (1199.5, 0), (1100.0, 1), (1100.0, 1)):  # noqa: B007 - the machine's
        await watched.look()
        assert watched.rewound == rewound
