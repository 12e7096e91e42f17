"""The one gate: a numeric id becomes a person, a role and a mission, before any handler. Default: deny."""

from datetime import date

from handlers.context import Caller
from mission.delivery import CONSENT
from storage.missions import Mission
from storage.people import Member, Person
from storage.transaction import Transaction
from words import Reader, language_for

MEMBERS = frozenset({"delegate", "organiser", "host"})
DELEGATES = frozenset({"delegate", "organiser"})
ORGANISERS = frozenset({"organiser"})
EVERYBODY = MEMBERS | {"stranger"}

__all__ = ["CONSENT", "DELEGATES", "EVERYBODY", "MEMBERS", "ORGANISERS", "Caller", "current", "identify"]


async def identify(
    tx: Transaction,
    *,
    telegram_id: int,
    chat_id: int,
    language_code: str | None,
    owners: frozenset[int],
    about: int | None = None,
) -> Caller:
    """Who this is, by Telegram's numeric id alone, in the mission `about` or else the current one. Only reads."""
    person = await tx.people.by_telegram(telegram_id)
    owner = telegram_id in owners
    members = [member for member in await _members(tx, person) if member.membership.joined_at or owner]
    missions = await _missions(tx, members, everything=owner)
    chosen = about or (person.current_mission_id if person else None)
    mission = current(missions, tx.now.date(), chosen)
    member = next((m for m in members if mission and m.membership.mission_id == mission.id), None)
    language = person.language if person else language_for(language_code)
    agreed = bool(person and mission and await tx.people.has_agreed(person.id, mission.id, CONSENT))
    return Caller(
        telegram_id=telegram_id,
        chat_id=chat_id,
        owner=owner,
        agreed=agreed or owner,
        role="organiser" if owner else member.membership.role if member else "stranger",
        person=person,
        member=member,
        mission=mission,
        reader=Reader(language, mission.zone if mission else None),
    )


async def _members(tx: Transaction, person: Person | None) -> list[Member]:
    return await tx.people.memberships_of(person.id) if person else []


async def _missions(tx: Transaction, members: list[Member], *, everything: bool) -> list[Mission]:
    every = await tx.missions.all()
    mine = {member.membership.mission_id for member in members}
    return every if everything else [mission for mission in every if mission.id in mine]


def current(missions: list[Mission], today: date, chosen: int | None) -> Mission | None:
    """The mission that somebody chose; else the one that is running, or the next, or the last."""
    picked = [mission for mission in missions if mission.id == chosen]
    running = [mission for mission in missions if mission.starts_on <= today <= mission.ends_on]
    coming = [mission for mission in missions if mission.starts_on > today]
    return next(iter(picked + running + coming + missions[::-1]), None)
