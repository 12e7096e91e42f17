"""Updates delivered to a bot's own address."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sandbox.client import Person, Sandbox

from .playing import done, said

ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Listener:
    """Answers with the statuses it was given, then with 200, and keeps what came."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.body = b""
        self.kind = "application/json"
        self.open = asyncio.Event()
        self.open.set()
        self.came: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue()
        self.url = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        body = json.loads(await reader.readexactly(int(headers["content-length"])))
        self.came.put_nowait((headers.get("x-telegram-bot-api-secret-token", ""), body))
        await self.open.wait()
        status = self.statuses.pop(0) if self.statuses else 200
        about = f"content-type: {self.kind}\r\ncontent-length: {len(self.body)}\r\nconnection: close"
        writer.write(f"HTTP/1.1 {status} X\r\n{about}\r\n\r\n".encode() + self.body)
        writer.close()
        await writer.wait_closed()


@asynccontextmanager
async def listening(*statuses: int) -> AsyncIterator[Listener]:
    listener = Listener(*statuses)
    server = await asyncio.start_server(listener.answer, "127.0.0.1", 0)
    listener.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    async with server:
        yield listener


async def test_updates_are_posted_with_the_secret_and_again_until_taken(
    sandbox: Sandbox, ann: Person
) -> None:
    async with listening(500) as listener:
        await done(sandbox, "setWebhook", url=listener.url, secret_token="s-1")
        first, again = [await asyncio.wait_for(listener.came.get(), 3) for _ in range(2)]
        assert first == again
        assert (first[0], first[1]["message"]["text"]) == ("s-1", "/start")
        await ann.send("next")
        assert (await asyncio.wait_for(listener.came.get(), 3))[1]["message"]["text"] == "next"
        info = await done(sandbox, "getWebhookInfo")
        assert (info["url"], info["last_error_message"]) == (
            listener.url,
            "Wrong response from the webhook: 500 X",
        )
        assert await said(sandbox, "getUpdates") == ACTIVE
        await done(sandbox, "deleteWebhook", drop_pending_updates=True)
    assert await done(sandbox, "getUpdates") == []
    assert (await done(sandbox, "getWebhookInfo"))["url"] == ""


