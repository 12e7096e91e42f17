"""One mission a kind of message, in which a message of that kind is due now: what the crash points are tried with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from handlers.progress import progress_message
from mission import handovers, promises
from mission.broadcasts import CARD, occasion, progress_of, send
from mission.changes import tell_changes
from mission.delivery import tell_unreachable
from mission.planner import plan_mission
from mission.questions import ask_organisers
from sandbox.client import Person
from storage.database import Database
from storage.message import Message
from storage.missions import Mission
from storage.people import Member
from storage.questions import SurveyQuestion
from storage.transaction import Transaction
from tests.faults.missions import NOW, add_mission, add_session
from words import Reader

JOINED: Final = NOW - timedelta(days=4)


@dataclass(frozen=True)
class Place:
    """A mission with a member and an organiser, and the session that their day is about."""

    database: Database
    mission: Mission
    session_id: int

    async def member(self, tx: Transaction, role: str) -> Member:
        members = await tx.people.members_of(self.mission.id)
        return next(member for member in members if member.membership.role == role)


Deed = Callable[[Transaction, Place], Awaitable[None]]


@dataclass(frozen=True)
class Scenario:
    """How a message of a kind comes to be due at NOW, 10:00 in Prague. The day's session begins at `hour`.

    `deed` plans what no plan of the mission's makes by itself; `days` are the mission's, else it begins today.
    """

    deed: Deed | None = None
    hour: time = time(11, 0)
    days: tuple[date, date] = date(2023, 4, 24), date(2023, 4, 28)


async def _reply(tx: Transaction, place: Place) -> None:
    member = await place.member(tx, "delegate")
    said = Message(text=Reader().say("unknown", reference="to be seen"))
    chat_id, person_id = member.person.telegram_id or 0, member.person.id
    await tx.outbox.reply(chat_id, said, person_id=person_id, mission_id=place.mission.id)


async def _change(tx: Transaction, place: Place) -> None:
    before = {"place": ""}
    await tx.agenda.change(place.session_id, place="Another hall")
    made = await tx.agenda.record_change(place.session_id, "changed", before, {"place": "Another hall"})
    assert await tell_changes(tx, place.mission, [made], at_once=True)


async def _question(tx: Transaction, place: Place) -> None:
    asker = await place.member(tx, "delegate")
    await ask_organisers(tx, place.mission, asker.person, "Where is the bus?")


async def _broadcast(tx: Transaction, place: Place) -> None:
    organiser = (await place.member(tx, "organiser")).person
    made = await tx.broadcasts.draft(
        place.mission.id, organiser.id, "The bus waits at the gate.", "role:delegate"
    )
    await send(tx, made.id, organiser.id)


async def _progress(tx: Transaction, place: Place) -> None:
    await _broadcast(tx, place)
    organiser = (await place.member(tx, "organiser")).person
    made = (await tx.broadcasts.of_mission(place.mission.id))[0]
    card = progress_message(made, await progress_of(tx, made), Reader())
    await tx.outbox.reply(
        organiser.telegram_id or 0,
        card,
        person_id=organiser.id,
        mission_id=place.mission.id,
        kind=CARD,
        occasion=occasion(made.id),
        subject={"broadcast": made.id},
    )


async def _survey(tx: Transaction, place: Place) -> None:
    """The organisers' own question, for half an hour ago."""
    asked = {"choices": "", "audience": "delegates", "anonymous": False}
    question = SurveyQuestion(text="Worth it?", kind="stars", asked_when="2023-04-24 09:30", **asked)
    await tx.questions.set_all(place.mission.id, [question])
    await plan_mission(tx, place.mission)


async def _nudge(tx: Transaction, place: Place) -> None:
    """Promised before it fell due this morning."""
    earlier = Transaction(tx.connection, NOW - timedelta(hours=2))
    contact = await earlier.contacts.add(
        place.mission.id, name="Jan Novák", organisation="Tatra", emails=[], phones=[]
    )
    member = await place.member(tx, "delegate")
    await promises.make(earlier, member, contact.id, text="call him", due_on=NOW.date())


async def _handover(tx: Transaction, place: Place) -> None:
    """The organiser asks the delegate to take a promise over."""
    contact = await tx.contacts.add(
        place.mission.id, name="Jan Novák", organisation="Tatra", emails=[], phones=[]
    )
    giver, taker = await place.member(tx, "organiser"), await place.member(tx, "delegate")
    made = await promises.make(tx, giver, contact.id, text="call him", due_on=None)
    await handovers.ask(tx, giver, made, taker.person.id)


async def _digest(tx: Transaction, place: Place) -> None:
    """Planned before it fell due last night."""
    await plan_mission(Transaction(tx.connection, NOW - timedelta(days=1)), place.mission)


async def _unreachable(tx: Transaction, place: Place) -> None:
    """The delegate has blocked the bot, and so misses a change."""
    await _change(tx, place)
    member = await place.member(tx, "delegate")
    told = await tx.outbox.of_person(place.mission.id, member.person.id, ["change"])
    await tx.people.mark_unreachable(member.person.id)
    await tell_unreachable(tx, told[0])


SCENARIOS: Final = {
    "reply": Scenario(_reply),
    "baseline": Scenario(days=(date(2023, 5, 1), date(2023, 5, 5))),
    "day": Scenario(),
    "reminder": Scenario(),
    "change": Scenario(_change),
    "stars": Scenario(hour=time(8, 30)),
    "evening": Scenario(days=(date(2023, 4, 22), date(2023, 4, 26))),
    "home": Scenario(days=(date(2023, 4, 20), date(2023, 4, 22))),
    "survey": Scenario(_survey),
    "nudge": Scenario(_nudge),
    "handover": Scenario(_handover),
    "wave": Scenario(days=(date(2023, 4, 10), date(2023, 4, 19))),
    "digest": Scenario(_digest, days=(date(2023, 4, 22), date(2023, 4, 26))),
    "unreachable": Scenario(_unreachable),
    "question": Scenario(_question),
    "broadcast": Scenario(_broadcast),
    "progress": Scenario(_progress),
}
"""By kind; each is a line of `handlers.pushes.KINDS`."""


async def prepare(database: Database, kind: str, delegate: Person, organiser: Person) -> int:
    """A mission in which a message of this kind is due; that message's row."""
    scenario = SCENARIOS[kind]
    when: dict[str, Any] = dict(zip(("starts_on", "ends_on"), scenario.days, strict=True))
    mission = await add_mission(
        database, [delegate], joined=JOINED, reminder_minutes=90, code=kind.upper(), **when
    )
    session = await add_session(
        database, mission, f"Session for {kind}", datetime.combine(NOW.date(), scenario.hour)
    )
    async with database.transaction(NOW) as tx:
        known = await tx.people.add(telegram_id=organiser.id, name=organiser.name, language="cs")
        await tx.people.enrol(mission.id, known.id, role="organiser", joined_at=JOINED)
        await tx.people.agree(known.id, mission.id, purpose="membership", version="test", language="cs")
        await plan_mission(tx, mission)
        if scenario.deed:
            await scenario.deed(tx, Place(database, mission, session.id))
        rows = await tx.outbox.of_kind(mission.id, kind)
    return min(rows, key=lambda row: (row.due_at, row.id)).id
