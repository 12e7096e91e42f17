"""Updates as Telegram sends them, one after another, and the messages that answer each."""

import json
import re
from collections.abc import Sequence
from itertools import count
from typing import Any, Final

from sqlalchemy import select

from handlers.actions import callback_data
from sandbox.entities.formatted import units
from sandbox.entities.html import parse_html
from storage.inbox import Incoming
from storage.message import Message
from storage.outbox import Outgoing
from storage.schema import inbox, outbox
from tests.handlers.hostile.strings import MOST_TYPED
from tests.stage import Stage

MESSAGES: Final = count(1)


async def all_come(stage: Stage, name: str, bodies: Sequence[dict[str, Any]]) -> list[list[Outgoing]]:
    """Updates, one after another, and the messages that answer each; none has reached the screen yet."""
    numbered = [(next(stage._update_ids), body) for body in bodies]
    raws = [
        (number, stage.telegram[name], json.dumps({"update_id": number} | body)) for number, body in numbered
    ]
    async with stage.database.transaction(stage.now) as tx:
        await tx.inbox.keep(raws)
        coming = select(inbox).where(inbox.c.state == "open").order_by(inbox.c.seq)
        updates = [Incoming.of(row) for row in await tx.connection.execute(coming)]
    for update in updates:
        await stage.worker.work(update)
    async with stage.database.reading(stage.now) as tx:
        answering = select(outbox).where(outbox.c.update_id >= numbered[0][0]).order_by(outbox.c.id)
        rows = [Outgoing.of(row) for row in await tx.connection.execute(answering)]
    return [[row for row in rows if row.update_id == number] for number, _ in numbered]


async def comes(stage: Stage, name: str, body: dict[str, Any]) -> list[Outgoing]:
    [rows] = await all_come(stage, name, [body])
    return rows


def user(stage: Stage, name: str) -> dict[str, Any]:
    return {"id": stage.telegram[name], "is_bot": False, "first_name": name, "language_code": "en"}


def message(stage: Stage, name: str) -> dict[str, Any]:
    """What every message of a private chat has (Bot API › Message)."""
    chat = {"id": stage.telegram[name], "type": "private", "first_name": name}
    at = int(stage.now.timestamp())
    return {"message_id": next(MESSAGES), "date": at, "chat": chat, "from": user(stage, name)}


def typing(stage: Stage, name: str, text: str) -> dict[str, Any]:
    """The message as Telegram sends it: what looks like a command is marked as one."""
    commanding = re.match(r"/\w+(@\w+)?", text, re.ASCII)
    entities = [{"type": "bot_command", "offset": 0, "length": commanding.end()}] if commanding else []
    return {"message": message(stage, name) | {"text": text, "entities": entities}}


async def types(stage: Stage, name: str, text: str) -> Message:
    (row,) = await comes(stage, name, typing(stage, name, text))
    return shown(row)


def tapping(stage: Stage, name: str, data: str) -> dict[str, Any]:
    query = {"id": "1", "from": user(stage, name), "chat_instance": "1", "data": data}
    return {"callback_query": query | {"message": message(stage, name)}}


def shown(row: Outgoing) -> Message:
    assert row.message is not None
    return row.message


async def put_aside(stage: Stage) -> list[str]:
    """Updates that could not be handled, or not at once."""
    async with stage.database.reading(stage.now) as tx:
        rows = await tx.connection.execute(
            select(inbox).where((inbox.c.state != "done") | (inbox.c.attempts > 0))
        )
        return [f"{row.state} {row.error} {row.raw[:200]}" for row in rows]


def checked(message: Message) -> str:
    """The words as Telegram would show them; raises what it would refuse with. Every button has words."""
    words = parse_html(str(message.text)).text
    assert 0 < units(words) <= MOST_TYPED
    labels = [button.label for line in message.buttons for button in line]
    assert all(label.strip() for label in labels), labels
    assert len(labels) <= 100
    return words


def everything(messages: Sequence[Message]) -> str:
    """Words, button words and files."""
    files = [
        message.attachment.content.decode(errors="replace") for message in messages if message.attachment
    ]
    labels = [button.label for message in messages for line in message.buttons for button in line]
    return "\n".join([*(str(message.text) for message in messages), *labels, *files])


async def data_of(stage: Stage, name: str, label: str) -> str:
    """What the newest button with these words carries."""
    for row in reversed(await stage.rows(name)):
        for button in (button for line in shown(row).buttons for button in line):
            if button.label == label and button.action:
                return callback_data(row.token, button.action)
    raise AssertionError(label)
