"""A sandbox as a process: how it starts, begins anew and stops."""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from sandbox.client import Sandbox, SandboxError, running_sandbox, sandbox_server

START = datetime(2023, 4, 24, 5, 30, tzinfo=UTC)


async def polled(url: str, token: str) -> httpx.Response:
    """A poll over a connection of its own."""
    async with httpx.AsyncClient(base_url=url, timeout=30, trust_env=False) as poller:
        return await poller.post(f"/bot{token}/getUpdates", json={"timeout": 20})


async def test_a_sandbox_of_ones_own_starts_at_a_moment_and_cuts_pollers_off_when_it_stops() -> None:
    async with running_sandbox(now=START) as own:
        assert timedelta(0) <= await own.clock.now() - START < timedelta(seconds=20)
        poll = asyncio.create_task(polled(own.url, own.token))
        await own.call("getMe")
    with pytest.raises(httpx.TransportError):
        await poll
    with pytest.raises(httpx.ConnectError):
        await polled(own.url, own.token)


def test_a_wrong_option_does_not_start_and_says_so() -> None:
    with pytest.raises(SandboxError, match="did not start"), sandbox_server("--token", "nonsense"):
        pass


async def test_a_new_world_knows_nothing_of_the_old_one(sandbox: Sandbox) -> None:
    ann = await sandbox.people.add("Ann")
    await ann.send("hello")
    await sandbox.faults.add("getMe", "500")
    (update,) = (await sandbox.call("getUpdates"))["result"]
    poll = asyncio.create_task(sandbox.call("getUpdates", offset=update["update_id"] + 1, timeout=20))
    await asyncio.sleep(0.05)
    await sandbox.reset(now=START, rate=0)
    with pytest.raises(httpx.TransportError):
        await poll
    assert await sandbox.people.list() == []
    assert (await sandbox.call("getUpdates"))["result"] == []
    assert (await sandbox.call("getMe"))["ok"]
    assert await sandbox.clock.now() == START