async def test_a_webhook_ends_a_poll_that_waits(sandbox: Sandbox) -> None:
    poll = asyncio.create_task(sandbox.call("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    async with listening() as listener:
        await done(sandbox, "setWebhook", url=listener.url)
        assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
        await done(sandbox, "setWebhook", url="")


async def test_a_webhook_elsewhere_or_with_a_bad_secret_is_refused(sandbox: Sandbox) -> None:
    elsewhere = await said(sandbox, "setWebhook", url="https://example.com/hook")
    assert elsewhere == "Bad Request: bad webhook: the sandbox delivers to this machine only"
    plain = await said(sandbox, "setWebhook", url="ftp://127.0.0.1/hook")
    assert plain == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    abroad = await said(sandbox, "setWebhook", url="http://127.0.0.1:9/x", ip_address="8.8.8.8")
    assert abroad == elsewhere
    long = await said(sandbox, "setWebhook", url="http://127.0.0.1:9/x", secret_token="s" * 257)
    assert long == "Bad Request: secret token is too long"
    bad = await said(sandbox, "setWebhook", url="http://127.0.0.1:9/x", secret_token="with space")
    assert bad == "Bad Request: secret token contains unallowed characters"


async def failed(sandbox: Sandbox) -> dict[str, Any]:
    """What getWebhookInfo says as soon as a delivery has failed."""
    for _ in range(300):
        info: dict[str, Any] = await done(sandbox, "getWebhookInfo")
        if "last_error_message" in info:
            return info
    raise AssertionError("no delivery has failed")


async def texts(listener: Listener, count: int) -> list[str]:
    """So many updates, as they come."""
    return [(await asyncio.wait_for(listener.came.get(), 3))[1]["message"]["text"] for _ in range(count)]


async def test_chats_are_delivered_side_by_side_and_each_in_its_order(sandbox: Sandbox) -> None:
    people = [await sandbox.people.add(name) for name in ("Ann", "Bob", "Eve")]
    async with listening() as listener:
        listener.open.clear()
        await done(sandbox, "setWebhook", url=listener.url, max_connections=2)
        for text in ("1", "2"):
            for person in people:
                await person.send(f"{person.name} {text}")
        first = set(await texts(listener, 2))
        assert first == {"Ann 1", "Bob 1"}
        assert listener.came.empty()
        listener.open.set()
        rest = await texts(listener, 4)
        assert sorted(rest) == ["Ann 2", "Bob 2", "Eve 1", "Eve 2"]
        assert rest.index("Eve 1") < rest.index("Eve 2")
        await done(sandbox, "deleteWebhook")


async def test_one_chat_whose_update_is_not_taken_does_not_hold_up_the_others(
    sandbox: Sandbox, ann: Person
) -> None:
    bob = await sandbox.people.add("Bob")
    async with listening(500) as listener:
        await done(sandbox, "setWebhook", url=listener.url, max_connections=1)
        assert await texts(listener, 1) == ["/start"]
        await bob.send("hello")
        await ann.send("more")
        assert await texts(listener, 3) == ["hello", "/start", "more"]
        await done(sandbox, "deleteWebhook")


async def test_an_answer_that_holds_a_call_is_performed(sandbox: Sandbox, ann: Person) -> None:
    async with listening() as listener:
        listener.body = json.dumps({"method": "sendMessage", "chat_id": ann.id, "text": "at once"}).encode()
        await done(sandbox, "setWebhook", url=listener.url)
        assert (await ann.wait_for(lambda screen: bool(screen.received))).texts == ["at once"]
        listener.kind = "application/x-www-form-urlencoded"
        listener.body = f"method=sendMessage&chat_id={ann.id}&text=by+form".encode()
        assert (await ann.ask("again")).text == "by form"
        listener.body = f"method=sendMessage&chat_id={ann.id}&text=".encode()
        await ann.send("third")
        await texts(listener, 3)
        listener.body = b"method=getUpdates&timeout=20"
        await ann.send("fourth")
        await texts(listener, 1)
        async with asyncio.timeout(3):
            while not (polls := await sandbox.ledger(method="getUpdates")):
                await ann.screen()
        assert [entry.error_code for entry in polls] == [409]
        await done(sandbox, "deleteWebhook")
    sent = await sandbox.ledger(method="sendMessage")
    assert [(entry.outcome, entry.chat_id) for entry in sent[:2]] == [("accepted", ann.id)] * 2


async def test_what_a_bot_asks_of_its_webhook_is_kept_and_told(sandbox: Sandbox, ann: Person) -> None:
    async with listening(500, 500) as listener:
        form: dict[str, Any] = {"url": listener.url, "max_connections": 900, "ip_address": "127.0.0.1"}
        form["allowed_updates"] = json.dumps(["MESSAGE", "nonsense"])
        await sandbox.line.raw(
            "POST",
            f"/bot{sandbox.token}/setWebhook",
            data=form,
            files={"certificate": ("cert.pem", b"-----BEGIN CERTIFICATE-----")},
        )
        await asyncio.wait_for(listener.came.get(), 3)
        info = await done(sandbox, "getWebhookInfo")
        assert info.pop("last_error_date", 0) >= 0
        info.pop("last_error_message", None)
        assert info == {
            "url": listener.url,
            "has_custom_certificate": True,
            "pending_update_count": 1,
            "max_connections": 100,
            "ip_address": "127.0.0.1",
            "allowed_updates": ["message"],
        }
        await done(sandbox, "setWebhook", url=listener.url, drop_pending_updates=True, allowed_updates=[])
        assert (await done(sandbox, "getWebhookInfo"))["pending_update_count"] == 0
        assert "allowed_updates" not in await done(sandbox, "getWebhookInfo")
        await done(sandbox, "deleteWebhook")


async def test_nobody_at_the_address_is_told_as_telegram_tells_it(sandbox: Sandbox, ann: Person) -> None:
    async with listening() as listener:
        url = listener.url
    await done(sandbox, "setWebhook", url=url)
    info = await failed(sandbox)
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await done(sandbox, "deleteWebhook")


async def test_faults_of_updates_reach_a_webhook_with_their_numbers(sandbox: Sandbox) -> None:
    ann = await sandbox.people.add("Ann")
    async with listening() as listener:
        await done(sandbox, "setWebhook", url=listener.url)
        await sandbox.faults.add("updates", "reordered", seconds=5)
        for text in ("a", "b"):
            await ann.send(text)
        updates = [(await asyncio.wait_for(listener.came.get(), 3))[1] for _ in range(2)]
        assert [update["message"]["text"] for update in updates] == ["b", "a"]
        assert updates[0]["update_id"] - updates[1]["update_id"] == 1
        await sandbox.faults.add("updates", "duplicated")
        await ann.send("c")
        assert await texts(listener, 2) == ["c", "c"]
        await done(sandbox, "deleteWebhook")
