"""Handing a promise over: until it is taken it stays; whatever happens meanwhile, one member is nudged and told."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from handlers.actions import callback_data
from handlers.promise_actions import HandTo
from mission.planner import plan_mission
from mission.quiet import hush_of
from storage.message import Message
from tests.handlers.promising import kept, labels, member_of, novak
from tests.stage import Stage
from words import Reader

EMMA, JAN, OLENA, PETRO, HANA = "Emma Clark", "Jan Dvořák", "Olena Kovalenko", "Petro Bondar", "Hana Malá"
DUE = date(2023, 5, 2)
MORNING = datetime(2023, 5, 2, 7, 0, tzinfo=UTC)
DAY = timedelta(days=1)
EN, CS = Reader("en"), Reader("cs")


async def asks(stage: Stage, whom: str = JAN) -> Message:
    """Emma asks a colleague to take her promise over; her card afterwards."""
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1. Jan Novák")
    await stage.taps(EMMA, "Hand over…")
    [shown] = await stage.taps(EMMA, whom)
    await stage.deliver()
    return shown


async def handovers_on(stage: Stage, name: str) -> list[Message | None]:
    return [row.message for row in await stage.rows(name) if row.kind == "handover"]


async def owner(stage: Stage) -> str:
    [promise] = await kept(stage)
    async with stage.database.reading(stage.now) as tx:
        return (await tx.people.names_in(stage.mission.id))[promise.owner_id]


async def nudged(stage: Stage, at: datetime) -> list[str]:
    """Who is reminded while the clock comes this far."""
    found = []
    while stage.now < at:
        stage.move(min(stage.now + timedelta(hours=6), at))
        before = {name: {row.id for row in await stage.rows(name)} for name in (EMMA, JAN)}
        await stage.deliver()
        for name, known in before.items():
            found += [name for row in await stage.rows(name) if row.kind == "nudge" and row.id not in known]
    return found


async def test_colleagues_who_joined_can_be_asked_and_no_hosts(stage: Stage) -> None:
    await stage.add_person("Not Yet", "en", "delegate", "Late Ltd", joined=False)
    await novak(stage, ("offer", DUE))
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1. Jan Novák")
    [asked] = await stage.taps(EMMA, "Hand over…")
    assert labels(asked) == [[JAN], [OLENA], [PETRO], ["Cancel"]]


async def test_the_colleague_takes_it_and_is_nudged_from_then_on(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    sheet = await asks(stage)
    assert str(sheet.text).startswith("Jan Dvořák is asked. It stays with you until they take it.")
    assert await owner(stage) == EMMA
    [question] = await handovers_on(stage, JAN)
    assert question is not None
    assert question.text == (
        "<b>Emma Clark</b> vás žádá o převzetí slibu:\n\n"
        "„offer“\nKomu: <b>Jan Novák</b>, Example s.r.o.\nTermín: úterý 2. května"
    )
    [taken] = await stage.taps(JAN, "Převezmu")
    assert taken.text == "Teď je to na vás: „offer“. Emma Clark se to dozví."
    [sheet] = await stage.taps(JAN, "Otevřít")
    assert "Emma Clark předává, Jan Dvořák přebírá (pondělí 24. dubna)" in sheet.text
    await stage.deliver()
    assert await handovers_on(stage, EMMA) == [Message(text=EN.say("handover-taken", name=JAN, step="offer"))]
    assert await owner(stage) == JAN
    assert await nudged(stage, MORNING) == [JAN]


async def test_taking_counts_no_meeting_and_the_contact_survives_the_givers_deletion(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    await stage.taps(JAN, "Převezmu")
    await stage.says(EMMA, "/contacts")
    await stage.taps(EMMA, "1. Jan Novák")
    await stage.taps(EMMA, "Delete")
    assert await owner(stage) == JAN
    async with stage.database.reading(stage.now) as tx:
        assert await tx.contacts.encounters_of(stage.mission.id) == []
    assert await nudged(stage, MORNING) == [JAN]


async def test_one_who_cannot_leaves_it_where_it_is(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    await stage.taps(JAN, "Nemohu")
    await stage.deliver()
    [told] = await handovers_on(stage, EMMA)
    assert told is not None
    assert told.text == "Jan Dvořák cannot take over: “offer”. It stays with you."
    [sheet] = await stage.taps(EMMA, "Open")
    assert "Jan Dvořák could not take it (Monday 24 April)" in sheet.text
    assert await nudged(stage, MORNING) == [EMMA]


async def test_until_it_is_taken_the_giver_is_nudged_and_then_their_nudge_says_so(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    stage.move(MORNING - DAY)
    await asks(stage)
    assert await nudged(stage, MORNING) == [EMMA]
    await stage.taps(JAN, "Převezmu")
    await stage.deliver()
    [nudge] = [row.message for row in await stage.rows(EMMA) if row.kind == "nudge"]
    assert nudge == Message(text=EN.say("nudge-handed", step="offer", name="Jan Novák"))
    assert await nudged(stage, MORNING + 30 * DAY) == [JAN, JAN]


async def test_handed_there_and_back_it_is_nudged_once_a_day(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    await stage.taps(JAN, "Převezmu")
    await stage.says(JAN, "/promises")
    await stage.taps(JAN, "1. Jan Novák")
    await stage.taps(JAN, "Předat kolegovi…")
    await stage.taps(JAN, EMMA)
    await stage.deliver()
    await stage.taps(EMMA, "Take it")
    assert await owner(stage) == EMMA
    assert await nudged(stage, MORNING + 30 * DAY) == [EMMA, EMMA, EMMA]


@pytest.mark.parametrize("way", ["withdrawn", "done", "dropped", "deleted", "another"])
async def test_what_is_overtaken_says_so_and_cannot_be_taken(stage: Stage, way: str) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    [question] = [row for row in await stage.rows(JAN) if row.kind == "handover"]
    assert question.message is not None
    take = question.message.buttons[0][0].action
    assert take is not None
    if way == "withdrawn":
        [sheet] = await stage.taps(EMMA, "Ask nobody")
        assert "Nobody is asked any longer" in sheet.text
    elif way == "done":
        await stage.taps(EMMA, "Done")
    elif way == "dropped":
        await stage.taps(EMMA, "Drop it")
    elif way == "deleted":
        await stage.taps(EMMA, "Contact")
        await stage.taps(EMMA, "Delete")
    else:
        await asks_again(stage, OLENA)
    await stage.deliver()
    assert await handovers_on(stage, JAN) == [Message(text=CS.say("handover-over"))]
    await stage.taps_data(JAN, callback_data(question.token, take))
    assert stage.toasts == [CS.plain("stale-button")]
    assert [one.owner_id for one in await kept(stage)] == [
        (await stage.person(EMMA)).id for _ in await kept(stage)
    ]


async def test_who_is_asked_sees_what_has_changed_meanwhile(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    await stage.taps(EMMA, "New date…")
    await stage.says(EMMA, "9 May")
    await stage.deliver()
    [question] = await handovers_on(stage, JAN)
    assert question is not None
    assert "Termín: úterý 9. května" in question.text
    await stage.taps(JAN, "Převezmu")
    assert await owner(stage) == JAN


async def asks_again(stage: Stage, whom: str) -> None:
    """Out of an old card, on which colleagues could still be chosen."""
    [promise] = await kept(stage)
    action = HandTo(promise=promise.id, due=promise.due_on, person=(await stage.person(whom)).id)
    card = Message(text=EN.say("nudge-gone"), buttons=((action.button("x"),),))
    async with stage.database.transaction(stage.now) as tx:
        row = await tx.outbox.reply(
            stage.telegram[EMMA], card, person_id=promise.owner_id, mission_id=stage.mission.id
        )
    await stage.deliver()
    await stage.taps_data(EMMA, callback_data(row.token, action.packed()))


async def test_of_two_who_were_asked_the_last_may_take_it(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    await asks_again(stage, OLENA)
    await stage.deliver()
    await stage.taps(OLENA, "Беру")
    assert await owner(stage) == OLENA


async def test_after_seven_days_it_can_no_longer_be_taken_and_another_may_be_asked(stage: Stage) -> None:
    await novak(stage, ("offer", None))
    await asks(stage)
    stage.move(stage.now + 7 * DAY)
    await stage.taps(JAN, "Převezmu")
    assert stage.toasts == [CS.plain("stale-button")]
    await stage.says(EMMA, "/promises")
    [sheet] = await stage.taps(EMMA, "1. Jan Novák")
    assert "Jan Dvořák was asked on Monday 24 April and did not answer" in sheet.text
    assert ["Hand over…", "Contact"] in labels(sheet)


async def test_who_looks_at_another_mission_takes_it_in_its_own(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    jan = await stage.person(JAN)
    async with stage.database.transaction(stage.now) as tx:
        fields = stage.mission.model_dump(exclude={"id", "code", "name", "created_at"})
        other = await tx.missions.add(code="BRNO", name="Brno", **fields)
        await tx.people.enrol(other.id, jan.id, role="delegate", joined_at=stage.now)
        await tx.people.agree(jan.id, other.id, purpose="membership", version="test", language="cs")
        await tx.people.change(jan.id, current_mission_id=other.id)
    await stage.taps(JAN, "Převezmu")
    assert await owner(stage) == JAN


async def test_who_has_left_the_mission_can_no_longer_take_it(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    async with stage.database.transaction(stage.now) as tx:
        member = await member_of(tx, stage, JAN)
        await tx.people.change_membership(member.membership.id, left_at=stage.now)
    await stage.taps(JAN, "Převezmu")
    assert await owner(stage) == EMMA


async def test_a_second_tap_changes_nothing(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    [row] = [row for row in await stage.rows(JAN) if row.kind == "handover"]
    assert row.message is not None
    [take, cannot] = [button.action for button in row.message.buttons[0]]
    await stage.taps(JAN, "Převezmu")
    for action in (take, cannot):
        await stage.taps_data(JAN, callback_data(row.token, action or {}))
    assert await owner(stage) == JAN
    await stage.deliver()
    assert len(await handovers_on(stage, EMMA)) == 1


async def test_nobody_is_woken_by_it(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    jan = await stage.person(JAN)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(jan.id, quiet_from=time(7), quiet_until=time(12))
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1. Jan Novák")
    await stage.taps(EMMA, "Hand over…")
    await stage.taps(EMMA, JAN)
    async with stage.database.reading(stage.now) as tx:
        [row] = await tx.outbox.of_kind(stage.mission.id, "handover")
        member = await member_of(tx, stage, JAN)
    hush = hush_of(row, member, stage.mission, stage.now)
    assert hush is not None
    assert hush.until == datetime(2023, 4, 24, 10, 0, tzinfo=UTC)


async def test_an_erased_colleague_leaves_it_with_the_giver(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    await stage.says(JAN, "/privacy")
    await stage.taps(JAN, "Smazat vše")
    await stage.taps(JAN, "Ano, smazat vše")
    await stage.says(EMMA, "/promises")
    [sheet] = await stage.taps(EMMA, "1. Jan Novák")
    assert JAN not in sheet.text
    assert "Hand over…" in [button.label for row in sheet.buttons for button in row]
    assert await owner(stage) == EMMA


async def test_an_erased_giver_takes_the_promise_along(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    await asks(stage)
    await stage.says(EMMA, "/privacy")
    await stage.taps(EMMA, "Erase everything")
    await stage.taps(EMMA, "Yes, erase everything")
    assert await handovers_on(stage, JAN) == [None]
    assert await kept(stage) == []


async def test_the_whole_plan_agrees_after_a_handover(stage: Stage) -> None:
    await novak(stage, ("offer", DUE))
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    await asks(stage)
    await stage.taps(JAN, "Převezmu")
    async with stage.database.transaction(stage.now) as tx:
        before = await tx.outbox.of_kind(stage.mission.id, "nudge")
        await plan_mission(tx, stage.mission)
        assert await tx.outbox.of_kind(stage.mission.id, "nudge") == before


async def test_what_they_owe_us_can_be_handed_over_too(stage: Stage) -> None:
    await novak(stage, ("data", DUE), owed_by="them")
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "Owed to us")
    await stage.taps(EMMA, "1. Jan Novák")
    await stage.taps(EMMA, "Hand over…")
    await stage.taps(EMMA, PETRO)
    await stage.deliver()
    await stage.taps(PETRO, "Беру")
    [shown] = await stage.says(PETRO, "/promises")
    assert str(shown.text).startswith("Ваші відкриті обіцянки: 0; обіцяно нам: 1.")


async def test_more_colleagues_than_a_page_are_leafed_through(stage: Stage) -> None:
    for number in range(9):
        await stage.add_person(f"Aaron {number}", "en", "delegate", "Many")
    await novak(stage, ("offer", DUE))
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, "1. Jan Novák")
    [first] = await stage.taps(EMMA, "Hand over…")
    assert len(first.buttons) == 8 + 2
    [second] = await stage.taps(EMMA, "Next ›")
    assert labels(second)[:4] == [["Aaron 8"], [JAN], [OLENA], [PETRO]]
