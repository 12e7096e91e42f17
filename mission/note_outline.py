"""Notes as an outline (Markdown, CommonMark 0.31): by theme, with who wrote it, where, and who else saw it.

It is where a position paper begins, so it is written to be edited: headings, lists, and nothing that needs the bot.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from mission.notes import NoteCard, by_theme
from storage.missions import Mission
from words import Reader

MARKS: Final = re.compile(r"([\\`*_\[\]<>#|~&!])")
LINE_BEGINS: Final = re.compile(r"^(\d{0,9})([-+=.)])")
"""What begins a list or underlines a heading, where it begins a line: "- ", "+ ", "1. ", "1) ", "---", "==="."""
MAP: Final = "https://www.openstreetmap.org/?mlat={0:.5f}&mlon={1:.5f}#map=17/{0:.5f}/{1:.5f}"


def outline(cards: Sequence[NoteCard], mission: Mission, reader: Reader) -> bytes:
    """UTF-8; times are the mission's."""
    blocks = [
        f"# {_inert(reader.plain('note-outline-title', mission=mission.name))}",
        _inert(reader.plain("note-outline-count", count=len(cards))),
    ]
    for theme, under in groupby(by_theme(cards), key=lambda card: card.note.theme):
        blocks.append(f"## {_inert(theme or reader.plain('note-no-theme'))}")
        blocks += [_item(card, reader) for card in under]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def map_link(latitude: float, longitude: float) -> str:
    """A place on a map that opens in any browser."""
    return MAP.format(latitude, longitude)


def _item(card: NoteCard, reader: Reader) -> str:
    """The words as a list item, and below them what is known about them."""
    note = card.note
    said = _inert_lines(note.text) or reader.plain("note-wordless")
    known = [_inert(f"{card.author}, {reader.moment(note.written_at)}"), _place(card, reader)]
    if card.witnesses:
        known.append(_inert(reader.plain("note-line-seen", names=reader.listed(list(card.witnesses)))))
    if card.files:
        known.append(reader.plain("note-line-files", files=files_said(card, reader)))
    if not note.shared:
        known.append(reader.plain("note-outline-private"))
    below = "".join(f"\n  - {line}" for line in known if line)
    return f"- {said}\n{below}"


def _place(card: NoteCard, reader: Reader) -> str:
    note = card.note
    name = _inert(note.place)
    if note.latitude is None or note.longitude is None:
        return name and f"{reader.plain('note-place')}: {name}"
    link = map_link(note.latitude, note.longitude)
    return f"{reader.plain('note-place')}: [{name or _inert(reader.plain('note-button-map'))}]({link})"


def files_said(card: NoteCard, reader: Reader) -> str:
    """ "2 photos and 1 voice message"."""
    kinds = {"photos": card.photos, "voices": card.voices, "documents": card.documents}
    return reader.listed(
        [reader.plain(f"note-{kind}", count=count) for kind, count in kinds.items() if count]
    )


def _inert(text: str) -> str:
    """One line in which nothing is a mark of Markdown."""
    return LINE_BEGINS.sub(r"\1\\\2", MARKS.sub(r"\\\1", " ".join(text.split())))


def _inert_lines(text: str) -> str:
    """Lines of one list item, broken where they were."""
    return "  \n  ".join(filter(None, (_inert(line) for line in text.splitlines())))
