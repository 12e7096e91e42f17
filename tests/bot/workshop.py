"""A mission whose members hold phones in the sandbox, and the parts of the running bot over it, in this process."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from telegram.ext import ExtBot

from bot.app import Conversation, application_for
from bot.courier import Courier
from bot.intake import Intake
from bot.pacing import FREE, Pace
from bot.transport import Line
from bot.worker import Worker
from handlers.context import House
from handlers.gate import CONSENT
from handlers.routes import COMMANDS
from sandbox.client import Person, Sandbox
from storage.database import Database
from storage.inbox import Incoming
from storage.message import Message
from storage.missions import Mission
from storage.outbox import Outgoing, Push
from storage.schema import inbox, outbox

NOW = datetime(2023, 4, 24, 8, 0, tzinfo=UTC)
PATIENCE = 15.0


class HandClock:
    """A clock that stands still until it is set."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def seconds_until(self, moment: datetime) -> float:
        return max(0.0, (moment - self.moment).total_seconds())


class Workshop:
    """People by name; nothing runs unless a test starts it."""

    def __init__(self, sandbox: Sandbox, database: Database, mission: Mission, bot: ExtBot[Any]) -> None:
        self.sandbox = sandbox
        self.database = database
        self.mission = mission
        self.bot = bot
        self.clock = HandClock(NOW)
        self.house = House(
            database,
            self.clock.now,
            commands=tuple((command.name, command.may) for command in COMMANDS),
        )
        self.application: Conversation = application_for(bot, self.house)
        self.polling = Line(1, 5.0)
        self.ids: dict[str, int] = {}

    async def add(self, name: str, *, language: str = "en", role: str = "delegate") -> Person:
        """A member who has joined and agreed; their phone."""
        phone = await self.sandbox.people.add(name, language=language)
        await phone.send("/start")  # a bot cannot write first
        async with self.database.transaction(self.clock.now()) as tx:
            person = await tx.people.add(telegram_id=phone.id, name=name, language=language)
            await tx.people.enrol(self.mission.id, person.id, role=role, joined_at=NOW - timedelta(days=1))
            agreed = {"purpose": CONSENT, "version": "test", "language": language}
            await tx.people.agree(person.id, self.mission.id, **agreed)
        self.ids[name] = person.id
        await self._forget_updates()
        return phone

    async def _forget_updates(self) -> None:
        """Greetings of the set-up are no part of a test."""
        await self.sandbox.call("deleteWebhook", drop_pending_updates=True)

    # --- messages ---

    async def reply(self, phone: Person, message: Message) -> Outgoing:
        async with self.database.transaction(self.clock.now()) as tx:
            return await tx.outbox.reply(
                phone.id, message, person_id=self.ids[phone.name], mission_id=self.mission.id
            )

    async def push(self, phone: Person, kind: str, occasion: str, **fields: Any) -> None:
        """A push that is due now and keeps for an hour, unless said otherwise."""
        given = {"due_at": self.clock.now(), "expires_at": self.clock.now() + timedelta(hours=1), **fields}
        push = Push(
            kind=kind,
            mission_id=self.mission.id,
            person_id=self.ids[phone.name],
            occasion=occasion,
            **given,
        )
        async with self.database.transaction(self.clock.now()) as tx:
            await tx.outbox.plan([push], {self.ids[phone.name]: phone.id})

    async def rows(self, *kinds: str) -> list[Outgoing]:
        """The outbox, oldest first; of some kinds alone, where they are named."""
        async with self.database.reading(self.clock.now()) as tx:
            found = (await tx.connection.execute(select(outbox).order_by(outbox.c.id))).all()
        return [Outgoing.of(row) for row in found if not kinds or row.kind in kinds]

    async def row(self, row_id: int) -> Outgoing:
        return next(row for row in await self.rows() if row.id == row_id)

    async def revise(self, row: Outgoing, message: Message | None) -> None:
        async with self.database.transaction(self.clock.now()) as tx:
            await tx.outbox.revise(row.id, message)

    @asynccontextmanager
    async def courier(self, bot: ExtBot[Any] | None = None, pace: Pace = FREE) -> AsyncIterator[Courier]:
        """A courier at work, as after a start of the bot."""
        courier = Courier(self.database, self.clock, bot or self.bot, pace)
        await courier.recover()
        running = asyncio.create_task(courier.run())
        try:
            yield courier
        finally:
            courier.close()
            await running

    async def deliver(self) -> None:
        """Until everything that is due is settled."""
        async with self.courier():
            await self.delivered()

    async def delivered(self) -> None:
        await eventually(self._is_delivered)

    async def _is_delivered(self) -> bool:
        async with self.database.reading(self.clock.now()) as tx:
            return await tx.outbox.waiting() == 0

    async def until(self, row_id: int, **fields: Any) -> Outgoing:
        """The row, once its fields have these values."""

        async def has_them() -> bool:
            row = await self.row(row_id)
            return all(getattr(row, name) == value for name, value in fields.items())

        await eventually(has_them)
        return await self.row(row_id)

    # --- updates ---

    def intake(self, request: Line | None = None) -> Intake:
        return Intake(
            self.database,
            self.clock,
            request=request or self.polling,
            url=self.bot.base_url,
            hand_on=lambda _: None,
        )

    async def fetch(self) -> None:
        """Take in what the sandbox holds, and confirm it."""
        intake = self.intake()
        while await intake.poll(0):
            pass

    async def handle(self, worker: Worker | None = None) -> None:
        """Fetch, and work until no update is open."""
        await self.fetch()
        worker = worker or Worker(self.application, self.house, pauses=(0.01,))
        running = asyncio.create_task(worker.run())

        async def is_handled() -> bool:
            return running.done() or await self._is_handled()

        try:
            await eventually(is_handled)
        finally:
            worker.close()
            await running

    async def _is_handled(self) -> bool:
        async with self.database.reading(self.clock.now()) as tx:
            return await tx.inbox.count("open") == 0

    async def updates(self) -> list[Incoming]:
        """The inbox, oldest first."""
        async with self.database.reading(self.clock.now()) as tx:
            found = (await tx.connection.execute(select(inbox).order_by(inbox.c.seq))).all()
        return [Incoming.of(row) for row in found]


async def eventually(holds: Callable[[], Awaitable[bool]]) -> None:
    """Until it holds; at most `PATIENCE` seconds."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if await holds():
                return
            await asyncio.sleep(0.01)


def bot_at(url: str, token: str, *, read_timeout: float = 5.0) -> ExtBot[Any]:
    request, polling = Line(32, read_timeout), Line(1, read_timeout)
    return ExtBot(token, f"{url}/bot", f"{url}/file/bot", request=request, get_updates_request=polling)


@asynccontextmanager
async def open_workshop(sandbox: Sandbox, url: str) -> AsyncIterator[Workshop]:
    """Over a migrated database that is empty."""
    database = await Database.open(url)
    bot = bot_at(sandbox.url, sandbox.token)
    try:
        async with database.transaction(NOW) as tx:
            mission = await tx.missions.add(
                code="PRAGUE",
                name="Prague",
                city="Praha",
                country="CZ",
                timezone="Europe/Prague",
                starts_on=date(2023, 4, 24),
                ends_on=date(2023, 4, 28),
                agenda_at=time(7, 30),
                languages=["uk", "cs", "en"],
            )
        await sandbox.clock.move(to=NOW)
        workshop = Workshop(sandbox, database, mission, bot)
        await workshop.application.initialize()
        await workshop.polling.initialize()
        yield workshop
    finally:
        with suppress(RuntimeError):
            await workshop.polling.shutdown()
        await bot.shutdown()
        await database.close()
