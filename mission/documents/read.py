"""Reading a file into a draft: which form it has, and who reads that form."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zoneinfo import ZoneInfo

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from mission.documents.agenda import AgendaTerms
from mission.documents.calendar_file import read_calendar
from mission.documents.delimited import decoded, read_delimited
from mission.documents.draft import (
    Draft,
    Fault,
    FirstDayNeeded,
    Place,
    Refused,
    SessionDraft,
    SessionKind,
    SheetKind,
)
from mission.documents.entries import Reading
from mission.documents.form import Form, form_of
from mission.documents.frab import is_export, read_export, read_frab
from mission.documents.grid import Grid
from mission.documents.headings import is_hint_sheet, sheet_kind
from mission.documents.mission_file import MissionCells, cells_of_grid, cells_of_toml, read_mission_cells
from mission.documents.pretalx import is_pretalx, read_pretalx
from mission.documents.sessionize import is_sessionize, read_sessionize
from mission.documents.sheets import joined, read_sheet, with_groups
from mission.documents.table import has_table
from mission.documents.workbook import read_workbook

SHEET_ORDER: Final[tuple[SheetKind, ...]] = (
    "groups",
    "delegates",
    "agenda",
    "partners",
    "departure",
    "questions",
)
UTC_ZONE: Final = "UTC"


def read_mission(path: Path) -> Draft:
    """A mission: a folder with mission.toml and .csv files, or the workbook (.xlsx). Raises Refused.

    A sheet that cannot be read, or a mission that is wrong, is a fault (then `mission` is None, and there are no sessions
    if the zone is unknown), so that one preview names everything.
    """
    folder = path.parent if path.name == "mission.toml" else path
    if folder.is_dir():
        return _mission_of(*_folder(folder))
    if form_of(path) != "workbook":
        raise Refused("document-mission-wanted", file=path.name)
    return _mission_of(*_mission_workbook(path))


def read_programme(
    path: Path, *, zone: ZoneInfo, kind: SessionKind = "programme", first_day: date | None = None
) -> Draft:
    """Sessions alone: .csv, .xlsx, .ics, pretalx or Sessionize .json, frab .xml. Raises Refused, FirstDayNeeded."""
    terms = AgendaTerms(zone, kind, first_day)
    match form_of(path):
        case "delimited":
            draft = read_sheet("agenda", read_delimited(path), terms)
        case "workbook":
            draft = _sheets_of_kind(path, "agenda", terms)
        case form:
            draft = _of_software(path, form, Reading(path.name, zone, kind))
    if not draft.sessions and not draft.faults:
        raise Refused("document-no-rows", file=path.name)
    return draft


def read_roster(path: Path, *, country: str = "") -> Draft:
    """People alone: .csv or .xlsx. National phone numbers are read as those of `country`. Raises Refused."""
    terms = AgendaTerms(ZoneInfo(UTC_ZONE), "ours")
    match form_of(path):
        case "delimited":
            draft = read_sheet("delegates", read_delimited(path), terms, country)
        case "workbook":
            draft = _sheets_of_kind(path, "delegates", terms, country)
        case _:
            raise Refused("document-roster-wanted", file=path.name)
    if not draft.members and not draft.faults:
        raise Refused("document-no-rows", file=path.name)
    return with_groups(draft)


def read_any(
    path: Path, *, zone: ZoneInfo, kind: SessionKind = "programme", first_day: date | None = None
) -> Draft:
    """Whatever it is: a mission if it has a Mission sheet or a mission.toml, people if its headings are theirs, or sessions."""
    if path.is_dir() or path.name == "mission.toml":
        return read_mission(path)
    form = form_of(path)
    grids = (
        read_workbook(path) if form == "workbook" else [read_delimited(path)] if form == "delimited" else []
    )
    if any(grid.sheet and sheet_kind(grid.sheet) == "mission" for grid in grids):
        return read_mission(path)
    if any(has_table(grid, "delegates") for grid in grids) and not any(
        has_table(grid, "agenda") for grid in grids
    ):
        return read_roster(path)
    return read_programme(path, zone=zone, kind=kind, first_day=first_day)


def _of_software(path: Path, form: Form, reading: Reading) -> Draft:
    content = path.read_bytes()
    if not content.strip():
        raise Refused("document-empty", file=path.name)
    match form:
        case "calendar":
            sessions = read_calendar(decoded(content, path.name), reading)
        case "xml":
            sessions = _xml(content, reading)
        case "json":
            sessions = _json(decoded(content, path.name), reading)
        case _:
            raise Refused("document-kind-unknown", file=path.name)
    return Draft(sessions=tuple(sessions), faults=tuple(reading.faults), found=("agenda",))


def _json(text: str, reading: Reading) -> list[SessionDraft]:
    try:
        document: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("document-json-unread", file=reading.file) from error
    if is_export(document):
        return read_export(document, reading)
    if is_pretalx(document):
        return read_pretalx(document, reading)
    if is_sessionize(document):
        return read_sessionize(document, reading)
    raise Refused("document-json-unknown", file=reading.file)


def _xml(content: bytes, reading: Reading) -> list[SessionDraft]:
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Refused("document-xml-unread", file=reading.file) from error
    if root.tag != "schedule":
        raise Refused("document-xml-unknown", file=reading.file)
    return read_frab(root, reading)


def _sheets_of_kind(path: Path, kind: SheetKind, terms: AgendaTerms, country: str = "") -> Draft:
    """The sheets of that name; without any, every sheet with such columns, and then each other sheet is named as not read."""
    grids = [grid for grid in read_workbook(path) if grid.rows and not is_hint_sheet(grid.sheet or "")]
    if not grids:
        raise Refused("document-empty", file=path.name)
    named = [grid for grid in grids if sheet_kind(grid.sheet or "") == kind]
    chosen = named or ([grid for grid in grids if has_table(grid, kind)] if len(grids) > 1 else grids)
    if not chosen:
        raise Refused("document-no-table", file=path.name, kind=kind)
    others = [grid for grid in grids if grid not in chosen and not sheet_kind(grid.sheet or "")]
    unread = Draft(faults=tuple(Fault(place=grid.place, key="fault-sheet-unread") for grid in others))
    return joined([*(read_sheet(kind, grid, terms, country) for grid in chosen), unread])


def _folder(folder: Path) -> tuple[MissionCells, list[tuple[SheetKind, Grid]], Draft]:
    if not (folder / "mission.toml").is_file():
        raise Refused("document-mission-toml-wanted", file=folder.name)
    faults: list[Fault] = []
    sheets: list[tuple[SheetKind, Grid]] = []
    for kind in SHEET_ORDER:
        path = folder / f"{kind}.csv"
        try:
            sheets += [(kind, read_delimited(path))] if path.is_file() else []
        except Refused as error:
            if error.key != "document-empty":
                faults.append(_as_fault(error, Place(file=path.name)))
    return cells_of_toml(folder / "mission.toml"), sheets, Draft(faults=tuple(faults))


def _mission_workbook(path: Path) -> tuple[MissionCells, list[tuple[SheetKind, Grid]], Draft]:
    grids = [(sheet_kind(grid.sheet or ""), grid) for grid in read_workbook(path) if grid.rows]
    missions = [grid for kind, grid in grids if kind == "mission"]
    if not missions:
        raise Refused("document-mission-sheet-wanted", file=path.name)
    sheets = [(kind, grid) for wanted in SHEET_ORDER for kind, grid in grids if kind == wanted]
    unused = tuple(grid.place for kind, grid in grids if kind is None and not is_hint_sheet(grid.sheet or ""))
    return cells_of_grid(missions[0]), [(kind, grid) for kind, grid in sheets if kind], Draft(unused=unused)


def _mission_of(cells: MissionCells, sheets: list[tuple[SheetKind, Grid]], rest: Draft) -> Draft:
    read = read_mission_cells(cells)
    terms = AgendaTerms(read.zone or ZoneInfo(UTC_ZONE), "ours", read.starts)
    head = Draft(mission=read.mission, faults=read.faults, found=("mission",))
    draft = with_groups(joined([head, *_tables(sheets, terms, read.country), rest]))
    return draft if read.zone else draft.model_copy(update={"sessions": ()})


def _tables(sheets: list[tuple[SheetKind, Grid]], terms: AgendaTerms, country: str) -> Iterator[Draft]:
    for kind, grid in sheets:
        try:
            yield read_sheet(kind, grid, terms, country)
        except FirstDayNeeded as error:
            yield Draft(faults=(_as_fault(error, grid.place, key="fault-mission-first-day"),))
        except Refused as error:
            yield Draft(faults=(_as_fault(error, grid.place),))


def _as_fault(error: Refused, place: Place, key: str = "") -> Fault:
    args = {name: str(value) for name, value in error.args_of_text.items()}
    return Fault(place=place, key=key or error.key, args=args)
