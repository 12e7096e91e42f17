"""The one gate: a numeric id becomes a person, a role and a mission, before any handler. Default: deny."""

from datetime import date

from handlers.context import Caller
from mission.delivery import CONSENT
from storage.missions import Mission
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
    places = await tx.people.places_of(telegram_id, CONSENT)
    person = places[0].member.person if places else await tx.people.by_telegram(telegram_id)
    owner = telegram_id in owners
    mine = [place for place in places if place.member.membership.joined_at or owner]
    missions = await tx.missions.all() if owner else [place.mission for place in mine]
    chosen = about or (person.current_mission_id if person else None)
    mission = current(missions, tx.now.date(), chosen)
    place = next((place for place in mine if mission and place.mission.id == mission.id), None)
    member = place.member if place else None
    language = person.language if person else language_for(language_code)
    return Caller(
        telegram_id=telegram_id,
        chat_id=chat_id,
        owner=owner,
        agreed=owner or bool(place and place.agreed),
        role="organiser" if owner else member.membership.role if member else "stranger",
        person=person,
        member=member,
        mission=mission,
        reader=Reader(language, mission.zone if mission else None),
    )


def current(missions: list[Mission], today: date, chosen: int | None) -> Mission | None:
    """The mission that somebody chose; else the one that is running, or the next, or the last."""
    picked = [mission for mission in missions if mission.id == chosen]
    running = [mission for mission in missions if mission.starts_on <= today <= mission.ends_on]
    coming = [mission for mission in missions if mission.starts_on > today]
    return next(iter(picked + running + coming + missions[::-1]), None)
