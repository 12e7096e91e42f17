"""The composition root: the only place where the parts of the running bot meet."""

from typing import Any

from telegram.ext import Application, ContextTypes, ExtBot

from handlers.context import Context, House
from handlers.dispatch import ptb_handlers

Conversation = Application[Any, Any, Any, Any, House, Any]


def application_for(bot: ExtBot[None], house: House) -> Conversation:
    """PTB as a router: no updater, no job queue, no persistence; all of that is the inbox's and the outbox's."""
    types = ContextTypes(context=Context, bot_data=lambda: house)  # type: ignore[call-overload]
    application = Application.builder().bot(bot).updater(None).job_queue(None).context_types(types).build()
    for group, handlers in ptb_handlers().items():
        for handler in handlers:
            application.add_handler(handler, group)
    return application
