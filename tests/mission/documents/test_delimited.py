from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mission.documents.delimited import read_delimited
from mission.documents.draft import Refused
from mission.documents.grid import COLUMNS, ROWS
from tests.mission.documents.making import csv_file, named

CZECH = "Datum;Začátek;Název\n24. 4. 2023;9:00;Přednáška o žlutém koni\n"
UKRAINIAN = "Дата;Початок;Назва\n24.04.2023;9:00;Зустріч із мерією «Їжак»\n"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"  "])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_delimited(tmp_path / "a.csv")
    assert (refused.value.key, refused.value.args_of_text) == ("document-empty", {"file": "a.csv"})


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x81\x98\x00\x01" * 9)
    with pytest.raises(Refused) as refused:
        read_delimited(tmp_path / "a.csv")
    assert refused.value.key == "document-encoding"


def test_an_open_quote_costs_its_own_row_and_no_other(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        'Date,Start,Title\n2026-03-16,9:00,"open\n2026-03-16,10:00,ok\n2026-03-16,11:00,"fine, too"\n',
    )
    grid = read_delimited(path)
    assert named(grid.faults) == [(2, None, "fault-quote-open")]
    assert [row.number for row in grid.rows] == [1, 3, 4]


def test_two_open_quotes_do_not_swallow_the_rows_between_them(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, 'Date,Start,Title\n2026-03-16,9:00,"open\n2026-03-16,10:00,ok\n2026-03-16,11:00,close"\n'
    )
    grid = read_delimited(path)
    assert named(grid.faults) == [(2, None, "fault-quote-open")]
    assert [row.cells[-1] for row in grid.rows] == ["Title", "ok", 'close"']


def test_a_file_of_nothing_but_open_quotes_is_refused_in_time(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_delimited(csv_file(tmp_path, "Date,Start,Title\n" + '2026-03-16,9:00,"x\n' * 3_000))
    assert refused.value.key == "document-too-many-faults"


def test_more_rows_than_anyone_travels_with_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_delimited(csv_file(tmp_path, "Name\n" + "x\n" * (ROWS + 1)))
    assert (refused.value.key, refused.value.args_of_text["limit"]) == ("document-too-many-rows", str(ROWS))


def test_columns_beyond_the_bound_are_cut(tmp_path: Path) -> None:
    grid = read_delimited(csv_file(tmp_path, "Name" + "," * 500_000 + "\nx\n"))
    assert [len(row.cells) for row in grid.rows] == [COLUMNS, 1]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CZECH, "utf-8"),
        (CZECH, "utf-8-sig"),
        (CZECH, "utf-16"),
        (CZECH, "windows-1250"),
        (UKRAINIAN, "utf-8-sig"),
        (UKRAINIAN, "utf-16"),
        (UKRAINIAN, "windows-1251"),
    ],
)
def test_every_encoding_of_excel_is_told_by_itself(tmp_path: Path, text: str, encoding: str) -> None:
    grid = read_delimited(csv_file(tmp_path, text, encoding=encoding))
    assert [";".join(map(str, row.cells)) for row in grid.rows] == text.splitlines()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_the_one_that_makes_headings(tmp_path: Path, separator: str) -> None:
    text = f"Our mission; in, Prague\nDate{separator}Start{separator}Title\n2023-04-24{separator}9:00{separator}a\n"
    assert read_delimited(csv_file(tmp_path, text)).rows[1].cells == ("Date", "Start", "Title")


def test_excels_own_separator_line_is_obeyed(tmp_path: Path) -> None:
    grid = read_delimited(csv_file(tmp_path, "sep=|\r\nDate|Start|Title\r\n"))
    assert [(row.number, row.cells) for row in grid.rows] == [(2, ("Date", "Start", "Title"))]


def test_rows_are_numbered_by_their_first_line(tmp_path: Path) -> None:
    grid = read_delimited(
        csv_file(tmp_path, 'Date,Start,Title\n\n2023-04-24,9:00,"two\nlines"\n2023-04-24,10:00,b\n')
    )
    assert [(row.number, row.cells[-1]) for row in grid.rows] == [(1, "Title"), (3, "two\nlines"), (5, "b")]


@given(st.binary(max_size=300) | st.text(alphabet='a1;,"\n\r ', max_size=200).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_rows_or_a_refusal(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "any.csv").write_bytes(content)
    try:
        grid = read_delimited(tmp_path / "any.csv")
    except Refused:
        return
    lines = [row.number for row in grid.rows] + [fault.place.row for fault in grid.faults]
    assert len(set(lines)) == len(lines)
