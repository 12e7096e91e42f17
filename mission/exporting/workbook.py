"""Tables written as a workbook (.xlsx): texts stay texts, dates are dates, headings stay in view."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell as WrittenCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from mission.cells import FORMULA_MARKS
from mission.documents.cell import Cell
from storage.record import Record

LONGEST_TEXT: Final = 32_767
"""UTF-16 units that a cell of Excel holds."""
CUT: Final = " […]"
ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""
ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""A text that reads like an escaped character of a workbook would come back as that character (ECMA-376 › ST_Xstring)."""
TITLE_LIMIT: Final = 31
NARROWEST: Final = 10
WIDEST: Final = 60
"""Characters of a column."""
HEADING_FILL: Final = PatternFill("solid", fgColor="E3ECF4")


class Sheet(Record):
    """A table with its headings, all in words of the reader's; moments are wall time of the mission."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """Takes a second for some thousands of rows: not for the event loop."""
    book = Workbook()
    book.remove(book.worksheets[0])  # the empty sheet that a new workbook has
    for sheet in sheets:
        _write(book.create_sheet(sheet.title[:TITLE_LIMIT]), sheet)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _write(page: Worksheet, sheet: Sheet) -> None:
    for column, heading in enumerate(sheet.headings, 1):
        cell = _put(page, 1, column, heading)
        cell.font, cell.fill = Font(bold=True), HEADING_FILL
    for number, row in enumerate(sheet.rows, 2):
        for column, value in enumerate(row, 1):
            _put(page, number, column, value)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.headings))}{len(sheet.rows) + 1}"
    for column, heading in enumerate(sheet.headings, 1):
        longest = max((len(_shown(row[column - 1])) for row in sheet.rows), default=0)
        width = min(max(longest, len(heading) + 3, NARROWEST), WIDEST)
        page.column_dimensions[get_column_letter(column)].width = width


def _put(page: Worksheet, row: int, column: int, value: Cell) -> WrittenCell:
    cell: WrittenCell = page.cell(row, column)  # type: ignore[assignment]  # none of its cells are merged
    if isinstance(value, str):
        cell.value = written_text(value)
        cell.data_type = "s"  # openpyxl takes what begins with "=" for a formula; here every text is a text
        cell.alignment = Alignment(vertical="top", wrap_text=len(value) > WIDEST or "\n" in value)
        if value.startswith(FORMULA_MARKS):
            cell.quotePrefix = True  # so that it is no formula after somebody edits it, either
        return cell
    cell.value = value
    cell.alignment = Alignment(vertical="top")
    if isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell


def written_text(text: str) -> str:
    """As a cell can hold it: without what XML cannot say, and not longer than Excel reads."""
    clean = ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return ESCAPE.sub("_x005F_", cut(clean))


def cut(text: str) -> str:
    """At most so many UTF-16 units, with a mark where something is left out."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    kept = units[: 2 * (LONGEST_TEXT - len(CUT))].decode("utf-16-le", "ignore")
    return f"{kept}{CUT}"


def _shown(value: Cell) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return max(str(value or "").split("\n"), key=len)
