"""The office: the command line's work is done by whoever owns the database."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.lock import LockedError, lock
from bot.office import Office, reach, socket_of
from bot.patience import RefusedStartError
from bot.requests import MissionsRequest
from bot.settings import Settings, read_settings
from sandbox.client import Sandbox
from storage.database import Database
from tests.bot.workshop import NOW, Workshop, eventually
from tests.forking import forked_bot
from words import Reader


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder with a short name: a socket's path has little room."""
    with tempfile.TemporaryDirectory(prefix="att-") as made:
        monkeypatch.setattr(tempfile, "tempdir", made)
        yield Path(made)


def _settings(workshop: Workshop, folder: Path) -> Settings:
    return read_settings(token=workshop.sandbox.token, database=str(folder / "attache.db"))


@asynccontextmanager
async def _open(workshop: Workshop, settings: Settings, woken: list[int]) -> AsyncIterator[None]:
    """The office of a running bot, which holds the lock."""

    async def wake() -> None:
        woken.append(1)

    office = Office(settings, workshop.database, workshop.clock, "attache_bot", wake)
    with lock(Path(settings.database.removeprefix("sqlite+aiosqlite:///"))):
        async with office.open():
            yield


async def test_only_its_owner_may_speak_to_the_socket_and_it_goes_with_the_bot(
    workshop: Workshop, folder: Path
) -> None:
    settings = _settings(workshop, folder)
    path = socket_of(settings)
    path.touch()  # left by a bot that was killed
    async with _open(workshop, settings, []):
        assert (path.is_socket(), path.stat().st_mode & 0o777) == (True, 0o600)
        assert path.parent.stat().st_mode & 0o777 == 0o700
    assert not path.exists()


async def test_the_running_bot_answers_and_looks_afterwards_what_is_due(
    workshop: Workshop, folder: Path
) -> None:
    settings, woken = _settings(workshop, folder), list[int]()
    async with _open(workshop, settings, woken), reach(settings, workshop.clock) as ask:
        answer = await ask(MissionsRequest())
    assert ([mission.code for mission in answer.missions], answer.username) == (["PRAGUE"], "attache_bot")
    assert woken == [1]


@pytest.mark.parametrize("line", [b"\n", b"{\n", b'{"do": "nonsense"}\n', b"\xff\n", b""])
async def test_rubbish_is_dropped_and_the_office_stays_open(
    workshop: Workshop, folder: Path, line: bytes
) -> None:
    settings = _settings(workshop, folder)
    async with _open(workshop, settings, []), reach(settings, workshop.clock) as ask:
        coming, going = await asyncio.open_unix_connection(socket_of(settings))
        going.write(line)
        going.write_eof()
        assert await coming.read() == b""
        going.close()
        assert not (await ask(MissionsRequest())).refused


async def test_a_request_that_fails_is_answered_with_a_sentence_and_the_office_stays_open(
    workshop: Workshop, folder: Path
) -> None:
    settings = _settings(workshop, folder)
    async with _open(workshop, settings, []), reach(settings, workshop.clock) as ask:
        async with workshop.database.transaction(workshop.clock.now()) as tx:
            await tx.connection.exec_driver_sql("ALTER TABLE missions RENAME TO hidden")
        answer = await ask(MissionsRequest(language="uk"))
        async with workshop.database.transaction(workshop.clock.now()) as tx:
            await tx.connection.exec_driver_sql("ALTER TABLE hidden RENAME TO missions")
        assert answer.refused
        assert answer.lines == (Reader("uk").plain("trouble-no-answer"),)
        assert not (await ask(MissionsRequest())).refused


async def test_a_socket_behind_which_nobody_listens_means_that_somebody_else_writes(
    workshop: Workshop, folder: Path
) -> None:
    settings = _settings(workshop, folder)
    async with _open(workshop, settings, []):
        os.link(socket_of(settings), folder / "kept")
    os.link(folder / "kept", socket_of(settings))
    with lock(folder / "attache.db"):
        with pytest.raises(LockedError):
            async with reach(settings, workshop.clock) as ask:
                await ask(MissionsRequest())
        socket_of(settings).unlink()
        with pytest.raises(LockedError):
            async with reach(settings, workshop.clock):
                pass


async def test_a_folder_that_others_may_enter_is_refused(workshop: Workshop, folder: Path) -> None:
    (folder / f"attache-{os.getuid()}").mkdir(mode=0o755)
    with pytest.raises(RefusedStartError, match="not a folder of your own"):
        socket_of(_settings(workshop, folder))


async def test_a_visitor_to_the_database_does_not_take_the_log_of_the_running_bot_along(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """SQLite's locks are the process's: a descriptor of the file that is closed anywhere in it drops them."""
    ann = await sandbox.people.add("Ann")
    async with forked_bot(sandbox.url, tmp_path) as bot:
        await bot.start()
        await ann.ask("/start")
        async with bot.database():
            pass
        assert _deleted_but_open(bot.pid) == []
        await ann.send("/start again")
        async with bot.database() as database:
            await eventually(lambda: _has_finished(database, 2))
        await bot.kill()
        async with bot.database() as database:
            assert await _has_finished(database, 2)


def _deleted_but_open(pid: int) -> list[str]:
    """The database's files that this process has open and that are no longer there."""
    opened = [str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir()]
    return [path for path in opened if "attache.db" in path and path.endswith("(deleted)")]


async def _has_finished(database: Database, updates: int) -> bool:
    async with database.reading(NOW) as tx:
        return await tx.inbox.count("done") == updates
