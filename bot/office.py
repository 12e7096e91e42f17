"""The office: whoever owns the database does the command line's work, over a local socket or, when no bot runs, here."""

import asyncio
import hashlib
import os
import tempfile
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from stat import S_ISDIR
from typing import Any, Final

import structlog

from bot.clock import Clock
from bot.lock import LockedError, lock
from bot.patience import RefusedStartError
from bot.requests import (
    REQUEST,
    Answer,
    AnyRequest,
    EraseRequest,
    ExportRequest,
    ImportRequest,
    InvitesRequest,
    KnownMission,
    MissionsRequest,
    ShownInvite,
)
from bot.settings import Settings
from handlers.exporting import prepared
from mission.errors import UserError
from mission.exporting import people_in
from mission.importing.receiving import holds_nothing, kind_meant
from mission.imports import apply, preview, preview_report
from mission.inviting import invite
from mission.privacy import erase_mission, mission_leaving
from storage.database import Database, file_of
from storage.migrations import migrate
from storage.missions import Mission
from storage.transaction import Transaction
from words import Reader

LARGEST_REQUEST: Final = 64 * 1024 * 1024
GRACE: Final = 1.0
"""Seconds for the requests under way when the bot stops."""

log = structlog.get_logger()


async def answer(database: Database, now: datetime, request: AnyRequest) -> Answer:
    """Do what the command line asks, in one transaction. A refusal changes nothing."""
    reader = Reader(request.language)
    try:
        if isinstance(request, ImportRequest) and request.dry_run:
            async with database.reading(now) as tx:
                return await _import(tx, request, reader)
        if isinstance(request, ExportRequest):
            return await _export(database, now, request)
        async with database.transaction(now) as tx:
            match request:
                case MissionsRequest():
                    return await _missions(tx)
                case ImportRequest():
                    return await _import(tx, request, reader)
                case InvitesRequest():
                    return await _invites(tx, request)
                case EraseRequest():
                    return await _erase(tx, request, reader)
    except UserError as refusal:
        return Answer(lines=(reader.plain(refusal.key, **refusal.args_of_text),), refused=True)


async def _missions(tx: Transaction) -> Answer:
    known = [
        KnownMission(code=mission.code, name=mission.name, timezone=mission.timezone, country=mission.country)
        for mission in await tx.missions.all()
    ]
    return Answer(missions=tuple(known))


async def _import(tx: Transaction, request: ImportRequest, reader: Reader) -> Answer:
    mission = await _named(tx, request.mission) if request.mission else None
    if mission and not request.sure and await kind_meant(tx, request.draft, mission) == "programme":
        raise UserError("cli-which-kind")
    step = preview if request.dry_run else apply
    seen = await step(tx, request.draft, mission=mission, programme=request.programme)
    lines = preview_report(seen, reader).splitlines()
    if holds_nothing(request.draft):
        return Answer(lines=tuple(lines), refused=True)
    if not request.dry_run and not seen.changes_nothing:
        lines += ["", reader.plain("cli-imported")]
        if seen.is_new or seen.members_added:
            lines.append(reader.plain("cli-next", code=seen.code))
    return Answer(lines=tuple(lines))


async def _invites(tx: Transaction, request: InvitesRequest) -> Answer:
    mission = await _named(tx, request.mission)
    made = await invite(tx, mission, renew=request.renew)
    return Answer(invites=tuple(ShownInvite(name=one.name, code=one.code) for one in made))


async def _export(database: Database, now: datetime, request: ExportRequest) -> Answer:
    """Read, build in a thread, and only then write down that it was done."""
    async with database.reading(now) as tx:
        mission = await _named(tx, request.mission)
        count = await people_in(tx, mission, request.what)
        reader = Reader(request.language, mission.zone)
        made = await prepared(tx, mission, request.what, reader)
    content = await asyncio.to_thread(made)
    async with database.transaction(now) as tx:
        await tx.audit.record(mission.id, None, "mission.exported", what=request.what, people=count)
    return Answer(lines=(reader.plain("cli-export-holds", count=count),), file=b64encode(content))


