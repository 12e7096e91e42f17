"""Real files, end to end: read, imported into a real database, and there exactly what their expected.json allows."""

import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mission.documents.bounded import ReadJob, read_bounded
from mission.documents.draft import Draft, FirstDayNeeded, Refused
from mission.documents.read import read_any
from mission.imports import Preview, apply, preview, preview_report, preview_text
from storage.agenda import Session
from storage.database import Database
from storage.message import TEXT_LIMIT, shown_length
from tests.mission.documents.shared import FOLDER, expected, needs_shared
from tests.mission.documents.test_real_programmes import lists, occurrence, stamp, wanted
from tests.mission.drafted import (
    MISSION,
    NOW,
    agenda,
    bring_in,
    draft,
    every_row,
    roster,
    the_mission,
)
from words import LANGUAGES, Reader

pytestmark = needs_shared

FIRST_DAY = date(2017, 6, 15)  # of VivaTechnology, whose file names weekdays alone
MEMORY = 400_000_000  # bytes
ROOT = Path(__file__).parents[2]
MEASURED = """
import asyncio, resource, sys
from pathlib import Path
from mission.documents.bounded import ReadJob, read_bounded
from mission.documents.draft import Refused
try:
    asyncio.run(read_bounded(ReadJob(path=Path(sys.argv[1]))))
except Refused as refused:
    print(refused.key, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""
"""The largest resident size (bytes) of the reading child, in a process whose only child it is."""


async def begin(database: Database, zone: str = "Europe/Prague") -> None:
    await bring_in(database, draft(mission=MISSION.model_copy(update={"timezone": zone})))


def read(path: Path, zone: str = "Europe/Prague", kind: Any = "programme") -> Draft:
    """As the bot reads it, without the bounds; a programme of weekdays with its first day."""
    try:
        return read_any(path, zone=ZoneInfo(zone), kind=kind)
    except FirstDayNeeded:
        return read_any(path, zone=ZoneInfo(zone), kind=kind, first_day=FIRST_DAY)


async def import_twice(database: Database, folder: Path, what: Draft, *, programme: bool) -> Preview:
    """The second time changes nothing, in no table."""
    mission = await the_mission(database)
    done = await bring_in(database, what, mission=mission, programme=programme)
    before = every_row(folder)
    again = await bring_in(database, what, mission=mission, programme=programme)
    assert (again.changes_nothing, every_row(folder) == before) == (True, True)
    return done


def kept(session: Session) -> tuple[Any, ...]:
    times = session.day.isoformat(), stamp(session.starts_at), stamp(session.ends_at)
    return (*times, session.place, session.title, session.speakers)


# --- programmes, calendars, rosters ---


@pytest.mark.parametrize("name", lists("schedules", "list"))
async def test_a_programme_is_in_the_agenda_as_it_is_expected(
    database: Database, tmp_path: Path, name: str
) -> None:
    told = expected("schedules")[name]
    await begin(database, told["tz"])
    what = read(FOLDER / "schedules" / name, told["tz"])
    done = await import_twice(database, tmp_path, what, programme=True)
    sessions = await agenda(database)
    assert Counter(map(kept, sessions)) == Counter(wanted(told))
    assert {session.kind for session in sessions} == {"programme"}
    assert (len(done.added), done.ambiguous, done.faults) == (told["sessions"], (), ())
    assert shown_length(preview_text(done, Reader("uk"))) <= TEXT_LIMIT


async def test_a_grid_is_refused_whole_with_a_sentence_that_says_what_is_wanted() -> None:
    with pytest.raises(Refused) as refused:
        read(FOLDER / "schedules" / "vldb2014-grid.xlsx", "Asia/Shanghai")
    said = Reader("en").plain(refused.value.key, **refused.value.args_of_text)
    assert "Date, Start and Title" in said


def times(session: Session) -> tuple[str, str, str]:
    ends, ends_wall = session.ends_at or session.starts_at, session.ends_wall or session.starts_wall
    if session.all_day:
        return session.starts_wall.date().isoformat(), ends_wall.date().isoformat(), session.title
    return f"{session.starts_at:%Y-%m-%dT%H:%M:%SZ}", f"{ends:%Y-%m-%dT%H:%M:%SZ}", session.title


@pytest.mark.parametrize("name", lists("ics", "events"))
async def test_a_calendar_is_in_the_agenda_as_it_is_expected(
    database: Database, tmp_path: Path, name: str
) -> None:
    told = expected("ics")[name]
    await begin(database)
    what = read(FOLDER / "ics" / name, kind="ours")
    await import_twice(database, tmp_path, what, programme=False)
    cancelled: Counter[Any] = Counter(
        (stamp(session.starts), stamp(session.ends), session.title)
        for session in what.sessions
        if session.cancelled
    )
    listed: Counter[Any] = (
        Counter(occurrence(entry) for entry in told["events"] if "start" in entry) - cancelled
    )
    found = Counter(map(times, await agenda(database)))
    if "truncated_to" in told:
        assert (listed <= found, found.total()) == (True, told["occurrences"] - cancelled.total())
    else:
        assert found == listed


async def test_an_update_of_a_calendar_moves_cancels_and_adds(database: Database) -> None:
    await begin(database)
    mission = await the_mission(database)
    for name in ("made__mission-v1.ics", "made__mission-v2-update.ics"):
        done = await bring_in(database, read(FOLDER / "ics" / name, kind="ours"), mission=mission)
    counts = (len(done.moved), len(done.cancelled), len(done.added), done.unchanged)
    assert counts == (1, 2, 1, 2)
    uids = {session.uid: session for session in await agenda(database)}
    assert uids["a1@mission.example"].place == "Malinovského nám. 3, Brno"
    gone = {uid for uid, session in uids.items() if session.cancelled_at}
    assert gone == {"a2@mission.example", "a5@mission.example"}


@pytest.mark.parametrize("name", sorted(expected("roster").get("files", {})))
async def test_a_roster_is_in_the_mission_as_it_is_expected(
    database: Database, tmp_path: Path, name: str
) -> None:
    told = expected("roster")
    await begin(database)
    done = await import_twice(database, tmp_path, read(FOLDER / "roster" / name), programme=False)
    people = {
        (
            f"{person['first'].strip()} {person['last'].strip()}".strip(),
            *(person[field].strip() for field in ("org", "title", "email", "lang")),
        )
        for person in told["people"]
    }
    found = {
        (m.person.name, m.membership.organisation, m.membership.position, m.person.email, m.person.language)
        for m in await roster(database)
    }
    assert (found - people, len(found)) == (set(), told["files"][name])
    assert (done.members_repeated, done.members_unclear, done.faults) == ((), (), ())


async def test_the_same_people_in_another_file_are_nobody_new(database: Database) -> None:
    await begin(database)
    mission = await the_mission(database)
    await bring_in(database, read(FOLDER / "roster" / "roster-uk-utf8-bom-semicolon.csv"), mission=mission)
    for name in ("roster-en.xlsx", "roster-cs-cp1250-semicolon.csv"):
        done = await bring_in(database, read(FOLDER / "roster" / name), mission=mission)
        assert (done.members_added, done.members_changed, done.members_unclear) == ((), (), ())


# --- broken files ---


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("bomb-sheet-60MB.xlsx", "document-workbook-too-large"),
        ("headings-only.xlsx", "document-no-rows"),
        ("empty.csv", "document-empty"),
        ("headings-only.csv", "document-no-rows"),
        ("png-named.xlsx", "document-not-a-workbook"),
    ],
)
async def test_a_broken_file_gets_its_sentence_in_every_language(name: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        await read_bounded(ReadJob(path=FOLDER / "bad" / "files" / name))
    assert refused.value.key == key
    for language in LANGUAGES:
        assert name in Reader(language).plain(key, **refused.value.args_of_text)


@pytest.mark.parametrize(
    ("name", "good", "rows"),
    [("bad-rows.csv", 3, [3, 4, 5, 6, 8, 9]), ("unbalanced-quotes.csv", 1, [2])],
)
async def test_bad_rows_are_named_and_nothing_changes_before_the_good_ones_are_applied(
    database: Database, tmp_path: Path, name: str, good: int, rows: list[int]
) -> None:
    await begin(database)
    mission, before = await the_mission(database), every_row(tmp_path)
    what = await read_bounded(ReadJob(path=FOLDER / "bad" / "files" / name, kind="ours"))
    async with database.reading(NOW) as tx:
        seen = await preview(tx, what, mission=mission)
    assert every_row(tmp_path) == before
    assert [fault.place.row for fault in seen.faults] == rows
    report = preview_report(seen, Reader("en"))
    assert [f"{name} row {row}" in report for row in rows] == [True] * len(rows)
    async with database.transaction(NOW) as tx:
        await apply(tx, what, mission=mission)
    assert len(await agenda(database)) == good


def test_reading_the_bomb_takes_less_than_400_mb() -> None:
    bomb = FOLDER / "bad" / "files" / "bomb-sheet-60MB.xlsx"
    measured = subprocess.run(  # noqa: S603 - our own reader
        [sys.executable, "-c", MEASURED, str(bomb)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    key, size = measured.stdout.split()
    assert (key, int(size) < MEMORY) == ("document-workbook-too-large", True), size
