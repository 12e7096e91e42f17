"""Contacts to whom something is promised, for the tests of promises."""

from datetime import date
from typing import Any

from mission import promises as deeds
from storage.message import Message
from storage.people import Member
from storage.promises import Promise
from storage.transaction import Transaction
from tests.stage import Stage

EMMA = "Emma Clark"


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def kept(stage: Stage) -> list[Promise]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.promises.of_mission(stage.mission.id)


async def member_of(tx: Transaction, stage: Stage, name: str) -> Member:
    person = await tx.people.by_telegram(stage.telegram[name])
    assert person is not None
    member = await tx.people.member(stage.mission.id, person.id)
    assert member is not None
    return member


async def novak(stage: Stage, *promised: tuple[str, date | None], by: str = EMMA, **more: Any) -> None:
    """A contact of somebody's, and what they have promised each other."""
    await stage.says(by, "/contact Jan Novák, Example s.r.o., jan@example.cz")
    async with stage.database.transaction(stage.now) as tx:
        member = await member_of(tx, stage, by)
        (contact,) = await tx.contacts.of_person(stage.mission.id, member.person.id)
        for text, due_on in promised:
            await deeds.make(tx, member, contact.id, text=text, due_on=due_on, **more)
