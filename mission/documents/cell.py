"""One cell of a table, as a .csv (always text) or a workbook (real numbers, dates and times) gives it."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

Cell = str | int | float | datetime | date | time | timedelta | None

ERRORS: Final = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!")
UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")


def text_of(cell: Cell) -> str:
    """The cell as a person reads it: trimmed, without control characters; 2023.0 is "2023", a midnight date has no time."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return UNPRINTABLE.sub("", str(cell).replace("\r\n", "\n").replace("\r", "\n")).strip()
