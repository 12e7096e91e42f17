"""Where a bot is pulled out of the wall: hooks on named functions, for a process that was started for it.

Every hook is in this file, so that a function which gets another name is followed here and nowhere else. The code of
the house knows nothing of it.
"""

import os
import signal
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

import bot.courier
import bot.intake
import bot.pacing
import bot.run
from bot.transport import Line
from storage.driver import Connection
from storage.inbox import InboxStore, Incoming
from storage.outbox import OutboxStore, Outgoing, Work

SENDING: Final = (
    "before claim",
    "claim's commit begins",
    "midway in claim's commit",
    "claim's commit ends",
    "after claim",
    "after send",
    "before mark",
    "mark's commit begins",
    "midway in mark's commit",
    "mark's commit ends",
)
"""On a message's way to Telegram, in order: "after send" Telegram has answered and nothing is written down."""
TAKING_IN: Final = (
    "intake: before keep",
    "intake: commit begins",
    "intake: midway in commit",
    "intake: commit ends",
    "intake: before confirm",
)
WORKING: Final = (
    "worker: before done",
    "worker: commit begins",
    "worker: midway in commit",
    "worker: commit ends",
    "worker: before spinner",
)
SEND: Final = "deliver"
SPINNER: Final = "stop_spinner"
"""As the courier and the running bot see them."""


class Plan(BaseModel):
    """What is special about one start of a bot: where it dies (nowhere: ""), and what is not waited for.

    `kind` and `work` choose the message that it dies with. `delay`: seconds from the beginning of a commit to the
    moment midway in it. `read_timeout`: seconds for Telegram's answer to a message (0: as in production). `unhurried`:
    as many messages as there are, at once; the sandbox keeps no limits then (`flood=False`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    point: str = ""
    kind: str = ""
    work: Work = "send"
    delay: float = 0.0
    read_timeout: float = 0.0
    alone: bool = True
    unhurried: bool = False


def die() -> None:
    """No goodbye."""
    os.kill(os.getpid(), signal.SIGKILL)


class Crash:
    """Armed when the message (or the update) of the plan comes by; then its commit is the next one."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._armed: set[str] = set()

    def at(self, point: str) -> None:
        if self._plan.point == point:
            die()

    def meant(self, row: Outgoing) -> bool:
        return self.means(row.kind, row.work or self._plan.work)

    def means(self, kind: str, work: Work) -> bool:
        return (kind, work) == (self._plan.kind, self._plan.work)

    def arm(self, *moments: str) -> None:
        """Its commit's beginning, midway and end, by name."""
        self._armed.update(moments)

    async def commit(self, commit: Callable[[], Awaitable[None]]) -> None:
        """The COMMIT itself: dies before it, so many seconds after its beginning, or once it is on the disk."""
        if self._plan.point not in self._armed:
            await commit()
            return
        if "midway" in self._plan.point:
            threading.Timer(self._plan.delay, die).start()
        if not self._plan.point.endswith("begins"):
            await commit()
        die()


def install(plan: Plan) -> None:
    """In the process that is to die."""
    _be_quick(plan)
    if plan.point:
        crash = Crash(plan)
        _hook_commits(crash)
        _hook_outbox(crash)
        _hook_sending(crash)
        _hook_taking_in(crash)
        _hook_working(crash)


def _put(place: Any, name: str, hook: Any) -> None:
    """In the place of what was there; everybody looks names up there when they call."""
    assert hasattr(place, name), f"{place} has no {name} any more"
    setattr(place, name, hook)


def be_unhurried() -> None:
    """No chat rests between two messages, and as many go out as for money, but for none."""
    _put(bot.pacing, "CHAT_RATE", float(bot.pacing.PAID.limit))
    _put(bot.run, "FREE", replace(bot.pacing.PAID))


def _be_quick(plan: Plan) -> None:
    if plan.alone:
        _put(bot.intake, "ALONE_SECONDS", 0)
    if plan.unhurried:
        be_unhurried()
    if plan.read_timeout:
        make = Line.__init__

        def impatient(self: Line, connections: int, read_timeout: float, *more: Any) -> None:
            make(self, connections, min(read_timeout, plan.read_timeout), *more)

        _put(Line, "__init__", impatient)


def _hook_commits(crash: Crash) -> None:
    commit = Connection.commit

    async def committing(self: Connection) -> None:
        await crash.commit(partial(commit, self))

    _put(Connection, "commit", committing)


def _hook_outbox(crash: Crash) -> None:
    reply, claim, sent, shown = OutboxStore.reply, OutboxStore.claim, OutboxStore.sent, OutboxStore.shown

    async def claiming(self: OutboxStore, row: Outgoing, *args: Any, **more: Any) -> Outgoing:
        if not crash.meant(row):
            return await claim(self, row, *args, **more)
        crash.at("before claim")
        claimed = await claim(self, row, *args, **more)
        crash.arm(*SENDING[1:4])
        return claimed

    def marking(mark: Callable[..., Awaitable[object]]) -> Callable[..., Awaitable[object]]:
        async def marked(self: OutboxStore, row: Outgoing, *args: Any) -> None:
            if crash.meant(row):
                crash.at("before mark")
            await mark(self, row, *args)
            if crash.meant(row):
                crash.arm(*SENDING[7:10])

        return marked

    async def replying(self: OutboxStore, *args: Any, claimed: bool = False, **more: Any) -> Outgoing:
        """An answer that is claimed in the deed that makes it: the deed's commit is the claim's."""
        meant = crash.means(more.get("kind", "reply"), "send")
        if claimed and meant:
            crash.at("before claim")
        row = await reply(self, *args, claimed=claimed, **more)
        if meant and row.state == "sending":
            crash.arm(*SENDING[1:4])
        return row

    _put(OutboxStore, "reply", replying)
    _put(OutboxStore, "claim", claiming)
    _put(OutboxStore, "sent", marking(sent))
    _put(OutboxStore, "shown", marking(shown))


def _hook_sending(crash: Crash) -> None:
    deliver = getattr(bot.courier, SEND)

    async def delivering(telegram: Any, row: Outgoing, **more: Any) -> Any:
        if not crash.meant(row):
            return await deliver(telegram, row, **more)
        crash.at("after claim")
        outcome = await deliver(telegram, row, **more)
        crash.at("after send")
        return outcome

    _put(bot.courier, SEND, delivering)


def _hook_taking_in(crash: Crash) -> None:
    keep, kept = bot.intake.keep, InboxStore.keep

    async def keeping(*args: Any) -> list[Incoming]:
        new = await keep(*args)
        crash.at("intake: before confirm")
        return new

    async def keeping_rows(self: InboxStore, updates: Any) -> list[Incoming]:
        crash.at("intake: before keep")
        new = await kept(self, updates)
        crash.arm(*TAKING_IN[1:4])
        return new

    _put(bot.intake, "keep", keeping)
    _put(InboxStore, "keep", keeping_rows)


def _hook_working(crash: Crash) -> None:
    done, spinner = InboxStore.done, getattr(bot.run, SPINNER)

    async def finishing(self: InboxStore, *args: Any) -> None:
        crash.at("worker: before done")
        await done(self, *args)
        crash.arm(*WORKING[1:4])

    async def stopping(*args: Any) -> None:
        crash.at("worker: before spinner")
        await spinner(*args)

    _put(InboxStore, "done", finishing)
    _put(bot.run, SPINNER, stopping)
