"""Small files made for one test."""

import zipfile
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from mission.documents.draft import Draft, Fault
from mission.documents.entries import Reading
from mission.documents.read import read_programme

PRAGUE = ZoneInfo("Europe/Prague")
SHEET = "xl/worksheets/sheet1.xml"
SHEET_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def csv_file(folder: Path, text: str, *, name: str = "agenda.csv", encoding: str = "utf-8") -> Path:
    """A .csv with that text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, *, name: str = "mission.xlsx", **sheets: list[Any]) -> Path:
    """A workbook with those sheets."""
    book = Workbook()
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(folder / name)
    return folder / name


def with_sheet_xml(path: Path, xml: str) -> Path:
    """The same workbook with another XML for its first sheet."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts, SHEET: SHEET_HEAD.encode() + xml.encode() + b"</worksheet>"}.items():
            archive.writestr(name, content)
    return path


def agenda(folder: Path, *lines: str) -> Draft:
    """The draft of an agenda of those lines, in Prague, ours."""
    return read_programme(csv_file(folder, "\n".join(lines)), zone=PRAGUE, kind="ours")


def reading(name: str = "programme.json") -> Reading:
    """A file being read, in Prague."""
    return Reading(file=name, zone=PRAGUE, kind="programme")


def named(faults: tuple[Fault, ...] | list[Fault]) -> list[tuple[int | None, str | None, str]]:
    """Row, column and key of each fault."""
    return [(fault.place.row, fault.place.column, fault.key) for fault in faults]
