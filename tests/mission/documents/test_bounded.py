import asyncio
import contextlib
from pathlib import Path

import psutil
import pytest
from structlog.testing import capture_logs

from mission.documents import bounded
from mission.documents.bounded import ReadJob, read_bounded
from mission.documents.draft import Draft, FirstDayNeeded, Refused
from mission.documents.read import read_programme
from tests.mission.documents.making import PRAGUE, csv_file
from tests.mission.documents.shared import FOLDER, needs_shared

LIMIT = 400_000_000  # bytes


OTHERS: set[psutil.Process] = set()
"""What other tests have running beside this one: a sandbox, a browser."""


@pytest.fixture(autouse=True)
def _others() -> None:
    OTHERS.clear()
    OTHERS.update(psutil.Process().children(recursive=True))


def children() -> list[psutil.Process]:
    return [child for child in psutil.Process().children(recursive=True) if child not in OTHERS]


async def reader_process() -> psutil.Process:
    """The child, as soon as it has become the reader."""
    while True:
        for child in children():
            if "mission.documents.bounded" in child.cmdline():
                return child
        await asyncio.sleep(0.01)


async def refusal(path: Path, *, seconds: float = 30, memory: int = bounded.MEMORY) -> str:
    with pytest.raises(Refused) as refused:
        await read_bounded(ReadJob(path=path, form="programme"), seconds=seconds, memory=memory)
    assert refused.value.args_of_text["file"] == path.name
    assert children() == []
    return refused.value.key


async def test_a_file_that_is_absent_or_too_large_is_refused_without_reading(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(bounded.FILE_SIZE + 1)
    assert await refusal(large) == "document-too-large"
    assert await refusal(tmp_path / "absent.csv") == "document-not-found"


async def test_a_file_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "flat.json"
    path.write_text("[" + "[]," * 2_000_000 + "[]]")
    assert await refusal(path, memory=200_000_000) == "document-too-much"


async def test_a_file_that_takes_too_long_is_refused_and_its_reader_ended(tmp_path: Path) -> None:
    rule = "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"
    path = tmp_path / "endless.ics"
    path.write_text(
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20230101T000000Z\n{rule}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert await refusal(path, seconds=1.5) == "document-too-slow"


async def test_a_reader_without_memory_to_begin_with_is_a_refusal(tmp_path: Path) -> None:
    assert await refusal(csv_file(tmp_path, "Date,Start,Title\n"), memory=1_000) == "document-too-much"


async def test_a_defect_of_ours_is_a_refusal_and_a_line_in_the_log(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Date,Start,Title\n24.4.2023,9:00,private\n")
    with capture_logs() as logs, pytest.raises(Refused) as refused:
        await read_bounded(ReadJob(path=path, form="programme", zone="No/Zone"))
    assert refused.value.key == "document-reader-failed"
    assert [line["event"] for line in logs] == ["a document's reader failed"]
    assert "ZoneInfoNotFoundError" in logs[0]["defect"]
    assert "private" not in str(logs)


async def test_a_cancelled_reading_leaves_no_process_behind(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Date,Start,Title\n24.4.2023,9:00,a\n")
    reading = asyncio.create_task(read_bounded(ReadJob(path=path, form="programme")))
    await reader_process()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert children() == []


async def test_refusals_come_through_whole(tmp_path: Path) -> None:
    assert await refusal(csv_file(tmp_path, "Date,Start,Title\n")) == "document-no-rows"
    path = csv_file(tmp_path, "Day,Start,Title\nMonday,9:00,a\n")
    with pytest.raises(FirstDayNeeded) as needed:
        await read_bounded(ReadJob(path=path, form="programme"))
    assert needed.value.args_of_text == {"file": "agenda.csv", "days": "Monday"}


async def test_a_draft_is_the_same_as_without_the_bounds(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Date,Start,End,Title\n24.4.2023,9:00,10:00,Зустріч\n24.4.2023,11:00,10:00,b\n")
    job = ReadJob(path=path, form="any", zone="Europe/Prague", kind="ours")
    assert await read_bounded(job) == read_programme(path, zone=PRAGUE, kind="ours")


async def test_the_reader_inherits_no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:secret")
    path = csv_file(tmp_path, "Date,Start,Title\n" + "24.4.2023,9:00,a\n" * 5_000)
    reading = asyncio.create_task(read_bounded(ReadJob(path=path, form="programme")))
    environment = (await reader_process()).environ()
    assert isinstance(await reading, Draft)
    assert sorted(environment) == ["PATH", "PYTHONUTF8"]


@needs_shared
async def test_the_bomb_is_refused_far_below_the_memory_that_is_allowed() -> None:
    bomb = FOLDER / "bad" / "files" / "bomb-sheet-60MB.xlsx"
    reading = asyncio.create_task(refusal(bomb))
    process = await reader_process()
    peak = 0
    while not reading.done():
        with contextlib.suppress(psutil.NoSuchProcess):
            assert process.rlimit(psutil.RLIMIT_AS)[1] in (bounded.MEMORY, psutil.RLIM_INFINITY)
            peak = max(peak, process.memory_info().rss)
        await asyncio.sleep(0.01)
    assert await reading == "document-workbook-too-large"
    assert 0 < peak < LIMIT // 2
    assert bounded.MEMORY < LIMIT
