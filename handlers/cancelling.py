"""Leaving a guided conversation: /cancel, and the Cancel button that every question has."""

from telegram import Update

from handlers.actions import Action
from handlers.contact_actions import STEPS
from handlers.context import Context, Deed
from storage.flows import Flow
from storage.message import Message
from words import Reader


class CancelFlow(Action):
    """Leave the flow that asked, or whatever is under way where none is named."""

    do = "cancel"
    flow: str = ""


async def cancel(update: Update, context: Context) -> None:
    """Ends the flow under way and says which it was, or says that there is none. An older question ends no newer flow."""
    del update
    asked = context.action.flow if context.action else ""
    async with context.transaction() as tx:
        flow = await tx.flows.of(context.caller.chat_id, context.caller.telegram_id)
        if flow and asked in {"", flow.name}:
            await tx.flows.end(context.caller.chat_id, context.caller.telegram_id)
            await _close_question(tx, flow)
        else:
            flow = None
        await tx.answer(cancelled_message(flow, context.reader))


async def _close_question(tx: Deed, flow: Flow) -> None:
    """A question that keeps its draft keeps no button that would go on with it."""
    row = await tx.outbox.get(flow.draft.get("question") or 0)
    if row and row.message and "draft" in row.subject:
        await tx.outbox.revise(row.id, row.message.model_copy(update={"buttons": ()}))
        await tx.outbox.keep_subject(row.id, {})


def cancelled_message(flow: Flow | None, reader: Reader) -> Message:
    """What was under way; what had been kept before stays kept."""
    if flow is None:
        return Message(text=reader.say("cancel-nothing"))
    what = {"contact": "contact-field", STEPS: "contact"}.get(flow.name, flow.name)
    return Message(text=reader.say("cancel-done", what=what))


TAPS = ((CancelFlow, cancel),)
