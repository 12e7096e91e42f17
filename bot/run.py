"""The running bot: start what DESIGN.md's two journeys need, in order; on SIGTERM, drain it within ten seconds."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
import structlog
from telegram.ext import ExtBot

from bot.alarm import Alarm
from bot.app import Conversation, application_for
from bot.clock import Clock, Outlook, SystemClock, WorldClock
from bot.courier import SIDE_BY_SIDE, Courier
from bot.errands import Errands
from bot.housekeeping import tidy
from bot.intake import POLL_SECONDS, Intake
from bot.lock import lock
from bot.menus import Menus
from bot.office import Office
from bot.pacing import FREE, PAID
from bot.patience import RefusedStartError, patiently, until_written
from bot.settings import Settings
from bot.telegram import speak_timedelta
from bot.transport import Hear, Line
from bot.watch import Watch
from bot.web import Webhook
from bot.worker import Worker, stop_spinner
from handlers.context import House
from handlers.routes import COMMANDS
from mission.planner import follow_zone, plan_mission
from storage.backup import examine
from storage.database import Database, file_of
from storage.driver import to_the_end
from storage.inbox import Incoming
from storage.migrations import migrate
from storage.outbox import Planned
from words import Reader

DRAIN_SECONDS: Final = 2.5
"""For the updates under way, and again for the messages on their way."""
ERRANDS_SECONDS: Final = 0.5
READ_SECONDS: Final = 20.0
"""So long Telegram may keep an answer back; after that nobody knows whether it took the message."""
END_SECONDS: Final = 0.5
"""For what was told to end at once."""
CLOSE_SECONDS: Final = 0.5
"""For closing each thing that was opened; whatever hangs longer ends with the process."""
OF_THIS_MACHINE: Final = ("localhost", "127.0.0.1", "::1")
MOST_PLANNED: Final = 300
"""As many coming pushes as a world's page is shown."""

log = structlog.get_logger()


class PartFailedError(Exception):
    """A part of the running bot failed, and the rest was stopped in good order."""


async def run(settings: Settings, until: asyncio.Event | None = None) -> None:
    """Until SIGTERM or SIGINT, or until the event is set. Raises RefusedStartError, LockedError or NewerDatabaseError where it must not run.

    Raises PartFailedError where it cannot go on: whoever runs it starts it again.
    """
    living = asyncio.create_task(_live(settings, until or asyncio.Event()))
    on_signals(living.cancel)  # until it is ready there is nothing to drain
    try:
        await living
    except asyncio.CancelledError:
        log.info("stopped before it was ready")


def on_signals(act: Callable[[], object]) -> None:
    """What SIGTERM and Ctrl+C do from now on."""
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, act)


async def _live(settings: Settings, until: asyncio.Event) -> None:
    speak_timedelta()
    file = file_of(settings.database)
    with lock(file):
        examine(file)
        migrate(settings.database)
        async with AsyncExitStack() as stack:
            database = await to_the_end(asyncio.ensure_future(Database.open(settings.database)))
            stack.push_async_callback(_close, database.close)
            clock = await stack.enter_async_context(clock_of(settings))
            bot = bot_of(settings, clock)
            application = application_for(bot, house := House(database, clock.now, settings.owners))
            stack.push_async_callback(_close, bot.shutdown)
            await _introduce(application, house)
            house.commands = tuple((command.name, command.may) for command in COMMANDS)
            house.fetch = _fetcher(bot)
            await until_written(partial(plan_again, database, clock))
            await Attache(settings, database, clock, application, house).live(until)


@asynccontextmanager
async def clock_of(settings: Settings) -> AsyncIterator[Clock]:
    """The machine's clock, or the one that BOT_CLOCK names."""
    if not settings.clock:
        yield SystemClock()
        return
    world = WorldClock(settings.clock)
    try:
        try:
            await world.start()
        except httpx.HTTPError:
            raise RefusedStartError("the clock that BOT_CLOCK names does not answer") from None
        yield world
    finally:
        await world.close()


def _heeding(settings: Settings, clock: Clock | None) -> Hear | None:
    """The clock hears what time Telegram's answers tell; not a server's on this same machine."""
    is_here = urlsplit(settings.api_url).hostname in OF_THIS_MACHINE
    return clock.hear if isinstance(clock, SystemClock) and not is_here else None


def bot_of(settings: Settings, clock: Clock | None = None) -> ExtBot[Any]:
    """PTB's bot against the Bot API server of the settings."""
    sending = Line(SIDE_BY_SIDE + 8, READ_SECONDS, _heeding(settings, clock))
    return ExtBot(
        settings.token.get_secret_value(),
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=sending,
    )


async def _introduce(application: Conversation, house: House) -> None:
    """Ask Telegram who we are (Bot API › getMe)."""
    await patiently(application.initialize)
    house.username = application.bot.username


def _fetcher(bot: ExtBot[Any]) -> Any:
    async def fetch(file_id: str, limit: int) -> bytes:
        """Bot API › getFile. Raises ValueError for a file of more than `limit` bytes."""
        file = await bot.get_file(file_id)
        if (file.file_size or 0) > limit:
            raise ValueError("too large")
        return bytes(await file.download_as_bytearray())

    return fetch


async def plan_again(database: Database, clock: Clock) -> None:
    """At every start: a new zone database, or a mission imported while nobody ran, may move what is due."""
    async with database.transaction(clock.now()) as tx:
        for mission in await tx.missions.all():
            await follow_zone(tx, mission)
            await plan_mission(tx, mission)


