"""The zone that the world's people live in, and how fast their time may run."""

from typing import Final
from zoneinfo import available_timezones

ZONE: Final = "Europe/Prague"
FASTEST: Final = 86400.0
"""A day in a second."""


def known_zone(name: str) -> str:
    """The name itself; ValueError when IANA knows no such zone."""
    if name not in available_timezones():
        raise ValueError(f"there is no time zone {name!r}")
    return name
