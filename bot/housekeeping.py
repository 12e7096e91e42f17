"""Housekeeping: what is kept no longer than needed, purged daily; a backup a day; a clean file after an erasure."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import structlog

from bot.backups import back_up_anew, daily_backup
from bot.clock import Clock
from mission.privacy import SCRUB
from storage.database import Database

INBOX_KEEPS: Final = timedelta(days=7)
"""Telegram forgets an update after 24 hours; a week leaves room for a stopped clock."""
DEAD_LETTERS_KEEP: Final = timedelta(days=30)
"""Somebody's words, which nobody could handle: a month is enough to find out why."""
STRANGERS_KEEP: Final = timedelta(days=2)
FILES_KEEP: Final = timedelta(days=1)
"""Exports and cards that were sent: in the chat they stay, here nobody needs them."""

log = structlog.get_logger()


async def tidy(database: Database, clock: Clock, file: Path) -> None:
    """Once a minute: cheap when there is nothing to do. `file` is the database's, beside which its backups are."""
    async with database.reading(clock.now()) as tx:
        scrubbing = await tx.facts.get(SCRUB)
        tidied = await tx.facts.get("tidied")
    today = clock.now().date()
    if tidied != today.isoformat():
        await purge(database, clock)
        await daily_backup(file, today)
        async with database.transaction(clock.now()) as tx:
            await tx.facts.set("tidied", today.isoformat())
    if scrubbing:
        await database.scrub()
        await back_up_anew(file, today)
        async with database.transaction(clock.now()) as tx:
            if await tx.facts.get(SCRUB) == scrubbing:
                await tx.facts.set(SCRUB, "")


async def purge(database: Database, clock: Clock) -> None:
    """Forget what has served: finished updates, dead letters, files that were sent, and which strangers were told."""
    now = clock.now()
    async with database.transaction(now) as tx:
        await tx.inbox.purge(now - INBOX_KEEPS, now - DEAD_LETTERS_KEEP)
        await tx.outbox.drop_files(now - FILES_KEEP)
        await tx.people.forget_strangers(now - STRANGERS_KEEP)
