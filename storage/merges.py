"""Which two entries a contact was made of, so that they can be told apart again, also weeks later."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, insert, select, update

from storage.contacts import Contact
from storage.organisations import Organisation
from storage.record import Record
from storage.schema import encounters, files, merges, promises
from storage.store import Store


class Part(Record):
    """That a member met the second entry. No private note stands here: it goes with its author.

    Who met both has one meeting now; `note_to` is where in its note the first entry's ends, `note_from` where the
    second entry's begins, and `joint` tells whether the note is still as it was joined (its digest).
    """

    person_id: int
    session_id: int | None
    met_at: datetime
    first: datetime | None = None
    note_to: int = 0
    note_from: int = 0
    joint: str = ""


class Entries(Record):
    """Both entries as they were, what was made of them, and what hung on the second.

    Who met it, and by their ids the promises, the files and the earlier merges; the partner that nobody was met at
    any more (`emptied`).
    """

    kept: Contact
    gone: Contact
    merged: Contact
    parts: tuple[Part, ...] = ()
    promises: tuple[int, ...] = ()
    files: tuple[int, ...] = ()
    merges: tuple[int, ...] = ()
    emptied: Organisation | None = None


class Merge(Record):
    """Two entries made one; by nobody where the bot did it by itself."""

    id: int
    contact_id: int
    gone: Entries
    merged_by_id: int | None
    merged_at: datetime


class MergeStore(Store):
    """The merges of every mission; they go with their contact."""

    async def add(self, contact_id: int, entries: Entries, by: int | None) -> Merge:
        row = await self._first(
            insert(merges)
            .values(
                contact_id=contact_id,
                gone=entries.model_dump(mode="json"),
                merged_by_id=by,
                merged_at=self.now,
            )
            .returning(merges),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Merge.of(row)

    async def latest_of(self, contact_id: int) -> Merge | None:
        """Only this one can be split."""
        row = await self._first(_latest_first(contact_id).limit(1))
        return Merge.of(row) if row else None

    async def ids_of(self, contact_id: int) -> list[int]:
        """The latest first. What the merges tell is not read: a contact that many have logged was made of many."""
        return [row.id for row in await self._all(_latest_first(contact_id).with_only_columns(merges.c.id))]

    async def of_contact(self, contact_id: int) -> list[Merge]:
        """The latest first."""
        return [Merge.of(row) for row in await self._all(_latest_first(contact_id))]

    async def swallowed(self, contact_id: int) -> bool:
        """Whether a contact that is gone is part of another one now."""
        gone = merges.c.gone["gone"]["id"].as_integer() == contact_id
        return await self._first(select(merges.c.id).where(gone)) is not None

    async def remove(self, merge_id: int) -> None:
        await self._run(delete(merges).where(merges.c.id == merge_id))

    async def carry(
        self,
        from_id: int,
        to_id: int,
        *,
        promise_ids: Collection[int],
        file_ids: Collection[int],
        merge_ids: Collection[int],
    ) -> None:
        """What hung on one contact hangs on the other; what has gone elsewhere since stays there."""
        for table, ids in ((promises, promise_ids), (files, file_ids), (merges, merge_ids)):
            here = table.c.id.in_(ids), table.c.contact_id == from_id
            await self._run(update(table).where(*here).values(contact_id=to_id))

    async def move_meeting(self, person_id: int, from_id: int, to_id: int) -> None:
        """A member met the other one."""
        theirs = encounters.c.person_id == person_id, encounters.c.contact_id == from_id
        await self._run(update(encounters).where(*theirs).values(contact_id=to_id))

    async def note(self, contact_id: int, person_id: int, *, note: str, met_at: datetime) -> None:
        """The member's meeting with other words of their own and another moment."""
        theirs = encounters.c.contact_id == contact_id, encounters.c.person_id == person_id
        await self._run(update(encounters).where(*theirs).values(note=note, met_at=met_at))


def _latest_first(contact_id: int) -> Select[Any]:
    return select(merges).where(merges.c.contact_id == contact_id).order_by(merges.c.id.desc())
