"""Notes and questions to the organisers: free text that a member wanted kept."""

from datetime import datetime
from typing import Literal

from sqlalchemy import insert, select

from storage.record import Record
from storage.schema import notes
from storage.store import Store

NoteKind = Literal["note", "question"]


class Note(Record):
    """A member's own words, as typed; a theme and a place where they named them. `latitude`, `longitude`: WGS 84."""

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


class NoteStore(Store):
    """The notes of every mission."""

    async def keep(self, mission_id: int, person_id: int, kind: NoteKind, text: str) -> Note:
        row = await self._first(
            insert(notes)
            .values(mission_id=mission_id, person_id=person_id, kind=kind, text=text, written_at=self.now)
            .returning(notes),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Note.of(row)

    async def get(self, note_id: int) -> Note | None:
        row = await self._first(select(notes).where(notes.c.id == note_id))
        return Note.of(row) if row else None

    async def of_mission(self, mission_id: int, kind: NoteKind | None = None) -> list[Note]:
        asked = select(notes).where(notes.c.mission_id == mission_id)
        if kind:
            asked = asked.where(notes.c.kind == kind)
        return [Note.of(row) for row in await self._all(asked.order_by(notes.c.written_at, notes.c.id))]

    async def of_person(self, mission_id: int, person_id: int) -> list[Note]:
        return [note for note in await self.of_mission(mission_id) if note.person_id == person_id]
