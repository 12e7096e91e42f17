"""The stand-in for Telegram that the other measurements lean on: it must not be what they measure."""

import asyncio
import time
from typing import Final

import aiohttp

from sandbox.client import TOKEN, running_sandbox

ROUNDS: Final = 3
MESSAGES: Final = 3000
CONNECTIONS: Final = 16


async def measure() -> tuple[float, float]:
    """Seconds until its first answer, and how many sendMessage it takes a second from one client, strict."""
    before = time.perf_counter()
    async with running_sandbox(flood=False) as world:
        started = time.perf_counter() - before
        ann = await world.people.add("Ann")
        await ann.send("/start")
        took = []
        for _ in range(ROUNDS):
            before = time.perf_counter()
            await send_many(world.url, ann.id)
            took.append(time.perf_counter() - before)
    return started, MESSAGES / min(took)


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
