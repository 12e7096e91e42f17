"""The workbook that an organiser fills in: every sheet with its headings, a sample row, lists to choose from, and hints."""

from datetime import date, time
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from mission.documents.cell import Cell
from mission.documents.draft import SheetKind
from mission.documents.headings import COLUMNS, HINT_SHEET, SHEETS, called
from words import Reader

FIRST_DAY: Final = date(2027, 4, 19)
LAST_DAY: Final = date(2027, 4, 23)
COLUMN_WIDTH: Final = 22
HINT_WIDTH: Final = 90
ROWS_WITH_LISTS: Final = 500
LAYOUT: Final[dict[SheetKind, tuple[str, ...]]] = {
    "mission": tuple(COLUMNS["mission"]),
    "groups": ("name",),
    "delegates": ("name", "organisation", "position", "group", "role", "phone", "email", "language"),
    "agenda": (
        *("date", "start", "end", "title", "place", "address", "map", "host", "audience"),
        *("speakers", "bring", "dress", "notes", "uid"),
    ),
    "partners": ("name", "country", "kind", "known_since", "website"),
    "departure": ("item", "source", "checked_on", "audience"),
    "questions": ("text", "kind", "choices", "when", "audience", "anonymous"),
}
HINTED: Final = (
    *("mission-code", "mission-timezone", "mission-languages", "mission-agenda_at"),
    *("delegates-name", "delegates-group", "delegates-role", "delegates-phone", "delegates-language"),
    *(
        "agenda-date",
        "agenda-start",
        "agenda-end",
        "agenda-map",
        "agenda-audience",
        "agenda-speakers",
        "agenda-uid",
    ),
    *("partners-kind", "partners-known_since", "departure-source", "departure-checked_on"),
    *("questions-kind", "questions-choices", "questions-when", "questions-anonymous"),
)
LISTS: Final = {
    "delegates-role": "document-roles",
    "partners-kind": "document-partner-kinds",
    "questions-kind": "document-question-kinds",
}


def write_template(path: Path, language: str = "en") -> None:
    """A workbook in the given language (uk, cs, en); read back by `read_mission`, it has no faults."""
    words = Reader(language)
    book = Workbook()
    for kind in LAYOUT:
        sheet = book.create_sheet(called(SHEETS[kind], words.language))
        if kind == "mission":
            _key_rows(sheet, words)
        else:
            _heading_row(sheet, kind, words)
    _hints(book.create_sheet(called(HINT_SHEET, words.language)), words)
    book.remove(book.worksheets[0])  # the empty sheet that a new workbook has
    book.save(path)


def samples(kind: SheetKind, words: Reader) -> dict[str, Cell]:
    """The sample row of a sheet, by field."""
    match kind:
        case "mission":
            own: dict[str, Cell] = {
                "code": "SAMPLE-2027",
                "timezone": "Europe/Prague",
                "agenda_at": time(7, 30),
            }
            own |= {"starts": FIRST_DAY, "ends": LAST_DAY, "languages": "uk, cs, en"}
            return own | _said(words, name="mission", programme="programme", city="city", country="country")
        case "groups":
            return _said(words, name="group")
        case "delegates":
            own = {"phone": "+420 601 001 007", "email": "sample@example.org", "language": words.language}
            own |= {"role": _listed(words, "document-roles")[0]}
            return own | _said(
                words, name="name", organisation="organisation", position="position", group="group"
            )
        case "agenda":
            own = {
                "date": FIRST_DAY,
                "start": time(9),
                "end": time(10, 30),
                "address": "Mariánské náměstí 2, Praha 1",
            }
            said = _said(
                words,
                title="session",
                place="place",
                host="host",
                bring="bring",
                dress="dress",
                notes="notes",
            )
            return own | said
        case "partners":
            own = {
                "kind": _listed(words, "document-partner-kinds")[2],
                "website": "https://university.example",
            }
            return own | {"known_since": 2019} | _said(words, name="partner", country="country")
        case "departure":
            return {"checked_on": date(2027, 3, 1)} | _said(words, item="item", source="source")
        case _:
            return {"kind": _listed(words, "document-question-kinds")[-1]} | _said(
                words, text="question", when="when"
            )


def _said(words: Reader, **keys: str) -> dict[str, Cell]:
    return {field: words.plain(f"document-sample-{key}") for field, key in keys.items()}


def _listed(words: Reader, key: str) -> list[str]:
    return words.plain(key).split(", ")


def _heading(kind: SheetKind, field: str, words: Reader) -> str:
    return called(COLUMNS[kind][field], words.language)


def _key_rows(sheet: Worksheet, words: Reader) -> None:
    """The mission has one value for each key, so its keys stand in a column."""
    sample = samples("mission", words)
    for row, field in enumerate(LAYOUT["mission"], 1):
        sheet.cell(row, 1, _heading("mission", field, words)).font = Font(bold=True)
        _put(sheet, row, 2, sample.get(field))
        if f"mission-{field}" in HINTED:
            sheet.cell(row, 3, words.plain(f"document-hint-mission-{field}")).font = Font(
                italic=True, color="808080"
            )
    for column, width in ((1, COLUMN_WIDTH), (2, COLUMN_WIDTH * 2), (3, HINT_WIDTH)):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _heading_row(sheet: Worksheet, kind: SheetKind, words: Reader) -> None:
    sample = samples(kind, words)
    for column, field in enumerate(LAYOUT[kind], 1):
        heading = sheet.cell(1, column, _heading(kind, field, words))
        heading.font = Font(bold=True)
        name = f"{kind}-{field}"
        if name in HINTED:
            heading.comment = Comment(words.plain(f"document-hint-{name}"), "Attaché", width=320, height=110)
        if name in LISTS:
            _choices(sheet, column, words.plain(LISTS[name]))
        _put(sheet, 2, column, sample.get(field))
        sheet.column_dimensions[get_column_letter(column)].width = COLUMN_WIDTH
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = sheet.cell(row, column, value)
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    if isinstance(value, time):
        cell.number_format = "hh:mm"


def _choices(sheet: Worksheet, column: int, words: str) -> None:
    """A list to choose from; another word is the reader's to refuse."""
    choices = DataValidation(
        type="list", formula1=f'"{words.replace(", ", ",")}"', allow_blank=True, showErrorMessage=False
    )
    letter = get_column_letter(column)
    choices.add(f"{letter}2:{letter}{ROWS_WITH_LISTS}")
    sheet.add_data_validation(choices)


def _hints(sheet: Worksheet, words: Reader) -> None:
    sheet.append([words.plain("document-hint-intro")])
    sheet.append([words.plain(f"document-hint-{name}") for name in ("sheet", "column", "text")])
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    for name in HINTED:
        kind, field = next(
            (kind, name.removeprefix(f"{kind}-")) for kind in LAYOUT if name.startswith(f"{kind}-")
        )
        heading = _heading(kind, field, words)
        sheet.append([called(SHEETS[kind], words.language), heading, words.plain(f"document-hint-{name}")])
    for letter, width in (("A", COLUMN_WIDTH), ("B", COLUMN_WIDTH), ("C", HINT_WIDTH)):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=2, min_col=3, max_col=3):
        row[0].alignment = Alignment(wrap_text=True)
