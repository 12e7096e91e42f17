"""Placeholder until its owner's file arrives."""

from typing import Any


async def _nothing(*args: Any) -> Any:
    return None


TAPS: Any = ()
today: Any = _nothing
tomorrow: Any = _nothing
agenda: Any = _nothing
next_session: Any = _nothing
day_push: Any = _nothing
reminder_push: Any = _nothing
day_message: Any = _nothing
