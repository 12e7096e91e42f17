"""What changed, told to every page that looks on (server-sent events)."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Final

BACKLOG: Final = 1000
QUIET_SECONDS: Final = 15.0


class Events:
    """Fans out small notices; a page that reads too slowly loses the oldest, and asks for the screen anyway."""

    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[dict[str, object]]] = set()

    def tell(self, kind: str, **about: object) -> None:
        for page in self._pages:
            if page.full():
                page.get_nowait()
            page.put_nowait({"type": kind, **about})

    def end(self) -> None:
        """The world is over: every stream ends."""
        self.tell("end")

    async def stream(self) -> AsyncIterator[str]:
        """Lines of `text/event-stream`, with a comment now and then to keep the connection open."""
        page: asyncio.Queue[dict[str, object]] = asyncio.Queue(maxsize=BACKLOG)
        self._pages.add(page)
        try:
            yield ": welcome\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(page.get(), QUIET_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
                else:
                    if event["type"] == "end":
                        return
                    yield f"data: {json.dumps(event)}\n\n"
        finally:
            self._pages.discard(page)
