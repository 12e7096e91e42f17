"""Members' own words: notes, questions, comments."""

from collections.abc import Iterable, Mapping, Sequence

from storage.files import KeptFile
from storage.notes import Note
from storage.record import Record


class Remark(Record):
    """A member's own words; `about` is the title of a session, or "" for the mission as a whole."""

    name: str
    text: str
    about: str = ""


class Asked(Remark):
    """A question to the organisers: its id, and what was sent with it."""

    question: int
    files: tuple[KeptFile, ...] = ()


def remarks(notes: Iterable[Note], names: Mapping[int, str]) -> tuple[Remark, ...]:
    """Notes, the newest first."""
    return tuple(Remark(name=names.get(note.person_id, ""), text=note.text) for note in _newest(notes))


def asked(
    questions: Iterable[Note], names: Mapping[int, str], files: Mapping[int, Sequence[KeptFile]]
) -> tuple[Asked, ...]:
    """Questions to the organisers, the newest first."""
    return tuple(
        Asked(
            name=names.get(note.person_id, ""),
            text=note.text,
            question=note.id,
            files=tuple(files.get(note.id, ())),
        )
        for note in _newest(questions)
    )


def _newest(notes: Iterable[Note]) -> list[Note]:
    return sorted(notes, key=lambda note: (note.written_at, note.id), reverse=True)
