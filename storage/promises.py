"""Promises: what was promised to a contact, by whom, until when."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from sqlalchemy import delete, insert, select, update

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

    async def make(self, contact_id: int, owner_id: int, *, text: str, due_on: date | None) -> Promise:
        row = await self._first(
            insert(promises)
            .values(contact_id=contact_id, owner_id=owner_id, text=text, due_on=due_on, made_at=self.now)
            .returning(promises),
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
        rows = await self._all(
            select(promises)
            .join(contacts, contacts.c.id == promises.c.contact_id)
            .where(contacts.c.mission_id == mission_id)
            .order_by(promises.c.due_on, promises.c.id),
        )
        return [Promise.of(row) for row in rows]

    async def open_of(self, mission_id: int, owner_id: int) -> list[Promise]:
        """What a member still owes, the earliest first."""
        mine = await self.of_mission(mission_id)
        return [promise for promise in mine if promise.owner_id == owner_id and promise.state == "open"]
