"""What a note looks like: the card, its questions, and what is said when it is deleted."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from markupsafe import Markup

from handlers.cancelling import CancelFlow
from handlers.note_actions import (
    AskNote,
    AskNoteTheme,
    DeleteNote,
    ListNotes,
    OpenNote,
    PutWordsBack,
    RestoreNote,
    SeeNote,
    SendNoteFiles,
    SetNoteTheme,
    ShareNote,
)
from handlers.pages import page, trimmed
from mission.note_changes import RemovedNote, Reworded
from mission.note_outline import files_said, map_link
from mission.notes import NoteCard
from storage.message import Button, Message, Rows, length
from words import Reader, lines, paragraphs

NoteHeading = Literal["kept", "changed", "shared", "unshared", "seen", "unseen", "added", "back", "open"]
"""What has just happened to the note; `open`: nothing."""

STORY, NAME, ROW, LABEL = 1500, 80, 200, 30
"""UTF-16 units shown of the words, of a name, of a line, of a button. Whole texts are kept and exported."""
QUICK: Final = 3
"""Themes offered at once on a new note."""


def note_message(
    card: NoteCard,
    heading: NoteHeading,
    reader: Reader,
    *,
    quick: Sequence[str] = (),
    back: ListNotes | None = None,
    former: Reworded | None = None,
) -> Message:
    """A note as this member sees it. `quick`: themes of the mission, for a note that has none yet.

    former: the words that have just been replaced, for the way back.
    """
    return Message(
        text=paragraphs(
            reader.say(f"note-{heading}", name=trimmed(card.author, NAME)),
            reader.say("keeping-quote", text=words_of_note(card, reader)),
            lines(*_facts(card, reader)),
            lines(*_visibility(card, reader)),
        ),
        buttons=(
            *_quick(card, quick),
            *(_own_buttons(card, reader) if card.mine else _others_buttons(card, reader, back)),
            *_ways(card, reader, back, former),
        ),
    )


def words_of_note(card: NoteCard, reader: Reader, limit: int = STORY) -> str:
    """The words with their line breaks, as long as they are not too many; or the words that stand for none."""
    text = card.note.text
    if not text.strip():
        return reader.plain("note-wordless")
    return text if length(text) <= limit else trimmed(text, limit)


def _facts(card: NoteCard, reader: Reader) -> Iterable[Markup]:
    note = card.note
    yield reader.say("note-line-when", name=trimmed(card.author, NAME), moment=reader.moment(note.written_at))
    if note.theme:
        yield reader.say("note-line-theme", theme=note.theme)
    if note.place:
        yield reader.say("note-line-place", place=trimmed(note.place, ROW))
    if card.files:
        yield reader.say("note-line-files", files=files_said(card, reader))
    if card.witnesses:
        yield reader.say("note-line-seen", names=trimmed(reader.listed(list(card.witnesses)), ROW))


def _visibility(card: NoteCard, reader: Reader) -> Iterable[Markup]:
    """Who can read it, where the author or an organiser may wonder."""
    if card.mine:
        yield reader.say("note-for-all" if card.note.shared else "note-for-few")
    elif not card.note.shared:
        yield reader.say("note-told-organisers")


def _quick(card: NoteCard, quick: Sequence[str]) -> Rows:
    """Themes to tap at once."""
    if card.note.theme or not card.mine:
        return ()
    chosen = [
        SetNoteTheme(note=card.note.id, theme=theme).button(trimmed(f"# {theme}", LABEL))
        for theme in quick[:QUICK]
    ]
    return (tuple(chosen),) if chosen else ()


def _own_buttons(card: NoteCard, reader: Reader) -> Rows:
    number, shared = card.note.id, card.note.shared
    share = "note-button-unshare" if shared else "note-button-share"
    return (
        (ShareNote(note=number, shared=not shared).button(reader.plain(share)),),
        (
            AskNoteTheme(note=number).button(reader.plain("note-button-theme")),
            AskNote(note=number, what="place").button(reader.plain("note-button-place")),
        ),
        (AskNote(note=number, what="file").button(reader.plain("note-button-file")),),
        (
            AskNote(note=number, what="text").button(reader.plain("contact-button-change")),
            DeleteNote(note=number).button(reader.plain("contact-button-delete")),
        ),
    )


def _others_buttons(card: NoteCard, reader: Reader, back: ListNotes | None) -> Rows:
    """A colleague's: the reader saw it too."""
    if not card.note.shared:
        return ()
    see = SeeNote(note=card.note.id, saw=not card.seen, back=back)
    return ((see.button(reader.plain("note-button-unsee" if card.seen else "note-button-see")),),)


