"""The alarm: the courier is woken at the moment when the next row falls due."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

from bot.alarm import LOOK_AGAIN, Alarm
from bot.clock import SystemClock
from tests.bot.workshop import Workshop


async def _nothing_to_tidy() -> None:
    """Housekeeping is tested elsewhere."""


async def test_it_rings_at_the_next_due_moment_whoever_asked_last(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    clock, rung = SystemClock(), list[float]()
    alarm = Alarm(workshop.database, clock, lambda: rung.append(time.monotonic()), _nothing_to_tidy)
    alarm.start()
    try:
        planned = clock.now()
        for occasion, seconds in (("later", 3600.0), ("soon", 0.6)):
            due = planned + timedelta(seconds=seconds)
            await workshop.push(ann, "day", occasion, due_at=due, expires_at=due + timedelta(hours=1))
            await asyncio.gather(*(alarm.set() for _ in range(10)))
        before = len(rung)
        until = time.monotonic() + (planned + timedelta(seconds=0.6) - clock.now()).total_seconds()
        async with asyncio.timeout(5):
            while True:
                if len(rung) > before:
                    break
                await asyncio.sleep(0.01)
        assert abs(rung[before] - until) < 0.3
    finally:
        alarm.close()


async def test_with_nothing_due_it_only_wakes_whoever_asked(workshop: Workshop) -> None:
    rung = list[int]()
    alarm = Alarm(workshop.database, SystemClock(), lambda: rung.append(1), _nothing_to_tidy)
    alarm.start()
    await alarm.set()
    alarm.close()
    assert rung == [1]


async def test_after_the_machines_clock_was_put_back_it_looks_again_within_a_minute(
    workshop: Workshop,
) -> None:
    rung = list[int]()
    alarm = Alarm(workshop.database, SystemClock(), lambda: rung.append(1), _nothing_to_tidy)
    alarm.start()
    jobs = alarm._scheduler.get_jobs
    for job in jobs():
        job.modify(next_run_time=datetime.now(UTC) + timedelta(hours=3))
    await alarm.rewind()
    assert rung == [1]
    assert sorted(job.id for job in jobs()) == ["look again", "tidy"]
    assert all(job.next_run_time <= datetime.now(UTC) + LOOK_AGAIN for job in jobs())
    alarm.close()
