"""The replay over HTTP: whoever makes the world puts a script in and waits to be asked for a new one."""

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .connections import while_connected
from .refusals import Impossible
from .replay import Script
from .routing import read_form, route
from .world import World

LONGEST_WAIT: Final = 25.0


class ReplaySide:
    """Routes over the world's replay."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [
            route("/api/replay", GET=self.read, PUT=self.take),
            route("/api/anew", GET=self.wait, POST=self.wish),
        ]

    async def read(self, _: Request) -> Response:
        """The script, whether nobody has written to the bot yet, and whether the world can begin anew."""
        replay = self.world.replay
        return JSONResponse(
            {
                "script": replay.script,
                "untouched": self.world.is_untouched,
                "can_begin_anew": replay.can_begin_anew,
            }
        )

    async def take(self, request: Request) -> Response:
        self.world.replay.take(await read_form(request, Script))
        self.world.events.tell("replay")
        return JSONResponse({})

    async def wait(self, request: Request) -> Response:
        """Whether a new world was wished for, within 25 s."""
        self.world.events.tell("replay")
        replay = self.world.replay
        await while_connected(replay.stirred.wait(LONGEST_WAIT), request.receive)
        return JSONResponse({"wished": replay.is_new_world_wished})

    async def wish(self, _: Request) -> Response:
        replay = self.world.replay
        if not replay.can_begin_anew:
            raise Impossible("nobody here can begin this world anew; only the demo can", status=409)
        replay.wish_for_new_world()
        return JSONResponse({})
