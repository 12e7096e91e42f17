"""The courier, when what it has sent, or is sending, is to say something else."""

import asyncio

from tests.bot.test_courier import received, said
from tests.bot.workshop import Workshop


async def test_ten_changes_while_a_message_is_on_its_way_become_one_edit(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await workshop.sandbox.faults.add("sendMessage", "slow", seconds=0.3)
    row = await workshop.reply(ann, said("revision 0"))
    async with workshop.courier() as courier:
        await workshop.until(row.id, state="sending")
        for number in range(1, 11):
            await workshop.revise(row, said(f"revision {number}"))
            courier.wake()
        await workshop.delivered()
    assert await received(ann) == ["revision 10"]
    assert len(await workshop.sandbox.ledger(method="editMessageText")) == 1


async def test_changes_that_come_faster_than_telegram_allows_coalesce(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    row = await workshop.reply(ann, said("revision 0"))
    async with workshop.courier() as courier:
        await workshop.until(row.id, state="sent")
        for number in range(1, 31):
            await workshop.revise(row, said(f"revision {number}"))
            courier.wake()
            await asyncio.sleep(0.05)
        await workshop.delivered()
    assert await received(ann) == ["revision 30"]
    edits = await workshop.sandbox.ledger(method="editMessageText")
    assert len(edits) <= 6
    assert {edit.outcome for edit in edits} == {"accepted"}


async def test_a_change_before_the_message_is_sent_is_simply_what_is_sent(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    row = await workshop.reply(ann, said("draft"))
    await workshop.revise(row, said("final"))
    await workshop.deliver()
    assert await received(ann) == ["final"]
    assert await workshop.sandbox.ledger(method="editMessageText") == []


async def test_a_change_that_changes_nothing_is_done(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    row = await workshop.reply(ann, said("the same"))
    await workshop.deliver()
    await workshop.revise(row, said("the same"))
    await workshop.deliver()
    row = await workshop.row(row.id)
    assert (row.state, row.work, row.shown_revision, row.reason) == ("sent", None, row.revision, "")
    assert len(await workshop.sandbox.ledger(method="editMessageText")) == 1


async def test_a_change_of_a_deleted_message_is_given_up(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    row = await workshop.reply(ann, said("here"))
    await workshop.deliver()
    sent = await workshop.row(row.id)
    await workshop.sandbox.call("deleteMessage", chat_id=ann.id, message_id=sent.message_id)
    await workshop.revise(row, said("gone"))
    await workshop.deliver()
    row = await workshop.row(row.id)
    assert (row.state, row.work) == ("sent", None)
    assert len(await workshop.sandbox.ledger(method="editMessageText")) == 1


async def test_an_edit_whose_fate_is_unknown_is_made_again_without_a_mark(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    row = await workshop.reply(ann, said("before"))
    await workshop.deliver()
    await workshop.sandbox.faults.add("editMessageText", "reset_after")
    await workshop.revise(row, said("after"))
    await workshop.deliver()
    assert await received(ann) == ["after"]
    row = await workshop.row(row.id)
    assert (row.state, row.work, row.repeats, row.uncertain_at) == ("sent", None, 0, None)
