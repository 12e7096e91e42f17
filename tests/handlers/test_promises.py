"""/promises: the lists, one tap to settle, a promise by one line, its card; what they owe us; the nudges corrected."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from handlers.actions import callback_data
from handlers.promise_actions import ListPromises, PromiseFor, TickPromise, UnmakePromise
from mission.followup import settle
from mission.planner import plan_mission
from storage.message import TEXT_LIMIT, Message, shown_length
from tests.handlers.promising import kept, labels, member_of, novak
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, JAN, PETRO = "Emma Clark", "Jan Dvořák", "Petro Bondar"
FRIDAY = datetime(2023, 4, 28, 7, 0, tzinfo=UTC)
"""Nine o'clock in Prague."""
DAY = timedelta(days=1)
STALE = Reader("en").plain("stale-button")


async def pass_to(stage: Stage, at: datetime) -> list[Message]:
    """The nudges that Emma newly sees while the clock comes this far."""
    found = []
    while stage.now < at:
        stage.move(min(stage.now + timedelta(hours=6), at))
        before = {row.id for row in await stage.rows(EMMA)}
        await stage.deliver()
        found += [r for r in await stage.rows(EMMA) if r.id not in before and r.kind == "nudge"]
    return [row.message for row in found if row.message]


async def nudge_on_screen(stage: Stage) -> Message | None:
    return [row for row in await stage.rows(EMMA) if row.kind == "nudge"][-1].message


# --- the lists --------------------------------------------------------------------------------------------------


async def test_the_first_line_counts_and_what_is_late_comes_first(stage: Stage) -> None:
    await novak(stage, ("some day", None), ("offer", date(2023, 4, 28)), ("call", date(2023, 4, 24)))
    await novak(stage, ("data", date(2023, 4, 26)), owed_by="them")
    stage.move(stage.now + DAY)
    await stage.deliver()
    [shown] = await stage.says(EMMA, "/promises")
    assert shown.text == (
        "You owe 3, 1 overdue; 1 owed to us.\n\n<b>What you owe</b>\n\n"
        "1. <b>Jan Novák</b>: call\nOverdue since Monday 24 April\n\n"
        "2. <b>Jan Novák</b>: offer\nBy Friday 28 April\n\n"
        "3. <b>Jan Novák</b>: some day\nNo date"
    )
    assert labels(shown) == [
        ["1. Jan Novák", "1: Done"],
        ["2. Jan Novák", "2: Done"],
        ["3. Jan Novák", "3: Done"],
        ["Owed to us", "Overdue"],
        ["Settled", "My year"],
    ]


async def test_one_tap_settles_from_the_list_and_undo_takes_it_back(stage: Stage) -> None:
    await novak(stage, ("call", None), ("offer", date(2023, 4, 28)))
    await stage.says(EMMA, "/promises")
    [done] = await stage.taps(EMMA, "2: Done")
    assert str(done.text).startswith(
        "Done: “call” – Jan Novák. Well done!\n\nYou owe 1; nothing is owed to us."
    )
    assert labels(done)[0] == ["Undo"]
    [back] = await stage.taps(EMMA, "Undo")
    assert str(back.text).startswith("Open again: “call”\n\nYou owe 2;")
    assert [one.state for one in await kept(stage)] == ["open", "open"]


async def test_what_is_owed_to_us_has_a_list_of_its_own(stage: Stage) -> None:
    await novak(stage, ("data", date(2023, 5, 1)), owed_by="them")
    [shown] = await stage.says(EMMA, "/promises")
    assert str(shown.text).startswith("You owe nothing; 1 owed to us.")
    [theirs] = await stage.taps(EMMA, "Owed to us")
    assert "1. From <b>Jan Novák</b>: data\nBy Monday 1 May" in theirs.text
    [arrived] = await stage.taps(EMMA, "1: Arrived")
    assert str(arrived.text).startswith("Arrived: “data” – Jan Novák.")
    [settled] = await stage.taps(EMMA, "Settled")
    assert "1. From <b>Jan Novák</b>: data\nDone on Monday 24 April" in settled.text


async def test_an_organiser_sees_who_is_late_and_a_delegate_only_themselves(stage: Stage) -> None:
    await novak(stage, ("offer", date(2023, 4, 24)))
    stage.move(stage.now + DAY)
    await stage.says(PETRO, "/promises")
    [late] = await stage.taps(PETRO, "Прострочене")
    assert "Чия обіцянка: Emma Clark" in late.text
    assert labels(late)[0] == ["1. Jan Novák"]
    [sheet] = await stage.taps(PETRO, "1. Jan Novák")
    assert labels(sheet) == [["Усі обіцянки"]]
    await stage.says(JAN, "/promises")
    [none] = await stage.taps(JAN, "Po termínu")
    assert "offer" not in none.text


