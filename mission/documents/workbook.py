"""Workbooks (.xlsx), read row by row; what is inside is weighed before anything is unpacked."""

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Final, cast

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from mission.documents.cell import Cell
from mission.documents.draft import Refused
from mission.documents.grid import COLUMNS, ROWS, Grid, GridRow

UNPACKED: Final = 40_000_000  # bytes; a mission of 500 people takes less than one million
PARTS: Final = 1_000
RATIO: Final = 150  # a real sheet packs 5 to 30 times
RATIO_FROM: Final = 5_000_000  # bytes; small parts may pack as well as they like
OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0"
SHEETS: Final = 40


def read_workbook(path: Path) -> list[Grid]:
    """Every visible sheet that holds anything. Raises Refused, before unpacking, for what is no honest workbook."""
    weigh(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and lists that a reader has no use for
            return list(_grids(path))
    except (Refused, MemoryError):
        raise
    except Exception as error:  # openpyxl lets whatever a broken part causes through
        raise Refused("document-not-a-workbook", file=path.name) from error


def weigh(path: Path) -> None:
    """Refuses what is no zip, or would unpack beyond all measure. Nothing is unpacked for it."""
    with path.open("rb") as file:
        if file.read(4) == OLD_OR_LOCKED:
            raise Refused("document-workbook-old", file=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Refused("document-not-a-workbook", file=path.name) from error
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED or any(map(_is_bomb, parts)):
        raise Refused("document-workbook-too-large", file=path.name)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > RATIO_FROM and part.file_size > RATIO * max(part.compress_size, 1)


def _grids(path: Path) -> Iterator[Grid]:
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        for sheet in book.worksheets[:SHEETS]:
            if isinstance(sheet, ReadOnlyWorksheet) and sheet.sheet_state == "visible":
                yield Grid(file=path.name, sheet=sheet.title, rows=tuple(_rows(sheet, path.name)))


def _rows(sheet: ReadOnlyWorksheet, name: str) -> Iterator[GridRow]:
    # A sheet may claim a million columns: what it claims is forgotten, what it holds is counted.
    sheet.reset_dimensions()
    raw_rows = cast("Worksheet", sheet).iter_rows(max_row=ROWS, max_col=COLUMNS, values_only=True)
    for number, cells in enumerate(raw_rows, 1):
        row = GridRow(number, _filled(cells))
        if not row.is_blank:
            if number == ROWS:
                raise Refused("document-too-many-rows", file=name, limit=str(ROWS))
            yield row


def _filled(cells: tuple[object, ...]) -> tuple[Cell, ...]:
    """The cells up to the last that holds something."""
    width = max((index + 1 for index, cell in enumerate(cells) if cell is not None), default=0)
    return tuple(map(_cell, cells[:width]))


def _cell(value: object) -> Cell:
    """Numbers, dates and times as they are; truth values, rich text and the rest as text."""
    if value is None or (
        isinstance(value, int | float | date | time | timedelta) and not isinstance(value, bool)
    ):
        return value
    return str(value)
