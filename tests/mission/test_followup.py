"""The rules of the follow-up waves: what is still open, and what a member answered."""

from datetime import date, timedelta

import pytest

from mission.errors import UserError
from mission.followup import (
    Followed,
    close_step,
    day_choices,
    followed_by,
    is_silent,
    next_open,
    set_day,
    settle,
    still_owed,
    take_step,
    thank,
)
from storage.people import Member
from storage.promises import Promise
from storage.transaction import Transaction
from tests.stage import Stage

EMMA, JAN = "Emma Clark", "Jan Dvořák"
TUESDAY = date(2023, 5, 2)


async def member(stage: Stage, name: str) -> Member:
    person = await stage.person(name)
    async with stage.database.reading(stage.now) as tx:
        found = await tx.people.member(stage.mission.id, person.id)
    assert found is not None
    return found


async def meet(tx: Transaction, who: Member, name: str, **promise: object) -> int:
    """The member logs a contact, perhaps with a promise; the contact's id."""
    contact = await tx.contacts.add(
        who.membership.mission_id, name=name, organisation="Example", emails=[], phones=[]
    )
    await tx.contacts.meet(contact.id, who.person.id, session_id=None)
    if promise:
        await tx.promises.make(contact.id, who.person.id, **{"due_on": None, **promise})  # type: ignore[arg-type]
    return contact.id


async def open_questions(tx: Transaction, who: Member) -> list[str | None]:
    return [one.question(TUESDAY) for one in await followed_by(tx, who)]


async def only(tx: Transaction, who: Member) -> Followed:
    [followed] = await followed_by(tx, who)
    return followed


async def promises(tx: Transaction, who: Member) -> list[tuple[str, date | None, str]]:
    kept: list[Promise] = await tx.promises.of_mission(who.membership.mission_id)
    return [(promise.text, promise.due_on, promise.state) for promise in kept]


async def test_a_colleagues_contact_is_refused(stage: Stage) -> None:
    emma, jan = await member(stage, EMMA), await member(stage, JAN)
    async with stage.database.transaction(stage.now) as tx:
        theirs = await meet(tx, jan, "Eva")
        assert await followed_by(tx, emma) == []
        with pytest.raises(UserError, match="stale-button"):
            await thank(tx, emma, theirs, "yes")
        with pytest.raises(UserError, match="stale-button"):
            await take_step(tx, emma, theirs, "Call", TUESDAY)


async def test_a_colleagues_promise_is_refused(stage: Stage) -> None:
    emma, jan = await member(stage, EMMA), await member(stage, JAN)
    async with stage.database.transaction(stage.now) as tx:
        mine = await meet(tx, emma, "Eva")
        promise = await tx.promises.make(mine, jan.person.id, text="Call", due_on=None)
        with pytest.raises(UserError, match="stale-button"):
            await set_day(tx, emma, mine, promise.id, TUESDAY)
        with pytest.raises(UserError, match="stale-button"):
            await settle(tx, emma, "14d", promise.id, how="done", today=TUESDAY)


async def test_the_questions_follow_each_other_as_they_are_answered(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        eva = await meet(tx, emma, "Eva")
        assert await open_questions(tx, emma) == ["thanked"]
        await thank(tx, emma, eva, "no")
        assert await open_questions(tx, emma) == ["step"]
        await take_step(tx, emma, eva, "Call", TUESDAY)
        assert await open_questions(tx, emma) == ["day"]
        promise = (await only(tx, emma)).promise
        assert promise is not None
        await set_day(tx, emma, eva, promise.id, date(2023, 5, 9))
        assert await open_questions(tx, emma) == [None]
        assert await promises(tx, emma) == [("Call", date(2023, 5, 9), "open")]
        given = await tx.answers.of_person(stage.mission.id, emma.person.id)
    assert [(answer.question, answer.subject, answer.value) for answer in given] == [
        ("wave:2d.thanked", f"contact:{eva}", "no"),
        ("wave:2d.step", f"contact:{eva}", "made"),
        ("wave:2d.day", f"contact:{eva}", "2023-05-09"),
    ]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("send the offer by Friday", date(2023, 5, 5)),
        ("зателефонувати до 12 травня", date(2023, 5, 12)),
        ("poslat nabídku do pátku", date(2023, 5, 5)),
        ("invite them to the fair on 12 October in Kyiv", None),
    ],
)
async def test_a_deadline_in_the_words_is_not_asked_for_again(
    stage: Stage, text: str, due: date | None
) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        eva = await meet(tx, emma, "Eva")
        await thank(tx, emma, eva, "yes")
        await take_step(tx, emma, eva, text, TUESDAY)
        assert await open_questions(tx, emma) == [None if due else "day"]
        assert await promises(tx, emma) == [(text, due, "open")]


