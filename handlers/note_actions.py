"""What the buttons of notes do."""

from typing import Literal

from handlers.actions import Action
from mission.note_changes import RemovedNote, Reworded
from mission.notes import Whose

NoteQuestion = Literal["text", "place", "file"]


class ListNotes(Action):
    """A page (from 0) of one's own notes or of all that one may read. `theme`: "" for those without one, None for all."""

    do = "notes"
    whose: Whose = "own"
    theme: str | None = None
    page: int = 0


class ListThemes(Action):
    """Which theme to show, a page (from 0) of them."""

    do = "note-themes"
    whose: Whose = "own"
    page: int = 0


class OpenNote(Action):
    """A note, and the page to go back to."""

    do = "note-open"
    note: int
    back: ListNotes | None = None


class ShareNote(Action):
    """With the delegation, or no longer."""

    do = "note-share"
    note: int
    shared: bool


class SeeNote(Action):
    """The member saw it too, or takes that back."""

    do = "note-seen"
    note: int
    saw: bool
    back: ListNotes | None = None


class AskNoteTheme(Action):
    """Choose a theme, a page (from 0) of them, or type one."""

    do = "note-ask-theme"
    note: int
    page: int = 0


class SetNoteTheme(Action):
    """`theme`: "" for none."""

    do = "note-theme"
    note: int
    theme: str


class AskNote(Action):
    """Ask for other words, for the place, or for photos and voice messages."""

    do = "note-ask"
    note: int
    what: NoteQuestion


class SendNoteFiles(Action):
    """The photos, voice messages and documents of a note."""

    do = "note-files"
    note: int


class DeleteNote(Action):
    do = "note-delete"
    note: int


class RestoreNote(Action):
    """Carries all that was deleted: the button's own row of the outbox is the only place that still has it."""

    do = "note-restore"
    removed: RemovedNote


class PutWordsBack(Action):
    """Undo of an edit; carries the former words, which the button's own row of the outbox alone still has."""

    do = "note-words-back"
    former: Reworded


class ExportNotes(Action):
    """A member's own notes as an outline."""

    do = "note-export"
