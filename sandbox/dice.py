"""Throws of Telegram's animated dice."""

import secrets
from typing import Any, Final

SIDES: Final = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


def thrown(emoji: str) -> dict[str, Any]:
    """A Dice with a random value; KeyError for an emoji that is no die."""
    return {"emoji": emoji, "value": 1 + secrets.randbelow(SIDES[emoji])}
