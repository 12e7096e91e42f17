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
        self.came: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue()
        self.url = ""

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        body = json.loads(await reader.readexactly(int(headers["content-length"])))
        self.came.put_nowait((headers.get("x-telegram-bot-api-secret-token", ""), body))
        status = self.statuses.pop(0) if self.statuses else 200
        writer.write(f"HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode())
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
    bad = await said(sandbox, "setWebhook", url="http://127.0.0.1:9/x", secret_token="with space")
    assert bad == "Bad Request: secret token contains unallowed characters"
