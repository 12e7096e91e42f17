"""The inbox: every update as Telegram sent it, kept before it is confirmed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal

from sqlalchemy import Integer, and_, bindparam, delete, func, insert, or_, select, update

from storage.record import Record
from storage.schema import inbox
from storage.store import Store

InboxState = Literal["open", "done", "dead"]


SENT_AGAIN: Final = timedelta(days=2)
"""Telegram keeps an update for 24 hours; twice that, for clocks that are not quite right."""


class Incoming(Record):
    """A raw update (JSON text) and how far it has got."""

    seq: int
    update_id: int
    chat_id: int
    raw: str
    state: InboxState
    attempts: int
    error: str
    received_at: datetime
    finished_at: datetime | None


# Asked at every update, so made once.
KNOWN: Final = select(inbox).where(inbox.c.update_id.in_(bindparam("ids", expanding=True)))
ADD: Final = insert(inbox).returning(inbox)
DONE: Final = (
    update(inbox)
    .where(inbox.c.seq == bindparam("number"), inbox.c.state == "open")
    .values(state="done", raw="", finished_at=bindparam("at"))
)


TURNS: Final = (
    select(
        inbox.c.seq, func.row_number().over(partition_by=inbox.c.chat_id, order_by=inbox.c.seq).label("turn")
    )
    .where(inbox.c.state == "open")
    .subquery()
)
OPEN: Final = (
    select(inbox)
    .join(TURNS, TURNS.c.seq == inbox.c.seq)
    .order_by(TURNS.c.turn, inbox.c.seq)
    .limit(bindparam("most", type_=Integer))
)


class InboxStore(Store):
    """Updates, in the order they came."""

    async def keep(self, updates: Sequence[tuple[int, int, str]]) -> list[Incoming]:
        """Keep (update_id, chat_id, JSON) of each, and what is new of them; what is here already is not kept twice.

        Numbers turn random after a quiet week: an old update of the same number gives it up to the new one.
        """
        fresh = {update_id: (chat_id, raw) for update_id, chat_id, raw in updates}
        for row in await self._all(KNOWN, ids=list(fresh)):
            old = Incoming.of(row)
            if self._is_the_same(old, fresh[old.update_id][1]):
                del fresh[old.update_id]
            else:
                aside = update(inbox).where(inbox.c.seq == old.seq)
                await self._run(aside.values(update_id=-old.seq))  # Telegram's own numbers are positive
        new = {"state": "open", "received_at": self.now}
        kept = [
            await self._first(ADD, update_id=update_id, chat_id=chat_id, raw=raw, **new)
            for update_id, (chat_id, raw) in fresh.items()
        ]
        return [Incoming.of(row) for row in kept if row]

    def _is_the_same(self, old: Incoming, raw: str) -> bool:
        """By its age, for numbers turn random only after a week; what is older, by its words, where it has them still."""
        return old.received_at > self.now - SENT_AGAIN or old.raw == raw

    async def open(self, most: int) -> list[Incoming]:
        """Open updates: the oldest of each chat, in the order they came, then the second of each, and so on."""
        return [Incoming.of(row) for row in await self._all(OPEN, most=most)]

    async def done(self, seq: int) -> None:
        """Finished; what it said is no longer needed, so its text goes."""
        await self._run(DONE, number=seq, at=self.now)

    async def failed(self, seq: int, error: str, *, dead: bool, blank: bool = False) -> None:
        """One more attempt that failed; a dead letter keeps its JSON for a maintainer, unless it must not (`blank`)."""
        values = {"attempts": inbox.c.attempts + 1, "error": error, "state": "dead" if dead else "open"}
        if blank:
            values["raw"] = ""
        still_open = update(inbox).where(inbox.c.seq == seq, inbox.c.state == "open")
        await self._run(still_open.values(**values, finished_at=self.now if dead else None))

    async def count(self, state: InboxState) -> int:
        return int(await self._value(select(func.count()).where(inbox.c.state == state)))

    async def purge(self, done: datetime, dead: datetime) -> None:
        """Forget what was finished before `done`, long after Telegram could send it again, and dead letters of before `dead`."""
        ended = inbox.c.finished_at
        forgotten = or_(
            and_(inbox.c.state == "done", ended < done), and_(inbox.c.state == "dead", ended < dead)
        )
        await self._run(delete(inbox).where(forgotten))
