"""Time that jumps or runs fast never skips, repeats or outruns what a bot would have done: by a model bot, attacked at random."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from operator import add

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.clock import Report, Travelled, WorldClock

START = datetime(2023, 4, 24, 7, 0, tzinfo=UTC)
DAY = 86_400
AT_MOST = 30


@dataclass(frozen=True, slots=True)
class Push:
    """Due so many seconds after the start; once it is done, those in `then` are planned, so many seconds later."""

    due: int
    then: tuple[int, ...] = ()


def pushes_within(seconds: int) -> st.SearchStrategy[Push]:
    later = st.lists(st.integers(0, seconds // 4), max_size=2).map(tuple)
    return st.builds(Push, st.integers(1, seconds), later)


pushes = pushes_within(DAY)


def all_due(first: list[Push], until: int) -> list[int]:
    """When something must be done by then, in order."""
    return sorted(
        due
        for push in first
        for due in (push.due, *[push.due + later for later in push.then])
        if due <= until
    )


@dataclass(slots=True)
class Bot:
    """Notices each version of the clock, does what is due by it, taking its time, and reports."""

    clock: WorldClock
    due: list[Push]
    takes: float = 0.0
    settles: bool = True
    did: list[tuple[int, datetime]] = field(default_factory=list)

    async def live(self) -> None:
        while True:
            version, now = self.clock.version, self.clock.now()
            await self._do(version, now)
            if version == self.clock.version:
                self._report(version, settled=self.settles)
            await self.clock.wait_for_other_version(version, 25)

    async def _do(self, version: int, now: datetime) -> None:
        while (push := self._next()) is not None and START + timedelta(seconds=push.due) <= now:
            if self.takes:
                self._report(version, settled=False)
            await asyncio.sleep(self.takes)
            self.due.remove(push)
            self.did.append((push.due, self.clock.now()))
            self.due += [Push(push.due + later) for later in push.then]

    def _next(self) -> Push | None:
        return min(self.due, key=lambda push: push.due, default=None)

    def _report(self, version: int, *, settled: bool) -> None:
        push = self._next()
        due = START + timedelta(seconds=push.due) if push else None
        self.clock.take_report(Report(version, due, settled))


@asynccontextmanager
async def living(bot: Bot) -> AsyncIterator[Bot]:
    task = asyncio.create_task(bot.live())
    await bot.clock.reported.wait(1)
    try:
        yield bot
    finally:
        bot.clock.stop()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def at(seconds: int) -> datetime:
    return START + timedelta(seconds=seconds)


async def jump(clock: WorldClock, seconds: int) -> Travelled:
    return await clock.move(lambda _: at(seconds))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(pushes, max_size=8),
    st.lists(st.integers(1, 2 * DAY), min_size=1, max_size=3),
    st.sampled_from([0.0, 0.001]),
    st.sampled_from([0.0, 3600.0, 86400.0]),
)
def test_jumps_meet_every_due_moment_once_in_order_at_its_time(
    first: list[Push], targets: list[int], takes: float, rate: float
) -> None:
    async def play() -> None:
        clock = WorldClock(START, 0)
        async with living(Bot(clock, list(first), takes)) as bot:
            clock.set_rate(rate)
            for target in sorted(targets):
                assert (await jump(clock, target)).settled
            met = [due for due, _ in bot.did]
            assert met == sorted(met)
            assert met[: len(all_due(first, max(targets)))] == all_due(first, max(targets))
            assert [moment for _, moment in bot.did] == [at(due) for due in met]

    asyncio.run(play())


@settings(max_examples=40, deadline=None)
@given(st.lists(pushes_within(DAY // 24), min_size=1, max_size=8), st.sampled_from([0.0, 0.002]))
def test_a_clock_that_runs_a_day_a_second_stands_at_every_due_moment_until_it_is_done(
    first: list[Push], takes: float
) -> None:
    async def play() -> None:
        clock = WorldClock(START, 0)
        async with living(Bot(clock, list(first), takes)) as bot:
            clock.set_rate(DAY)
            async with asyncio.timeout(AT_MOST):
                while bot.due:
                    await clock.reported.wait(1)
            assert bot.did == [(due, at(due)) for due in all_due(first, 2 * DAY)]

    asyncio.run(play())


@settings(max_examples=30, deadline=None)
@given(st.lists(pushes, max_size=6), st.lists(st.integers(-DAY, DAY), min_size=2, max_size=5))
def test_moves_forth_and_back_at_the_same_time_do_everything_once(
    first: list[Push], spans: list[int]
) -> None:
    async def play() -> None:
        clock = WorldClock(START, 0)
        async with living(Bot(clock, list(first))) as bot:
            await asyncio.gather(*[clock.move(partial(add, timedelta(seconds=span))) for span in spans])
            assert clock.now() == at(sum(spans))
            furthest = max(sum(spans[: count + 1]) for count in range(len(spans)))
            assert bot.did == [(due, at(due)) for due in all_due(first, furthest)]

    asyncio.run(play())


async def test_a_jump_does_not_pass_a_moment_that_the_bot_is_not_done_with() -> None:
    clock = WorldClock(START, 0, patience=0.1)
    async with living(Bot(clock, [Push(60), Push(120)])) as bot:
        bot.settles = False
        assert await jump(clock, 30) == Travelled(0, settled=False)
        assert clock.now() == START
        bot.settles = True
        clock.set(START)
        assert await jump(clock, 90) == Travelled(1, settled=True)
        bot.settles = False
        assert await jump(clock, 600) == Travelled(0, settled=False)
        assert (clock.now(), bot.did) == (at(90), [(60, at(60))])


async def test_a_bot_that_says_nothing_for_long_but_works_is_waited_for() -> None:
    clock = WorldClock(START, 0, alive=0.02, patience=2.0)
    async with living(Bot(clock, [Push(60), Push(120)], takes=0.1)) as bot:
        assert (await jump(clock, 600)).settled
        assert bot.did == [(60, at(60)), (120, at(120))]


async def test_a_bot_that_goes_away_in_the_middle_of_a_jump_ends_it_where_it_stands() -> None:
    clock = WorldClock(START, 0)
    async with living(Bot(clock, [Push(60), Push(120)], takes=0.1)):
        move = asyncio.create_task(jump(clock, 600))
        await clock.moved.wait(1)
        await clock.moved.wait(1)
    clock._has_gone = True
    clock.reported.give()
    assert await asyncio.wait_for(move, 1) == Travelled(1, settled=False)
    assert clock.now() == at(60)
    assert await jump(clock, 600) == Travelled(0, settled=False)
    assert clock.now() == at(600)


async def test_a_fast_clock_runs_on_when_the_bot_has_left() -> None:
    clock = WorldClock(START, 0, alive=0.02)
    async with living(Bot(clock, [Push(60)])):
        clock.set_rate(3600)
    clock._look_whether_it_left()
    async with asyncio.timeout(1):
        while clock.now() <= at(60):  # noqa: ASYNC110 - plain passing of time is told to nobody
            await asyncio.sleep(0.005)
    clock.stop()
