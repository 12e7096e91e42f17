"""Real programmes, calendars and rosters: exactly what their expected.json lists, and a clear sentence for each broken file."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mission.documents.draft import Draft, FirstDayNeeded, Refused, SessionDraft
from mission.documents.read import read_programme, read_roster
from tests.mission.documents.making import PRAGUE, named
from tests.mission.documents.shared import FOLDER, expected, needs_shared

pytestmark = needs_shared

FIRST_DAY = date(2017, 6, 15)  # of VivaTechnology, whose file names weekdays alone
UNSET_END = "22:00:00Z"  # that file says 0:00 where it has no end; its expected.json takes it as the midnight before the start
UNTITLED = (
    "Секретний спікер"  # a row with a speaker and no title; ours carries the speaker's name as its title
)


def programme(name: str, zone: ZoneInfo) -> Draft:
    try:
        return read_programme(FOLDER / "schedules" / name, zone=zone)
    except FirstDayNeeded:
        return read_programme(FOLDER / "schedules" / name, zone=zone, first_day=FIRST_DAY)


def stamp(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else None


def lists(folder: str, key: str) -> list[str]:
    return sorted(name for name, told in expected(folder).items() if isinstance(told, dict) and key in told)


def wanted(told: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for entry in told["list"]:
        end = entry["end"]
        if end and end < entry["start"] and end.endswith(UNSET_END):
            end = f"{entry['day']}T{UNSET_END}"
        speakers = tuple(name.strip() for name in entry.get("speakers") or ())
        title = entry["title"].strip() or ", ".join(speakers)
        yield entry["day"], entry["start"], end, entry["room"], title, speakers


def got(session: SessionDraft) -> tuple[Any, ...]:
    times = session.day.isoformat(), stamp(session.starts), stamp(session.ends)
    return (*times, session.place, session.title, session.speakers)


@pytest.mark.parametrize("name", lists("schedules", "list"))
def test_a_programme_holds_exactly_the_sessions_that_are_expected(name: str) -> None:
    told = expected("schedules")[name]
    draft = programme(name, ZoneInfo(told["tz"]))
    assert Counter(map(got, draft.sessions)) == Counter(wanted(told))
    assert (len(draft.sessions), draft.faults) == (told["sessions"], ())


@pytest.mark.parametrize("name", lists("schedules", "list"))
def test_breaks_and_identifiers_are_those_of_the_file(name: str) -> None:
    told = expected("schedules")[name]
    draft = programme(name, ZoneInfo(told["tz"]))
    ids = Counter(entry["id"] for entry in told["list"] if entry.get("id"))
    assert Counter(session.uid for session in draft.sessions if session.uid) == ids
    if any("break" in entry or "service" in entry for entry in told["list"]):
        marked = sum(1 for entry in told["list"] if entry.get("break") or entry.get("service"))
        assert sum(session.is_break for session in draft.sessions) == marked


def test_a_grid_of_rooms_is_refused_whole_with_the_columns_that_are_wanted() -> None:
    with pytest.raises(Refused) as refused:
        read_programme(FOLDER / "schedules" / "vldb2014-grid.xlsx", zone=PRAGUE)
    assert (refused.value.key, refused.value.args_of_text["kind"]) == ("document-no-table", "agenda")


def occurrence(entry: dict[str, Any]) -> tuple[str, str, str]:
    starts, ends = entry["start"], entry["end"]
    if entry["kind"] == "floating":
        local = [
            datetime.fromisoformat(text).replace(tzinfo=PRAGUE).astimezone(ZoneInfo("UTC"))
            for text in (starts, ends)
        ]
        starts, ends = (f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in local)
    return starts, ends, entry["summary"].strip() or entry.get("location", "—")


def shown(session: SessionDraft) -> tuple[str, str, str]:
    ends = session.ends or session.starts
    if session.all_day:
        days = session.starts.astimezone(PRAGUE).date(), ends.astimezone(PRAGUE).date()
        return days[0].isoformat(), days[1].isoformat(), session.title
    return f"{session.starts:%Y-%m-%dT%H:%M:%SZ}", f"{ends:%Y-%m-%dT%H:%M:%SZ}", session.title


@pytest.mark.parametrize("name", lists("ics", "events"))
def test_a_calendar_holds_exactly_the_occurrences_that_are_expected(name: str) -> None:
    told = expected("ics")[name]
    draft = read_programme(FOLDER / "ics" / name, zone=PRAGUE, kind="ours")
    listed = sorted(occurrence(entry) for entry in told["events"] if "start" in entry)
    sessions = sorted(map(shown, draft.sessions))
    bad = [fault for fault in draft.faults if not fault.row_kept]
    assert sessions[: len(listed)] == listed
    assert len(sessions) == len(listed) or len(listed) == told.get("truncated_to")
    assert len(sessions) + (len(bad) if told["occurrences"] else 0) == told["occurrences"]


def test_an_update_of_a_calendar_keeps_identifiers_and_says_what_is_cancelled() -> None:
    first, second = (
        {session.uid: session for session in read_programme(FOLDER / "ics" / name, zone=PRAGUE).sessions}
        for name in ("made__mission-v1.ics", "made__mission-v2-update.ics")
    )
    assert (first.keys() - second.keys(), second.keys() - first.keys()) == (
        {"a5@mission.example"},
        {"a6@mission.example"},
    )
    assert [uid for uid, session in second.items() if session.cancelled] == ["a2@mission.example"]
    assert second["a1@mission.example"].place == "Malinovského nám. 3, Brno"


@pytest.mark.parametrize("name", sorted(expected("roster").get("files", {})))
def test_a_roster_holds_exactly_the_people_that_are_expected(name: str) -> None:
    told = expected("roster")
    draft = read_roster(FOLDER / "roster" / name)
    people = {
        (
            f"{person['first'].strip()} {person['last'].strip()}".strip(),
            *(person[field].strip() for field in ("org", "title", "email", "lang")),
            "".join(filter(str.isdigit, person["phone"])),
        )
        for person in told["people"]
    }
    read = {
        (m.name, m.organisation, m.position, m.email, m.language, "".join(filter(str.isdigit, m.phone)))
        for m in draft.members
    }
    assert (len(draft.members), read - people, draft.faults) == (told["files"][name], set(), ())
    assert len(read) == told["files"][name]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("bomb-sheet-60MB.xlsx", "document-workbook-too-large"),
        ("headings-only.xlsx", "document-no-rows"),
        ("headings-only.csv", "document-no-rows"),
        ("empty.csv", "document-empty"),
        ("png-named.xlsx", "document-not-a-workbook"),
        ("broken-no-end.vcf", "document-kind-unknown"),
        ("broken-begin-only.vcf", "document-kind-unknown"),
    ],
)
def test_a_broken_file_is_refused_with_its_own_sentence(name: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        read_programme(FOLDER / "bad" / "files" / name, zone=PRAGUE)
    assert (refused.value.key, refused.value.args_of_text["file"]) == (key, name)


def test_bad_rows_are_named_one_by_one_and_the_good_ones_taken() -> None:
    draft = read_programme(FOLDER / "bad" / "files" / "bad-rows.csv", zone=PRAGUE)
    assert [session.title for session in draft.sessions] == ["good 1", "no end", "good 2"]
    assert named(draft.faults) == [
        (3, "Date", "fault-date-unread"),
        (4, "Start", "fault-time-unread"),
        (5, None, "fault-ends-before-start"),
        (6, None, "fault-row-empty"),
        (8, "Title", "fault-title-missing"),
        (9, None, "fault-row-too-long"),
    ]


def test_an_unbalanced_quote_is_named_and_swallows_nothing() -> None:
    draft = read_programme(FOLDER / "bad" / "files" / "unbalanced-quotes.csv", zone=PRAGUE)
    assert [session.title for session in draft.sessions] == ["ok"]
    assert named(draft.faults) == [(2, None, "fault-quote-open")]
