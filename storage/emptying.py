"""What is left of people who are erased: empty records and empty messages, so that their numbers mean nobody."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Select, delete, or_, select, update

from storage.schema import outbox, people, strangers, throttles
from storage.store import Store

Ids = Select[tuple[int]] | Collection[int]

NOBODY: Final[dict[str, Any]] = {
    **dict.fromkeys(("telegram_id", "current_mission_id", "unreachable_since")),
    **dict.fromkeys(("timezone", "agenda_at", "quiet_from", "quiet_until")),
    **dict.fromkeys(("name", "email", "phone", "website"), ""),
    "language": "en",
    "reminder_minutes": 15,
    "muted": [],
    "card_without": [],
}
"""A person of whom nothing is known."""

EMPTY: Final[dict[str, Any]] = {
    **dict.fromkeys(("content", "attachment", "chat_id", "work", "message_id", "update_id")),
    "subject": {},
}
"""A message that says nothing to nobody."""


class EmptyingStore(Store):
    """What erasing one person and erasing a whole mission have in common."""

    async def _empty(self, person_ids: Collection[int]) -> None:
        """Empty these people and every message to them, also those from before they were known; nothing waiting is sent.

        All at once: five hundred one by one would hold the database for seconds.
        """
        chats = chats_of(person_ids)
        theirs = or_(outbox.c.person_id.in_(person_ids), outbox.c.chat_id.in_(chats))
        waiting = update(outbox).where(theirs, outbox.c.state == "queued")
        await self._run(waiting.values(state="cancelled", reason="erased"))
        await self._run(update(outbox).where(theirs).values(**EMPTY))
        await self._run(delete(strangers).where(strangers.c.telegram_id.in_(chats)))
        await self._run(delete(throttles).where(throttles.c.chat_id.in_(chats)))
        await self._run(update(people).where(people.c.id.in_(person_ids)).values(**NOBODY))


def chats_of(person_ids: Ids) -> Select[Any]:
    """A member's private chat has the member's own number (Bot API › Chat)."""
    reached = select(people.c.telegram_id).where(people.c.telegram_id.is_not(None))
    return reached.where(people.c.id.in_(person_ids))
