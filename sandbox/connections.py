"""Waiting for a slow answer, but not for somebody who has gone."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from starlette.types import Receive

T = TypeVar("T")


class Hangup(Exception):  # noqa: N818 - no answer at all, on purpose or because nobody is there
    """The connection ends, or goes silent, instead of an answer."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


async def while_connected(answer: Awaitable[T], receive: Receive) -> T:
    """The answer; raises Hangup as soon as the other side closes the connection."""
    answering = asyncio.ensure_future(answer)
    going = asyncio.ensure_future(gone(receive))
    try:
        await asyncio.wait({answering, going}, return_when=asyncio.FIRST_COMPLETED)
        if not answering.done():
            raise Hangup("gone")
        return answering.result()
    finally:
        going.cancel()
        answering.cancel()


async def gone(receive: Receive) -> None:
    """Until the other side closes the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass
