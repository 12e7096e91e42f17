"""Who hears of an update that could not be handled: its sender in one calm sentence, and the organisers."""

import time
from collections.abc import Sequence
from typing import Final

from handlers.context import Caller, House, Job
from handlers.gate import identify
from storage.message import Message
from storage.people import Member
from storage.transaction import Transaction
from words import Reader

QUIET_SECONDS: Final = 600.0
"""A fault in a command that many use must not flood the organisers: the log names each, one notice is enough."""


async def tell_sender(tx: Transaction, job: Job, caller: Caller | None, message: Message) -> None:
    """An answer to the update's chat."""
    await tx.outbox.reply(
        job.incoming.chat_id,
        message,
        update_id=job.incoming.update_id,
        person_id=caller.person.id if caller and caller.person else None,
        mission_id=caller.mission.id if caller and caller.mission else None,
    )


class DeadLetters:
    """Tells of each update that has been put aside."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._quiet_until = float("-inf")

    async def tell(self, tx: Transaction, job: Job, reference: str) -> None:
        caller = job.caller or await self._sender(tx, job.incoming.chat_id)
        if caller and caller.person:
            await tell_sender(
                tx, job, caller, Message(text=caller.reader.say("unknown", reference=reference))
            )
        if time.monotonic() >= self._quiet_until:
            self._quiet_until = time.monotonic() + QUIET_SECONDS
            await self._tell_organisers(tx, caller, reference)

    async def _sender(self, tx: Transaction, chat_id: int) -> Caller | None:
        """A private chat has its person's number."""
        return await self._known(tx, chat_id) if chat_id > 0 else None

    async def _known(self, tx: Transaction, telegram_id: int) -> Caller:
        return await identify(
            tx,
            telegram_id=telegram_id,
            chat_id=telegram_id,
            language_code=None,
            owners=self._house.owners,
        )

    async def _tell_organisers(self, tx: Transaction, caller: Caller | None, reference: str) -> None:
        """Those of the sender's mission; where it has none, the owners."""
        name = caller.person.name if caller and caller.person else ""
        for chat_id, reader in await self._organisers(tx, caller):
            if caller and chat_id == caller.chat_id:
                continue
            key = "trouble-dead-letter" if name else "trouble-dead-letter-nameless"
            more = {"name": name} if name else {}
            await tx.outbox.reply(chat_id, Message(text=reader.say(key, reference=reference, **more)))

    async def _organisers(self, tx: Transaction, caller: Caller | None) -> list[tuple[int, Reader]]:
        if caller and caller.mission:
            members = organisers_among(await tx.people.members_of(caller.mission.id))
            return [
                (member.person.telegram_id or 0, Reader(member.person.language, caller.mission.zone))
                for member in members
            ]
        known = [await self._known(tx, owner) for owner in sorted(self._house.owners)]
        return [(owner.chat_id, owner.reader) for owner in known if owner.person]


async def whom_to_tell(tx: Transaction, owners: frozenset[int]) -> list[tuple[int, Reader]]:
    """Who hears of the machine's troubles: the organisers of what runs today; where nothing does, the owners."""
    today = tx.now.date()
    told: dict[int, Reader] = {}
    for mission in await tx.missions.all():
        if mission.starts_on <= today <= mission.ends_on:
            for member in organisers_among(await tx.people.members_of(mission.id)):
                told[member.person.telegram_id or 0] = Reader(member.person.language, mission.zone)
    for owner in () if told else sorted(owners):
        person = await tx.people.by_telegram(owner)
        told[owner] = Reader(person.language if person else "en")
    return list(told.items())


def organisers_among(members: Sequence[Member]) -> list[Member]:
    """Those whom the bot can write to."""
    return [
        member
        for member in members
        if member.membership.role == "organiser"
        and member.membership.joined_at
        and member.person.telegram_id
        and not member.person.unreachable_since
    ]
