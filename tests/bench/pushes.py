"""A broadcast to a thousand members: how fast it goes, whether Telegram ever had to say no, and who waits meanwhile."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sandbox.client import Entry, Person, Sandbox, running_sandbox
from tests.bench.answers import our_bot
from tests.bench.crowd import ANNOUNCEMENT, Waits, ask, gather_people, last_entry
from words import Reader

RECIPIENTS: Final = 1000
ASKING: Final = 40
PATIENCE: Final = 120.0


@dataclass(frozen=True)
class Broadcast:
    """Pushes a second, 429s that Telegram had to give, and the answers that others waited for meanwhile."""

    pushes: float
    refused: int
    answers: Waits


async def broadcast(*, paid: bool, asked: float) -> Broadcast:
    """`paid`: Telegram allows 1,000 a second and counts them; else 30. `asked`: /today a second, by others."""
    with tempfile.TemporaryDirectory() as folder:
        async with running_sandbox() as sandbox:
            await sandbox.set_flood(paid=paid)
            people = await gather_people(sandbox, RECIPIENTS + ASKING)
            settings = {"BOT_PAID_BROADCASTS": "true"} if paid else {}
            async with our_bot(sandbox, Path(folder), people, people[:1], **settings):
                return await _send(sandbox, people, asked)


async def _send(sandbox: Sandbox, people: Sequence[Person], asked: float) -> Broadcast:
    author, asking = people[0], people[-ASKING:]
    await ask(sandbox, asking, "/today", rate=10, number=20)
    button = Reader("en").plain("broadcast-button-send")
    await author.send(f"/broadcast {ANNOUNCEMENT}")
    await author.wait_for(lambda screen: any(button in shown.labels for shown in screen.received), PATIENCE)
    before = await last_entry(sandbox)
    await author.tap(button)
    seconds = len(people) / (950 if asked > 50 else 25)
    waits = await ask(sandbox, asking, "/today", rate=asked, number=max(100, int(asked * seconds * 0.8)))
    sent = await _announced(sandbox, before, len(people) - 1)
    times = sorted(entry.at.timestamp() for entry in sent)
    refused = len(await sandbox.ledger(before, outcome="refused"))
    return Broadcast((len(times) - 1) / (times[-1] - times[0]), refused, waits)


async def _announced(sandbox: Sandbox, after: int, number: int) -> list[Entry]:
    """The announcements, once they have all arrived."""
    async with asyncio.timeout(PATIENCE):
        while True:
            sent = await sandbox.ledger(after, method="sendMessage", outcome="accepted")
            announced = [entry for entry in sent if ANNOUNCEMENT in entry.parameters["text"]]
            if len(announced) >= number:
                return announced
            await asyncio.sleep(0.5)
