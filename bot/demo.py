"""The demo: a sandbox, a mission in it, and the bot, all on this machine; nothing to configure."""

import asyncio
import secrets
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import httpx
import typer

from bot.logs import start_logging
from bot.offline import Refusal
from bot.rehearsal import Rehearsal, rehearsal_of, set_up
from bot.run import run
from bot.settings import Settings, read_settings
from words import Reader

SAMPLES: Final = Path(__file__).parent.parent / "samples"
SAMPLE: Final = SAMPLES / "prague-2023"
PROGRAMME: Final = SAMPLE / "forum-programme.csv"
LOOK_AGAIN: Final = 0.5
"""Seconds until the sandbox is asked again when it did not answer."""


async def play(
    port: int, reader: Reader, *, mission: Path | None = None, programme: Path | None = None
) -> None:
    """Until interrupted; the sample mission unless another is named. Raises Refusal when the port is taken."""
    start_logging("warning")
    rehearsal = await rehearsal_of(mission or SAMPLE, programme if mission else PROGRAMME, reader)
    token = f"4242424242:{secrets.token_urlsafe(27)}"
    async with (
        sandbox(port, reader) as address,
        httpx.AsyncClient(base_url=address, timeout=60, trust_env=False) as world,
    ):
        is_greeted = False
        while True:
            with tempfile.TemporaryDirectory(prefix="attache-demo-") as folder:
                settings = settings_for(address, token, Path(folder) / "attache.db")
                await set_up(world, settings, rehearsal, reader)
                if not is_greeted:
                    greet(address, rehearsal, reader)
                is_greeted = True
                if not await is_wished_anew(world, settings):
                    return


def greet(address: str, rehearsal: Rehearsal, reader: Reader) -> None:
    typer.echo(reader.plain("cli-demo-running", address=address))
    typer.echo(reader.plain("cli-demo-tap" if rehearsal.script is None else "cli-demo-play"))
    typer.echo(reader.plain("cli-demo-ends"))


async def is_wished_anew(world: httpx.AsyncClient, settings: Settings) -> bool:
    """Run the bot until it is stopped (False), or until somebody wishes on the page that all begin anew (True)."""
    wished = asyncio.Event()
    listening = asyncio.create_task(_listen(world, wished))
    try:
        await run(settings, wished)
    finally:
        listening.cancel()
    return wished.is_set()


async def _listen(world: httpx.AsyncClient, wished: asyncio.Event) -> None:
    while not wished.is_set():
        try:
            if (await world.get("/api/anew")).json()["wished"]:
                wished.set()
        except httpx.HTTPError:
            await asyncio.sleep(LOOK_AGAIN)


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
