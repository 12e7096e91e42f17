"""The outline of notes: what an independent reader of Markdown makes of it."""

from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission.note_outline import outline
from mission.notes import NoteCard
from storage.missions import Mission
from storage.notes import Note
from words import Reader

markdown_it = pytest.importorskip("markdown_it", reason="the reader of Markdown is not here")

ENGLISH = Reader("en", ZoneInfo("Europe/Prague"))
MISSION = Mission(
    id=1,
    programme_id=None,
    code="PRAGUE",
    name="Smart *City*",
    city="Praha",
    country="CZ",
    timezone="Europe/Prague",
    starts_on=date(2023, 4, 24),
    ends_on=date(2023, 4, 28),
    agenda_at=time(7, 30),
    languages=("en",),
    created_at=datetime(2023, 4, 1, tzinfo=UTC),
)


def card(text: str, number: int = 1, **more: Any) -> NoteCard:
    given: dict[str, Any] = {
        "id": number,
        "mission_id": 1,
        "person_id": 1,
        "kind": "note",
        "text": text,
        "written_at": datetime(2023, 4, 24, 8, number, tzinfo=UTC),
    }
    of_note = {name: more.pop(name) for name in list(more) if name in Note.model_fields}
    return NoteCard(note=Note(**given, **of_note), author="Emma Clark", **more)


def read(cards: list[NoteCard]) -> list[tuple[str, str]]:
    """Headings and the lines of items, as CommonMark sees them."""
    tokens = markdown_it.MarkdownIt().parse(outline(cards, MISSION, ENGLISH).decode())
    found = []
    for opening, inline in pairwise(tokens):
        if inline.type == "inline":
            said = "".join(
                "\n" if child.type in {"hardbreak", "softbreak"} else child.content
                for child in inline.children or ()
            )
            found.append((opening.tag, said))
    return found


def test_an_outline_goes_by_theme_with_witnesses_and_places() -> None:
    cards = [
        card("Benches charge phones", 1),
        card("Trams give way", 2, theme="transport", place="Náměstí Míru", shared=True),
        card(
            "Sensors in every\ncar park",
            3,
            theme="transport",
            place="Depot",
            latitude=50.07,
            longitude=14.43,
            witnesses=("Jan Dvořák", "Olena"),
            photos=2,
            voices=1,
            shared=True,
        ),
    ]
    assert read(cards) == [
        ("h1", "Notes: Smart *City*"),
        ("p", "3 notes, by theme"),
        ("h2", "transport"),
        ("p", "Sensors in every\ncar park"),
        ("p", "Emma Clark, Mon 24 Apr, 10:03"),
        ("p", "Place: Depot"),
        ("p", "Saw it too: Jan Dvořák and Olena"),
        ("p", "With it: 2 photos and 1 voice message"),
        ("p", "Trams give way"),
        ("p", "Emma Clark, Mon 24 Apr, 10:02"),
        ("p", "Place: Náměstí Míru"),
        ("h2", "Without a theme"),
        ("p", "Benches charge phones"),
        ("p", "Emma Clark, Mon 24 Apr, 10:01"),
        ("p", "Not shared with the delegation"),
    ]
    assert "mlat=50.07000&mlon=14.43000" in outline(cards, MISSION, ENGLISH).decode()


AWKWARD = st.text(
    st.one_of(
        st.sampled_from("#*_-+=>`~[]()<>|\\!&;:1.) \n\t\u2028😀Жě\u200f"),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]),
    ),
    max_size=60,
)


def shown(text: str) -> str:
    rows = [" ".join(line.split()) for line in text.splitlines()]
    return "\n".join(filter(None, rows)) or "Without words"


@pytest.mark.parametrize("blank", [" ", "\n", "\u00a0", "\u2028\u3000"])
def test_a_note_of_blanks_alone_is_one_without_words(blank: str) -> None:
    assert read([card(blank, shared=True)])[3] == ("p", "Without words")


@given(text=AWKWARD)
def test_whatever_is_typed_stands_there_as_it_was_typed(text: str) -> None:
    assert read([card(text, shared=True)])[3:] == [("p", shown(text)), ("p", "Emma Clark, Mon 24 Apr, 10:01")]


@pytest.mark.parametrize(
    "text", ["- a", "1. a", "2) b", "# a", "> a", "---", "a\n===", "![x](y)", "<b>&amp;"]
)
def test_marks_of_markdown_are_words(text: str) -> None:
    assert read([card(text, shared=True)])[3] == ("p", text)
