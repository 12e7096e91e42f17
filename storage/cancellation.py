"""Cancellation waits for the database: a statement, a commit or a rollback once begun is brought to its end."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")


async def to_the_end(work: Awaitable[T]) -> T:
    """Its result, however often this task is cancelled meanwhile; only then is the task cancelled.

    A statement cut short would leave the driver's thread at work on a connection that nobody holds any more, and
    the database locked by it.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        raise cancelled from task.exception()
    return task.result()
