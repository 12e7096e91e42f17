import zipfile
from datetime import date, time
from pathlib import Path

import pytest

from mission.documents.draft import Refused
from mission.documents.grid import ROWS
from mission.documents.workbook import UNPACKED, read_workbook
from tests.mission.documents.making import with_sheet_xml, workbook


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        read_workbook(path)
    assert refused.value.args_of_text["file"] == path.name
    return refused.value.key


def test_a_picture_under_a_workbooks_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert refusal(tmp_path / "a.xlsx") == "document-not-a-workbook"


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert refusal(tmp_path / "a.xlsx") == "document-not-a-workbook"


def test_an_old_or_locked_workbook_is_named_as_such(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    assert refusal(tmp_path / "a.xlsx") == "document-workbook-old"


def test_a_part_that_would_unpack_a_thousandfold_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = with_sheet_xml(
        workbook(tmp_path, Agenda=[["Date"]]), "<sheetData>" + "<row/>" * 1_000_000 + "</sheetData>"
    )
    assert refusal(path) == "document-workbook-too-large"


def test_many_parts_that_are_too_much_together_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, Agenda=[["Date"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(UNPACKED // 4_000_000 + 1):
            archive.writestr(f"xl/media/{number}.txt", bytes(4_000_000))
    assert refusal(path) == "document-workbook-too-large"


def test_a_broken_sheet_is_refused(tmp_path: Path) -> None:
    assert (
        refusal(with_sheet_xml(workbook(tmp_path, Agenda=[["Date"]]), "<sheetData><row>"))
        == "document-not-a-workbook"
    )


def test_a_sheet_that_claims_a_million_rows_and_columns_holds_what_it_holds(tmp_path: Path) -> None:
    xml = '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Date</t></is></c></row></sheetData>'
    (grid,) = read_workbook(with_sheet_xml(workbook(tmp_path, Agenda=[["Date"]]), xml))
    assert [(row.number, row.cells) for row in grid.rows] == [(1, ("Date",))]


def test_cells_far_away_are_out_of_bounds(tmp_path: Path) -> None:
    cell = "<is><t>Date</t></is></c>"
    xml = (
        f'<sheetData><row r="1"><c r="A1" t="inlineStr">{cell}<c r="XFD1" t="inlineStr">{cell}</row>'
        f'<row r="1048576"><c r="A1048576" t="inlineStr">{cell}</row></sheetData>'
    )
    (grid,) = read_workbook(with_sheet_xml(workbook(tmp_path, Agenda=[["Date"]]), xml))
    assert [(row.number, len(row.cells)) for row in grid.rows] == [(1, 1)]


def test_more_rows_than_anyone_travels_with_are_refused(tmp_path: Path) -> None:
    assert refusal(workbook(tmp_path, Delegates=[["Name"], *([["x"]] * ROWS)])) == "document-too-many-rows"


def test_hidden_sheets_are_left_alone(tmp_path: Path) -> None:
    path = workbook(tmp_path, Agenda=[["Date"]], Lists=[["x"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    book = parts["xl/workbook.xml"].replace(
        b'name="Lists" sheetId="2" state="visible"', b'name="Lists" sheetId="2" state="hidden"'
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**parts, "xl/workbook.xml": book}.items():
            archive.writestr(name, content)
    assert [grid.sheet for grid in read_workbook(path)] == ["Agenda"]


def test_rows_keep_their_numbers_and_cells_their_kinds(tmp_path: Path) -> None:
    rows = [["Date", "Start", "No"], [], [date(2023, 4, 24), time(9), 7], [None, " ", None], ["x", True, 1.5]]
    (grid,) = read_workbook(workbook(tmp_path, Agenda=rows))
    assert [row.number for row in grid.rows] == [1, 3, 5]
    first, start, number = grid.rows[1].cells
    assert (str(first), start, number) == ("2023-04-24 00:00:00", time(9), 7)
    assert grid.rows[2].cells == ("x", "True", 1.5)
