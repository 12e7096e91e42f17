"""A sheet whose columns are known: the heading row is found, and each row answers by the field's name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mission.documents.cell import ERRORS, Cell, text_of
from mission.documents.draft import Fault, Place, Refused, SheetKind
from mission.documents.grid import Grid, GridRow
from mission.documents.headings import columns_of

HEADING_WITHIN: Final = 20  # rows; a title and a note may stand above the headings
REQUIRED: Final[dict[SheetKind, tuple[tuple[str, ...], ...]]] = {
    "mission": (("code",), ("name",)),
    "groups": (("name",),),
    "delegates": (("name", "first", "last"),),
    "agenda": (("start", "time"), ("title",)),
    "partners": (("name",),),
    "departure": (("item",),),
    "questions": (("text",),),
}
LONG_FIELDS: Final = ("notes", "text", "item", "choices")
LONG: Final = 10_000
SHORT: Final = 500


@dataclass(frozen=True)
class Row:
    """One row under known headings."""

    place: Place
    cells: Mapping[str, Cell]
    headings: Mapping[str, str]

    def value(self, field: str) -> Cell:
        """The cell as the file has it; None where the column or the cell is missing."""
        return self.cells.get(field)

    def text(self, field: str) -> str:
        """The cell as a person reads it, cut at the bound of its column (the table names what was cut)."""
        return text_of(self.value(field))[: limit_of(field)]

    def at(self, field: str) -> Place:
        """The cell's place, with the heading as the file spells it."""
        return self.place.at(self.headings.get(field))


@dataclass(frozen=True)
class Table:
    """The rows under a heading row. `faults`: what is wrong with cells whatever they mean."""

    kind: SheetKind
    place: Place
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    unused: tuple[Place, ...]


def table_of(grid: Grid, kind: SheetKind) -> Table:
    """The table of that kind in a sheet. Raises Refused, naming the columns that are wanted."""
    index, columns = _heading_row(grid, kind)
    heading = grid.rows[index]
    names = {field: text_of(heading.cells[column]) for field, column in columns.items()}
    filled = list(_filled(grid, grid.rows[index + 1 :]))
    width = max((at + 1 for at, cell in enumerate(heading.cells) if text_of(cell)), default=0)
    rows, faults = [], [*grid.faults]
    for raw in filled:
        if isinstance(raw, Fault):
            faults.append(raw)
            continue
        row = Row(
            _place(grid, raw), {f: raw.cells[c] for f, c in columns.items() if c < len(raw.cells)}, names
        )
        faults += [*_cell_faults(row), *_left_over(row, raw, width)]
        rows.append(Row(row.place, {field: _sound(cell) for field, cell in row.cells.items()}, names))
    return Table(kind, grid.place, tuple(rows), tuple(faults), tuple(_unused(grid, heading, columns)))


def has_table(grid: Grid, kind: SheetKind) -> bool:
    """Whether a sheet has the columns that the kind cannot do without."""
    return any(not missing_column(columns, kind) for _, columns in _candidates(grid, kind))


def missing_column(columns: Mapping[str, int], kind: SheetKind) -> str:
    """The first column that the kind cannot do without and that is not there; or an empty string."""
    for alternatives in REQUIRED[kind]:
        if not any(field in columns for field in alternatives):
            return alternatives[0]
    return ""


def limit_of(field: str) -> int:
    """Characters that a field may have."""
    return LONG if field in LONG_FIELDS else SHORT


def _candidates(grid: Grid, kind: SheetKind) -> Iterator[tuple[int, dict[str, int]]]:
    for index, row in enumerate(grid.rows[:HEADING_WITHIN]):
        yield index, columns_of([text_of(cell) for cell in row.cells], kind)


def _heading_row(grid: Grid, kind: SheetKind) -> tuple[int, dict[str, int]]:
    best = max(_candidates(grid, kind), key=lambda candidate: len(candidate[1]), default=(0, {}))
    missing = missing_column(best[1], kind)
    if missing and len(best[1]) > 1:
        raise Refused("document-column-missing", file=_named(grid), column=missing)
    if missing:
        raise Refused("document-no-table", file=_named(grid), kind=kind)
    return best


def _named(grid: Grid) -> str:
    return f"{grid.file}, {grid.sheet}" if grid.sheet else grid.file


def _filled(grid: Grid, rows: tuple[GridRow, ...]) -> Iterator[GridRow | Fault]:
    """Blank rows at the end are nothing; a line of separators between rows of a .csv may be what is left of a row."""
    last = max((index for index, row in enumerate(rows) if not row.is_blank), default=-1)
    for row in rows[: last + 1]:
        if not row.is_blank:
            yield row
        elif grid.sheet is None:
            yield Fault(place=_place(grid, row), key="fault-row-empty")


def _place(grid: Grid, row: GridRow) -> Place:
    return grid.place.model_copy(update={"row": row.number})


def _sound(cell: Cell) -> Cell:
    return None if isinstance(cell, str) and cell in ERRORS else cell


def _cell_faults(row: Row) -> Iterator[Fault]:
    for field, cell in row.cells.items():
        if isinstance(cell, str) and cell in ERRORS:
            yield Fault(place=row.at(field), key="fault-cell-error", args={"value": cell}, row_kept=True)
        if isinstance(cell, str) and len(text_of(cell)) > limit_of(field):
            limit = str(limit_of(field))
            yield Fault(place=row.at(field), key="fault-cell-too-long", args={"limit": limit}, row_kept=True)


def _left_over(row: Row, raw: GridRow, width: int) -> Iterator[Fault]:
    """Cells to the right of the last heading: often a comma inside a title that nobody quoted."""
    extra = " ".join(filter(None, map(text_of, raw.cells[width:])))
    if extra:
        yield Fault(place=row.place, key="fault-row-too-long", args={"extra": extra[:SHORT]}, row_kept=True)


def _unused(grid: Grid, heading: GridRow, columns: Mapping[str, int]) -> Iterator[Place]:
    for index, cell in enumerate(heading.cells):
        if text_of(cell) and index not in columns.values():
            yield _place(grid, heading).at(text_of(cell))
