"""`python bot.py export`, as somebody at a terminal uses it: a process of its own, a reason on stderr, never a traceback."""

import os
import stat
from collections.abc import Callable, Coroutine
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import vobject
from openpyxl import load_workbook

from storage.database import Database
from tests.forking import typed
from tests.running import RunningBot
from tests.stage import BEGINNING, open_stage
from words import Reader

EN = Reader("en")
Typed = Callable[..., Coroutine[Any, Any, tuple[int, str, str]]]


@pytest.fixture
async def types(tmp_path: Path) -> Typed:
    """A mission PRAGUE with one contact, in a database of its own; and a terminal in that folder."""
    async with open_stage(tmp_path) as stage, stage.database.transaction(BEGINNING) as tx:
        await tx.contacts.add(stage.mission.id, name="Eva Malá", organisation="ČVUT", emails=[], phones=[])
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "en_GB.UTF-8"}
    return partial(typed, tmp_path, environment | {"BOT_DATABASE": "attache.db"})


async def written_down(folder: Path) -> list[tuple[int | None, str, dict[str, Any]]]:
    database = await Database.open(f"sqlite+aiosqlite:///{folder / 'attache.db'}")
    try:
        async with database.reading(BEGINNING) as tx:
            mission = await tx.missions.by_code("PRAGUE")
            assert mission is not None
            return [(act.actor_id, act.act, act.subject) for act in await tx.audit.of_mission(mission.id)]
    finally:
        await database.close()


def beside_the_database(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith("attache.db")}


async def test_a_mission_is_written_for_its_owner_alone_and_that_is_written_down(
    types: Typed, tmp_path: Path
) -> None:
    front_door = RunningBot("", tmp_path).command
    for name, export in (("mission.xlsx", front_door), ("contacts.vcf", types), ("agenda.ics", types)):
        code, out, err = await export("export", "PRAGUE", "-o", name)
        assert (code, err) == (0, "")
        assert EN.plain("cli-written", file=name) in out
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert len(load_workbook(BytesIO((tmp_path / "mission.xlsx").read_bytes())).sheetnames) >= 11
    card: Any = vobject.readOne((tmp_path / "contacts.vcf").read_text(encoding="utf-8"))
    assert card.fn.value == "Eva Malá"
    assert (tmp_path / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert await written_down(tmp_path) == [
        (None, "mission.exported", {"what": "xlsx", "people": 6}),
        (None, "mission.exported", {"what": "vcf", "people": 1}),
        (None, "mission.exported", {"what": "ics", "people": 0}),
    ]


async def test_a_file_that_is_there_is_left_as_it_is(types: Typed, tmp_path: Path) -> None:
    (tmp_path / "mine.vcf").write_text("mine")
    code, out, err = await types("export", "PRAGUE", "-o", "mine.vcf")
    assert (code, out, err) == (1, "", EN.plain("cli-file-exists", file="mine.vcf") + "\n")
    assert (tmp_path / "mine.vcf").read_text() == "mine"
    assert await written_down(tmp_path) == []


@pytest.mark.parametrize(
    ("mission", "file", "reason"),
    [
        ("BRNO", "brno.vcf", "BRNO"),
        ("PRAGUE", "nowhere/mission.xlsx", "nowhere/mission.xlsx"),
        ("PRAGUE", "mission.docx", ".xlsx"),
        ("PRAGUE", "mission", ".xlsx"),
        ("PRAGUE", ".", ".xlsx"),
    ],
)
async def test_what_cannot_be_written_is_one_line_and_nothing_is_written(
    types: Typed, tmp_path: Path, mission: str, file: str, reason: str
) -> None:
    before = beside_the_database(tmp_path)
    code, out, err = await types("export", mission, "-o", file)
    assert (code, out) == (1, "")
    assert reason in err
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    assert beside_the_database(tmp_path) == before
    assert await written_down(tmp_path) == []
