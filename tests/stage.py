"""A stage for handler tests: a real database and the real worker; people speak, and what they see is read back.

Telegram is the substitute here: messages count as sent as soon as they are due. Journeys over HTTP are in
tests/journeys.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData

from bot.app import application_for
from bot.worker import Worker
from handlers.actions import callback_data
from handlers.context import House
from handlers.gate import CONSENT
from handlers.pushes import KINDS
from handlers.routes import COMMANDS
from mission.planner import plan_mission
from storage.database import Database
from storage.message import Message
from storage.missions import Mission
from storage.outbox import NOTHING_TO_SAY, Outgoing
from storage.people import Person
from tests.migrated import new_database, written
from words import Reader

BEGINNING = datetime(2023, 4, 24, 6, 0, tzinfo=UTC)
FIRST = 1001
PEOPLE = (
    ("Olena Kovalenko", "uk", "delegate", "Energy Cluster"),
    ("Jan Dvořák", "cs", "delegate", "CzechInno"),
    ("Emma Clark", "en", "delegate", "Smart City Hub"),
    ("Petro Bondar", "uk", "organiser", "Ukrainian Cluster Alliance"),
    ("Hana Malá", "cs", "host", "CzechInno"),
)


class Unplugged(BaseRequest):
    """Knows who the bot is and fails a test on any other use of the network."""

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Bot API › getMe; everything else is a mistake of the test or of a handler."""
        del method, request_data
        if not url.endswith("/getMe"):
            raise AssertionError(f"a handler called Telegram: {url.rpartition('/')[2]}")
        me = {"id": 42, "is_bot": True, "first_name": "Attaché", "username": "attache_test_bot"}
        return 200, json.dumps({"ok": True, "result": me}).encode()


