"""The change notice: old and new in words and struck, to those whom it touches, and "Seen"."""

from datetime import date, timedelta
from typing import Any

import pytest
from markupsafe import Markup

from handlers.changes import change_message, edit_line, seen_message
from mission.changes import Edit, tell_changes
from storage.agenda import Session
from storage.message import TEXT_LIMIT, Message, shown_length
from tests.mission.examples import PRAGUE, at, member, mission, prague, session
from tests.mission.test_changes import edit, moved_to
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, JAN, OLENA = "Emma Clark", "Jan Dvořák", "Olena Kovalenko"
ENGLISH = Reader("en", PRAGUE)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


def said(*edits: Edit, reader: Reader = ENGLISH, **person: Any) -> Markup:
    shown = change_message(edits, member(**person), mission(), reader)
    assert isinstance(shown.text, Markup)
    return shown.text


def moved(before: Session, after: Session, *fields: str) -> Edit:
    return Edit(kind="moved", before=before, session=after, fields=fields)


# --- in words ---


def test_a_moved_session_is_told_with_its_old_time_struck() -> None:
    before, after = session(1, at(9), title="Visit"), session(1, at(9, 30, day=25), title="Visit")
    assert said(moved(before, after, "starts_wall", "day")) == Markup(
        "<b>Moved:</b> Visit\nWhen: <b>Tue 25 Apr, 09:30–10:30</b>\nBefore: <s>Mon 24 Apr, 09:00–10:00</s>",
    )


def test_a_new_place_is_told_with_the_old_one_struck() -> None:
    before = session(1, at(9), title="Visit", place="Town hall", address="Mariánské nám. 2")
    after = session(1, at(9), title="Visit", place="", address="")
    assert said(moved(before, after, "place", "address")) == Markup(
        "<b>Moved:</b> Visit\nWhen: <b>Mon 24 Apr, 09:00–10:00</b>\nPlace before: <s>Town hall, Mariánské nám. 2</s>",
    )


def test_what_is_new_about_a_session_is_told_and_what_no_longer_applies_is_struck() -> None:
    before = session(1, at(9), title="Visit", dress="Formal", bring="<passport>")
    after = session(1, at(9), title="Tour", dress="Casual")
    changed = Edit(kind="changed", before=before, session=after, fields=("title", "dress", "bring"))
    assert said(changed) == Markup(
        "<b>Changed:</b> Tour\nWhen: <b>Mon 24 Apr, 09:00–10:00</b>\nCalled before: <s>Visit</s>\nDress: Casual\n"
        "No longer applies: <s>&lt;passport&gt;</s>",
    )


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("cancelled", "<b>Cancelled:</b> Visit\n<s>Mon 24 Apr, 09:00–10:00</s>"),
        ("removed", "<b>No longer in your agenda:</b> Visit\n<s>Mon 24 Apr, 09:00–10:00</s>"),
        ("added", "<b>New in your agenda:</b> Visit\nWhen: <b>Mon 24 Apr, 09:00–10:00</b>\nBring: badge"),
        (
            "restored",
            "<b>Takes place after all:</b> Visit\nWhen: <b>Mon 24 Apr, 09:00–10:00</b>\nBring: badge",
        ),
    ],
)
def test_each_kind_of_change_says_what_it_is_in_its_first_line(kind: Any, told: str) -> None:
    visit = session(1, at(9), title="Visit", bring="badge")
    assert said(Edit(kind=kind, before=visit, session=visit)) == Markup(told)  # noqa: S704 - what a test expects


def test_several_changes_are_one_message_and_the_zone_is_named_at_its_end() -> None:
    one, two = session(1, at(9), title="One"), session(2, at(11), title="Two")
    edits = [Edit(kind="cancelled", before=shown, session=shown) for shown in (one, two)]
    assert said(*edits, timezone="Europe/Kyiv") == Markup(
        "<b>2 changes in your agenda</b>\n\n<b>Cancelled:</b> One\n<s>Mon 24 Apr, 09:00–10:00</s>\n\n"
        "<b>Cancelled:</b> Two\n<s>Mon 24 Apr, 11:00–12:00</s>\n\nTimes are Prague time (UTC+2).",
    )


def test_a_clash_that_a_move_makes_is_told() -> None:
    visit, lunch = session(1, at(12), title="Visit"), session(2, at(12, 30), title="Lunch")
    edits = [moved(session(1, at(9), title="Visit"), visit, "starts_wall")]
    shown = change_message(edits, member(), mission(), ENGLISH, overlaps={1: [lunch]})
    assert shown.text.splitlines()[-1] == "Clashes with: Lunch (12:30–13:30)"


