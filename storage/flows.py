"""Flows: the guided conversation that a person is in, one a chat and user."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from storage.record import Record
from storage.schema import flows
from storage.store import Store


class Flow(Record):
    """Where the person is: the flow, its step, and the draft of what they have said so far."""

    chat_id: int
    telegram_id: int
    name: str
    step: str
    draft: dict[str, Any]
    touched_at: datetime


class FlowStore(Store):
    """The flows under way."""

    async def of(self, chat_id: int, telegram_id: int) -> Flow | None:
        here = flows.c.chat_id == chat_id, flows.c.telegram_id == telegram_id
        row = await self._first(select(flows).where(*here))
        return Flow.of(row) if row else None

    async def set(self, chat_id: int, telegram_id: int, name: str, step: str, draft: dict[str, Any]) -> None:
        """Begin a flow or take it to its next step; a flow that was under way is replaced."""
        await self.end(chat_id, telegram_id)
        where = {"chat_id": chat_id, "telegram_id": telegram_id}
        await self._run(insert(flows).values(**where, name=name, step=step, draft=draft, touched_at=self.now))

    async def end(self, chat_id: int, telegram_id: int) -> bool:
        """Leave the flow; False when there was none."""
        here = flows.c.chat_id == chat_id, flows.c.telegram_id == telegram_id
        return await self._run(delete(flows).where(*here)) == 1
