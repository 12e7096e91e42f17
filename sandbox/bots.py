"""One bot: its name, its updates, its commands and the taps it has to answer."""

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from .flood import Flood
from .updates import UpdateQueue

if TYPE_CHECKING:
    from .chats import Chat

LOGGED_OUT_SECONDS: Final = 600.0

Scope = tuple[str, int, int]
"""A command scope: its type, the chat's id and the member's id (0 where it has none)."""


@dataclass(slots=True)
class Tap:
    """A callback query that waits for its answer; `at` is monotonic."""

    chat: "Chat"
    person_id: int
    at: float
    answered: bool = False


@dataclass(slots=True)
class Webhook:
    """Where updates are delivered to, and how that went."""

    url: str
    secret: str = ""
    max_connections: int = 40
    ip_address: str = "127.0.0.1"
    has_certificate: bool = False
    last_error_date: int | None = None
    last_error: str = ""


class Bot:
    """A token and everything that hangs on it."""

    def __init__(self, token: str, username: str, name: str, *, tap_seconds: float) -> None:
        self.token = token
        self.id = int(token.split(":", maxsplit=1)[0])
        self.username = username
        self.name = name
        self.reads_all_in_groups = False
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue(tap_seconds=tap_seconds)
        self.tap_seconds = tap_seconds
        self.taps: dict[str, Tap] = {}
        self.commands: dict[tuple[Scope, str], list[dict[str, str]]] = {}
        self.menu_buttons: dict[int, dict[str, Any]] = {}
        self.webhook: Webhook | None = None
        self.delivery: asyncio.Task[None] | None = None
        self.flood = Flood()
        self.profile: dict[tuple[str, str], str] = {}
        self.default_rights: dict[bool, frozenset[str]] = {}
        self.came = time.monotonic()
        self.logged_out: float | None = None

    def words(self, what: str, language: str = "") -> str:
        """Its name, description or short description in a language, else the one for all."""
        named = self.profile.get((what, language)) or self.profile.get((what, ""))
        return named or (self.name if what == "name" else "")

    def as_user(self) -> dict[str, Any]:
        """The User object as it stands in messages."""
        return {"id": self.id, "is_bot": True, "first_name": self.words("name"), "username": self.username}

    def as_self(self) -> dict[str, Any]:
        """The User object that getMe answers with."""
        return {
            **self.as_user(),
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_all_in_groups,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    @property
    def is_logged_out(self) -> bool:
        return self.logged_out is not None and time.monotonic() - self.logged_out < LOGGED_OUT_SECONDS

    def stop_delivery(self) -> None:
        if self.delivery is not None:
            self.delivery.cancel()
            self.delivery = None

    def open_tap(self, query_id: str) -> Tap | None:
        """The tap if it may still be answered: once, and not too late."""
        tap = self.taps.get(query_id)
        is_open = tap is not None and not tap.answered and time.monotonic() - tap.at <= self.tap_seconds
        return tap if is_open else None

    def commands_seen(self, scopes: Iterable[Scope], language: str) -> list[dict[str, str]]:
        """The first list that was set for these scopes, in the language or for all (Bot API › BotCommandScope)."""
        for scope in scopes:
            for tag in (language, ""):
                if (found := self.commands.get((scope, tag))) is not None:
                    return found
        return []