@pytest.mark.parametrize(
    ("before", "after", "fields", "line"),
    [
        (
            session(1, at(9)),
            session(1, at(10)),
            ("starts_wall",),
            "now 10:00–11:00, before <s>09:00–10:00</s>",
        ),
        (
            session(1, at(9)),
            session(1, at(9, day=25)),
            ("day", "starts_wall"),
            "now Tue 25 Apr, 09:00–10:00, before <s>Mon 24 Apr, 09:00–10:00</s>",
        ),
        (session(1, at(9), place="A"), session(1, at(9), place="B"), ("place",), "now B, before <s>A</s>"),
        (session(1, at(9), place="A"), session(1, at(9)), ("place",), "now –, before <s>A</s>"),
    ],
)
def test_a_move_in_one_line(before: Session, after: Session, fields: tuple[str, ...], line: str) -> None:
    assert edit_line(moved(before, after, *fields), ENGLISH) == Markup(f"• Moved: Session 1, {line}")  # noqa: S704 - what a test expects


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["x", "🚌", "&"])
def test_a_notice_of_a_hundred_long_changes_has_pages_that_fit(language: str, letter: str) -> None:
    long: dict[str, Any] = dict.fromkeys(
        ("title", "place", "address", "host", "dress", "bring", "notes"), letter * 2000
    )
    before, after = (
        [session(n, at(9), **long) for n in range(30)],
        [session(n, at(10), **long) for n in range(30)],
    )
    fields = ("starts_wall", "place", "title", "host", "dress", "bring", "notes")
    edits = [moved(old, new, *fields) for old, new in zip(before, after, strict=True)]
    clashing = dict.fromkeys(range(30), after[:5])
    reader = Reader(language, PRAGUE)
    for number in (0, 5, 99):
        shown = change_message(edits, member(), mission(), reader, overlaps=clashing, number=number)
        assert shown_length(seen_message(shown, reader).text) <= TEXT_LIMIT


# --- sent, and answered ---


async def move_meeting(stage: Stage, hour: int, minute: int = 0) -> int:
    """A meeting of delegates at 15:00, moved at a minute past eight."""
    meeting = await stage.add_session("Meeting", at(15), audience="delegates")
    stage.move(prague(24, 8, minute))
    async with stage.database.transaction(stage.now) as tx:
        await tell_changes(tx, stage.mission, [await edit(tx, meeting, "moved", **moved_to(hour))])
    return meeting


async def test_a_notice_comes_two_minutes_after_the_last_edit_to_those_affected(stage: Stage) -> None:
    meeting = await move_meeting(stage, 16)
    stage.move(prague(24, 8, 1))
    async with stage.database.transaction(stage.now) as tx:
        await tell_changes(tx, stage.mission, [await edit(tx, meeting, "moved", **moved_to(17))])
    stage.move(prague(24, 8, 2))
    assert await stage.deliver() == []
    stage.move(prague(24, 8, 3))
    shown = dict(await stage.deliver())
    assert {name: message.text.splitlines()[1:] for name, message in shown.items()} == {
        EMMA: ["When: <b>Mon 24 Apr, 17:00–18:00</b>", "Before: <s>Mon 24 Apr, 15:00–16:00</s>"],
        JAN: ["Kdy: <b>po 24. 4., 17:00–18:00</b>", "Dříve: <s>po 24. 4., 15:00–16:00</s>"],
        OLENA: ["Коли: <b>пн, 24 квіт., 17:00–18:00</b>", "Було: <s>пн, 24 квіт., 15:00–16:00</s>"],
    }


async def test_what_was_changed_back_in_time_is_not_told(stage: Stage) -> None:
    meeting = await move_meeting(stage, 16)
    async with stage.database.transaction(stage.now) as tx:
        await tell_changes(tx, stage.mission, [await edit(tx, meeting, "moved", **moved_to(15))])
    stage.move(prague(24, 8, 5))
    assert await stage.deliver() == []


async def test_seen_is_kept_and_the_notice_says_so(stage: Stage) -> None:
    await move_meeting(stage, 16)
    stage.move(prague(24, 8, 2))
    shown = dict(await stage.deliver())[EMMA]
    assert labels(shown) == [["Seen"]]
    [after] = await stage.taps(EMMA, "Seen")
    assert after == Message(text=Markup(f"{shown.text}\n\nYou have seen this."))  # noqa: S704 - what a test expects
    assert stage.toasts == ["Thank you, noted."]
    emma = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        [row] = await tx.outbox.of_person(stage.mission.id, emma.id, ("change",))
        [answer] = await tx.answers.to(stage.mission.id, "change.seen")
    assert (answer.person_id, answer.subject, answer.value) == (emma.id, row.occasion, row.subject["changes"])


