"""The command line, as somebody at a terminal uses it: exit codes 0, 1 and 2, a reason on stderr, never a traceback."""

import asyncio
import csv
import json
import logging
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
import zxingcpp
from openpyxl import load_workbook
from PIL import Image
from typer.testing import CliRunner, Result

from bot.cli import app
from sandbox.client import Sandbox
from storage.agenda import Session
from storage.database import Database
from storage.missions import Mission
from tests.migrated import written
from tests.reading import ask_at_once
from tests.running import ROOT, running_bot
from words import Reader

NOW = datetime(2023, 4, 10, tzinfo=UTC)
EN = Reader("en")
SAMPLES = ROOT / "samples"
SAMPLE = SAMPLES / "prague-2023"
AGENDA = (
    "date,start,end,title,place\n2023-04-25,9:00,10:00,Opening,Hall\n2023-04-25,19:00,21:00,Dinner,Boat\n"
)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:test
BEGIN:VEVENT
UID:e1
SUMMARY:Walk
DTSTART:20230426T070000Z
DTEND:20230426T080000Z
END:VEVENT
END:VCALENDAR
"""
SCHEDULE = """<schedule><day date="2023-04-26"><room name="Hall"><event id="7" guid="g7"><title>Talk</title>
<date>2023-04-26T14:00:00+02:00</date><start>14:00</start><duration>0:45</duration></event></room></day></schedule>"""
SESSIONIZE = [
    {
        "date": "2023-04-26T00:00:00",
        "rooms": [
            {
                "name": "Hall",
                "sessions": [
                    {
                        "id": "1",
                        "title": "Grid",
                        "startsAt": "2023-04-26T16:00:00",
                        "endsAt": "2023-04-26T17:00:00",
                    }
                ],
            }
        ],
    }
]


class Terminal:
    """Somebody's terminal in a folder of their own, without a token."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "attache.db"
        self.environment: dict[str, str | None] = {
            "BOT_DATABASE": str(self.file),
            "BOT_TOKEN": None,
            "BOT_LOG": None,
            "LC_ALL": None,
            "LC_MESSAGES": None,
            "LANG": "en_GB.UTF-8",
        }

    def types(self, *words: str | Path, **environment: str) -> Result:
        """A command, in this process: as the front door, but without starting Python anew."""
        result = CliRunner().invoke(app, [str(word) for word in words], env=self.environment | environment)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def sends(self, name: str, text: str) -> Path:
        """A file that lies in the folder."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def missions(self) -> list[Mission]:
        async def look() -> list[Mission]:
            database = await Database.open(f"sqlite+aiosqlite:///{self.file}")
            try:
                async with database.reading(NOW) as tx:
                    return await tx.missions.all()
            finally:
                await database.close()

        return asyncio.run(look())

    def agenda(self, code: str = "prague-2023") -> list[Session]:
        async def look() -> list[Session]:
            database = await Database.open(f"sqlite+aiosqlite:///{self.file}")
            try:
                async with database.reading(NOW) as tx:
                    mission = await tx.missions.by_code(code)
                    return await tx.agenda.all_of(mission.id) if mission else []
            finally:
                await database.close()

        return asyncio.run(look())


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """Commands set up the process's logging; afterwards it is as it was."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("mission.documents.bounded._ask", ask_at_once)
    root, before = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    yield Terminal(tmp_path)
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**before)


_imported: list[bytes] = []
"""The database after an import of the sample mission, once there has been one."""


@pytest.fixture
def prague(terminal: Terminal) -> Terminal:
    """The same, with the sample mission imported."""
    if _imported:
        written(_imported[0], terminal.file)
    else:
        assert terminal.types("import", SAMPLE).exit_code == 0
        _imported.append(terminal.file.read_bytes())
    return terminal


