"""The line to Telegram, against a server of its own: whatever goes wrong, it is known whether anything left."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from telegram.error import NetworkError, TimedOut

from bot.telegram import Outcome, Uncertain, Unsent, outcome_of
from bot.transport import Line

Act = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
ANSWER = b"HTTP/1.1 200 OK\r\nDate: Mon, 24 Apr 2023 05:00:00 GMT\r\nContent-Length: 2\r\n\r\n{}"
READ_SECONDS = 0.2
"""Real time, for a socket keeps it: short, and yet long enough for a busy machine to connect in."""


@asynccontextmanager
async def server(act: Act) -> AsyncIterator[str]:
    """Does `act` with each request, once its head has come; the address."""

    async def serve(coming: asyncio.StreamReader, going: asyncio.StreamWriter) -> None:
        with suppress(asyncio.CancelledError, ConnectionError):
            await coming.readuntil(b"\r\n\r\n")
            await act(coming, going)
        going.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/bot42:abc/sendMessage"


async def outcome(url: str) -> Outcome:
    """What becomes of a message on a line whose patience is short."""
    async with Line(1, READ_SECONDS) as line:
        with pytest.raises(NetworkError) as caught:
            await line.do_request(url, "POST")
    assert "abc" not in str(caught.value), "the address holds the token"
    return outcome_of(caught.value)


async def answers(_: asyncio.StreamReader, going: asyncio.StreamWriter) -> None:
    going.write(ANSWER)
    await going.drain()


async def breaks(_: asyncio.StreamReader, going: asyncio.StreamWriter) -> None:
    going.transport.abort()


async def stops_in_the_middle(_: asyncio.StreamReader, going: asyncio.StreamWriter) -> None:
    going.write(ANSWER[:-1])
    await going.drain()


async def says_nothing(coming: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await coming.read()  # until whoever asked has had enough


async def trickles(coming: asyncio.StreamReader, going: asyncio.StreamWriter) -> None:
    """Each byte well within a read's patience, by the real clock of a real socket; no longer than somebody listens."""
    for byte in ANSWER:
        going.write(bytes([byte]))
        await going.drain()
        with suppress(TimeoutError):
            await asyncio.wait_for(coming.read(), READ_SECONDS / 10)
            return


async def test_a_date_is_passed_on_with_the_moment_of_asking() -> None:
    heard: list[tuple[str, float]] = []
    async with server(answers) as url, Line(1, 5.0, lambda date, at: heard.append((date, at))) as line:
        before = time.monotonic()
        assert await line.do_request(url, "POST") == (200, b"{}")
    ((date, asked_at),) = heard
    assert date == "Mon, 24 Apr 2023 05:00:00 GMT"
    assert before <= asked_at <= time.monotonic()


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (breaks, "ServerDisconnectedError"),
        (stops_in_the_middle, "ClientPayloadError"),
        (says_nothing, "SocketTimeoutError"),
        (trickles, "TimeoutError"),
    ],
)
async def test_what_breaks_on_a_connection_may_have_arrived(act: Act, reason: str) -> None:
    async with server(act) as url:
        assert await outcome(url) == Uncertain(reason)


async def test_without_a_connection_nothing_left() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert await outcome(f"http://127.0.0.1:{port}/bot42:abc/getMe") == Unsent("ClientConnectorError")
    assert await outcome("http://nowhere.invalid/bot42:abc/getMe") == Unsent("ClientConnectorDNSError")


async def test_a_place_on_the_line_that_does_not_become_free_leaves_the_message_unsent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.transport.CONNECT_SECONDS", 0.1)
    asked = asyncio.Event()

    async def listens(coming: asyncio.StreamReader, going: asyncio.StreamWriter) -> None:
        asked.set()
        await says_nothing(coming, going)

    async with server(listens) as url, Line(1, 5.0) as line:
        first = asyncio.create_task(line.do_request(url, "POST"))
        await asyncio.wait_for(asked.wait(), 5)
        with pytest.raises(TimedOut) as caught:
            await line.do_request(url, "POST")
        first.cancel()
        await asyncio.wait([first])
    assert outcome_of(caught.value) == Unsent("ConnectionTimeoutError")
