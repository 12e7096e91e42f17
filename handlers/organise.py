"""What got through and what did not: pushes in doubt, to be settled by whoever can ask, and people out of reach."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from markupsafe import Markup
from telegram import Update

from handlers.actions import Action
from handlers.context import Context
from handlers.pages import page, trimmed
from handlers.scene import Scene, reply_in, scene_of
from mission.delivery import Deliveries, deliveries_of, settle_doubts
from storage.message import Button, Message
from storage.outbox import Outgoing, Undelivered
from storage.transaction import Transaction
from words import Reader, lines, paragraphs

NAME_LIMIT: Final = 60
NAMES_SHOWN: Final = 10
DOUBTS_ON_A_PAGE: Final = 4


class ShowDeliveries(Action):
    """The card, as things stand now. `afresh`: in a message of its own, as the digest stays."""

    do = "organise"
    afresh: bool = False


class ShowDoubts(Action):
    """The pushes in doubt; pages from 0."""

    do = "doubts"
    page: int = 0


class SettleDoubts(Action):
    """They arrived, or are to be sent once more: rows of the outbox, those that the list showed."""

    do = "settle-doubts"
    rows: tuple[int, ...]
    arrived: bool


async def organise(update: Update, context: Context) -> None:
    """/organise: a new card."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.reply(card_message(await deliveries_of(tx, scene.mission), scene.reader))


async def show(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = card_message(await deliveries_of(tx, scene.mission), scene.reader)
        await (reply_in(tx, context, scene, card) if context.action.afresh else tx.answer(card))


async def show_doubts(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.answer(await _doubts(tx, scene, context.action.page))


async def settle(update: Update, context: Context) -> None:
    """Settle some, and show what is left."""
    del update
    chosen: SettleDoubts = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        actor = scene.member.person.id
        await settle_doubts(tx, scene.mission, actor, chosen.rows, arrived=chosen.arrived)
        await tx.answer(await _doubts(tx, scene, 0))


async def _doubts(tx: Transaction, scene: Scene, number: int) -> Message:
    found = await deliveries_of(tx, scene.mission)
    if not found.doubtful:
        return card_message(found, scene.reader)
    return doubts_message(found.doubtful, number, tx.now, scene.reader)


async def unreachable_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """Who did not get what they must, while they still cannot be reached."""
    person = await tx.people.get(row.subject.get("person", 0))
    if person is None or person.unreachable_since is None:
        return None
    what = reader.plain(f"push-{row.subject.get('what', 'change')}")
    return Message(text=reader.say("organise-cannot-tell", name=trimmed(person.name, NAME_LIMIT), what=what))


TAPS = ((ShowDeliveries, show), (ShowDoubts, show_doubts), (SettleDoubts, settle))


def card_message(found: Deliveries, reader: Reader) -> Message:
    """One line for each kind of trouble, and the way to what can be settled."""
    muted = reader.say("organise-muted", count=found.muted.total()) if found.muted else ""
    if found.all_well:
        return Message(text=lines(reader.say("organise-all-well"), muted))
    told = [
        reader.say("organise-doubtful", count=len(found.doubtful)) if found.doubtful else None,
        unreachable_line(found.unreachable, reader) if found.unreachable else None,
        reader.say("organise-expired", **expired_words(found, reader)) if found.expired else None,
        *(_failed(row, reader) for row in found.failed[:NAMES_SHOWN]),
        muted,
    ]
    text = paragraphs(reader.say("organise-head"), lines(*(line for line in told if line is not None)))
    check = ShowDoubts().button(reader.plain("organise-button-doubts", count=len(found.doubtful)))
    refresh = ShowDeliveries().button(reader.plain("organise-button-refresh"))
    return Message(text=text, buttons=(((check,), (refresh,)) if found.doubtful else ((refresh,),)))


def unreachable_line(names: Sequence[str], reader: Reader) -> Markup:
    shown = ", ".join(trimmed(name, NAME_LIMIT) for name in names[:NAMES_SHOWN])
    return reader.say("organise-unreachable", names=shown, rest=max(0, len(names) - NAMES_SHOWN))


def expired_words(found: Deliveries, reader: Reader) -> dict[str, Any]:
    """How many were out of date before they could be sent, and how many of each kind."""
    kinds = ", ".join(
        f"{reader.plain(f'push-{kind}')} – {count}" for kind, count in found.expired.most_common()
    )
    return {"count": found.expired.total(), "kinds": kinds}


def _failed(row: Undelivered, reader: Reader) -> Markup:
    return reader.say(
        "organise-failed", what=reader.plain(f"push-{row.kind}"), name=trimmed(row.name, NAME_LIMIT)
    )


def doubts_message(doubts: Sequence[Undelivered], number: int, now: datetime, reader: Reader) -> Message:
    """A page of them, each with its two answers; and both answers for all of the page."""
    shown = page(doubts, number, DOUBTS_ON_A_PAGE)
    first = (shown.number - 1) * DOUBTS_ON_A_PAGE + 1
    told = [_doubt(at, row, now, reader) for at, row in enumerate(shown.items, first)]
    rows = [_answers(reader, f"{at}", (row,), now) for at, row in enumerate(shown.items, first)]
    if len(shown.items) > 1:
        rows.append(_answers(reader, reader.plain("organise-all-of-these"), shown.items, now))
    back = ShowDeliveries().button(reader.plain("organise-button-back"))
    turns = shown.buttons(reader, lambda at: ShowDoubts(page=at))
    text = paragraphs(reader.say("organise-doubts-head"), lines(*told), shown.mark(reader))
    return Message(text=text, buttons=tuple(row for row in (*rows, turns, (back,)) if row))


def _doubt(at: int, row: Undelivered, now: datetime, reader: Reader) -> Markup:
    said = reader.say(
        "organise-doubt",
        number=at,
        name=trimmed(row.name, NAME_LIMIT),
        what=reader.plain(f"push-{row.kind}"),
        moment=reader.moment(row.due_at),
    )
    return said if _is_current(row, now) else said + " " + reader.say("organise-out-of-date")


def _answers(reader: Reader, which: str, rows: Sequence[Undelivered], now: datetime) -> tuple[Button, ...]:
    """ "It arrived", and "Send again" for what is not out of date."""
    arrived = SettleDoubts(rows=tuple(row.id for row in rows), arrived=True)
    buttons = [arrived.button(reader.plain("organise-button-arrived", which=which))]
    current = tuple(row.id for row in rows if _is_current(row, now))
    if current:
        again = SettleDoubts(rows=current, arrived=False)
        buttons.append(again.button(reader.plain("organise-button-again", which=which)))
    return tuple(buttons)


def _is_current(row: Undelivered, now: datetime) -> bool:
    return row.expires_at is None or row.expires_at > now
