"""Faults and flood limits over HTTP: ordered, listed and called off by people, tests and the page."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .faults import Fault
from .forms import FloodSwitch, NewFault
from .routing import read_form, route
from .world import World


class Weather:
    """Routes over what makes a bot's day bad."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [
            route("/api/faults", GET=self.list, POST=self.add, DELETE=self.clear),
            route("/api/faults/{fault:int}", DELETE=self.remove),
            route("/api/flood", GET=self.flood, POST=self.switch_flood),
        ]

    async def list(self, _: Request) -> Response:
        return JSONResponse({"faults": [fault.as_json() for fault in self.world.faults.list()]})

    async def add(self, request: Request) -> Response:
        form = await read_form(request, NewFault)
        added = self.world.faults.add(Fault(**form.model_dump()))
        self.world.events.tell("faults")
        return JSONResponse(added.as_json())

    async def clear(self, _: Request) -> Response:
        self.world.faults.clear()
        self.world.events.tell("faults")
        return JSONResponse({})

    async def remove(self, request: Request) -> Response:
        self.world.faults.remove(request.path_params["fault"])
        self.world.events.tell("faults")
        return JSONResponse({})

    async def flood(self, _: Request) -> Response:
        return JSONResponse({"enabled": self.world.flood, "paid": self.world.paid})

    async def switch_flood(self, request: Request) -> Response:
        """What is not named stays as it is."""
        form = await read_form(request, FloodSwitch)
        self.world.flood = self.world.flood if form.enabled is None else form.enabled
        self.world.paid = self.world.paid if form.paid is None else form.paid
        return await self.flood(request)
