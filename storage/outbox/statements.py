"""The statements that are asked for every message, made once: what comes next, what is taken, what was sent."""

from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    null,
    or_,
    select,
    union_all,
    update,
)

from storage.outbox.records import PUSH_PRIORITY
from storage.schema import outbox

SENDING: Final = outbox.c.work == "send"
PARTS: Final = (
    outbox.c.work.in_(("edit", "delete")),
    and_(SENDING, outbox.c.priority < PUSH_PRIORITY),
    and_(SENDING, outbox.c.priority == PUSH_PRIORITY, outbox.c.due_at <= bindparam("now")),
)
"""Pushes when they are due; changes and answers at once, even where the clock has been set back since.

Three ranges of ix_outbox_work: whatever waits for later days is not looked at.
"""
TO_BE_DONE: Final = or_(*PARTS)

ADD: Final = insert(outbox).returning(outbox)
EARLIER: Final = outbox.alias()
WAITS: Final = exists().where(
    EARLIER.c.work == "send", EARLIER.c.priority < PUSH_PRIORITY, EARLIER.c.chat_id == bindparam("chat")
)
"""Whether an earlier answer to the same chat is still to be sent: the next one must not overtake it."""
ADD_CLAIMED: Final = (
    insert(outbox)
    .values(
        state=case((WAITS, "queued"), else_="sending"),
        work=case((WAITS, "send"), else_=null()),
        attempts=case((WAITS, 0), else_=1),
    )
    .returning(outbox)
)
"""Made and claimed at once, unless it must wait for its turn."""
BY_TOKEN: Final = select(outbox).where(outbox.c.token == bindparam("token"))
EXPIRE: Final = (
    update(outbox)
    .where(outbox.c.state == "queued", outbox.c.expires_at <= bindparam("now"))
    .values(state="expired", work=None)
    .returning(outbox)
)
READY: Final = and_(
    outbox.c.chat_id.is_not(None),
    outbox.c.chat_id.not_in(bindparam("blocked", expanding=True)),
    outbox.c.priority + 0 <= bindparam("lowest"),  # a sum is no range: the index is for PARTS
    outbox.c.state != "sending",
    or_(outbox.c.work == "send", outbox.c.message_id.is_not(None)),
    or_(outbox.c.not_before.is_(None), outbox.c.not_before <= bindparam("machine")),
    or_(outbox.c.state != "queued", outbox.c.expires_at.is_(None), outbox.c.expires_at > bindparam("now")),
)
"""Nothing keeps these rows from being taken now."""


IN_TURN: Final = (outbox.c.priority, outbox.c.due_at, outbox.c.id)


def _first_of(part: ColumnElement[bool]) -> Select[Any]:
    """The first rows of one range of ix_outbox_work that are ready."""
    ready = select(outbox.c.id).where(part, READY).order_by(*IN_TURN).limit(bindparam("most", type_=Integer))
    return select(ready.subquery().c.id)


NEXT: Final = (
    select(outbox)
    .where(outbox.c.id.in_(union_all(*(_first_of(part) for part in PARTS))))
    .order_by(*IN_TURN)
    .limit(bindparam("most", type_=Integer))
)
WAITING: Final = select(func.count()).where(
    or_(and_(TO_BE_DONE, outbox.c.chat_id.is_not(None)), outbox.c.state == "sending")
)
NEXT_BACKOFF: Final = select(func.min(outbox.c.not_before)).where(
    TO_BE_DONE, outbox.c.not_before > bindparam("machine")
)
CLAIM: Final = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        state="sending",
        work=None,
        attempts=outbox.c.attempts + 1,
        content=bindparam("shown"),
        attachment=bindparam("file"),
    )
    .returning(outbox)
)
SENT: Final = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.state == bindparam("was"))
    .values(
        state="sent",
        work=case(
            (outbox.c.work == "delete", "delete"),
            (outbox.c.revision > bindparam("shows"), "edit"),
            else_=None,
        ),
        message_id=bindparam("message"),
        shown_revision=bindparam("shows"),
        sent_at=bindparam("at"),
        not_before=None,
        attempts=0,
    )
    .returning(outbox.c.work)
)
QUIET: Final = (ADD_CLAIMED, EXPIRE, CLAIM, SENT)
"""Changes that leave nothing to be sent; after any other there may be something."""
