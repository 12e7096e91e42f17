"""A mission, an agenda or a programme by file: read, previewed, and changed only on Apply. PRODUCT.md › Mission file."""

import asyncio
import hashlib
import tempfile
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from telegram import Document, Update
from telegram.error import BadRequest, TelegramError

from handlers import keeping
from handlers.context import Context, Deed
from handlers.import_messages import (
    ApplyImport,
    DropImport,
    GetTemplate,
    ListImport,
    ReadAgain,
    applied_message,
    ask_message,
    file_wanted_message,
    first_day_message,
    list_message,
    preview_message,
    template_message,
    which_kind_message,
)
from handlers.pages import trimmed
from handlers.scene import flow_of, listen, stop_listening, words_of
from mission.changes import GATHER
from mission.documents.bounded import FILE_SIZE
from mission.documents.days import PartialDay, read_day
from mission.documents.draft import Draft, FirstDayNeeded, SessionKind
from mission.documents.faults import UnreadError
from mission.documents.form import BY_NAME, DELIMITED
from mission.documents.template import write_template
from mission.errors import UserError
from mission.importing.receiving import destination, is_export, is_whole, kind_meant, read_file
from mission.imports import Preview, apply, preview
from mission.joining import enrol_owner
from storage.message import Message
from storage.missions import Mission
from storage.outbox import Outgoing
from storage.record import Record
from storage.transaction import Transaction

FLOW: Final = "import"
KNOWN: Final = frozenset({*DELIMITED, *BY_NAME, ".xls"})
"""Endings of files that can only be meant for an import."""
CARDS: Final = frozenset({".vcf", ".vcard"})
NAME_LENGTH: Final = 80
ENDING_LENGTH: Final = 10
DATE_LENGTH: Final = 40
LARGEST_DRAFT: Final = 4_000_000  # characters of JSON; a programme of 1,256 sessions takes one million


class Source(Record):
    """A file of Telegram's, and what its sender has said about it. `kind` and `first_day`: see `read_file`."""

    file_id: str
    name: str
    kind: SessionKind | None = None
    first_day: date | None = None


class Pending(Record):
    """What a question or a preview is about, kept in its row until it is settled.

    `draft` is what Apply carries over: of sessions and people alone into `mission_id`. `seen`: the preview's digest.
    """

    source: Source
    mission_id: int | None = None
    draft: Draft | None = None
    kind: SessionKind | None = None
    seen: str = ""


class Look(NamedTuple):
    """What came of reading a file: what to show, what is kept with it, and whether a date may be typed now."""

    message: Message
    pending: Pending
    asks_day: bool = False


class ChangedSinceError(Exception):
    """The mission has changed since the preview: what Apply would do now is something else."""

    def __init__(self, now: Preview) -> None:
        super().__init__()
        self.now = now


# --- asking for a file --------------------------------------------------------------------------------------------


async def programme(update: Update, context: Context) -> None:
    """/programme says what can be sent."""
    del update
    async with context.transaction() as tx:
        await tx.flows.set(context.caller.chat_id, context.caller.telegram_id, FLOW, "file", {})
        await tx.reply(ask_message(context.reader))


async def send_template(update: Update, context: Context) -> None:
    """The workbook to fill in, in the organiser's language."""
    del update
    workbook = await asyncio.to_thread(_template, context.reader.language)
    async with context.transaction() as tx:
        await tx.reply(template_message(workbook, context.reader))


def _template(language: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="attache-") as folder:
        path = Path(folder) / "template.xlsx"
        write_template(path, language)
        return path.read_bytes()


def takes(document: Document, flow: str, *, captioned: bool) -> bool:
    """Whether an organiser's file is meant for an import: by its ending, or because a file is waited for.

    A contact's card is not; nor is what comes with words of its own or amid another conversation.
    """
    ending = PurePosixPath(document.file_name or "").suffix.casefold()
    if ending in KNOWN:
        return True
    return ending not in CARDS and (flow == FLOW or (not flow and not captioned))


async def typed(update: Update, context: Context) -> None:
    """The first day that was asked for; other words are kept as always, and the file may still come."""
    words = words_of(update)
    async with context.reading() as tx:
        flow = await flow_of(tx, context)
        row = await tx.outbox.get(flow.draft["row"]) if flow and flow.step == "first-day" else None
        mission = await tx.missions.get(row.mission_id) if row and row.mission_id else None
    if row and row.subject and mission and words:
        await _first_day(context, row, mission, words)
    elif words:
        await keeping.unknown(update, context)
    else:
        async with context.transaction() as tx:
            await tx.reply(file_wanted_message(context.reader))


