"""The messages that stand on screens about a promise: what waits is taken back, the last one shown is corrected."""

from typing import Final

from mission.nudges import NUDGE, beginning_of
from storage.outbox import Outgoing
from storage.transaction import Transaction

HANDOVER: Final = "handover"


def asking(handover_id: int) -> str:
    """The occasion of what is said about one handover."""
    return f"handover:{handover_id}"


async def correct_nudge(tx: Transaction, mission_id: int, promise_id: int) -> None:
    """Let the last nudge that somebody has seen say how things stand: settled, moved, in other hands, open again.

    One whose words were blanked since stays so.
    """
    rows = [row for row in await _nudges(tx, mission_id, promise_id) if row.state == "sent"]
    last = max(rows, key=lambda row: (row.due_at, row.id), default=None)
    if last and last.content is not None:
        await tx.outbox.revise(last.id, None)


async def stop_nudging(
    tx: Transaction, mission_id: int, promise_id: int, person_id: int | None = None
) -> None:
    """Take back what waits to remind somebody (or anybody) of a promise."""
    rows = await _nudges(tx, mission_id, promise_id)
    theirs = [row.id for row in rows if person_id in {None, row.person_id}]
    await tx.outbox.cancel(theirs, "no longer due")


async def close_asking(tx: Transaction, mission_id: int, promise_id: int) -> None:
    """Nobody is asked any longer to take a promise over; who was sees that."""
    for handover in await tx.handovers.of_promise(promise_id):
        if await tx.handovers.settle(handover.id, "withdrawn"):
            await tx.outbox.touch(mission_id, HANDOVER, asking(handover.id))


async def refresh_asking(tx: Transaction, mission_id: int, promise_id: int) -> None:
    """Let a colleague who is asked see a promise as it is now."""
    for handover in await tx.handovers.of_promise(promise_id):
        if handover.state == "asked":
            await tx.outbox.touch(mission_id, HANDOVER, asking(handover.id))


async def _nudges(tx: Transaction, mission_id: int, promise_id: int) -> list[Outgoing]:
    return await tx.outbox.of_occasions(mission_id, NUDGE, beginning_of(promise_id))
