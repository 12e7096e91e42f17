"""What storage gives out: frozen records, never rows."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Row


class Record(BaseModel):
    """A frozen value; two with equal fields are equal."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @classmethod
    def of(cls, row: Row[Any] | Mapping[str, Any]) -> Self:
        """The record of a row whose columns carry the names of the fields."""
        return cls.model_validate(dict(row._mapping if isinstance(row, Row) else row))  # noqa: SLF001 - SQLAlchemy's public accessor
