"""Broadcasts: who gets one, that it is sent once, how it is stopped, and how it fared."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final, Literal

from mission.errors import UserError
from storage.broadcasts import Broadcast
from storage.outbox import Fate, Push
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

KIND: Final = "broadcast"
CARD: Final = "progress"
"""The kind of the card that shows its author how a broadcast fares, under the same occasion."""
KEEPS: Final = timedelta(hours=24)
BLOCKED: Final = "blocked"
"""How the reason of a failed row begins when the person has blocked the bot."""
ROLES: Final = ("delegate", "organiser", "host")
INVISIBLE: Final = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs"})
BLANK_LETTERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Characters that count as letters or signs and show nothing."""

FateWord = Literal[
    "failed",
    "blocked",
    "uncertain",
    "expired",
    "withheld",
    "muted",
    "waiting",
    "sent",
    "unjoined",
]
FATES: Final[tuple[FateWord, ...]] = (
    "failed",
    "blocked",
    "uncertain",
    "expired",
    "withheld",
    "muted",
    "unjoined",
    "waiting",
    "sent",
)
"""In the order of a report: what needs somebody's attention comes first."""


class Aim(Record):
    """An audience as people: those whom the bot can write to, and those who have not joined."""

    reachable: tuple[Member, ...]
    unjoined: tuple[Member, ...]

    @property
    def members(self) -> int:
        return len(self.reachable) + len(self.unjoined)


class Progress(Record):
    """How many recipients stand in each state; together they are the recipients."""

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    blocked: int = 0
    uncertain: int = 0
    expired: int = 0
    withheld: int = 0
    muted: int = 0

    @property
    def recipients(self) -> int:
        return sum(self.model_dump().values())


class ReportLine(Record):
    """One person in a broadcast's report; `reason` as the courier noted it."""

    fate: FateWord
    name: str
    reason: str = ""


def occasion(broadcast_id: int) -> str:
    """The occasion that the recipients' rows and the card share."""
    return f"broadcast:{broadcast_id}"


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return all(unicodedata.category(sign) in INVISIBLE or sign in BLANK_LETTERS for sign in text)


def includes(audience: str, member: Member) -> bool:
    """Whether an audience ("" for all, "group:NAME" or "role:ROLE") includes a member."""
    match audience.partition(":"):
        case ("", "", ""):
            return True
        case ("group", _, name):
            return bool(name) and member.group == name
        case ("role", _, name):
            return member.membership.role == name
        case _:
            return False


def audience_kind(audience: str) -> str:
    """What sort of audience it is: "all", "group" or the name of a role."""
    kind, _, name = audience.partition(":")
    return {"": "all", "role": name}.get(kind, kind)


def audience_group(audience: str) -> str:
    """The group's name, where it is one."""
    return audience.removeprefix("group:") if audience.startswith("group:") else ""


def audiences(members: Iterable[Member]) -> list[tuple[str, int]]:
    """The audiences that have members, each with their number: all, the roles, the groups by name."""
    everybody = list(members)
    roles = [f"role:{role}" for role in ROLES]
    groups = [f"group:{name}" for name in sorted({member.group for member in everybody if member.group})]
    counted = [
        (audience, sum(includes(audience, member) for member in everybody))
        for audience in ("", *roles, *groups)
    ]
    return [(audience, number) for audience, number in counted if number or not audience]


def aim(audience: str, members: Iterable[Member]) -> Aim:
    """Who would get it now. A bot cannot write first: who has not joined cannot be reached."""
    aimed = [member for member in members if includes(audience, member)]
    return Aim(
        reachable=tuple(member for member in aimed if is_reachable(member)),
        unjoined=tuple(member for member in aimed if not is_reachable(member)),
    )


def is_reachable(member: Member) -> bool:
    return member.membership.joined_at is not None and member.person.telegram_id is not None


