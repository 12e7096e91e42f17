"""Whose session is whose, what overlaps, and what is next."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission.agenda import (
    agenda_of,
    clashes,
    coming,
    covers,
    ends,
    going_on,
    invites,
    next_of,
    on_day,
    own_sessions,
    reminded_session,
    stamp,
    without_repeated_breaks,
)
from storage.agenda import Session
from tests.mission.examples import at, member, prague, session
from tests.stage import Stage

MONDAY = date(2023, 4, 24)


# --- whose ---


@pytest.mark.parametrize(
    ("audience", "invited"),
    [
        ("", True),
        (" , ", True),
        ("all", True),
        ("Усі", True),
        ("všichni", True),
        ("delegates", True),
        ("Делегати", True),
        ("organisers, delegáti", True),
        ("organisers", False),
        ("hosts; organisers", False),
        ("Energy", True),
        ("energy, Water", True),
        ("Water", False),
        ("Water,", False),
        ("Emma Clark", True),
        ("EMMA  CLÁRK", True),
        ("Emma", False),
        ("Smart City Hub", True),
        ("Nobody Known", False),
    ],
)
def test_an_audience_names_everybody_roles_groups_organisations_or_people(
    audience: str, invited: bool
) -> None:
    assert invites(audience, member(group="Energy")) is invited


def test_a_group_may_have_a_comma_in_its_name() -> None:
    assert invites("Lviv, Rivne and Lutsk", member(group="Lviv, Rivne and Lutsk"))


def test_a_blank_in_the_list_of_an_audience_does_not_invite_those_without_a_group() -> None:
    assert not invites("Water, ,", member(group="", organisation=""))


def test_of_the_programme_only_what_was_chosen_is_ones_own() -> None:
    ours, chosen, other = (
        session(1, at(9)),
        session(2, at(9), kind="programme"),
        session(3, at(9), kind="programme"),
    )
    assert own_sessions([ours, chosen, other], member(), {2}) == [ours, chosen]


def test_what_is_cancelled_or_for_others_is_not_ones_own() -> None:
    cancelled = session(1, at(9), cancelled_at=prague(23, 9))
    assert own_sessions([cancelled, session(2, at(9), audience="hosts")], member(), {1, 2}) == []


def test_a_break_in_several_rooms_is_shown_once_and_sessions_of_one_title_each() -> None:
    breaks = [session(n, at(10), title="Coffee", is_break=True, place=f"Room {n}") for n in (1, 2)]
    later = session(3, at(15), title="Coffee", is_break=True)
    talks = [session(n, at(10), title="Coffee") for n in (4, 5)]
    assert without_repeated_breaks([*talks, *breaks, later]) == [*talks, breaks[0], later]


# --- when ---


def test_a_hotel_is_listed_on_each_of_its_days_before_everything_else() -> None:
    hotel = session(1, at(0), timedelta(days=3), all_day=True)
    breakfast = session(2, at(7, day=26))
    assert [day for day in range(23, 29) if covers(hotel, date(2023, 4, day))] == [24, 25, 26]
    assert on_day([breakfast, hotel], date(2023, 4, 26)) == [hotel, breakfast]


def test_a_whole_day_without_an_end_is_listed_on_its_day_alone() -> None:
    holiday = session(1, at(0), None, all_day=True)
    assert [day for day in (23, 24, 25) if covers(holiday, date(2023, 4, day))] == [24]


def test_a_talk_after_midnight_stays_with_its_evening() -> None:
    late = session(1, at(0, 30, day=25), day=MONDAY)
    dinner = session(2, at(20))
    assert on_day([late, dinner], MONDAY) == [dinner, late]
    assert on_day([late, dinner], date(2023, 4, 25)) == []


def test_sessions_that_only_touch_do_not_clash() -> None:
    assert clashes([session(1, at(9)), session(2, at(10)), session(3, at(11))]) == {}


def test_each_clash_is_told_to_both_sides() -> None:
    long, first, second = session(1, at(9), timedelta(hours=3)), session(2, at(9, 30)), session(3, at(11))
    assert clashes([second, first, long]) == {1: [first, second], 2: [long], 3: [long]}


def test_breaks_and_whole_days_clash_with_nothing() -> None:
    meeting = session(1, at(9))
    hotel, coffee = session(2, at(0), timedelta(days=1), all_day=True), session(3, at(9), is_break=True)
    assert clashes([meeting, hotel, coffee]) == {}


def test_a_session_without_an_end_is_taken_to_last_an_hour() -> None:
    open_ended, inside, after = session(1, at(9), None), session(2, at(9, 59)), session(3, at(10))
    assert ends(open_ended) == prague(24, 10)
    assert clashes([open_ended, inside]) == {1: [inside], 2: [open_ended]}
    assert clashes([open_ended, after]) == {}


TIMES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)), max_size=12)


@given(times=TIMES)
def test_clashes_are_mutual_and_complete(times: list[tuple[int, int]]) -> None:
    sessions = [
        session(number, at(8) + timedelta(minutes=15 * start), timedelta(minutes=15 * lasts))
        for number, (start, lasts) in enumerate(times)
    ]
    expected = {(a.id, b.id) for a in sessions for b in sessions if a.id != b.id and _overlap(a, b)}
    assert {(one, other.id) for one, others in clashes(sessions).items() for other in others} == expected


def _overlap(a: Session, b: Session) -> bool:
    return a.starts_at < ends(b) and b.starts_at < ends(a)


def test_what_began_less_than_ten_minutes_ago_is_still_next() -> None:
    first, second = session(1, at(9)), session(2, at(11))
    assert coming([second, first], prague(24, 9, 9)) == [first, second]
    assert coming([second, first], prague(24, 9, 10)) == [second]


def test_breaks_and_hotels_are_never_next_nor_going_on() -> None:
    shown = [session(1, at(9), is_break=True), session(2, at(0), timedelta(days=2), all_day=True)]
    assert (coming(shown, prague(24, 8)), going_on(shown, prague(24, 9, 30))) == ([], [])


# --- of a member, from the memory ---


async def test_a_members_day_has_ours_what_they_chose_and_the_hotel(stage: Stage) -> None:
    emma = await stage.person("Emma Clark")
    hotel = await stage.add_session("Hotel", at(0), all_day=True, lasts=timedelta(days=5))
    await stage.add_session("For hosts", at(9, day=25), audience="hosts")
    meeting = await stage.add_session("Meeting", at(10, day=25))
    talk = await stage.add_session("Talk", at(11, day=25), kind="programme")
    await stage.add_session("Other talk", at(11, day=25), kind="programme")
    async with stage.database.transaction(stage.now) as tx:
        await tx.agenda.attend(talk, emma.id)
        found = await tx.people.member(stage.mission.id, emma.id)
        assert found is not None
        shown = await agenda_of(tx, found, date(2023, 4, 25))
        following = await next_of(tx, found, prague(24, 8))
    assert [s.id for s in shown] == [hotel, meeting, talk]
    assert following is not None
    assert following.id == meeting


async def test_next_looks_further_than_a_month(stage: Stage) -> None:
    meeting = await stage.add_session("Meeting", at(10, day=25))
    emma = await stage.person("Emma Clark")
    async with stage.database.reading(stage.now) as tx:
        found = await tx.people.member(stage.mission.id, emma.id)
        assert found is not None
        following = await next_of(tx, found, prague(24, 8) - timedelta(days=90))
    assert following is not None
    assert following.id == meeting


async def test_a_reminder_is_about_a_session_that_still_stands_then_and_is_still_theirs(stage: Stage) -> None:
    talk = await stage.add_session("Talk", at(11, day=25), kind="programme")
    emma = await stage.person("Emma Clark")
    async with stage.database.transaction(stage.now) as tx:
        found, session_ = await tx.people.member(stage.mission.id, emma.id), await tx.agenda.get(talk)
        assert found is not None
        assert session_ is not None
        occasion = f"session:{talk}:{stamp(session_)}"
        assert await reminded_session(tx, found, occasion) is None
        await tx.agenda.attend(talk, emma.id)
        assert await reminded_session(tx, found, occasion) == session_
        assert await reminded_session(tx, found, f"session:{talk}:20230425T1000") is None
        assert await reminded_session(tx, found, "session:999:20230425T1000") is None
        await tx.agenda.change(talk, cancelled_at=tx.now)
        assert await reminded_session(tx, found, occasion) is None
