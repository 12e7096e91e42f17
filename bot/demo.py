"""The demo: a sandbox, a mission in it, and the bot, all on this machine; nothing to configure."""

import asyncio
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Final

import httpx
import typer

from bot.logs import start_logging
from bot.offline import Refusal
from bot.rehearsal import Rehearsal, rehearsal_of, set_up
from bot.run import on_signals, run
from bot.settings import Settings, read_settings
from words import Reader

SAMPLES: Final = Path(__file__).parent.parent / "samples"
SAMPLE: Final = SAMPLES / "prague-2023"
PROGRAMME: Final = SAMPLE / "forum-programme.csv"
LOOK_AGAIN: Final = 0.5
"""Seconds until what did not answer, or could not be removed, is tried again."""
TRIES: Final = 20
"""How often a folder is removed into which something still writes."""


async def play(
    port: int, reader: Reader, *, mission: Path | None = None, programme: Path | None = None
) -> None:
    """Until interrupted; the sample mission unless another is named. Raises Refusal when the port is taken."""
    start_logging("warning")
    rehearsal = await rehearsal_of(mission or SAMPLE, programme if mission else PROGRAMME, reader)
    playing = asyncio.create_task(_play(port, rehearsal, reader))
    on_signals(playing.cancel)
    with suppress(asyncio.CancelledError):
        await playing


async def _play(port: int, rehearsal: Rehearsal, reader: Reader) -> None:
    async with (
        sandbox(port, reader) as address,
        httpx.AsyncClient(base_url=address, timeout=60, trust_env=False) as world,
    ):
        demo = Demo(address, world, rehearsal, reader)
        await demo.turn(greeting=True)
        while demo.is_wished_anew:
            await demo.turn(greeting=False)


class Demo:
    """One mission in one sandbox, begun as often as somebody wishes on the page."""

    def __init__(self, address: str, world: httpx.AsyncClient, rehearsal: Rehearsal, reader: Reader) -> None:
        self._address = address
        self._world = world
        self._rehearsal = rehearsal
        self._reader = reader
        self._token = f"4242424242:{secrets.token_urlsafe(27)}"
        self._wished = asyncio.Event()

    @property
    def is_wished_anew(self) -> bool:
        return self._wished.is_set()

    async def turn(self, *, greeting: bool) -> None:
        """A new world, in a folder that goes with it, and the bot until it is stopped or another world is wished for."""
        self._wished.clear()
        task = asyncio.current_task()
        if task is not None:
            on_signals(task.cancel)  # while the bot runs, it sees to them itself
        with room() as folder:
            settings = settings_for(self._address, self._token, folder / "attache.db")
            await set_up(self._world, settings, self._rehearsal, self._reader)
            if greeting:
                self._greet()
            await self._run(settings)

    def _greet(self) -> None:
        typer.echo(self._reader.plain("cli-demo-running", address=self._address))
        typer.echo(self._reader.plain("cli-demo-play" if self._rehearsal.script else "cli-demo-tap"))
        typer.echo(self._reader.plain("cli-demo-ends"))

    async def _run(self, settings: Settings) -> None:
        """Until a signal stops the bot, or the wish for a new world does."""
        listening = asyncio.create_task(self._listen())
        try:
            await run(settings, self._wished)
        finally:
            listening.cancel()

    async def _listen(self) -> None:
        while not self._wished.is_set():
            try:
                if (await self._world.get("/api/anew")).json()["wished"]:
                    self._wished.set()
            except httpx.HTTPError:
                await asyncio.sleep(LOOK_AGAIN)


@contextmanager
def room() -> Iterator[Path]:
    """A folder that goes when the block ends, also where a thread that was let go of still writes into it."""
    folder = Path(tempfile.mkdtemp(prefix="attache-demo-"))
    try:
        yield folder
    finally:
        for _ in range(TRIES):
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(LOOK_AGAIN)


@asynccontextmanager
async def sandbox(port: int, reader: Reader) -> AsyncIterator[str]:
    """A sandbox in a process of its own, and its address; it ends with us."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "sandbox", "--port", str(port)),
        stdout=asyncio.subprocess.PIPE,
        cwd=SAMPLES.parent,
    )
    assert process.stdout is not None  # noqa: S101 - asked for above
    try:
        line = (await process.stdout.readline()).decode().strip()
        if "http://" not in line:
            raise Refusal(reader.plain("cli-demo-port", port=port))
        yield line[line.index("http://") :]
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def settings_for(address: str, token: str, database: Path) -> Settings:
    """As a user would set them: the bot itself does not know that it is in a sandbox."""
    return read_settings(
        token=token, api_url=address, clock=address, database=str(database), owners="", webhook_url=""
    )
