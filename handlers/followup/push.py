"""A wave as the bot sends it by itself: its first open question, or nothing when nothing is open."""

from handlers.followup.contact_cards import NAME_LENGTH, contact_message, no_contacts_message
from handlers.followup.promise_cards import owed_message
from handlers.followup.wave_cards import heading, item_message
from handlers.pages import trimmed
from handlers.scene import Scene
from mission.followup import LATER_WAVES, OVERDUE, followed_by, is_silent, next_open, still_owed
from mission.followup import items as later
from mission.followup.asking import items_of
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader


async def wave_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """A wave (version 0) or its reminder (1 and 2, to the silent only); nothing when nothing is open."""
    wave = row.occasion.removeprefix("wave:")
    member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
    mission = await tx.missions.get(row.mission_id or 0)
    if member is None or mission is None or (row.version and not await is_silent(tx, member, wave)):
        return None
    scene = Scene(member, mission, reader, tx.now.astimezone(mission.zone).date())
    if wave == OVERDUE:
        owed = await still_owed(tx, member, wave, scene.today)
        return owed_message(owed, wave, 0, scene) if owed else None
    if wave in LATER_WAVES:
        return await _later(tx, wave, scene)
    return await _first(tx, scene, again=row.version > 0)


async def _first(tx: Transaction, scene: Scene, *, again: bool) -> Message | None:
    """Contact by contact; who has none is asked once whether that is so."""
    followed = await followed_by(tx, scene.member)
    if not followed:
        return None if again else no_contacts_message(scene.mission, scene.reader)
    asked = next_open(followed, scene.today)
    first = scene.reader.say(
        "followup-heading", mission=trimmed(scene.mission.name, NAME_LENGTH), contacts=len(followed)
    )
    return contact_message(asked, followed, scene, first=first) if asked else None


async def _later(tx: Transaction, wave: str, scene: Scene) -> Message | None:
    items = await items_of(tx, scene.member, scene.mission, wave)
    asked = later.next_open(items)
    return item_message(asked, items, wave, scene, first=heading(wave, scene)) if asked else None
