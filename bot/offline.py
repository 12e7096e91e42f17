"""The commands that need no running bot: import, invitations, the template, a look at the setup."""

import asyncio
import errno
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
from bot.settings import Settings, WrongSettingsError, read_settings
from mission.documents.draft import Draft, FirstDayNeeded
from mission.documents.template import write_template
from mission.importing.receiving import is_export, is_whole, read_file
from mission.inviting import Invite, invite_link, invite_qr, invites_csv
from words import Reader

NO_TOKEN: Final = "0:none"  # noqa: S105 - stands for "not set": importing needs no token
UNSAFE: Final = re.compile(r"[^\w-]+")
NAME_LENGTH: Final = 60
WORKBOOKS: Final = (".xlsx", ".xlsm", ".toml")
"""Endings of files that may describe a whole mission; so may a folder."""


class Refusal(Exception):  # noqa: N818 - the person's word for it
    """Nothing was done, and why: a line in the person's language."""


def lenient_settings() -> Settings:
    """The settings, where a token may be missing or wrong: this command does not speak with Telegram, or can do without."""
    try:
        return read_settings()
    except WrongSettingsError:
        return read_settings(token=NO_TOKEN)


# --- import -------------------------------------------------------------------------------------------------------


async def import_file(
    file: Path,
    reader: Reader,
    *,
    mission: str,
    programme: bool | None,
    first_day: date | None,
    dry_run: bool,
) -> None:
    """Read a file in a process of its own, then have it taken over (or only previewed).

    programme: whether its sessions are the forum's; None: those of an export of conference software are.
    """
    if not file.exists():
        raise Refusal(reader.plain("cli-no-such-file", file=str(file)))
    settings = lenient_settings()
    async with clock_of(settings) as clock, reach(settings, clock) as ask:
        known = (await ask(MissionsRequest(language=reader.language))).missions
        target = chosen(known, mission, file, reader)
        forum = is_export(file) if programme is None else programme
        draft = await _read(
            file, target, reader, forum=forum, first_day=first_day, whole=programme is not True
        )
        alone = bool(draft.sessions) and not is_whole(draft)
        request = ImportRequest(
            draft=draft,
            mission=_code(draft, target, mission, known, reader),
            programme=forum and alone,
            sure=forum or programme is not None or not alone,
            dry_run=dry_run,
            language=reader.language,
        )
        show(await ask(request))
    if unused := list(dict.fromkeys(place.column or place.sheet or place.file for place in draft.unused)):
        typer.echo("\n" + reader.plain("importing-left-out", names=", ".join(unused), rest=0))
    if dry_run:
        typer.echo("\n" + reader.plain("cli-dry-run"))


async def _read(
    file: Path,
    target: KnownMission | None,
    reader: Reader,
    *,
    forum: bool,
    first_day: date | None,
    whole: bool,
) -> Draft:
    place = {"zone": target.timezone, "country": target.country} if target else {}
    kind = "programme" if forum else "ours"
    try:
        return await read_file(file, kind=kind, first_day=first_day, sessions_only=not whole, **place)  # type: ignore[arg-type]  # a literal of two
    except FirstDayNeeded as needed:
        said = reader.plain(needed.key, **needed.args_of_text)
        raise Refusal(f"{said}\n{reader.plain('cli-starts')}") from None


def chosen(known: tuple[KnownMission, ...], code: str, file: Path, reader: Reader) -> KnownMission | None:
    """The mission that the flag, else the file's name, else there being only one, points to.

    None where nothing does, or where the flag names one that the file may be about to describe.
    """
    if code:
        named = next((one for one in known if one.code.casefold() == code.casefold()), None)
        if named is None and not (file.is_dir() or file.suffix.casefold() in WORKBOOKS):
            raise _no_such_mission(code, known, reader)
        return named
    in_name = [one for one in known if one.code.casefold() in file.stem.casefold()]
    return max(in_name, key=lambda one: len(one.code), default=known[0] if len(known) == 1 else None)


def _code(
    draft: Draft, target: KnownMission | None, asked: str, known: tuple[KnownMission, ...], reader: Reader
) -> str:
    """The code of the mission to import into; empty for the one that the file describes."""
    if is_whole(draft) and (
        not asked or (draft.mission and draft.mission.code.casefold() == asked.casefold())
    ):
        return ""
    if target is not None:
        return target.code
    if asked:
        raise _no_such_mission(asked, known, reader)
    raise Refusal(reader.plain("cli-which-mission" if known else "cli-no-mission-yet", codes=_codes(known)))


