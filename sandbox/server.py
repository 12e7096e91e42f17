"""One ASGI application: bots, people, the clock and the page."""

from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from .botside import BotSide
from .clockside import ClockSide
from .connections import Hangup
from .forms import NewWorld
from .groupside import GroupSide
from .peopleside import PeopleSide
from .refusals import Impossible
from .replayside import ReplaySide
from .routing import read_form
from .weather import Weather
from .world import World

PAGE: Final = Path(__file__).parent / "page"
HERE: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Server:
    """Bots go straight to their side; people, tests and the page through Starlette."""

    def __init__(self, world: World) -> None:
        self._inhabit(world)

    def _inhabit(self, world: World) -> None:
        self.world = world
        self._bots: ASGIApp = BotSide(world)
        self._people = people_application(world, Route("/api/reset", self.reset, methods=["POST"]))

    async def reset(self, request: Request) -> Response:
        """A new, empty world; whoever still waits in the old one is sent away."""
        form = await read_form(request, NewWorld)
        old = self.world
        self._inhabit(
            World(
                now=form.now,
                rate=form.rate,
                zone=form.zone,
                strict=form.strict,
                flood=form.flood,
                paid=form.paid,
                tap_seconds=form.tap_seconds,
            )
        )
        if form.token:
            self.world.add_bot(form.token)
        old.end()
        return JSONResponse({})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_bot = scope["type"] == "http" and scope["path"].startswith(("/bot", "/file/bot"))
        await (self._bots if is_bot else self._people)(scope, receive, send)


def people_application(world: World, reset: Route) -> ASGIApp:
    routes: list[BaseRoute] = [reset, *people_routes(world)]
    if PAGE.is_dir():
        routes.append(Mount("/", StaticFiles(directory=PAGE, html=True)))
    return OnlyFromHere(
        Starlette(
            routes=routes,
            exception_handlers={Impossible: _impossible, ValueError: _impossible, Hangup: _nobody},
        )
    )


def people_routes(world: World) -> list[Route]:
    """All that people, tests and the page may ask for, but for a new world."""
    sides = (GroupSide, PeopleSide, ClockSide, ReplaySide, Weather)
    return [route for side in sides for route in side(world).routes()]


class OnlyFromHere:
    """No other site's page may speak to the sandbox: Host and Origin name this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not all(map(_is_here, _named_hosts(scope))):
            await JSONResponse({"error": "this sandbox talks to its own machine only"}, 403)(
                scope, receive, send
            )
            return
        await self._app(scope, receive, send)


def _named_hosts(scope: Scope) -> list[str]:
    named = [value.decode("latin-1") for name, value in scope["headers"] if name in (b"host", b"origin")]
    return [value.partition("://")[2] or value for value in named]


def _is_here(host: str) -> bool:
    return (host if host.endswith("]") else host.rpartition(":")[0] or host) in HERE


async def _nobody(_: Request, __: Exception) -> Response:
    """Whoever asked has gone; nothing of this is sent."""
    return Response(status_code=499)


async def _impossible(_: Request, error: Exception) -> Response:
    """A query that is no number (ValueError) is as impossible as a person who does not exist."""
    status = error.status if isinstance(error, Impossible) else 400
    return JSONResponse({"error": str(error)}, status)