async def _first_day(context: Context, row: Outgoing, mission: Mission, words: str) -> None:
    source = Pending.model_validate(row.subject).source
    try:
        day = read_day(words)
        first_day = day.after(mission.starts_on) if isinstance(day, PartialDay) else day
    except (UnreadError, ValueError):
        example = context.reader.date(mission.starts_on)
        raise UserError("importing-no-date", text=trimmed(words, DATE_LENGTH), example=example) from None
    told = source.model_copy(update={"first_day": first_day})
    await _say_below(context, await _look(context, told, mission))


# --- a file comes -------------------------------------------------------------------------------------------------


async def document(update: Update, context: Context) -> None:
    """Fetch it, read it apart from the bot, and show what it would change."""
    received = update.effective_message.document if update.effective_message else None
    assert received is not None  # noqa: S101 - only documents are routed here
    source = Source(file_id=received.file_id, name=file_name(received))
    if (received.file_size or 0) > FILE_SIZE:
        raise _too_large(source)
    await _say_below(context, await _look(context, source, context.caller.mission))


def file_name(received: Document) -> str:
    """The name that its sender gave it, as the name of a file in a folder of ours."""
    name = PurePosixPath((received.file_name or "").replace("\\", "/")).name
    name = "".join(char for char in name if char.isprintable()).strip(" .") or "file"
    path = PurePosixPath(name)
    return path.stem[:NAME_LENGTH] + path.suffix[:ENDING_LENGTH]


async def read_again(update: Update, context: Context) -> None:
    """The same file with one thing more known about it; the answer stands in the same message."""
    del update
    action: ReadAgain = context.action
    pending = _pending(context)
    told = action.model_dump(exclude_none=True)
    async with context.reading() as tx:
        mission = await tx.missions.get(pending.mission_id) if pending.mission_id else None
    look = await _look(context, pending.source.model_copy(update=told), mission)
    async with context.transaction() as tx:
        await stop_listening(tx, context, FLOW)
        await _say_here(tx, context, look.message, look.pending)


async def _look(context: Context, source: Source, here: Mission | None) -> Look:
    """What to answer: a question about the file, or its preview."""
    reader = context.reader
    pending = Pending(source=source, mission_id=here.id if here else None)
    try:
        draft, kind = await _read(context, source, here)
    except FirstDayNeeded as needed:
        if here is None:
            raise UserError("importing-mission-first") from None
        return Look(first_day_message(needed, here, reader), pending, asks_day=True)
    if kind is None:
        return Look(which_kind_message(source.name, draft, reader), pending)
    async with context.reading() as tx:
        mission = await _destination(tx, context, draft, here)
        seen = await preview(tx, draft, mission=mission, programme=kind == "programme")
    alone = None if is_whole(draft) or not draft.sessions else kind
    shown = preview_message(seen, draft, source.name, reader, kind=alone)
    made = pending.model_copy(update={"draft": draft, "kind": kind, "seen": digest(seen)})
    return Look(shown, made)


async def _read(context: Context, source: Source, here: Mission | None) -> tuple[Draft, SessionKind | None]:
    """The draft, and what its sessions are; None where only the organiser can tell."""
    content = await _fetched(context, source)
    with tempfile.TemporaryDirectory(prefix="attache-") as folder:
        path = Path(folder) / source.name
        await asyncio.to_thread(path.write_bytes, content)
        zone, country = (here.timezone, here.country) if here else ("UTC", "")
        read = partial(read_file, path, zone=zone, country=country, first_day=source.first_day)
        draft = await read(kind=source.kind)
        if source.kind or is_whole(draft) or not draft.sessions or here is None:
            return draft, source.kind or "ours"
        if is_export(path):
            return draft, "programme"
        async with context.reading() as tx:
            kind = await kind_meant(tx, draft, here)
        if kind == "programme":
            draft = await read(kind=kind)
        return draft, kind


async def _fetched(context: Context, source: Source) -> bytes:
    assert context.house.fetch is not None  # noqa: S101 - the running bot lends it
    try:
        return await context.house.fetch(source.file_id, FILE_SIZE)
    except ValueError:
        raise _too_large(source) from None
    except TelegramError as error:
        if isinstance(error, BadRequest) and "too big" in error.message.lower():
            raise _too_large(source) from None
        raise UserError("importing-not-fetched", file=source.name) from None


