"""The courier: what becomes of a message when the network, Telegram, the reader or the message itself is bad."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from markupsafe import Markup
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from bot.courier import REPEATS, Courier
from bot.pacing import PAID
from handlers.pushes import KINDS, Kind
from sandbox.client import Person
from storage.message import Button, Message
from storage.outbox import Outgoing
from storage.schema import outbox
from storage.transaction import Transaction
from tests.bot.workshop import Workshop, bot_at
from words import Reader

MARK = "Sent once more, in case the first did not arrive."


async def _hello(tx: Transaction, row: Outgoing, reader: Reader) -> Message:
    return Message(text=Markup("Hello, {}").format(row.occasion))


async def _broken(tx: Transaction, row: Outgoing, reader: Reader) -> Message:
    raise LookupError(row.occasion)


async def _nothing(tx: Transaction, row: Outgoing, reader: Reader) -> None:
    return None


async def _unsayable(tx: Transaction, row: Outgoing, reader: Reader) -> Message:
    return Message(text=Markup(""))


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kinds of the tests' own, beside those of the bot."""
    monkeypatch.setitem(KINDS, "hello", Kind(_hello))
    monkeypatch.setitem(KINDS, "broken", Kind(_broken))
    monkeypatch.setitem(KINDS, "nothing", Kind(_nothing))
    monkeypatch.setitem(KINDS, "unsayable", Kind(_unsayable))


def said(words: str) -> Message:
    return Message(text=Markup("{}").format(words))


async def received(phone: Person) -> list[str]:
    return (await phone.screen()).texts


# --- nobody knows whether it arrived ---


