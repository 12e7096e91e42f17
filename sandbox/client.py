"""A client for tests: start a sandbox, hold phones, move the clock, order faults, read the ledger.

    async with running_sandbox() as sandbox:
        ann = await sandbox.people.add("Ann Example", language="uk")
        answer = await ann.ask("/start")
        await ann.tap("Today")
        screen = await ann.wait_for(lambda screen: "09:00" in screen.last.text)

Waiting has a bound in real seconds, and says what the screen showed when it was in vain.
"""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any, Final, Literal

import httpx
from pydantic import BaseModel, ConfigDict

TOKEN: Final = "4200000001:AAE-a-sample-token-for-the-sandbox0"  # noqa: S105 - opens nothing but the sandbox
READY: Final = "sandbox ready on "
PATIENCE: Final = 5.0
STOP_SECONDS: Final = 5.0

ChatName = int | str
"""A chat as a phone names it: "bot" for the first bot, a bot's id, or a group's id."""

FaultKind = Literal["429", "reset_before", "reset_after", "500", "403", "hang_before", "hang_after", "slow"]


class SandboxError(AssertionError):
    """What a person tried is impossible, or what a test waited for did not come."""


class Record(BaseModel):
    """What the sandbox answers; fields that this client does not know are kept too."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Button(Record):
    """An inline button or a key of the reply keyboard."""

    text: str
    data: str | None = None
    url: str | None = None
    request_contact: bool = False
    request_location: bool = False


class Attached(Record):
    """A file or a picture; `url` is for `Sandbox.download`."""

    url: str
    name: str = ""
    size: int = 0
    mime: str = ""


class Shown(Record):
    """One message as it stands on a screen; `date` is the world's clock, `out` is one's own."""

    message_id: int
    date: datetime
    out: bool
    sender: str
    service: bool = False
    text: str
    entities: list[dict[str, Any]]
    html: str
    edited: bool
    buttons: list[list[Button]]
    file: Attached | None = None
    photo: Attached | None = None
    location: dict[str, Any] | None = None
    contact: dict[str, Any] | None = None
    reply_to: int | None = None
    forwarded_from: str | None = None

    @property
    def labels(self) -> list[str]:
        """The words on its buttons, row after row."""
        return [button.text for row in self.buttons for button in row]


class Toast(Record):
    """The answer to a tap."""

    query_id: str
    text: str
    alert: bool
    url: str


class Command(Record):
    command: str
    description: str


class Screen(Record):
    """A chat as one person sees it."""

    version: int
    title: str
    blocked: bool
    commands: list[Command]
    reply_keyboard: list[list[Button]] | None
    typing: bool
    toast: Toast | None
    invitation: dict[str, str] | None
    pinned: int | None
    messages: list[Shown]

    @property
    def received(self) -> list[Shown]:
        """What others wrote, oldest first."""
        return [message for message in self.messages if not message.out and not message.service]

    @property
    def last(self) -> Shown:
        """The newest message from somebody else."""
        if not self.received:
            raise SandboxError("nothing has been received in this chat")
        return self.received[-1]

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.received]

    def message(self, message_id: int) -> Shown:
        for message in self.messages:
            if message.message_id == message_id:
                return message
        raise SandboxError(f"message {message_id} is not on the screen")


class Entry(Record):
    """One call in the ledger; `accepted` ones changed the world, even if a fault ate the answer."""

    seq: int
    at: datetime
    world: datetime
    method: str
    chat_id: int | None
    message_id: int | None
    outcome: Literal["accepted", "refused", "fault"]
    error_code: int | None
    description: str | None
    fault: str | None
    parameters: dict[str, Any]
    warnings: list[str]


class Now(Record):
    """What the world's clock shows; `steps` are the due moments that a move passed through."""

    now: datetime
    version: int
    rate: float
    next_due: datetime | None = None
    steps: int = 0


