"""A line half read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

FIELD_LENGTH: Final = 120
"""A longer field is a story: it goes to `about` as it is."""
EDGES: Final = " \t,;·•|–—-:"
"""What is left at the edges of a field when its neighbours have been taken out."""


@dataclass
class Reading:
    """A line half read: the fields that are placed, and the pieces that still wait for a place.

    `told`: what says itself that it is what the meeting was about.
    """

    typed: str
    today: date
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    leftover: list[str] = field(default_factory=list)
    promises: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    due_on: date | None = None
    name: str = ""
    position: str = ""
    organisation: str = ""
    pieces: list[str] = field(default_factory=list)
