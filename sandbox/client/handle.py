"""A handle on one running sandbox."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from .group import Groups
from .line import Line
from .person import Person
from .records import Attached, Entry, Now, Planned, SandboxError

TOKEN: Final = "4200000001:AAE-a-sample-token-for-the-sandbox0"  # noqa: S105 - opens nothing but the sandbox

FaultKind = Literal[
    "429",
    "403",
    "500",
    "502",
    "reset_before",
    "reset_after",
    "hang_before",
    "hang_after",
    "slow",
    "trickle",
    "truncated",
    "duplicated",
    "delayed",
    "reordered",
]
"""The last three are for method "updates"."""


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

    async def run(self, rate: float) -> Now:
        """Lets the clock run so many times as fast as real time (0 stops it, 86400 at most)."""
        return Now.model_validate(await self._line.post("/api/clock/rate", {"rate": rate}))

    async def report(
        self,
        version: int,
        *,
        next_due: datetime | None = None,
        settled: bool = True,
        planned: Sequence[Planned] = (),
    ) -> None:
        """What a bot says about itself; for tests that play the bot."""
        body = {
            "version": version,
            "next_due": next_due.isoformat() if next_due else None,
            "settled": settled,
            "planned": [plan.model_dump(mode="json") for plan in planned],
        }
        await self._line.post("/api/clock/report", body)


class Faults:
    """A bad day, on order."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def add(
        self,
        method: str,
        kind: FaultKind,
        *,
        count: int | None = 1,
        chat_id: int | None = None,
        share: float = 1.0,
        seed: int = 0,
        retry_after: int = 1,
        seconds: float = 1.0,
    ) -> int:
        """The fault's number. `count` calls (None: all until it is called off) of the method fail so.

        "*" is any method, "file" downloads, "updates" what comes to the bot. `share` of the calls fail, the same ones
        with the same seed. `seconds` is for "slow", "trickle", "delayed" and how long "reordered" waits for another.
        """
        body = {
            "method": method,
            "kind": kind,
            "count": count,
            "chat_id": chat_id,
            "share": share,
            "seed": seed,
            "retry_after": retry_after,
            "seconds": seconds,
        }
        return int((await self._line.post("/api/faults", body))["id"])

    async def coming(self) -> list[dict[str, Any]]:
        """Those that may still happen, and how often each has `happened`."""
        found: list[dict[str, Any]] = (await self._line.get("/api/faults"))["faults"]
        return found

    async def call_off(self, fault_id: int) -> None:
        await self._line.delete(f"/api/faults/{fault_id}")

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
        self.groups = Groups(self.line)

    async def close(self) -> None:
        await self.line.close()

    async def reset(
        self,
        *,
        now: datetime | None = None,
        rate: float = 1.0,
        zone: str = "Europe/Prague",
        strict: bool = True,
        flood: bool = True,
        tap_seconds: float = 150.0,
    ) -> None:
        """A new, empty world in the same process (20 ms instead of a start)."""
        body = {
            "rate": rate,
            "zone": zone,
            "strict": strict,
            "flood": flood,
            "tap_seconds": tap_seconds,
            "token": self.token,
        }
        await self.line.post("/api/reset", body | ({"now": now.isoformat()} if now else {}))

    async def add_group(self, title: str, *members: Person) -> int:
        """A group with the bot in it, made by the first member; its id."""
        return (await self.groups.add(title, *members)).id

    async def name_bot(self, *, username: str, name: str = "Attaché", token: str | None = None) -> None:
        await self.line.post("/api/bots", {"token": token or self.token, "username": username, "name": name})

    async def set_flood(self, *, enabled: bool = True, paid: bool = False) -> None:
        """`paid`: allow_paid_broadcast is granted."""
        await self.line.post("/api/flood", {"enabled": enabled, "paid": paid})

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
