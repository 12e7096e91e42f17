"""Each fault as a client's transport sees it, and what the ledger says about it."""

import asyncio
from typing import Any

import httpx
import pytest
import telegram
from telegram.error import Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from sandbox.client import FaultKind, Person, Sandbox, SandboxError

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


async def test_a_share_of_the_calls_fails_and_the_same_ones_again_with_the_same_seed(
    sandbox: Sandbox,
) -> None:
    async def failing(seed: int) -> list[bool]:
        number = await sandbox.faults.add("getMe", "500", count=None, share=0.3, seed=seed)
        failed = [not (await sandbox.call("getMe"))["ok"] for _ in range(40)]
        (fault,) = await sandbox.faults.coming()
        assert (fault["count"], fault["happened"]) == (None, sum(failed))
        await sandbox.faults.call_off(number)
        return failed

    first, again, other = [await failing(seed) for seed in (7, 7, 8)]
    assert first == again != other
    assert 4 < sum(first) < 20
    with pytest.raises(SandboxError, match="no such fault"):
        await sandbox.faults.call_off(1)


async def test_an_answer_comes_byte_by_byte(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.faults.add("sendMessage", "trickle", seconds=0.2)
    started = asyncio.get_running_loop().time()
    assert (await send(sandbox, ann.id))["ok"]
    assert asyncio.get_running_loop().time() - started >= 0.2


@pytest.mark.parametrize(
    "kind", ["403", "502", "reset_before", "reset_after", "slow", "trickle", "truncated"]
)
async def test_a_download_can_fail_too_and_stands_in_the_ledger_then(
    sandbox: Sandbox, ann: Person, kind: FaultKind
) -> None:
    await ann.send_file("a.txt", b"abcdef")
    update = (await done(sandbox, "getUpdates"))[-1]
    path = (await done(sandbox, "getFile", file_id=update["message"]["document"]["file_id"]))["file_path"]
    await sandbox.faults.add("file", kind, seconds=0.01)
    seen: object
    async with httpx.AsyncClient(base_url=sandbox.url, trust_env=False) as client:
        try:
            answer = await client.get(f"/file/bot{sandbox.token}/{path}")
            seen = answer.content if answer.is_success else answer.status_code
        except httpx.HTTPError as error:
            seen = type(error)
        assert (await client.get(f"/file/bot{sandbox.token}/{path}")).content == b"abcdef"
    whole = b"abcdef"
    expected: dict[str, object] = {
        "slow": whole,
        "trickle": whole,
        "truncated": b"abc",
        "403": 403,
        "502": 502,
    }
    assert seen == expected.get(kind, httpx.ReadError)
    (entry,) = await sandbox.ledger(method="file")
    assert (entry.fault, entry.parameters) == (kind, {"file_path": path})


AS_PTB_SEES_THEM: dict[FaultKind, tuple[type[TelegramError] | None, str, str]] = {
    "429": (RetryAfter, "Flood control exceeded. Retry in", "fault"),
    "403": (Forbidden, "Forbidden: bot was blocked by the user", "fault"),
    "500": (NetworkError, "Internal Server Error", "fault"),
    "502": (NetworkError, "Bad Gateway", "fault"),
    "reset_before": (NetworkError, "httpx.ReadError", "fault"),
    "reset_after": (NetworkError, "httpx.ReadError", "accepted"),
    "hang_before": (TimedOut, "Timed out", "fault"),
    "hang_after": (TimedOut, "Timed out", "accepted"),
    "slow": (None, "", "accepted"),
    "trickle": (None, "", "accepted"),
    "truncated": (TelegramError, "Invalid server response", "accepted"),
}


@pytest.mark.parametrize("kind", AS_PTB_SEES_THEM)
async def test_every_fault_as_a_client_library_sees_it_and_as_the_ledger_tells_it(
    sandbox: Sandbox, ann: Person, kind: FaultKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    await sandbox.faults.add("sendMessage", kind, retry_after=3, seconds=0.05)
    expected, sentence, outcome = AS_PTB_SEES_THEM[kind]
    async with telegram.Bot(sandbox.token, base_url=f"{sandbox.url}/bot") as bot:
        if expected is None:
            await bot.send_message(ann.id, "x")
        else:
            with pytest.raises(expected, match=sentence) as error:
                await bot.send_message(ann.id, "x", read_timeout=0.3)
            assert error.type is expected
    (entry,) = await sandbox.ledger(method="sendMessage")
    assert (entry.fault, entry.outcome) == (kind, outcome)
    assert (await ann.screen()).texts == (["x"] if outcome == "accepted" else [])


async def polled(sandbox: Sandbox) -> list[tuple[int, str]]:
    """Everything that comes, one at a time, confirmed in between: how far after the first id, and the text."""
    seen: list[dict[str, Any]] = []
    offset = 0
    while updates := await done(sandbox, "getUpdates", offset=offset, limit=1, timeout=0 if seen else 2):
        seen += updates
        offset = updates[0]["update_id"] + 1
    return [(update["update_id"] - seen[0]["update_id"], update["message"]["text"]) for update in seen]


async def noted(sandbox: Sandbox) -> list[tuple[str | None, Any]]:
    return [(entry.fault, entry.parameters["kind"]) for entry in await sandbox.ledger(method="update")]


async def test_an_update_comes_twice_though_it_was_confirmed(sandbox: Sandbox) -> None:
    ann = await sandbox.people.add("Ann")
    await sandbox.faults.add("updates", "duplicated", chat_id=ann.id)
    for text in ("a", "b"):
        await ann.send(text)
    assert await polled(sandbox) == [(0, "a"), (0, "a"), (1, "b")]
    assert await noted(sandbox) == [("duplicated", "message")]


async def test_an_update_comes_late(sandbox: Sandbox) -> None:
    ann = await sandbox.people.add("Ann")
    await sandbox.faults.add("updates", "delayed", seconds=0.05)
    for text in ("a", "b"):
        await ann.send(text)
    assert await polled(sandbox) == [(0, "b")]
    await asyncio.sleep(0.1)
    assert await polled(sandbox) == [(0, "a")]
    assert await noted(sandbox) == [("delayed", "message")]


async def test_an_update_comes_after_the_next_one_or_alone_when_there_is_none(sandbox: Sandbox) -> None:
    ann = await sandbox.people.add("Ann")
    await sandbox.faults.add("updates", "reordered", seconds=5)
    for text in ("a", "b", "c"):
        await ann.send(text)
    assert await polled(sandbox) == [(0, "b"), (1, "a"), (2, "c")]
    await sandbox.faults.add("updates", "reordered", seconds=0.01)
    await ann.send("alone")
    assert await polled(sandbox) == [(0, "alone")]
    assert await noted(sandbox) == [("reordered", "message")] * 2


async def test_faults_of_calls_and_of_updates_are_not_mixed_up(sandbox: Sandbox, ann: Person) -> None:
    for method, kind in (("updates", "500"), ("sendMessage", "delayed"), ("sendMessage", "rain")):
        with pytest.raises(SandboxError, match="kind is one of"):
            await sandbox.line.post("/api/faults", {"method": method, "kind": kind})
    await sandbox.faults.add("*", "500", count=None)
    await ann.send("comes")
    await sandbox.faults.clear()
    assert [update["message"]["text"] for update in await done(sandbox, "getUpdates")] == ["/start", "comes"]


async def test_a_fault_for_any_method_can_be_called_off(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.faults.add("*", "500", count=5)
    assert (await sandbox.call("getMe"))["error_code"] == 500
    (fault,) = await sandbox.faults.coming()
    assert (fault["method"], fault["count"], fault["happened"]) == ("*", 5, 1)
    await sandbox.faults.clear()
    assert (await sandbox.call("getMe"))["ok"]
