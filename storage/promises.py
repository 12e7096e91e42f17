"""Promises: what was promised to a contact, by whom, until when."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, Literal

from sqlalchemy import Select, delete, insert, select, update

from storage.record import Record
from storage.schema import contacts, promises
from storage.store import Store

PromiseState = Literal["open", "done", "dropped"]
OwedBy = Literal["us", "them"]


class Promise(Record):
    """A next step towards a contact; `due_on` is a day in the mission's zone.

    What they owe us has an owner too: the member who waits for it.
    """

    id: int
    contact_id: int
    owner_id: int
    text: str
    due_on: date | None
    state: PromiseState
    made_at: datetime
    closed_at: datetime | None
    owed_by: OwedBy = "us"


class PromiseStore(Store):
    """The promises of every mission."""

    async def get(self, promise_id: int) -> Promise | None:
        row = await self._first(select(promises).where(promises.c.id == promise_id))
        return Promise.of(row) if row else None

    async def make(
        self, contact_id: int, owner_id: int, *, text: str, due_on: date | None, owed_by: OwedBy = "us"
    ) -> Promise:
        said = {"contact_id": contact_id, "owner_id": owner_id, "text": text, "due_on": due_on}
        row = await self._first(
            insert(promises).values(**said, owed_by=owed_by, made_at=self.now).returning(promises),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Promise.of(row)

    async def change(self, promise_id: int, *, text: str, due_on: date | None) -> None:
        await self._run(update(promises).where(promises.c.id == promise_id).values(text=text, due_on=due_on))

    async def close(self, promise_id: int, state: PromiseState) -> bool:
        """Done or dropped; False when it was closed before."""
        closed = update(promises).where(promises.c.id == promise_id, promises.c.state == "open")
        return await self._run(closed.values(state=state, closed_at=self.now)) == 1

    async def reopen(self, promise_id: int) -> bool:
        """Open again what was done or dropped; False when it is open."""
        closed = update(promises).where(promises.c.id == promise_id, promises.c.state != "open")
        return await self._run(closed.values(state="open", closed_at=None)) == 1

    async def hand_to(self, promise_id: int, owner_id: int) -> None:
        """Another member owes it, or waits for it, from now on."""
        await self._run(update(promises).where(promises.c.id == promise_id).values(owner_id=owner_id))

    async def remove(self, promise_id: int) -> None:
        await self._run(delete(promises).where(promises.c.id == promise_id))

    async def restore(self, promise: Promise, contact_id: int) -> Promise:
        """Put a removed promise back as it was, under a number of its own."""
        fields = promise.model_dump(exclude={"id", "contact_id"})
        row = await self._first(insert(promises).values(contact_id=contact_id, **fields).returning(promises))
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Promise.of(row)

    async def of_contacts(self, contact_ids: Sequence[int]) -> list[Promise]:
        rows = await self._all(
            select(promises).where(promises.c.contact_id.in_(contact_ids)).order_by(promises.c.made_at),
        )
        return [Promise.of(row) for row in rows]

    async def of_mission(self, mission_id: int) -> list[Promise]:
        return await self._read(_in(mission_id).order_by(promises.c.due_on, promises.c.id))

    async def open_of(self, mission_id: int, owner_id: int, owed_by: OwedBy | None = "us") -> list[Promise]:
        """What a member still owes (or waits for, or None: both), the earliest first, without a day last."""
        mine = _in(mission_id).where(promises.c.owner_id == owner_id, promises.c.state == "open")
        asked = mine if owed_by is None else mine.where(promises.c.owed_by == owed_by)
        return await self._read(asked.order_by(*BY_DAY))

    async def closed_of(self, mission_id: int, owner_id: int) -> list[Promise]:
        """What a member has settled, the last first."""
        mine = _in(mission_id).where(promises.c.owner_id == owner_id, promises.c.state != "open")
        return await self._read(mine.order_by(promises.c.closed_at.desc(), promises.c.id.desc()))

    async def overdue_in(self, mission_id: int, today: date) -> list[Promise]:
        """Everybody's open promises whose day has passed, the earliest first."""
        late = _in(mission_id).where(promises.c.state == "open", promises.c.due_on < today)
        return await self._read(late.order_by(*BY_DAY))

    async def _read(self, statement: Select[tuple[object, ...]]) -> list[Promise]:
        return [Promise.of(row) for row in await self._all(statement)]


BY_DAY: Final = promises.c.due_on.is_(None), promises.c.due_on, promises.c.id
"""The earliest first, without a day last."""


def _in(mission_id: int) -> Select[tuple[object, ...]]:
    here = select(promises).join(contacts, contacts.c.id == promises.c.contact_id)
    return here.where(contacts.c.mission_id == mission_id)
