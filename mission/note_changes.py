"""What becomes of a note: other words, its theme and place, files, sharing, witnesses; deleted and put back."""

from typing import Final

from mission.errors import UserError
from mission.notes import PLACE_LENGTH, THEME_LENGTH, NoteCard, known_theme, note_card, own_note, theme_in
from mission.seals import seal_of
from storage.files import FileKind, KeptFile
from storage.notes import Note, Witness
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

MOST_FILES: Final = 20
"""Of one note: a whole album and a few more."""


class SentFile(Record):
    """A photo, a voice message or a document as Telegram names it (Bot API › File)."""

    kind: FileKind
    file_id: str
    unique_id: str
    name: str = ""


class SentPlace(Record):
    """Where somebody is, WGS 84; with a name where a venue was sent."""

    latitude: float
    longitude: float
    name: str = ""


class RemovedNote(Record):
    """A note as it was: enough to put it back."""

    note: Note
    witnesses: tuple[Witness, ...] = ()
    files: tuple[KeptFile, ...] = ()


class Reworded(Record):
    """The words that an edit replaced, with their theme; and how the edit left the note.

    Enough to put them back, and to tell whether the note has been edited again.
    """

    note: int
    text: str
    theme: str
    left: str
    left_theme: str


async def share(tx: Transaction, member: Member, note_id: int, *, shared: bool) -> NoteCard:
    """Let the delegation read it, or no longer. Who saw the same stays known."""
    await own_note(tx, member, note_id)
    await tx.notes.change(note_id, shared=shared)
    return await own_note(tx, member, note_id)


async def reword(tx: Transaction, member: Member, note_id: int, text: str) -> NoteCard:
    """Other words; a #theme in them is the theme from now on."""
    card = await own_note(tx, member, note_id)
    theme = await known_theme(tx, member, theme_in(text)) or card.note.theme
    await tx.notes.change(note_id, text=text, theme=theme)
    return await own_note(tx, member, note_id)


def replaced(before: Note, after: Note) -> Reworded | None:
    """What an edit replaced; None where it changed nothing."""
    if (before.text, before.theme) == (after.text, after.theme):
        return None
    left = {"left": seal_of(after.text), "left_theme": after.theme}
    return Reworded(note=after.id, text=before.text, theme=before.theme, **left)


async def put_words_back(tx: Transaction, member: Member, former: Reworded) -> NoteCard | None:
    """The words from before an edit; None where the note has been edited again. A theme chosen since stays."""
    card = await own_note(tx, member, former.note)
    if seal_of(card.note.text) != former.left:
        return None
    theme = former.theme if card.note.theme == former.left_theme else card.note.theme
    await tx.notes.change(former.note, text=former.text, theme=theme)
    return await own_note(tx, member, former.note)


async def set_theme(tx: Transaction, member: Member, note_id: int, typed: str) -> NoteCard:
    """Put it under a theme, or under none."""
    await own_note(tx, member, note_id)
    if len(" ".join(typed.split())) > THEME_LENGTH:
        raise UserError("note-theme-long", most=THEME_LENGTH)
    await tx.notes.change(note_id, theme=await known_theme(tx, member, typed))
    return await own_note(tx, member, note_id)


async def set_place(tx: Transaction, member: Member, note_id: int, place: SentPlace | str) -> NoteCard:
    """A place in words, or one sent from the phone. Words name another place, so that coordinates of before go."""
    await own_note(tx, member, note_id)
    if isinstance(place, str):
        name = " ".join(place.split())
        if len(name) > PLACE_LENGTH:
            raise UserError("note-place-long", most=PLACE_LENGTH)
        await tx.notes.change(note_id, place=name, latitude=None, longitude=None)
    else:
        named = {"place": place.name[:PLACE_LENGTH]} if place.name else {}
        await tx.notes.change(note_id, latitude=place.latitude, longitude=place.longitude, **named)
    return await own_note(tx, member, note_id)


async def attach(tx: Transaction, member: Member, note_id: int, file: SentFile) -> NoteCard:
    """Put a file to the note; the same file once."""
    card = await own_note(tx, member, note_id)
    known = {kept.unique_id for kept in await tx.files.of_note(note_id)}
    if file.unique_id in known:
        return card
    if len(known) >= MOST_FILES:
        raise UserError("note-files-full", most=MOST_FILES)
    sent = file.model_dump(exclude={"kind"})
    await tx.files.keep(card.note.mission_id, member.person.id, file.kind, note_id=note_id, **sent)
    return await own_note(tx, member, note_id)


async def see_too(tx: Transaction, member: Member, note_id: int, *, saw: bool) -> NoteCard:
    """The member saw the same as a shared note tells, or takes that back. Nobody is a witness of their own note."""
    card = await note_card(tx, member, note_id)
    if card.mine or not card.note.shared:
        raise UserError("stale-button")
    await (tx.notes.see if saw else tx.notes.unsee)(note_id, member.person.id)
    return await note_card(tx, member, note_id)


async def remove_note(tx: Transaction, member: Member, note_id: int) -> RemovedNote:
    """Delete a note of the member's own."""
    card = await own_note(tx, member, note_id)
    saw = (await tx.notes.witnesses_of(card.note.mission_id)).get(note_id, [])
    files = await tx.files.of_note(note_id)
    await tx.notes.remove(note_id)
    return RemovedNote(note=card.note, witnesses=tuple(saw), files=tuple(files))


async def restore_note(tx: Transaction, member: Member, removed: RemovedNote) -> NoteCard:
    """Put back what was deleted, once; witnesses who have been erased since stay so."""
    note = removed.note
    strange = note.person_id != member.person.id or note.mission_id != member.membership.mission_id
    if strange or await tx.notes.get(note.id):
        raise UserError("stale-button")
    await tx.notes.restore(note)
    known = await tx.people.names_in(note.mission_id)
    for witness in removed.witnesses:
        if witness.person_id in known:
            await tx.notes.see(note.id, witness.person_id, witness.seen_at)
    for file in removed.files:
        await tx.notes.put_back_file(file)
    return await own_note(tx, member, note.id)
