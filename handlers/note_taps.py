"""The buttons of notes: open and leaf, share, theme, witness, delete and put back, files and outline."""

from telegram import Update

from handlers.calendar import file_name
from handlers.context import Context, Deed
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
from handlers.note_cards import (
    NAME,
    note_deleted_message,
    note_message,
    note_question_message,
    theme_question_message,
)
from handlers.note_lists import notes_message, themes_message
from handlers.notes import card_in, is_organiser
from handlers.pages import trimmed
from handlers.scene import Scene, listen, scene_of, stop_listening
from mission.errors import UserError
from mission.note_changes import put_words_back, remove_note, restore_note, see_too, set_theme, share
from mission.note_outline import outline
from mission.notes import NoteCard, listed, note_card, own_note, themes_for
from storage.files import KeptFile
from storage.message import Attachment, Message
from words import Reader


async def show_list(update: Update, context: Context) -> None:
    """Another list, or another page."""
    del update
    tapped: ListNotes = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await stop_listening(tx, context, "note")
        cards = await listed(tx, scene.member, tapped.whose)
        await tx.answer(notes_message(cards, tapped, scene.reader, organiser=is_organiser(scene)))


async def show_themes(update: Update, context: Context) -> None:
    del update
    tapped: ListThemes = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.answer(themes_message(await listed(tx, scene.member, tapped.whose), tapped, scene.reader))


async def open_note(update: Update, context: Context) -> None:
    """Out of a list, or back from a question."""
    del update
    tapped: OpenNote = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await note_card(tx, scene.member, tapped.note)
        await stop_listening(tx, context, "note")
        await tx.answer(note_message(card, "open", scene.reader, back=tapped.back))


async def share_note(update: Update, context: Context) -> None:
    del update
    tapped: ShareNote = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await share(tx, scene.member, tapped.note, shared=tapped.shared)
        await tx.answer(await card_in(tx, scene, card, "shared" if tapped.shared else "unshared"))


async def see_note(update: Update, context: Context) -> None:
    del update
    tapped: SeeNote = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await see_too(tx, scene.member, tapped.note, saw=tapped.saw)
        said = note_message(card, "seen" if tapped.saw else "unseen", scene.reader, back=tapped.back)
        await tx.answer(said)


async def ask_theme(update: Update, context: Context) -> None:
    """Buttons for the themes there are; the next words are another one."""
    del update
    tapped: AskNoteTheme = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await own_note(tx, scene.member, tapped.note)
        known = await themes_for(tx, scene.member)
        await _listen(tx, context, scene, "theme", card)
        await tx.answer(theme_question_message(card, known, tapped.page, scene.reader))


async def choose_theme(update: Update, context: Context) -> None:
    del update
    tapped: SetNoteTheme = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await set_theme(tx, scene.member, tapped.note, tapped.theme)
        await stop_listening(tx, context, "note")
        await tx.answer(note_message(card, "changed", scene.reader))


async def ask(update: Update, context: Context) -> None:
    """The next words, place or files are this note's."""
    del update
    tapped: AskNote = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await own_note(tx, scene.member, tapped.note)
        await _listen(tx, context, scene, tapped.what, card)
        await tx.answer(note_question_message(card, tapped.what, scene.reader))


async def _listen(tx: Deed, context: Context, scene: Scene, step: str, card: NoteCard) -> None:
    draft = {"mission": scene.mission.id, "note": card.note.id}
    await listen(tx, context, "note", step, draft, interrupt=True)


async def send_files(update: Update, context: Context) -> None:
    """Telegram has them already: each is sent again by its name there."""
    del update
    tapped: SendNoteFiles = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await note_card(tx, scene.member, tapped.note)
        files = await tx.files.of_note(card.note.id)
        if not files:
            raise UserError("stale-button")
        for file in files:
            await tx.reply(note_file_message(card, file, scene.reader), mission_id=scene.mission.id)


def note_file_message(card: NoteCard, file: KeptFile, reader: Reader) -> Message:
    """One file, and whose note it belongs to."""
    name, moment = trimmed(card.author, NAME), reader.moment(card.note.written_at)
    attachment = Attachment(name=file.name or file.kind, kind=file.kind, file_id=file.file_id)
    return Message(text=reader.say("note-line-when", name=name, moment=moment), attachment=attachment)


async def delete(update: Update, context: Context) -> None:
    """Gone at once, with Undo."""
    del update
    tapped: DeleteNote = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        removed = await remove_note(tx, scene.member, tapped.note)
        await stop_listening(tx, context, "note")
        await tx.answer(note_deleted_message(removed, scene.reader))


async def undelete(update: Update, context: Context) -> None:
    """Back as it was."""
    del update
    tapped: RestoreNote = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await restore_note(tx, scene.member, tapped.removed)
        await tx.answer(await card_in(tx, scene, card, "back"))


async def put_back(update: Update, context: Context) -> None:
    """The words from before an edit; where the note has been edited again, it is shown as it is now."""
    del update
    tapped: PutWordsBack = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await put_words_back(tx, scene.member, tapped.former)
        if card is None:
            context.toast(scene.reader.plain("note-edited-since"))
            card = await own_note(tx, scene.member, tapped.former.note)
            await tx.answer(await card_in(tx, scene, card, "open"))
            return
        await tx.answer(await card_in(tx, scene, card, "back"))


async def export_own(update: Update, context: Context) -> None:
    """One's own notes need no second question: nobody else's work is in the file."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        cards = await listed(tx, scene.member, "own")
        if not cards:
            raise UserError("stale-button")
        await tx.reply(outline_message(cards, scene), mission_id=scene.mission.id)


def outline_message(cards: list[NoteCard], scene: Scene) -> Message:
    content = outline(cards, scene.mission, scene.reader)
    attachment = Attachment(name=f"{file_name(scene.mission)}.md", content=content)
    return Message(text=scene.reader.say("notes-exported", count=len(cards)), attachment=attachment)


TAPS = (
    (ListNotes, show_list),
    (ListThemes, show_themes),
    (OpenNote, open_note),
    (ShareNote, share_note),
    (SeeNote, see_note),
    (AskNoteTheme, ask_theme),
    (SetNoteTheme, choose_theme),
    (AskNote, ask),
    (SendNoteFiles, send_files),
    (DeleteNote, delete),
    (RestoreNote, undelete),
    (PutWordsBack, put_back),
    (ExportNotes, export_own),
)
