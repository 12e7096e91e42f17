"""How things stood at a moment, as a digest: whether they have changed since can be told, what they said cannot."""

from hashlib import sha256
from typing import Final

from storage.record import Record

DIGITS: Final = 16
"""Hexadecimal digits kept: plenty against chance, and nothing to read anybody's words from."""


def seal_of(*said: Record | str) -> str:
    """The same for the same things in the same order."""
    told = "\n".join(one if isinstance(one, str) else one.model_dump_json() for one in said)
    return sha256(told.encode()).hexdigest()[:DIGITS]