async def send(tx: Transaction, broadcast_id: int, actor_id: int) -> int | None:
    """Queue it for everybody it reaches now; their number, or None when it is no draft any more.

    Raises UserError when it would reach nobody.
    """
    broadcast = await tx.broadcasts.get(broadcast_id)
    if broadcast is None or not await tx.broadcasts.move(broadcast_id, "draft", "sending"):
        return None
    reached = aim(broadcast.audience, await tx.people.members_of(broadcast.mission_id)).reachable
    if not reached:
        raise UserError("broadcast-nobody")
    chats = {member.person.id: member.person.telegram_id for member in reached}
    await tx.outbox.plan([_push(tx, broadcast, person_id) for person_id in chats], chats)
    await tx.audit.record(
        broadcast.mission_id, actor_id, "broadcast.send", broadcast=broadcast_id, recipients=len(chats)
    )
    return len(chats)


def _push(tx: Transaction, broadcast: Broadcast, person_id: int) -> Push:
    return Push(
        kind=KIND,
        mission_id=broadcast.mission_id,
        person_id=person_id,
        occasion=occasion(broadcast.id),
        due_at=tx.now,
        expires_at=tx.now + KEEPS,
        subject={"broadcast": broadcast.id, **({"critical": True} if broadcast.critical else {})},
    )


async def stop(tx: Transaction, broadcast: Broadcast, actor_id: int) -> bool:
    """Take back what nobody has got yet; False when nothing waits (any more)."""
    if (await progress_of(tx, broadcast)).waiting == 0:
        return False
    if not await tx.broadcasts.move(broadcast.id, "sending", "stopped"):
        return False
    taken = await tx.outbox.withdraw(broadcast.mission_id, KIND, occasion(broadcast.id), "stopped")
    await tx.audit.record(
        broadcast.mission_id, actor_id, "broadcast.stop", broadcast=broadcast.id, withheld=taken
    )
    return True


async def progress_of(tx: Transaction, broadcast: Broadcast) -> Progress:
    """How it fares at this moment."""
    where = broadcast.mission_id, KIND, occasion(broadcast.id)
    states = await tx.outbox.tally(*where)
    reasons = await tx.outbox.failures(*where) if "failed" in states else {}
    blocked = sum(number for reason, number in reasons.items() if reason.startswith(BLOCKED))
    return Progress(
        sent=states.get("sent", 0),
        waiting=states.get("queued", 0) + states.get("sending", 0),
        failed=states.get("failed", 0) - blocked,
        blocked=blocked,
        uncertain=states.get("uncertain", 0),
        expired=states.get("expired", 0),
        withheld=states.get("cancelled", 0),
        muted=states.get("muted", 0),
    )


async def report_of(tx: Transaction, broadcast: Broadcast) -> list[ReportLine]:
    """Everybody in its audience, by fate and name; who was not written to had not joined when it was sent."""
    fates = await tx.outbox.fates(broadcast.mission_id, KIND, occasion(broadcast.id))
    return report(fates, broadcast.audience, await tx.people.members_of(broadcast.mission_id))


def report(fates: Sequence[Fate], audience: str, members: Iterable[Member]) -> list[ReportLine]:
    """The same, of what is known about the recipients and the members now."""
    written_to = {fate.person_id for fate in fates}
    lines = [ReportLine(fate=fate_word(fate), name=fate.name, reason=fate.reason) for fate in fates]
    lines += [
        ReportLine(fate="unjoined", name=member.person.name)
        for member in members
        if includes(audience, member) and member.person.id not in written_to
    ]
    return sorted(lines, key=lambda line: (FATES.index(line.fate), line.name))


def fate_word(fate: Fate) -> FateWord:
    """The state of a recipient's row, in the words of a report."""
    match fate.state:
        case "queued" | "sending":
            return "waiting"
        case "cancelled":
            return "withheld"
        case "failed" if fate.reason.startswith(BLOCKED):
            return "blocked"
        case state:
            return state
