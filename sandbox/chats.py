"""One chat, as it stands on the phones of those who are in it."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from .bots import Bot, Scope
from .files import StoredFile
from .invitelinks import InviteLink
from .members import PERMISSIONS, Member
from .signals import Signal
from .topics import GENERAL, Topic

if TYPE_CHECKING:
    from .polls import Poll

KEPT: Final = 5000
TYPING_SECONDS: Final = 5.0

Kind = Literal["private", "group", "supergroup"]

Payload = dict[str, Any]
"""A message as Telegram writes it in JSON (Bot API › Message). Never changed in place: an edit puts a new one."""


@dataclass(slots=True)
class Toast:
    """The answer to a tap, as it pops up."""

    query_id: str
    text: str
    alert: bool
    url: str


class Chat:
    """Messages by number (`fixed` ones cannot be edited), counted from 1 in every chat, and what else a phone shows there."""

    def __init__(
        self,
        bot: Bot,
        chat_id: int,
        kind: Kind,
        *,
        title: str,
        members: list[int],
        forum: bool = False,
    ) -> None:
        self.bot = bot
        self.id = chat_id
        self.kind: Kind = kind
        self.title = title
        self.description = ""
        self.photo: StoredFile | None = None
        self.roster = {member: Member("member") for member in members}
        self.permissions = frozenset(PERMISSIONS)
        self.forum = forum
        self.topics = {GENERAL: Topic(GENERAL, "General")} if forum else {}
        self.links: dict[str, InviteLink] = {}
        self.migrated_to: int | None = None
        self.started = kind != "private"
        self.blocked = False
        self.messages: dict[int, Payload] = {}
        self.last_id = 0
        self.pinned: int | None = None
        self.fixed: set[int] = set()
        self.polls: dict[int, Poll] = {}
        self.reactions: dict[int, dict[int, str]] = {}
        self.keyboard: dict[str, Any] | None = None
        self.toasts: dict[int, Toast] = {}
        self.invitations: dict[int, dict[str, str]] = {}
        self.version = 0
        self.changed = Signal()
        self._typing_until = 0.0

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    @property
    def members(self) -> list[int]:
        """The people who are here."""
        return [one for one, member in self.roster.items() if member.is_here and one != self.bot.id]

    @property
    def has_bot(self) -> bool:
        return self.is_private or self.bot_member.is_here

    @property
    def bot_member(self) -> Member:
        return self.roster.get(self.bot.id, Member())

    @property
    def is_typing(self) -> bool:
        return time.monotonic() < self._typing_until

    def type_for_a_while(self) -> None:
        self._typing_until = time.monotonic() + TYPING_SECONDS

    def stop_typing(self) -> None:
        self._typing_until = 0.0

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def put(self, payload: Payload) -> None:
        """A new message, or a new state of one; the oldest go when there are too many."""
        self.messages[payload["message_id"]] = payload
        if len(self.messages) > KEPT:
            self.forget(next(iter(self.messages)))

    def forget(self, message_id: int) -> None:
        """The message is gone, with everything that hangs on it."""
        del self.messages[message_id]
        self.polls.pop(message_id, None)
        self.reactions.pop(message_id, None)

    def scopes_for(self, person_id: int) -> list[Scope]:
        """The command scopes that apply to a member here, nearest first (Bot API › BotCommandScope)."""
        if self.is_private:
            return [("chat", self.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
        leads = self.roster.get(person_id, Member()).is_administrator
        scopes: list[tuple[bool, Scope]] = [
            (True, ("chat_member", self.id, person_id)),
            (leads, ("chat_administrators", self.id, 0)),
            (True, ("chat", self.id, 0)),
            (leads, ("all_chat_administrators", 0, 0)),
            (True, ("all_group_chats", 0, 0)),
            (True, ("default", 0, 0)),
        ]
        return [scope for applies, scope in scopes if applies]
