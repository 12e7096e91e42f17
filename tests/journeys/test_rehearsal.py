"""An organiser rehearses a mission of their own: its people, its agenda, its clock."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tests.forking import typed
from tests.journeys.demo import ROOT, running_demo

MISSION = """
code = "london-2024"
name = "London: Smart Industry"
city = "London"
country = "United Kingdom"
timezone = "Europe/London"
starts = 2024-10-14
ends = 2024-10-15
languages = ["cs", "en"]
"""
DELEGATES = """name,organisation,role,language
Eva Nová,Cluster,organiser,cs
Ann O'Neill 🌻,Company,delegate,en
Jan Bez Jazyka,Company,delegate,
"""
AGENDA = """date,start,end,title,place
2024-10-14,09:00,10:00,Opening,Hall 1
2024-10-14,25:00,26:00,Never,Hall 2
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "london"
    made.mkdir()
    (made / "mission.toml").write_text(MISSION, encoding="utf-8")
    (made / "delegates.csv").write_text(DELEGATES, encoding="utf-8")
    (made / "agenda.csv").write_text(AGENDA, encoding="utf-8")
    return made


def test_a_mission_of_ones_own_stands_in_the_sandbox_on_the_evening_before(folder: Path) -> None:
    with running_demo("--mission", str(folder)) as address, people_side(address) as world:
        clock = world.get("/api/clock").json()
        assert (clock["zone"], clock["now"][:16]) == ("Europe/London", "2024-10-13T17:30")
        people = world.get("/api/people").json()["people"]
        languages = {person["name"]: person["language"] for person in people}
        assert languages == {"Eva Nová": "cs", "Ann O'Neill 🌻": "en", "Jan Bez Jazyka": "cs"}
        cards = [screen(world, person["id"])["invitation"] for person in people]
        assert {card["title"] for card in cards} == {"London: Smart Industry"}
        assert world.get("/api/replay").json()["script"] is None
        (opening,) = joined(world, people[0]["id"], cards[0]["text"])
        assert "Opening" in opening


def test_of_a_demo_that_is_ended_nothing_is_kept(folder: Path, tmp_path: Path) -> None:
    rooms = tmp_path / "rooms"
    rooms.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(rooms))
        with running_demo("--mission", str(folder)):
            assert [room.name[:13] for room in rooms.iterdir()] == ["attache-demo-"]
    assert list(rooms.iterdir()) == []


def test_a_demo_that_is_ended_while_it_starts_takes_its_sandbox_with_it() -> None:
    command = [sys.executable, "bot.py", "demo", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as demo:  # noqa: S603 - our own demo
        sandbox = started_by(psutil.Process(demo.pid))
        demo.terminate()
        assert demo.wait(20) == 0
        assert not sandbox.is_running() or sandbox.status() == psutil.STATUS_ZOMBIE


def started_by(parent: psutil.Process) -> psutil.Process:
    """The sandbox, as soon as it is there; what reads the mission's files comes and goes before it."""
    for _ in range(2000):
        for child in parent.children():
            with suppress(psutil.NoSuchProcess):
                if "sandbox" in child.cmdline():
                    return child
        time.sleep(0.005)
    raise AssertionError("no sandbox was started")


def joined(world: httpx.Client, person: int, words: str) -> list[str]:
    """By the invitation and one tap; what comes at the next due moment."""
    world.post(f"/api/people/{person}/messages", json={"text": words}).raise_for_status()
    asked = waited(world, person, 1)
    label = asked["messages"][-1]["buttons"][0][0]["text"]
    world.post(f"/api/people/{person}/taps", json={"label": label}).raise_for_status()
    shown = waited(world, person, 2)["messages"][-1]["message_id"]
    moved = world.post("/api/clock/move", json={"to_next_due": True}).json()
    assert moved["now"][:16] == "2024-10-13T19:00"
    return [message["text"] for message in screen(world, person)["messages"] if message["message_id"] > shown]


def waited(world: httpx.Client, person: int, received: int) -> dict[str, Any]:
    """The screen with so many messages from the bot."""
    for _ in range(60):
        shown = screen(world, person)
        if sum(not message["out"] for message in shown["messages"]) >= received:
            return shown
        version = shown["version"]
        world.get(f"/api/people/{person}/chats/bot", params={"unless": version, "wait": 1})
    raise AssertionError("the bot did not answer")


def screen(world: httpx.Client, person: int) -> dict[str, Any]:
    shown: dict[str, Any] = world.get(f"/api/people/{person}/chats/bot").json()
    return shown


def people_side(address: str) -> httpx.Client:
    return httpx.Client(base_url=address, timeout=60, trust_env=False)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--mission", "nowhere"], "There is no file or folder nowhere"),
        (
            ["--programme", "nowhere.csv", "--mission", "samples/prague-2023"],
            "There is no file or folder nowhere.csv",
        ),
        (["--mission", "docs"], "docs"),
        (["--mission", "samples/prague-2023-v2/agenda.csv"], "describes no mission"),
    ],
)
async def test_what_is_no_mission_is_refused_with_a_sentence(options: list[str], reason: str) -> None:
    code, said, errors = await typed(ROOT, {"LANG": "en"}, "demo", "--port", "0", *options)
    assert (code, said) == (1, "")
    assert reason in errors
    assert "Traceback" not in errors