class Line:
    """JSON over HTTP to one sandbox."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.AsyncClient(base_url=url, timeout=60.0, trust_env=False)

    async def close(self) -> None:
        await self._http.aclose()

    async def get(self, path: str, **query: str | float) -> Any:
        return _content(await self._http.get(path, params=query))

    async def post(self, path: str, body: dict[str, Any] | None = None, **more: Any) -> Any:
        return _content(await self._http.post(path, **(more or {"json": body or {}})))

    async def patch(self, path: str, body: dict[str, Any]) -> Any:
        return _content(await self._http.patch(path, json=body))

    async def delete(self, path: str) -> Any:
        return _content(await self._http.delete(path))

    async def raw(self, method: str, path: str, **more: Any) -> httpx.Response:
        """The answer as it came, for whoever plays the bot."""
        return await self._http.request(method, path, **more)


def _content(answer: httpx.Response) -> Any:
    if answer.is_success:
        return answer.json()
    raise SandboxError(f"{answer.status_code}: {answer.text}")


class Person:
    """Somebody with a phone. The chat is the private one with the bot unless named."""

    def __init__(self, line: Line, record: dict[str, Any]) -> None:
        self._line = line
        self._path = f"/api/people/{record['id']}"
        self.id: int = record["id"]
        self.name: str = record["name"]
        self.language: str = record["language"]

    async def send(
        self,
        text: str,
        *,
        chat: ChatName = "bot",
        forwarded_from: str | None = None,
        reply_to: int | None = None,
    ) -> int:
        """Writes a text; its message_id."""
        return await self._write(chat, text=text, forward_from_name=forwarded_from, reply_to=reply_to)

    async def ask(self, text: str, *, chat: ChatName = "bot", timeout: float = PATIENCE) -> Shown:  # noqa: ASYNC109 - passed on
        """Writes a text and waits for the first message that comes after it."""
        return await self.answer_to(await self.send(text, chat=chat), chat=chat, timeout=timeout)

    async def answer_to(self, message_id: int, *, chat: ChatName = "bot", timeout: float = PATIENCE) -> Shown:  # noqa: ASYNC109 - passed on
        """The first message received after that one."""

        def answers(screen: Screen) -> list[Shown]:
            return [message for message in screen.received if message.message_id > message_id]

        return answers(await self.wait_for(lambda screen: bool(answers(screen)), timeout, chat=chat))[0]

    async def share_contact(
        self, phone_number: str, first_name: str, last_name: str | None = None, *, vcard: str | None = None
    ) -> int:
        contact = {
            "phone_number": phone_number,
            "first_name": first_name,
            "last_name": last_name,
            "vcard": vcard,
        }
        return await self._write("bot", contact={key: value for key, value in contact.items() if value})

    async def share_location(self, latitude: float, longitude: float) -> int:
        return await self._write("bot", location={"latitude": latitude, "longitude": longitude})

    async def _write(self, chat: ChatName, **content: Any) -> int:
        body = {key: value for key, value in content.items() if value is not None} | {"chat_id": chat}
        return int((await self._line.post(f"{self._path}/messages", body))["message_id"])

    async def edit(self, message_id: int, text: str, *, chat: ChatName = "bot") -> None:
        """Corrects an own text."""
        await self._line.patch(
            f"{self._path}/messages", {"message_id": message_id, "text": text, "chat_id": chat}
        )

    async def send_file(
        self,
        name: str,
        content: bytes,
        *,
        kind: Literal["document", "photo", "voice"] = "document",
        caption: str = "",
        chat: ChatName = "bot",
    ) -> int:
        """Sends a file; its message_id."""
        data = {"kind": kind, "caption": caption, "chat_id": str(chat)}
        answer = await self._line.post(f"{self._path}/files", data=data, files={"file": (name, content)})
        return int(answer["message_id"])

    async def tap(self, label: str, *, message_id: int | None = None, chat: ChatName = "bot") -> str | None:
        """Taps the newest button with these words (or a key of the keyboard); the query's id, None for a key."""
        body: dict[str, Any] = {"label": label, "chat_id": chat}
        if message_id is not None:
            body["message_id"] = message_id
        query_id: str | None = (await self._line.post(f"{self._path}/taps", body))["query_id"]
        return query_id

    async def tap_data(self, message_id: int, data: str, *, chat: ChatName = "bot") -> str:
        """A tap by its data, whether it stands there or not (stale or forged); the query's id."""
        body = {"message_id": message_id, "data": data, "chat_id": chat}
        return str((await self._line.post(f"{self._path}/taps", body))["query_id"])

    async def toast(self, query_id: str | None, timeout: float = PATIENCE) -> Toast:  # noqa: ASYNC109 - as wait_for
        """The answer to a tap, once it is there."""
        screen = await self.wait_for(lambda s: s.toast is not None and s.toast.query_id == query_id, timeout)
        if screen.toast is None:
            raise SandboxError("no answer to the tap")
        return screen.toast

    async def block(self) -> None:
        await self._line.post(f"{self._path}/block")

    async def unblock(self) -> None:
        await self._line.post(f"{self._path}/unblock")

    async def invite(self, title: str, text: str) -> None:
        """Puts a card on this phone which, tapped in the page, sends the text to the bot."""
        await self._line.post(f"{self._path}/invitation", {"title": title, "text": text})

    async def delete_account(self) -> None:
        await self._line.delete(self._path)

    async def screen(self, chat: ChatName = "bot") -> Screen:
        """The chat as it is now."""
        return Screen.model_validate(await self._line.get(f"{self._path}/chats/{chat}"))

    async def wait_for(
        self,
        predicate: Callable[[Screen], bool],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - the bound of a question to another process
        *,
        chat: ChatName = "bot",
    ) -> Screen:
        """The screen as soon as the predicate holds; SandboxError with what was shown after so many real seconds."""
        until = monotonic() + timeout
        screen = await self.screen(chat)
        while not predicate(screen):
            left = until - monotonic()
            if left <= 0:
                shown = "\n".join(f"  {m.sender}: {m.text!r} {m.labels}" for m in screen.messages[-8:])
                raise SandboxError(f"waited {timeout} s in vain; {self.name} sees:\n{shown or '  nothing'}")
            query: dict[str, str | int | float] = {"unless": screen.version, "wait": min(left, 1.0)}
            screen = Screen.model_validate(await self._line.get(f"{self._path}/chats/{chat}", **query))
        return screen

    async def wait_for_text(self, part: str, timeout: float = PATIENCE, *, chat: ChatName = "bot") -> Shown:  # noqa: ASYNC109 - as wait_for
        """The newest received message that contains these words, once there is one."""

        def containing(screen: Screen) -> list[Shown]:
            return [message for message in screen.received if part in message.text]

        return containing(await self.wait_for(lambda screen: bool(containing(screen)), timeout, chat=chat))[
            -1
        ]


