"""The mission that a conversation is about, which for a tapped push or a flow need not be the current one.

And listening: whether the person's next words belong to this conversation.
"""

from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from telegram import Update

from handlers.context import Context, Deed
from mission.errors import UserError
from mission.lines.pieces import whole
from storage.flows import Flow
from storage.message import Message
from storage.missions import Mission
from storage.outbox import Outgoing
from storage.people import Member
from storage.transaction import Transaction
from words import Reader

LISTENING: Final = timedelta(hours=12)
"""Words that come later than this after a question of the bot's own may be meant for something else."""


class Scene(NamedTuple):
    """Who is talking, about which mission; `today` and the reader's times are of its zone."""

    member: Member
    mission: Mission
    reader: Reader
    today: date


async def scene_of(tx: Transaction, context: Context, mission_id: int | None = None) -> Scene:
    """Of a flow's mission, else the tapped message's, else the current one; refused to those who have left it."""
    shown = context.shown.mission_id if context.shown else None
    chosen = mission_id or shown or context.mission.id
    member, mission = context.caller.member, context.caller.mission
    if member is None or mission is None or mission.id != chosen:
        member = await tx.people.member(chosen, context.person.id)
        mission = await tx.missions.get(chosen)
    if member is None or mission is None:
        raise UserError("stale-button")
    today = tx.now.astimezone(mission.zone).date()
    return Scene(member, mission, Reader(context.reader.language, mission.zone), today)


async def reply_in(
    tx: Transaction, context: Context, scene: Scene, message: Message, subject: dict[str, Any] | None = None
) -> Outgoing:
    """Say it in a new message that belongs to the scene's mission, so that its buttons do too."""
    return await tx.outbox.reply(
        context.caller.chat_id,
        message,
        update_id=context.handling.incoming.update_id,
        person_id=scene.member.person.id,
        mission_id=scene.mission.id,
        subject=subject,
    )


async def flow_of(tx: Transaction, context: Context) -> Flow | None:
    """The conversation that the person's next words belong to."""
    return await tx.flows.of(context.caller.chat_id, context.caller.telegram_id)


async def listen(
    tx: Deed, context: Context, name: str, step: str, draft: dict[str, Any], *, interrupt: bool = False
) -> bool:
    """Take the person's next words; not while another flow is under way, unless they asked for it: False."""
    flow = await flow_of(tx, context)
    if flow and flow.name != name and not interrupt:
        return False
    await tx.flows.set(context.caller.chat_id, context.caller.telegram_id, name, step, draft)
    return True


async def stop_listening(tx: Deed, context: Context, name: str) -> None:
    """The next words are no longer for this flow; another one that is under way goes on."""
    flow = await flow_of(tx, context)
    if flow and flow.name == name:
        await tx.flows.end(flow.chat_id, flow.telegram_id)


def words_of(update: Update) -> str:
    """What was typed, as it was typed; empty for nothing but blanks, a photo, a place, a file."""
    words = (update.effective_message.text or "") if update.effective_message else ""
    return whole(words) if words.strip() else ""
