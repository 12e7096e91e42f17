"""Reading a file into a draft: which form it has, and who reads that form."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from mission.documents.draft import Draft, SessionKind


def read_mission(path: Path) -> Draft:
    """A mission: a folder with mission.toml and .csv files, or the workbook (.xlsx). Raises Refused."""
    raise NotImplementedError(path)


def read_programme(
    path: Path, *, zone: ZoneInfo, kind: SessionKind = "programme", first_day: date | None = None
) -> Draft:
    """Sessions alone: .csv, .xlsx, .ics, pretalx or Sessionize .json, frab .xml. Raises Refused, FirstDayNeeded."""
    raise NotImplementedError(path, zone, kind, first_day)


def read_roster(path: Path, *, country: str = "") -> Draft:
    """People alone: .csv or .xlsx. National phone numbers are read as those of `country`. Raises Refused."""
    raise NotImplementedError(path, country)
