"""A backup a day, beside the database."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Final

import structlog

from storage.backup import DamagedError, back_up

KEPT_DAYS: Final = 14
FOLDER: Final = "backups"

log = structlog.get_logger()


async def daily_backup(database: Path, today: date) -> None:
    """Today's backup beside the database, and no more than two weeks of them. A failure is told and stops nothing."""
    folder = database.parent / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        await asyncio.to_thread(back_up, database, folder / f"{database.stem}-{today}.db")
    except (OSError, DamagedError) as error:
        log.error(  # noqa: TRY400 - the kind of trouble is all there is to say
            "today's backup failed", error=type(error).__name__
        )
        return
    for old in backups(database)[:-KEPT_DAYS]:
        old.unlink(missing_ok=True)


def backups(database: Path) -> list[Path]:
    """The daily ones, oldest first."""
    return sorted((database.parent / FOLDER).glob(f"{database.stem}-????-??-??.db"))


async def back_up_anew(database: Path, today: date) -> None:
    """After an erasure: what was kept of the erased person goes with the old backups."""
    for old in backups(database):
        old.unlink(missing_ok=True)
    await daily_backup(database, today)
