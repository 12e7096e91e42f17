"""Notes of a mission: what members noticed, under a theme, at a place; who else saw it; who may read it.

A note that its author shares is seen by the delegation, any other by its author and the organisers alone: that was
promised to everybody on joining.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from mission.contacts import session_now
from mission.errors import UserError
from storage.columns import folded
from storage.files import FileKind, KeptFile
from storage.missions import Mission
from storage.notes import Note, Witness
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

HASHTAG: Final = re.compile(r"(?<!\w)#(\w[\w-]*)")
THEME_LENGTH: Final = 60
PLACE_LENGTH: Final = 200


class NoteCard(Record):
    """A note as one member sees it. `witnesses`: names of who saw it too; `seen`: this member is one of them."""

    note: Note
    author: str
    mine: bool = False
    seen: bool = False
    witnesses: tuple[str, ...] = ()
    photos: int = 0
    voices: int = 0
    documents: int = 0


class RemovedNote(Record):
    """A note as it was: enough to put it back."""

    note: Note
    witnesses: tuple[Witness, ...] = ()
    files: tuple[KeptFile, ...] = ()


async def keep_note(
    tx: Transaction, member: Member, mission: Mission, text: str, *, shared: bool = False
) -> Note:
    """Keep a note at the place where the member is by the agenda; a #theme in the text is its theme.

    shared: only where the author is told that the delegation sees it.
    """
    session = await session_now(tx, member)
    place = (session.place or session.title) if session else ""
    theme = await known_theme(tx, member, theme_in(text))
    given = {"theme": theme, "place": place[:PLACE_LENGTH], "shared": shared}
    return await tx.notes.keep(mission.id, member.person.id, "note", text, **given)


def theme_in(text: str) -> str:
    """The first #theme: "#public_transport" means "public transport"; "#1" is a number."""
    words = (found[1].replace("_", " ").strip() for found in HASHTAG.finditer(text))
    return next((word[:THEME_LENGTH] for word in words if any(c.isalpha() for c in word)), "")


async def known_theme(tx: Transaction, member: Member, typed: str) -> str:
    """A theme as the mission spells it already, case and diacritics aside; else as it was typed."""
    theme = " ".join(typed.split()).lstrip("#")[:THEME_LENGTH].strip()
    spelled = {folded(name): name for name in await themes(tx, member)}
    return spelled.get(folded(theme), theme)


async def themes(tx: Transaction, member: Member) -> list[str]:
    """Themes of the notes that the member may read, most used first."""
    cards = await readable(tx, member)
    used = Counter(card.note.theme for card in cards if card.note.theme)
    return sorted(used, key=lambda theme: (-used[theme], folded(theme)))


async def readable(tx: Transaction, member: Member, *, shared: bool = False) -> list[NoteCard]:
    """Every note that the member may read, the earliest first; `shared`: only those of the whole delegation."""
    mission_id = member.membership.mission_id
    names = await tx.people.names_in(mission_id)
    saw = await tx.notes.witnesses_of(mission_id)
    files = await tx.notes.files_counted(mission_id)
    noted = [note for note in await tx.notes.of_mission(mission_id, "note") if _may_read(member, note)]
    return [
        _card(note, member, names, saw.get(note.id, []), files.get(note.id, {}))
        for note in noted
        if note.shared or not shared
    ]


def _may_read(member: Member, note: Note) -> bool:
    own = note.person_id == member.person.id
    there = note.kind == "note" and note.mission_id == member.membership.mission_id
    return there and (own or note.shared or member.membership.role == "organiser")


def _card(
    note: Note, member: Member, names: dict[int, str], saw: Sequence[Witness], files: Mapping[FileKind, int]
) -> NoteCard:
    return NoteCard(
        note=note,
        author=names.get(note.person_id, ""),
        mine=note.person_id == member.person.id,
        seen=member.person.id in {witness.person_id for witness in saw},
        witnesses=tuple(filter(None, (names.get(witness.person_id, "") for witness in saw))),
        photos=files.get("photo", 0),
        voices=files.get("voice", 0),
        documents=files.get("document", 0),
    )


async def note_card(tx: Transaction, member: Member, note_id: int) -> NoteCard:
    """One note that the member may read; refused when there is none."""
    found = next((card for card in await readable(tx, member) if card.note.id == note_id), None)
    if found is None:
        raise UserError("stale-button")
    return found


async def own_note(tx: Transaction, member: Member, note_id: int) -> NoteCard:
    """One of the member's own."""
    card = await note_card(tx, member, note_id)
    if not card.mine:
        raise UserError("stale-button")
    return card


async def saw_it_too(tx: Transaction, member: Member, note_id: int, *, saw: bool) -> NoteCard:
    """The member saw the same, or takes that back. Nobody is a witness of their own note."""
    card = await note_card(tx, member, note_id)
    if card.mine:
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
    for witness in removed.witnesses:
        if await tx.people.get(witness.person_id):
            await tx.notes.see(note.id, witness.person_id, witness.seen_at)
    for file in removed.files:
        await tx.notes.put_back_file(file)
    return await own_note(tx, member, note.id)