class Attache:
    """The parts that run side by side, and how they wake one another."""

    def __init__(
        self, settings: Settings, database: Database, clock: Clock, application: Conversation, house: House
    ) -> None:
        bot: ExtBot[Any] = application.bot
        self._settings = settings
        self._database = database
        self._clock = clock
        self._bot = bot
        self._courier = Courier(database, clock, bot, PAID if settings.paid_broadcasts else FREE)
        self._alarm = Alarm(
            database, clock, self._wake_courier, partial(tidy, database, clock, file_of(settings.database))
        )
        self._worker = Worker(application, house)
        self._polling = Line(1, POLL_SECONDS + READ_SECONDS, _heeding(settings, clock))
        self._intake = Intake(
            database,
            clock,
            request=self._polling,
            url=bot.base_url,
            hand_on=self._work_on,
        )
        if isinstance(clock, SystemClock):
            self._courier.may_push = lambda: clock.is_sure
        self._watch = Watch(house, clock, bot, self._intake, self._alarm.rewind)
        self._menus = Menus(bot, house)
        self._errands = Errands()
        database.stirred = self._alarm.soon  # what a deed leaves is due now, or may be due soon
        house.express = self._courier
        self._worker.after += [
            self._errands.later(stop_spinner),
            self._errands.later(self._menus.keep_up),
        ]
        self._stirred = asyncio.Event()
        self._stop = asyncio.Event()
        self._error: BaseException | None = None

    async def live(self, until: asyncio.Event) -> None:
        """Start everything, wait for a signal, a failure or the event, drain."""
        await until_written(self._courier.recover)
        async with AsyncExitStack() as stack:
            office = Office(self._settings, self._database, self._clock, self._bot.username, self._alarm.set)
            await stack.enter_async_context(office.open())
            coming = await self._coming(stack)
            self._alarm.start()
            stack.callback(self._alarm.close)
            await self._alarm.set()
            staying = [self._task(self._worker.run()), self._task(self._courier.run())]
            passing = [self._task(work) for work in [*coming, *self._following(), self._menus.set_default()]]
            on_signals(self._stop.set)
            stopped = [self._task(self._stop.wait()), self._task(until.wait())]
            passing.append(self._task(self._say_ready()))
            await asyncio.wait([*stopped, *staying], return_when=asyncio.FIRST_COMPLETED)
            await self._drain(staying, [*stopped, *passing])
        self._raise_what_failed()

    def _raise_what_failed(self) -> None:
        if isinstance(self._error, RefusedStartError):
            raise self._error
        if self._error is not None:
            raise PartFailedError

    def _task(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        task.add_done_callback(self._failed)
        return task

    def _failed(self, task: asyncio.Task[Any]) -> None:
        """A part that dies takes the bot down in good order: whoever runs it starts it again, and nothing is lost."""
        if not task.cancelled() and (error := task.exception()):
            if not isinstance(error, RefusedStartError):
                log.error("a part of the bot failed", exc_info=error)
            self._error = self._error or error
            self._stop.set()

    async def _coming(self, stack: AsyncExitStack) -> list[Coroutine[Any, Any, Any]]:
        """Updates by webhook where one is set, else by polling."""
        if self._settings.webhook_url:
            webhook = Webhook(self._settings, self._database, self._clock, self._work_on)
            await stack.enter_async_context(webhook.open(self._bot))
            return [self._watch.run()]
        await patiently(partial(self._bot.delete_webhook, drop_pending_updates=False))
        await self._polling.initialize()
        stack.push_async_callback(_close, self._polling.shutdown)
        await self._intake.make_sure_to_be_alone()
        return [self._intake.run(), self._watch.run()]

    async def _say_ready(self) -> None:
        if isinstance(self._clock, WorldClock):
            await self._clock.has_reported()
        log.info("ready", bot=self._bot.username)

    def _following(self) -> list[Coroutine[Any, Any, Any]]:
        if not isinstance(self._clock, WorldClock):
            return []
        return [self._clock.follow(self._clock_moved), self._clock.report(self._look, self._stirred)]

    def _clock_moved(self) -> None:
        self._wake_courier()
        self._task(self._alarm.set())

    def _wake_courier(self) -> None:
        self._stirred.set()
        self._courier.wake()

    def _work_on(self, kept: Sequence[Incoming]) -> None:
        self._stirred.set()
        self._worker.take(kept)

    async def _look(self) -> Outlook:
        """What a world's clock is told; the plan only once all that is due is done."""
        async with self._database.reading(self._clock.now()) as tx:
            is_busy = await tx.inbox.count("open") or await tx.outbox.waiting()
            due = await tx.outbox.next_due()
            planned = () if is_busy else [_shown(push) for push in await tx.outbox.planned(MOST_PLANNED)]
        return Outlook(not is_busy, due, planned)

    async def _drain(
        self, staying: Sequence[asyncio.Task[Any]], passing: Sequence[asyncio.Task[Any]]
    ) -> None:
        """Take nothing more in; finish the updates under way, then the messages on their way. The rest stays kept."""
        await _end(passing)
        self._worker.close()
        await asyncio.wait(staying[:1], timeout=DRAIN_SECONDS)
        self._courier.close()
        await asyncio.wait(staying, timeout=DRAIN_SECONDS)
        await self._errands.close(ERRANDS_SECONDS)
        await _end(staying)
        log.info("stopped")


def _shown(push: Planned) -> dict[str, Any]:
    """For the sandbox's page, whose own words are English."""
    what = Reader("en").plain(f"push-{push.kind}")
    return {"at": push.due_at.isoformat(), "what": what, "who": push.name, "chat_id": push.chat_id}


async def _end(tasks: Sequence[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=END_SECONDS)


async def _close(closing: Callable[[], Awaitable[Any]]) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(CLOSE_SECONDS):
            await closing()
