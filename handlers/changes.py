"""The change notice: what became of the sessions in one member's agenda, old and new, and "Seen"."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup
from telegram import Update

from handlers.actions import Action
from handlers.context import Context
from handlers.pages import Page, trimmed
from handlers.sessions import (
    SHORT,
    TITLE,
    clash_note,
    day_and_hours,
    details,
    hours,
    labelled,
    packed,
    place,
    zone_note,
)
from mission.agenda import clashes, own_agenda
from mission.changes import SEEN, WHEN, WHERE, Edit, noticed_edits
from mission.errors import UserError
from storage.agenda import Session
from storage.message import Message
from storage.missions import Mission
from storage.outbox import Outgoing
from storage.people import Member
from storage.transaction import Transaction
from words import Reader, lines, paragraphs

PAGE_UNITS: Final = 3300


class SeenChange(Action):
    """ "Seen", on the notice that shows the button."""

    do = "changeseen"


class TurnChanges(Action):
    """Another page of a long notice."""

    do = "changepage"
    page: int


async def change_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """None when everything is again as it was, or the member has left."""
    return await _notice(tx, row, reader, 0)


async def seen(update: Update, context: Context) -> None:
    """Keep that this member has seen the notice; it stays as it is, without the button."""
    del update
    row = _tapped(context)
    async with context.transaction() as tx:
        value = row.subject.get("changes", [])
        await tx.answers.give(row.mission_id or 0, context.person.id, SEEN, row.occasion, value)
        if row.message:
            await tx.answer(seen_message(row.message, context.reader))
    context.toast(context.reader.plain("change-seen-thanks"))


async def turn_page(update: Update, context: Context) -> None:
    """Leaf through a long notice in place."""
    del update
    row = _tapped(context)
    async with context.transaction() as tx:
        message = await _notice(tx, row, context.reader, context.action.page)
        if message is None:
            raise UserError("stale-button")
        await tx.answer(message)


TAPS = ((SeenChange, seen), (TurnChanges, turn_page))


def _tapped(context: Context) -> Outgoing:
    if context.shown is None or context.shown.kind != "change":
        raise UserError("stale-button")
    return context.shown


async def _notice(tx: Transaction, row: Outgoing, reader: Reader, number: int) -> Message | None:
    mission = await tx.missions.get(row.mission_id or 0)
    member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
    if mission is None or member is None:
        return None
    edits = await noticed_edits(tx, member, row.subject.get("changes", []))
    if not edits:
        return None
    overlaps = clashes(await own_agenda(tx, member))
    answers = await tx.answers.to(mission.id, SEEN, row.occasion)
    was_seen = any(answer.person_id == member.person.id for answer in answers)
    reader = Reader(reader.language, mission.zone)
    return change_message(edits, member, mission, reader, overlaps=overlaps, number=number, was_seen=was_seen)


# --- what is said ---------------------------------------------------------------------------------------------


def change_message(
    edits: Sequence[Edit],
    member: Member,
    mission: Mission,
    reader: Reader,
    *,
    overlaps: dict[int, list[Session]] | None = None,
    number: int = 0,
    was_seen: bool = False,
) -> Message:
    """The notice (its pages count from 0): each session's old words struck, its new ones beside them."""
    blocks = [edit_block(edit, (overlaps or {}).get(edit.session.id, ()), mission, reader) for edit in edits]
    pages = packed(blocks, PAGE_UNITS)
    number = min(max(number, 0), len(pages) - 1)
    shown = Page(pages[number], number + 1, len(pages))
    heading = reader.say("change-several", count=len(edits)) if len(edits) > 1 else ""
    note = zone_note(mission, member, edits[0].session.day, reader)
    turning = shown.buttons(reader, lambda at: TurnChanges(page=at))
    message = Message(
        text=paragraphs(lines(heading, shown.mark(reader)), *shown.items, note),
        buttons=tuple(row for row in (turning, (SeenChange().button(reader.plain("change-seen")),)) if row),
    )
    return seen_message(message, reader) if was_seen else message


def seen_message(shown: Message, reader: Reader) -> Message:
    """The same notice, once it has been seen."""
    kept = tuple(
        tuple(button for button in row if (button.action or {}).get("do") != SeenChange.do)
        for row in shown.buttons
    )
    return Message(
        text=paragraphs(shown.text, reader.say("change-seen-noted")),
        buttons=tuple(row for row in kept if row),
    )


def edit_block(edit: Edit, overlapping: Sequence[Session], mission: Mission, reader: Reader) -> Markup:
    """What became of one session; its first line says what."""
    heading = reader.say(f"change-{edit.kind}", title=trimmed(edit.session.title, TITLE))
    if edit.kind in {"cancelled", "removed"}:
        return lines(heading, reader.say("change-struck", text=day_and_hours(edit.before, reader)))
    if edit.kind in {"added", "restored"}:
        when = reader.say("change-when", new=day_and_hours(edit.session, reader))
        body = lines(when, details(edit.session, mission, reader))
    else:
        body = _differences(edit, mission, reader)
    return lines(heading, body, clash_note(overlapping, reader))


def _differences(edit: Edit, mission: Mission, reader: Reader) -> Markup:
    before, session = edit.before, edit.session
    told = [reader.say("change-when", new=day_and_hours(session, reader))]
    if any(name in edit.fields for name in WHEN):
        told.append(reader.say("change-was", old=day_and_hours(before, reader)))
    told.append(place(session, mission, reader))
    if any(name in edit.fields for name in WHERE) and _where(before):
        told.append(reader.say("change-place-was", old=_where(before)))
    if "title" in edit.fields:
        told.append(reader.say("change-title-was", old=trimmed(before.title, TITLE)))
    for name in ("host", "dress", "bring", "notes"):
        if name in edit.fields:
            new, old = getattr(session, name), trimmed(getattr(before, name), TITLE)
            told.append(labelled(name, new, reader) or reader.say("change-no-more", old=old))
    return lines(*told)


def _where(session: Session) -> str:
    return trimmed(", ".join(part for part in (session.place, session.address) if part), TITLE)


def edit_line(edit: Edit, reader: Reader) -> Markup:
    """One change in one line, on top of the day's agenda."""
    title = trimmed(edit.session.title, SHORT)
    if edit.kind != "moved":
        shown = edit.before if edit.kind in {"cancelled", "removed"} else edit.session
        return reader.say(f"change-line-{edit.kind}", title=title, hours=hours(shown, reader))
    if not any(name in edit.fields for name in WHEN):
        new, old = _where(edit.session), _where(edit.before)
    elif edit.before.day == edit.session.day:
        new, old = hours(edit.session, reader), hours(edit.before, reader)
    else:
        new, old = day_and_hours(edit.session, reader), day_and_hours(edit.before, reader)
    return reader.say("change-line-moved", title=title, new=new or "–", old=old or "–")