async def test_a_long_list_is_leafed_through_and_settled_on_its_page(stage: Stage) -> None:
    await novak(stage, *((f"step {number}", date(2023, 5, number)) for number in range(1, 8)))
    await stage.says(EMMA, "/promises")
    [second] = await stage.taps(EMMA, "Next ›")
    assert "Page 2 of 2" in second.text
    [done] = await stage.taps(EMMA, "7: Done")
    assert "6. <b>Jan Novák</b>: step 6" in done.text
    assert "step 1\n" not in done.text


async def test_a_colleagues_and_a_settled_promise_are_refused(stage: Stage) -> None:
    await novak(stage, ("offer", date(2023, 4, 28)))
    await novak(stage, ("call", date(2023, 4, 28)), by=JAN)
    [mine, theirs] = await kept(stage)
    said = []
    for promise, state in ((theirs, "open"), (mine, "done")):
        tick = TickPromise(promise=promise.id, due=promise.due_on, back=ListPromises())
        async with stage.database.transaction(stage.now) as tx:
            if state == "done":
                await tx.promises.close(promise.id, "done")
            card = Message(text=Reader("en").say("nudge-gone"), buttons=((tick.button("x"),),))
            row = await tx.outbox.reply(
                stage.telegram[EMMA], card, person_id=mine.owner_id, mission_id=stage.mission.id
            )
        await stage.deliver()
        said += await stage.taps_data(EMMA, callback_data(row.token, tick.packed()))
    assert [message.text for message in said] == [STALE, STALE]
    assert [one.state for one in await kept(stage)] == ["done", "open"]


# --- a line that makes one ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "line", "text", "owed_by"),
    [
        (EMMA, "send the offer to Novák by Friday", "send the offer", "us"),
        (EMMA, "Novák promised us the data by Friday", "the data", "them"),
        ("Olena Kovalenko", "надіслати Jan Novák пропозицію до п’ятниці", "надіслати пропозицію", "us"),
        (JAN, "Novák nám slíbil data do pátku", "data", "them"),
    ],
)
async def test_a_line_is_a_promise_at_once(
    stage: Stage, name: str, line: str, text: str, owed_by: str
) -> None:
    await novak(stage, by=name)
    [made] = await stage.says(name, f"/promises {line}")
    [promise] = await kept(stage)
    assert (promise.text, promise.due_on, promise.owed_by) == (text, date(2023, 4, 28), owed_by)
    reader = Reader((await stage.person(name)).language, stage.mission.zone)
    assert str(made.text).startswith(reader.say("promise-made", step=text))
    await stage.taps(name, reader.plain("nudge-button-undo"))
    assert await kept(stage) == []


async def test_several_of_that_name_are_asked_about(stage: Stage) -> None:
    await novak(stage)
    await stage.says(EMMA, "/contact Petr Novák, Tatra, petr@tatra.cz")
    [asked] = await stage.says(EMMA, "/promises send the offer to Novák by Friday")
    assert str(asked.text).startswith("Which of them is it about?")
    assert labels(asked)[:2] == [["Petr Novák, Tatra"], ["Jan Novák, Example s.r.o."]]
    assert await kept(stage) == []
    stage.move(stage.now + 3 * DAY)
    await stage.taps(EMMA, "Petr Novák, Tatra")
    [promise] = await kept(stage)
    assert (promise.text, promise.due_on) == ("send the offer", date(2023, 4, 28))


async def test_a_name_that_nobody_has_leaves_the_choice_and_the_words(stage: Stage) -> None:
    await novak(stage)
    [asked] = await stage.says(EMMA, "/promises send the offer to Dubová")
    assert labels(asked) == [["Jan Novák, Example s.r.o."], ["Keep it as a note", "Not needed"]]
    await stage.taps(EMMA, "Keep it as a note")
    async with stage.database.reading(stage.now) as tx:
        [note] = await tx.notes.of_person(stage.mission.id, (await stage.person(EMMA)).id)
    assert note.text == "send the offer to Dubová"


async def test_without_contacts_the_words_are_kept(stage: Stage) -> None:
    [asked] = await stage.says(EMMA, "/promises send the offer to Novák")
    assert str(asked.text).startswith("A promise belongs to a contact, and you have kept none yet.")
    assert ["Contact", "Note"] in labels(asked)