def _no_such_mission(code: str, known: tuple[KnownMission, ...], reader: Reader) -> Refusal:
    return Refusal(reader.plain("cli-no-such-mission", code=code, codes=_codes(known)))


def _codes(known: tuple[KnownMission, ...]) -> str:
    return ", ".join(one.code for one in known) or "–"


def show(answer: Answer) -> None:
    """The lines of an answer; a refusal's on stderr, with exit code 1."""
    if answer.refused:
        raise Refusal("\n".join(answer.lines))
    for line in answer.lines:
        typer.echo(line)


# --- invitations --------------------------------------------------------------------------------------------------


async def make_invites(
    mission: str, reader: Reader, *, csv: Path | None, qr: Path | None, renew: bool
) -> None:
    """Codes for who has none, shown this once: on the screen, or in a file, or as pictures."""
    _make_room(csv, qr, reader)
    settings = lenient_settings()
    async with clock_of(settings) as clock, reach(settings, clock) as ask:
        answer = await ask(InvitesRequest(mission=mission, renew=renew, language=reader.language))
    show(answer)
    made = [Invite(name=one.name, code=one.code) for one in answer.invites]
    username = answer.username or (await ask_username(settings) if made else "")
    _hand_out(made, username, csv, qr, renew=renew)
    typer.echo(reader.plain("cli-invites-made", count=len(made)))
    for place in (csv, qr) if made else ():
        if place:
            typer.echo(reader.plain("cli-written", file=str(place)))
    if made and not username:
        typer.echo(reader.plain("cli-no-username"))


def _make_room(csv: Path | None, qr: Path | None, reader: Reader) -> None:
    """Before any code is made: once made, it must not be lost for want of a place to write it to. Raises OSError."""
    if csv and csv.exists():
        with csv.open("rb+") as file:
            if file.read(len(_heading())) not in (b"", _heading()):
                raise Refusal(reader.plain("cli-file-exists", file=str(csv)))
    elif csv and not os.access(csv.parent, os.W_OK):
        raise OSError(errno.EACCES, reader.plain("cli-cannot-write"), str(csv))
    if qr:
        qr.mkdir(mode=0o700, parents=True, exist_ok=True)


def _hand_out(made: list[Invite], username: str, csv: Path | None, qr: Path | None, *, renew: bool) -> None:
    if csv:
        _write_csv(csv, invites_csv(made, username), renew=renew)
    else:
        for one in made:
            typer.echo(f"{' '.join(one.name.split())}\t{invite_link(one.code, username)}")
    if qr:
        for number, one in enumerate(made, 1):
            name = UNSAFE.sub(" ", one.name).strip()[:NAME_LENGTH]
            picture = qr / f"{f'{number:02} {name}'.strip()}.png"
            picture.write_bytes(invite_qr(invite_link(one.code, username)))


def _write_csv(csv: Path, content: bytes, *, renew: bool) -> None:
    """Codes handed out before are kept in the file, unless all have just been made anew. Only its owner may read it."""
    earlier = csv.read_bytes() if csv.exists() else b""
    kept = b"" if renew and content != _heading() else earlier
    csv.touch(mode=0o600)
    csv.chmod(0o600)
    csv.write_bytes(kept + content[len(_heading()) :] if kept else content)


def _heading() -> bytes:
    return invites_csv([], "")


async def ask_username(settings: Settings) -> str:
    """The bot's name for the links (Bot API › getMe), or "" when it cannot be asked now."""
    if settings.token.get_secret_value() == NO_TOKEN:
        return ""
    bot = bot_of(settings)
    try:
        async with asyncio.timeout(10):
            await bot.initialize()
    except (TelegramError, TimeoutError):
        return ""
    else:
        return bot.username
    finally:
        await bot.shutdown()


# --- the template, the setup --------------------------------------------------------------------------------------


async def make_template(file: Path, reader: Reader) -> None:
    """The empty workbook, in the language of the terminal; never over a file that somebody has filled in."""
    if file.exists() and (file.is_dir() or file.stat().st_size):
        raise Refusal(reader.plain("cli-file-exists", file=str(file)))
    write_template(file, reader.language)
    typer.echo(reader.plain("cli-template-written", file=str(file)))


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
