"""The world's clock: a jump steps through every due moment in order, and waits for the bot at each."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.client import Now, Planned, Sandbox, SandboxError, sandbox_at

START = datetime(2023, 4, 24, 7, 0, tzinfo=UTC)


class Bot:
    """Follows the clock as a bot does: notices a move, does what is due, reports."""

    def __init__(self, sandbox: Sandbox, due: list[datetime]) -> None:
        self.sandbox = sandbox
        self.due = sorted(due)
        self.hourly = 0
        self.present = asyncio.Event()
        self.did: list[tuple[datetime, datetime]] = []

    async def follow(self) -> None:
        seen = await self.sandbox.clock.read()
        while True:
            await self.report(seen)
            body = await self.sandbox.line.get("/api/clock", after=seen.version)
            seen = Now.model_validate(body)

    async def report(self, seen: Now) -> None:
        while self.due and self.due[0] <= seen.now:
            self.did.append((self.due.pop(0), seen.now))
            if self.hourly:
                self.hourly -= 1
                self.due.append(seen.now + timedelta(hours=1))
        await self.sandbox.clock.report(seen.version, next_due=self.due[0] if self.due else None)
        self.present.set()


@asynccontextmanager
async def bot_with(sandbox: Sandbox, *due: datetime) -> AsyncIterator[Bot]:
    async with sandbox_at(sandbox.url) as own:
        bot = Bot(own, list(due))
        task = asyncio.create_task(bot.follow())
        await bot.present.wait()
        try:
            yield bot
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def test_without_a_bot_the_clock_goes_straight_to_the_target(sandbox: Sandbox) -> None:
    await sandbox.reset(now=START)
    moved = await sandbox.clock.move(to=START + timedelta(days=14))
    assert (moved.steps, moved.now - START < timedelta(days=14, seconds=1)) == (0, True)
    back = await sandbox.clock.move(to=START)
    assert back.now - START < timedelta(seconds=1)
    assert (await sandbox.clock.to_next_due()).steps == 0


async def test_a_jump_stops_at_every_due_moment_in_order(sandbox: Sandbox) -> None:
    await sandbox.reset(now=START, rate=0)
    due = [START + timedelta(hours=hour) for hour in (5, 1, 3, 30)]
    async with bot_with(sandbox, *due) as bot:
        moved = await sandbox.clock.move(to=START + timedelta(days=1))
        assert bot.did == [(moment, moment) for moment in sorted(due)[:3]]
    assert (moved.now, moved.steps, moved.settled) == (START + timedelta(days=1), 3, True)


async def test_the_clock_can_be_moved_to_the_next_due_moment_alone(sandbox: Sandbox) -> None:
    await sandbox.reset(now=START, rate=0)
    async with bot_with(sandbox, START + timedelta(hours=1), START + timedelta(hours=2)) as bot:
        moved = await sandbox.clock.to_next_due()
        assert (moved.now, moved.steps, len(bot.did)) == (START + timedelta(hours=1), 1, 1)


async def test_what_is_planned_while_a_jump_is_under_way_is_also_met(sandbox: Sandbox) -> None:
    await sandbox.reset(now=START, rate=0)
    async with bot_with(sandbox, START + timedelta(hours=1)) as bot:
        bot.hourly = 3
        moved = await sandbox.clock.move_by(timedelta(hours=12))
        assert [moment for moment, _ in bot.did] == [START + timedelta(hours=hour) for hour in (1, 2, 3, 4)]
        assert moved.steps == 4


async def test_the_clock_runs_with_real_time_at_its_rate(sandbox: Sandbox) -> None:
    await sandbox.reset(now=START, rate=1000)
    before = await sandbox.clock.now()
    await asyncio.sleep(0.02)
    assert await sandbox.clock.now() - before >= timedelta(seconds=20)


async def test_a_waiting_reader_hears_of_a_move_at_once(sandbox: Sandbox) -> None:
    seen = await sandbox.clock.read()
    waiting = asyncio.create_task(sandbox.line.get("/api/clock", after=seen.version))
    await asyncio.sleep(0.02)
    assert not waiting.done()
    await sandbox.clock.move_by(timedelta(hours=1))
    assert (await asyncio.wait_for(waiting, 2))["version"] == seen.version + 1


async def test_a_move_that_says_nothing_or_too_much_is_refused(sandbox: Sandbox) -> None:
    for wrong in ({}, {"by_seconds": 5, "to_next_due": True}, {"to": "tomorrow"}):
        with pytest.raises(SandboxError, match="400"):
            await sandbox.line.post("/api/clock/move", wrong)


async def test_a_clock_that_runs_fast_stands_at_what_is_due_until_the_bot_is_done(sandbox: Sandbox) -> None:
    await sandbox.reset(now=START, rate=0)
    due = [START + timedelta(hours=hour) for hour in (1, 2, 30)]
    async with bot_with(sandbox, *due) as bot:
        running = await sandbox.clock.run(86400)
        assert (running.rate, running.held) == (86400, True)
        async with asyncio.timeout(10):
            while bot.due:
                seen = await sandbox.clock.read()
                await sandbox.line.get("/api/clock", after=seen.version)
        assert bot.did == [(moment, moment) for moment in due]
    assert (await sandbox.clock.run(0)).rate == 0


async def test_two_moves_by_a_span_at_once_add_up(sandbox: Sandbox) -> None:
    await sandbox.reset(now=START, rate=0)
    async with bot_with(sandbox, START + timedelta(minutes=90)) as bot:
        hour = timedelta(hours=1)
        moves = await asyncio.gather(sandbox.clock.move_by(hour), sandbox.clock.move_by(hour))
        assert [(move.now, move.steps) for move in moves] == [(START + hour, 0), (START + 2 * hour, 1)]
        assert bot.did == [(START + 1.5 * hour, START + 1.5 * hour)]


async def test_the_world_has_a_zone(sandbox: Sandbox) -> None:
    assert (await sandbox.clock.read()).zone == "Europe/Prague"
    await sandbox.reset(zone="Europe/Kyiv")
    assert (await sandbox.clock.read()).zone == "Europe/Kyiv"
    with pytest.raises(SandboxError, match="no time zone 'Kyiv'"):
        await sandbox.reset(zone="Kyiv")


async def test_what_a_bot_plans_is_shown(sandbox: Sandbox) -> None:
    plan = [
        Planned(at=START, what="Reminder of 9:00", who="Ann", chat_id=7),
        Planned(at=START, what="Day", who="all"),
    ]
    await sandbox.clock.report(1, next_due=START, planned=plan)
    assert (await sandbox.clock.read()).planned == plan
    await sandbox.clock.report(1, next_due=START)
    assert (await sandbox.clock.read()).planned == []
    with pytest.raises(SandboxError, match="planned"):
        await sandbox.clock.report(1, planned=plan[:1] * 501)


@pytest.mark.parametrize("rate", [-1, 86401])
async def test_a_rate_beyond_a_day_a_second_or_below_zero_is_refused(sandbox: Sandbox, rate: float) -> None:
    with pytest.raises(SandboxError, match="rate"):
        await sandbox.clock.run(rate)


async def test_what_people_did_before_a_move_is_taken_before_it(sandbox: Sandbox) -> None:
    await sandbox.reset(now=START, rate=0)
    ann = await sandbox.people.add("Ann")
    async with bot_with(sandbox, START + timedelta(hours=1)):
        await ann.send("/start")
        moving = asyncio.create_task(sandbox.clock.to_next_due())
        (update,) = (await sandbox.call("getUpdates", timeout=1))["result"]
        assert await sandbox.clock.now() == START
        await sandbox.call("getUpdates", offset=update["update_id"] + 1)
        assert (await moving).now == START + timedelta(hours=1)
