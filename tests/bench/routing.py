"""`make bench`: side by side in one run, ratios rather than figures, for these machines are noisy.

What is compared: an update taken through a bare PTB application that does nothing but answer, and the same number
through this bot's worker (inbox, gate, one transaction, answer in the outbox, done-mark). Sending is left out on both
sides: Telegram's limits decide it. And the sandbox alone: how soon it answers, and how many messages it takes.
"""

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
from telegram import Update
from telegram.ext import Application, CallbackContext, CommandHandler, ExtBot

from sandbox.client import TOKEN, running_sandbox
from tests.stage import Stage, Unplugged, open_stage

UPDATES = 400
ROUNDS = 3
MESSAGES = 3000
CONNECTIONS = 16
NAMES = ("Olena Kovalenko", "Jan Dvořák", "Emma Clark", "Petro Bondar")


def _update(stage: Stage, number: int, text: str) -> dict[str, Any]:
    name = NAMES[number % len(NAMES)]
    entities = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
    return {"update_id": number, "message": stage._message(name) | {"text": text, "entities": entities}}


async def bare(stage: Stage, first: int, text: str) -> None:
    """PTB alone: parse, route, a handler that makes its answer and drops it."""
    bot: ExtBot[None] = ExtBot("42:offline", request=Unplugged(), get_updates_request=Unplugged())
    application = Application.builder().bot(bot).updater(None).job_queue(None).build()

    async def echo(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
        del context
        json.dumps({"chat_id": update.effective_chat.id, "text": text} if update.effective_chat else {})

    application.add_handler(CommandHandler(text.removeprefix("/").split()[0], echo))
    await application.initialize()
    for number in range(first, first + UPDATES):
        await application.process_update(Update.de_json(_update(stage, number, text), bot))


async def ours(stage: Stage, first: int, text: str) -> None:
    """This bot: from the inbox to the outbox."""
    rows = [
        (number, stage.telegram[NAMES[number % len(NAMES)]], json.dumps(_update(stage, number, text)))
        for number in range(first, first + UPDATES)
    ]
    async with stage.database.transaction(stage.now) as tx:
        await tx.inbox.keep(rows)
    running = asyncio.create_task(stage.worker.run())
    stage.worker.wake()
    while True:
        async with stage.database.reading(stage.now) as tx:
            if await tx.inbox.count("open") == 0:
                break
        await asyncio.sleep(0.02)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def seconds(work: Callable[[], Awaitable[None]]) -> float:
    """How long it takes."""
    before = time.perf_counter()
    await work()
    return time.perf_counter() - before


async def send_many(url: str, chat_id: int) -> None:
    """One client, strict, without flood limits; every call must be accepted."""
    numbers = iter(range(MESSAGES))

    async def send(client: aiohttp.ClientSession) -> None:
        for number in numbers:
            call = {"chat_id": chat_id, "text": f"<b>{number}</b>", "parse_mode": "HTML"}
            async with client.post(f"{url}/bot{TOKEN}/sendMessage", json=call) as answer:
                answer.raise_for_status()
                await answer.read()

    async with aiohttp.ClientSession() as client:
        await asyncio.gather(*(send(client) for _ in range(CONNECTIONS)))


async def sandbox() -> None:
    """Start-up to the first answer, and sendMessage from one client."""
    before = time.perf_counter()
    async with running_sandbox(flood=False) as world:
        started = time.perf_counter() - before
        ann = await world.people.add("Ann")
        await ann.send("/start")
        took = min([await seconds(partial(send_many, world.url, ann.id)) for _ in range(ROUNDS)])
    print(f"sandbox\n  starts in {started:.2f} s\n  sendMessage: {MESSAGES / took:,.0f} a second")  # noqa: T201


async def main() -> None:
    """The sandbox, then each kind of update, both ways in turn, the best of a few rounds."""
    await sandbox()
    numbers = iter(range(1, 10**9, UPDATES))
    for text in ("/today", "/contact Jan Novák, Example s.r.o., jan@example.cz, call by Friday"):
        best = {"bare PTB": float("inf"), "this bot": float("inf")}
        with tempfile.TemporaryDirectory() as folder:
            async with open_stage(Path(folder)) as stage:
                for _ in range(ROUNDS):
                    for name, way in (("bare PTB", bare), ("this bot", ours)):
                        first = next(numbers)
                        took = await seconds(partial(way, stage, first, text))
                        best[name] = min(best[name], took)
        print(text.split()[0])  # noqa: T201 - the benchmark's only way to speak
        for name, took in best.items():
            print(f"  {name}: {UPDATES / took:,.0f} updates/s, {took / UPDATES * 1000:.2f} ms each")  # noqa: T201
        print(f"  ratio: {best['this bot'] / best['bare PTB']:.1f}")  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main())
