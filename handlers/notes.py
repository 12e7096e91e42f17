"""Notes: kept by one line, under a theme, with a place, photos and voice; shared only by their author's tap."""

from datetime import timedelta
from typing import Final

from telegram import Update

from handlers.context import Context, Deed
from handlers.keeping import unknown
from handlers.note_actions import ListNotes
from handlers.note_cards import NoteHeading, ask_note_message, note_message
from handlers.note_lists import notes_message
from handlers.note_parts import Parts, parts_of
from handlers.scene import Scene, flow_of, listen, reply_in, scene_of, stop_listening
from handlers.unclear import ask_what_it_is
from mission.errors import UserError
from mission.note_changes import Reworded, attach, replaced, reword, set_place, set_theme
from mission.notes import HASHTAG, NoteCard, keep_note, known_theme, listed, own_note, themes_for
from storage.flows import Flow
from storage.message import Message
from storage.people import Member
from storage.transaction import Transaction

LISTENING: Final = timedelta(hours=3)
"""Words typed later than this after a question may be about something else."""
COLLECTING: Final = timedelta(minutes=10)
"""So long a photo or a voice message still belongs to the note that asked for it, counted from the last one."""


# --- keeping ----------------------------------------------------------------------------------------------------


async def note(update: Update, context: Context) -> None:
    """/note with words keeps them; with a theme alone it shows its notes; without either it asks."""
    parts = parts_of(update)
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await stop_listening(tx, context, "note")
        if not parts.text:
            await listen(tx, context, "note", "new", {"mission": scene.mission.id}, interrupt=True)
            await tx.reply(ask_note_message(scene.reader))
        elif (shown := await _theme_alone(tx, scene.member, parts.text)) is not None:
            cards = await listed(tx, scene.member, "all")
            await tx.reply(notes_message(cards, shown, scene.reader, organiser=is_organiser(scene)))
        else:
            await _keep(tx, context, scene, parts)


async def _theme_alone(tx: Transaction, member: Member, text: str) -> ListNotes | None:
    """A hashtag of the mission's and nothing else says nothing new: its notes are wanted."""
    if not HASHTAG.fullmatch(text):
        return None
    theme = await known_theme(tx, member, text)
    return ListNotes(whose="all", theme=theme) if theme in await themes_for(tx, member) else None


def is_organiser(scene: Scene) -> bool:
    return scene.member.membership.role == "organiser"


async def captioned(update: Update, context: Context) -> None:
    """A photo or a file whose caption begins with /note."""
    parts = parts_of(update)
    async with context.transaction() as tx:
        await _keep(tx, context, await scene_of(tx, context), parts)


async def _keep(tx: Deed, context: Context, scene: Scene, parts: Parts) -> None:
    """A new note with all that the message brings; the rest of an album is put to it as it comes."""
    kept = await keep_note(tx, scene.member, scene.mission, parts.text)
    await stop_listening(tx, context, "note")
    if parts.place:
        await set_place(tx, scene.member, kept.id, parts.place)
    if parts.file:
        await attach(tx, scene.member, kept.id, parts.file)
    card = await own_note(tx, scene.member, kept.id)
    row = await reply_in(tx, context, scene, await card_in(tx, scene, card, "kept"))
    if parts.album:
        draft = _draft(scene, card, row.id, parts.album)
        await listen(tx, context, "note", "album", draft, interrupt=True)


def _draft(scene: Scene, card: NoteCard, row_id: int | None = None, album: str = "") -> dict[str, object]:
    return {"mission": scene.mission.id, "note": card.note.id, "row": row_id, "album": album}


async def card_in(
    tx: Transaction, scene: Scene, card: NoteCard, heading: NoteHeading, former: Reworded | None = None
) -> Message:
    """A note's card, with the mission's themes where it has none yet; and the way back to its former words."""
    known = await themes_for(tx, scene.member) if not card.note.theme else []
    return note_message(card, heading, scene.reader, quick=known, former=former)


# --- what was asked for -----------------------------------------------------------------------------------------


async def typed(update: Update, context: Context) -> None:
    """The note, or the part of one, that was asked for. What is none, or comes too late, goes where words go."""
    parts = parts_of(update)
    async with context.reading() as tx:
        flow = await flow_of(tx, context)
        late = flow is None or not answers(flow, parts, tx.now - flow.touched_at)
    if flow is None or late:
        await unknown(update, context)
        return
    async with context.transaction() as tx:
        scene = await scene_of(tx, context, flow.draft.get("mission"))
        if flow.step == "new":
            await _keep(tx, context, scene, parts)
        else:
            await _take(tx, context, scene, flow, parts)


def answers(flow: Flow, parts: Parts, silent: timedelta) -> bool:
    """Whether a message is what the step waits for."""
    if flow.step == "album":
        return parts.file is not None and parts.album == flow.draft["album"] and silent <= COLLECTING
    if flow.step == "file":
        return bool(parts.file or parts.place) and silent <= COLLECTING
    wanted = {"new": parts.anything, "place": bool(parts.text or parts.place)}
    return wanted.get(flow.step, bool(parts.text)) and silent <= LISTENING


async def _take(tx: Deed, context: Context, scene: Scene, flow: Flow, parts: Parts) -> None:
    """Put it to the note; where that is gone by now, the words are kept and asked about."""
    number = flow.draft["note"]
    try:
        before = await own_note(tx, scene.member, number)
    except UserError:
        await stop_listening(tx, context, "note")
        if not parts.text:
            await tx.reply(Message(text=scene.reader.say("stale-button")), mission_id=scene.mission.id)
        else:
            await ask_what_it_is(tx, context, scene, parts.text)
        return
    if parts.file and flow.step in {"file", "album"}:
        card = await attach(tx, scene.member, number, parts.file)
    elif flow.step in {"file", "place"}:
        card = await set_place(tx, scene.member, number, parts.place or parts.text)
    else:
        card = await (reword if flow.step == "text" else set_theme)(tx, scene.member, number, parts.text)
    former = replaced(before.note, card.note) if flow.step == "text" else None
    await _tell(tx, context, scene, flow, card=card, parts=parts, former=former)


async def _tell(
    tx: Deed,
    context: Context,
    scene: Scene,
    flow: Flow,
    *,
    card: NoteCard,
    parts: Parts,
    former: Reworded | None,
) -> None:
    """The card below what came; the photos of one album share one, and more may follow."""
    collecting = flow.step in {"file", "album"}
    said = await card_in(tx, scene, card, "added" if collecting else "changed", former)
    row_id = flow.draft.get("row")
    if parts.album and parts.album == flow.draft.get("album") and row_id:
        await tx.outbox.revise(row_id, said)
    else:
        row_id = (await reply_in(tx, context, scene, said)).id
    if collecting:
        await listen(tx, context, "note", flow.step, _draft(scene, card, row_id, parts.album))
    else:
        await stop_listening(tx, context, "note")
