"""The store of the outbox: what is planned, said, taken to Telegram, and looked back at."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import (
    Case,
    CursorResult,
    Executable,
    Update,
    and_,
    case,
    insert,
    literal,
    null,
    or_,
    select,
    update,
)

from storage.message import Message
from storage.outbox.asking import OutboxQuestions, of_one_occasion
from storage.outbox.records import (
    ANEW,
    PUSH_PRIORITY,
    REPLY_PRIORITY,
    Outgoing,
    Push,
)
from storage.outbox.statements import (
    ADD,
    ADD_CLAIMED,
    CLAIM,
    EXPIRE,
    NEXT,
    QUIET,
    SENT,
)
from storage.schema import outbox

BATCH: Final = 500
"""Pushes planned by one statement: well below the number of values that a statement may carry."""

PushKey = tuple[int, int, str, str, int]


def _content(message: Message | None) -> dict[str, Any]:
    if message is None:
        return {"content": None, "attachment": None}
    return {
        "content": message.kept(),
        "attachment": message.attachment.content if message.attachment else None,
    }


class OutboxStore(OutboxQuestions):
    """Everything that is to be said, is being said and was said."""

    stirred = False
    """Whether there may be something to be sent now, or at another moment than before."""

    async def _execute(
        self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
    ) -> CursorResult[Any]:
        if statement.is_dml and not any(statement is quiet for quiet in QUIET):
            self.stirred = True
        return await super()._execute(statement, values)

    async def reply(
        self,
        chat_id: int,
        message: Message,
        *,
        update_id: int | None = None,
        person_id: int | None = None,
        mission_id: int | None = None,
        kind: str = "reply",
        occasion: str | None = None,
        subject: dict[str, Any] | None = None,
        claimed: bool = False,
    ) -> Outgoing:
        """An answer to a person's own act: due now, before every push, never expiring.

        claimed: there is a token for it, so that it is claimed as it is made: "sending", unless an earlier answer to
        the same chat is still to be sent, for which it waits "queued" like any other.
        """
        token = secrets.token_urlsafe(12)
        row = await self._first(
            ADD_CLAIMED if claimed else ADD,
            token=token,
            kind=kind,
            mission_id=mission_id,
            person_id=person_id,
            chat_id=chat_id,
            occasion=occasion or f"{kind}:{token}",
            priority=REPLY_PRIORITY,
            due_at=self.now,
            subject=subject or {},
            update_id=update_id,
            **({"chat": chat_id} if claimed else {"state": "queued", "work": "send"}),
            **_content(message),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        made = Outgoing.of(row)
        self.stirred |= made.state == "queued"
        return made

    async def plan(self, pushes: Sequence[Push], chats: dict[int, int | None]) -> None:
        """Add pushes that are not here yet; `chats` gives each person's chat where it is known."""
        for start in range(0, len(pushes), BATCH):
            batch = pushes[start : start + BATCH]
            here = await self._planned(batch)
            fresh = {key: push for push in batch if (key := _key(push)) not in here}
            rows = [
                {
                    "token": secrets.token_urlsafe(12),
                    "chat_id": chats.get(push.person_id),
                    "state": "queued",
                    "work": "send",
                    **push.model_dump(),
                }
                for push in fresh.values()
            ]
            await self._run_many(insert(outbox), rows)

    async def _planned(self, pushes: Sequence[Push]) -> set[PushKey]:
        """Which of these pushes have a row, whatever its state."""
        columns = outbox.c.person_id, outbox.c.mission_id, outbox.c.kind, outbox.c.occasion, outbox.c.version
        rows = await self._all(
            select(*columns).where(
                outbox.c.person_id.in_({push.person_id for push in pushes}),
                outbox.c.mission_id.in_({push.mission_id for push in pushes}),
                outbox.c.kind.in_({push.kind for push in pushes}),
                outbox.c.occasion.in_({push.occasion for push in pushes}),
            ),
        )
        return {(row.person_id, row.mission_id, row.kind, row.occasion, row.version) for row in rows}

    async def reschedule(self, row_id: int, push: Push) -> None:
        """Move a push that has not been sent, and bring back a cancelled one."""
        waiting = update(outbox).where(outbox.c.id == row_id, outbox.c.state.in_(("queued", "cancelled")))
        values = {"due_at": push.due_at, "expires_at": push.expires_at, "subject": push.subject}
        await self._run(waiting.values(**values, state="queued", work="send", reason=""))

    async def postpone(self, row: Outgoing, until: datetime) -> None:
        """Let a push that is due wait until a later moment; when it expires stays as it is."""
        waiting = update(outbox).where(outbox.c.id == row.id, outbox.c.state == "queued")
        await self._run(waiting.values(due_at=until))

    async def cancel(self, row_ids: Collection[int], reason: str) -> int:
        """Take back what has not been sent yet; how many that were."""
        waiting = update(outbox).where(outbox.c.id.in_(row_ids), outbox.c.state == "queued")
        return await self._run(waiting.values(state="cancelled", work=None, reason=reason))

    async def withdraw(self, mission_id: int, kind: str, occasion: str, reason: str) -> int:
        """Take back whatever of an occasion has not been sent yet; how many that were."""
        waiting = update(outbox).where(
            of_one_occasion(mission_id, kind, occasion), outbox.c.state == "queued"
        )
        return await self._run(waiting.values(state="cancelled", work=None, reason=reason))

    async def cancel_overdue(self, mission_id: int, person_id: int, reason: str) -> int:
        """Take back what was due to somebody before now and has not been sent; how many that were."""
        overdue = and_(
            outbox.c.mission_id == mission_id, outbox.c.person_id == person_id, outbox.c.due_at < self.now
        )
        waiting = update(outbox).where(overdue, outbox.c.state == "queued")
        return await self._run(waiting.values(state="cancelled", work=None, reason=reason))

    async def address(self, person_id: int, chat_id: int | None) -> None:
        """Give a person's waiting pushes the chat they go to (on joining, or with a new account)."""
        waiting = update(outbox).where(outbox.c.person_id == person_id, outbox.c.state == "queued")
        await self._run(waiting.values(chat_id=chat_id))

    async def revise(self, row_id: int, message: Message | None) -> None:
        """Change what a row shows: before it is sent, or as an edit. None: render anew when it is its turn."""
        edited = and_(outbox.c.state == "sent", outbox.c.work.is_distinct_from("delete"))
        values = _content(message) if message else {"content": await self._outdated(row_id)}
        await self._run(
            update(outbox)
            .where(outbox.c.id == row_id)
            .values(
                **values,
                revision=outbox.c.revision + 1,
                work=case((edited, "edit"), else_=outbox.c.work),
                attempts=0,
            ),
        )

    async def _outdated(self, row_id: int) -> dict[str, Any] | None:
        """What a row shows, marked: until it is rendered anew, its buttons are still on the screen."""
        shown = await self._value(select(outbox.c.content).where(outbox.c.id == row_id))
        return {**shown, ANEW: True} if shown else None

    async def keep_subject(self, row_id: int, subject: dict[str, Any]) -> None:
        """What a message is about, for the taps on it; empty once that is settled."""
        await self._run(update(outbox).where(outbox.c.id == row_id).values(subject=subject))

    async def touch(self, mission_id: int | None, kind: str, occasion: str) -> None:
        """Render every message of an occasion anew (a progress card, a day's agenda)."""
        columns = outbox.c.id, outbox.c.work, outbox.c.content
        for row in await self._all(select(*columns).where(of_one_occasion(mission_id, kind, occasion))):
            waits_already = row.work == "edit" and row.content and ANEW in row.content
            if not waits_already:
                await self.revise(row.id, None)

    # --- the courier's side ---

    async def expire(self) -> list[Outgoing]:
        """Let go of what is out of date; it is counted, never sent late."""
        return [Outgoing.of(row) for row in await self._all(EXPIRE, now=self.now)]

    async def next(
        self, machine_now: datetime, blocked: Collection[int], most: int = 1, *, pushes: bool = True
    ) -> list[Outgoing]:
        """The rows whose turn it is: replies first, then by due moment; without `pushes` replies alone.

        Chats that must wait are passed over, and so is what has expired.
        """
        lowest = PUSH_PRIORITY if pushes else PUSH_PRIORITY - 1
        asked = {"now": self.now, "machine": machine_now, "blocked": list(blocked), "most": most}
        rows = await self._all(NEXT, lowest=lowest, **asked)
        return [Outgoing.of(row) for row in rows]

    async def claim(self, row: Outgoing, message: Message | None) -> Outgoing:
        """Take a row to Telegram with what it shows now (None: what it holds already).

        A crash from here on leaves what is sent uncertain.
        """
        held = {"content": row.content, "attachment": row.attachment}
        shows = _content(message) if message else held
        if row.work == "send":
            claimed = await self._first(CLAIM, row=row.id, shown=shows["content"], file=shows["attachment"])
        else:
            again = update(outbox).where(outbox.c.id == row.id)
            more = {"attempts": outbox.c.attempts + 1, **shows}
            claimed = await self._first(again.values(**more).returning(outbox))
        assert claimed is not None  # noqa: S101 - the caller has just read the row in this transaction
        return Outgoing.of(claimed)

    async def sent(self, row: Outgoing, message_id: int) -> bool:
        """Telegram took it. What changed meanwhile becomes an edit: whether there is one."""
        shown = {"message": message_id, "shows": row.revision, "at": self.now}
        return await self._value(SENT, row=row.id, was=row.state, **shown) is not None

    async def shown(self, row: Outgoing) -> None:
        """The screen shows this revision now."""
        await self._settle(row, work=_later(row), shown_revision=row.revision, attempts=0, not_before=None)

    async def retry(self, row: Outgoing, not_before: datetime, reason: str) -> None:
        """It surely did not arrive; try again, not before a moment of the machine's clock."""
        again = {} if row.message_id else _queued_again(row)
        await self._settle(row, not_before=not_before, reason=reason, **again)

    async def uncertain(
        self,
        row: Outgoing,
        reason: str,
        *,
        repeat: bool,
        not_before: datetime | None = None,
    ) -> None:
        """Nobody knows whether it arrived: repeat it, flagged, or leave it to the organiser."""
        flagged: dict[str, Any] = {"uncertain_at": self.now, "reason": reason, "not_before": not_before}
        if repeat:
            await self._settle(row, repeats=outbox.c.repeats + 1, **_queued_again(row), **flagged)
        else:
            await self._settle(row, state="uncertain", work=None, **flagged)

    async def give_up(
        self, row: Outgoing, state: Literal["failed", "cancelled", "muted"], reason: str
    ) -> None:
        """It will not be sent, and why. An edit that cannot be made leaves the message as it was."""
        left: dict[str, Any] = (
            {"work": _later(row)} if row.state == "sent" else {"work": None, "state": state}
        )
        await self._settle(row, reason=reason, **left)

    async def _settle(self, row: Outgoing, **values: Any) -> None:
        """Write down what came of a row, unless something else came of it since it was read."""
        unchanged = outbox.c.id == row.id, outbox.c.state == row.state
        await self._run(update(outbox).where(*unchanged).values(**values))

    async def move_chat(self, old: int, new: int) -> None:
        """A group has another number now: what is to be sent goes there; what stands in the old one stays as it is."""
        theirs = update(outbox).where(outbox.c.chat_id == old)
        await self._run(theirs.where(outbox.c.message_id.is_not(None)).values(work=None))
        unsent = outbox.c.state.in_(("queued", "sending", "uncertain"))
        await self._run(theirs.where(outbox.c.message_id.is_(None), unsent).values(chat_id=new))

    async def left_sending(self) -> list[Outgoing]:
        """Rows that a crash found on their way."""
        return [
            Outgoing.of(row) for row in await self._all(select(outbox).where(outbox.c.state == "sending"))
        ]

    # --- when it is over ---

    async def drop_files(self, before: datetime) -> None:
        """Forget files that were sent, or never will be, so long ago: who wants one again asks for it again."""
        settled = outbox.c.work.is_(None), outbox.c.state.not_in(("sending", "uncertain"))
        had = update(outbox).where(outbox.c.attachment.is_not(None), *settled, outbox.c.due_at < before)
        await self._run(had.values(attachment=None))

    async def send_again(self, mission_id: int, row_ids: Collection[int]) -> int:
        """Send what is in doubt once more, marked as a repeat, unless it is out of date; how many that were.

        A push says what is right by then, not what it said before.
        """
        again = self._doubtful(mission_id, row_ids).where(
            or_(outbox.c.expires_at.is_(None), outbox.c.expires_at > self.now)
        )
        is_answer = outbox.c.priority < PUSH_PRIORITY
        held = {name: case((is_answer, outbox.c[name]), else_=null()) for name in ("content", "attachment")}
        repeats = outbox.c.repeats + 1
        return await self._run(
            again.values(state="queued", work="send", repeats=repeats, not_before=None, attempts=0, **held)
        )

    async def believe_arrived(self, mission_id: int, row_ids: Collection[int]) -> int:
        """Somebody knows that what was in doubt arrived; how many that were. It cannot be edited later."""
        return await self._run(self._doubtful(mission_id, row_ids).values(state="sent", sent_at=self.now))

    @staticmethod
    def _doubtful(mission_id: int, row_ids: Collection[int]) -> Update:
        mine = outbox.c.mission_id == mission_id, outbox.c.id.in_(row_ids)
        return update(outbox).where(*mine, outbox.c.state == "uncertain")


def _later(row: Outgoing) -> Case[Any]:
    """What is still to be done with a row that is on the screen, after this revision of it."""
    return case(
        (and_(outbox.c.work == "delete", literal(row.work != "delete")), "delete"),
        (outbox.c.revision > row.revision, "edit"),
        else_=None,
    )


def _queued_again(row: Outgoing) -> dict[str, Any]:
    """Back into the queue. A push is rendered when it is sent: what it would have said before may be out of date."""
    unsaid = _content(None) if row.priority >= PUSH_PRIORITY else {}
    return {"state": "queued", "work": "send", **unsaid}


def _key(push: Push) -> PushKey:
    return push.person_id, push.mission_id, push.kind, push.occasion, push.version
