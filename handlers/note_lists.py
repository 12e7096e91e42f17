"""Lists of notes: by theme, paged in place, with the way to a single theme, to everybody's, and to a file."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.exporting import AskExport
from handlers.note_actions import ExportNotes, ListNotes, ListThemes, OpenNote
from handlers.note_cards import LABEL, NAME, words_of_note
from handlers.pages import PAGE_SIZE, Page, page, trimmed
from mission.notes import NoteCard, themes
from storage.message import Button, Message, Rows
from words import Reader, lines, paragraphs

ITEM = 120
"""UTF-16 units shown of a note."""


def notes_message(
    cards: Sequence[NoteCard], shown: ListNotes, reader: Reader, *, organiser: bool = False
) -> Message:
    """A page of notes by theme; each button opens one."""
    chosen = [card for card in cards if shown.theme is None or card.note.theme == shown.theme]
    if not chosen:
        return Message(
            text=paragraphs(reader.say("notes-none"), reader.say("note-example")),
            buttons=_filters(cards, shown, reader, organiser=organiser),
        )
    leaf = page(chosen, shown.page)
    here = shown.model_copy(update={"page": leaf.number - 1})
    numbered = list(enumerate(leaf.items, (leaf.number - 1) * PAGE_SIZE + 1))
    openings = [_opening(number, card, here, reader) for number, card in numbered]
    turns = leaf.buttons(reader, lambda number: shown.model_copy(update={"page": number}))
    return Message(
        text=paragraphs(
            lines(reader.say(f"notes-{shown.whose}", count=len(chosen)), leaf.mark(reader)),
            *_items(numbered, leaf, reader),
        ),
        buttons=(
            *(tuple(openings[at : at + 2]) for at in range(0, len(openings), 2)),
            *((turns,) if turns else ()),
            *_filters(cards, shown, reader, organiser=organiser),
        ),
    )


def _items(numbered: list[tuple[int, NoteCard]], leaf: Page[NoteCard], reader: Reader) -> list[Markup]:
    """Each note, the first of a theme below the theme's name."""
    before = [None, *(card.note.theme for card in leaf.items)]
    return [
        lines(
            _theme_line(card.note.theme, reader) if card.note.theme != last else Markup(),
            _item(number, card, reader),
        )
        for (number, card), last in zip(numbered, before, strict=False)
    ]


def _theme_line(theme: str, reader: Reader) -> Markup:
    return reader.say("notes-theme", theme=theme or reader.plain("note-no-theme"))


def _item(number: int, card: NoteCard, reader: Reader) -> Markup:
    note = card.note
    author = reader.plain("notes-you") if card.mine else trimmed(card.author, NAME)
    said = {"name": author, "day": reader.short_day(note.written_at)}
    seen = len(card.witnesses)
    return lines(
        reader.say("notes-item", number=number, text=trimmed(words_of_note(card, reader), ITEM)),
        reader.say("notes-by", **said),
        reader.say("notes-seen", count=seen) if seen else Markup(),
        reader.say("notes-shared") if card.mine and note.shared else Markup(),
    )


def _opening(number: int, card: NoteCard, here: ListNotes, reader: Reader) -> Button:
    label = trimmed(f"{number}. {words_of_note(card, reader)}", LABEL)
    return OpenNote(note=card.note.id, back=here).button(label)


def _filters(cards: Sequence[NoteCard], shown: ListNotes, reader: Reader, *, organiser: bool) -> Rows:
    """Mine or all, by theme, and as a file: one's own for everybody, all of them for organisers."""
    other = "all" if shown.whose == "own" else "own"
    turned = ListNotes.model_validate({"whose": other}).button(reader.plain(f"notes-button-{other}"))
    by_theme = ListThemes(whose=shown.whose).button(reader.plain("notes-button-themes"))
    whole = ListNotes(whose=shown.whose).button(reader.plain("notes-button-every"))
    narrower = [whole] if shown.theme is not None else [by_theme] if len(themes(cards)) > 1 else []
    file: list[Button] = []
    if shown.whose == "own" and cards:
        file = [ExportNotes().button(reader.plain("notes-button-file"))]
    elif shown.whose == "all" and organiser and cards:
        file = [AskExport(what="md").button(reader.plain("notes-button-file"))]
    return tuple(row for row in ((turned, *narrower), tuple(file)) if row)


def themes_message(cards: Sequence[NoteCard], shown: ListThemes, reader: Reader) -> Message:
    """Each theme and how many notes stand under it."""
    leaf = page(list(themes(cards).items()), shown.page)
    offered = [
        ListNotes(whose=shown.whose, theme=theme).button(
            f"{trimmed(theme, LABEL) or reader.plain('note-no-theme')} ({count})"
        )
        for theme, count in leaf.items
    ]
    turns = leaf.buttons(reader, lambda number: shown.model_copy(update={"page": number}))
    return Message(
        text=lines(reader.say("notes-choose-theme"), leaf.mark(reader)),
        buttons=(
            *(tuple(offered[at : at + 2]) for at in range(0, len(offered), 2)),
            *((turns,) if turns else ()),
            (ListNotes(whose=shown.whose).button(reader.plain("button-back")),),
        ),
    )