class People:
    """Everybody who holds a phone."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def add(
        self, name: str, *, language: str = "en", username: str = "", phone: str = "", person_id: int = 0
    ) -> Person:
        body = {"name": name, "language": language, "username": username, "phone": phone, "id": person_id}
        return Person(self._line, await self._line.post("/api/people", body))

    async def list(self) -> list[Person]:
        return [Person(self._line, record) for record in (await self._line.get("/api/people"))["people"]]


class Clock:
    """The world's clock."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def now(self) -> datetime:
        """Aware UTC."""
        return Now.model_validate(await self._line.get("/api/clock")).now

    async def read(self) -> Now:
        return Now.model_validate(await self._line.get("/api/clock"))

    async def move(self, to: datetime) -> Now:
        """Jumps through every due moment in order; comes back when the bot has settled at the target."""
        return await self._move(to=to.isoformat())

    async def move_by(self, span: timedelta) -> Now:
        return await self._move(by_seconds=span.total_seconds())

    async def to_next_due(self) -> Now:
        return await self._move(to_next_due=True)

    async def _move(self, **how: Any) -> Now:
        return Now.model_validate(await self._line.post("/api/clock/move", json=how, timeout=None))

    async def report(self, version: int, *, next_due: datetime | None = None, settled: bool = True) -> None:
        """What a bot says about itself; for tests that play the bot."""
        due = next_due.isoformat() if next_due else None
        await self._line.post("/api/clock/report", {"version": version, "next_due": due, "settled": settled})


