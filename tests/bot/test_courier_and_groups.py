"""The courier follows a group that became a supergroup."""

from datetime import timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy import update

from bot.courier import machine_now
from sandbox.client import Group, Person
from storage.message import Message
from storage.schema import outbox
from storage.throttles import ThrottleStore
from tests.bot.workshop import Workshop


async def _said(workshop: Workshop, group: Group, words: str) -> int:
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        return (await tx.outbox.reply(group.id, Message(text=Markup(words)))).id  # noqa: S704 - words of the test


async def _change(workshop: Workshop, row_id: int, **values: Any) -> None:
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        await tx.connection.execute(update(outbox).where(outbox.c.id == row_id).values(**values))


async def _texts(phone: Person, group: Group) -> list[str]:
    return (await phone.screen(group.id)).texts


async def test_what_waits_for_a_group_goes_to_the_supergroup_once(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    old = await workshop.sandbox.groups.add("Delegation", ann, kind="group")
    before = await _said(workshop, old, "before")
    await workshop.deliver()
    new = await old.upgrade()
    waiting = [await _said(workshop, old, words) for words in ("one", "two")]
    await workshop.revise(await workshop.row(before), Message(text=Markup("changed")))
    await workshop.deliver()
    assert [(row.chat_id, row.state) for row in [await workshop.row(number) for number in waiting]] == [
        (new.id, "sent"),
        (new.id, "sent"),
    ]
    stayed = await workshop.row(before)
    assert (stayed.chat_id, stayed.state, stayed.work) == (old.id, "sent", None)
    sent = [entry for entry in await _texts(ann, new) if entry in ("one", "two", "before", "changed")]
    assert sent == ["one", "two"]


async def test_one_in_doubt_is_sent_again_where_the_group_is_now(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    old = await workshop.sandbox.groups.add("Delegation", ann, kind="group")
    doubtful = await _said(workshop, old, "doubtful")
    await _change(workshop, doubtful, state="uncertain", work=None)
    failed = await _said(workshop, old, "failed")
    await _change(workshop, failed, state="failed", work=None)
    new = await old.upgrade()
    await _said(workshop, old, "next")
    await workshop.deliver()
    assert (await workshop.row(doubtful)).chat_id == new.id
    assert (await workshop.row(failed)).chat_id == old.id


async def test_the_supergroup_rests_as_long_as_the_group_had_to(workshop: Workshop) -> None:
    now = machine_now()
    later, long_after = now + timedelta(minutes=5), now + timedelta(minutes=9)
    async with workshop.database.transaction(now) as tx:
        throttles: ThrottleStore = tx.throttles
        await throttles.set(-5, later)
        await throttles.move_chat(-5, -1005)
        assert await throttles.all() == {-1005: later}
        await throttles.set(-6, now)
        await throttles.set(-1006, long_after)
        await throttles.move_chat(-6, -1006)
        await throttles.move_chat(-7, -1007)
        assert await throttles.all() == {-1005: later, -1006: long_after}
