"""Leaving a guided conversation: /cancel, and the Cancel button that every question has."""

from telegram import Update

from handlers.actions import Action
from handlers.context import Context
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
        else:
            flow = None
        await tx.answer(cancelled_message(flow, context.reader))


def cancelled_message(flow: Flow | None, reader: Reader) -> Message:
    """What was under way; what had been kept before stays kept."""
    if flow is None:
        return Message(text=reader.say("cancel-nothing"))
    kept = flow.name == "contact" and flow.step != "line"
    return Message(text=reader.say("cancel-done", what="contact-field" if kept else flow.name))


TAPS = ((CancelFlow, cancel),)
