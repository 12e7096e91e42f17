"""Readers of files that start at once: a server that has imported what they need forks for each.

    python -m tests.reading SOCKET

Each is a process of its own with the bounds of `mission/documents/bounded.py`, as the one that Python is started anew
for; that one is tried in tests/mission/. A test that sends a file would wait for it longer than for all the rest.
"""

import asyncio
import atexit
import importlib
import io
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Final

from mission.documents.bounded import Job
from mission.documents.draft import Refused
from tests.running import ROOT

READERS: Final = ("mission.documents.read", "mission.vcards.read", "mission.vcards.picture")
ENVIRONMENT: Final = {"PATH": os.defpath, "PYTHONUTF8": "1"}
"""A child inherits no settings."""


# --- in the server ------------------------------------------------------------------------------------------------


def serve(address: str) -> None:
    """Until stdin ends: nothing stays behind when the tests are killed."""
    for name in READERS:
        importlib.import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen(64)
        os.write(1, b"ready\n")
        while 0 not in select.select([listening.fileno(), 0], [], [])[0]:
            asking, _ = listening.accept()
            with asking:
                if not os.fork():
                    try:
                        _keep(asking)
                    finally:
                        os._exit(0)


def _keep(asking: socket.socket) -> None:
    """The parent of one reader: hands it the job and tells its exit code and its answer, if anybody still listens."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    with asking.makefile("rb") as coming:
        module, memory, job = coming.read().split(b"\n", 2)
    with TemporaryFile() as answer:
        reader = os.fork()
        if not reader:
            _read(module.decode(), memory.decode(), job, answer)
        _, status = os.waitpid(reader, 0)
        answer.seek(0)
        asking.sendall(b"%d\n" % os.waitstatus_to_exitcode(status) + answer.read())


def _read(module: str, memory: str, job: bytes, answer: IO[bytes]) -> None:
    """From here on this process is `python -m MODULE MEMORY`."""
    code = 1
    try:
        sys.argv = [module, memory]
        sys.stdin = io.TextIOWrapper(io.BytesIO(job))
        sys.stdout = io.TextIOWrapper(answer)
        runpy.run_module(module, run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    finally:
        os._exit(code)


# --- in the test --------------------------------------------------------------------------------------------------


@contextmanager
def _served() -> Iterator[str]:
    """The address of a server of one's own."""
    with TemporaryDirectory() as folder:
        address = str(Path(folder) / "readers")
        command = [sys.executable, "-m", "tests.reading", address]
        with subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=ENVIRONMENT
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                assert process.stdout.readline() == b"ready\n"
                yield address
            finally:
                process.stdin.close()
                process.wait(10)


@cache
def _shared() -> str:
    """For all tests that ask for it, until they have all run."""
    serving = _served()
    atexit.register(serving.__exit__, None, None, None)
    return serving.__enter__()


async def ask_at_once(module: str, job: Job, seconds: float, memory: int) -> tuple[bytes, int]:
    """The answer and exit code of a forked child; for `bounded._ask`."""
    coming, going = await asyncio.open_unix_connection(_shared())
    try:
        async with asyncio.timeout(seconds):
            going.write(f"{module}\n{memory}\n{job.model_dump_json()}".encode())
            going.write_eof()
            code, _, answer = (await coming.read()).partition(b"\n")
    except TimeoutError as error:
        raise Refused("document-too-slow", file=job.path.name) from error
    finally:
        going.close()
        await going.wait_closed()
    return answer, int(code)


if __name__ == "__main__":
    serve(sys.argv[1])
