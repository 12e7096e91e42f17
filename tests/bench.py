"""`make bench`: side by side in one run, ratios rather than figures, for these machines are noisy.

What is compared: an update taken through a bare PTB application that does nothing but answer, and the same number
through this bot's worker (inbox, gate, one transaction, answer in the outbox, done-mark). Sending is left out on both
sides: Telegram's limits decide it.
"""

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, CommandHandler, ExtBot

from tests.stage import Stage, Unplugged, open_stage

UPDATES = 400
ROUNDS = 3
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


async def main() -> None:
    """Each kind of update, both ways in turn, the best of a few rounds."""
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
