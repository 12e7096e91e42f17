"""A crowd that writes to a bot at a steady pace, and how soon each was answered."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import quantiles
from typing import Final

import aiohttp

from sandbox.client import Person, Sandbox

PATIENCE: Final = 60.0
TOGETHER: Final = 32
"""People who are brought in at one time."""


@dataclass(frozen=True)
class Waits:
    """Seconds from writing to Telegram's having the answer; `lost`: those who got none."""

    seconds: Sequence[float]
    lost: int = 0

    def percentile(self, number: int) -> float:
        return quantiles(self.seconds, n=100, method="inclusive")[number - 1]

    def __str__(self) -> str:
        lost = f", {self.lost} without an answer" if self.lost else ""
        return f"p50 {self.percentile(50) * 1000:.0f} ms, p99 {self.percentile(99) * 1000:.0f} ms{lost}"


async def gather_people(sandbox: Sandbox, number: int) -> list[Person]:
    """Each has started the bot, which takes no notice of that."""
    people = []
    for start in range(0, number, TOGETHER):
        names = [f"Member {one:04}" for one in range(start, min(number, start + TOGETHER))]
        people += await asyncio.gather(*(sandbox.people.add(name) for name in names))
    for start in range(0, number, TOGETHER):
        await asyncio.gather(*(person.send("/start") for person in people[start : start + TOGETHER]))
    await sandbox.call("deleteWebhook", drop_pending_updates=True)
    return people


async def ask(sandbox: Sandbox, people: Sequence[Person], *texts: str, rate: float, number: int) -> Waits:
    """So many messages, the texts in turn, `rate` a second, from the people in turn; waits for the last answer."""
    written: dict[int, list[float]] = {}
    after = await last_entry(sandbox)
    async with aiohttp.ClientSession(sandbox.url) as client:

        async def write(person: Person, text: str, at: float) -> None:
            await asyncio.sleep(max(0.0, at - time.time()))
            written.setdefault(person.id, []).append(time.time())
            body = {"chat_id": "bot", "text": text}
            async with client.post(f"/api/people/{person.id}/messages", json=body) as answer:
                answer.raise_for_status()

        begins = time.time() + 0.2
        turns = islice(zip(cycle(people), cycle(texts), strict=False), number)
        await asyncio.gather(*(write(*turn, begins + at / rate) for at, turn in enumerate(turns)))
    return await _answered(sandbox, written, number, after)


async def _answered(sandbox: Sandbox, written: dict[int, list[float]], number: int, after: int) -> Waits:
    """The first answers to each, in order, by the ledger."""
    until = time.monotonic() + PATIENCE
    while True:
        answers = await answers_after(sandbox, after, set(written))
        if sum(map(len, answers.values())) >= number or time.monotonic() > until:
            break
        await asyncio.sleep(0.2)
    waits = [
        heard - said
        for person, moments in written.items()
        for said, heard in zip(moments, answers.get(person, []), strict=False)
    ]
    return Waits(waits, number - len(waits))


async def answers_after(sandbox: Sandbox, after: int, chats: set[int]) -> dict[int, list[float]]:
    """By chat, when each answer was accepted; a push is told from an answer by its words."""
    found: dict[int, list[float]] = {}
    for entry in await sandbox.ledger(after, method="sendMessage", outcome="accepted"):
        if entry.chat_id in chats and ANNOUNCEMENT not in entry.parameters["text"]:
            found.setdefault(entry.chat_id, []).append(entry.at.timestamp())
    return found


async def last_entry(sandbox: Sandbox) -> int:
    return max((entry.seq for entry in await sandbox.ledger()), default=0)


ANNOUNCEMENT: Final = "The buses leave at 14:00."
"""What a broadcast of the benchmark says."""
