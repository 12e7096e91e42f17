"""The oracle: what Telegram's side accepted, against what the bot's own rows say of it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select

from sandbox.client import Entry, Sandbox
from storage.backup import examine
from storage.outbox import Outgoing
from storage.schema import outbox
from tests.running import RunningBot
from words import LANGUAGES, Reader

SENDS: Final = {"sendmessage", "sendphoto", "senddocument"}
REASONED: Final = {"failed", "cancelled", "uncertain"}
MARKS: Final = tuple(Reader(language).plain("repeat-mark") for language in LANGUAGES)


async def all_rows(bot: RunningBot, now: datetime) -> list[Outgoing]:
    """The outbox as it stands; read beside a bot, or without one."""
    async with bot.database() as database, database.reading(now) as tx:
        found = (await tx.connection.execute(select(outbox).order_by(outbox.c.id))).all()
    return [Outgoing.of(row) for row in found]


async def all_sends(sandbox: Sandbox) -> list[Entry]:
    """Every new message that Telegram's side took, its answer heard or not."""
    return [entry for entry in await sandbox.ledger(outcome="accepted") if entry.method.lower() in SENDS]


async def flaws(sandbox: Sandbox, bot: RunningBot) -> list[str]:
    """What speaks against the promises, once the bot is quiet or gone; nothing does where they hold."""
    examine(bot.file)  # raises where the database is not whole
    now = await sandbox.clock.now()
    rows, sends = await all_rows(bot, now), await all_sends(sandbox)
    return [
        *(flaw for row in rows if (flaw := _unsettled(row, now))),
        *_unheard(rows, sends),
        *_unknowing(rows, sends),
        *_stale(rows, sends),
    ]


def _unsettled(row: Outgoing, now: datetime) -> str:
    """A message that is due has come to an end, and one that did not arrive says why."""
    about = f"row {row.id} ({row.kind}, {row.state})"
    if row.state == "sending" or (row.state == "queued" and row.chat_id and row.due_at <= now):
        return f"{about} was due and has come to no end"
    if row.state in REASONED and not row.reason:
        return f"{about} gives no reason"
    return ""


def _unheard(rows: Sequence[Outgoing], sends: Sequence[Entry]) -> list[str]:
    """What is said to have been sent was."""
    taken = {(entry.chat_id, entry.message_id) for entry in sends}
    return [
        f"row {row.id} ({row.kind}) is said to be sent and never was"
        for row in rows
        if row.state == "sent" and (row.chat_id, row.message_id) not in taken
    ]


def _unknowing(rows: Sequence[Outgoing], sends: Sequence[Entry]) -> list[str]:
    """Whatever came more often than its rows say is covered by flags in the same chat, and said that it is a repeat."""
    accepted = Counter(entry.chat_id for entry in sends)
    unmarked = Counter(entry.chat_id for entry in sends if not is_marked(entry))
    mine: dict[int | None, list[Outgoing]] = defaultdict(list)
    for row in rows:
        mine[row.chat_id].append(row)
    found = []
    for chat, number in accepted.items():
        known = sum(row.message_id is not None for row in mine[chat])
        flagged = sum(row.repeats + (row.message_id is None) for row in mine[chat] if row.uncertain_at)
        if number - known > flagged:
            found.append(f"chat {chat}: {number} came, {known} are known of and {flagged} flagged")
        if unmarked[chat] > len(mine[chat]):
            found.append(f"chat {chat}: something came again and did not say so")
    return found


def is_marked(entry: Entry) -> bool:
    """Whether it says that it may have come before."""
    said = str(entry.parameters.get("text") or entry.parameters.get("caption") or "")
    return any(mark in said for mark in MARKS)


def _stale(rows: Sequence[Outgoing], sends: Sequence[Entry]) -> list[str]:
    """Nothing came after its time, by the world's clock."""
    until = {(row.chat_id, row.message_id): row.expires_at for row in rows if row.expires_at}
    return [
        f"a message of chat {entry.chat_id} came at {entry.world}, good until {expires}"
        for entry in sends
        if (expires := until.get((entry.chat_id, entry.message_id) if entry.message_id else (None, None)))
        and entry.world > expires
    ]
