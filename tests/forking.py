"""Bots and their commands that start in a third of a second: a server that has imported everything once forks for each.

    python -m tests.forking

reads a `Start` a line and answers `born PID`; when a process has gone it says `gone PID STATUS`. Each is a process of
its own over a database file, and talks HTTP, as one that `python bot.py` started: Python and the imports aside, whose
beginning the tests of the front door try (tests/bot/test_cli.py, tests/bot/test_run.py, the demo's).
"""

import asyncio
import atexit
import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any, Final, NoReturn

from pydantic import BaseModel

from bot import cli
from tests.faults.crashing import Plan, install
from tests.running import BEGINNING, ROOT, RunningBot
from words import LANGUAGES, Reader

USUAL: Final = Plan()
COMMAND_SECONDS: Final = 60.0


class Start(BaseModel):
    """One process to be: what is typed, in which folder and environment; where its stdout and stderr go."""

    words: tuple[str, ...]
    folder: Path
    environment: dict[str, str]
    out: Path
    log: Path
    plan: Plan = USUAL


# --- in the server ------------------------------------------------------------------------------------------------


def serve() -> None:
    """Until stdin ends."""
    for language in LANGUAGES:
        Reader(language).say("unknown", reference="")
    gc.freeze()
    signal.signal(signal.SIGCHLD, lambda *_: _say_who_is_gone())
    os.write(1, b"ready\n")
    for line in sys.stdin:
        start = Start.model_validate_json(line)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        child = os.fork()
        if not child:
            _be(start)
        os.write(1, f"born {child}\n".encode())
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})


def _say_who_is_gone() -> None:
    with suppress(ChildProcessError):
        while True:
            child, status = os.waitpid(-1, os.WNOHANG)
            if not child:
                return
            os.write(1, f"gone {child} {os.waitstatus_to_exitcode(status)}\n".encode())


def _be(start: Start) -> NoReturn:
    """From here on this process is `bot.py`; it ends as Python ends it, with a traceback if it fails."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for file, new in ((start.out, 1), (start.log, 2)):
        os.dup2(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT), new)
    os.environ.clear()
    os.environ.update(start.environment)
    os.chdir(start.folder)
    sys.argv = ["bot.py", *start.words]
    install(start.plan)
    cli.main()
    sys.exit()


# --- in the test --------------------------------------------------------------------------------------------------


class Forked:
    """A forked process, as far as `RunningBot` needs to know it."""

    def __init__(self, server: "Server", pid: int) -> None:
        self._server = server
        self.pid = pid

    @property
    def returncode(self) -> int | None:
        return self._server.gone.get(self.pid)

    def send_signal(self, how: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, how)

    async def wait(self) -> int:
        while (code := self.returncode) is None:  # noqa: ASYNC110 - a thread hears of it, whatever loop this is
            await asyncio.sleep(0.005)
        return code


class Server:
    """The handle on a server; it belongs to no event loop. `gone`: exit codes by process, negative for a signal's."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._born: SimpleQueue[int] = SimpleQueue()
        self.gone: dict[int, int] = {}
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            match line.split():
                case ["born", pid]:
                    self.gone.pop(int(pid), None)
                    self._born.put(int(pid))
                case ["gone", pid, code]:
                    self.gone[int(pid)] = int(code)

    def fork(self, start: Start) -> Forked:
        assert self._process.stdin is not None
        self._process.stdin.write(start.model_dump_json() + "\n")
        self._process.stdin.flush()
        return Forked(self, self._born.get(timeout=10))


@contextmanager
def forking_server() -> Iterator[Server]:
    """About as long to start as one bot."""
    command = [sys.executable, "-m", "tests.forking"]
    with subprocess.Popen(  # noqa: S603 - our own module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    ) as process:
        try:
            yield Server(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(10)


@cache
def shared_server() -> Server:
    """For all tests that ask for one, until they have all run."""
    serving = forking_server()
    atexit.register(serving.__exit__, None, None, None)
    return serving.__enter__()


async def typed(folder: Path, environment: dict[str, str], *words: str) -> tuple[int, str, str]:
    """What comes of `python bot.py WORDS`, typed in a folder: exit code, stdout, stderr."""
    with TemporaryDirectory() as aside:
        out, log = Path(aside) / "out", Path(aside) / "log"
        start = Start(words=words, folder=folder, environment=environment, out=out, log=log)
        process = shared_server().fork(start)
        try:
            async with asyncio.timeout(COMMAND_SECONDS):
                code = await process.wait()
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGKILL)
        return code, out.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


class ForkedBot(RunningBot):
    """The running bot, forked; `plan` holds for the next starts."""

    def __init__(self, server: Server, url: str, folder: Path, owners: str = "", **more: str) -> None:
        super().__init__(url, folder, owners, **more)
        self._server = server
        self.plan = USUAL

    async def launch(self) -> None:
        """Start it, and wait for nothing."""
        with self.errors.open("ab") as log:
            log.write(f"{BEGINNING}\n".encode())
        start = Start(
            words=("run",),
            folder=self.file.parent,
            environment=self.environment,
            out=Path(os.devnull),
            log=self.errors,
            plan=self.plan,
        )
        process: Any = self._server.fork(start)
        self._process = process

    async def command(self, *words: str) -> tuple[int, str, str]:
        """Another command of the same bot.py: exit code, stdout, stderr."""
        return await typed(self.file.parent, self.environment, *words)

    async def dies(self, seconds: float = 20.0) -> None:
        """It starts, and comes to the point of its plan."""
        await self.launch()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.exit_code()
        code = self._process.returncode if self._process else None
        assert code == -signal.SIGKILL, f"it did not come to {self.plan}\n{self.log}"
        self._process = None


@asynccontextmanager
async def forked_bot(url: str, folder: Path, owners: str = "", **more: str) -> AsyncIterator[ForkedBot]:
    """As `running_bot`, quickly."""
    bot = ForkedBot(shared_server(), url, folder, owners, **more)
    try:
        yield bot
    finally:
        await bot.kill()


@asynccontextmanager
async def unhurried_bot(url: str, folder: Path) -> AsyncIterator[ForkedBot]:
    """For journeys that are not about Telegram's limits: most of their time would be waiting."""
    async with forked_bot(url, folder) as bot:
        bot.plan = Plan(unhurried=True)
        yield bot


if __name__ == "__main__":
    serve()