async def test_an_answer_whose_fate_is_unknown_is_repeated_with_a_mark(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await workshop.sandbox.faults.add("sendMessage", "reset_after")
    row = await workshop.reply(ann, said("Kept."))
    await workshop.deliver()
    assert await received(ann) == ["Kept.", f"Kept.\n\n{MARK}"]
    row = await workshop.row(row.id)
    assert (row.state, row.repeats, row.uncertain_at is not None) == ("sent", 1, True)


async def test_a_reset_before_acceptance_looks_the_same_from_here_and_is_on_the_screen_once(
    workshop: Workshop,
) -> None:
    ann = await workshop.add("Ann")
    await workshop.sandbox.faults.add("sendMessage", "reset_before")
    row = await workshop.reply(ann, said("Kept."))
    await workshop.deliver()
    assert await received(ann) == [f"Kept.\n\n{MARK}"]
    assert (await workshop.row(row.id)).repeats == 1


async def test_silence_after_acceptance_is_uncertain_too(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await workshop.sandbox.faults.add("sendMessage", "hang_after")
    row = await workshop.reply(ann, said("Kept."))
    impatient = bot_at(workshop.sandbox.url, workshop.sandbox.token, read_timeout=0.2)
    await impatient.initialize()
    async with workshop.courier(impatient):
        await workshop.delivered()
    await impatient.shutdown()
    assert await received(ann) == ["Kept.", f"Kept.\n\n{MARK}"]
    assert (await workshop.row(row.id)).reason == "SocketTimeoutError"


async def test_a_push_whose_fate_is_unknown_waits_for_the_organiser(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await workshop.sandbox.faults.add("sendMessage", "reset_after")
    await workshop.push(ann, "hello", "o1")
    await workshop.deliver()
    await workshop.deliver()
    assert await received(ann) == ["Hello, o1"]
    (row,) = await workshop.rows("hello")
    assert (row.state, row.repeats, row.uncertain_at is not None) == ("uncertain", 0, True)


async def test_a_crash_in_between_is_uncertain(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    reply = await workshop.reply(ann, said("Kept."))
    await workshop.push(ann, "hello", "o1")
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        await tx.connection.execute(update(outbox).values(state="sending", work=None))
    await workshop.deliver()
    assert await received(ann) == [f"Kept.\n\n{MARK}"]
    assert {row.kind: row.state for row in await workshop.rows()} == {"reply": "sent", "hello": "uncertain"}
    assert (await workshop.row(reply.id)).uncertain_at is not None


async def test_a_send_that_is_cut_short_by_stopping_is_uncertain_after_the_next_start(
    workshop: Workshop,
) -> None:
    ann = await workshop.add("Ann")
    await workshop.sandbox.faults.add("sendMessage", "hang_after")
    row = await workshop.reply(ann, said("Kept."))
    courier = workshop.courier()
    await courier.__aenter__()
    await ann.wait_for(lambda screen: bool(screen.received))
    assert (await workshop.row(row.id)).state == "sending"
    running = next(task for task in asyncio.all_tasks() if "Courier.run" in repr(task))
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await courier.__aexit__(None, None, None)
    assert (await workshop.row(row.id)).state == "sending"
    await workshop.deliver()
    assert await received(ann) == ["Kept.", f"Kept.\n\n{MARK}"]


async def test_a_courier_that_cannot_write_down_what_came_of_a_message_stops_and_says_why(
    workshop: Workshop,
) -> None:
    """It claims nothing more: whatever it sent next could not be written down either."""
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    await workshop.reply(ann, said("Kept."))
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        await tx.connection.execute(
            text(
                "CREATE TRIGGER broken BEFORE UPDATE ON outbox WHEN NEW.state = 'sent'"
                " BEGIN SELECT RAISE(ABORT, 'broken'); END"
            )
        )
    courier = Courier(workshop.database, workshop.clock, workshop.bot)
    with pytest.raises(IntegrityError, match="broken"):
        await asyncio.wait_for(courier.run(), 5)
    assert not courier.reserve(bob.id)
    assert await received(ann) == ["Kept."]
    (row,) = await workshop.rows("reply")
    assert row.state == "sending"


async def test_an_answer_is_not_repeated_for_ever(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    row = await workshop.reply(ann, said("Kept."))
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        await tx.connection.execute(update(outbox).values(repeats=REPEATS))
    await workshop.sandbox.faults.add("sendMessage", "reset_before")
    await workshop.deliver()
    assert (await workshop.row(row.id)).state == "uncertain"


# --- it surely did not arrive ---


@asynccontextmanager
async def _line_to(url: str, port: int) -> AsyncIterator[None]:
    """A wire from a port of this machine to the sandbox; closed once whoever used it has hung up."""
    there = urlsplit(url)
    connections: set[asyncio.Task[None]] = set()

    async def pipe(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while piece := await source.read(65536):
            target.write(piece)
        target.close()
        await target.wait_closed()

    async def connect(coming: asyncio.StreamReader, going: asyncio.StreamWriter) -> None:
        back, on = await asyncio.open_connection(there.hostname, there.port)
        await asyncio.gather(pipe(coming, on), pipe(back, going))

    async def accept(coming: asyncio.StreamReader, going: asyncio.StreamWriter) -> None:
        connections.add(task := asyncio.create_task(connect(coming, going)))
        await task

    server = await asyncio.start_server(accept, "127.0.0.1", port)
    try:
        yield
    finally:
        server.close()
        await asyncio.gather(*connections)


async def test_what_never_left_is_sent_later_without_a_word_about_it(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    unplugged = bot_at(f"http://127.0.0.1:{port}", workshop.sandbox.token)
    row = await workshop.reply(ann, said("Kept."))
    async with workshop.courier(unplugged):
        row = await workshop.until(row.id, reason="ClientConnectorError", state="queued")
        async with _line_to(workshop.sandbox.url, port):
            await workshop.delivered()
            await unplugged.initialize()
            await unplugged.shutdown()  # closes only what has been initialised
    assert await received(ann) == ["Kept."]
    row = await workshop.row(row.id)
    assert (row.state, row.repeats, row.uncertain_at) == ("sent", 0, None)


async def test_one_chat_that_must_wait_does_not_hold_up_another_and_a_restart_remembers_it(
    workshop: Workshop,
) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    await workshop.sandbox.faults.add("sendMessage", "429", chat_id=ann.id, retry_after=2)
    row = await workshop.reply(ann, said("For Ann."))
    async with workshop.courier():
        await workshop.until(row.id, reason="throttled for 2 s")
    again = await workshop.reply(ann, said("For Ann again."))
    await workshop.reply(bob, said("For Bob."))
    async with workshop.courier():
        await bob.wait_for_text("For Bob.", 1.0)
        assert await received(ann) == []
        await workshop.until(again.id, state="sent")
        await workshop.delivered()
    calls = await workshop.sandbox.ledger(method="sendMessage", chat_id=ann.id)
    assert [call.outcome for call in calls] == ["fault", "accepted", "accepted"]
    assert calls[1].at - calls[0].at >= timedelta(seconds=2)
    assert sorted(await received(ann)) == ["For Ann again.", "For Ann."]


async def test_several_chats_throttled_at_one_time_mean_that_all_must_wait(workshop: Workshop) -> None:
    phones = [await workshop.add(name) for name in ("Ann", "Bob", "Cyril", "Dora")]
    for phone in phones[:3]:
        await workshop.sandbox.faults.add("sendMessage", "429", chat_id=phone.id, retry_after=2)
        await workshop.reply(phone, said("Hello."))
    async with workshop.courier():
        for phone in phones[:3]:
            row = next(row for row in await workshop.rows() if row.chat_id == phone.id)
            await workshop.until(row.id, reason="throttled for 2 s")
        await workshop.reply(phones[3], said("Hello."))
        await workshop.delivered()
    calls = await workshop.sandbox.ledger(method="sendMessage")
    last_fault = max(call.at for call in calls if call.outcome == "fault")
    first = min(call.at for call in calls if call.outcome == "accepted")
    assert first - last_fault >= timedelta(seconds=1.9)


# --- it will never arrive ---


async def test_who_blocks_the_bot_is_not_written_to_until_they_come_back(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await ann.block()
    await workshop.push(ann, "hello", "o1")
    await workshop.deliver()
    await workshop.push(ann, "hello", "o2")
    await workshop.deliver()
    first, second = await workshop.rows("hello")
    assert (first.state, first.reason) == ("failed", "blocked: Forbidden: bot was blocked by the user")
    assert (second.state, second.reason.partition(":")[0]) == ("failed", "blocked")
    assert len(await workshop.sandbox.ledger(method="sendMessage", chat_id=ann.id)) == 1
    await ann.unblock()
    await workshop.handle()
    await workshop.push(ann, "hello", "o3")
    await workshop.deliver()
    assert "Hello, o3" in await received(ann)


async def test_a_poison_message_stops_none_of_its_neighbours(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    await workshop.push(ann, "hello", "before")
    for kind in ("broken", "unsayable", "nothing"):
        await workshop.push(ann, kind, "o")
    await workshop.push(bob, "hello", "o")
    malformed = await workshop.reply(bob, said("never"))
    unmade = await workshop.reply(ann, Message(text=Markup("Buttons"), buttons=((Button(label=""),),)))
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        damaged = update(outbox).where(outbox.c.id == malformed.id)
        await tx.connection.execute(damaged.values(content={"text": "x", "buttons": [[{"nonsense": 1}]]}))
    await workshop.push(ann, "hello", "after")
    await workshop.deliver()
    assert sorted(await received(ann)) == ["Hello, after", "Hello, before"]
    assert await received(bob) == ["Hello, o"]
    states = {row.kind: (row.state, row.reason) for row in await workshop.rows("broken", "nothing")}
    assert states == {
        "broken": ("failed", "could not be rendered"),
        "nothing": ("cancelled", "nothing to say"),
    }
    assert (await workshop.rows("unsayable"))[0].state == "failed"
    assert (await workshop.row(malformed.id)).reason == "could not be rendered"
    assert (await workshop.row(unmade.id)).state == "failed"


async def test_a_text_that_cannot_be_parsed_goes_once_more_as_plain_text(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    row = await workshop.reply(ann, Message(text=Markup("Smith &amp; <b>Sons")))
    await workshop.deliver()
    assert await received(ann) == ["Smith & Sons"]
    calls = await workshop.sandbox.ledger(method="sendMessage")
    assert [call.outcome for call in calls] == ["refused", "accepted"]
    assert (await workshop.row(row.id)).state == "sent"


# --- time ---


async def test_what_is_out_of_date_is_counted_and_never_sent(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await workshop.push(ann, "hello", "late", expires_at=workshop.clock.now())
    await workshop.push(ann, "hello", "in time")
    await workshop.deliver()
    assert await received(ann) == ["Hello, in time"]
    assert [(row.occasion, row.state) for row in await workshop.rows("hello")] == [
        ("late", "expired"),
        ("in time", "sent"),
    ]


async def test_a_clock_that_is_moved_back_sends_nothing_twice(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await workshop.push(ann, "hello", "o1")
    await workshop.deliver()
    workshop.clock.moment -= timedelta(days=1)
    await workshop.deliver()
    workshop.clock.moment += timedelta(days=1)
    await workshop.deliver()
    assert await received(ann) == ["Hello, o1"]


async def test_answers_and_changes_do_not_wait_for_a_clock_that_was_moved_back(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    shown = await workshop.reply(ann, said("shown"))
    await workshop.deliver()
    await workshop.revise(shown, said("changed"))
    await workshop.reply(ann, said("answer"))
    workshop.clock.moment -= timedelta(hours=1)
    await workshop.deliver()
    assert await received(ann) == ["changed", "answer"]


# --- Telegram's limits ---


async def test_telegrams_limits_are_kept_without_being_told(workshop: Workshop) -> None:
    phones = [await workshop.add(f"Member {number}") for number in range(30)]
    for number in range(2):
        for phone in phones:
            await workshop.push(phone, "hello", f"o{number}")
    for phone in phones[:2]:
        for number in range(4):
            await workshop.reply(phone, said(f"answer {number}"))
    began = datetime.now(UTC)
    await workshop.deliver()
    calls = await workshop.sandbox.ledger(method="sendMessage")
    assert {call.outcome for call in calls} == {"accepted"}
    assert len(calls) == 68
    assert datetime.now(UTC) - began < timedelta(seconds=8)
    assert {call.chat_id for call in calls[:2]} <= {phone.id for phone in phones[:2]}, "answers come first"


# --- a broadcast, from the organiser's words to the report ---


async def _broadcast(workshop: Workshop, organiser: Person, words: str) -> None:
    await organiser.send(f"/broadcast {words}")
    await workshop.handle()
    await workshop.deliver()
    await organiser.tap("Send")
    await workshop.handle()


async def test_a_broadcasts_card_counts_every_recipient_whatever_became_of_them(workshop: Workshop) -> None:
    olga = await workshop.add("Olga", role="organiser")
    phones = [await workshop.add(f"Member {number}") for number in range(12)]
    await _broadcast(workshop, olga, "The bus leaves at nine.")
    await phones[0].block()
    await workshop.sandbox.faults.add("sendMessage", "reset_after", chat_id=phones[1].id)
    await workshop.sandbox.faults.add("sendMessage", "429", chat_id=phones[2].id)
    await workshop.deliver()
    card = (await olga.wait_for_text("delivered to")).text.splitlines()
    assert card[:2] == [
        "Done: delivered to 11 of 13",
        "sent 11 · waiting 0 · failed 0 · blocked 1 · uncertain 1",
    ]
    for phone in phones[1:]:
        assert (await received(phone))[-1].endswith("The bus leaves at nine.")
        assert len(await received(phone)) == 1
    edits = await workshop.sandbox.ledger(method="editMessageText", chat_id=olga.id)
    assert len(edits) <= 6
    assert {edit.outcome for edit in edits} == {"accepted"}


async def test_a_broadcast_can_be_stopped_while_its_card_changes_all_the_time(workshop: Workshop) -> None:
    olga = await workshop.add("Olga", role="organiser")
    phones = [await workshop.add(f"Member {number}") for number in range(40)]
    await _broadcast(workshop, olga, "The bus leaves at nine.")
    async with workshop.courier() as courier:
        await olga.wait_for_text("Sending: delivered to")
        await olga.tap("Stop")
        await workshop.handle()
        courier.wake()
        await olga.wait_for_text("Stopped: delivered to")
        await workshop.delivered()
    rows = await workshop.rows("broadcast")
    states = {state: sum(row.state == state for row in rows) for state in ("sent", "cancelled")}
    assert states["sent"] + states["cancelled"] == 41
    assert states["cancelled"] > 10
    card = await olga.wait_for_text("Stopped: delivered to")
    assert card.text.startswith(f"Stopped: delivered to {states['sent']} of 41")
    reached = [phone for phone in phones if await received(phone)]
    assert len(reached) in {states["sent"], states["sent"] - 1}, "the organiser may be one of them"


async def test_a_bot_that_may_not_pay_goes_on_at_the_free_pace(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    await workshop.reply(ann, said("For Ann."))
    async with workshop.courier(pace=PAID) as courier:
        await workshop.delivered()
        await workshop.reply(bob, said("For Bob."))
        courier.wake()
        await workshop.delivered()
    assert (await received(ann), await received(bob)) == (["For Ann."], ["For Bob."])
    refused = await workshop.sandbox.ledger(method="sendMessage", outcome="refused")
    assert [entry.description for entry in refused] == ["Bad Request: FLOODSKIP_NOT_ALLOWED"]


async def test_a_bot_that_may_pay_says_so_with_each_message(workshop: Workshop) -> None:
    await workshop.sandbox.set_flood(paid=True)
    ann = await workshop.add("Ann")
    await workshop.reply(ann, said("For Ann."))
    async with workshop.courier(pace=PAID):
        await workshop.delivered()
    (entry,) = await workshop.sandbox.ledger(method="sendMessage")
    assert entry.parameters["allow_paid_broadcast"] == "true"


async def test_what_is_found_beside_those_on_their_way_is_not_forgotten(workshop: Workshop) -> None:
    """Nobody wakes the courier again: it knows by itself that there was more than it had tokens for."""
    people = [await workshop.add(f"Member {number}") for number in range(8)]
    await workshop.sandbox.faults.add("sendMessage", "slow", count=None, seconds=0.4)
    for person in people:
        await workshop.reply(person, said("Hello."))
    async with workshop.courier():
        await workshop.delivered()
    assert [await received(person) for person in people] == [["Hello."]] * len(people)


async def test_while_all_hands_are_full_the_rest_waits_for_a_free_one_and_for_nothing_else(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.courier.SIDE_BY_SIDE", 1)
    people = [await workshop.add(f"Member {number}") for number in range(3)]
    for person in people:
        await workshop.reply(person, said("Hello."))
    async with workshop.courier():
        await workshop.delivered()
    assert [await received(person) for person in people] == [["Hello."]] * len(people)


async def test_a_chat_to_which_all_is_slow_does_not_hold_up_another(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    await workshop.sandbox.faults.add("sendMessage", "slow", chat_id=ann.id, count=None, seconds=4.0)
    for number in range(9):
        await workshop.reply(ann, said(f"{number}"))
    row = await workshop.reply(bob, said("For Bob."))
    async with workshop.courier() as courier:
        began = time.monotonic()
        await workshop.until(row.id, state="sent")
        assert time.monotonic() - began < 3
        courier.close()
    assert await received(ann) == ["0"]
