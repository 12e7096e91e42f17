"""The whole bot as its users run it: `python bot.py run` in a process of its own, against a sandbox."""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from sandbox.client import TOKEN
from storage.database import Database
from tests.migrated import new_database

ROOT: Final = Path(__file__).parent.parent
BEGINNING: Final = "--- start"
START_SECONDS: Final = 30.0


class RunningBot:
    """A bot that can be started, stopped and killed, over one database. `more`: further settings, such as BOT_LOG."""

    def __init__(self, url: str, folder: Path, owners: str = "", **more: str) -> None:
        self.file = folder / "attache.db"
        self.errors = folder / "stderr.log"
        self.environment = {
            "PATH": os.environ["PATH"],
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": url,
            "BOT_CLOCK": url,
            "BOT_DATABASE": str(self.file),
            "BOT_OWNERS": owners,
            "PYTHONPATH": str(ROOT),
            **more,
        }
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"sqlite+aiosqlite:///{self.file}"

    async def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        await self.launch()
        await self.says("event=ready")

    async def says(self, *words: str) -> None:
        """Wait until its log has all these since its start, each as often as it is named here.

        The log is a file, as no pipe is: nobody has to read it, and it is there after a kill. So it is looked at again
        and again.
        """
        async with asyncio.timeout(START_SECONDS):
            while not self._has_said(Counter(words)):
                if self._process is None or self._process.returncode is not None:
                    raise AssertionError(self.log)
                await asyncio.sleep(0.02)

    def _has_said(self, words: Counter[str]) -> bool:
        log = self.log.rpartition(BEGINNING)[2]
        return all(log.count(word) >= times for word, times in words.items())

    async def launch(self) -> None:
        """Start it, and wait for nothing."""
        with self.errors.open("ab") as log:
            log.write(f"{BEGINNING}\n".encode())
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                str(ROOT / "bot.py"),
                "run",
                cwd=self.file.parent,
                env=self.environment,
                stderr=log,
            )

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def exit_code(self) -> int:
        """Wait until it ends by itself."""
        assert self._process is not None
        async with asyncio.timeout(START_SECONDS):
            return await self._process.wait()

    async def command(self, *words: str) -> tuple[int, str, str]:
        """Another command of the same bot.py: exit code, stdout, stderr."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(ROOT / "bot.py"),
            *words,
            cwd=self.file.parent,
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, errors = await process.communicate()
        return process.returncode or 0, out.decode(), errors.decode()

    async def kill(self) -> None:
        """SIGKILL: no goodbye."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM, and the exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> int:
        if self._process is None:
            return 0
        process, self._process = self._process, None
        if process.returncode is None:
            process.send_signal(how)
        return await process.wait()

    @property
    def log(self) -> str:
        return self.errors.read_text() if self.errors.exists() else ""

    @asynccontextmanager
    async def database(self) -> AsyncIterator[Database]:
        """The bot's database, opened beside it; write only while the bot does not run."""
        if not self.file.exists():
            new_database(self.file)
        opened = await Database.open(self.url)
        try:
            yield opened
        finally:
            await opened.close()


@asynccontextmanager
async def running_bot(url: str, folder: Path, owners: str = "", **more: str) -> AsyncIterator[RunningBot]:
    """A bot that is not started yet, and is surely stopped at the end."""
    bot = RunningBot(url, folder, owners, **more)
    try:
        yield bot
    finally:
        await bot.kill()
