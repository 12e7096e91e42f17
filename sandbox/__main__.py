"""`python -m sandbox --port 8080`: prints one line when it is ready, and runs until it is stopped."""

import argparse
import asyncio
import socket
import sys
from datetime import UTC, datetime

import uvicorn

from . import models as _  # noqa: F401 - first: whatever imports aiogram comes after it
from .refusals import Impossible
from .server import Server
from .world import SAMPLE_TOKEN, World
from .zones import ZONE, known_zone


def main(arguments: list[str] | None = None) -> None:
    options = _options(arguments)
    try:
        asyncio.run(serve(options))
    except (Impossible, OSError) as error:
        sys.exit(f"The sandbox cannot start: {error}")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("sandbox", description="A Telegram on your own machine.")
    parser.add_argument("--port", type=int, default=8080, help="0 takes any free one")
    parser.add_argument(
        "--token", help=f"the first bot's token (else the first that calls; sample: {SAMPLE_TOKEN})"
    )
    parser.add_argument(
        "--strict", action=argparse.BooleanOptionalAction, default=True, help="refuse unknown parameters"
    )
    parser.add_argument(
        "--flood", action=argparse.BooleanOptionalAction, default=True, help="keep Telegram's flood limits"
    )
    parser.add_argument(
        "--paid", action="store_true", help="grant allow_paid_broadcast: 1,000 messages a second"
    )
    parser.add_argument("--now", type=_moment, help="what the world's clock shows at the start (ISO 8601)")
    parser.add_argument("--rate", type=float, default=1.0, help="how fast the world's clock runs; 0 stops it")
    parser.add_argument("--zone", type=_zone, default=ZONE, help="the time zone that the page shows")
    parser.add_argument("--tap-seconds", type=float, default=150.0, help="how long a tap may be answered")
    return parser.parse_args(arguments)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _zone(name: str) -> str:
    try:
        return known_zone(name)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


class Listening(uvicorn.Server):
    """Sends everybody who still waits away when it is told to stop."""

    def __init__(self, server: Server) -> None:
        super().__init__(
            uvicorn.Config(
                server,
                log_level="warning",
                access_log=False,
                proxy_headers=False,
                lifespan="off",
                timeout_graceful_shutdown=1,
            )
        )
        self._server = server

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._server.world.end()
        await super().shutdown(sockets)


async def serve(options: argparse.Namespace) -> None:
    """Listens on 127.0.0.1 only."""
    world = World(
        now=options.now,
        rate=options.rate,
        zone=options.zone,
        strict=options.strict,
        flood=options.flood,
        paid=options.paid,
        tap_seconds=options.tap_seconds,
    )
    if options.token:
        world.add_bot(options.token)
    with _listening(options.port) as listening:
        sys.stdout.write(f"sandbox ready on http://127.0.0.1:{listening.getsockname()[1]}\n")
        sys.stdout.flush()
        await Listening(Server(world)).serve(sockets=[listening])


def _listening(port: int) -> socket.socket:
    """Names TCP as the protocol: only then asyncio turns Nagle's delay off, which costs 40 ms an answer."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(1024)
    return listening


if __name__ == "__main__":
    main()
