"""The seeded fire: people write and tap, Telegram has a bad day, the clock jumps, and the bot is killed all the time.

What is drawn comes from the seed; when exactly the machine does what does not, so that a seed that failed is to be
played again more than once.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random
from time import monotonic
from typing import Final

from sqlalchemy import select

from mission.changes import tell_changes
from mission.planner import plan_mission
from sandbox.client import TOKEN, FaultKind, Person, Sandbox, SandboxError
from storage.agenda import Session
from storage.database import Database
from storage.missions import Mission
from storage.outbox import Outgoing
from storage.schema import contacts, inbox, notes
from tests.faults.crashing import Plan
from tests.faults.missions import NOW, add_mission, add_session
from tests.faults.oracle import all_rows, all_sends, flaws, is_marked
from tests.forking import ForkedBot, Server
from tests.running import BEGINNING

MEMBERS: Final = 12
STILLBORN: Final = 0.2
"""This share is killed while it starts."""
START_SECONDS: Final = (0.05, 0.6)
LIVES: Final = (0.0, 1.2)
"""Seconds from being ready to the kill."""
READ_TIMEOUT: Final = 1.5
RECOVERY_SECONDS: Final = 30.0
QUIET_SECONDS: Final = 90.0
SHARES: Final[dict[FaultKind, float]] = {
    "429": 0.015,
    "500": 0.015,
    "502": 0.015,
    "reset_before": 0.015,
    "reset_after": 0.015,
    "truncated": 0.015,
    "slow": 0.007,
    "hang_after": 0.003,
}
"""Of every hundred messages and edits ten meet one of these."""
CANARY: Final = "canary@example.cz"
NUMBER: Final = "+420777123456"
CANARIES: Final = (TOKEN, TOKEN.partition(":")[2], CANARY, "canary%40", NUMBER, "777123456", "777 123 456")


@dataclass
class Figures:
    """What happened. `flaws` are the promises that were broken: none, where they are kept."""

    seed: int
    kills: int = 0
    updates: int = 0
    contacts: int = 0
    rows: int = 0
    sends: int = 0
    repeated: int = 0
    uncertain: int = 0
    expired: int = 0
    found_sending: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    slowest_recovery: float = 0.0
    flaws: list[str] = field(default_factory=list)

    def __add__(self, other: "Figures") -> "Figures":
        """Of several fires together."""
        whole = Figures(self.seed)
        for name in vars(self):
            if name == "slowest_recovery":
                whole.slowest_recovery = max(self.slowest_recovery, other.slowest_recovery)
            elif name != "seed":
                setattr(whole, name, getattr(self, name) + getattr(other, name))
        return whole


class Fire:
    """One world that burns."""

    def __init__(self, server: Server, sandbox: Sandbox, folder: Path, seed: int) -> None:
        self._sandbox = sandbox
        self._chance = Random(seed)
        self._people_chance = Random(seed + 1_000_000)
        self._figures = Figures(seed)
        self._bot = ForkedBot(server, sandbox.url, folder, BOT_LOG="debug")
        self._bot.plan = Plan(read_timeout=READ_TIMEOUT)
        self._lines: list[str] = []
        self._broadcasts = self._asked = 0
        self._on_their_way: set[int] = set()

    async def burn(self, kills: int) -> Figures:
        """So many kills, then peace, and the reckoning."""
        try:
            await self._prepare()
            living = asyncio.create_task(self._live())
            for _ in range(kills):
                await self._one_life()
            living.cancel()
            await asyncio.gather(living, return_exceptions=True)
            await self._peace()
            await self._reckon()
        except Exception as error:  # noqa: BLE001 - the seed is to be told with it
            self._figures.flaws.append(f"{type(error).__name__}: {error}")
        finally:
            await self._bot.kill()
        return self._figures

    # --- the world ----------------------------------------------------------------------------------------------

    async def _prepare(self) -> None:
        await self._sandbox.reset(now=NOW)
        add = self._sandbox.people.add
        self._members = [await add(f"Canaria {n} {CANARY}", phone=NUMBER) for n in range(MEMBERS)]
        self._organiser = await add("Petro Organiser")
        self._outsiders = [await add("Olga of Brno"), await add("Stranger")]
        for person in (*self._members, self._organiser, self._outsiders[0]):
            await person.send("/start")
        taken = (await self._sandbox.call("getUpdates"))["result"]
        await self._sandbox.call("getUpdates", offset=taken[-1]["update_id"] + 1)
        async with self._bot.database() as database:
            self._mission = await add_mission(database, self._members)
            await _enrol(database, self._mission, self._organiser)
            other = await add_mission(database, self._outsiders[:1], code="BRNO")
            for mission in (self._mission, other):
                for hour in range(11, 23):
                    await add_session(
                        database, mission, f"Session {hour}", datetime.combine(NOW.date(), time(hour))
                    )
                async with database.transaction(NOW) as tx:
                    await plan_mission(tx, mission)
        await self._spoil()

    async def _spoil(self) -> None:
        """Ten calls in a hundred fail; updates come twice, late or in the wrong order."""
        order = self._sandbox.faults.add
        for method in ("sendMessage", "editMessageText"):
            for kind, share in SHARES.items():
                seed = self._chance.randrange(10**6)
                await order(method, kind, count=None, share=share, seed=seed, seconds=0.3)
        for kind in ("500", "reset_after", "truncated"):
            await order("getUpdates", kind, count=None, share=0.03, seed=self._chance.randrange(10**6))
        for kind in ("duplicated", "delayed", "reordered"):
            seed = self._chance.randrange(10**6)
            await order("updates", kind, count=None, share=0.04, seed=seed, seconds=0.3)

    # --- people -------------------------------------------------------------------------------------------------

    async def _live(self) -> None:
        while True:
            await asyncio.sleep(self._people_chance.uniform(0.05, 0.4))
            await self._act()

    async def _act(self) -> None:
        member = self._people_chance.choice(self._members)
        match self._people_chance.randrange(12):
            case 0 | 1 | 2 | 3 | 4:
                await self._write_contact(member)
            case 5:
                await member.send("/today")
            case 6:
                self._asked += 1
                await member.send(f"Ask the mayor {self._asked}, {CANARY}, {NUMBER}")
            case 7:
                await _tap(member, self._people_chance.choice(["Note", "Question to the organisers"]))
            case 8:
                self._asked += 1
                caption = f"Minutes {self._asked} for {CANARY}"
                await member.send_file(f"{CANARY}.txt", NUMBER.encode(), caption=caption)
            case 9 if self._broadcasts < 6:
                self._broadcasts += 1
                await self._organiser.send(f"/broadcast Announcement {self._broadcasts}, {NUMBER}")
            case 9 | 10:
                await _tap(self._organiser, "Send")
            case _:
                await self._people_chance.choice(self._outsiders).send("/today")

    async def _write_contact(self, member: Person) -> None:
        name = f"Partner {len(self._lines):04}"
        self._lines.append(name)
        await member.send(f"/contact {name}, Firm {name}, {CANARY}, {NUMBER}")

    # --- lives and deaths ---------------------------------------------------------------------------------------

    async def _one_life(self) -> None:
        if self._chance.random() < STILLBORN:
            await self._bot.launch()
            await asyncio.sleep(self._chance.uniform(*START_SECONDS))
        else:
            await self._bot.start()
            await asyncio.sleep(self._chance.uniform(*LIVES))
        process = self._bot._process
        if process is None or process.returncode is not None:
            self._figures.flaws.append(f"the bot ended by itself: {self._bot.log[-2000:]}")
        await self._bot.kill()
        self._figures.kills += 1
        await self._look_at_the_dead()
        if self._chance.random() < 0.2:
            await self._sandbox.clock.move_by(timedelta(minutes=self._chance.choice([1, 5, 20])))
        if self._chance.random() < 0.1:
            await self._edit_a_session()

    async def _look_at_the_dead(self) -> None:
        """What the last kill left on its way is flagged, if this life came to begin."""
        rows = await self._rows()
        if "event=ready" in self._bot.log.rpartition(BEGINNING)[2]:
            self._check_recovered(rows)
        sending = {row.id for row in rows if row.state == "sending"}
        self._figures.found_sending += len(sending - self._on_their_way)
        self._on_their_way |= sending

    def _check_recovered(self, rows: Sequence[Outgoing]) -> None:
        for row in rows:
            if row.id in self._on_their_way and row.uncertain_at is None:
                self._figures.flaws.append(f"row {row.id} ({row.kind}) was on its way and is not flagged")
        self._on_their_way = set()

    async def _rows(self) -> list[Outgoing]:
        return await all_rows(self._bot, await self._sandbox.clock.now())

    async def _edit_a_session(self) -> None:
        """As an import does, while no bot runs."""
        now = await self._sandbox.clock.now()
        async with self._bot.database() as database, database.transaction(now) as tx:
            ahead = [one for one in await tx.agenda.all_of(self._mission.id) if one.starts_at > now]
            if not ahead:
                return
            session: Session = self._chance.choice(ahead)
            place = f"Hall {self._chance.randrange(100)}"
            await tx.agenda.change(session.id, place=place)
            made = await tx.agenda.record_change(
                session.id, "changed", {"place": session.place}, {"place": place}
            )
            await tell_changes(tx, self._mission, [made], at_once=self._chance.random() < 0.5)

    # --- the reckoning --------------------------------------------------------------------------------------------

    async def _peace(self) -> None:
        """No more faults; one more start, and everything comes to its end."""
        for fault in await self._sandbox.faults.coming():
            self._figures.faults[fault["kind"]] += fault["happened"]
        await self._sandbox.faults.clear()
        began = monotonic()
        await self._bot.start()
        self._check_recovered(await self._rows())
        self._figures.slowest_recovery = monotonic() - began
        if self._figures.slowest_recovery > RECOVERY_SECONDS:
            self._figures.flaws.append("what was on its way took too long to be recovered")
        async with asyncio.timeout(QUIET_SECONDS), self._bot.database() as database:
            while not await self._is_quiet(database):  # noqa: ASYNC110 - another process is waited for
                await asyncio.sleep(0.1)
        if code := await self._bot.stop():
            self._figures.flaws.append(f"the last bot ended with {code}")

    async def _is_quiet(self, database: Database) -> bool:
        now = await self._sandbox.clock.now()
        async with database.reading(now) as tx:
            return await tx.inbox.count("open") + await tx.outbox.waiting() == 0 and self._all_here(
                {name for (name,) in (await tx.connection.execute(select(contacts.c.name))).all()}
            )

    def _all_here(self, names: set[str]) -> bool:
        return names >= set(self._lines)

    async def _reckon(self) -> None:
        rows, sends = await self._rows(), await all_sends(self._sandbox)
        figures = self._figures
        figures.rows, figures.sends, figures.contacts = len(rows), len(sends), len(self._lines)
        figures.repeated = sum(row.repeats for row in rows)
        figures.uncertain = sum(row.uncertain_at is not None for row in rows)
        figures.expired = sum(row.state == "expired" for row in rows)
        figures.flaws += await flaws(self._sandbox, self._bot)
        async with self._bot.database() as database, database.reading(NOW) as tx:
            states = Counter((await tx.connection.execute(select(inbox.c.state))).scalars())
            kept = Counter((await tx.connection.execute(select(contacts.c.name))).scalars())
            noted = Counter((await tx.connection.execute(select(notes.c.text))).scalars())
        figures.updates = states.total()
        if set(states) != {"done"}:
            figures.flaws.append(f"updates: {dict(states)}")
        if kept != Counter(self._lines):
            figures.flaws.append(f"contacts: {kept - Counter(self._lines)} too many")
        if twice := [words for words, number in noted.items() if number > 1]:
            figures.flaws.append(f"words were kept twice: {twice}")
        said = Counter(
            (entry.chat_id, name)
            for entry in sends
            if not is_marked(entry)
            for name in [str(entry.parameters.get("text", "")).partition("Kept: ")[2].partition("<")[0][:12]]
            if name
        )
        figures.flaws += [f"{name} was told of twice without a word" for name, n in said.items() if n > 1]
        figures.flaws += self._leaks([(entry.chat_id, str(entry.parameters)) for entry in sends])

    def _leaks(self, sent: Sequence[tuple[int | None, str]]) -> list[str]:
        """Nothing that is somebody's own in the log, and nothing of it said to those who may not see it."""
        outside = {person.id for person in self._outsiders}
        told = " ".join(text for chat, text in sent if chat in outside)
        return [
            *(f"the log holds {canary!r}" for canary in CANARIES if canary in self._bot.log),
            *(f"an outsider was told {canary!r}" for canary in CANARIES if canary in told),
        ]


async def _tap(person: Person, label: str) -> None:
    """If the button is there."""
    with suppress(SandboxError):
        await person.tap(label)


async def _enrol(database: Database, mission: Mission, organiser: Person) -> None:
    async with database.transaction(NOW) as tx:
        person = await tx.people.add(telegram_id=organiser.id, name=organiser.name, language="en")
        await tx.people.enrol(mission.id, person.id, role="organiser", joined_at=NOW)
        await tx.people.agree(person.id, mission.id, purpose="membership", version="test", language="en")


def replay(seed: int) -> str:
    """The command that plays a fire again."""
    return f"make faults SEED={seed} ROUNDS=1"