async def test_a_long_notice_is_leafed_through_before_and_after_it_was_seen(stage: Stage) -> None:
    ids = [await stage.add_session(f"Session {n}", at(9 + n // 2, day=25), audience=EMMA) for n in range(12)]
    async with stage.database.transaction(stage.now) as tx:
        changes = [
            await edit(tx, session_id, "moved", **moved_to(10 + n, 26)) for n, session_id in enumerate(ids)
        ]
        await tell_changes(tx, stage.mission, changes)
    stage.move(stage.now + timedelta(minutes=2))
    [(_, first)] = await stage.deliver()
    assert first.text.splitlines()[:2] == ["<b>12 changes in your agenda</b>", "Page 1 of 2"]
    assert labels(first) == [["Next ›"], ["Seen"]]
    [second] = await stage.taps(EMMA, "Next ›")
    assert labels(second) == [["‹ Previous"], ["Seen"]]
    await stage.taps(EMMA, "Seen")
    [again] = await stage.taps(EMMA, "‹ Previous")
    assert again.text == first.text + Markup("\n\nYou have seen this.")
    assert labels(again) == [["Next ›"]]


async def test_the_days_agenda_on_the_screen_is_corrected_in_place(stage: Stage) -> None:
    meeting = await stage.add_session("Meeting", at(15), audience=EMMA)
    await stage.add_session("Dinner", at(19, day=25), audience=EMMA)
    stage.move(prague(24, 20))
    await stage.deliver()
    stage.move(prague(25, 7, 30))
    [(_, morning)] = [(name, message) for name, message in await stage.deliver() if "Dinner" in message.text]
    async with stage.database.transaction(stage.now) as tx:
        made = [await edit(tx, meeting, "moved", **moved_to(17, 25))]
        await tell_changes(tx, stage.mission, made)
    await stage.deliver()
    corrected = [message for message in await stage.screen(EMMA) if message.text.startswith("<b>Today")]
    assert [message.text for message in corrected] == [
        Markup(
            "<b>Today, Tuesday 25 April</b>. Next at 17:00: Meeting\n\n<b>What has changed:</b>\n"
            "• Moved: Meeting, now Tue 25 Apr, 17:00–18:00, before <s>Mon 24 Apr, 15:00–16:00</s>\n\n"
            "<b>17:00–18:00</b> Meeting\n\n<b>19:00–20:00</b> Dinner",
        ),
    ]
    assert morning.text not in [message.text for message in await stage.screen(EMMA)]


async def test_a_day_that_lost_its_last_session_says_that_it_is_empty(stage: Stage) -> None:
    await stage.add_session("Opening", at(9), audience=EMMA)
    visit = await stage.add_session("Visit", at(10, day=25), audience=EMMA)
    stage.move(prague(25, 7, 30))
    await stage.deliver()
    async with stage.database.transaction(stage.now) as tx:
        await tell_changes(tx, stage.mission, [await edit(tx, visit, "cancelled", cancelled_at=tx.now)])
    await stage.deliver()
    assert [message.text for message in await stage.screen(EMMA) if "Tuesday" in message.text] == [
        Markup(
            "<b>Today, Tuesday 25 April</b>. Nothing in your agenda.\n\n<b>What has changed:</b>\n"
            "• Cancelled: <s>Visit, 10:00–11:00</s>",
        ),
    ]


async def test_who_no_longer_belongs_hears_that_the_session_is_not_theirs(stage: Stage) -> None:
    visit = await stage.add_session("Visit", at(15), audience="Emma Clark, Jan Dvořák")
    async with stage.database.transaction(stage.now) as tx:
        made = await edit(tx, visit, "changed", audience="Jan Dvořák, Olena Kovalenko")
        await tell_changes(tx, stage.mission, [made])
    stage.move(stage.now + timedelta(minutes=2))
    assert {name: message.text.splitlines()[0] for name, message in await stage.deliver()} == {
        EMMA: "<b>No longer in your agenda:</b> Visit",
        OLENA: "<b>Нове у вашій програмі:</b> Visit",
    }


async def test_a_moved_session_gets_its_reminder_at_the_new_time_only(stage: Stage) -> None:
    from mission.planner import plan_mission  # noqa: PLC0415 - the import's last step, here alone

    await move_meeting(stage, 17)
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    stage.move(prague(24, 14, 45))
    assert [m.text for name, m in await stage.deliver() if name == EMMA and "minutes" in m.text] == []
    stage.move(prague(24, 16, 45))
    assert [m.text for name, m in await stage.deliver() if name == EMMA and "minutes" in m.text] == [
        Markup("In 15 minutes: <b>Meeting</b>\n17:00–18:00"),
    ]


def test_the_day_is_the_sessions_even_after_midnight() -> None:
    late = session(1, at(0, 30, day=25), day=date(2023, 4, 24), title="Night tour")
    assert said(Edit(kind="cancelled", before=late, session=late)) == Markup(
        "<b>Cancelled:</b> Night tour\n<s>Tue 25 Apr, 00:30–01:30</s>",
    )
