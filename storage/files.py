"""Photos, voices and documents that members sent: by the name under which Telegram gives them out again.

The bytes stay with Telegram (Bot API › File): a bot may send a file again by its `file_id` for as long as it exists.
"""

from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, and_, delete, insert, select

from storage.record import Record
from storage.schema import files
from storage.store import Store

FileKind = Literal["photo", "voice", "document"]


class KeptFile(Record):
    """A file that belongs to a contact or to a note; `name` where a document has one."""

    id: int
    mission_id: int
    person_id: int
    contact_id: int | None
    note_id: int | None
    kind: FileKind
    file_id: str
    unique_id: str
    name: str
    sent_at: datetime


class FileStore(Store):
    """The files of every mission."""

    async def keep(
        self,
        mission_id: int,
        person_id: int,
        kind: FileKind,
        *,
        file_id: str,
        unique_id: str,
        name: str = "",
        contact_id: int | None = None,
        note_id: int | None = None,
    ) -> KeptFile:
        row = await self._first(
            insert(files)
            .values(
                mission_id=mission_id,
                person_id=person_id,
                contact_id=contact_id,
                note_id=note_id,
                kind=kind,
                file_id=file_id,
                unique_id=unique_id,
                name=name,
                sent_at=self.now,
            )
            .returning(files),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return KeptFile.of(row)

    async def get(self, file_id: int) -> KeptFile | None:
        row = await self._first(select(files).where(files.c.id == file_id))
        return KeptFile.of(row) if row else None

    async def of_contact(self, contact_id: int) -> list[KeptFile]:
        """In the order in which they were sent."""
        return await self._read(files.c.contact_id == contact_id)

    async def of_note(self, note_id: int) -> list[KeptFile]:
        """In the order in which they were sent."""
        return await self._read(files.c.note_id == note_id)

    async def with_notes(self, mission_id: int) -> dict[int, list[KeptFile]]:
        """By the note, or question, that they were sent with."""
        found: dict[int, list[KeptFile]] = {}
        for file in await self._read(and_(files.c.mission_id == mission_id, files.c.note_id.is_not(None))):
            found.setdefault(file.note_id or 0, []).append(file)
        return found

    async def remove(self, file_id: int) -> None:
        await self._run(delete(files).where(files.c.id == file_id))

    async def _read(self, whose: ColumnElement[bool]) -> list[KeptFile]:
        rows = await self._all(select(files).where(whose).order_by(files.c.id))
        return [KeptFile.of(row) for row in rows]