class Stage:
    """Names stand for people; a chat is the person's telegram id, `FIRST` upwards."""

    def __init__(self, database: Database, mission: Mission, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.mission = mission
        self.now = BEGINNING
        self.telegram: dict[str, int] = {}
        self.house = House(
            database=database,
            now=lambda: self.now,
            username="attache_test_bot",
            commands=tuple((command.name, command.may) for command in COMMANDS),
        )
        self.application = application_for(
            ExtBot("42:offline", request=Unplugged(), get_updates_request=Unplugged()),
            self.house,
        )
        self.worker = Worker(self.application, self.house)
        self.toasts: list[str] = []
        self.worker.after.append(self._toast)
        self._update_ids = count(1)
        self._message_ids = count(1)

    async def _toast(self, update: object, job: Any) -> None:
        del update
        if job.toast:
            self.toasts.append(job.toast)

    def move(self, to: datetime) -> None:
        """Set the mission's clock."""
        self.now = to

    async def person(self, name: str) -> Person:
        async with self.database.reading(self.now) as tx:
            found = await tx.people.by_telegram(self.telegram[name])
        assert found is not None
        return found

    async def add_person(
        self, name: str, language: str, role: str, organisation: str, *, joined: bool = True
    ) -> Person:
        """A member of the mission; one who has joined has agreed too."""
        telegram_id = FIRST + len(self.telegram)
        self.telegram[name] = telegram_id
        async with self.database.transaction(self.now) as tx:
            known = {"name": name, "language": language}
            person = await tx.people.add(telegram_id=telegram_id if joined else None, **known)
            at = self.now if joined else None
            place = {"role": role, "organisation": organisation, "joined_at": at}
            await tx.people.enrol(self.mission.id, person.id, **place)
            if joined:
                agreed = {"purpose": CONSENT, "version": "test", "language": language}
                await tx.people.agree(person.id, self.mission.id, **agreed)
        return person

    async def add_session(self, title: str, starts: datetime, **fields: Any) -> int:
        """A session of one hour, of ours unless said otherwise; `starts` is wall time in the mission's zone."""
        begins = starts.replace(tzinfo=self.mission.zone)
        lasts = fields.pop("lasts", timedelta(hours=1))
        ends = begins + lasts if lasts else None
        given: dict[str, Any] = {
            "kind": "ours",
            "day": starts.date(),
            "title": title,
            "starts_at": begins,
            "ends_at": ends,
            "starts_wall": starts,
            "ends_wall": starts + lasts if lasts else None,
            "speakers": [],
            **fields,
        }
        async with self.database.transaction(self.now) as tx:
            session = await tx.agenda.add(self.mission.id, **given)
            await plan_mission(tx, self.mission)
        return session.id

    async def says(self, name: str, text: str, **more: Any) -> list[Message]:
        """The person sends a message; what their chat newly shows. `more`: other fields of Bot API › Message."""
        entities = []
        if text.startswith("/"):
            entities = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
        body = {"text": text, "entities": entities} if text else {}
        return await self._comes(name, {"message": self._message(name) | body | more})

    async def taps(self, name: str, label: str) -> list[Message]:
        """The person taps the newest button with these words; what their chat newly shows."""
        for row in reversed(await self.rows(name)):
            for button in (b for line in (row.message or Message()).buttons for b in line):
                if button.label == label and button.action is not None:
                    return await self.taps_data(name, callback_data(row.token, button.action))
        raise AssertionError(f"{name} sees no button {label!r}")

    async def taps_data(self, name: str, data: str) -> list[Message]:
        """The person's phone sends this callback data, whatever is on the screen."""
        query = {"id": "1", "from": self._user(name), "chat_instance": "1", "data": data}
        return await self._comes(name, {"callback_query": query | {"message": self._message(name)}})

    def _user(self, name: str) -> dict[str, Any]:
        return {"id": self.telegram[name], "is_bot": False, "first_name": name, "language_code": "en"}

    def _message(self, name: str) -> dict[str, Any]:
        """Bot API › Message from this person, without anything in it yet."""
        chat = {"id": self.telegram[name], "type": "private", "first_name": name}
        at = int(self.now.timestamp())
        return {"message_id": next(self._message_ids), "date": at, "chat": chat, "from": self._user(name)}

    async def _comes(self, name: str, body: dict[str, Any]) -> list[Message]:
        before = {row.id: row.revision for row in await self.rows(name)}
        update_id = next(self._update_ids)
        raw = json.dumps({"update_id": update_id} | body)
        async with self.database.transaction(self.now) as tx:
            await tx.inbox.keep([(update_id, self.telegram[name], raw)])
            incoming = (await tx.inbox.open(1))[0]
        await self.worker.work(incoming)
        await self._deliver(name)
        return [
            row.message for row in await self.rows(name) if before.get(row.id) != row.revision and row.message
        ]

    async def rows(self, name: str) -> list[Outgoing]:
        """The messages on a person's screen, oldest first."""
        async with self.database.reading(self.now) as tx:
            return [
                row
                for row in await self._all_rows(tx)
                if row.chat_id == self.telegram[name] and row.state == "sent"
            ]

    async def _all_rows(self, tx: Any) -> list[Outgoing]:
        from sqlalchemy import select  # noqa: PLC0415 - only the stage looks behind the stores

        from storage.schema import outbox  # noqa: PLC0415 - only the stage looks behind the stores

        return [
            Outgoing.of(row)
            for row in (await tx.connection.execute(select(outbox).order_by(outbox.c.id))).all()
        ]

    async def screen(self, name: str) -> list[Message]:
        """What a person's chat shows now."""
        return [row.message for row in await self.rows(name) if row.message]

    async def deliver(self) -> list[tuple[str, Message]]:
        """Everything that is due goes out; who saw what."""
        names = {number: name for name, number in self.telegram.items()}
        return [(names[row.chat_id or 0], row.message) for row in await self._deliver(None) if row.message]

    async def _deliver(self, name: str | None) -> list[Outgoing]:
        gone = []
        async with self.database.transaction(self.now) as tx:
            await tx.outbox.expire()
            others = [number for who, number in self.telegram.items() if name is not None and who != name]
            while row := next(iter(await tx.outbox.next(self.now, others)), None):
                message = row.ready or await self._rendered(tx, row)
                if message is None:
                    await tx.outbox.give_up(row, "cancelled", NOTHING_TO_SAY)
                    continue
                claimed = await tx.outbox.claim(row, message)
                if row.work == "send":
                    await tx.outbox.sent(claimed, next(self._message_ids))
                else:
                    await tx.outbox.shown(claimed)
                gone.append(claimed)
        return gone

    async def _rendered(self, tx: Any, row: Outgoing) -> Message | None:
        render = KINDS[row.kind].render
        person = await tx.people.get(row.person_id)
        assert render is not None
        return await render(tx, row, Reader(person.language, self.mission.zone))


@asynccontextmanager
async def open_stage(folder: Path) -> AsyncIterator[Stage]:
    """A mission to Prague, 24 to 28 April 2023, whose five members have joined; Monday 8:00 in Prague."""
    if not _begun:
        _begun.append(await _beginning())
    database = await Database.open(written(_begun[0], folder / "attache.db"))
    try:
        async with database.reading(BEGINNING) as tx:
            (mission,) = await tx.missions.all()
        stage = Stage(database, mission, folder)
        stage.telegram = {name: number for number, (name, *_) in enumerate(PEOPLE, FIRST)}
        await stage.application.initialize()
        yield stage
    finally:
        await database.close()


_begun: list[bytes] = []
"""The database of every stage before anything has happened on it, once there has been one."""


async def _beginning() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "attache.db"
        database = await Database.open(new_database(file))
        async with database.transaction(BEGINNING) as tx:
            mission = await tx.missions.add(
                code="PRAGUE",
                name="Smart City Prague",
                city="Praha",
                country="CZ",
                timezone="Europe/Prague",
                starts_on=date(2023, 4, 24),
                ends_on=date(2023, 4, 28),
                agenda_at=time(7, 30),
                languages=["uk", "cs", "en"],
            )
        stage = Stage(database, mission, file.parent)
        for person in PEOPLE:
            await stage.add_person(*person)
        await database.close()
        return file.read_bytes()
