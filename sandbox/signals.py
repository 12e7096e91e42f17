"""Waiting for something to happen, with real time as the bound."""

import asyncio


class Signal:
    """Wakes everybody who waits at the moment it is given."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    @property
    def waiting(self) -> int:
        """How many wait right now."""
        return len(self._waiting)

    def give(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def wait(self, seconds: float) -> bool:
        """True when the signal came within so many real seconds."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            done, _ = await asyncio.wait({future}, timeout=max(0.0, seconds))
            return bool(done)
        finally:
            self._waiting.discard(future)
