"""Undo of keeping a whole file of cards: exactly what that tap made goes, and nothing that anybody has added to since."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from typing import Any, Final

import pytest
from sqlalchemy import select

from handlers.actions import Action, callback_data
from handlers.contact_file_cards import TakeBackCards, done_message, taken_back_message
from mission import handovers, promises
from mission.merging import unite
from mission.note_changes import SentFile
from mission.privacy import erase_contact
from mission.sent_files import keep_with_contact
from mission.vcards.taking_back import Made, Sealed, TakenBack
from storage.contacts import Contact
from storage.message import Message, plain_text
from storage.outbox import Outgoing
from storage.schema import metadata
from storage.transaction import Transaction
from tests.handlers.promising import member_of
from tests.handlers.test_contact_files import (
    KEEP,
    LEAVE,
    MALA,
    NOVAK,
    ONE_BY_ONE,
    THREE,
    files,
    known,
    names,
    send,
    sent,
)
from tests.handlers.test_importing import Files, labels
from tests.mission.test_vcards import card
from tests.stage import Stage
from words import LANGUAGES, Reader

__all__ = ["files"]
EMMA, JAN, OLENA, PETRO = "Emma Clark", "Jan Dvořák", "Olena Kovalenko", "Petro Bondar"
STALE: Final = Reader("en").plain("stale-button")
BOTH: Final = (NOVAK + MALA).encode()
PHOTO: Final = SentFile(kind="photo", file_id="p", unique_id="p")
TRAFFIC: Final = ("inbox", "outbox")
KNOWN_STAYS: Final = "1 was known before and stays, with what the card added."


async def keep_both(stage: Stage, files: Files, name: str = EMMA, **more: object) -> None:
    await send(stage, files, BOTH, name, **more)
    await stage.taps(name, Reader("en").plain("cards-button-all", count=2))


async def undo(stage: Stage, name: str = EMMA) -> str:
    (said,) = await stage.taps(name, "Undo")
    return plain_text(said.text)


async def rows(stage: Stage) -> dict[str, list[Any]]:
    """Every row of every table but the traffic itself."""
    async with stage.database.reading(stage.now) as tx:
        return {
            table.name: list((await tx.connection.execute(select(table))).all())
            for table in metadata.sorted_tables
            if table.name not in TRAFFIC
        }


async def contact(tx: Transaction, stage: Stage, name: str) -> Contact:
    return next(one for one in await tx.contacts.of_mission(stage.mission.id) if one.name == name)


async def met_by(stage: Stage, name: str) -> set[int]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.contacts.met_by((await contact(tx, stage, name)).id)


def undo_of(row: Outgoing) -> dict[str, Any]:
    assert row.message is not None
    [action] = [
        button.action
        for line in row.message.buttons
        for button in line
        if button.action and button.action["do"] == TakeBackCards.do
    ]
    return action


# --- who may not, and what is over --------------------------------------------------------------------------------


async def test_nobody_else_can_tap_it(stage: Stage, files: Files) -> None:
    await keep_both(stage, files)
    row = (await stage.rows(EMMA))[-1]
    await stage.taps_data(JAN, callback_data(row.token, undo_of(row)))
    assert (stage.toasts, len(await known(stage))) == ([Reader("cs").plain("stale-button")], 2)


@pytest.mark.parametrize("name", [JAN, PETRO])
async def test_the_same_button_on_somebody_elses_screen_takes_nothing_back(
    stage: Stage, files: Files, name: str
) -> None:
    await keep_both(stage, files)
    before = await rows(stage)
    action = TakeBackCards.unpacked(undo_of((await stage.rows(EMMA))[-1]))
    await forges(stage, name, action)
    assert await rows(stage) == before


async def forges(stage: Stage, name: str, action: Action) -> None:
    """A tap on a button on the person's own screen that does what another one's button does."""
    person = await stage.person(name)
    shown = Message(text=Reader("en").say("notes-none"), buttons=((action.button("x"),),))
    async with stage.database.transaction(stage.now) as tx:
        row = await tx.outbox.reply(
            stage.telegram[name], shown, person_id=person.id, mission_id=stage.mission.id
        )
    await stage.deliver()
    await stage.taps_data(name, callback_data(row.token, action.packed()))


async def test_of_another_mission_nothing_is_taken_back(stage: Stage, files: Files) -> None:
    await keep_both(stage, files)
    before = await rows(stage)
    made = TakeBackCards.unpacked(undo_of((await stage.rows(EMMA))[-1])).made
    async with stage.database.transaction(stage.now) as tx:
        fields = stage.mission.model_dump(exclude={"id", "code", "created_at"})
        there = await tx.missions.add(code="BRNO", **fields)
        emma = await stage.person(EMMA)
        await tx.people.enrol(there.id, emma.id, role="delegate", organisation="x", joined_at=stage.now)
    shown = Message(text=Reader("en").say("notes-none"), buttons=((TakeBackCards(made=made).button("x"),),))
    async with stage.database.transaction(stage.now) as tx:
        row = await tx.outbox.reply(stage.telegram[EMMA], shown, person_id=emma.id, mission_id=there.id)
    await stage.deliver()
    await stage.taps_data(EMMA, callback_data(row.token, TakeBackCards(made=made).packed()))
    after = await rows(stage)
    assert {table for table in after if after[table] != before[table]} <= {
        "missions",
        "memberships",
        "consents",
    }


async def test_a_second_tap_shows_again_what_came_of_the_first(stage: Stage, files: Files) -> None:
    await keep_both(stage, files)
    row = (await stage.rows(EMMA))[-1]
    assert await undo(stage) == "2 contacts taken back."
    await stage.says(EMMA, "/contact Jan Novák, Example s.r.o.")
    await stage.taps_data(EMMA, callback_data(row.token, undo_of(row)))
    assert (stage.toasts, await names(stage)) == ([STALE], ["Jan Novák"])
    shown = next(one.message for one in await stage.rows(EMMA) if one.id == row.id)
    assert shown is not None
    assert plain_text(shown.text) == "2 contacts taken back."


async def test_cards_kept_one_by_one_are_not_taken_back_together(stage: Stage, files: Files) -> None:
    await send(stage, files, BOTH)
    await stage.taps(EMMA, ONE_BY_ONE)
    await stage.taps(EMMA, KEEP)
    (said,) = await stage.taps(EMMA, LEAVE)
    assert labels(said) == ["Your contacts"]


async def test_a_tap_that_made_nothing_has_nothing_to_undo(stage: Stage, files: Files) -> None:
    await keep_both(stage, files)
    await send(stage, files, BOTH)
    (said,) = await stage.taps(EMMA, "Keep all 2")
    assert labels(said) == ["Your contacts"]


async def test_what_has_been_deleted_already_is_not_counted(stage: Stage, files: Files) -> None:
    await keep_both(stage, files)
    async with stage.database.transaction(stage.now) as tx:
        for one in await tx.contacts.of_mission(stage.mission.id):
            await tx.contacts.remove(one.id)
    assert await undo(stage) == "Nothing was left to take back."


# --- what stays ---------------------------------------------------------------------------------------------------

Change = Callable[[Transaction, Stage, Contact], Awaitable[object]]


async def changed(tx: Transaction, stage: Stage, one: Contact) -> None:
    await tx.contacts.change(one.model_copy(update={"position": "Chair"}))


async def met_too(tx: Transaction, stage: Stage, one: Contact) -> None:
    jan = await member_of(tx, stage, JAN)
    await tx.contacts.meet(one.id, jan.person.id, session_id=None)


async def handed_over(tx: Transaction, stage: Stage, one: Contact) -> None:
    """Only a colleague has met the contact now."""
    await met_too(tx, stage, one)
    await tx.contacts.forget_meeting(one.id, (await member_of(tx, stage, EMMA)).person.id)


async def promised(tx: Transaction, stage: Stage, one: Contact) -> None:
    await promises.make(tx, await member_of(tx, stage, EMMA), one.id, text="call", due_on=None)


async def promised_by_another(tx: Transaction, stage: Stage, one: Contact) -> None:
    await promises.make(tx, await member_of(tx, stage, JAN), one.id, text="call", due_on=None)


async def pictured(tx: Transaction, stage: Stage, one: Contact) -> None:
    await keep_with_contact(tx, one, (await member_of(tx, stage, EMMA)).person.id, [PHOTO])


async def noted(tx: Transaction, stage: Stage, one: Contact) -> None:
    await tx.contacts.set_note(one.id, (await member_of(tx, stage, EMMA)).person.id, "likes trams")


async def merged(tx: Transaction, stage: Stage, one: Contact) -> None:
    """With an entry that came later, and says nothing new."""
    fields = one.model_dump(exclude={"id", "mission_id", "created_at"})
    await unite(tx, one, await tx.contacts.add(one.mission_id, **fields))


async def thanked(tx: Transaction, stage: Stage, one: Contact) -> None:
    emma = await member_of(tx, stage, EMMA)
    given = stage.mission.id, emma.person.id, "wave:2d.thanked", f"contact:{one.id}", "yes"
    await tx.answers.give(*given)


CHANGES: Final[tuple[Change, ...]] = (
    *(changed, met_too, handed_over, promised, promised_by_another),
    *(pictured, noted, merged, thanked),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_what_has_changed_since_stays_and_is_told(stage: Stage, files: Files, change: Change) -> None:
    await keep_both(stage, files)
    async with stage.database.transaction(stage.now) as tx:
        await change(tx, stage, await contact(tx, stage, "Jan Novák"))
        before = await contact(tx, stage, "Jan Novák")
    assert await undo(stage) == "1 contact taken back.\n1 stays because it was changed since."
    assert await known(stage) == [before]


async def test_merged_into_an_earlier_contact_it_stays_in_that_one(stage: Stage, files: Files) -> None:
    await stage.says(OLENA, "/contact Ян Новак, Інститут, тролейбуси")
    await keep_both(stage, files)
    async with stage.database.transaction(stage.now) as tx:
        earlier = await contact(tx, stage, "Ян Новак")
        await unite(tx, earlier, await contact(tx, stage, "Jan Novák"))
    assert await undo(stage) == "1 contact taken back.\n1 stays because it was changed since."
    assert [one.id for one in await known(stage)] == [earlier.id]


async def test_a_promise_of_the_tap_that_a_colleague_is_asked_to_take_keeps_its_contact(
    stage: Stage, files: Files
) -> None:
    await keep_both(stage, files, caption="call by Friday")
    async with stage.database.transaction(stage.now) as tx:
        emma, jan = await member_of(tx, stage, EMMA), await stage.person(JAN)
        asked = await tx.promises.open_of(stage.mission.id, emma.person.id)
        await handovers.ask(tx, emma, asked[0], jan.id)
    assert await undo(stage) == "1 contact taken back.\n1 stays because it was changed since."
    assert len(await known(stage)) == 1


async def test_a_contact_of_before_is_never_taken_back(stage: Stage, files: Files) -> None:
    await stage.says(EMMA, "/contact Jan Novák, Example s.r.o.")
    await keep_both(stage, files)
    emma = await stage.person(EMMA)
    assert await undo(stage) == f"1 contact taken back.\n{KNOWN_STAYS}"
    (stays,) = await known(stage)
    assert (stays.name, stays.emails, await met_by(stage, "Jan Novák")) == (
        "Jan Novák",
        ("jan@example.cz",),
        {emma.id},
    )


async def test_of_a_colleagues_contact_only_the_meeting_is_taken_back(stage: Stage, files: Files) -> None:
    await stage.says(OLENA, "/contact Jan Novák, Example s.r.o.")
    await keep_both(stage, files)
    olena = await stage.person(OLENA)
    assert await undo(stage) == f"1 contact taken back.\n{KNOWN_STAYS}"
    assert (await names(stage), await met_by(stage, "Jan Novák")) == (["Jan Novák"], {olena.id})


@pytest.mark.parametrize("change", [promised, pictured, noted], ids=lambda change: change.__name__)
async def test_a_meeting_with_a_colleagues_contact_stays_once_something_was_added_to_it(
    stage: Stage, files: Files, change: Change
) -> None:
    await stage.says(OLENA, "/contact Jan Novák, Example s.r.o.")
    await keep_both(stage, files)
    async with stage.database.transaction(stage.now) as tx:
        await change(tx, stage, await contact(tx, stage, "Jan Novák"))
    assert await undo(stage) == "1 contact taken back.\n1 stays because it was changed since."
    assert len(await met_by(stage, "Jan Novák")) == 2


async def test_a_contact_whom_its_colleague_has_left_stays_with_the_last_who_met_them(
    stage: Stage, files: Files
) -> None:
    await stage.says(OLENA, "/contact Jan Novák, Example s.r.o.")
    await keep_both(stage, files)
    await stage.taps(OLENA, "Видалити")
    emma = await stage.person(EMMA)
    assert await undo(stage) == "1 contact taken back.\n1 stays because it was changed since."
    assert await met_by(stage, "Jan Novák") == {emma.id}


async def test_a_promise_made_with_a_contact_of_before_goes_and_another_stays(
    stage: Stage, files: Files
) -> None:
    await stage.says(EMMA, "/contact Jan Novák, Example s.r.o., send the offer by Friday")
    await keep_both(stage, files, caption="call by Thursday")
    await undo(stage)
    async with stage.database.reading(stage.now) as tx:
        assert [one.text for one in await tx.promises.of_mission(stage.mission.id)] == ["send the offer"]


async def test_a_partner_that_has_been_described_since_stays(stage: Stage, files: Files) -> None:
    await keep_both(stage, files)
    async with stage.database.transaction(stage.now) as tx:
        (entry,) = await tx.organisations.of_mission(stage.mission.id)
        await tx.organisations.change(entry.id, country="CZ")
    await undo(stage)
    async with stage.database.reading(stage.now) as tx:
        assert [one.id for one in await tx.organisations.of_mission(stage.mission.id)] == [entry.id]


# --- what goes ----------------------------------------------------------------------------------------------------


async def test_everything_is_as_before_the_tap(stage: Stage, files: Files) -> None:
    """Contacts, meetings, promises, merges within the file and partners named for the first time."""
    await stage.add_session("Smart parking", datetime.combine(stage.now.date(), time(7, 30)))
    await stage.says(OLENA, "/contact Petr Malý, Elsewhere")
    await send(stage, files, THREE + NOVAK.encode(), caption="call by Friday")
    before = await rows(stage)
    await stage.taps(EMMA, "Keep all 4")
    assert len(await known(stage)) == 4
    assert await undo(stage) == "3 contacts taken back."
    assert await rows(stage) == before


async def test_nothing_reminds_of_a_promise_that_was_taken_back(stage: Stage, files: Files) -> None:
    await keep_both(stage, files, caption="call by Friday")
    await undo(stage)
    stage.move(stage.now + timedelta(days=5))
    told = [message.text for name, message in await stage.deliver() if name == EMMA]
    assert [text for text in told if "Novák" in text or "Malá" in text] == []


async def test_the_rest_is_taken_back_without_what_was_kept_before(stage: Stage, files: Files) -> None:
    await send(stage, files, THREE)
    await stage.taps(EMMA, ONE_BY_ONE)
    await stage.taps(EMMA, KEEP)
    await stage.taps(EMMA, "Keep these 2")
    assert await undo(stage) == "2 contacts taken back."
    assert await names(stage) == ["Jan Novák"]


async def test_two_hundred_are_taken_back_by_one_tap(stage: Stage, files: Files) -> None:
    many = "".join(card(f"FN:Jan Novák {n}", f"ORG:Firm {n}", f"EMAIL:jan{n}@example.cz") for n in range(200))
    await send(stage, files, many.encode())
    await stage.taps(EMMA, "Keep all 200")
    assert await undo(stage) == "200 contacts taken back."
    assert await names(stage) == []


# --- what is kept for it, and what is said ------------------------------------------------------------------------


async def test_what_is_kept_for_the_undo_names_nobody_and_outlives_who_is_erased(
    stage: Stage, files: Files
) -> None:
    await keep_both(stage, files)
    kept = json.dumps(undo_of((await stage.rows(EMMA))[-1]))
    assert [word for word in ("Nov", "Mal", "Exam", "jan", "777") if word in kept] == []
    petro = await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        await erase_contact(tx, stage.mission, petro.id, await contact(tx, stage, "Jan Novák"))
    assert await undo(stage) == "1 contact taken back."
    assert await names(stage) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_has_words(language: str) -> None:
    reader = Reader(language)
    for count in (1, 2, 5, 200):
        taken = TakenBack(gone=count, known=count, changed=count)
        assert taken_back_message(taken, reader).text.count("\n") == 2
        assert str(count) in taken_back_message(TakenBack(changed=count), reader).text
    assert taken_back_message(TakenBack(), reader).text


def test_the_way_back_stands_beside_the_way_on() -> None:
    made = Made(contacts=(Sealed(1, "a"),))
    said = done_message(sent(count=1, new=1), Reader("en"), made)
    assert said.buttons[0][0] == TakeBackCards(made=made).button("Undo")
    assert TakeBackCards.unpacked(json.loads(json.dumps(TakeBackCards(made=made).packed()))).made == made
