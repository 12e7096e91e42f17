"""The commands that need no running bot: import, invitations, a look at the setup."""

import asyncio
import os
import re
from datetime import date
from pathlib import Path
from typing import Final

import typer
from telegram.error import TelegramError

from bot.clock import SystemClock
from bot.office import reach
from bot.requests import Answer, ImportRequest, InvitesRequest, KnownMission, MissionsRequest
from bot.run import bot_of, clock_of
from bot.settings import Settings, read_settings
from mission.documents.bounded import ReadJob, read_bounded
from mission.inviting import Invite, invite_link, invite_qr, invites_csv
from words import Reader

NO_TOKEN: Final = "0:none"  # noqa: S105 - stands for "not set": importing needs no token
UNSAFE: Final = re.compile(r"[^\w-]+")


class Refusal(Exception):  # noqa: N818 - the person's word for it
    """Nothing was done, and why: a line in the person's language."""


def lenient_settings() -> Settings:
    """The settings, where a token may still be missing."""
    return (
        read_settings()
        if os.environ.get("BOT_TOKEN") or Path(".env").exists()
        else read_settings(token=NO_TOKEN)
    )


async def import_file(
    file: Path,
    reader: Reader,
    *,
    mission: str,
    programme: bool,
    first_day: date | None,
    dry_run: bool,
) -> None:
    """Read a file in a process of its own, then have it taken over (or only previewed).

    A folder describes a whole mission, and so does a workbook unless a mission is named for it.
    """
    if not file.exists():
        raise Refusal(reader.plain("cli-no-such-file", file=str(file)))
    settings = lenient_settings()
    async with clock_of(settings) as clock, reach(settings, clock) as ask:
        known = (await ask(MissionsRequest())).missions
        whole = file.is_dir() or (file.suffix.lower() == ".xlsx" and not mission and not programme)
        target = None if whole else chosen(known, mission, file, reader)
        job = _job(file, target, programme=programme, first_day=first_day)
        draft = await read_bounded(job)
        code = target.code if target else mission
        request = ImportRequest(
            draft=draft,
            mission=code,
            programme=programme,
            dry_run=dry_run,
            language=reader.language,
        )
        show(await ask(request))
        if dry_run:
            typer.echo(reader.plain("cli-dry-run"))


def _job(file: Path, target: KnownMission | None, *, programme: bool, first_day: date | None) -> ReadJob:
    if target is None:
        return ReadJob(path=file, form="mission")
    kind = "programme" if programme else "ours"
    return ReadJob(path=file, form="programme", zone=target.timezone, kind=kind, first_day=first_day)


def chosen(known: tuple[KnownMission, ...], code: str, file: Path, reader: Reader) -> KnownMission:
    """The mission that the flag, else the file's name, else there being only one, points to."""
    named = (
        [one for one in known if one.code == code]
        if code
        else [one for one in known if one.code in file.stem]
    )
    found = named or (list(known) if not code and len(known) == 1 else [])
    if len(found) != 1:
        codes = ", ".join(one.code for one in known) or "–"
        raise Refusal(reader.plain("cli-which-mission", codes=codes))
    return found[0]


def show(answer: Answer) -> None:
    """The lines of an answer; a refusal's on stderr, with exit code 1."""
    if answer.refused:
        raise Refusal("\n".join(answer.lines))
    for line in answer.lines:
        typer.echo(line)


async def make_invites(
    mission: str, reader: Reader, *, csv: Path | None, qr: Path | None, renew: bool
) -> None:
    """Codes for who has none, shown this once: on the screen, or in a file, or as pictures."""
    settings = lenient_settings()
    async with clock_of(settings) as clock, reach(settings, clock) as ask:
        answer = await ask(InvitesRequest(mission=mission, renew=renew, language=reader.language))
    show(answer)
    made = [Invite(name=one.name, code=one.code) for one in answer.invites]
    username = answer.username or await ask_username(settings)
    if csv:
        csv.write_bytes(invites_csv(made, username))
    if qr and username:
        qr.mkdir(parents=True, exist_ok=True)
        for number, one in enumerate(made, 1):
            picture = qr / f"{number:02} {UNSAFE.sub(' ', one.name).strip()}.png"
            picture.write_bytes(invite_qr(invite_link(one.code, username)))
    if not csv:
        for one in made:
            typer.echo(f"{one.name}\t{invite_link(one.code, username)}")
    typer.echo(reader.plain("cli-invites-made", count=len(made)))
    if not username:
        typer.echo(reader.plain("cli-no-username"))


async def ask_username(settings: Settings) -> str:
    """The bot's name for the links (Bot API › getMe), or "" when it cannot be asked now."""
    if settings.token.get_secret_value() == NO_TOKEN:
        return ""
    bot = bot_of(settings)
    try:
        async with asyncio.timeout(10):
            me = await bot.get_me()
    except (TelegramError, TimeoutError):
        return ""
    else:
        return me.username or ""
    finally:
        await bot.shutdown()


async def check_setup(reader: Reader) -> None:
    """Settings, database, Telegram: each gets a line."""
    settings = read_settings()
    typer.echo(reader.plain("cli-check-settings"))
    async with reach(settings, SystemClock()) as ask:
        known = (await ask(MissionsRequest())).missions
    typer.echo(reader.plain("cli-check-database", count=len(known)))
    username = await ask_username(settings)
    if not username:
        raise Refusal(reader.plain("cli-check-no-telegram"))
    typer.echo(reader.plain("cli-check-telegram", username=username))
