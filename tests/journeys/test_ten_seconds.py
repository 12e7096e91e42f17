"""The ten-second rule of PRODUCT.md, counted on a phone in the sandbox: messages typed and buttons tapped."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sandbox.client import Person, Sandbox
from tests.forking import ForkedBot, unhurried_bot
from tests.journeys.test_hostile import NOW, begin

DUE = datetime(2023, 4, 26, 7, 0, tzinfo=UTC)  # 09:00 in Prague, the day of the promise
WAVE = datetime(2023, 5, 2, 8, 0, tzinfo=UTC)  # 10:00 in Prague, two working days after the mission
LINES = (
    "/contact Jan Novák, Example s.r.o., jan@example.cz, +420 777 123 456, parking pilot, call by Wednesday",
    "/contact Eva Malá, Brno City Hall, eva.mala@brno.example",
    "/contact Ing. Petr Dvořák, ČVUT, petr@cvut.example, tram sensors",
)
NAMES = ("Jan Novák", "Eva Malá", "Ing. Petr Dvořák")


@dataclass
class Hand:
    """A person's hand: what it typed and tapped."""

    person: Person
    typed: int = 0
    tapped: list[str] = field(default_factory=list)

    async def types(self, text: str, until: str) -> None:
        self.typed += 1
        await self.person.send(text)
        await self.person.wait_for_text(until)

    async def taps(self, label: str, until: str) -> None:
        """A button of the newest message that has one, and what stands there afterwards."""
        self.tapped.append(label)
        await self.person.tap(label)
        await self.person.wait_for_text(until)


@pytest.fixture
async def emma(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Person]:
    """A member on the first day of the mission; the bot runs."""
    await sandbox.reset(now=NOW, flood=False)
    person = await sandbox.people.add("Emma")
    bot: ForkedBot
    async with unhurried_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            await begin(database, [person])
        await bot.start()
        yield person
        assert await bot.stop() == 0


async def test_a_contact_a_promise_and_a_wave_take_no_longer_than_they_may(
    sandbox: Sandbox, emma: Person
) -> None:
    for line, name in zip(LINES, NAMES, strict=True):
        hand = Hand(emma)
        await hand.types(line, f"Kept: {name}")
        await hand.taps("Right", f"Done: {name}")
        assert (hand.typed, len(hand.tapped)) == (1, 1)
    await sandbox.clock.move(DUE)
    await emma.wait_for_text("Promised for today: “call”")
    hand = Hand(emma)
    await hand.taps("Done", "Done: “call” – Jan Novák")
    assert (hand.typed, len(hand.tapped)) == (0, 1)
    await sandbox.clock.move(WAVE)
    hand = Hand(emma)
    for number, name in enumerate(NAMES, 1):
        await emma.wait_for_text(f"{number} of 3: {name}")
        await hand.taps("Yes", "What is the next step?")
        await hand.taps("Send materials", "By when?")
        await hand.taps("In 1 week", f"{number + 1} of 3" if number < len(LINES) else "Thanked: 3 of 3")
    assert (hand.typed, len(hand.tapped)) == (0, 9)
