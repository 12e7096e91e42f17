"""Who is at the door: members join by invitation, owners by their id, strangers get one sentence a day."""

from datetime import timedelta
from typing import Final

from mission.delivery import CONSENT
from mission.planner import plan_member
from storage.missions import Mission
from storage.people import Person
from storage.transaction import Transaction

OWNER: Final = "owner"
"""Stands for the version of the consent text where somebody runs the bot themselves."""
STRANGER_PAUSE: Final = timedelta(days=1)


async def may_tell_stranger(tx: Transaction, telegram_id: int) -> bool:
    """True once a day for each stranger; notes that they are told."""
    told = await tx.people.stranger_told_at(telegram_id)
    if told is not None and tx.now - told < STRANGER_PAUSE:
        return False
    await tx.people.tell_stranger(telegram_id)
    return True


async def enrol_owner(
    tx: Transaction, telegram_id: int, *, name: str, language: str, mission: Mission | None
) -> Person:
    """An owner of the bot is an organiser of every mission from the first message on.

    Whoever runs the bot has agreed to what it keeps; it is recorded like every other consent.
    """
    person = await tx.people.by_telegram(telegram_id)
    person = person or await tx.people.add(telegram_id=telegram_id, name=name, language=language)
    if mission and await tx.people.member(mission.id, person.id) is None:
        await tx.people.enrol(mission.id, person.id, role="organiser", joined_at=tx.now)
        agreed = {"purpose": CONSENT, "version": OWNER, "language": person.language}
        await tx.people.agree(person.id, mission.id, **agreed)
        member = await tx.people.member(mission.id, person.id)
        assert member is not None  # noqa: S101 - enrolled above
        await plan_member(tx, member, mission)
    return person
