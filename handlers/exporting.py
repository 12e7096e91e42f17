"""The mission as files, for organisers: which one, asked once more, built aside, and written into the log.

And everybody's own contacts as a file, out of their list.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import get_args

from telegram import Update

from handlers.actions import Action
from handlers.calendar import calendar_message, file_name
from handlers.context import Context
from handlers.pages import trimmed
from handlers.scene import Scene, scene_of
from mission.exporting import ExportKind, people_in, sheets_of, write_workbook
from mission.note_outline import outline
from mission.notes import all_cards
from mission.vcard_writing import vcards_of
from storage.message import Attachment, Message
from storage.missions import Mission
from storage.transaction import Transaction
from words import Reader, paragraphs

TITLE_LIMIT = 80


class AskExport(Action):
    """Which file; whether it is really to be sent is asked then."""

    do = "export-ask"
    what: ExportKind


class SendExport(Action):
    do = "export-send"
    what: ExportKind


class LeaveExport(Action):
    do = "export-leave"


class ExportOwn(Action):
    """A member's own contacts of the mission."""

    do = "export-own"


async def export(update: Update, context: Context) -> None:
    """/export"""
    del update
    async with context.transaction() as tx:
        await tx.reply(choice_message(context.mission, context.reader))


async def ask(update: Update, context: Context) -> None:
    del update
    what: ExportKind = context.action.what
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        count = await people_in(tx, scene.mission, what)
        await tx.answer(sure_message(what, count, scene.reader))


async def leave(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        await tx.answer(Message(text=context.reader.say("export-not-sent")))


async def send(update: Update, context: Context) -> None:
    """Read, build in a thread, then send and write down who took what: only its kind and how many people it holds."""
    del update
    what: ExportKind = context.action.what
    async with context.reading() as tx:
        scene = await scene_of(tx, context)
        count = await people_in(tx, scene.mission, what)
        made = await prepared(tx, scene.mission, what, scene.reader)
    content = await asyncio.to_thread(made)
    async with context.transaction() as tx:
        actor = context.person.id
        await tx.audit.record(scene.mission.id, actor, "mission.exported", what=what, people=count)
        await tx.answer(Message(text=scene.reader.say("export-sent", what=what)))
        await tx.reply(file_message(what, content, scene.mission, scene.reader), mission_id=scene.mission.id)


async def send_own(update: Update, context: Context) -> None:
    """One's own contacts need no second question: nobody else's work is in the file."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        own = await tx.contacts.of_person(scene.mission.id, scene.member.person.id)
        await tx.reply(own_message(vcards_of(own), len(own), scene))


TAPS = ((AskExport, ask), (SendExport, send), (LeaveExport, leave))
OWN_TAPS = ((ExportOwn, send_own),)


async def prepared(
    tx: Transaction, mission: Mission, what: ExportKind, reader: Reader
) -> Callable[[], bytes]:
    """Reads what the file needs, and returns how it is built: slow, but without the database."""
    if what == "xlsx":
        return partial(write_workbook, await sheets_of(tx, mission, reader))
    if what == "vcf":
        return partial(vcards_of, await tx.contacts.of_mission(mission.id))
    if what == "md":
        return partial(outline, await all_cards(tx, mission.id), mission, reader)
    sessions = [session for session in await tx.agenda.all_of(mission.id) if session.kind == "ours"]
    revisions, now = await tx.agenda.revisions(mission.id), tx.now

    def calendar() -> bytes:
        attachment = calendar_message(sessions, revisions, mission, reader, now=now).attachment
        return attachment.content if attachment else b""

    return calendar


def choice_message(mission: Mission, reader: Reader) -> Message:
    return Message(
        text=reader.say("export-question", mission=trimmed(mission.name, TITLE_LIMIT)),
        buttons=tuple(
            (AskExport(what=what).button(reader.plain("export-button", what=what)),)
            for what in get_args(ExportKind)
        ),
    )


def sure_message(what: ExportKind, count: int, reader: Reader) -> Message:
    """How many people's data it is, before anything is sent."""
    return Message(
        text=paragraphs(reader.say("export-sure", count=count), reader.say("export-sure-why", what=what)),
        buttons=(
            (SendExport(what=what).button(reader.plain("export-yes")),),
            (LeaveExport().button(reader.plain("export-no")),),
        ),
    )


def file_message(what: ExportKind, content: bytes, mission: Mission, reader: Reader) -> Message:
    attachment = Attachment(name=f"{file_name(mission)}.{what}", content=content)
    return Message(text=reader.say("export-sent", what=what), attachment=attachment)


def own_message(content: bytes, count: int, scene: Scene) -> Message:
    if not count:
        return Message(text=scene.reader.say("export-not-sent"))
    name = f"{scene.reader.plain('export-file-contacts')}.vcf"
    text = scene.reader.say("export-own-sent", count=count)
    return Message(text=text, attachment=Attachment(name=name, content=content))


def with_own_file(message: Message, reader: Reader) -> Message:
    """A member's own list, with the way to take it along."""
    button = ExportOwn().button(reader.plain("export-own-button"))
    return message.model_copy(update={"buttons": (*message.buttons, (button,))})
