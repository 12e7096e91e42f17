"""Bots that start in a third of a second: a server that has imported everything once forks for each.

    python -m tests.faults.forking

reads a `Start` a line and answers `born PID`; when a bot has gone it says `gone PID STATUS`. Each bot is a process of
its own over a database file, and talks HTTP, as one that `python bot.py run` started.
"""

import asyncio
import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from pydantic import BaseModel

from bot import cli
from tests.faults.crashing import Plan, install
from tests.running import BEGINNING, ROOT, RunningBot
from words import LANGUAGES, Reader


class Start(BaseModel):
    """One bot to be: where it stands, what it is told by its environment, where its stderr goes."""

    folder: Path
    log: Path
    environment: dict[str, str]
    plan: Plan


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


def _be(start: Start) -> None:
    """From here on this process is a bot."""
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        nothing, log = (
            os.open(os.devnull, os.O_RDWR),
            os.open(start.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT),
        )
        for old, new in ((nothing, 0), (nothing, 1), (log, 2)):
            os.dup2(old, new)
        os.environ.clear()
        os.environ.update(start.environment)
        os.chdir(start.folder)
        sys.argv = ["bot.py", "run"]
        install(start.plan)
        cli.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    finally:
        sys.stderr.flush()
        os._exit(code)


# --- in the test --------------------------------------------------------------------------------------------------


class Forked:
    """A bot's process, as far as `RunningBot` needs to know it."""

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
    command = [sys.executable, "-m", "tests.faults.forking"]
    with subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        try:
            yield Server(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(10)


class ForkedBot(RunningBot):
    """The running bot, forked; `plan` holds for the next starts."""

    def __init__(self, server: Server, url: str, folder: Path, owners: str = "", **more: str) -> None:
        super().__init__(url, folder, owners, **more)
        self._server = server
        self.plan = Plan()

    async def launch(self) -> None:
        """Start it, and wait for nothing."""
        with self.errors.open("ab") as log:
            log.write(f"{BEGINNING}\n".encode())
        start = Start(folder=self.file.parent, log=self.errors, environment=self.environment, plan=self.plan)
        process: Any = self._server.fork(start)
        self._process = process

    async def dies(self, seconds: float = 20.0) -> None:
        """It starts, and comes to the point of its plan."""
        await self.launch()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.exit_code()
        code = self._process.returncode if self._process else None
        assert code == -signal.SIGKILL, f"it did not come to {self.plan}\n{self.log}"
        self._process = None


if __name__ == "__main__":
    serve()
