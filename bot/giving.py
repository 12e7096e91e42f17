"""The commands that give a mission out and that erase it."""

import errno
import os
from pathlib import Path
from typing import cast, get_args

import typer

from bot.office import reach
from bot.offline import Refusal, lenient_settings, show
from bot.requests import EraseRequest, ExportRequest
from bot.run import clock_of
from mission.exporting import ExportKind
from words import Reader


async def export_file(mission: str, file: Path, reader: Reader) -> None:
    """Never over a file that is there; readable by its owner alone."""
    what = file.suffix.casefold().removeprefix(".")
    if what not in get_args(ExportKind):
        raise Refusal(reader.plain("cli-export-ending", file=str(file)))
    if file.exists():
        raise Refusal(reader.plain("cli-file-exists", file=str(file)))
    if not os.access(file.absolute().parent, os.W_OK):
        raise OSError(errno.EACCES, reader.plain("cli-cannot-write"), str(file))
    settings = lenient_settings()
    request = ExportRequest(mission=mission, what=cast("ExportKind", what), language=reader.language)
    async with clock_of(settings) as clock, reach(settings, clock) as ask:
        answer = await ask(request)
    if not answer.refused:
        _write(file, answer.file)
        typer.echo(reader.plain("cli-written", file=str(file)))
    show(answer)


def _write(file: Path, content: bytes) -> None:
    """Private from its first byte on."""
    opened = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(opened, "wb") as written:
        written.write(content)


async def erase_whole(mission: str, reader: Reader, *, again: str) -> None:
    """Say what would go, have the code typed once more, and only then erase."""
    settings = lenient_settings()
    async with clock_of(settings) as clock, reach(settings, clock) as ask:
        show(await ask(EraseRequest(mission=mission, language=reader.language)))
        typed = again or _typed(reader)
        if typed.strip() != mission:
            raise Refusal(reader.plain("cli-erase-kept"))
        show(await ask(EraseRequest(mission=mission, sure=True, language=reader.language)))


def _typed(reader: Reader) -> str:
    """What is typed at the keyboard; nothing where there is none."""
    try:
        return str(typer.prompt(reader.plain("cli-erase-again")))
    except typer.Abort:
        return ""