async def test_a_known_promise_is_only_confirmed(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        eva = await meet(tx, emma, "Eva", text="Send slides", due_on=date(2023, 5, 5))
        await thank(tx, emma, eva, "yes")
        assert await open_questions(tx, emma) == ["confirm"]
        await close_step(tx, emma, eva, "confirmed", TUESDAY)
        assert await open_questions(tx, emma) == [None]
        assert await promises(tx, emma) == [("Send slides", date(2023, 5, 5), "open")]


async def test_a_confirmed_promise_without_a_day_or_overdue_is_asked_its_day(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        eva = await meet(tx, emma, "Eva", text="Send slides", due_on=None)
        pavel = await meet(tx, emma, "Pavel", text="Call", due_on=date(2023, 4, 30))
        for contact in (eva, pavel):
            await thank(tx, emma, contact, "yes")
            await close_step(tx, emma, contact, "confirmed", TUESDAY)
        assert await open_questions(tx, emma) == ["day", "day"]


async def test_new_words_mend_the_known_promise_and_make_no_second_one(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        eva = await meet(tx, emma, "Eva", text="Send slides", due_on=date(2023, 5, 5))
        await thank(tx, emma, eva, "yes")
        await take_step(tx, emma, eva, "Send the film", TUESDAY)
        assert await promises(tx, emma) == [("Send the film", date(2023, 5, 5), "open")]
        assert (await only(tx, emma)).step == "changed"
        await take_step(tx, emma, eva, "Send both", TUESDAY)
        assert await promises(tx, emma) == [("Send both", date(2023, 5, 5), "open")]


@pytest.mark.parametrize(("how", "state"), [("done", "done"), ("dropped", "dropped")])
async def test_a_promise_is_done_or_dropped_in_one_tap(stage: Stage, how: str, state: str) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        eva = await meet(tx, emma, "Eva", text="Send slides")
        await thank(tx, emma, eva, "yes")
        await close_step(tx, emma, eva, how, TUESDAY)  # type: ignore[arg-type]
        assert await open_questions(tx, emma) == [None]
        assert await promises(tx, emma) == [("Send slides", None, state)]


async def test_a_step_taken_back_for_nothing_leaves_no_open_promise(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        eva = await meet(tx, emma, "Eva")
        await thank(tx, emma, eva, "yes")
        await take_step(tx, emma, eva, "Call", TUESDAY)
        await close_step(tx, emma, eva, "nothing", TUESDAY)
        assert await promises(tx, emma) == [("Call", None, "dropped")]
        assert await open_questions(tx, emma) == [None]


async def test_a_skipped_contact_is_finished(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        eva = await meet(tx, emma, "Eva")
        pavel = await meet(tx, emma, "Pavel")
        await thank(tx, emma, eva, "skipped")
        followed = await followed_by(tx, emma)
    asked = next_open(followed, TUESDAY, after=eva)
    assert asked is not None
    assert asked.contact.id == pavel


async def test_only_who_has_answered_nothing_is_silent(stage: Stage) -> None:
    emma, jan = await member(stage, EMMA), await member(stage, JAN)
    async with stage.database.transaction(stage.now) as tx:
        await thank(tx, emma, await meet(tx, emma, "Eva"), "skipped")
        await meet(tx, jan, "Pavel", text="Call")
        silent = [await is_silent(tx, who, "2d") for who in (emma, jan)]
        assert silent == [False, True]
        assert await is_silent(tx, emma, "14d") is True


async def test_fourteen_days_later_only_the_overdue_is_asked_about(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await meet(tx, emma, "Eva", text="Overdue", due_on=TUESDAY - timedelta(days=1))
        await meet(tx, emma, "Pavel", text="Due today", due_on=TUESDAY)
        await meet(tx, emma, "Ivan", text="Some day", due_on=None)
        overdue = [owed.promise.text for owed in await still_owed(tx, emma, "14d", TUESDAY)]
        every = [owed.promise.text for owed in await still_owed(tx, emma, "1m", TUESDAY)]
    assert overdue == ["Overdue"]
    assert every == ["Overdue", "Due today", "Some day"]


async def test_later_means_a_week_from_today_and_not_asked_twice_in_a_wave(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await meet(tx, emma, "Eva", text="Call", due_on=date(2023, 4, 1))
        [owed] = await still_owed(tx, emma, "1m", TUESDAY)
        await settle(tx, emma, "1m", owed.promise.id, how="later", today=TUESDAY)
        assert await promises(tx, emma) == [("Call", date(2023, 5, 9), "open")]
        assert await still_owed(tx, emma, "1m", TUESDAY) == []
        assert len(await still_owed(tx, emma, "3m", TUESDAY)) == 1


async def test_a_closed_promise_cannot_be_closed_again(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await meet(tx, emma, "Eva", text="Call")
        [owed] = await still_owed(tx, emma, "1m", TUESDAY)
        await settle(tx, emma, "1m", owed.promise.id, how="done", today=TUESDAY)
        with pytest.raises(UserError, match="stale-button"):
            await settle(tx, emma, "1m", owed.promise.id, how="dropped", today=TUESDAY)


@pytest.mark.parametrize(
    ("today", "friday"),
    [
        (date(2023, 5, 1), True),
        (date(2023, 5, 4), True),
        (date(2023, 5, 5), False),
        (date(2023, 5, 7), False),
    ],
)
def test_this_friday_is_offered_while_it_lies_ahead(today: date, friday: bool) -> None:
    choices = day_choices(today)
    assert ("friday" in choices) is friday
    assert choices.get("friday", date(2023, 5, 5)) == date(2023, 5, 5)
    assert choices["week"] == today + timedelta(days=7)
    assert choices["fortnight"] == today + timedelta(days=14)
