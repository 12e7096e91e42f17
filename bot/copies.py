"""The commands that copy the database: a backup, also while the bot runs, and the way back."""

import asyncio
from pathlib import Path

import typer

from bot.lock import LockedError, lock
from bot.offline import Refusal, lenient_settings
from storage.backup import DamagedError, back_up, restore
from storage.database import file_of
from words import Reader


async def make_backup(file: Path, reader: Reader) -> None:
    """By command, while the bot runs or not; never over a file that is there."""
    if file.exists():
        raise Refusal(reader.plain("cli-file-exists", file=str(file)))
    database = _existing(reader)
    try:
        await asyncio.to_thread(back_up, database, file)
    except DamagedError as damage:
        raise Refusal(reader.plain("cli-damaged", file=str(database), flaw=str(damage))) from None
    typer.echo(reader.plain("cli-written", file=str(file)))


async def restore_backup(file: Path, reader: Reader) -> None:
    """Only while no bot runs; what stood there before is kept."""
    if not file.is_file():
        raise Refusal(reader.plain("cli-no-such-file", file=str(file)))
    database = file_of(lenient_settings().database)
    try:
        with lock(database):
            kept = await asyncio.to_thread(restore, file, database)
    except LockedError:
        raise Refusal(reader.plain("cli-restore-running")) from None
    except DamagedError as damage:
        raise Refusal(reader.plain("cli-damaged", file=str(file), flaw=str(damage))) from None
    typer.echo(reader.plain("cli-restored", file=str(file)))
    if kept:
        typer.echo(reader.plain("cli-kept-aside", file=str(kept)))


def _existing(reader: Reader) -> Path:
    database = file_of(lenient_settings().database)
    if not database.stat().st_size:
        raise Refusal(reader.plain("cli-nothing-to-back-up"))
    return database
