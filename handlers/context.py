"""What a handler has at hand: who is talking, in which mission and language, and the transaction of the update."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Self
from zoneinfo import ZoneInfo

from pydantic import ConfigDict
from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from handlers.express import Express, Passage
from storage.database import Database
from storage.inbox import Incoming
from storage.message import Message
from storage.missions import Mission
from storage.outbox import OutboxStore, Outgoing
from storage.people import Member, Person
from storage.record import Record
from storage.transaction import Transaction
from words import Reader


class Caller(Record):
    """Who sent the update, as the gate found them. `role` is "stranger" where nothing else is known."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    telegram_id: int
    chat_id: int
    role: str
    owner: bool = False
    agreed: bool = False
    person: Person | None = None
    member: Member | None = None
    mission: Mission | None = None
    reader: Reader


@dataclass
class Job:
    """An update on its way through the handlers, and what became of it."""

    incoming: Incoming
    routed: bool = False
    """Whether there was a context to handle it in: PTB says nothing where there was none."""
    finished: bool = False
    error: Exception | None = None
    toast: str = ""
    caller: "Caller | None" = None


@dataclass
class House:
    """What the running bot lends to every handler."""

    database: Database
    now: Callable[[], datetime]
    owners: frozenset[int] = frozenset()
    username: str = ""
    commands: tuple[tuple[str, frozenset[str]], ...] = ()
    """Every command's name and who may give it, for /help and the menus."""
    fetch: Callable[[str, int], Awaitable[bytes]] | None = None
    """Fetches a file of Telegram's by its id, at most so many bytes; before the transaction."""
    jobs: dict[int, Job] = field(default_factory=dict)
    express: Express | None = None
    """Without one, every answer waits until the courier looks into the outbox."""


class Deed(Transaction):
    """The one transaction of an update: what it changes, what it answers and its done-mark are kept together."""

    def __init__(
        self, tx: Transaction, job: Job, caller: Caller, shown: Outgoing | None, passage: Passage
    ) -> None:
        super().__init__(tx.connection, tx.now)
        self._tx = tx
        self._job = job
        self._caller = caller
        self._shown = shown
        self._passage = passage

    @cached_property
    def outbox(self) -> OutboxStore:
        """The transaction's own, which knows whether something is left to be sent."""
        return self._tx.outbox

    async def reply(self, message: Message, **more: Any) -> Outgoing:
        """Say it in a new message. `more`: kind, occasion and subject of a message that lives on, or another reader."""
        caller = self._caller
        row = await self.outbox.reply(
            caller.chat_id,
            message,
            **{
                "update_id": self._job.incoming.update_id,
                "person_id": caller.person.id if caller.person else None,
                "mission_id": caller.mission.id if caller.mission else None,
                **more,
            },
            claimed=self._passage.reserve(),
        )
        self._passage.claimed(row)
        return row

    async def answer(self, message: Message) -> None:
        """Say it in the message whose button was tapped, or in a new one when nothing was tapped."""
        if self._shown and self._shown.state == "sent" and not message.attachment:
            await self.outbox.revise(self._shown.id, message)
        else:
            await self.reply(message)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], House]):
    """PTB's context, typed for this house."""

    caller: Caller
    """Who is talking; set by the gate, before any other handler."""
    handling: Job
    """The inbox row being worked on."""
    shown: Outgoing | None
    """The outbox row whose button was tapped."""
    action: Any
    """The typed action of the tapped button."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, House, Any],
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application, chat_id, user_id)
        self.house: House = application.bot_data
        self.shown: Outgoing | None = None
        self.action: Any = None

    @classmethod
    def from_update(cls, update: object, application: Any) -> Self:
        """PTB's way to make a context; the worker has laid the update's job ready."""
        made = super().from_update(update, application)
        if isinstance(update, Update):
            made.handling = made.house.jobs[update.update_id]
            made.handling.routed = True
        return made

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Deed]:
        """The update's own transaction; at its end the inbox row is done. At most one an update."""
        with Passage(self.house.express, self.caller.chat_id) as passage:
            async with self.house.database.transaction(self.house.now()) as tx:
                deed = Deed(tx, self.handling, self.caller, self.shown, passage)
                if self.caller.person and self.caller.person.unreachable_since:
                    await deed.people.mark_reachable(self.caller.person.id)  # they write to us again
                yield deed
                await deed.inbox.done(self.handling.incoming.seq)
        self.handling.finished = True

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """A snapshot, for what must be known before the transaction."""
        async with self.house.database.reading(self.house.now()) as tx:
            yield tx

    def toast(self, words: str) -> None:
        """A short notice over the tapped button (Bot API › answerCallbackQuery, ≤200 characters)."""
        self.handling.toast = words[:200]

    @property
    def reader(self) -> Reader:
        return self.caller.reader

    @property
    def person(self) -> Person:
        """The member who is talking; the gate lets nobody else through to the handlers that ask."""
        assert self.caller.person is not None  # noqa: S101 - the gate's promise
        return self.caller.person

    @property
    def member(self) -> Member:
        """The same, with their place in the current mission."""
        assert self.caller.member is not None  # noqa: S101 - the gate's promise
        return self.caller.member

    @property
    def mission(self) -> Mission:
        """The mission they are talking about."""
        assert self.caller.mission is not None  # noqa: S101 - the gate's promise
        return self.caller.mission

    @property
    def zone(self) -> ZoneInfo:
        return self.mission.zone

    @property
    def today(self) -> date:
        """The date that the mission's clock shows."""
        return self.house.now().astimezone(self.zone).date()
