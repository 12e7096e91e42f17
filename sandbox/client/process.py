"""Starting and stopping a sandbox."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from .handle import TOKEN, Sandbox
from .records import SandboxError

READY: Final = "sandbox ready on "
STOP_SECONDS: Final = 5.0
ROOT: Final = Path(__file__).parent.parent.parent


@contextmanager
def sandbox_server(*options: str) -> Iterator[str]:
    """Starts `python -m sandbox` on a free port with these options and stops it in the end; its address."""
    command = [sys.executable, "-m", "sandbox", "--port", "0", *options]
    with subprocess.Popen(  # noqa: S603 - our own module
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line.startswith(READY):
                raise SandboxError(f"the sandbox did not start: {line!r}")
            yield line.removeprefix(READY).strip()
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


@asynccontextmanager
async def sandbox_at(url: str, token: str = TOKEN) -> AsyncIterator[Sandbox]:
    """A handle on a sandbox that runs already."""
    sandbox = Sandbox(url, token)
    try:
        yield sandbox
    finally:
        await sandbox.close()


@asynccontextmanager
async def running_sandbox(
    *,
    now: datetime | None = None,
    rate: float = 1.0,
    strict: bool = True,
    flood: bool = True,
    tap_seconds: float = 150.0,
    token: str = TOKEN,
) -> AsyncIterator[Sandbox]:
    """A sandbox of one's own (about 3 s to start; many tests share one through `sandbox_server` and `reset`)."""
    server = sandbox_server()
    url = await asyncio.to_thread(server.__enter__)
    try:
        async with sandbox_at(url, token) as sandbox:
            await sandbox.reset(now=now, rate=rate, strict=strict, flood=flood, tap_seconds=tap_seconds)
            yield sandbox
    finally:
        await asyncio.to_thread(server.__exit__, None, None, None)
