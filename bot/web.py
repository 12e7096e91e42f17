"""The webhook: Telegram brings updates here (Bot API › setWebhook). Kept and committed, then answered with 200."""

import asyncio
import hmac
import socket
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.intake import UPDATES, keep
from bot.patience import RefusedStartError, patiently
from bot.settings import Settings
from storage.database import Database
from storage.inbox import Incoming

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, not a secret
GRACE: Final = 1
"""Seconds for the requests under way when the server stops."""
BACKLOG: Final = 128


class QuietServer(uvicorn.Server):
    """uvicorn without signal handlers of its own: stopping is the running bot's business."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Webhook:
    """A small web server: `POST /webhook` for Telegram, `GET /health` for whoever watches."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        clock: Clock,
        hand_on: Callable[[Sequence[Incoming]], None],
    ) -> None:
        self._settings = settings
        self._secret = settings.webhook_secret.get_secret_value()
        self._database = database
        self._clock = clock
        self._hand_on = hand_on

    def application(self) -> Starlette:
        """The routes, for uvicorn and for the tests."""
        return Starlette(
            routes=[
                Route("/webhook", self._take, methods=["POST"]),
                Route("/health", self._health, methods=["GET"]),
            ],
        )

    async def _take(self, request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self._secret.encode()):
            return PlainTextResponse("", status_code=403)
        try:
            update: Any = await request.json()
        except ValueError:
            return PlainTextResponse("", status_code=400)
        self._hand_on(await keep(self._database, self._clock, [update]))
        return PlainTextResponse("")

    async def _health(self, request: Request) -> Response:
        del request
        return PlainTextResponse("ok")

    @asynccontextmanager
    async def open(self, bot: ExtBot[Any]) -> AsyncIterator[None]:
        """Listen, tell Telegram where, and stop listening at the end. Pending updates are kept."""
        listening = listen(self._settings.listen)
        server = QuietServer(
            uvicorn.Config(
                self.application(), log_level="warning", lifespan="off", timeout_graceful_shutdown=GRACE
            )
        )
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            await patiently(partial(self._register, bot))
            yield
        finally:
            server.should_exit = True
            await serving

    async def _register(self, bot: ExtBot[Any]) -> None:
        await bot.set_webhook(
            f"{self._settings.webhook_url.rstrip('/')}/webhook",
            secret_token=self._secret,
            allowed_updates=list(UPDATES),
        )


def listen(address: str) -> socket.socket:
    """A socket that listens at HOST:PORT. Raises RefusedStartError where that is not possible."""
    host, _, port = address.rpartition(":")
    try:
        found = socket.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM)
        return _listening(*found[0])
    except (OSError, ValueError, OverflowError) as error:
        raise RefusedStartError(f"cannot listen at BOT_LISTEN ({address}): {error}") from None


def _listening(family: int, kind: int, protocol: int, name: str, where: Any) -> socket.socket:
    del name
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
        listening.listen(BACKLOG)
    except BaseException:
        listening.close()
        raise
    return listening