async def test_a_name_alone_lists(stage: Stage) -> None:
    await novak(stage)
    [shown] = await stage.says(EMMA, "/promises Novák")
    assert str(shown.text).startswith("You owe nothing")
    assert await kept(stage) == []


async def test_a_colleagues_contact_cannot_be_chosen(stage: Stage) -> None:
    await novak(stage)
    await stage.says(JAN, "/contact Eva Malá, Tatra, eva@tatra.cz")
    await stage.says(EMMA, "/promises send it")
    async with stage.database.reading(stage.now) as tx:
        hers = await tx.contacts.of_person(stage.mission.id, (await stage.person(JAN)).id)
    row = (await stage.rows(EMMA))[-1]
    forged = PromiseFor(contact=hers[0].id)
    await stage.taps_data(EMMA, callback_data(row.token, forged.packed()))
    assert stage.toasts == [STALE]
    assert await kept(stage) == []


@pytest.mark.parametrize("words", ["🙂", "\u202eevil", "<b>&" * 1000, "Novák " * 600])
async def test_whatever_is_typed_is_kept_and_shown(stage: Stage, words: str) -> None:
    await novak(stage)
    shown = await stage.says(EMMA, f"/promises {words} Novák 28.4.")
    assert shown
    assert all(shown_length(message.text) < TEXT_LIMIT for message in shown)
    assert len(await kept(stage)) == 1


# --- what they owe us ---------------------------------------------------------------------------------------------


async def test_the_contacts_card_takes_what_they_owe_us(stage: Stage) -> None:
    await novak(stage)
    await stage.taps(EMMA, "Right")
    [asked] = await stage.taps(EMMA, "They owe us…")
    assert str(asked.text).startswith("What does Jan Novák owe us, and by when?")
    [made] = await stage.says(EMMA, "the data by Friday")
    assert made.text == "Kept: “the data”\nFrom <b>Jan Novák</b>, Example s.r.o.\nBy Friday 28 April"
    [card] = await stage.says(EMMA, "/contacts Novák")
    [card] = await stage.taps(EMMA, "1. Jan Novák")
    assert "They owe us: the data" in card.text
    assert "Next step" not in card.text


async def test_the_question_what_they_owe_us_can_be_left(stage: Stage) -> None:
    await novak(stage)
    await stage.taps(EMMA, "Right")
    await stage.taps(EMMA, "They owe us…")
    [left] = await stage.taps(EMMA, "Cancel")
    assert left.text == "Cancelled: your promises stay as they were."
    await stage.says(EMMA, "the data by Friday")
    assert await kept(stage) == []


async def test_what_they_owe_us_is_asked_about_in_its_own_words(stage: Stage) -> None:
    await novak(stage, ("the data", date(2023, 4, 28)), owed_by="them")
    first, second, third = await pass_to(stage, FRIDAY + 30 * DAY)
    assert str(first.text).startswith(
        "Promised to us for today: “the data”. Has it arrived?\n\n<b>Jan Novák</b>"
    )
    assert labels(first) == [["Arrived", "New date…", "Drop it"], ["Ask again in a week"]]
    assert str(second.text).startswith("Promised to us by Friday 28 April: “the data”. Has it arrived?")
    assert labels(third) == [["Arrived", "New date…", "Drop it"]]
    [done] = await stage.taps(EMMA, "Arrived")
    assert done.text == "Arrived: “the data” – Jan Novák."


async def test_ask_again_in_a_week_moves_the_next(stage: Stage) -> None:
    await novak(stage, ("the data", date(2023, 4, 28)), owed_by="them")
    await pass_to(stage, FRIDAY)
    await stage.taps(EMMA, "Ask again in a week")
    assert await pass_to(stage, FRIDAY + 7 * DAY - timedelta(seconds=1)) == []
    assert len(await pass_to(stage, FRIDAY + 7 * DAY)) == 1


async def test_the_wave_asks_only_about_what_we_owe(stage: Stage) -> None:
    await novak(stage, ("the data", date(2023, 4, 28)), owed_by="them")
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    stage.move(datetime(2023, 5, 12, 8, 0, tzinfo=UTC))
    shown = [str(message.text) for who, message in await stage.deliver() if who == EMMA]
    assert [text for text in shown if "still open" in text] == []


# --- the card -----------------------------------------------------------------------------------------------------


async def test_a_card_says_all_and_leads_back(stage: Stage) -> None:
    await novak(stage, ("offer", None))
    await stage.says(EMMA, "/promises")
    [sheet] = await stage.taps(EMMA, "1. Jan Novák")
    assert sheet.text == ("“offer”\nTo <b>Jan Novák</b>, Example s.r.o.\nNo date\n\nNoted on Monday 24 April")
    assert labels(sheet) == [
        ["Done", "New date…"],
        ["Change words…", "Drop it"],
        ["Hand over…", "Contact"],
        ["All promises"],
    ]


