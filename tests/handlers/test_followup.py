"""Follow-up waves as a member sees them: card by card, with reminders to the silent only."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handlers.followup.contact_cards import (
    contact_message,
    day_message,
    left_over_message,
    no_contacts_message,
    nobody_message,
    outcome,
    paused_message,
    summary_message,
)
from handlers.followup.promise_cards import owed_message, settled_words
from handlers.scene import Scene
from mission.followup import Followed, followed_by, still_owed
from mission.planner import plan_mission
from mission.promises import Owed
from storage.contacts import Contact
from storage.flows import Flow
from storage.message import TEXT_LIMIT, Message, shown_length
from storage.promises import Promise
from tests.stage import Stage
from words import Reader

EMMA = "Emma Clark"
FIRST_WAVE = datetime(2023, 5, 2, 8, 0, tzinfo=UTC)
FORTNIGHT = datetime(2023, 5, 12, 8, 0, tzinfo=UTC)
NEXT_WEEK = date(2023, 5, 9)


async def scene(stage: Stage, language: str = "en") -> Scene:
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, person.id)
    assert member is not None
    reader = Reader(language, stage.mission.zone)
    return Scene(member, stage.mission, reader, stage.now.astimezone(stage.mission.zone).date())


async def followed(stage: Stage) -> list[Followed]:
    async with stage.database.reading(stage.now) as tx:
        return await followed_by(tx, (await scene(stage)).member)


async def meet(stage: Stage, name: str, *promises: tuple[str, date | None]) -> int:
    """Emma logs a contact on the first day."""
    person = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        contact = await tx.contacts.add(
            stage.mission.id, name=name, organisation="Example s.r.o.", emails=[], phones=[]
        )
        await tx.contacts.meet(contact.id, person.id, session_id=None)
        for text, due_on in promises:
            await tx.promises.make(contact.id, person.id, text=text, due_on=due_on)
    stage.move(stage.now + timedelta(seconds=1))
    return contact.id


async def wave(stage: Stage, at: datetime) -> list[Message]:
    """What Emma gets when the mission's clock reaches a moment."""
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    stage.move(at)
    return [message for name, message in await stage.deliver() if name == EMMA]


async def promises(stage: Stage) -> list[tuple[str, date | None, str]]:
    async with stage.database.reading(stage.now) as tx:
        kept = await tx.promises.of_mission(stage.mission.id)
    return [(promise.text, promise.due_on, promise.state) for promise in kept]


async def flow(stage: Stage) -> Flow | None:
    emma = stage.telegram[EMMA]
    async with stage.database.reading(stage.now) as tx:
        return await tx.flows.of(emma, emma)


