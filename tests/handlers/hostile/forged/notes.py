"""Notes and questions to the organisers."""

from typing import Final

from handlers.note_actions import (
    AskNote,
    AskNoteTheme,
    DeleteNote,
    ExportNotes,
    ListNotes,
    ListThemes,
    OpenNote,
    PutWordsBack,
    RestoreNote,
    SeeNote,
    SendNoteFiles,
    SetNoteTheme,
    ShareNote,
)
from handlers.questions import ShowAskedFiles
from mission.note_changes import RemovedNote, replaced
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    ListNotes: lambda _: ListNotes(whose="all"),
    ListThemes: lambda _: ListThemes(whose="all"),
    OpenNote: lambda prey: OpenNote(note=prey.note.id),
    ShareNote: lambda prey: ShareNote(note=prey.note.id, shared=True),
    SeeNote: lambda prey: SeeNote(note=prey.note.id, saw=True),
    AskNoteTheme: lambda prey: AskNoteTheme(note=prey.note.id),
    SetNoteTheme: lambda prey: SetNoteTheme(note=prey.note.id, theme="gone"),
    AskNote: lambda prey: AskNote(note=prey.note.id, what="text"),
    SendNoteFiles: lambda prey: SendNoteFiles(note=prey.note.id),
    DeleteNote: lambda prey: DeleteNote(note=prey.note.id),
    RestoreNote: lambda prey: RestoreNote(removed=RemovedNote(note=prey.note.model_copy(update={"id": 99}))),
    PutWordsBack: lambda prey: PutWordsBack(
        former=replaced(prey.note.model_copy(update={"text": "gone"}), prey.note)
    ),
    ExportNotes: lambda _: ExportNotes(),
    ShowAskedFiles: lambda prey: ShowAskedFiles(question=prey.note.id),
}