def _ways(card: NoteCard, reader: Reader, back: ListNotes | None, former: Reworded | None) -> Rows:
    """To its files, to the map, back to its former words, to the list."""
    note = card.note
    found: list[Button] = []
    if card.files:
        found.append(SendNoteFiles(note=note.id).button(reader.plain("note-button-files", count=card.files)))
    if note.latitude is not None and note.longitude is not None:
        link = map_link(note.latitude, note.longitude)
        found.append(Button(label=reader.plain("note-button-map"), url=link))
    home = (back or ListNotes()).button(reader.plain("button-back" if back else "note-button-list"))
    undo = [PutWordsBack(former=former).button(reader.plain("contact-button-undo"))] if former else []
    return (*((tuple(found),) if found else ()), (*undo, home))


# --- questions --------------------------------------------------------------------------------------------------


def ask_note_message(reader: Reader) -> Message:
    """/note alone: words, a photo, a voice message or a place; or the notes there are."""
    return Message(
        text=paragraphs(reader.say("note-ask"), reader.say("note-example")),
        buttons=(
            (
                ListNotes().button(reader.plain("note-button-list")),
                CancelFlow(flow="note").button(reader.plain("button-cancel")),
            ),
        ),
    )


def note_question_message(card: NoteCard, what: str, reader: Reader) -> Message:
    """What to type or send, for this note."""
    done = "button-done" if what == "file" else "button-cancel"
    return Message(
        text=paragraphs(
            reader.say(f"note-ask-{what}"),
            reader.say("keeping-quote", text=words_of_note(card, reader, ROW)),
        ),
        buttons=((OpenNote(note=card.note.id).button(reader.plain(done)),),),
    )


def theme_question_message(card: NoteCard, themes: Sequence[str], number: int, reader: Reader) -> Message:
    """The mission's themes as buttons; another one is typed."""
    leaf = page(themes, number)
    note = card.note.id
    offered = [SetNoteTheme(note=note, theme=theme).button(trimmed(theme, LABEL)) for theme in leaf.items]
    turns = leaf.buttons(reader, lambda at: AskNoteTheme(note=note, page=at))
    none = SetNoteTheme(note=note, theme="").button(reader.plain("note-no-theme"))
    return Message(
        text=paragraphs(
            lines(
                reader.say("note-ask-theme" if offered else "note-ask-first-theme"),
                leaf.mark(reader),
            ),
            reader.say("keeping-quote", text=words_of_note(card, reader, ROW)),
        ),
        buttons=(
            *(tuple(offered[at : at + 2]) for at in range(0, len(offered), 2)),
            *((turns,) if turns else ()),
            *(((none,),) if card.note.theme else ()),
            (OpenNote(note=note).button(reader.plain("button-cancel")),),
        ),
    )


def note_deleted_message(removed: RemovedNote, reader: Reader) -> Message:
    """Gone, with the way back."""
    words = trimmed(removed.note.text, NAME) or reader.plain("note-wordless")
    return Message(
        text=reader.say("note-deleted", text=words),
        buttons=(
            (
                RestoreNote(removed=removed).button(reader.plain("contact-button-undo")),
                ListNotes().button(reader.plain("note-button-list")),
            ),
        ),
    )
