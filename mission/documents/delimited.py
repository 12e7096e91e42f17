"""Tables as text: .csv as Excel, LibreOffice and people write it, in any of their encodings and with any separator."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mission.documents.draft import Fault, Place, Refused
from mission.documents.grid import COLUMNS, FAULTS, ROWS, Grid, GridRow
from mission.documents.headings import recognised

SEPARATORS: Final = (";", ",", "\t", "|")
HEADING_LINES: Final = 10
HEADING_LENGTH: Final = 10_000  # characters
CYRILLIC_WORD: Final = re.compile(r"[\u0400-\u04ff]{2,}")
MIXED_WORD: Final = re.compile(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", re.IGNORECASE)


def read_delimited(path: Path) -> Grid:
    """The rows of a .csv. A row with unbalanced quotes is a fault, and reading goes on with the line after it."""
    text = decoded(path.read_bytes(), path.name)
    if not text.strip():
        raise Refused("document-empty", file=path.name)
    lines = list(io.StringIO(text, newline=""))
    named = re.match(r"sep=(.)\r?\n?$", lines[0])
    separator = named[1] if named else separator_of(lines)
    rows: list[GridRow] = []
    faults: list[Fault] = []
    for row in _rows(lines, separator, path.name, first=1 if named else 0):
        if isinstance(row, Fault):
            faults.append(row)
        else:
            rows.append(row)
        if len(faults) > FAULTS:
            raise Refused("document-too-many-faults", file=path.name, limit=str(FAULTS))
        if len(rows) > ROWS:
            raise Refused("document-too-many-rows", file=path.name, limit=str(ROWS))
    return Grid(file=path.name, sheet=None, rows=tuple(rows), faults=tuple(faults))


def decoded(content: bytes, name: str) -> str:
    """The text, with the encoding told by trying: UTF-8, UTF-16 with a mark, windows-1250 or windows-1251. Raises Refused."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return _without_nul(content.decode(encoding), name)
    except UnicodeDecodeError:
        pass
    cyrillic = content.decode("windows-1251", errors="replace")
    encoding = "windows-1251" if is_cyrillic(cyrillic) else "windows-1250"
    try:
        return _without_nul(content.decode(encoding), name)
    except UnicodeDecodeError as error:
        raise Refused("document-encoding", file=name) from error


def _without_nul(text: str, name: str) -> str:
    """No table holds the NUL character; a file that does is something else."""
    if "\0" in text:
        raise Refused("document-encoding", file=name)
    return text


def is_cyrillic(text: str) -> bool:
    """Czech read as Cyrillic mixes both alphabets inside its words; Ukrainian does not."""
    return len(CYRILLIC_WORD.findall(text)) > len(MIXED_WORD.findall(text))


def separator_of(lines: list[str]) -> str:
    """The separator under which most headings are known; of equals, the one that stands there most often."""
    head = [line[:HEADING_LENGTH] for line in lines[:HEADING_LINES]]

    def fit(separator: str) -> tuple[int, int]:
        rows = [next(csv.reader([line], delimiter=separator), []) for line in head]
        return max(recognised(row[:COLUMNS]) for row in rows), max(map(len, rows))

    return max(SEPARATORS, key=fit)


def _rows(lines: list[str], separator: str, name: str, *, first: int) -> Iterator[GridRow | Fault]:
    """Rows and faults in order. After a row whose quotes do not balance, reading begins anew on the next line."""
    begins = first
    while begins < len(lines):
        at = begins
        rest = (lines[index] for index in range(at, len(lines)))
        reader = csv.reader(rest, delimiter=separator, strict=True)
        try:
            for cells in reader:
                if _swallowed(lines[begins : at + reader.line_num], separator):
                    break
                if cells:
                    yield GridRow(begins + 1, tuple(cells[:COLUMNS]))
                begins = at + reader.line_num
            else:
                return
        except csv.Error:
            pass
        yield Fault(place=Place(file=name, row=begins + 1), key="fault-quote-open")
        begins += 1


def _swallowed(taken: list[str], separator: str) -> bool:
    """Whether a cell of several lines holds what looks like the next row: as many cells, beginning with a number in the same form."""
    shape, count = _shape(taken[0], separator)
    return any(char == "9" for char in shape) and any(
        _shape(line, separator) == (shape, count) for line in taken[1:]
    )


def _shape(line: str, separator: str) -> tuple[str, int]:
    first, *others = line.split(separator)
    return re.sub(r"\d", "9", first.strip()), len(others)
