"""What the tests of the page have in common: the sandbox from both its sides, three people, two sizes of a screen."""

import base64
import json
import re
import time
from dataclasses import dataclass
from typing import Any, Final

import httpx
import pytest
from playwright.sync_api import Page, expect

from sandbox.client import TOKEN

ANN: Final = "Ann Example"
BOB: Final = "Bob Sample"
EVA: Final = "Eva Dvořáková"
DOT: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one point."""
WIDE: Final = (1440, 900)
NARROW: Final = (390, 844)

wide: Final = pytest.mark.parametrize("size", [WIDE], ids=["wide"])
narrow: Final = pytest.mark.parametrize("size", [NARROW], ids=["narrow"])
both: Final = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@dataclass
class Sandbox:
    """The sandbox over HTTP, from the side of its people and from the side of a bot."""

    http: httpx.Client

    def begin_anew(self) -> None:
        world = {"token": TOKEN, "now": "2023-04-24T06:55:00Z", "flood": False}
        self.http.post("/api/reset", json=world).raise_for_status()

    def person(self, name: str, language: str = "en", **more: str) -> int:
        answer = self.http.post("/api/people", json={"name": name, "language": language, **more})
        return int(answer.raise_for_status().json()["id"])

    def joined(self, name: str, language: str = "en") -> int:
        """A person to whom a bot may write, since they wrote first."""
        person = self.person(name, language)
        self.says(person, "/start")
        return person

    def says(self, person: int, text: str) -> None:
        self.http.post(f"/api/people/{person}/messages", json={"text": text}).raise_for_status()

    def bot(self, method: str, **parameters: Any) -> Any:
        answer = self.http.post(f"/bot{TOKEN}/{method}", json=parameters).raise_for_status()
        return answer.json()["result"]

    def bot_sends(self, method: str, files: dict[str, bytes], **parameters: Any) -> Any:
        """A call with files, whose parts bear their names; structured parameters go as JSON."""
        parts = {name: (name, content) for name, content in files.items()}
        data = {
            key: value if isinstance(value, str) else json.dumps(value) for key, value in parameters.items()
        }
        answer = self.http.post(f"/bot{TOKEN}/{method}", data=data, files=parts).raise_for_status()
        return answer.json()["result"]

    def screen(self, person: int, chat: int | str = "bot") -> dict[str, Any]:
        """What stands on a phone now."""
        screen: dict[str, Any] = self.http.get(f"/api/people/{person}/chats/{chat}").json()
        return screen

    def tells(self, person: int, text: str, *rows: list[dict[str, str]], **more: Any) -> int:
        keyboard = {"reply_markup": {"inline_keyboard": list(rows)}} if rows else {}
        message = self.bot("sendMessage", chat_id=person, text=text, parse_mode="HTML", **keyboard, **more)
        return int(message["message_id"])

    def updates(self) -> list[dict[str, Any]]:
        """What people did since the last call."""
        updates: list[dict[str, Any]] = self.bot("getUpdates", timeout=0)
        if updates:
            self.bot("getUpdates", offset=updates[-1]["update_id"] + 1, timeout=0)
        return updates

    def taps(self) -> list[dict[str, Any]]:
        """The taps among the updates, waited for a moment: the page sends them when it likes."""
        for _ in range(50):
            found = [update["callback_query"] for update in self.updates() if "callback_query" in update]
            if found:
                return found
            time.sleep(0.05)
        return []


def opened(page: Page, *people: int) -> None:
    """The page with these people's phones."""
    page.goto("/#show=" + ",".join(map(str, people)))
    expect(page.get_by_label(re.compile("^Phone of")).first).to_be_attached()
