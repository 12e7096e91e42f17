"""Placeholder until its owner's file arrives."""

from typing import Any


async def _nothing(*args: Any) -> Any:
    return None


TAPS: Any = ()
contact: Any = _nothing
contacts: Any = _nothing
typed: Any = _nothing
shared: Any = _nothing
