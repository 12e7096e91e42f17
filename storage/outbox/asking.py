"""What is asked of the outbox: what lies ahead, what was said to whom on which occasion, and how it fared."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from storage.outbox.records import PUSH_PRIORITY, STATES, Fate, Outgoing, Planned, State, Undelivered
from storage.outbox.statements import BY_TOKEN, NEXT_BACKOFF, WAITING
from storage.schema import outbox, people
from storage.store import Store


class OutboxQuestions(Store):
    """Nothing here changes anything."""

    # --- ahead ---

    async def next_due(self) -> datetime | None:
        """When the next waiting push falls due, after now."""
        due: datetime | None = await self._value(
            select(outbox.c.due_at).where(self._is_ahead()).order_by(outbox.c.due_at).limit(1)
        )
        return due

    async def planned(self, most: int) -> list[Planned]:
        """The next pushes that wait for their moment, in order."""
        columns = outbox.c.kind, outbox.c.due_at, outbox.c.chat_id, people.c.name
        ahead = select(*columns).join(people, people.c.id == outbox.c.person_id).where(self._is_ahead())
        rows = await self._all(ahead.order_by(outbox.c.due_at, outbox.c.id).limit(most))
        return [Planned.of(row) for row in rows]

    def _is_ahead(self) -> ColumnElement[bool]:
        return and_(
            outbox.c.work == "send",
            outbox.c.priority == PUSH_PRIORITY,
            outbox.c.due_at > self.now,
            outbox.c.chat_id.is_not(None),
        )

    async def next_backoff(self, machine_now: datetime) -> datetime | None:
        """When the first row that is waiting out a backoff may be tried again."""
        ends: datetime | None = await self._value(NEXT_BACKOFF, now=self.now, machine=machine_now)
        return ends

    async def waiting(self) -> int:
        """Rows that are due and not yet with Telegram."""
        return int(await self._value(WAITING, now=self.now))

    # --- looking back ---

    async def get(self, row_id: int) -> Outgoing | None:
        row = await self._first(select(outbox).where(outbox.c.id == row_id))
        return Outgoing.of(row) if row else None

    async def by_token(self, token: str) -> Outgoing | None:
        row = await self._first(BY_TOKEN, token=token)
        return Outgoing.of(row) if row else None

    async def of_occasion(self, mission_id: int | None, kind: str, occasion: str) -> list[Outgoing]:
        rows = await self._all(
            select(outbox).where(of_one_occasion(mission_id, kind, occasion)).order_by(outbox.c.id)
        )
        return [Outgoing.of(row) for row in rows]

    async def of_occasions(self, mission_id: int, kind: str, beginning: str) -> list[Outgoing]:
        """Messages of a kind whose occasions begin like this, to whomever; a range of ix_outbox_occasion."""
        alike = outbox.c.occasion >= beginning, outbox.c.occasion < f"{beginning}\N{REPLACEMENT CHARACTER}"
        found = select(outbox).where(outbox.c.mission_id == mission_id, outbox.c.kind == kind, *alike)
        return [Outgoing.of(row) for row in await self._all(found.order_by(outbox.c.id))]

    async def of_chat(self, chat_id: int, kind: str, beginning: str) -> list[Outgoing]:
        """Messages of a kind in a chat whose occasions begin like this, whatever mission they belong to."""
        here = outbox.c.chat_id == chat_id, outbox.c.kind == kind
        rows = await self._all(
            select(outbox).where(*here, outbox.c.occasion.startswith(beginning)).order_by(outbox.c.id)
        )
        return [Outgoing.of(row) for row in rows]

    async def of_person(self, mission_id: int, person_id: int, kinds: Collection[str]) -> list[Outgoing]:
        """A person's pushes of some kinds, whatever their state."""
        rows = await self._all(
            select(outbox).where(
                outbox.c.mission_id == mission_id,
                outbox.c.person_id == person_id,
                outbox.c.kind.in_(kinds),
            ),
        )
        return [Outgoing.of(row) for row in rows]

    async def of_kind(self, mission_id: int, kind: str) -> list[Outgoing]:
        rows = await self._all(select(outbox).where(outbox.c.mission_id == mission_id, outbox.c.kind == kind))
        return [Outgoing.of(row) for row in rows]

    async def tally(self, mission_id: int, kind: str, occasion: str) -> dict[State, int]:
        """How many rows of an occasion stand in each state; they add up to its recipients."""
        rows = await self._all(
            select(outbox.c.state, func.count().label("rows"))
            .where(of_one_occasion(mission_id, kind, occasion))
            .group_by(outbox.c.state),
        )
        counted = {row.state: int(row.rows) for row in rows}
        return {state: counted[state] for state in STATES if state in counted}

    async def failures(self, mission_id: int, kind: str, occasion: str) -> dict[str, int]:
        """How many rows of an occasion failed, by their reason."""
        failed = and_(of_one_occasion(mission_id, kind, occasion), outbox.c.state == "failed")
        counted = select(outbox.c.reason, func.count().label("rows")).where(failed)
        return {row.reason: int(row.rows) for row in await self._all(counted.group_by(outbox.c.reason))}

    async def fates(self, mission_id: int, kind: str, occasion: str) -> list[Fate]:
        """How each recipient of an occasion fared, by name; lean, for thousands of them."""
        columns = outbox.c.person_id, people.c.name, outbox.c.state, outbox.c.reason
        asked = select(*columns).join(people, people.c.id == outbox.c.person_id)
        rows = await self._all(
            asked.where(of_one_occasion(mission_id, kind, occasion)).order_by(people.c.name, outbox.c.id)
        )
        return [Fate.of(row) for row in rows]

    async def undelivered(self, mission_id: int, since: datetime) -> list[Undelivered]:
        """Pushes in doubt, however old, and those that failed, expired or were muted after `since`; by name.

        What waited for somebody who has not joined could never be sent, and is no trouble of this kind.
        """
        columns = [outbox.c[name] for name in Undelivered.model_fields if name != "name"]
        lately = or_(
            and_(outbox.c.state.in_(("failed", "muted")), outbox.c.due_at > since),
            and_(outbox.c.state == "expired", outbox.c.expires_at > since),
        )
        rows = await self._all(
            select(*columns, people.c.name)
            .join(people, people.c.id == outbox.c.person_id)
            .where(
                outbox.c.mission_id == mission_id,
                outbox.c.priority == PUSH_PRIORITY,
                outbox.c.chat_id.is_not(None),
                or_(outbox.c.state == "uncertain", lately),
            )
            .order_by(people.c.name, outbox.c.due_at, outbox.c.id)
        )
        return [Undelivered.of(row) for row in rows]

    async def asked(self, mission_id: int, kind: str) -> set[tuple[int, str]]:
        """Person and occasion of every question of a kind that has reached somebody: the "n asked"."""
        rows = await self._all(
            select(outbox.c.person_id, outbox.c.occasion)
            .distinct()
            .where(outbox.c.mission_id == mission_id, outbox.c.kind == kind, outbox.c.state == "sent"),
        )
        return {(row.person_id, row.occasion) for row in rows}


def of_one_occasion(mission_id: int | None, kind: str, occasion: str) -> ColumnElement[bool]:
    return and_(outbox.c.mission_id == mission_id, outbox.c.kind == kind, outbox.c.occasion == occasion)
