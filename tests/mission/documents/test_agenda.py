from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission.documents.agenda import split_names
from mission.documents.breaks import is_break
from mission.documents.clock import DAY
from mission.documents.draft import FirstDayNeeded, Refused, SessionDraft
from mission.documents.faults import UnreadError
from mission.documents.hours import wall
from mission.documents.read import read_programme
from tests.mission.documents.making import PRAGUE, agenda, csv_file, named, workbook

HEAD = "Date,Start,End,Title"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of April 2023 in Prague, as UTC."""
    return datetime(2023, 4, day, hour, minute, tzinfo=PRAGUE).astimezone(UTC)


def hours(session: SessionDraft) -> tuple[date, datetime, datetime | None]:
    return session.day, session.starts, session.ends


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("2026-13-45,9:00,10:00,a", (2, "Date", "fault-date-unread")),
        ("Monday,9:00,10:00,a", (2, "Date", "fault-date-partial")),
        ("24.4.2023,25:00,26:00,a", (2, "Start", "fault-time-unread")),
        ("24.4.2023,,10:00,a", (2, "Start", "fault-time-missing")),
        (",9:00,10:00,a", (2, "Date", "fault-date-missing")),
        ("24.4.2023,9:00,late,a", (2, "End", "fault-time-unread")),
        ("24.4.2023,11:00,10:00,a", (2, None, "fault-ends-before-start")),
        ("24.4.2023,9:00,10:00,", (2, "Title", "fault-title-missing")),
        ("26.3.2023,2:30,,a", (2, "Start", "fault-time-skipped")),
        ("24.4.2023,2023-04-29 9:00,,a", (2, "Start", "fault-start-other-day")),
        ("24.4.2023,9:00,10:00,#REF!", (2, "Title", "fault-cell-error")),
        (",,,", (2, None, "fault-row-empty")),
    ],
)
def test_a_bad_row_is_named_and_the_good_one_beside_it_taken(
    tmp_path: Path, row: str, fault: tuple[int, str | None, str]
) -> None:
    draft = agenda(tmp_path, HEAD, row, "24.4.2023,9:00,10:00,good")
    assert [session.title for session in draft.sessions] == ["good"]
    assert named(draft.faults)[0] == fault


def test_a_cell_without_a_heading_is_named_and_the_row_kept(tmp_path: Path) -> None:
    draft = agenda(tmp_path, HEAD, "24.4.2023,9:00,10:00,Dinner, drinks")
    assert [session.title for session in draft.sessions] == ["Dinner"]
    assert [(fault.key, fault.args, fault.row_kept) for fault in draft.faults] == [
        ("fault-row-too-long", {"extra": "drinks"}, True)
    ]


def test_a_text_beyond_all_measure_is_cut_and_named(tmp_path: Path) -> None:
    draft = agenda(tmp_path, HEAD, "24.4.2023,9:00,10:00," + "x" * 600)
    assert [len(session.title) for session in draft.sessions] == [500]
    assert named(draft.faults) == [(2, "Title", "fault-cell-too-long")]


def test_an_identifier_stands_once(tmp_path: Path) -> None:
    draft = agenda(
        tmp_path,
        "UID,Date,Start,Title",
        "a,24.4.2023,9:00,one",
        "a,24.4.2023,10:00,two",
        ",24.4.2023,11:00,three",
    )
    assert [(session.uid, session.title) for session in draft.sessions] == [("a", "one"), (None, "three")]
    assert [(fault.place.row, fault.args) for fault in draft.faults] == [(3, {"uid": "a", "row": "2"})]


def test_headings_alone_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        agenda(tmp_path, HEAD, "")
    assert refused.value.key == "document-no-rows"


@pytest.mark.parametrize(
    ("head", "row", "key", "column"),
    [
        ("Foo,Bar", "1,2", "document-no-table", None),
        ("Date,End,Title", "24.4.2023,9:00,a", "document-column-missing", "start"),
        ("Date,Start,End", "24.4.2023,9:00,9:30", "document-column-missing", "title"),
        ("Start,Title", "9:00,a", "document-column-missing", "date"),
    ],
)
def test_a_missing_column_is_named(tmp_path: Path, head: str, row: str, key: str, column: str | None) -> None:
    with pytest.raises(Refused) as refused:
        agenda(tmp_path, head, row)
    assert (refused.value.key, refused.value.args_of_text.get("column")) == (key, column)


def test_weekdays_need_the_first_day(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Day,Start,Title\nThursday,9:00,a\nFriday,9:00,b\nThursday,10:00,c\n")
    with pytest.raises(FirstDayNeeded) as needed:
        read_programme(path, zone=PRAGUE)
    assert needed.value.args_of_text == {"file": "agenda.csv", "days": "Thursday, Friday"}
    draft = read_programme(path, zone=PRAGUE, first_day=date(2017, 6, 15))
    assert [session.day.day for session in draft.sessions] == [15, 16, 15]


@pytest.mark.parametrize(
    "days", [("24. 4.", "25. 4."), ("24 квітня", "25 квітня"), ("Day 1", "Day 2"), ("po", "út")]
)
def test_days_without_a_year_need_the_first_day_too(tmp_path: Path, days: tuple[str, str]) -> None:
    path = csv_file(tmp_path, f"Datum,Začátek,Název\n{days[0]},9:00,a\n{days[1]},9:00,b\n")
    with pytest.raises(FirstDayNeeded):
        read_programme(path, zone=PRAGUE)
    draft = read_programme(path, zone=PRAGUE, first_day=date(2023, 4, 24))
    assert [session.day for session in draft.sessions] == [date(2023, 4, 24), date(2023, 4, 25)]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("9:00", "10:30", (at(24, 9), at(24, 10, 30))),
        ("9:00", "", (at(24, 9), None)),
        ("9–10:30", "", (at(24, 9), at(24, 10, 30))),
        ("9:00", "9:00", (at(24, 9), at(24, 9))),
        ("21:30", "0:00", (at(24, 21, 30), at(25, 0))),
        ("21:30", "24:00", (at(24, 21, 30), at(25, 0))),
        ("22:00", "2:00", (at(24, 22), at(25, 2))),
        ("2023-04-24 22:00", "2023-04-25 01:30", (at(24, 22), at(25, 1, 30))),
        ("24. 4. 2023 9:00", "", (at(24, 9), None)),
        ("2023-04-24T07:00:00Z", "2023-04-24T08:00:00+00:00", (at(24, 9), at(24, 10))),
        ("2023-04-25 00:30", "", (at(25, 0, 30), None)),
    ],
)
def test_hours_as_people_write_them(
    tmp_path: Path, start: str, end: str, expected: tuple[datetime, datetime | None]
) -> None:
    draft = agenda(tmp_path, HEAD, f"24.4.2023,{start},{end},a")
    assert [hours(session) for session in draft.sessions] == [(date(2023, 4, 24), *expected)]
    assert draft.faults == ()


def test_a_column_of_ranges_and_starts_with_their_own_day_are_enough(tmp_path: Path) -> None:
    ranges = agenda(tmp_path, "Date,Time,Title", "24.4.2023,9-10:30,a")
    moments = agenda(tmp_path, "Start,End,Title", "2023-04-24 09:00,2023-04-24 10:30,a")
    for draft in (ranges, moments):
        assert [hours(session) for session in draft.sessions] == [
            (date(2023, 4, 24), at(24, 9), at(24, 10, 30))
        ]


def test_a_whole_day_lasts_from_midnight_to_midnight(tmp_path: Path) -> None:
    (session,) = agenda(tmp_path, HEAD, "24.4.2023,all day,,Hotel").sessions
    assert (session.all_day, *hours(session)) == (True, date(2023, 4, 24), at(24, 0), at(25, 0))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, DAY))
def test_wall_time_is_what_the_clocks_then_show(day: date, minutes: int) -> None:
    try:
        shown = wall(day, minutes, PRAGUE).astimezone(PRAGUE)
    except UnreadError:
        assert time(2) <= time(minutes // 60, minutes % 60) < time(3)
        return
    assert (shown.hour * 60 + shown.minute) % DAY == minutes % DAY
    assert (shown.date() - day).days == minutes // DAY


def test_every_column_of_the_mission_file_is_taken(tmp_path: Path) -> None:
    columns = [
        "uid",
        "date",
        "start",
        "end",
        "title",
        "place",
        "address",
        "map",
        "host",
        "audience",
        "speakers",
    ]
    columns += ["bring", "dress", "notes", "track", "kind", "status"]
    row = [
        "u",
        "24.4.2023",
        "9:00",
        "10:00",
        "Talk",
        "Hall",
        "Street 1",
        "https://m",
        "Jan",
        "all",
        "A; Ing. B, Ph.D.",
    ]
    row += ["passport", "suit", "note", "Energy", "programme", "cancelled"]
    path = workbook(tmp_path, Agenda=[columns, row])
    draft = read_programme(path, zone=PRAGUE, kind="ours")
    (session,) = draft.sessions
    assert session.model_dump(exclude={"origin"}) == {
        "uid": "u",
        "kind": "programme",
        "is_break": False,
        "all_day": False,
        "day": date(2023, 4, 24),
        "starts": at(24, 9),
        "ends": at(24, 10),
        "title": "Talk",
        "place": "Hall",
        "address": "Street 1",
        "map": "https://m",
        "host": "Jan",
        "audience": "all",
        "speakers": ("A", "Ing. B, Ph.D."),
        "bring": "passport",
        "dress": "suit",
        "notes": "note",
        "track": "Energy",
        "cancelled": True,
    }
    assert (session.origin and session.origin.row, draft.faults, draft.unused) == (2, (), ())


@pytest.mark.parametrize(
    "head",
    [
        "ДАТА,початок,Кінець,Назва",
        "datum,ZAČÁTEK,konec,nazev",
        "Date *,Start (CET),End (CET),Session title",
        "Дата / Date,Початок / Start,Кінець / End,Назва / Title",
    ],
)
def test_headings_are_known_without_case_diacritics_and_remarks(tmp_path: Path, head: str) -> None:
    (session,) = agenda(tmp_path, "The Mission,,,", head, "24.4.2023,9:00,10:00,a").sessions
    assert hours(session) == (date(2023, 4, 24), at(24, 9), at(24, 10))


def test_a_date_beats_a_weekday_beside_it(tmp_path: Path) -> None:
    draft = agenda(tmp_path, "Day,Date,Start,Title", "Monday,24.4.2023,9:00,a")
    assert [session.day for session in draft.sessions] == [date(2023, 4, 24)]
    assert [place.column for place in draft.unused] == ["Day"]


def test_sheets_of_days_are_read_together_and_a_foreign_one_is_named(tmp_path: Path) -> None:
    head = ["Date", "Start", "Title"]
    path = workbook(
        tmp_path,
        Mon=[head, ["24.4.2023", "9:00", "a"]],
        Tue=[head, ["25.4.2023", "9:00", "b"]],
        Menu=[["Soup"]],
    )
    draft = read_programme(path, zone=PRAGUE)
    assert [session.title for session in draft.sessions] == ["a", "b"]
    assert [(fault.place.sheet, fault.key) for fault in draft.faults] == [("Menu", "fault-sheet-unread")]


def test_a_speaker_without_a_title_is_the_title(tmp_path: Path) -> None:
    (session,) = agenda(tmp_path, HEAD + ",Speaker", "24.4.2023,9:00,10:00,,Jana Vzorová").sessions
    assert (session.title, session.speakers) == ("Jana Vzorová", ("Jana Vzorová",))


def test_names_are_parted_by_semicolons_and_lines_but_not_by_commas() -> None:
    assert split_names("A; Ing. B, Ph.D.\nC |D;") == ("A", "Ing. B, Ph.D.", "C", "D")


@pytest.mark.parametrize(
    "title", ["Break", "Coffee break", "Перерва", "Кава-брейк", "Přestávka na kávu", "Networking Break"]
)
def test_breaks_are_known_by_their_title(title: str) -> None:
    assert is_break(title, "ours")


@pytest.mark.parametrize(
    "title", ["", "How to break things", "Lunch with the mayor", "Breaking news", "Кава з мером"]
)
def test_what_only_sounds_like_a_break_is_none(title: str) -> None:
    assert not is_break(title, "ours")


def test_a_lunch_is_a_break_of_a_forum_and_a_meeting_of_ours() -> None:
    assert [
        is_break("Обід (частина I)", "programme"),
        is_break("Oběd", "programme"),
        is_break("Lunch", "ours"),
    ] == [True, True, False]
