"""The clock over HTTP: bots follow it and report, people and tests move it."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .clock import Report
from .connections import while_connected
from .forms import ClockMove, ClockRate, ClockReport
from .routing import read_form, route
from .world import World

LONGEST_WAIT: Final = 25.0
HEARING_SECONDS: Final = 3.0
"""Real seconds that a move waits for a bot to confirm what people have sent; one that never asks is not waited for longer."""


class ClockSide:
    """Routes over the world's clock."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [
            route("/api/clock", GET=self.read),
            route("/api/clock/report", POST=self.report),
            route("/api/clock/move", POST=self.move),
            route("/api/clock/rate", POST=self.run),
        ]

    async def read(self, request: Request) -> Response:
        """At once, or with `after` as soon as the version differs from it (at most 25 s)."""
        after = request.query_params.get("after")
        if after is not None:
            waiting = self.world.clock.wait_for_other_version(int(after), LONGEST_WAIT)
            await while_connected(waiting, request.receive)
        return JSONResponse(self._shown())

    async def report(self, request: Request) -> Response:
        form = await read_form(request, ClockReport)
        clock = self.world.clock
        planned = clock.report.planned if clock.report else ()
        if form.planned is not None:
            planned = tuple(plan.model_dump(mode="json") for plan in form.planned)
        report = Report(form.version, form.next_due, form.settled, planned)
        told = self._shown()
        clock.take_report(report)
        if any(told[name] != new for name, new in self._shown().items() if name != "now"):
            self.world.events.tell("clock")
        return JSONResponse({})

    async def move(self, request: Request) -> Response:
        form = await read_form(request, ClockMove)
        clock = self.world.clock
        await self._let_bots_hear()
        travelled = await (
            clock.move_to_next_due() if form.to_next_due else clock.move(partial(_target, form))
        )
        self.world.events.tell("clock")
        return JSONResponse(self._shown() | {"steps": travelled.steps, "settled": travelled.settled})

    async def _let_bots_hear(self) -> None:
        """What people did before the move belongs to the time before it: whoever follows the clock takes it first."""
        if self.world.clock.somebody_listens:
            queues = [bot.updates for bot in self.world.bots.values()]
            await asyncio.gather(*(queue.until_taken(HEARING_SECONDS) for queue in queues))

    async def run(self, request: Request) -> Response:
        """How fast the clock runs from now on."""
        form = await read_form(request, ClockRate)
        self.world.clock.set_rate(form.rate)
        self.world.events.tell("clock")
        return JSONResponse(self._shown())

    def _shown(self) -> dict[str, Any]:
        clock, report = self.world.clock, self.world.clock.report
        return {
            "now": clock.now().isoformat(),
            "version": clock.version,
            "rate": clock.rate,
            "held": clock.held,
            "zone": self.world.zone,
            "next_due": report.next_due.isoformat() if report and report.next_due else None,
            "planned": list(report.planned) if report else [],
        }


def _target(form: ClockMove, now: datetime) -> datetime:
    """Where a move leads from now; a moment without a zone is UTC."""
    target = form.to or now + timedelta(seconds=form.by_seconds or 0)
    return target if target.tzinfo else target.replace(tzinfo=UTC)
