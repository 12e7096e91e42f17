"""Reading a file that a stranger may have made: in a process of its own, bounded in memory and time."""

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from mission.documents.draft import Draft, SessionKind


class ReadJob(BaseModel):
    """What to read and how. `zone` and `kind` are for a programme, `country` is for a roster's national phone numbers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Path
    form: Literal["mission", "programme", "roster"]
    zone: str = "UTC"
    kind: SessionKind = "programme"
    first_day: date | None = None
    country: str = ""


async def read_bounded(job: ReadJob) -> Draft:
    """The draft, from a process of at most 400 MB and 30 s. Raises Refused, FirstDayNeeded."""
    raise NotImplementedError(job)