async def _erase(tx: Transaction, request: EraseRequest, reader: Reader) -> Answer:
    mission = await _named(tx, request.mission)
    leaving = await mission_leaving(tx, mission)
    if not request.sure:
        return Answer(lines=(reader.plain("cli-erase-what", code=mission.code, **leaving.model_dump()),))
    await erase_mission(tx, mission)
    return Answer(lines=(reader.plain("cli-erased", code=mission.code),))


async def _named(tx: Transaction, code: str) -> Mission:
    mission = await tx.missions.by_code(code)
    if mission is None:
        codes = ", ".join(mission.code for mission in await tx.missions.all())
        raise UserError("cli-no-such-mission", code=code, codes=codes or "–")
    return mission


def socket_of(settings: Settings) -> Path:
    """The socket of a database: in a folder of the user's own, short enough for every system's limit.

    Raises RefusedStartError where that folder is not the user's own.
    """
    folder = Path(tempfile.gettempdir()) / f"attache-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise RefusedStartError(f"{folder} is not a folder of your own that nobody else may enter")
    name = hashlib.sha256(str(file_of(settings.database).resolve()).encode()).hexdigest()[:24]
    return folder / f"{name}.sock"


class Office:
    """The running bot's side of the socket (mode 0600): one request and one answer, a line of JSON each."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock,
        username: str,
        afterwards: Callable[[], Awaitable[None]],
    ) -> None:
        self._path = socket_of(settings)
        self._database = database
        self._clock = clock
        self._username = username
        self._afterwards = afterwards
        self._serving: set[asyncio.Task[Any]] = set()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        self._path.unlink(missing_ok=True)
        before = os.umask(0o177)
        try:
            server = await asyncio.start_unix_server(self._serve, self._path, limit=LARGEST_REQUEST)
        finally:
            os.umask(before)
        try:
            yield
        finally:
            server.close()
            self._path.unlink(missing_ok=True)
            if self._serving:
                await asyncio.wait(self._serving, timeout=GRACE)

    async def _serve(self, coming: asyncio.StreamReader, going: asyncio.StreamWriter) -> None:
        """One request. Whatever fails here fails for whoever asked, and for nobody else."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine runs in a task
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)
        try:
            request = REQUEST.validate_json(await coming.readline())
            done = await answer(self._database, self._clock.now(), request)
            named = done.model_copy(update={"username": self._username})
            going.write(named.model_dump_json().encode() + b"\n")
            await going.drain()
            await self._afterwards()
        except (ValueError, OSError) as error:
            log.warning("a request of the command line was dropped", error=type(error).__name__)
        except Exception:  # the command line hears that nothing was done, and the bot goes on
            log.exception("a request of the command line failed")
        finally:
            going.close()


Ask = Callable[[AnyRequest], Awaitable[Answer]]


@asynccontextmanager
async def reach(settings: Settings, clock: Clock) -> AsyncIterator[Ask]:
    """The way to the database: through the running bot, or by taking its lock. Raises LockedError when neither works."""
    try:
        with lock(file_of(settings.database)):
            migrate(settings.database)
            database = await Database.open(settings.database)
            try:

                async def here(request: AnyRequest) -> Answer:
                    return await answer(database, clock.now(), request)

                yield here
            finally:
                await database.close()
    except LockedError:
        path = socket_of(settings)
        if not path.exists():
            raise
        yield partial(_asked_of_the_bot, path)


async def _asked_of_the_bot(path: Path, request: AnyRequest) -> Answer:
    """Raises LockedError where nobody listens: whoever holds the database is no running bot, or is just stopping."""
    try:
        coming, going = await asyncio.open_unix_connection(path, limit=LARGEST_REQUEST)
    except OSError:
        raise LockedError(str(path)) from None
    try:
        going.write(request.model_dump_json().encode() + b"\n")
        await going.drain()
        return Answer.model_validate_json(await coming.readline())
    except (OSError, ValueError):
        refusal = Reader(request.language).plain("trouble-no-answer")
        return Answer(lines=(refusal,), refused=True)
    finally:
        going.close()
