"""A prepared scene: a person who pressed Start, a group and a forum with the bot as administrator, and calls in every form."""

import json
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import httpx

from sandbox.client import Group, Person, Sandbox
from sandbox.members import RIGHTS
from tests.sandbox.playing import bot_id

Form = Literal["json", "query", "form", "multipart"]

FORMS: Final[tuple[Form, ...]] = ("json", "query", "form", "multipart")


@dataclass(slots=True, frozen=True)
class Upload:
    """A file in a value's place."""

    name: str
    content: bytes


@dataclass(slots=True)
class Scene:
    """`groups` are made when first asked for, by whether they are forums."""

    sandbox: Sandbox
    ann: Person
    bob: Person
    groups: dict[bool, Group] = field(default_factory=dict)

    async def group(self, *, forum: bool = False) -> Group:
        if forum not in self.groups:
            made = await self.sandbox.groups.add("Delegation", self.ann, self.bob, forum=forum)
            await made.appoint(bot_id(self.sandbox), self.ann, RIGHTS)
            self.groups[forum] = made
        return self.groups[forum]

    async def call(self, method: str, **parameters: Any) -> httpx.Response:
        """The answer to a call, as a bot's library makes it."""
        return await self.call_as("json", method, **parameters)

    async def call_as(self, form: Form, method: str, **parameters: Any) -> httpx.Response:
        """With an Upload among the parameters it is a multipart form, whatever was asked for."""
        path = f"/bot{self.sandbox.token}/{method}"
        files = {name: (up.name, up.content) for name, up in parameters.items() if isinstance(up, Upload)}
        plain = {name: value for name, value in parameters.items() if name not in files}
        if files or form == "multipart":
            parts = [(name, (None, text(value).encode())) for name, value in plain.items()]
            parts = parts or [("nothing", (None, b""))]
            return await self.sandbox.line.raw("POST", path, files=[*parts, *files.items()])
        if form == "json":
            return await self.sandbox.line.raw("POST", path, json=plain)
        texts = {name: text(value) for name, value in plain.items()}
        how = {"params": texts} if form == "query" else {"data": texts}
        return await self.sandbox.line.raw("GET" if form == "query" else "POST", path, **how)

    async def result(self, method: str, **parameters: Any) -> Any:
        """The result of a call that must succeed."""
        answer = (await self.call(method, **parameters)).json()
        assert answer["ok"], (method, parameters, answer)
        return answer["result"]

    async def message(self, **more: Any) -> int:
        """A new text of the bot's, on Ann's phone."""
        sent = await self.result("sendMessage", **{"chat_id": self.ann.id, "text": "Old"} | more)
        return int(sent["message_id"])


def text(value: Any) -> str:
    """As a form carries it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


async def prepared(sandbox: Sandbox, *, strict: bool = True) -> Scene:
    """An empty world with Ann and Bob, without flood limits; its clock stands still."""
    await sandbox.reset(strict=strict, flood=False, rate=0)
    ann = await sandbox.people.add("Ann Example", language="uk", phone="+380501234567")
    bob = await sandbox.people.add("Bob Example")
    await ann.send("/start")
    return Scene(sandbox, ann, bob)