def _too_large(source: Source) -> UserError:
    return UserError("document-too-large", file=source.name, limit=str(FILE_SIZE // 1_000_000))


async def _destination(
    tx: Transaction, context: Context, draft: Draft, here: Mission | None
) -> Mission | None:
    return await destination(tx, draft, here, context.person, owner=context.caller.owner)


# --- applying it --------------------------------------------------------------------------------------------------


async def apply_import(update: Update, context: Context) -> None:
    """Carry over exactly the draft that was shown, all or nothing; if it would do something else now, show that first."""
    del update
    pending = _pending(context)
    try:
        async with context.transaction() as tx:
            done = await _apply(tx, context, pending)
            await _settle(tx, context, applied_message(done, await _hearing(tx, done), context.reader))
    except ChangedSinceError as changed:
        await _show_changed(context, pending, changed.now)


async def _apply(tx: Deed, context: Context, pending: Pending) -> Preview:
    draft = pending.draft
    assert draft is not None  # noqa: S101 - only a preview has the button
    mission = await _where(tx, context, pending)
    more: dict[str, Any] = {"programme": pending.kind == "programme", "actor_id": context.person.id}
    done = await apply(tx, draft, mission=mission, **more)
    if digest(done) != pending.seen:
        raise ChangedSinceError(done)
    if done.is_new:
        made = await tx.missions.by_code(done.code)
        who = {"name": context.person.name, "language": context.reader.language}
        await enrol_owner(tx, context.caller.telegram_id, mission=made, **who)
    return done


async def _hearing(tx: Transaction, done: Preview) -> int:
    """How many people a notice of a change is waiting for."""
    mission = await tx.missions.by_code(done.code)
    waiting = await tx.outbox.of_kind(mission.id, "change") if mission else []
    return len({row.person_id for row in waiting if row.state == "queued" and row.due_at <= tx.now + GATHER})


async def _where(tx: Transaction, context: Context, pending: Pending) -> Mission | None:
    assert pending.draft is not None  # noqa: S101 - only a preview has the buttons that ask
    here = await tx.missions.get(pending.mission_id) if pending.mission_id else None
    return await _destination(tx, context, pending.draft, here)


async def _show_changed(context: Context, pending: Pending, now: Preview) -> None:
    assert pending.draft is not None  # noqa: S101 - only a preview has the button
    alone = None if is_whole(pending.draft) or not pending.draft.sessions else pending.kind
    shown = preview_message(now, pending.draft, pending.source.name, context.reader, kind=alone, since=True)
    async with context.transaction() as tx:
        await _say_here(tx, context, shown, pending.model_copy(update={"seen": digest(now)}))


async def list_import(update: Update, context: Context) -> None:
    """Every line of the preview, as it is now, in a file."""
    del update
    pending = _pending(context)
    if pending.draft is None:
        raise UserError("stale-button")
    async with context.reading() as tx:
        mission = await _where(tx, context, pending)
        seen = await preview(tx, pending.draft, mission=mission, programme=pending.kind == "programme")
    async with context.transaction() as tx:
        await tx.reply(list_message(seen, pending.source.name, context.reader))


async def drop(update: Update, context: Context) -> None:
    """Cancel: the draft is forgotten, nothing has changed."""
    del update
    async with context.transaction() as tx:
        await _settle(tx, context, Message(text=context.reader.say("importing-dropped")))


TAPS = (
    (GetTemplate, send_template),
    (ReadAgain, read_again),
    (ApplyImport, apply_import),
    (DropImport, drop),
    (ListImport, list_import),
)


# --- what a message is about --------------------------------------------------------------------------------------


def digest(seen: Preview) -> str:
    """Tells one preview from another."""
    return hashlib.sha256(seen.model_dump_json().encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _pending(context: Context) -> Pending:
    if context.shown is None or not context.shown.subject:
        raise UserError("stale-button")
    return Pending.model_validate(context.shown.subject)


def _kept(pending: Pending) -> dict[str, Any]:
    """As JSON, without what goes without saying."""
    kept = pending.model_dump(mode="json", exclude_defaults=True)
    if (
        pending.draft is not None
        and len(pending.draft.model_dump_json(exclude_defaults=True)) > LARGEST_DRAFT
    ):
        raise UserError("document-too-much", file=pending.source.name)
    return kept


async def _say_here(tx: Deed, context: Context, message: Message, pending: Pending | None) -> None:
    """In the tapped message, with what it is about from now on."""
    assert context.shown is not None  # noqa: S101 - only taps come here
    await tx.outbox.revise(context.shown.id, message)
    await tx.outbox.keep_subject(context.shown.id, _kept(pending) if pending and message.buttons else {})


async def _settle(tx: Deed, context: Context, message: Message) -> None:
    await stop_listening(tx, context, FLOW)
    await _say_here(tx, context, message, None)


async def _say_below(context: Context, look: Look) -> None:
    """In a new message; what earlier files of this chat were still waiting for is let go of."""
    async with context.transaction() as tx:
        for row in await tx.outbox.of_chat(context.caller.chat_id, "reply", f"{FLOW}:"):
            if row.subject:
                await tx.outbox.revise(row.id, Message(text=context.reader.say("importing-replaced")))
                await tx.outbox.keep_subject(row.id, {})
        occasion = f"{FLOW}:{context.handling.incoming.update_id}"
        subject = _kept(look.pending) if look.message.buttons else {}
        row = await tx.reply(look.message, occasion=occasion, subject=subject)
        if look.asks_day:
            waited = {"row": row.id, "mission": look.pending.mission_id}
            await listen(tx, context, FLOW, "first-day", waited)
        else:
            await stop_listening(tx, context, FLOW)
