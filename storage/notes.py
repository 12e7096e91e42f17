"""Notes and questions to the organisers: free text that a member wanted kept. And who saw the same."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update

from storage.files import FileKind, KeptFile
from storage.record import Record
from storage.schema import files, notes, witnesses
from storage.store import Store

NoteKind = Literal["note", "question"]


class Note(Record):
    """A member's own words, as typed; a theme and a place where they named them. `latitude`, `longitude`: WGS 84.

    `shared` with the delegation; any other is seen by its author and the organisers alone.
    """

    id: int
    mission_id: int
    person_id: int
    kind: NoteKind
    text: str
    written_at: datetime
    theme: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    shared: bool = False


class Witness(Record):
    """That a member saw the same as a note tells."""

    note_id: int
    person_id: int
    seen_at: datetime


class NoteStore(Store):
    """The notes of every mission."""

    async def keep(
        self, mission_id: int, person_id: int, kind: NoteKind, text: str, **fields: object
    ) -> Note:
        """`fields`: theme, place, coordinates, shared."""
        row = await self._first(
            insert(notes)
            .values(
                mission_id=mission_id,
                person_id=person_id,
                kind=kind,
                text=text,
                written_at=self.now,
                **fields,
            )
            .returning(notes),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Note.of(row)

    async def get(self, note_id: int) -> Note | None:
        row = await self._first(select(notes).where(notes.c.id == note_id))
        return Note.of(row) if row else None

    async def change(self, note_id: int, **fields: object) -> Note:
        """The note as it is now."""
        changed = update(notes).where(notes.c.id == note_id).values(**fields).returning(notes)
        row = await self._first(changed)
        assert row is not None  # noqa: S101 - whoever changes a note has just read it
        return Note.of(row)

    async def remove(self, note_id: int) -> None:
        """With its witnesses and files."""
        await self._run(delete(notes).where(notes.c.id == note_id))

    async def restore(self, note: Note) -> Note:
        """Put a removed note back, under its own id: no other is ever given it."""
        row = await self._first(insert(notes).values(**note.model_dump()).returning(notes))
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Note.of(row)

    async def of_mission(self, mission_id: int, kind: NoteKind | None = None) -> list[Note]:
        asked = select(notes).where(notes.c.mission_id == mission_id)
        if kind:
            asked = asked.where(notes.c.kind == kind)
        return [Note.of(row) for row in await self._all(asked.order_by(notes.c.written_at, notes.c.id))]

    async def of_person(self, mission_id: int, person_id: int, kind: NoteKind | None = None) -> list[Note]:
        """The earliest first."""
        asked = select(notes).where(notes.c.mission_id == mission_id, notes.c.person_id == person_id)
        if kind:
            asked = asked.where(notes.c.kind == kind)
        return [Note.of(row) for row in await self._all(asked.order_by(notes.c.written_at, notes.c.id))]

    async def see(self, note_id: int, person_id: int, seen_at: datetime | None = None) -> None:
        """Note that a member saw it too; a second time keeps the first moment."""
        known = select(witnesses.c.note_id).where(
            witnesses.c.note_id == note_id, witnesses.c.person_id == person_id
        )
        if await self._value(known) is None:
            saw = {"note_id": note_id, "person_id": person_id, "seen_at": seen_at or self.now}
            await self._run(insert(witnesses).values(**saw))

    async def unsee(self, note_id: int, person_id: int) -> None:
        """Take back that a member saw it too."""
        theirs = witnesses.c.note_id == note_id, witnesses.c.person_id == person_id
        await self._run(delete(witnesses).where(*theirs))

    async def readable(self, mission_id: int, person_id: int, *, every: bool) -> list[Note]:
        """One's own and the shared ones, or every note of the mission; the earliest first."""
        asked = select(notes).where(*_may_read(mission_id, person_id, every=every))
        return [Note.of(row) for row in await self._all(asked.order_by(notes.c.written_at, notes.c.id))]

    async def themes(self, mission_id: int, person_id: int, *, every: bool) -> dict[str, int]:
        """The themes of the same notes, and how many stand under each."""
        rows = await self._all(
            select(notes.c.theme, func.count().label("number"))
            .where(*_may_read(mission_id, person_id, every=every))
            .group_by(notes.c.theme),
        )
        return {row.theme: row.number for row in rows}

    async def witnesses_of(self, mission_id: int, note_id: int | None = None) -> dict[int, list[Witness]]:
        """By note, or of one note: who saw it too, the first on top."""
        rows = await self._all(
            select(witnesses)
            .join(notes, notes.c.id == witnesses.c.note_id)
            .where(notes.c.mission_id == mission_id, *([notes.c.id == note_id] if note_id else []))
            .order_by(witnesses.c.seen_at, witnesses.c.person_id),
        )
        found: dict[int, list[Witness]] = {}
        for row in rows:
            found.setdefault(row.note_id, []).append(Witness.of(row))
        return found

    async def files_counted(
        self, mission_id: int, note_id: int | None = None
    ) -> dict[int, dict[FileKind, int]]:
        """By note, or of one note: how many files of each kind belong to it."""
        which = files.c.note_id == note_id if note_id else files.c.note_id.is_not(None)
        rows = await self._all(
            select(files.c.note_id, files.c.kind, func.count().label("number"))
            .where(files.c.mission_id == mission_id, which)
            .group_by(files.c.note_id, files.c.kind),
        )
        found: dict[int, dict[FileKind, int]] = {}
        for row in rows:
            found.setdefault(row.note_id, {})[row.kind] = row.number
        return found

    async def put_back_file(self, file: KeptFile) -> None:
        """A file of a removed note, as it was."""
        await self._run(insert(files).values(**file.model_dump(exclude={"id"})))


def _may_read(mission_id: int, person_id: int, *, every: bool) -> list[ColumnElement[bool]]:
    of_mission = [notes.c.mission_id == mission_id, notes.c.kind == "note"]
    return of_mission if every else [*of_mission, or_(notes.c.person_id == person_id, notes.c.shared)]
