"""What must be kept nowhere else: words and taps that may be an answer to an anonymous question."""

import re
from typing import Final

from handlers.survey_cards import AnswerUnnamed
from storage.flows import Flow
from storage.inbox import Incoming
from storage.transaction import Transaction

TOKEN: Final = re.compile(r'"data"\s*:\s*"([\w-]+)\.')
"""Of the card that was tapped (Bot API › CallbackQuery.data); what follows it tells which button it was."""


def is_unnamed(flow: Flow | None) -> bool:
    """Whether the next words are said without a name: the answer, or the rest of one that was too long."""
    return flow is not None and flow.name == "survey" and flow.step in {"unnamed", "rest"}


async def is_confidential(tx: Transaction, incoming: Incoming) -> bool:
    """Whether an update must not be kept even for a maintainer: by the person's flow, or by the card they tapped."""
    flow = await tx.flows.of(incoming.chat_id, incoming.chat_id)
    if is_unnamed(flow):
        return True
    token = TOKEN.search(incoming.raw)
    row = await tx.outbox.by_token(token[1]) if token else None
    shown = row.message.buttons if row and row.message else ()
    actions = [button.action for line in shown for button in line if button.action]
    return any(action["do"] == AnswerUnnamed.do for action in actions)
