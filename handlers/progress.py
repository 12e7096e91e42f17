"""How a broadcast goes: the one card that its organiser watches, Stop, and the report by name."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from markupsafe import Markup
from telegram import Update

from handlers.actions import Action
from handlers.context import Context
from handlers.pages import page, trimmed
from mission import broadcasts
from mission.broadcasts import CARD, FateWord, Progress, ReportLine, audience_group, audience_kind
from mission.errors import UserError
from storage.broadcasts import Broadcast
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader, lines, paragraphs

LINES_ON_PAGE: Final = 15
NAME_LIMIT: Final = 60
QUOTE_LIMIT: Final = 120
REASONS: Final = {
    "stopped while sending": "restart",
    "stopped": "stopped",
    "no longer a member": "left",
    "no consent": "consent",
    "user is deactivated": "deactivated",
    "chat not found": "chat",
    "could not be rendered": "rendering",
}
"""What the courier notes, and the word of ours for it; the first that is part of the note counts."""


class StopBroadcast(Action):
    do = "broadcast-stop"
    broadcast: int


class ReportBroadcast(Action):
    do = "broadcast-report"
    broadcast: int
    page: int = 0


async def stop(update: Update, context: Context) -> None:
    """Those who have not got it yet will not get it."""
    del update
    async with context.transaction() as tx:
        sent = await broadcast_named(tx, context, context.action.broadcast)
        if not await broadcasts.stop(tx, sent, context.person.id):
            context.toast(context.reader.plain("broadcast-nothing-to-stop"))
        now = await broadcast_named(tx, context, sent.id)
        await tx.answer(progress_message(now, await broadcasts.progress_of(tx, now), context.reader))


async def report(update: Update, context: Context) -> None:
    """Who got it and who did not: a message of its own, as the card goes on being edited."""
    del update
    async with context.reading() as tx:
        about = await broadcast_named(tx, context, context.action.broadcast)
        fates = await broadcasts.report_of(tx, about)
    message = report_message(about, fates, context.action.page, context.reader)
    async with context.transaction() as tx:
        on_the_card = context.shown is not None and context.shown.kind == CARD
        await (tx.reply(message) if on_the_card else tx.answer(message))


async def broadcast_named(tx: Transaction, context: Context, broadcast_id: int) -> Broadcast:
    """The broadcast that a button names, where it is of the organiser's own current mission."""
    found = await tx.broadcasts.get(broadcast_id)
    if found is None or found.mission_id != context.mission.id:
        raise UserError("stale-button")
    return found


async def progress_card(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """The organiser's card as things stand now."""
    sent = await tx.broadcasts.get(row.subject.get("broadcast", 0))
    return progress_message(sent, await broadcasts.progress_of(tx, sent), reader) if sent else None


TAPS = (
    (StopBroadcast, stop),
    (ReportBroadcast, report),
)


def audience_words(audience: str, reader: Reader, limit: int = NAME_LIMIT) -> str:
    return reader.plain(
        "broadcast-audience", audience=audience_kind(audience), group=trimmed(audience_group(audience), limit)
    )


def progress_message(sent: Broadcast, progress: Progress, reader: Reader) -> Message:
    """The one card: every recipient is in exactly one of its numbers."""
    going = sent.state == "sending" and progress.waiting > 0
    state = "stopped" if sent.state == "stopped" else "sending" if going else "done"
    head = reader.say("broadcast-card", state=state, sent=progress.sent, recipients=progress.recipients)
    about = {"audience": audience_words(sent.audience, reader), "text": trimmed(sent.text, QUOTE_LIMIT)}
    stop = StopBroadcast(broadcast=sent.id).button(reader.plain("broadcast-button-stop"))
    report = ReportBroadcast(broadcast=sent.id).button(reader.plain("broadcast-button-report"))
    return Message(
        text=lines(head, _states(progress, reader), reader.say("broadcast-about", **about)),
        buttons=((stop, report),) if going else ((report,),),
    )


def _states(progress: Progress, reader: Reader) -> Markup:
    """The usual states always, the rare ones where there are any."""
    counts = progress.model_dump()
    rare = [state for state in ("expired", "withheld", "muted") if counts[state]]
    usual = {name: counts[name] for name in ("sent", "waiting", "failed", "blocked", "uncertain")}
    told = [reader.say("broadcast-states", **usual)]
    told += [reader.say(f"broadcast-state-{state}", number=counts[state]) for state in rare]
    return Markup(" · ").join(told)


def report_message(about: Broadcast, fates: Sequence[ReportLine], number: int, reader: Reader) -> Message:
    """By fate and name, what needs attention first; each heading counts everybody under it, on every page."""
    counts = Counter(line.fate for line in fates)
    shown = page(fates, number, LINES_ON_PAGE)
    blocks = [
        lines(_heading(fate, counts[fate], reader), *(_line(line, reader) for line in group))
        for fate, group in groupby(shown.items, key=lambda line: line.fate)
    ]
    head = reader.say("broadcast-report", moment=reader.moment(about.sent_at or about.created_at))
    leafing = shown.buttons(reader, lambda at: ReportBroadcast(broadcast=about.id, page=at))
    return Message(
        text=paragraphs(head, *blocks, shown.mark(reader)),
        buttons=(leafing,) if leafing else (),
    )


def _heading(fate: FateWord, number: int, reader: Reader) -> Markup:
    return reader.say("broadcast-fate", fate=fate, number=number)


def _line(line: ReportLine, reader: Reader) -> Markup:
    name = trimmed(line.name, NAME_LIMIT)
    if reason := _reason(line, reader):
        return reader.say("broadcast-report-why", name=name, reason=reason)
    return reader.say("broadcast-report-name", name=name)


def _reason(line: ReportLine, reader: Reader) -> str:
    """Why, where the heading does not say it all."""
    if line.fate not in {"failed", "blocked", "uncertain", "withheld"}:
        return ""
    known = next((why for part, why in REASONS.items() if part in line.reason), None)
    unknown = {"failed": "other", "uncertain": "connection"}.get(line.fate)
    why = known or unknown
    return reader.plain("broadcast-reason", why=why, detail=trimmed(line.reason, QUOTE_LIMIT)) if why else ""