async def test_a_host_gets_no_wave(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    stage.move(FIRST_WAVE)
    assert "Hana Malá" not in [name for name, _ in await stage.deliver()]


async def test_the_wave_comes_two_working_days_after_the_mission(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    await meet(stage, "Eva Malá")
    assert await wave(stage, FIRST_WAVE - timedelta(seconds=1)) == []
    [shown] = await wave(stage, FIRST_WAVE)
    kept, here = await followed(stage), await scene(stage)
    heading = here.reader.say("followup-heading", mission="Smart City Prague", contacts=2)
    assert shown == contact_message(kept[0], kept, here, first=heading)
    assert [one.contact.name for one in kept] == ["Jan Novák", "Eva Malá"]


async def test_three_taps_finish_a_contact_and_the_next_one_follows(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    await meet(stage, "Eva Malá")
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Yes")
    await stage.taps(EMMA, "Call")
    shown = await stage.taps(EMMA, "In 1 week")
    kept, here = await followed(stage), await scene(stage)
    assert shown == [contact_message(kept[1], kept, here, first=outcome(kept[0], here.reader))]
    assert str(shown[0].text).startswith("<b>Jan Novák</b>: “Call”, by Tuesday 9 May")
    assert await promises(stage) == [("Call", NEXT_WEEK, "open")]


async def test_after_the_last_contact_comes_a_summary(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Not needed")
    shown = await stage.taps(EMMA, "Nothing")
    assert shown == [summary_message(await followed(stage), await scene(stage))]
    assert await flow(stage) is None


async def test_a_step_and_a_day_can_be_typed(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Yes")
    answered, asked = await stage.says(EMMA, "Bring <two> samples & a price")
    kept, here = await followed(stage), await scene(stage)
    assert kept[0].promise is not None
    assert answered == Message(text=outcome(kept[0], here.reader))
    assert asked == day_message(kept[0], kept[0].promise, kept, here, listening=True)
    await stage.says(EMMA, "12 May")
    assert await promises(stage) == [("Bring <two> samples & a price", date(2023, 5, 12), "open")]
    assert await flow(stage) is None


@pytest.mark.parametrize("words", ["soon", "1 May 2023", "?"])
async def test_words_that_name_no_coming_day_are_refused_and_asked_again(stage: Stage, words: str) -> None:
    await meet(stage, "Jan Novák")
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Yes")
    await stage.taps(EMMA, "Call")
    [refused] = await stage.says(EMMA, words)
    assert refused.text == Reader("en").say("followup-no-day-named")
    await stage.says(EMMA, "in 3 weeks")
    assert await promises(stage) == [("Call", date(2023, 5, 23), "open")]


async def test_a_known_promise_is_only_confirmed(stage: Stage) -> None:
    await meet(stage, "Jan Novák", ("Send the offer", date(2023, 5, 5)))
    await wave(stage, FIRST_WAVE)
    [asked] = await stage.taps(EMMA, "Yes")
    kept, here = await followed(stage), await scene(stage)
    assert asked == contact_message(kept[0], kept, here, listening=True)
    assert "You promised: “Send the offer”, by Friday 5 May" in asked.text
    await stage.taps(EMMA, "Still right")
    assert await promises(stage) == [("Send the offer", date(2023, 5, 5), "open")]


async def test_a_known_promise_gets_a_new_date(stage: Stage) -> None:
    await meet(stage, "Jan Novák", ("Send the offer", date(2023, 5, 5)))
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Yes")
    await stage.taps(EMMA, "New date")
    shown = await stage.taps(EMMA, "In 2 weeks")
    assert shown == [summary_message(await followed(stage), await scene(stage))]
    assert await promises(stage) == [("Send the offer", date(2023, 5, 16), "open")]


async def test_the_next_tap_goes_on_after_days_of_silence_and_a_restart(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    await meet(stage, "Eva Malá")
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Yes")
    stage.move(FIRST_WAVE + timedelta(days=40))
    await stage.taps(EMMA, "Call")
    [shown] = await stage.taps(EMMA, "No date")
    kept, here = await followed(stage), await scene(stage)
    assert shown == contact_message(kept[1], kept, here, first=outcome(kept[0], here.reader))


async def test_a_day_that_passed_while_its_button_waited_is_not_kept(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Yes")
    await stage.taps(EMMA, "Call")
    stage.move(FIRST_WAVE + timedelta(days=8))
    [shown] = await stage.taps(EMMA, "In 1 week")
    kept, here = await followed(stage), await scene(stage)
    assert kept[0].promise is not None
    assert shown == day_message(kept[0], kept[0].promise, kept, here, listening=True)
    assert stage.toasts == [Reader("en").plain("stale-button")]
    await stage.taps(EMMA, "In 1 week")
    assert await promises(stage) == [("Call", date(2023, 5, 17), "open")]


async def test_later_keeps_what_was_answered_and_goes_on_from_there(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    await meet(stage, "Eva Malá")
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Skip this contact")
    assert await stage.taps(EMMA, "Later") == [paused_message(await followed(stage), await scene(stage))]
    kept, here = await followed(stage), await scene(stage)
    assert await stage.taps(EMMA, "Go on") == [contact_message(kept[1], kept, here)]


async def test_the_wave_does_not_take_the_words_of_another_conversation(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    await wave(stage, FIRST_WAVE)
    emma = stage.telegram[EMMA]
    async with stage.database.transaction(stage.now) as tx:
        await tx.flows.set(emma, emma, "settings", "agenda", {"card": None})
    await stage.taps(EMMA, "Yes")
    under_way = await flow(stage)
    assert under_way is not None
    assert under_way.name == "settings"
    await stage.taps(EMMA, "My own words")
    await stage.says(EMMA, "Visit them by Friday")
    assert await promises(stage) == [("Visit them by Friday", date(2023, 5, 5), "open")]


async def test_words_that_come_a_day_later_are_kept_by_one_tap(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Yes")
    stage.move(stage.now + timedelta(days=1))
    kept = await followed(stage)
    shown = await stage.says(EMMA, "Send them the video")
    assert shown == [left_over_message("Send them the video", kept[0], Reader("en"))]
    assert await promises(stage) == []
    await stage.taps(EMMA, "It is the next step")
    assert await promises(stage) == [("Send them the video", None, "open")]


async def test_such_words_can_become_a_note(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Yes")
    stage.move(stage.now + timedelta(days=1))
    await stage.says(EMMA, "Trams run all night here")
    await stage.taps(EMMA, "Keep it as a note")
    async with stage.database.reading(stage.now) as tx:
        notes = await tx.notes.of_mission(stage.mission.id)
    assert [(note.kind, note.text) for note in notes] == [("note", "Trams run all night here")]


async def test_a_contact_that_is_gone_does_not_hold_the_words(stage: Stage) -> None:
    contact = await meet(stage, "Jan Novák")
    await wave(stage, FIRST_WAVE)
    await stage.taps(EMMA, "Yes")
    async with stage.database.transaction(stage.now) as tx:
        await tx.contacts.remove(contact)
    assert await stage.says(EMMA, "Call") == [left_over_message("Call", None, Reader("en"))]
    assert await flow(stage) is None


async def test_only_the_silent_are_reminded(stage: Stage) -> None:
    await meet(stage, "Jan Novák")
    [first] = await wave(stage, FIRST_WAVE)
    assert await wave(stage, FIRST_WAVE + timedelta(days=3)) == [first]
    await stage.taps(EMMA, "No")
    assert await wave(stage, FIRST_WAVE + timedelta(days=7)) == []


async def test_a_member_without_contacts_is_asked_once(stage: Stage) -> None:
    asked = no_contacts_message(stage.mission, Reader("en"))
    assert await wave(stage, FIRST_WAVE) == [asked]
    assert await wave(stage, FIRST_WAVE + timedelta(days=3)) == []
    assert await stage.taps(EMMA, "Nobody to add") == [nobody_message(Reader("en"))]
    async with stage.database.reading(stage.now) as tx:
        given = await tx.answers.beginning(stage.mission.id, "wave:2d.")
    assert [(answer.question, answer.value) for answer in given] == [("wave:2d.contacts", "none")]


async def test_a_contact_added_after_the_wave_is_asked_about_in_the_reminder(stage: Stage) -> None:
    await wave(stage, FIRST_WAVE)
    await meet(stage, "Jan Novák")
    [shown] = await wave(stage, FIRST_WAVE + timedelta(days=3))
    assert "1 of 1: <b>Jan Novák</b>" in shown.text


async def test_a_later_wave_is_silent_when_nothing_is_open(stage: Stage) -> None:
    await meet(stage, "Jan Novák", ("Call", date(2023, 5, 20)))
    assert await wave(stage, FORTNIGHT) == []


async def test_a_later_wave_shows_what_is_overdue_with_one_tap_answers(stage: Stage) -> None:
    await meet(stage, "Jan Novák", ("Call", date(2023, 5, 4)), ("Send slides", date(2023, 5, 5)))
    here = await scene(stage)
    [shown] = [m for m in await wave(stage, FORTNIGHT) if "1: Done" in str(m.buttons)]
    async with stage.database.reading(stage.now) as tx:
        owed = await still_owed(tx, here.member, "14d", FORTNIGHT.date())
    assert shown == owed_message(owed, "14d", 0, here)
    call, slides = (one.promise for one in owed)
    first = settled_words(call, "done", here.reader)
    assert owed_message(owed[1:], "14d", 0, here, first=first) in await stage.taps(EMMA, "1: Done")
    later = slides.model_copy(update={"due_on": date(2023, 5, 19)})
    first = settled_words(later, "later", here.reader)
    assert owed_message([], "14d", 0, here, first=first) in await stage.taps(EMMA, "1: +1 week")
    assert await promises(stage) == [
        ("Call", date(2023, 5, 4), "done"),
        ("Send slides", date(2023, 5, 19), "open"),
    ]


@pytest.mark.parametrize("language", ["uk", "cs", "en"])
async def test_every_card_fits_whatever_was_typed(stage: Stage, language: str) -> None:
    here = await scene(stage, language)
    long = "<&𝕏й" * 1000
    contact = Contact(
        id=1,
        mission_id=1,
        organisation_id=None,
        name=long,
        organisation=long,
        position="",
        emails=(),
        phones=(),
        about=long,
        created_at=stage.now,
    )
    promise = Promise(
        id=1,
        contact_id=1,
        owner_id=1,
        text=long,
        due_on=NEXT_WEEK,
        state="open",
        made_at=stage.now,
        closed_at=None,
    )
    one = Followed(contact=contact, promises=(promise, promise))
    many = [one.model_copy(update={"contact": contact.model_copy(update={"id": n})}) for n in range(1, 501)]
    heading = here.reader.say("followup-heading", mission="Mission", contacts=500)
    shown = (
        contact_message(one, many, here, first=heading),
        contact_message(one.model_copy(update={"thanked": "yes"}), many, here, listening=True),
        day_message(one, promise, many, here, first=outcome(one, here.reader)),
        summary_message(many, here, 3),
        left_over_message(long, one, here.reader),
        owed_message([Owed(promise=promise, contact=contact)] * 500, "1m", 2, here, first=heading),
    )
    assert [message for message in shown if shown_length(message.text) > TEXT_LIMIT] == []
    assert [message for message in shown if sum(len(row) for row in message.buttons) > 20] == []
