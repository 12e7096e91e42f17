"""Who tries, what each of them may see and touch, and the cards with forged buttons that they tap."""

from collections.abc import Collection
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from handlers.actions import Action
from storage.message import Message
from storage.outbox import Outgoing
from tests.handlers.hostile.forged import ABOUT
from tests.handlers.hostile.world import AGENDA, DANA, DAY, HANA, JAN, MALLORY, OLENA, OTTO, SECRET, SHARED
from tests.stage import Stage

SUBJECT: Final = {"text": "mine", "key": "k", "session": 1, "day": str(DAY)} | {
    "file": "mine.vcf",
    "count": 1,
    "cards": [{"number": 1, "line": {"name": "mine", "organisation": "mine"}}],
}


async def lay(stage: Stage, name: str, action: Action, mission_id: int | None) -> Outgoing:
    """A message with a button for the action stands on somebody's screen."""
    message = Message(text=Markup("card"), buttons=((action.button("x"),),))
    async with stage.database.transaction(stage.now) as tx:
        person = await tx.people.by_telegram(stage.telegram[name])
        return await tx.outbox.reply(
            stage.telegram[name],
            message,
            person_id=person.id if person else None,
            mission_id=mission_id,
            subject=_about(mission_id) if isinstance(action, ABOUT) else {},
        )


def _about(mission_id: int | None) -> dict[str, Any]:
    """What the messages are about whose buttons look there."""
    steps = {"step": "organisation", "draft": {"mission": mission_id or 0, "name": "mine"}}
    files = [{"kind": "photo", "file_id": "mine", "unique_id": "mine"}]
    return SUBJECT | {"files": files} | steps


class Attacker(NamedTuple):
    """Who tries; which of the marked words they may see, and in which missions something may come of it."""

    name: str
    sees: tuple[str, ...] = ()
    prague: bool = False
    brno: bool = False


ATTACKERS = (
    Attacker(MALLORY),
    Attacker(JAN, (SHARED, AGENDA), prague=True),
    Attacker(HANA, (AGENDA,), prague=True),
    Attacker(OTTO, brno=True),
    Attacker(DANA, brno=True),
    Attacker(OLENA),
)
"""Olena is erased before she tries."""


async def begins(stage: Stage, who: Attacker) -> tuple[Collection[int], list[int]]:
    """Their numbers, and the missions in which they may do something."""
    if who.name == MALLORY:
        stage.telegram[MALLORY] = 6666
    if who.name == OLENA:
        await stage.says(OLENA, "/privacy")
        await stage.taps(OLENA, "Стерти все")
        await stage.taps(OLENA, "Так, стерти все")
    async with stage.database.reading(stage.now) as tx:
        person = await tx.people.by_telegram(stage.telegram[who.name])
        brno = await tx.missions.by_code("BRNO")
    assert brno is not None
    allowed = [brno.id] if who.brno else [stage.mission.id] if who.prague else []
    return {stage.telegram[who.name], *([person.id] if person else [])}, allowed


def marks(said: str) -> set[str]:
    return {mark for mark in (SHARED, AGENDA, SECRET) if mark in said}
