"""Housekeeping: what is kept no longer than needed, purged daily, and the file cleaned after somebody is erased."""

from datetime import timedelta
from typing import Final

import structlog

from bot.clock import Clock
from mission.privacy import SCRUB
from storage.database import Database

INBOX_KEEPS: Final = timedelta(days=7)
"""Telegram forgets an update after 24 hours; a week leaves room for a stopped clock."""
STRANGERS_KEEP: Final = timedelta(days=2)

log = structlog.get_logger()


async def tidy(database: Database, clock: Clock) -> None:
    """Once a minute: cheap when there is nothing to do."""
    async with database.reading(clock.now()) as tx:
        scrubbing = await tx.facts.get(SCRUB)
        tidied = await tx.facts.get("tidied")
    today = clock.now().date().isoformat()
    if tidied != today:
        await purge(database, clock)
        async with database.transaction(clock.now()) as tx:
            await tx.facts.set("tidied", today)
    if scrubbing:
        await database.scrub()
        async with database.transaction(clock.now()) as tx:
            if await tx.facts.get(SCRUB) == scrubbing:
                await tx.facts.set(SCRUB, "")


async def purge(database: Database, clock: Clock) -> None:
    """Forget what has served: finished updates, and which strangers were told."""
    now = clock.now()
    async with database.transaction(now) as tx:
        await tx.inbox.purge(now - INBOX_KEEPS)
        await tx.people.forget_strangers(now - STRANGERS_KEEP)