class Faults:
    """A bad day, on order."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def add(
        self,
        method: str,
        kind: FaultKind,
        *,
        count: int = 1,
        chat_id: int | None = None,
        retry_after: int = 1,
        seconds: float = 1.0,
    ) -> None:
        """The next `count` calls of the method ("*": any), to one chat or all, fail so. `seconds` is for "slow"."""
        body = {
            "method": method,
            "kind": kind,
            "count": count,
            "retry_after": retry_after,
            "seconds": seconds,
        }
        await self._line.post("/api/faults", body | ({} if chat_id is None else {"chat_id": chat_id}))

    async def coming(self) -> list[dict[str, Any]]:
        """Those that have not happened yet."""
        found: list[dict[str, Any]] = (await self._line.get("/api/faults"))["faults"]
        return found

    async def clear(self) -> None:
        await self._line.delete("/api/faults")


class Sandbox:
    """One running sandbox; `url` is what BOT_API_URL and BOT_CLOCK are set to."""

    def __init__(self, url: str, token: str = TOKEN) -> None:
        self.url = url
        self.token = token
        self.line = Line(url)
        self.people = People(self.line)
        self.clock = Clock(self.line)
        self.faults = Faults(self.line)

    async def close(self) -> None:
        await self.line.close()

    async def reset(
        self,
        *,
        now: datetime | None = None,
        rate: float = 1.0,
        strict: bool = True,
        flood: bool = True,
        tap_seconds: float = 150.0,
    ) -> None:
        """A new, empty world in the same process (20 ms instead of a start)."""
        body = {
            "rate": rate,
            "strict": strict,
            "flood": flood,
            "tap_seconds": tap_seconds,
            "token": self.token,
        }
        await self.line.post("/api/reset", body | ({"now": now.isoformat()} if now else {}))

    async def add_group(self, title: str, *members: Person) -> int:
        """A group with the bot in it, made by the first member; its id."""
        body = {"title": title, "members": [member.id for member in members]}
        return int((await self.line.post("/api/groups", body))["id"])

    async def name_bot(self, *, username: str, name: str = "Attaché", token: str | None = None) -> None:
        await self.line.post("/api/bots", {"token": token or self.token, "username": username, "name": name})

    async def set_flood(self, *, enabled: bool) -> None:
        await self.line.post("/api/flood", {"enabled": enabled})

    async def ledger(
        self,
        after: int = 0,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        outcome: Literal["accepted", "refused", "fault"] | None = None,
    ) -> list[Entry]:
        """Every call after a number that fits, oldest first."""
        found: list[Entry] = []
        while True:
            page = (await self.line.get("/api/ledger", after=after))["entries"]
            if not page:
                return found
            after = page[-1]["seq"]
            entries = map(Entry.model_validate, page)
            found += [entry for entry in entries if _fits(entry, method, chat_id, outcome)]

    async def download(self, attached: Attached | None) -> bytes:
        """What stands behind a file or a picture on a screen."""
        if attached is None:
            raise SandboxError("there is no file on that message")
        return (await self.line.raw("GET", attached.url)).raise_for_status().content

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Plays the bot: one call with JSON parameters; Telegram's whole answer."""
        answer: dict[str, Any] = (
            await self.line.raw("POST", f"/bot{self.token}/{method}", json=parameters)
        ).json()
        return answer


def _fits(entry: Entry, method: str | None, chat_id: int | None, outcome: str | None) -> bool:
    return (
        (method is None or entry.method.lower() == method.lower())
        and (chat_id is None or entry.chat_id == chat_id)
        and (outcome is None or entry.outcome == outcome)
    )


@contextmanager
def sandbox_server(*options: str) -> Iterator[str]:
    """Starts `python -m sandbox` on a free port with these options and stops it in the end; its address."""
    command = [sys.executable, "-m", "sandbox", "--port", "0", *options]
    with subprocess.Popen(  # noqa: S603 - our own module
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line.startswith(READY):
                raise SandboxError(f"the sandbox did not start: {line!r}")
            yield line.removeprefix(READY).strip()
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


@asynccontextmanager
async def sandbox_at(url: str, token: str = TOKEN) -> AsyncIterator[Sandbox]:
    """A handle on a sandbox that runs already."""
    sandbox = Sandbox(url, token)
    try:
        yield sandbox
    finally:
        await sandbox.close()


@asynccontextmanager
async def running_sandbox(
    *,
    now: datetime | None = None,
    rate: float = 1.0,
    strict: bool = True,
    flood: bool = True,
    tap_seconds: float = 150.0,
    token: str = TOKEN,
) -> AsyncIterator[Sandbox]:
    """A sandbox of one's own (about 3 s to start; many tests share one through `sandbox_server` and `reset`)."""
    server = sandbox_server()
    url = await asyncio.to_thread(server.__enter__)
    try:
        async with sandbox_at(url, token) as sandbox:
            await sandbox.reset(now=now, rate=rate, strict=strict, flood=flood, tap_seconds=tap_seconds)
            yield sandbox
    finally:
        await asyncio.to_thread(server.__exit__, None, None, None)
