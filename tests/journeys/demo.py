"""The demo as its users start it: `python bot.py demo` in a process of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
STOP_SECONDS: Final = 20


@contextmanager
def running_demo(*options: str) -> Iterator[str]:
    """The address that it prints; it is ended as a person ends it."""
    command = [sys.executable, "bot.py", "demo", "--port", "0", *options]
    with subprocess.Popen(  # noqa: S603 - our own demo
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            assert process.stdout is not None
            yield address_in(process.stdout)
        finally:
            ended(process)


def address_in(lines: Iterable[str]) -> str:
    """What a mission's file has to say comes first; then the address."""
    said = []
    for line in lines:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return found.group()
        said.append(line)
    raise AssertionError("".join(said))


def ended(process: subprocess.Popen[str]) -> None:
    """The demo takes its sandbox with it; one that does not go is killed with it, and that is a failure."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
