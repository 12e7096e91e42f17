"""Column types: moments are aware UTC on both sides, text is folded for search."""

import unicodedata
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import DateTime, Dialect, TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. A naive one is refused: nobody would know what it means."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: UTC, without its zone where the database has no zones."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone cannot be kept")
        kept = value.astimezone(UTC)
        return kept.replace(tzinfo=None) if dialect.name == "sqlite" else kept

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: aware, in UTC."""
        del dialect
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘ʼʹ′`´", "'"))
"""One sound, seven signs: phones and laptops type the apostrophe of «Мар’яна» differently."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Text as search compares it: no case, no diacritics, single blanks ("Novák" and "NOVAK" fold alike)."""
    same = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    letters = unicodedata.normalize("NFKD", same.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.split())
