"""The world in memory: bots, people, chats and what stands in them."""

import itertools
import re
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final

from .alarms import Alarms
from .bots import Bot
from .chats import Chat, Kind
from .clock import WorldClock
from .disturbance import Disturbance
from .events import Events
from .faults import Faults
from .files import Files
from .invitelinks import WRITABLE_SECONDS
from .ledger import Entry, Ledger
from .members import Member
from .people import Person
from .refusals import Impossible, Refused, bad_request, forbidden
from .replay import Replay
from .zones import ZONE

TOKEN: Final = re.compile(r"\d{3,16}:[A-Za-z0-9_-]{30,64}")
SAMPLE_TOKEN: Final = "4200000001:AAE-a-sample-token-for-the-sandbox0"  # noqa: S105 - opens nothing but the sandbox
FIRST_PERSON: Final = 7_000_000_001
FIRST_GROUP: Final = -4_000_000_001
FIRST_SUPERGROUP: Final = -1_002_000_000_001

Act = Callable[[Bot, bytes, str], Awaitable[None]]
"""Does what the body of an answer to a webhook asks for; the last is its content type."""


class World:
    """Everything that exists; `strict` refuses what Telegram would silently ignore."""

    def __init__(
        self,
        *,
        now: datetime | None = None,
        rate: float = 1.0,
        zone: str = ZONE,
        strict: bool = True,
        flood: bool = True,
        paid: bool = False,
        tap_seconds: float = 150.0,
    ) -> None:
        self.act: Act | None = None
        self.clock = WorldClock(now, rate)
        self.alarms = Alarms(self.clock)
        self.zone = zone
        self.strict = strict
        self.flood = flood
        self.paid = paid
        self.tap_seconds = tap_seconds
        self.events = Events()
        self.faults = Faults()
        self.ledger = Ledger()
        self.files = Files()
        self.replay = Replay()
        self.bots: dict[str, Bot] = {}
        self.people: dict[int, Person] = {}
        self.former_people: set[int] = set()
        self._person_ids = itertools.count(FIRST_PERSON)
        self._group_ids = {
            "group": itertools.count(FIRST_GROUP, -1),
            "supergroup": itertools.count(FIRST_SUPERGROUP, -1),
        }

    def bot(self, token: str) -> Bot:
        """The bot of that token, made on first use; 401 for what cannot be a token."""
        found = self.bots.get(token)
        if found is not None:
            if found.is_logged_out:
                raise Refused(400, "Logged out")
            return found
        if not TOKEN.fullmatch(token):
            raise Refused(401, "Unauthorized")
        return self.add_bot(token)

    def add_bot(self, token: str, *, username: str | None = None, name: str = "Attaché") -> Bot:
        if not TOKEN.fullmatch(token):
            raise Impossible("a token has the form 123456789:AbCd…, at least 30 characters after the colon")
        if username is None:
            username = "attache_sandbox_bot" if not self.bots else f"attache_sandbox_{len(self.bots) + 1}_bot"
        bot = self.bots.get(token)
        if bot is None:
            bot = self.bots[token] = Bot(token, username, name, tap_seconds=self.tap_seconds)
            bot.updates.disturb = Disturbance(bot, self.faults, self.note).take
        else:
            bot.username, bot.name = username, name
        self.events.tell("people")
        return bot

    @property
    def default_bot(self) -> Bot:
        """The first bot; a sample one when a person writes before any bot has called."""
        return next(iter(self.bots.values()), None) or self.add_bot(SAMPLE_TOKEN)

    def bot_by_id(self, bot_id: int) -> Bot | None:
        return next((bot for bot in self.bots.values() if bot.id == bot_id), None)

    def add_person(self, person: Person) -> Person:
        if not person.id:
            person.id = next(self._person_ids)
        if person.id in self.people or person.id < 0:
            raise Impossible("that id is taken, or is not a person's")
        self.people[person.id] = person
        self.events.tell("people", person_id=person.id)
        return person

    def person(self, person_id: int) -> Person:
        found = self.people.get(person_id)
        if found is None:
            raise Impossible("there is no such person", status=404)
        return found

    def remove_person(self, person_id: int) -> None:
        """The account is deleted: the bot's messages to it are refused from now on."""
        self.person(person_id)
        del self.people[person_id]
        self.former_people.add(person_id)
        self.events.tell("people", person_id=person_id)

    def add_group(
        self, title: str, members: list[int], bot: Bot, kind: Kind = "supergroup", *, forum: bool = False
    ) -> Chat:
        """A group of these people, made by the first; the bot is not in it until somebody adds it."""
        for member in members:
            self.person(member)
        chat = Chat(bot, next(self._group_ids[kind]), kind, title=title, members=members, forum=forum)
        chat.roster |= {member: Member("creator") for member in members[:1]}
        bot.chats[chat.id] = chat
        self.events.tell("people")
        return chat

    def group(self, group_id: int) -> Chat:
        """By its id, with or without the sign."""
        for bot in self.bots.values():
            if (found := bot.chats.get(-abs(group_id))) is not None:
                return found
        raise Impossible("there is no such group", status=404)

    def user(self, user_id: int) -> dict[str, Any]:
        """The User object of anybody, also of somebody whose account is gone."""
        if (person := self.people.get(user_id)) is not None:
            return person.as_user()
        if (bot := self.bot_by_id(user_id)) is not None:
            return bot.as_user()
        return {"id": user_id, "is_bot": False, "first_name": ""}

    def private_chat(self, bot: Bot, person: Person) -> Chat:
        """The chat as it lies on the person's phone, even before the first word."""
        chat = bot.chats.get(person.id)
        if chat is None:
            chat = bot.chats[person.id] = Chat(bot, person.id, "private", title=bot.name, members=[person.id])
        return chat

    def chat_for_bot(self, bot: Bot, chat_id: int | str) -> Chat:
        """The chat a bot may write to now; raises Refused as Telegram does where it may not."""
        number = _chat_number(chat_id)
        if number in self.former_people:
            raise forbidden("user is deactivated")
        chat = bot.chats.get(number)
        if chat is None or (chat.is_private and not chat.started):
            if number in self.people:
                return self._chat_of_applicant(bot, self.people[number])
            raise bad_request("chat not found")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.is_private:
            _check_place(chat)
        return chat

    def _chat_of_applicant(self, bot: Bot, person: Person) -> Chat:
        """Who waits to be let into a group may be written to first, for five minutes (Bot API › ChatJoinRequest)."""
        asked = [
            link.waiting[person.id]
            for chat in bot.chats.values()
            for link in chat.links.values()
            if person.id in link.waiting and chat.bot_member.may("can_invite_users")
        ]
        if self.unix() - max(asked, default=0) >= WRITABLE_SECONDS:
            raise forbidden("bot can't initiate conversation with a user")
        return self.private_chat(bot, person)

    def chat_json(self, chat: Chat) -> dict[str, Any]:
        """The Chat object of messages (Bot API › Chat)."""
        if chat.is_private:
            person = self.people.get(chat.id)
            names = person.as_chat() if person else {"first_name": ""}
            return {"id": chat.id, "type": "private", **names}
        forum = {"is_forum": True} if chat.forum else {}
        return {"id": chat.id, "type": chat.kind, "title": chat.title, **forum}

    def touch(self, chat: Chat) -> None:
        """Tells everybody who looks at this chat that its screen has changed."""
        chat.version += 1
        chat.changed.give()
        for member in chat.members:
            self.events.tell("chat", person_id=member, chat_id=chat.bot.id if chat.is_private else chat.id)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing has been written in any chat yet."""
        return not any(chat.messages for bot in self.bots.values() for chat in bot.chats.values())

    def note(self, entry: Entry) -> None:
        """Writes a line into the ledger, and tells everybody who reads it."""
        self.ledger.write(entry)
        self.events.tell("ledger", chat_id=entry.chat_id)

    def unix(self) -> int:
        """Seconds of the world's clock, as messages are dated."""
        return int(self.clock.now().timestamp())

    def end(self) -> None:
        """Wakes everybody who waits in a world that is over."""
        self.clock.stop()
        self.clock.moved.give()
        self.alarms.end()
        self.replay.stirred.give()
        self.events.end()
        for bot in self.bots.values():
            bot.stop_delivery()
            bot.updates.end()
            for chat in bot.chats.values():
                chat.changed.give()

    @staticmethod
    def secret() -> str:
        """An identifier that cannot be guessed."""
        return secrets.token_urlsafe(18)


def _check_place(chat: Chat) -> None:
    if chat.migrated_to is not None:
        raise Refused(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrated_to=chat.migrated_to,
        )
    if chat.bot_member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if not chat.has_bot:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def _chat_number(chat_id: int | str) -> int:
    if isinstance(chat_id, int):
        number = chat_id
    elif chat_id.lstrip("-").isdigit():
        number = int(chat_id)
    elif not chat_id:
        raise bad_request("chat_id is empty")
    else:
        raise bad_request("chat not found")
    return number
