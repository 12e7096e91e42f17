"""The worker: every update comes to an end, in order inside a chat, and none stops its neighbours."""

import asyncio
import json
import time
from typing import Any

import pytest
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes, TypeHandler

from bot.errands import Errands
from bot.worker import Worker, stop_spinner
from handlers.context import Context
from handlers.dispatch import ptb_handlers
from mission.errors import UserError
from sandbox.client import Person
from storage.message import Message
from tests.bot.workshop import NOW, Workshop
from words import Reader

UNPARSEABLE = 77


async def _texts(workshop: Workshop, phone: Person) -> list[str]:
    """What is to be said in a chat, oldest first; for the worker alone, without a courier."""
    rows = [row for row in await workshop.rows() if row.chat_id == phone.id]
    return [str(row.message.text) for row in rows if row.message]


def _add_command(workshop: Workshop, name: str, handler: Any) -> None:
    """Behind the gate and before the bot's own commands."""
    workshop.application.handlers[0].insert(0, CommandHandler(name, handler))


async def _keep(workshop: Workshop, chat_id: int, raw: str, update_id: int = UNPARSEABLE) -> None:
    async with workshop.database.transaction(NOW) as tx:
        await tx.inbox.keep([(update_id, chat_id, raw)])


class Failing:
    """A handler that fails so many times before it answers."""

    def __init__(self, times: int, error: Exception | None = None) -> None:
        self.left = times
        self.error = error or LookupError("no such shelf")

    async def __call__(self, update: Update, context: Context) -> None:
        del update
        async with context.transaction() as tx:
            await tx.reply(Message(text=Reader().say("button-done")))
            if self.left:
                self.left -= 1
                raise self.error


# --- order ---


