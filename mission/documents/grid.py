"""A sheet as it stands: rows of cells with the numbers that people see; and the bounds that keep any file small."""

from dataclasses import dataclass, field
from typing import Final

from mission.documents.cell import Cell
from mission.documents.draft import Fault, Place

ROWS: Final = 10_000
COLUMNS: Final = 100
FAULTS: Final = 1_000


@dataclass(frozen=True)
class GridRow:
    """`number` as a spreadsheet shows it, in a .csv the physical line on which the row begins."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Nothing but empty cells."""
        return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells)


@dataclass(frozen=True)
class Grid:
    """One sheet, or one .csv (`sheet` is None). `faults`: rows that could not even be split into cells."""

    file: str
    sheet: str | None
    rows: tuple[GridRow, ...]
    faults: tuple[Fault, ...] = field(default=())

    @property
    def place(self) -> Place:
        """The sheet as a whole."""
        return Place(file=self.file, sheet=self.sheet)