async def test_a_date_is_given_to_what_had_none(stage: Stage) -> None:
    await novak(stage, ("offer", None))
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1. Jan Novák")
    await stage.taps(EMMA, "New date…")
    _, said = await stage.says(EMMA, "Friday")
    assert said.text == "New date: Friday 28 April. “offer”"
    assert labels(said) == [["All promises"]]
    assert len(await pass_to(stage, FRIDAY)) == 1


async def test_other_words_with_a_day_in_them(stage: Stage) -> None:
    await novak(stage, ("offer", None))
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1. Jan Novák")
    await stage.taps(EMMA, "Change words…")
    [said] = await stage.says(EMMA, "send the contract by Friday")
    assert str(said.text).startswith("Changed.\n\n“send the contract”\n")
    [promise] = await kept(stage)
    assert (promise.text, promise.due_on) == ("send the contract", date(2023, 4, 28))


async def test_words_that_come_a_day_late_are_kept_and_asked_about(stage: Stage) -> None:
    await novak(stage, ("offer", None))
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1. Jan Novák")
    await stage.taps(EMMA, "Change words…")
    stage.move(stage.now + DAY)
    [said] = await stage.says(EMMA, "Petr called")
    assert str(said.text).startswith("I have kept this safe. What is it?")
    assert [one.text for one in await kept(stage)] == ["offer"]


async def test_words_for_what_is_settled_meanwhile_are_kept_and_asked_about(stage: Stage) -> None:
    await novak(stage, ("offer", None))
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1. Jan Novák")
    await stage.taps(EMMA, "Change words…")
    [promise] = await kept(stage)
    async with stage.database.transaction(stage.now) as tx:
        await tx.promises.close(promise.id, "done")
    [said] = await stage.says(EMMA, "send the contract")
    assert str(said.text).startswith("I have kept this safe. What is it?")


async def test_dropped_from_the_card_with_a_reason_and_opened_again(stage: Stage) -> None:
    await novak(stage, ("offer", date(2023, 4, 28)))
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1. Jan Novák")
    [dropped] = await stage.taps(EMMA, "Drop it")
    assert labels(dropped) == [["Undo", "Skip"], ["All promises"]]
    await stage.says(EMMA, "They chose another")
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "Settled")
    [sheet] = await stage.taps(EMMA, "1. Jan Novák")
    assert "Dropped on Monday 24 April" in sheet.text
    assert "Why it was dropped: “They chose another”" in sheet.text
    [again] = await stage.taps(EMMA, "Open again")
    assert "By Friday 28 April" in again.text
    assert "another" not in again.text
    assert len(await pass_to(stage, FRIDAY)) == 1


# --- the nudge on the screen follows ------------------------------------------------------------------------------


async def test_what_is_settled_in_the_list_is_settled_on_the_nudge_and_undone_there(stage: Stage) -> None:
    await novak(stage, ("offer", date(2023, 4, 28)))
    [nudge] = await pass_to(stage, FRIDAY)
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1: Done")
    assert await nudge_on_screen(stage) == Message(
        text=Reader("en").say("nudge-done", step="offer", name="Jan Novák")
    )
    await stage.taps(EMMA, "Undo")
    assert await nudge_on_screen(stage) == nudge


async def test_a_nudge_says_that_the_promise_has_moved_or_is_gone(stage: Stage) -> None:
    await novak(stage, ("offer", date(2023, 4, 28)))
    await pass_to(stage, FRIDAY)
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1. Jan Novák")
    await stage.taps(EMMA, "New date…")
    await stage.taps(EMMA, "In 2 weeks")
    corrected = await nudge_on_screen(stage)
    assert corrected == Message(text=Reader("en").say("nudge-moved", step="offer", day="Friday 12 May"))
    await stage.says(EMMA, "/contacts")
    await stage.taps(EMMA, "1. Jan Novák")
    await stage.taps(EMMA, "Delete")
    assert await nudge_on_screen(stage) == Message(text=Reader("en").say("nudge-gone"))


async def test_what_a_wave_settles_is_settled_on_the_nudge(stage: Stage) -> None:
    await novak(stage, ("offer", date(2023, 4, 28)))
    await pass_to(stage, FRIDAY)
    [promise] = await kept(stage)
    async with stage.database.transaction(stage.now) as tx:
        emma = await member_of(tx, stage, EMMA)
        await settle(tx, emma, "14d", promise.id, how="dropped", today=FRIDAY.date())
    await stage.deliver()
    said = Reader("en").say("nudge-dropped", step="offer", name="Jan Novák")
    assert await nudge_on_screen(stage) == Message(text=said)


