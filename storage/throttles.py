"""Throttles: how long Telegram asked us to wait, kept so that a restart does not forget it."""

from datetime import datetime

from sqlalchemy import delete, insert, select

from storage.schema import throttles
from storage.store import Store


class ThrottleStore(Store):
    """`retry_after` per chat, by the machine's clock; chat 0 stands for all."""

    async def set(self, chat_id: int, until: datetime) -> None:
        await self._run(delete(throttles).where(throttles.c.chat_id == chat_id))
        await self._run(insert(throttles).values(chat_id=chat_id, until=until))

    async def move_chat(self, old: int, new: int) -> None:
        """A group has another number now; its rest, if it has one, goes with it."""
        if old in (resting := await self.all()):
            await self.set(new, max(resting[old], resting.get(new, resting[old])))
            await self._run(delete(throttles).where(throttles.c.chat_id == old))

    async def all(self) -> dict[int, datetime]:
        return {row.chat_id: row.until for row in await self._all(select(throttles))}
