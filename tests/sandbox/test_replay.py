"""A script for the page, and the wish for a new world."""

import asyncio
from typing import Any

import pytest

from sandbox.client import Person, Sandbox, SandboxError

SCRIPT: dict[str, Any] = {
    "title": {"en": "Two minutes"},
    "steps": [
        {"caption": {"en": "Ann says hello."}, "acts": [{"who": "Ann", "say": "hello"}]},
        {"caption": {"en": "A day later."}, "acts": [{"clock": "next due"}, {"show": ["Ann"]}]},
        {"caption": {"en": "A file."}, "acts": [{"who": "Ann", "file": "a.csv"}]},
    ],
    "files": {"a.csv": "a,b"},
}


async def somebody_waits(sandbox: Sandbox) -> None:
    for _ in range(500):
        if (await sandbox.line.get("/api/replay"))["can_begin_anew"]:
            return
    raise AssertionError("nobody waits for the wish")


async def test_a_world_has_no_script_until_one_is_put_in(sandbox: Sandbox) -> None:
    empty = await sandbox.line.get("/api/replay")
    assert empty == {"script": None, "untouched": True, "can_begin_anew": False}
    (await sandbox.line.raw("PUT", "/api/replay", json=SCRIPT)).raise_for_status()
    assert (await sandbox.line.get("/api/replay"))["script"] == SCRIPT
    await sandbox.reset()
    assert await sandbox.line.get("/api/replay") == empty


@pytest.mark.parametrize(
    ("acts", "reason"),
    [
        ([{}], "an act is one of"),
        ([{"who": "Ann", "say": "a", "tap": "b"}], "an act is one of"),
        ([{"say": "a"}], "all others name who"),
        ([{"who": "Ann", "clock": "next due"}], "all others name who"),
        ([{"who": "Ann", "file": "b.csv"}], "the script has no file 'b.csv'"),
        ([{"who": "Ann", "sings": "a"}], "Extra inputs"),
    ],
)
async def test_a_script_that_cannot_be_played_is_refused(
    sandbox: Sandbox, acts: list[dict[str, Any]], reason: str
) -> None:
    script = {"title": {}, "steps": [{"caption": {}, "acts": acts}]}
    answer = await sandbox.line.raw("PUT", "/api/replay", json=script)
    assert answer.status_code == 400
    assert reason in answer.json()["error"]
    assert (await sandbox.line.get("/api/replay"))["script"] is None


async def test_a_world_in_which_somebody_has_written_is_untouched_no_more(
    sandbox: Sandbox, ann: Person
) -> None:
    assert (await sandbox.line.get("/api/replay"))["untouched"] is False


async def test_only_who_waits_for_the_wish_can_begin_anew(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError, match="nobody here can begin this world anew"):
        await sandbox.line.post("/api/anew")
    waiting = asyncio.create_task(sandbox.line.get("/api/anew"))
    await somebody_waits(sandbox)
    await sandbox.line.post("/api/anew")
    assert await asyncio.wait_for(waiting, 2) == {"wished": True}


async def test_whoever_waits_in_a_world_that_is_over_is_sent_away(sandbox: Sandbox) -> None:
    waiting = asyncio.create_task(sandbox.line.raw("GET", "/api/anew"))
    await somebody_waits(sandbox)
    await sandbox.reset()
    assert (await asyncio.wait_for(waiting, 2)).json() == {"wished": False}
