"""A year after a mission, played by the clock: the real planner, the real courier's decisions, and people with habits.

Telegram alone is the substitute: what the courier would send is written down with its moment, and what a blocked phone
would refuse is refused.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from bot.clock import Clock
from bot.courier import Courier
from bot.rendering import said_now
from bot.telegram import Blocked, Sent
from mission.quiet import zone_at
from storage.outbox import PUSH_PRIORITY, Outgoing
from tests.stage import Stage

Act = Callable[[], Awaitable[None]]
ORGANISERS_OWN = frozenset({"digest", "question"})


class HandOfStage:
    """The clock of the stage, as the courier reads it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def now(self) -> datetime:
        return self._stage.now


class Year:
    """`habits`: by person, occasion and version of a wave or a kind: the words of the buttons they tap at once.

    `got`: by person, every push as "2023-05-02 10:00 wave:2d", by the clock that counts for them; organisers' own aside.
    """

    def __init__(self, stage: Stage, habits: Mapping[tuple[str, str], Sequence[str]]) -> None:
        self.stage = stage
        self.habits = habits
        self.got: dict[str, list[str]] = {}
        self.texts: dict[str, list[str]] = {}
        self.chats: dict[str, list[int]] = {}
        self.blocking: set[str] = set()
        self.acts: list[tuple[datetime, Act]] = []
        self._courier = Courier(stage.database, cast("Clock", HandOfStage(stage)), stage.application.bot)
        self._message_ids = iter(range(1_000_000, 2_000_000))

    def at(self, moment: datetime, act: Act) -> None:
        """Something that happens by itself."""
        self.acts.append((moment, act))

    async def until(self, end: datetime) -> None:
        """Step through every due moment and every act, in their order."""
        while (moment := await self._next(end)) is not None:
            self.stage.move(moment)
            for act in [act for when, act in self.acts if when <= moment]:
                await act()
            self.acts = [(when, act) for when, act in self.acts if when > moment]
            await self._deliver()

    async def _next(self, end: datetime) -> datetime | None:
        async with self.stage.database.reading(self.stage.now) as tx:
            due = await tx.outbox.next_due()
        ahead = [when for when in (due, *(when for when, _ in self.acts)) if when is not None and when <= end]
        return min(ahead, default=None)

    async def _deliver(self) -> None:
        """Everything that is due goes out or is let go; then people tap what their habits say."""
        for row in await self._posted():
            name = await self._noted(row)
            for label in self.habits.get((name, _occasion(row)), ()):
                await self.stage.taps(name, label)

    async def _posted(self) -> list[Outgoing]:
        posted = []
        async with self.stage.database.transaction(self.stage.now) as tx:
            await tx.outbox.expire()
            while row := next(iter(await tx.outbox.next(self.stage.now, [])), None):
                message = await said_now(tx, row)
                if message is None:
                    continue
                claimed = await tx.outbox.claim(row, message)
                refused = row.chat_id in {self.stage.telegram[name] for name in self.blocking}
                outcome: Any = Blocked("bot was blocked") if refused else Sent(next(self._message_ids))
                await self._courier._settle(tx, claimed, outcome)
                if not refused and row.priority >= PUSH_PRIORITY and row.kind not in ORGANISERS_OWN:
                    posted.append(claimed)
        return posted

    async def _noted(self, row: Outgoing) -> str:
        async with self.stage.database.reading(self.stage.now) as tx:
            member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
            mission = await tx.missions.get(row.mission_id or 0)
        assert member is not None
        assert mission is not None
        assert row.message is not None
        name, local = member.person.name, self.stage.now.astimezone(zone_at(member, mission, self.stage.now))
        where = "" if mission.id == self.stage.mission.id else f" {mission.code}"
        what = row.occasion if row.kind == "wave" else row.kind
        self.got.setdefault(name, []).append(f"{local:%Y-%m-%d %H:%M} {what}{where}")
        self.texts.setdefault(name, []).append(str(row.message.text))
        self.chats.setdefault(name, []).append(row.chat_id or 0)
        return name


def _occasion(row: Outgoing) -> str:
    """ "wave:1m" for a wave, "wave:1m+1" for its first reminder, the kind for everything else."""
    if row.kind != "wave":
        return row.kind
    return row.occasion + (f"+{row.version}" if row.version else "")
