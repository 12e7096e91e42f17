"""Members' own words: notes, questions, comments."""

from collections.abc import Iterable, Mapping

from storage.notes import Note
from storage.record import Record


class Remark(Record):
    """A member's own words; `about` is the title of a session, or "" for the mission as a whole."""

    name: str
    text: str
    about: str = ""


def remarks(notes: Iterable[Note], names: Mapping[int, str]) -> tuple[Remark, ...]:
    """Notes or questions, the newest first."""
    newest = sorted(notes, key=lambda note: (note.written_at, note.id), reverse=True)
    return tuple(Remark(name=names.get(note.person_id, ""), text=note.text) for note in newest)
