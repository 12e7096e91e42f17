"""Notes of a mission: what members noticed, under a theme, at a place; who else saw it; who may read it.

A note that its author shares is seen by the delegation, any other by its author and the organisers alone: that was
promised to everybody on joining.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from mission.contacts import session_now
from mission.errors import UserError
from storage.columns import folded
from storage.files import FileKind
from storage.missions import Mission
from storage.notes import Note, Witness
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

HASHTAG: Final = re.compile(r"(?<!\w)#(\w[\w-]*)")
THEME_LENGTH: Final = 60
PLACE_LENGTH: Final = 200

Whose = Literal["own", "all"]
"""One's own notes, or all that one may read."""


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

    @property
    def files(self) -> int:
        return self.photos + self.voices + self.documents


async def keep_note(tx: Transaction, member: Member, mission: Mission, text: str) -> Note:
    """Keep a note at the place where the member is by the agenda; a #theme in the text is its theme."""
    session = await session_now(tx, member)
    place = (session.place or session.title) if session else ""
    theme = await known_theme(tx, member, theme_in(text))
    given = {"theme": theme, "place": place[:PLACE_LENGTH]}
    return await tx.notes.keep(mission.id, member.person.id, "note", text, **given)


def theme_in(text: str) -> str:
    """The first #theme: "#public_transport" means "public transport"; "#1" is a number."""
    words = (found[1].replace("_", " ").strip() for found in HASHTAG.finditer(text))
    return next((word[:THEME_LENGTH] for word in words if any(c.isalpha() for c in word)), "")


async def known_theme(tx: Transaction, member: Member, typed: str) -> str:
    """A theme as the mission spells it already, case and diacritics aside; else as it was typed."""
    theme = " ".join(typed.split()).lstrip("#").replace("_", " ")[:THEME_LENGTH].strip()
    spelled = {folded(name): name for name in await themes_for(tx, member)}
    return spelled.get(folded(theme), theme)


async def themes_for(tx: Transaction, member: Member) -> list[str]:
    """Themes of the notes that the member may read, the most used first."""
    used = await tx.notes.themes(member.membership.mission_id, member.person.id, every=_reads_all(member))
    return [theme for theme in _ordered(used) if theme]


def _reads_all(member: Member) -> bool:
    return member.membership.role == "organiser"


def themes(cards: Iterable[NoteCard]) -> dict[str, int]:
    """How often each theme is used, the most used first; notes without a theme stand under "" at the end."""
    return _ordered(Counter(card.note.theme for card in cards))


def _ordered(used: Mapping[str, int]) -> dict[str, int]:
    order = sorted(used, key=lambda theme: (theme == "", -used[theme], folded(theme)))
    return {theme: used[theme] for theme in order}


def by_theme(cards: Sequence[NoteCard]) -> list[NoteCard]:
    """The most used theme first, within it the newest note."""
    place = {theme: number for number, theme in enumerate(themes(cards))}
    newest = sorted(cards, key=lambda card: (card.note.written_at, card.note.id), reverse=True)
    return sorted(newest, key=lambda card: place[card.note.theme])


async def listed(tx: Transaction, member: Member, whose: Whose) -> list[NoteCard]:
    """The member's own notes, or all that they may read, by theme."""
    mission_id, viewer = member.membership.mission_id, member.person.id
    if whose == "own":
        noted = await tx.notes.of_person(mission_id, viewer, "note")
    else:
        noted = await tx.notes.readable(mission_id, viewer, every=_reads_all(member))
    return by_theme(await _cards(tx, mission_id, viewer, noted))


async def all_cards(tx: Transaction, mission_id: int) -> list[NoteCard]:
    """Every note of a mission, the earliest first: for organisers."""
    return await _cards(tx, mission_id, None, await tx.notes.readable(mission_id, 0, every=True))


async def _cards(
    tx: Transaction, mission_id: int, viewer_id: int | None, noted: Sequence[Note]
) -> list[NoteCard]:
    names = await tx.people.names_in(mission_id)
    saw = await tx.notes.witnesses_of(mission_id)
    files = await tx.notes.files_counted(mission_id)
    return [_card(note, viewer_id, names, saw.get(note.id, []), files.get(note.id, {})) for note in noted]


def _card(
    note: Note,
    viewer_id: int | None,
    names: dict[int, str],
    saw: Sequence[Witness],
    files: Mapping[FileKind, int],
) -> NoteCard:
    return NoteCard(
        note=note,
        author=names.get(note.person_id, ""),
        mine=note.person_id == viewer_id,
        seen=viewer_id in {witness.person_id for witness in saw},
        witnesses=tuple(filter(None, (names.get(witness.person_id, "") for witness in saw))),
        photos=files.get("photo", 0),
        voices=files.get("voice", 0),
        documents=files.get("document", 0),
    )


async def note_card(tx: Transaction, member: Member, note_id: int) -> NoteCard:
    """One note that the member may read; refused when there is none."""
    note = await tx.notes.get(note_id)
    mission_id, viewer = member.membership.mission_id, member.person.id
    if note is None or note.kind != "note" or note.mission_id != mission_id:
        raise UserError("stale-button")
    if not (note.shared or note.person_id == viewer or _reads_all(member)):
        raise UserError("stale-button")
    saw = await tx.notes.witnesses_of(mission_id, note.id)
    files = await tx.notes.files_counted(mission_id, note.id)
    names = await tx.people.names_in(mission_id)
    return _card(note, viewer, names, saw.get(note.id, []), files.get(note.id, {}))


async def own_note(tx: Transaction, member: Member, note_id: int) -> NoteCard:
    """One of the member's own."""
    card = await note_card(tx, member, note_id)
    if not card.mine:
        raise UserError("stale-button")
    return card
