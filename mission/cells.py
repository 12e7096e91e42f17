"""What goes into a cell of somebody's spreadsheet."""

from typing import Final

FORMULA_MARKS: Final = tuple("=+-@\t\r\n＝＋－＠")
"""A cell that begins so is a formula to Excel, Numbers or LibreOffice (OWASP › CSV Injection)."""


def inert(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula: an apostrophe stands before one that it would."""
    return f"'{cell}" if cell.startswith(FORMULA_MARKS) else cell
