"""What an edit means to each member, and that only those whom it touches are told, once, of the whole of it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mission.changes import (
    Edit,
    correct_days,
    edits_for,
    edits_of_day,
    histories,
    noticed_edits,
    tell_changes,
)
from storage.agenda import Change, ChangeKind, Session
from storage.outbox import Outgoing
from storage.people import Member
from storage.transaction import Transaction
from tests.mission.examples import at, member, prague, session
from tests.stage import Stage

NOON = datetime(2023, 4, 24, 10, tzinfo=UTC)


def change(number: int, kind: ChangeKind, before: Session | None, after: Session) -> Change:
    """As an import records it: the fields that differ, as JSON."""
    was, now = (before.model_dump(mode="json") if before else {}), after.model_dump(mode="json")
    names = [name for name in now if was.get(name, ...) != now[name]]
    return Change(
        id=number,
        session_id=after.id,
        kind=kind,
        before={name: was[name] for name in names if name in was},
        after={name: now[name] for name in names},
        made_at=NOON,
    )


def edits(
    changes: Sequence[Change], now: Session, who: Member | None = None, attended: frozenset[int] = frozenset()
) -> list[tuple[str, tuple[str, ...]]]:
    found = edits_for(histories(changes, {now.id: now}), who or member(), attended)
    return [(edit.kind, edit.fields) for edit in found]


# --- what it means ---


def test_a_session_that_moves_is_told_with_its_old_time() -> None:
    old, new = session(1, at(9)), session(1, at(10), place="Hall")
    [edit] = edits_for(histories([change(1, "moved", old, new)], {1: new}), member(), ())
    assert edit == Edit(kind="moved", before=old, session=new, fields=("starts_wall", "ends_wall", "place"))
    assert edit.over == prague(24, 11)


def test_several_edits_come_to_one_from_the_first_to_the_last() -> None:
    first, second, third = session(1, at(9)), session(1, at(10)), session(1, at(11), dress="Formal")
    changes = [change(1, "moved", first, second), change(2, "moved", second, third)]
    [edit] = edits_for(histories(changes, {1: third}), member(), ())
    assert (edit.before, edit.session, edit.fields) == (first, third, ("starts_wall", "ends_wall", "dress"))


def test_what_was_changed_back_is_nothing() -> None:
    old, new = session(1, at(9)), session(1, at(10))
    assert edits([change(1, "moved", old, new), change(2, "moved", new, old)], old) == []


def test_what_was_cancelled_and_restored_meanwhile_is_nothing() -> None:
    old, gone = session(1, at(9)), session(1, at(9), cancelled_at=NOON)
    assert edits([change(1, "cancelled", old, gone), change(2, "restored", gone, old)], old) == []


def test_what_was_added_and_cancelled_meanwhile_is_nothing() -> None:
    new, gone = session(1, at(9)), session(1, at(9), cancelled_at=NOON)
    assert edits([change(1, "added", None, new), change(2, "cancelled", new, gone)], gone) == []


@pytest.mark.parametrize(
    ("kind", "before", "after", "told"),
    [
        ("added", None, session(1, at(9)), "added"),
        ("cancelled", session(1, at(9)), session(1, at(9), cancelled_at=NOON), "cancelled"),
        ("restored", session(1, at(9), cancelled_at=NOON), session(1, at(9)), "restored"),
        ("changed", session(1, at(9), audience="hosts"), session(1, at(9)), "added"),
        ("changed", session(1, at(9)), session(1, at(9), audience="hosts"), "removed"),
        ("changed", session(1, at(9)), session(1, at(9), title="Other"), "changed"),
    ],
)
def test_each_kind_of_change_has_its_word(
    kind: ChangeKind, before: Session | None, after: Session, told: str
) -> None:
    assert [kind for kind, _ in edits([change(1, kind, before, after)], after)] == [told]


def test_a_change_of_audience_means_something_else_to_each_side() -> None:
    old, new = session(1, at(9), audience="Energy"), session(1, at(10), audience="Water")
    changes = [change(1, "moved", old, new)]
    told = {
        group: [kind for kind, _ in edits(changes, new, member(group=group))]
        for group in ("Energy", "Water", "Air")
    }
    assert told == {"Energy": ["removed"], "Water": ["added"], "Air": []}


def test_of_the_programme_only_those_who_go_are_told() -> None:
    old, new = session(1, at(9), kind="programme"), session(1, at(10), kind="programme")
    changes = [change(1, "moved", old, new)]
    assert edits(changes, new) == []
    assert [kind for kind, _ in edits(changes, new, attended=frozenset({1}))] == ["moved"]


def test_a_map_link_or_a_note_to_nobody_is_no_news_but_is_corrected() -> None:
    old, new = session(1, at(9)), session(1, at(9), map="https://example.org/map", track="A")
    [edit] = edits_for(histories([change(1, "changed", old, new)], {1: new}), member(), ())
    assert (edit.told, edit.fields) == (False, ())


def test_moments_that_follow_a_corrected_zone_are_no_news() -> None:
    old = session(1, at(9))
    new = old.model_copy(update={"starts_at": old.starts_at + timedelta(hours=1), "title": "New name"})
    assert edits([change(1, "changed", old, new)], new) == [("changed", ("title",))]


# --- who is told ---


async def edit(tx: Transaction, session_id: int, kind: ChangeKind, **fields: Any) -> Change:
    """Change a session as an import does and record it."""
    before = await tx.agenda.get(session_id)
    assert before is not None
    await tx.agenda.change(session_id, **fields)
    after = await tx.agenda.get(session_id)
    assert after is not None
    made = change(0, kind, before, after)
    return await tx.agenda.record_change(session_id, kind, made.before, made.after)


def moved_to(hour: int, day: int = 24) -> dict[str, Any]:
    """The fields of a session of one hour at another time."""
    return {
        "day": date(2023, 4, day),
        "starts_at": prague(day, hour),
        "ends_at": prague(day, hour + 1),
        "starts_wall": at(hour, day=day),
        "ends_wall": at(hour + 1, day=day),
    }


async def notices(tx: Transaction, stage: Stage) -> dict[str, list[Outgoing]]:
    """The change notices of everybody who has some."""
    rows = await tx.outbox.of_kind(stage.mission.id, "change")
    names = {person.person.id: person.person.name for person in await tx.people.members_of(stage.mission.id)}
    found: dict[str, list[Outgoing]] = {}
    for row in rows:
        found.setdefault(names[row.person_id or 0], []).append(row)
    return found


async def test_only_joined_members_whose_agenda_is_touched_are_told(stage: Stage) -> None:
    await stage.add_person("Late Joiner", "en", "delegate", "Somewhere", joined=False)
    meeting = await stage.add_session("Meeting", at(10), audience="delegates")
    talk = await stage.add_session("Talk", at(12), kind="programme")
    hana = await stage.person("Hana Malá")
    async with stage.database.transaction(stage.now) as tx:
        await tx.agenda.attend(talk, hana.id)
        made = [
            await edit(tx, meeting, "moved", **moved_to(11)),
            await edit(tx, talk, "moved", **moved_to(13)),
        ]
        told = await tell_changes(tx, stage.mission, made)
        shown = await notices(tx, stage)
    assert {name: [row.subject for row in rows] for name, rows in shown.items()} == {
        "Olena Kovalenko": [{"changes": [made[0].id]}],
        "Jan Dvořák": [{"changes": [made[0].id]}],
        "Emma Clark": [{"changes": [made[0].id]}],
        "Hana Malá": [{"changes": [made[1].id]}],
    }
    assert told == {row.person_id for rows in shown.values() for row in rows}


async def test_a_notice_is_due_in_two_minutes_until_the_later_end(stage: Stage) -> None:
    meeting = await stage.add_session("Meeting", at(15))
    async with stage.database.transaction(stage.now) as tx:
        await tell_changes(tx, stage.mission, [await edit(tx, meeting, "moved", **moved_to(10))])
        [row] = (await notices(tx, stage))["Emma Clark"]
    assert (row.due_at, row.expires_at) == (stage.now + timedelta(minutes=2), prague(24, 16))
    assert row.chat_id == stage.telegram["Emma Clark"]


async def test_edits_within_two_minutes_are_one_notice_two_minutes_after_the_last(stage: Stage) -> None:
    meeting, dinner = await stage.add_session("Meeting", at(10)), await stage.add_session("Dinner", at(19))
    made = []
    for minute, session_id, hour in ((0, meeting, 11), (1, dinner, 20), (2, meeting, 12)):
        async with stage.database.transaction(prague(24, 8, minute)) as tx:
            made.append(await edit(tx, session_id, "moved", **moved_to(hour)))
            await tell_changes(tx, stage.mission, made[-1:])
    async with stage.database.reading(stage.now) as tx:
        [row] = (await notices(tx, stage))["Emma Clark"]
    assert row.subject == {"changes": [change.id for change in made]}
    assert (row.due_at, row.expires_at, row.state) == (prague(24, 8, 4), prague(24, 21), "queued")


async def test_after_a_notice_has_gone_the_next_edit_makes_a_new_one(stage: Stage) -> None:
    meeting = await stage.add_session("Meeting", at(10))
    for minute, hour in ((0, 11), (5, 12)):
        stage.move(prague(24, 8, minute))
        async with stage.database.transaction(stage.now) as tx:
            await tell_changes(tx, stage.mission, [await edit(tx, meeting, "moved", **moved_to(hour))])
        stage.move(prague(24, 8, minute + 2))
        assert len(await stage.deliver()) == 5
    async with stage.database.reading(stage.now) as tx:
        assert [row.state for row in (await notices(tx, stage))["Emma Clark"]] == ["sent", "sent"]


async def test_a_change_of_what_is_over_is_told_to_nobody(stage: Stage) -> None:
    meeting = await stage.add_session("Meeting", at(10))
    stage.move(prague(24, 12))
    async with stage.database.transaction(stage.now) as tx:
        made = [await edit(tx, meeting, "changed", notes="Minutes are on the web.")]
        assert await tell_changes(tx, stage.mission, made) == set()
        assert await notices(tx, stage) == {}


async def test_on_the_organisers_word_it_goes_at_once(stage: Stage) -> None:
    meeting = await stage.add_session("Meeting", at(10))
    async with stage.database.transaction(stage.now) as tx:
        made = [await edit(tx, meeting, "cancelled", cancelled_at=tx.now)]
        await tell_changes(tx, stage.mission, made, at_once=True)
    assert len(await stage.deliver()) == 5


async def test_a_notice_that_was_never_sent_in_time_expires_and_the_next_is_a_new_one(stage: Stage) -> None:
    first, second = await stage.add_session("First", at(9)), await stage.add_session("Second", at(15))
    async with stage.database.transaction(stage.now) as tx:
        await tell_changes(tx, stage.mission, [await edit(tx, first, "changed", dress="Formal")])
    stage.move(prague(24, 11))
    async with stage.database.transaction(stage.now) as tx:
        await tell_changes(tx, stage.mission, [await edit(tx, second, "changed", dress="Formal")])
        await tx.outbox.expire()
        assert [row.state for row in (await notices(tx, stage))["Emma Clark"]] == ["expired", "queued"]


# --- corrected in place, and told again in the morning ---


async def test_the_days_agenda_that_was_sent_is_shown_anew_and_others_are_not(stage: Stage) -> None:
    for day in (25, 26, 27):
        await stage.add_session(f"Meeting {day}", at(10, day=day))
    moving = await stage.add_session("Visit", at(14, day=25))
    stage.move(prague(25, 7, 30))
    await stage.deliver()
    stage.move(prague(26, 7, 30))
    await stage.deliver()
    async with stage.database.transaction(stage.now) as tx:
        await tell_changes(tx, stage.mission, [await edit(tx, moving, "moved", **moved_to(14, 26))])
        emma = (await stage.person("Emma Clark")).id
        rows = await tx.outbox.of_person(stage.mission.id, emma, ("day",))
    assert {row.occasion: (row.state, row.work, row.ready is None) for row in rows} == {
        "day:2023-04-25": ("sent", "edit", True),
        "day:2023-04-26": ("sent", "edit", True),
        "day:2023-04-27": ("queued", "send", True),
    }


async def test_correcting_nothing_touches_nothing(stage: Stage) -> None:
    await stage.add_session("Meeting", at(10, day=25))
    stage.move(prague(25, 7, 30))
    await stage.deliver()
    emma = (await stage.person("Emma Clark")).id
    async with stage.database.transaction(stage.now) as tx:
        found = await tx.people.member(stage.mission.id, emma)
        assert found is not None
        before = await tx.outbox.of_person(stage.mission.id, emma, ("day",))
        await correct_days(tx, found, [])
        await correct_days(tx, found, [session(1, at(9, day=26))])
        assert await tx.outbox.of_person(stage.mission.id, emma, ("day",)) == before


async def test_a_days_changes_are_those_since_a_moment_that_touch_it(stage: Stage) -> None:
    one, two = await stage.add_session("One", at(10, day=25)), await stage.add_session("Two", at(12, day=26))
    emma = (await stage.person("Emma Clark")).id
    for hour, session_id in ((9, one), (10, one), (10, two)):
        async with stage.database.transaction(prague(24, hour)) as tx:
            await edit(tx, session_id, "moved", **moved_to(hour + 5, 25 if session_id == one else 26))
    async with stage.database.reading(stage.now) as tx:
        found = await tx.people.member(stage.mission.id, emma)
        assert found is not None
        told = [
            [
                (e.session.title, e.before.starts_wall.hour, e.session.starts_wall.hour)
                for e in await edits_of_day(tx, found, day, since)
            ]
            for day, since in (
                (date(2023, 4, 25), prague(24, 0)),
                (date(2023, 4, 25), prague(24, 10)),
                (date(2023, 4, 26), prague(24, 0)),
                (date(2023, 4, 27), prague(24, 0)),
            )
        ]
    assert told == [[("One", 10, 15)], [("One", 14, 15)], [("Two", 12, 15)], []]


async def test_who_has_just_joined_hears_of_no_earlier_change(stage: Stage) -> None:
    meeting = await stage.add_session("Meeting", at(10, day=25))
    async with stage.database.transaction(prague(24, 9)) as tx:
        await edit(tx, meeting, "moved", **moved_to(12, 25))
    stage.move(prague(24, 18))
    newcomer = await stage.add_person("New Comer", "en", "delegate", "Somewhere")
    async with stage.database.reading(stage.now) as tx:
        found = await tx.people.member(stage.mission.id, newcomer.id)
        assert found is not None
        assert await edits_of_day(tx, found, date(2023, 4, 25), prague(24, 0)) == []


async def test_a_notice_tells_how_it_stands_now_even_of_steps_that_did_not_touch_the_member(
    stage: Stage,
) -> None:
    meeting = await stage.add_session("Meeting", at(10), audience="delegates")
    emma = (await stage.person("Emma Clark")).id
    async with stage.database.transaction(stage.now) as tx:
        found = await tx.people.member(stage.mission.id, emma)
        assert found is not None
        taken = await edit(tx, meeting, "changed", audience="hosts")
        await edit(tx, meeting, "moved", **moved_to(12))
        [gone] = await noticed_edits(tx, found, [taken.id])
        assert (gone.kind, gone.before.starts_wall) == ("removed", at(10))
        await edit(tx, meeting, "changed", audience="")
        [back] = await noticed_edits(tx, found, [taken.id])
        assert (back.kind, back.fields) == ("moved", ("starts_wall", "ends_wall"))
        await edit(tx, meeting, "moved", **moved_to(10))
        assert await noticed_edits(tx, found, [taken.id]) == []
        assert await noticed_edits(tx, found, []) == []
