"""How calls travel to Telegram: PTB's request over aiohttp, which takes a third of the time that httpx does."""

import time
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

UNSENT: Final = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""What aiohttp raises before a byte of the request has left: the message surely did not arrive.

Without a connection there is no request. Whatever breaks on a connection, also on one that was kept from an earlier
call, may have broken after Telegram took the message.
"""
CONNECT_SECONDS: Final = 5.0
KEPT_SECONDS: Final = 15.0
"""An idle connection is given up before Telegram does: a message written into one that is closing is in doubt."""
MOST_READS: Final = 3
"""A server that trickles its answer has so many times the seconds of one read."""


Hear = Callable[[str, float], None]
"""Is told the Date of every answer, and when that answer was asked for (monotonic seconds)."""


class Line(BaseRequest):
    """Calls side by side over at most `connections`; each read waits `read_timeout` seconds at most.

    Errors are PTB's, and what aiohttp saw is their cause (see UNSENT). Their texts name no address: it holds the token.
    """

    def __init__(self, connections: int, read_timeout: float, hear: Hear | None = None) -> None:
        self._hear = hear
        self._connections = connections
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    async def initialize(self) -> None:
        """Nothing: the first call opens the session."""

    def _opened(self, url: str) -> aiohttp.ClientSession:
        """A line leads to one server, so that the way there is looked up once: aiohttp would do so at every call."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEPT_SECONDS)
            jar = aiohttp.DummyCookieJar()
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=jar, proxy=proxy_to(url), trust_env=False
            )
        return self._session

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917 - PTB's own signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The answer's status and body. Raises TimedOut or NetworkError."""
        del write_timeout, connect_timeout, pool_timeout  # nobody here asks for others than this line's own
        read = self._read_timeout if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        waits = aiohttp.ClientTimeout(total=MOST_READS * read, connect=CONNECT_SECONDS, sock_read=read)
        body, asked_at = _body(request_data), time.monotonic()
        try:
            async with self._opened(url).request(
                method, url, data=body, timeout=waits, allow_redirects=False
            ) as answer:
                if self._hear:
                    self._hear(answer.headers.get("Date", ""), asked_at)
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error


def proxy_to(url: str) -> str | None:
    """The proxy that the environment names for a URL (HTTPS_PROXY, NO_PROXY and their like), with its login."""
    parts = urlsplit(url)
    return None if proxy_bypass(parts.netloc) else getproxies().get(parts.scheme)


def _body(data: RequestData | None) -> dict[str, str] | aiohttp.FormData | None:
    """A plain form, or one with files in it."""
    if data is None:
        return None
    if not data.multipart_data:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for field, (name, content, kind) in data.multipart_data.items():
        form.add_field(field, content, filename=name, content_type=kind)
    return form