async def test_a_nudge_corrected_is_said_in_the_language_of_now(stage: Stage) -> None:
    await novak(stage, ("offer", date(2023, 4, 28)))
    await pass_to(stage, FRIDAY)
    await stage.says(EMMA, "/settings uk")
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1: Зроблено")
    corrected = await nudge_on_screen(stage)
    assert corrected == Message(text=Reader("uk").say("nudge-done", step="offer", name="Jan Novák"))


async def test_a_merge_in_the_middle_leaves_one_promise_and_its_nudges(stage: Stage) -> None:
    await novak(stage, ("offer", date(2023, 4, 28)))
    await stage.says(JAN, "/contact J. Novák, Example s.r.o., +420 777 123 456")
    await stage.says(EMMA, "/contact Jan Novák, Example s.r.o., +420 777 123 456")
    first, second, third = await pass_to(stage, FRIDAY + 30 * DAY)
    assert all("offer" in one.text for one in (first, second, third))
    await stage.taps(EMMA, "Done")
    assert [one.state for one in await kept(stage)] == ["done"]


async def test_a_language_changed_before_the_nudge_is_the_one_it_is_said_in(stage: Stage) -> None:
    await novak(stage, ("дані", date(2023, 4, 28)), owed_by="them")
    await stage.says(EMMA, "/settings cs")
    [nudge] = await pass_to(stage, FRIDAY)
    assert str(nudge.text).startswith("Slíbili nám na dnešek: „дані“. Už to dorazilo?")


async def test_an_erased_owner_is_not_nudged(stage: Stage) -> None:
    await novak(stage, ("offer", date(2023, 4, 28)))
    await stage.says(EMMA, "/privacy")
    await stage.taps(EMMA, "Erase everything")
    await stage.taps(EMMA, "Yes, erase everything")
    assert await kept(stage) == []
    stage.move(FRIDAY)
    assert [who for who, message in await stage.deliver() if "offer" in message.text] == []


async def test_a_tap_after_turning_to_another_mission_is_about_the_promises_own(stage: Stage) -> None:
    await novak(stage, ("offer", date(2023, 4, 28)))
    await stage.says(EMMA, "/promises")
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        fields = stage.mission.model_dump(exclude={"id", "code", "name", "created_at"})
        other = await tx.missions.add(code="BRNO", name="Brno", **fields)
        await tx.people.enrol(other.id, emma.id, role="delegate", joined_at=stage.now)
        await tx.people.agree(emma.id, other.id, purpose="membership", version="test", language="en")
        await tx.people.change(emma.id, current_mission_id=other.id)
    await stage.taps(EMMA, "1: Done")
    assert [one.state for one in await kept(stage)] == ["done"]
    [shown] = await stage.says(EMMA, "/promises")
    assert str(shown.text).startswith("You owe nothing")


async def test_undo_of_making_is_refused_once_the_promise_has_moved(stage: Stage) -> None:
    await novak(stage)
    await stage.says(EMMA, "/promises send the offer to Novák by Friday")
    row = (await stage.rows(EMMA))[-1]
    [promise] = await kept(stage)
    async with stage.database.transaction(stage.now) as tx:
        await tx.promises.change(promise.id, text="offer", due_on=None)
    undo = UnmakePromise(promise=promise.id, due=promise.due_on)
    [refused] = await stage.taps_data(EMMA, callback_data(row.token, undo.packed()))
    assert refused.text == STALE
    assert len(await kept(stage)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_longest_promises_fit_in_every_language(stage: Stage, language: str) -> None:
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(emma.id, language=language)
        long: dict[str, Any] = {"name": "<N>" * 900, "organisation": "&" * 900, "emails": [], "phones": []}
        contact = await tx.contacts.add(stage.mission.id, **long)
        for owed_by in ("us", "them") * 4:
            await tx.promises.make(
                contact.id, emma.id, text="call & <b>" * 400, due_on=date(2023, 4, 24), owed_by=owed_by
            )
    stage.move(stage.now + DAY)
    reader = Reader(language)
    shown = await stage.says(EMMA, "/promises")
    shown += await stage.taps(EMMA, reader.plain("promises-button-overdue"))
    label = shown[-1].buttons[0][0].label
    shown += await stage.taps(EMMA, label)
    assert len(shown) == 3
    assert all(shown_length(message.text) < TEXT_LIMIT for message in shown)
