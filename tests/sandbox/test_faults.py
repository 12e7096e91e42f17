"""Each fault as a client's transport sees it, and what the ledger says about it."""

import asyncio
from typing import Any

import httpx
import pytest

from sandbox.client import FaultKind, Person, Sandbox

from .playing import done


async def send(sandbox: Sandbox, chat_id: int, *, timeout: float = 5.0) -> dict[str, Any]:  # noqa: ASYNC109 - the client's own
    """A send over a connection of its own."""
    async with httpx.AsyncClient(base_url=sandbox.url, timeout=timeout, trust_env=False) as client:
        answer = await client.post(f"/bot{sandbox.token}/sendMessage", data={"chat_id": chat_id, "text": "x"})
        body: dict[str, Any] = answer.json()
        return body


@pytest.mark.parametrize(
    ("kind", "code", "description"),
    [
        ("429", 429, "Too Many Requests: retry after 7"),
        ("500", 500, "Internal Server Error"),
        ("403", 403, "Forbidden: bot was blocked by the user"),
    ],
)
async def test_an_answered_fault_leaves_the_chat_as_it_was(
    sandbox: Sandbox, ann: Person, kind: FaultKind, code: int, description: str
) -> None:
    await sandbox.faults.add("sendMessage", kind, retry_after=7)
    answer = await send(sandbox, ann.id)
    assert (answer["error_code"], answer["description"]) == (code, description)
    assert answer.get("parameters") == ({"retry_after": 7} if kind == "429" else None)
    assert (await ann.screen()).received == []
    (entry,) = await sandbox.ledger(method="sendMessage")
    assert (entry.outcome, entry.fault, entry.error_code) == ("fault", kind, code)
    assert (await send(sandbox, ann.id))["ok"]


async def test_a_reset_before_accepting_leaves_the_chat_as_it_was(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.faults.add("sendMessage", "reset_before")
    with pytest.raises(httpx.ReadError):
        await send(sandbox, ann.id)
    assert (await ann.screen()).received == []
    assert [entry.outcome for entry in await sandbox.ledger(method="sendMessage")] == ["fault"]


async def test_a_reset_after_accepting_loses_only_the_answer(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.faults.add("sendMessage", "reset_after")
    with pytest.raises(httpx.ReadError):
        await send(sandbox, ann.id)
    assert (await ann.screen()).texts == ["x"]
    (entry,) = await sandbox.ledger(method="sendMessage")
    assert (entry.outcome, entry.fault, entry.message_id) == ("accepted", "reset_after", 2)


@pytest.mark.parametrize(("kind", "seen"), [("hang_before", []), ("hang_after", ["x"])])
async def test_a_hanging_answer_ends_with_the_clients_patience(
    sandbox: Sandbox, ann: Person, kind: FaultKind, seen: list[str]
) -> None:
    await sandbox.faults.add("sendMessage", kind)
    with pytest.raises(httpx.ReadTimeout):
        await send(sandbox, ann.id, timeout=0.1)
    assert (await ann.screen()).texts == seen


async def test_a_slow_answer_comes(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.faults.add("sendMessage", "slow", seconds=0.05)
    started = asyncio.get_running_loop().time()
    assert (await send(sandbox, ann.id))["ok"]
    assert asyncio.get_running_loop().time() - started >= 0.05
    assert [entry.outcome for entry in await sandbox.ledger(method="sendMessage")] == ["accepted"]


async def test_a_fault_meets_its_method_and_chat_as_often_as_ordered(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob")
    await bob.send("/start")
    await sandbox.faults.add("sendMessage", "500", count=2, chat_id=ann.id)
    assert (await send(sandbox, bob.id))["ok"]
    await done(sandbox, "sendChatAction", chat_id=ann.id, action="typing")
    assert [(await send(sandbox, ann.id))["ok"] for _ in range(3)] == [False, False, True]
    assert await sandbox.faults.coming() == []


async def test_a_fault_for_any_method_can_be_called_off(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.faults.add("*", "500", count=5)
    assert (await sandbox.call("getMe"))["error_code"] == 500
    (fault,) = await sandbox.faults.coming()
    assert (fault["method"], fault["count"]) == ("*", 4)
    await sandbox.faults.clear()
    assert (await sandbox.call("getMe"))["ok"]
