"""The mission itself: mission.toml, or the workbook's Mission sheet as a list of keys or as one row under headings."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo, available_timezones

from mission.documents.cell import Cell, text_of
from mission.documents.clock import DAY, read_times
from mission.documents.days import read_day
from mission.documents.draft import Fault, MissionDraft, Place, Refused
from mission.documents.faults import UnreadError
from mission.documents.folding import folded
from mission.documents.grid import Grid
from mission.documents.headings import COLUMNS, columns_of
from mission.documents.roster import LANGUAGES

Language = Literal["uk", "cs", "en"]

CODE: Final = re.compile(r"[A-Za-z0-9-]{2,20}")
REQUIRED: Final = ("code", "name", "city", "country", "timezone", "starts", "ends")
TEXTS: Final = ("name", "programme", "city", "country")
DEFAULT_AGENDA_AT: Final = time(7, 30)
SHORT: Final = 200


@dataclass(frozen=True)
class MissionCells:
    """What stands for each field of the mission, and where."""

    place: Place
    cells: Mapping[str, Cell]
    places: Mapping[str, Place]

    def text(self, field: str) -> str:
        """The cell as a person reads it."""
        return text_of(self.cells.get(field))

    def at(self, field: str) -> Place:
        """Where the field stands; where it should, if it does not."""
        return self.places.get(field, self.place.at(field))


@dataclass(frozen=True)
class MissionRead:
    """The mission if all of it could be read; and whatever else the other sheets need of it."""

    mission: MissionDraft | None
    zone: ZoneInfo | None
    starts: date | None
    country: str
    faults: tuple[Fault, ...]


def cells_of_toml(path: Path) -> MissionCells:
    """mission.toml, its keys as DESIGN.md names them. Raises Refused for what is no TOML."""
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"at line (\d+)", str(error))
        raise Refused("document-toml-unread", file=path.name, line=line[1] if line else "?") from error
    known = {key: _cell(value) for key, value in table.items() if key in COLUMNS["mission"]}
    place = Place(file=path.name)
    return MissionCells(place, known, {key: place.at(key) for key in known})


def cells_of_grid(grid: Grid) -> MissionCells:
    """The Mission sheet: a key and its value in each row, or one row of values under a row of headings."""
    headed = [columns_of([text_of(cell) for cell in row.cells], "mission") for row in grid.rows]
    best = max(range(len(headed)), key=lambda index: len(headed[index]), default=0)
    if headed and len(headed[best]) > 2 and best + 1 < len(grid.rows):  # noqa: PLR2004 - key and value are two at most
        names, row = grid.rows[best].cells, grid.rows[best + 1]
        found = {f: (names[at], _at(row.cells, at), row.number) for f, at in headed[best].items()}
    else:
        keys = columns_of([text_of(_at(row.cells, 0)) for row in grid.rows], "mission")
        found = {f: (*_pair(grid.rows[at].cells), grid.rows[at].number) for f, at in keys.items()}
    places = {
        f: grid.place.model_copy(update={"row": number, "column": text_of(name)})
        for f, (name, _, number) in found.items()
    }
    return MissionCells(grid.place, {f: cell for f, (_, cell, _) in found.items()}, places)


def read_mission_cells(cells: MissionCells) -> MissionRead:
    """The mission, or every reason why there is none."""
    faults: list[Fault] = [
        Fault(place=cells.at(field), key="fault-mission-missing", args={"field": field})
        for field in REQUIRED
        if not cells.text(field)
    ]
    zone, starts, ends = _zone(cells, faults), _day(cells, "starts", faults), _day(cells, "ends", faults)
    if starts and ends and ends < starts:
        args = {"starts": starts.isoformat(), "ends": ends.isoformat()}
        faults.append(Fault(place=cells.at("ends"), key="fault-mission-dates", args=args))
    if cells.text("code") and not CODE.fullmatch(cells.text("code")):
        faults.append(
            Fault(place=cells.at("code"), key="fault-mission-code", args={"value": cells.text("code")})
        )
    languages, agenda_at = _languages(cells, faults), _agenda_at(cells, faults)
    mission = None
    if not faults and zone and starts and ends:
        texts = {field: cells.text(field)[:SHORT] for field in TEXTS}
        mission = MissionDraft(
            code=cells.text("code"),
            timezone=zone.key,
            starts=starts,
            ends=ends,
            languages=languages,
            agenda_at=agenda_at,
            **texts,
        )
    return MissionRead(mission, zone, starts, cells.text("country"), tuple(faults))


def _zone(cells: MissionCells, faults: list[Fault]) -> ZoneInfo | None:
    name = cells.text("timezone")
    if not name:
        return None
    if name not in available_timezones():
        faults.append(Fault(place=cells.at("timezone"), key="fault-mission-timezone", args={"value": name}))
        return None
    return ZoneInfo(name)


def _day(cells: MissionCells, field: str, faults: list[Fault]) -> date | None:
    if not cells.text(field):
        return None
    try:
        day = read_day(cells.cells.get(field))
    except UnreadError as error:
        faults.append(error.at(cells.at(field)))
        return None
    if isinstance(day, date):
        return day
    faults.append(Fault(place=cells.at(field), key="fault-date-partial", args={"value": cells.text(field)}))
    return None


def _languages(cells: MissionCells, faults: list[Fault]) -> tuple[Language, ...]:
    """Each once, in the order of the file; all three where the file says nothing."""
    words = [word for word in re.split(r"[,;\s]+", cells.text("languages")) if word]
    codes = [LANGUAGES.get(folded(word), "") for word in words]
    if "" in codes:
        args = {"value": cells.text("languages")}
        faults.append(Fault(place=cells.at("languages"), key="fault-mission-languages", args=args))
    known: tuple[Language, ...] = tuple(dict.fromkeys(code for code in codes if code))
    return known or ("uk", "cs", "en")


def _agenda_at(cells: MissionCells, faults: list[Fault]) -> time:
    if not cells.text("agenda_at"):
        return DEFAULT_AGENDA_AT
    try:
        minutes, _ = read_times(cells.cells.get("agenda_at"))
    except UnreadError as error:
        faults.append(error.at(cells.at("agenda_at")))
        return DEFAULT_AGENDA_AT
    return time(minutes % DAY // 60, minutes % 60)


def _at(cells: tuple[Cell, ...], index: int) -> Cell:
    return cells[index] if index < len(cells) else None


def _pair(cells: tuple[Cell, ...]) -> tuple[Cell, Cell]:
    """A key and its value; what stands further to the right are hints."""
    return _at(cells, 0), _at(cells, 1)


def _cell(value: Any) -> Cell:
    """TOML has dates and times of its own; a list is written as a list of words."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return (
        value if isinstance(value, date | time | int | float) and not isinstance(value, bool) else str(value)
    )
