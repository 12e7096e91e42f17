"""Whether a push still goes out when its turn comes, and who hears of what did not."""

from datetime import timedelta
from typing import Final

import pytest

from mission.delivery import recipient_of, tell_unreachable, why_not
from storage.outbox import Outgoing, Push
from storage.transaction import Transaction
from tests.stage import Stage

EMMA: Final = "Emma Clark"
PETRO: Final = "Petro Bondar"


async def due(tx: Transaction, stage: Stage, name: str, kind: str = "change") -> Outgoing:
    """A push to somebody whose turn has come."""
    person = await tx.people.by_telegram(stage.telegram[name])
    assert person is not None
    push = Push(
        kind=kind,
        mission_id=stage.mission.id,
        person_id=person.id,
        occasion="changes:1",
        due_at=tx.now,
        expires_at=tx.now + timedelta(hours=1),
    )
    await tx.outbox.plan([push], {person.id: person.telegram_id})
    rows = await tx.outbox.of_person(stage.mission.id, person.id, [kind])
    return next(row for row in rows if row.occasion == "changes:1")


async def reason(tx: Transaction, row: Outgoing) -> str | None:
    return why_not(row, await recipient_of(tx, row))


async def told(tx: Transaction, stage: Stage) -> set[int]:
    """Whom the notices of somebody out of reach go to."""
    return {row.person_id or 0 for row in await tx.outbox.of_kind(stage.mission.id, "unreachable")}


async def test_what_is_right_goes_out(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        assert await reason(tx, await due(tx, stage, EMMA)) is None


async def test_nothing_goes_to_who_has_blocked_the_bot(stage: Stage) -> None:
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.mark_unreachable(emma.id)
        assert await reason(tx, await due(tx, stage, EMMA)) == "blocked: has blocked the bot"


async def test_nothing_goes_to_who_has_not_agreed(stage: Stage) -> None:
    await stage.add_person("New Member", "en", "delegate", "Somewhere", joined=False)
    async with stage.database.transaction(stage.now) as tx:
        member = next(
            one for one in await tx.people.members_of(stage.mission.id) if one.person.name == "New Member"
        )
        await tx.people.change(member.person.id, telegram_id=stage.telegram["New Member"])
        assert await reason(tx, await due(tx, stage, "New Member")) == "no consent yet"


async def test_nothing_goes_to_who_has_left(stage: Stage) -> None:
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, emma.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, left_at=tx.now)
        assert await reason(tx, await due(tx, stage, EMMA)) == "no longer a member"


async def test_an_answer_goes_to_anybody_who_has_just_written(stage: Stage) -> None:
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.mark_unreachable(emma.id)
        row = await due(tx, stage, EMMA)
        assert await reason(tx, row.model_copy(update={"priority": 0})) is None


async def test_who_is_out_of_reach_is_told_to_the_organisers_and_not_to_themselves(stage: Stage) -> None:
    await stage.add_person("Second Organiser", "en", "organiser", "Alliance")
    await stage.add_person("Not Joined", "en", "organiser", "Alliance", joined=False)
    petro, second = await stage.person(PETRO), await stage.person("Second Organiser")
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.mark_unreachable(petro.id)
        await tell_unreachable(tx, await due(tx, stage, PETRO))
        await tell_unreachable(tx, await due(tx, stage, PETRO))
        assert await told(tx, stage) == {second.id}


@pytest.mark.parametrize("kind", ["day", "reminder", "broadcast"])
async def test_what_can_wait_for_the_digest_is_not_told_at_once(stage: Stage, kind: str) -> None:
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.mark_unreachable(emma.id)
        await tell_unreachable(tx, await due(tx, stage, EMMA, kind))
        assert await told(tx, stage) == set()
