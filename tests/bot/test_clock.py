"""The bot's clock follows a world whose time runs fast, stands still and jumps."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.clock import Outlook, WorldClock
from sandbox.client import Sandbox

START = datetime(2023, 4, 24, 7, 0, tzinfo=UTC)
DUE = START + timedelta(hours=5)


async def test_where_time_runs_fast_the_bot_does_not_run_past_what_it_reported_as_due(
    sandbox: Sandbox,
) -> None:
    await sandbox.reset(now=START, rate=0)
    clock = WorldClock(sandbox.url)
    await clock.start()
    due: list[datetime] = [DUE]
    done: list[tuple[datetime, datetime]] = []
    stirred, over = asyncio.Event(), asyncio.Event()

    async def look() -> Outlook:
        """Notices what is due at one look, and is done with it at the next."""
        assert clock.now() <= DUE or not due
        if due and clock.now() >= DUE:
            done.append((due.pop(), clock.now()))
            stirred.set()
            return Outlook(settled=False, next_due=None)
        if done:
            over.set()
        return Outlook(settled=True, next_due=due[0] if due else None)

    tasks = [asyncio.create_task(clock.follow(stirred.set)), asyncio.create_task(clock.report(look, stirred))]
    await clock.has_reported()
    await sandbox.clock.run(86400)
    await asyncio.wait_for(over.wait(), 10)
    assert done == [(DUE, DUE)]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await clock.close()