async def test_order_is_kept_inside_a_chat_and_a_slow_chat_holds_up_no_other(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    finished: list[tuple[int, str]] = []
    gate = asyncio.Event()

    async def note(update: Update, context: Context) -> None:
        assert update.effective_user is not None
        assert context.args is not None
        if context.args == ["slow"]:
            await gate.wait()
        finished.append((update.effective_user.id, context.args[0]))
        if update.effective_user.id == bob.id:
            gate.set()

    _add_command(workshop, "note", note)
    for phone, word in ((ann, "slow"), (ann, "second"), (bob, "first"), (ann, "third")):
        await phone.send(f"/note {word}")
    await workshop.handle()
    assert finished == [(bob.id, "first"), (ann.id, "slow"), (ann.id, "second"), (ann.id, "third")]


async def test_an_update_that_comes_twice_is_worked_on_once(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await ann.send("/next")
    await workshop.intake().poll(0)
    await workshop.handle()
    assert [update.state for update in await workshop.updates()] == ["done"]
    assert len(await _texts(workshop, ann)) == 1


# --- what fails ---


async def test_an_update_that_cannot_be_parsed_becomes_a_dead_letter_with_its_json(
    workshop: Workshop,
) -> None:
    ann = await workshop.add("Ann")
    olga = await workshop.add("Olga", language="uk", role="organiser")
    raw = json.dumps({"update_id": UNPARSEABLE, "message": {"message_id": "?", "chat": 5}})
    await _keep(workshop, ann.id, raw)
    await ann.send("/next")
    await workshop.handle()
    dead, done = await workshop.updates()
    assert (dead.state, dead.raw, done.state) == ("dead", raw, "done")
    calm, answer = await _texts(workshop, ann)
    assert calm.startswith("Sorry, that did not work.")
    assert answer.startswith("Nothing")
    (told,) = await _texts(workshop, olga)
    assert told.startswith("Одне повідомлення не вдалося опрацювати (відправник: Ann).")


@pytest.mark.parametrize("raw", ["", "[]", "null", '"text"', "{", "{}"])
async def test_what_is_no_update_at_all_becomes_a_dead_letter_too(workshop: Workshop, raw: str) -> None:
    await _keep(workshop, 0, raw)
    await workshop.handle()
    assert [(update.state, update.raw) for update in await workshop.updates()] == [("dead", raw)]


async def test_a_handler_that_always_fails_ends_as_a_dead_letter_and_one_calm_sentence(
    workshop: Workshop,
) -> None:
    ann = await workshop.add("Ann")
    await workshop.add("Olga", role="organiser")
    failing = Failing(99)
    _add_command(workshop, "fail", failing)
    await ann.send("/fail")
    await ann.send("/next")
    await workshop.handle()
    dead, done = await workshop.updates()
    assert (dead.state, dead.attempts, 99 - failing.left, done.state) == ("dead", 3, 3, "done")
    assert json.loads(dead.raw)["message"]["text"] == "/fail"
    reference = dead.error.removeprefix("LookupError ")
    calm, answer = await _texts(workshop, ann)
    assert calm.endswith(f"Reference: {reference}")
    assert answer.startswith("Nothing")


async def test_a_handler_that_fails_once_is_tried_again_and_answers_once(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob")
    _add_command(workshop, "fail", Failing(1))
    await ann.send("/fail")
    await bob.send("/next")
    await workshop.handle()
    assert [(update.state, update.attempts) for update in await workshop.updates()] == [
        ("done", 1),
        ("done", 0),
    ]
    assert await _texts(workshop, ann) == ["Done"]


async def test_many_dead_letters_bother_an_organiser_once(workshop: Workshop) -> None:
    ann, olga = await workshop.add("Ann"), await workshop.add("Olga", role="organiser")
    for number in range(5):
        await _keep(workshop, ann.id, "{}", number)
    await workshop.handle()
    assert len(await _texts(workshop, olga)) == 1
    assert len(await _texts(workshop, ann)) == 5


async def test_a_refusal_whose_words_are_missing_does_not_go_round_for_ever(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    _add_command(workshop, "fail", Failing(99, UserError("no-such-words")))
    await ann.send("/fail")
    await workshop.handle()
    (update,) = await workshop.updates()
    assert (update.state, update.attempts) == ("dead", 3)


async def test_when_the_gate_fails_nothing_behind_it_runs(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")

    async def fail(update: Update, context: Context) -> None:
        raise LookupError("the gate is broken")

    async def never(update: Update, context: Context) -> None:
        raise AssertionError("behind the gate")

    workshop.application.handlers[-1].insert(0, TypeHandler(Update, fail))
    _add_command(workshop, "open", never)
    await ann.send("/open")
    await workshop.handle()
    (update,) = await workshop.updates()
    assert (update.state, update.error.split()[0]) == ("dead", "LookupError")


class NoContext(Context):
    """PTB swallows what goes wrong here, and says that the update was processed."""

    @classmethod
    def from_update(cls, update: object, application: Any) -> "NoContext":
        del update, application
        raise LookupError("no context")


async def test_an_update_for_which_there_is_no_context_is_not_taken_for_done(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    types = ContextTypes(context=NoContext, bot_data=lambda: workshop.house)  # type: ignore[call-overload]
    builder = Application.builder().bot(workshop.bot).updater(None).job_queue(None).context_types(types)
    application = builder.build()
    for group, handlers in ptb_handlers().items():
        application.add_handlers(handlers, group)
    await application.initialize()
    await ann.send("/next")
    await workshop.handle(Worker(application, workshop.house, pauses=(0.01,)))
    (update,) = await workshop.updates()
    assert (update.state, update.attempts) == ("dead", 3)


async def test_what_fails_after_an_update_was_done_is_logged_and_the_update_stays_done(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    ann = await workshop.add("Ann")

    async def act_then_fail(update: Update, context: Context) -> None:
        async with context.transaction() as tx:
            await tx.reply(Message(text=Reader().say("button-done")))
        raise LookupError("too late")

    _add_command(workshop, "late", act_then_fail)
    await ann.send("/late")
    await workshop.handle()
    assert [update.state for update in await workshop.updates()] == ["done"]
    assert await _texts(workshop, ann) == ["Done"]
    assert "something failed after an update was done" in capsys.readouterr().out


async def test_a_database_that_does_not_take_the_outcome_stops_the_worker_and_keeps_the_update(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = await workshop.add("Ann")
    await ann.send("/next")
    await workshop.fetch()
    worker = Worker(workshop.application, workshop.house)
    async with workshop.database.transaction(NOW) as tx:
        await tx.connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE ON inbox BEGIN SELECT RAISE(FAIL, 'disk full'); END"
        )
    with pytest.raises(Exception, match="disk full"):
        await asyncio.wait_for(worker.run(), 5)
    (update,) = await workshop.updates()
    assert update.state == "open"
    assert await _texts(workshop, ann) == []


# --- taps ---


async def _agenda_shown(workshop: Workshop, phone: Person) -> Any:
    await phone.send("/agenda")
    await workshop.handle()
    await workshop.deliver()
    return (await phone.screen()).last


async def _taps(workshop: Workshop, phone: Person, message_id: int, data: str) -> str:
    """A forged or stale tap; the notice that the person sees."""
    query = await phone.tap_data(message_id, data)
    worker = Worker(workshop.application, workshop.house)
    worker.after.append(stop_spinner)
    await workshop.handle(worker)
    return (await phone.toast(query)).text


@pytest.mark.parametrize(
    "data",
    ["x", ".", "..", "a.b.c", "0", "' OR 1=1 --", "\u202e\u0000", "я" * 32, '{"do":"broadcast-send"}'],
)
async def test_forged_callback_data_has_no_effect(workshop: Workshop, data: str) -> None:
    ann = await workshop.add("Ann")
    shown = await _agenda_shown(workshop, ann)
    before = await workshop.rows()
    assert await _taps(workshop, ann, shown.message_id, data) == Reader().plain("stale-button")
    assert await workshop.rows() == before
    assert {update.state for update in await workshop.updates()} == {"done"}


async def test_a_tap_without_data_is_done_with(workshop: Workshop) -> None:
    """Bot API › CallbackQuery: a game's button has none."""
    ann = await workshop.add("Ann")
    who = {"id": ann.id, "is_bot": False, "first_name": "Ann"}
    query = {"id": "1", "from": who, "chat_instance": "1", "game_short_name": "chess"}
    await _keep(workshop, ann.id, json.dumps({"update_id": 5, "callback_query": query}))
    await workshop.handle()
    assert [update.state for update in await workshop.updates()] == ["done"]
    assert await workshop.rows() == []


async def test_another_persons_button_has_no_effect(workshop: Workshop) -> None:
    ann, bob = await workshop.add("Ann"), await workshop.add("Bob", language="uk")
    shown = await _agenda_shown(workshop, ann)
    theirs = next(button.data for row in shown.buttons for button in row if button.data)
    bobs = await _agenda_shown(workshop, bob)
    before = await workshop.rows()
    assert await _taps(workshop, bob, bobs.message_id, theirs) == Reader("uk").plain("stale-button")
    assert await workshop.rows() == before


async def test_a_button_that_is_gone_shows_again_what_is_current(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    shown = await _agenda_shown(workshop, ann)
    (row,) = await workshop.rows()
    token = row.token
    assert await _taps(workshop, ann, shown.message_id, f"{token}.000000000000") == Reader().plain(
        "stale-button"
    )
    await workshop.deliver()
    assert (await ann.screen()).last.text == shown.text
    assert (await workshop.row(row.id)).work is None


async def test_a_spinner_that_telegram_does_not_stop_holds_up_nothing(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    shown = await _agenda_shown(workshop, ann)
    await workshop.sandbox.faults.add("answerCallbackQuery", "slow", seconds=2)
    errands = Errands()
    worker = Worker(workshop.application, workshop.house)
    worker.after.append(errands.later(stop_spinner))
    began = time.monotonic()
    await ann.tap_data(shown.message_id, "x")
    await ann.send("/next")
    await workshop.handle(worker)
    await errands.close(0)
    assert time.monotonic() - began < 1.5
    assert len(await _texts(workshop, ann)) == 2


# --- other updates ---


async def test_an_edited_message_is_not_done_twice(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    sent = await ann.send("/contact Jan Novák, Škoda, jan@example.cz")
    await workshop.handle()
    before = await _texts(workshop, ann)
    await ann.edit(sent, "/contact Jan Novák, Tatra, jan@example.cz")
    await workshop.handle()
    assert await _texts(workshop, ann) == before
    assert {update.state for update in await workshop.updates()} == {"done"}


async def test_the_same_row_is_not_given_out_to_two_tasks(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    seen: list[int] = []

    async def note(update: Update, context: Context) -> None:
        seen.append(update.update_id)
        await asyncio.sleep(0.05)

    _add_command(workshop, "note", note)
    await ann.send("/note")
    worker = Worker(workshop.application, workshop.house)
    waking = asyncio.create_task(_wake_often(worker))
    await workshop.handle(worker)
    waking.cancel()
    assert len(seen) == 1


async def _wake_often(worker: Worker) -> None:
    while True:
        worker.take([])
        await asyncio.sleep(0)
