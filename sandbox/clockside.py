"""The clock over HTTP: bots follow it and report, people and tests move it."""

from datetime import UTC, timedelta
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .clock import Report
from .connections import while_connected
from .forms import ClockMove, ClockReport
from .routing import read_form, route
from .world import World

LONGEST_WAIT: Final = 25.0


class ClockSide:
    """Routes over the world's clock."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        return [
            route("/api/clock", GET=self.read),
            route("/api/clock/report", POST=self.report),
            route("/api/clock/move", POST=self.move),
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
        is_news = clock.report is None or clock.report.next_due != form.next_due
        clock.take_report(Report(form.version, form.next_due, form.settled))
        if is_news:
            self.world.events.tell("clock")
        return JSONResponse({})

    async def move(self, request: Request) -> Response:
        form = await read_form(request, ClockMove)
        clock = self.world.clock
        if form.to_next_due:
            travelled = await clock.move_to_next_due()
        else:
            target = form.to or clock.now() + timedelta(seconds=form.by_seconds or 0)
            travelled = await clock.move(target if target.tzinfo else target.replace(tzinfo=UTC))
        self.world.events.tell("clock")
        return JSONResponse(self._shown() | {"steps": travelled.steps, "settled": travelled.settled})

    def _shown(self) -> dict[str, Any]:
        clock = self.world.clock
        due = clock.report.next_due if clock.report else None
        return {
            "now": clock.now().isoformat(),
            "version": clock.version,
            "rate": clock.rate,
            "next_due": due.isoformat() if due else None,
        }