def column(file: Path, name: str) -> dict[str, str]:
    """A column of an invitations file, by the person's name."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        return {row["name"]: row[name] for row in csv.DictReader(text)}


def codes(file: Path) -> dict[str, str]:
    return column(file, "code")


def kinds(agenda: list[Session]) -> dict[str, str]:
    return {one.title: one.kind for one in agenda if one.cancelled_at is None}


# --- wrong usage, and reasons ---


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nonsense"],
        ["import"],
        ["import", "a.csv", "--nonsense"],
        ["import", "a.csv", "--starts", "yesterday"],
        ["invites"],
    ],
)
def test_wrong_usage_is_2(terminal: Terminal, words: list[str]) -> None:
    assert terminal.types(*words).exit_code == 2


@pytest.mark.parametrize(
    ("terminal_language", "language"),
    [
        ("uk_UA.UTF-8", "uk"),
        ("cs_CZ.UTF-8", "cs"),
        ("en_US.UTF-8", "en"),
        ("de_DE.UTF-8", "en"),
        ("C", "en"),
    ],
)
def test_a_reason_is_in_the_terminals_language(
    terminal: Terminal, terminal_language: str, language: str
) -> None:
    result = terminal.types("import", "nowhere.csv", LANG=terminal_language)
    said = Reader(language).plain("cli-no-such-file", file="nowhere.csv")
    assert (result.exit_code, result.stderr, result.stdout) == (1, f"{said}\n", "")


async def test_the_front_door_itself_says_it_and_shows_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "agenda.csv").write_text(AGENDA)
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "uk_UA.UTF-8", "PYTHONIOENCODING": "latin-1"}

    async def types(*words: str) -> tuple[int | None, bytes, bytes]:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(ROOT / "bot.py"), *words),
            cwd=tmp_path,
            env=environment | {"BOT_DATABASE": "a.db"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        return process.returncode, out, err

    alone, refused = await asyncio.gather(types(), types("import", "agenda.csv"))
    said = Reader("uk").plain("cli-no-mission-yet", codes="–")
    assert alone[0] == 2
    assert refused == (1, b"", said.encode("latin-1", "backslashreplace") + b"\n")


def test_what_is_no_database_is_one_line(terminal: Terminal) -> None:
    terminal.file.write_text("this is a letter, not a database, and long enough to be looked at" * 20)
    result = terminal.types("import", SAMPLE)
    said = EN.plain("cli-unexpected", error="DatabaseError")
    assert (result.exit_code, result.stderr) == (1, f"{said}\n")


def test_a_folder_that_may_not_be_written_is_one_line(terminal: Terminal) -> None:
    result = terminal.types("template", "nowhere/mission.xlsx")
    assert (result.exit_code, result.stderr) == (1, "nowhere/mission.xlsx: No such file or directory\n")


# --- import ---


def test_a_dry_run_changes_nothing_and_says_so(terminal: Terminal) -> None:
    result = terminal.types("import", SAMPLE, "--dry-run")
    assert (result.exit_code, terminal.missions()) == (0, [])
    assert result.stdout.splitlines()[-1] == EN.plain("cli-dry-run")


def test_a_folder_twice_changes_nothing_the_second_time(terminal: Terminal) -> None:
    first = terminal.types("import", SAMPLE)
    assert first.stdout.splitlines()[-2:] == [
        EN.plain("cli-imported"),
        EN.plain("cli-next", code="prague-2023"),
    ]
    before = terminal.agenda()
    again = terminal.types("import", SAMPLE / "mission.toml")
    assert (again.exit_code, terminal.agenda()) == (0, before)
    assert EN.plain("imports-nothing") in again.stdout


def test_a_corrected_agenda_names_what_moves_and_what_is_cancelled(prague: Terminal) -> None:
    result = prague.types("import", SAMPLES / "prague-2023-v2" / "agenda.csv")
    assert "Agenda: 1 moved, 1 cancelled, 25 unchanged" in result.stdout
    assert "18:30–20:30 → 19:30–21:30" in result.stdout


def test_every_form_of_an_agenda_is_read_and_exports_are_the_forums_programme(prague: Terminal) -> None:
    for name, text in {
        "forum.json": json.dumps(SESSIONIZE),
        "own.ics": CALENDAR,
        "own.csv": AGENDA,
        "forum.xml": SCHEDULE,
    }.items():
        result = prague.types("import", prague.sends(name, text))
        assert (result.exit_code, result.stderr) == (0, ""), name
    assert kinds(prague.agenda()) == {"Opening": "ours", "Dinner": "ours", "Talk": "programme"}


def test_an_export_can_be_our_own_and_a_table_the_programme(prague: Terminal) -> None:
    prague.types("import", prague.sends("own.xml", SCHEDULE), "--ours")
    prague.types("import", prague.sends("forum.csv", AGENDA), "--programme")
    assert kinds(prague.agenda()) == {"Talk": "ours", "Opening": "programme", "Dinner": "programme"}


def test_a_forgotten_flag_does_not_cancel_the_delegations_agenda(prague: Terminal) -> None:
    forum = SAMPLE / "forum-programme.csv"
    assert prague.types("import", forum, "--programme").exit_code == 0
    before = prague.agenda()
    result = prague.types("import", forum)
    assert (result.exit_code, result.stderr) == (1, f"{EN.plain('cli-which-kind')}\n")
    assert prague.agenda() == before


def test_weekdays_need_the_first_day(prague: Terminal) -> None:
    file = prague.sends("days.csv", "day,start,title\nTuesday,9:00,One\nWednesday,9:00,Two\n")
    result = prague.types("import", file, "--programme")
    asked = EN.plain("document-first-day-needed", file="days.csv", days="Tuesday, Wednesday")
    assert (result.exit_code, result.stderr) == (1, f"{asked}\n{EN.plain('cli-starts')}\n")
    assert prague.types("import", file, "--programme", "--starts", "2023-04-25").exit_code == 0
    days = {one.title: one.day.day for one in prague.agenda() if one.kind == "programme"}
    assert days == {"One": 25, "Two": 26}


def test_bad_rows_are_named_and_the_good_ones_taken(prague: Terminal) -> None:
    file = prague.sends("agenda.csv", AGENDA + "2023-04-26,10:00,9:00,Backwards,Hall\n")
    result = prague.types("import", file)
    assert (result.exit_code, kinds(prague.agenda())["Opening"]) == (0, "ours")
    why = EN.plain("fault-ends-before-start", start="10:00", end="09:00")
    assert f"– agenda.csv row 4: {why}" in result.stdout


def test_a_file_of_which_nothing_can_be_taken_is_refused(prague: Terminal) -> None:
    before = prague.agenda()
    file = prague.sends("agenda.csv", "date,start,end,title\n2023-04-26,10:00,9:00,Backwards\n")
    result = prague.types("import", file)
    assert (result.exit_code, result.stdout, prague.agenda()) == (1, "", before)
    assert "agenda.csv row 2" in result.stderr


def test_a_column_that_nobody_knows_is_said_to_be_left_out(prague: Terminal) -> None:
    file = prague.sends("people.csv", "Name,Organisation,Shoe size\nIvan Melnyk,Cluster,43\n")
    result = prague.types("import", file)
    assert EN.plain("importing-left-out", names="Shoe size", rest=0) in result.stdout


# --- which mission ---


def test_without_a_mission_an_agenda_has_nowhere_to_go(terminal: Terminal) -> None:
    result = terminal.types("import", terminal.sends("agenda.csv", AGENDA))
    said = EN.plain("cli-no-mission-yet", codes="–")
    assert (result.exit_code, result.stderr) == (1, f"{said}\n")


def test_of_several_missions_the_flag_or_the_files_name_tells(prague: Terminal) -> None:
    folder = prague.folder / "brno"
    folder.mkdir()
    told = (SAMPLE / "mission.toml").read_text(encoding="utf-8").replace("prague-2023", "brno-2023")
    (folder / "mission.toml").write_text(told, encoding="utf-8")
    assert prague.types("import", folder).exit_code == 0
    file = prague.sends("agenda.csv", AGENDA)
    unclear = prague.types("import", file)
    which = EN.plain("cli-which-mission", codes="prague-2023, brno-2023")
    assert (unclear.exit_code, unclear.stderr) == (1, f"{which}\n")
    unknown = prague.types("import", file, "--mission", "lviv")
    none = EN.plain("cli-no-such-mission", code="lviv", codes="prague-2023, brno-2023")
    assert (unknown.exit_code, unknown.stderr) == (1, f"{none}\n")
    assert prague.types("import", file, "--mission", "BRNO-2023").exit_code == 0
    named = prague.sends("Brno-2023 program.csv", AGENDA)
    assert EN.plain("imports-nothing") in prague.types("import", named).stdout
    assert set(kinds(prague.agenda("brno-2023"))) == {"Opening", "Dinner"}


def test_a_mission_that_is_named_otherwise_than_in_its_file_is_refused(prague: Terminal) -> None:
    folder = prague.folder / "brno"
    folder.mkdir()
    told = (SAMPLE / "mission.toml").read_text(encoding="utf-8").replace("prague-2023", "brno-2023")
    (folder / "mission.toml").write_text(told, encoding="utf-8")
    result = prague.types("import", folder, "--mission", "prague-2023")
    said = EN.plain("imports-other-mission", file="brno-2023", named="prague-2023")
    assert (result.exit_code, result.stderr) == (1, f"{said}\n")


# --- the template ---


@pytest.mark.parametrize("language", ["uk", "cs", "en"])
def test_the_template_can_be_imported_as_it_is(terminal: Terminal, language: str) -> None:
    assert terminal.types("template", "mission.xlsx", LANG=language).exit_code == 0
    result = terminal.types("import", "mission.xlsx")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [mission.code for mission in terminal.missions()] == ["SAMPLE-2027"]
    before = terminal.agenda("SAMPLE-2027")
    again = terminal.types("import", "mission.xlsx")
    assert EN.plain("imports-nothing") in again.stdout
    assert (len(before), terminal.agenda("SAMPLE-2027")) == (1, before)


def test_a_template_is_never_written_over_a_filled_in_one(terminal: Terminal) -> None:
    terminal.types("template", "mission.xlsx")
    book = load_workbook("mission.xlsx")
    book.worksheets[0]["B1"] = "MINE-2027"
    book.save("mission.xlsx")
    result = terminal.types("template", "mission.xlsx")
    said = EN.plain("cli-file-exists", file="mission.xlsx")
    assert (result.exit_code, result.stderr) == (1, f"{said}\n")
    assert load_workbook("mission.xlsx").worksheets[0]["B1"].value == "MINE-2027"


# --- invitations ---


def test_invitations_stand_in_a_file_of_their_own_and_as_pictures(prague: Terminal) -> None:
    result = prague.types("invites", "prague-2023", "--csv", "i.csv", "--qr", "qr")
    assert result.exit_code == 0
    made = codes(prague.folder / "i.csv")
    assert (len(made), (prague.folder / "i.csv").stat().st_mode & 0o777) == (17, 0o600)
    read = {zxingcpp.read_barcodes(Image.open(file))[0].text for file in (prague.folder / "qr").iterdir()}
    assert read == set(made.values())  # without a bot's name the code stands alone
    assert EN.plain("cli-no-username") in result.stdout
    assert not any(code in result.stdout for code in made.values())


def test_a_second_run_makes_none_and_keeps_the_file_and_renew_makes_all_anew(prague: Terminal) -> None:
    prague.types("invites", "prague-2023", "--csv", "i.csv")
    first = codes(prague.folder / "i.csv")
    again = prague.types("invites", "prague-2023", "--csv", "i.csv")
    assert again.stdout == EN.plain("cli-invites-made", count=0) + "\n"
    assert codes(prague.folder / "i.csv") == first
    prague.types("invites", "prague-2023", "--csv", "i.csv", "--renew")
    anew = codes(prague.folder / "i.csv")
    assert (anew.keys(), set(anew.values()) & set(first.values())) == (first.keys(), set())


def test_codes_of_new_people_are_added_to_the_file(prague: Terminal) -> None:
    prague.types("invites", "prague-2023", "--csv", "i.csv")
    first = codes(prague.folder / "i.csv")
    prague.types("import", prague.sends("people.csv", "Name,Organisation\nIvan Melnyk,Cluster\n"))
    prague.types("invites", "prague-2023", "--csv", "i.csv")
    later = codes(prague.folder / "i.csv")
    assert (later.keys() - first.keys(), later.items() >= first.items()) == ({"Ivan Melnyk"}, True)


def test_no_code_is_made_where_it_could_not_be_written(prague: Terminal) -> None:
    book = prague.sends("budget.csv", "item,price\nbus,100\n")
    for file, said in {
        str(book): EN.plain("cli-file-exists", file=str(book)),
        "nowhere/i.csv": f"nowhere/i.csv: {EN.plain('cli-cannot-write')}",
    }.items():
        result = prague.types("invites", "prague-2023", "--csv", file)
        assert (result.exit_code, result.stderr) == (1, f"{said}\n")
    assert prague.types("invites", "prague-2023").stdout.count("\t") == 17


def test_invitations_of_no_mission_leave_no_file(terminal: Terminal) -> None:
    result = terminal.types("invites", "lviv", "--csv", "i.csv")
    said = EN.plain("cli-no-such-mission", code="lviv", codes="–")
    assert (result.exit_code, result.stderr) == (1, f"{said}\n")
    assert not (terminal.folder / "i.csv").exists()


# --- settings ---


def test_a_settings_file_without_a_token_does_not_stop_an_import(terminal: Terminal) -> None:
    terminal.sends(".env", "BOT_OWNERS=1\n")
    assert terminal.types("import", SAMPLE).exit_code == 0


def test_the_setup_cannot_be_checked_without_a_token(terminal: Terminal) -> None:
    result = terminal.types("check")
    assert (result.exit_code, result.stderr) == (1, "BOT_TOKEN is missing\n")


# --- beside a running bot ---


async def test_commands_go_through_the_running_bot(sandbox: Sandbox, tmp_path: Path) -> None:
    await sandbox.name_bot(username="attache_bot")
    await sandbox.clock.move(to=NOW)
    async with running_bot(sandbox.url, tmp_path) as bot:
        await bot.start()
        assert (await bot.command("import", str(SAMPLE)))[0] == 0
        code, out, err = await bot.command("invites", "prague-2023", "--csv", "i.csv", "--qr", "qr")
        assert (code, err, "attache.db" in out) == (0, "", False)
        links = set(column(tmp_path / "i.csv", "link").values())
        assert all(link.startswith("https://t.me/attache_bot?start=") for link in links)
        read = {zxingcpp.read_barcodes(Image.open(file))[0].text for file in (tmp_path / "qr").iterdir()}
        assert (len(read), read) == (17, links)
        code, out, err = await bot.command("import", str(SAMPLE / "forum-programme.csv"))
        assert (code, err) == (0, "")
        code, out, err = await bot.command("check")
        assert (code, err) == (0, "")
        assert out.splitlines()[-1] == EN.plain("cli-check-telegram", username="attache_bot")
        code, out, err = await bot.command("import", "nowhere.csv")
        assert (code, out, err) == (1, "", EN.plain("cli-no-such-file", file="nowhere.csv") + "\n")
        assert await bot.stop() == 0
