"""What will be due, for whom and when: at the right time on the wall, once, and taken back when it is wrong."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission.planner import plan_member, plan_mission, pushes_for, wave_days
from storage.agenda import Session
from storage.outbox import Outgoing, Push
from storage.transaction import Transaction
from tests.mission.examples import KYIV, PRAGUE, at, member, mission, prague, session
from tests.stage import Stage

FAR = timedelta(days=400)


def planned(
    kind: str, sessions: Sequence[Session], attended: set[int] | None = None, **person: Any
) -> list[Push]:
    made = pushes_for(member(**person), mission(), sessions, attended or set())
    return [push for push in made if push.kind == kind]


def spans(pushes: Sequence[Push]) -> list[tuple[str, datetime, datetime | None]]:
    return [(push.occasion, push.due_at, push.expires_at) for push in pushes]


# --- the day's agenda ---


def test_each_day_has_its_agenda_in_the_morning_and_the_first_on_the_evening_before() -> None:
    sessions = [session(1, at(9)), session(2, at(18)), session(3, at(9, day=25))]
    assert spans(planned("day", sessions)) == [
        ("day:2023-04-24", prague(23, 20), prague(24, 19)),
        ("day:2023-04-25", prague(25, 7, 30), prague(25, 10)),
    ]


def test_the_evening_before_belongs_to_the_missions_first_day_not_to_a_briefing_weeks_earlier() -> None:
    briefing = session(1, at(15, day=11))
    assert spans(planned("day", [briefing, session(2, at(9))])) == [
        ("day:2023-04-11", prague(11, 7, 30), prague(11, 16)),
        ("day:2023-04-24", prague(23, 20), prague(24, 10)),
    ]


def test_a_person_may_have_the_agenda_at_another_time() -> None:
    sessions = [session(1, at(9)), session(2, at(9, day=25))]
    assert [push.due_at for push in planned("day", sessions, agenda_at=time(6, 15))] == [
        prague(23, 20),
        prague(25, 6, 15),
    ]


def test_an_agenda_that_would_come_after_the_last_session_comes_the_evening_before() -> None:
    flight = session(2, at(5, day=28), timedelta(hours=2))
    assert spans(planned("day", [session(1, at(9)), flight])[1:]) == [
        ("day:2023-04-28", prague(27, 20), prague(28, 7)),
    ]
    meeting = session(3, at(9, day=26))
    for late in (time(22, 0), time(10, 0)):
        assert spans(planned("day", [session(1, at(9)), meeting], agenda_at=late)[1:]) == [
            ("day:2023-04-26", prague(25, 20), prague(26, 10)),
        ]


def test_a_hotel_for_the_week_neither_makes_a_day_nor_keeps_its_agenda_alive() -> None:
    hotel = session(1, at(0), timedelta(days=5), all_day=True)
    assert spans(planned("day", [hotel, session(2, at(9))])) == [
        ("day:2023-04-24", prague(23, 20), prague(24, 10))
    ]
    assert planned("day", [hotel]) == []


def test_a_day_whose_last_session_has_no_end_is_told_until_an_hour_after_it_began() -> None:
    assert planned("day", [session(1, at(9), None)])[0].expires_at == prague(24, 10)


def test_a_talk_after_midnight_keeps_its_evenings_agenda_alive() -> None:
    late = session(1, at(0, 30, day=25), day=date(2023, 4, 24))
    assert spans(planned("day", [session(2, at(9)), late])) == [
        ("day:2023-04-24", prague(23, 20), prague(25, 1, 30))
    ]


def test_the_agenda_of_the_morning_after_the_clocks_change_comes_at_the_same_time_on_the_wall() -> None:
    october = mission(starts_on=date(2023, 10, 28), ends_on=date(2023, 10, 29))
    sessions = [session(n, datetime(2023, 10, day, 9)) for n, day in ((1, 28), (2, 29))]  # noqa: DTZ001 - wall time is naive
    due = [push.due_at for push in pushes_for(member(), october, sessions, set()) if push.kind == "day"]
    assert due == [datetime(2023, 10, 27, 18, 0, tzinfo=UTC), datetime(2023, 10, 29, 6, 30, tzinfo=UTC)]


# --- the organisers' digest ---


def test_a_mission_that_ends_on_a_monday_has_one_digest_that_day_and_mondays_until_the_last_wave_is_over() -> (
    None
):
    made = pushes_for(member(role="organiser"), mission(ends_on=date(2023, 5, 1)), [], set())
    days = [push.occasion for push in made if push.kind == "digest"]
    assert days[7:9] == ["digest:2023-05-01", "digest:2023-05-08"]
    assert days[-1] == "digest:2024-05-27"


# --- reminders and stars ---


def test_a_reminder_comes_before_each_session_that_is_no_break() -> None:
    sessions = [
        session(1, at(9)),
        session(2, at(10), is_break=True),
        session(3, at(0), timedelta(days=1), all_day=True),
        session(4, at(11), kind="programme"),
        session(5, at(12), kind="programme"),
    ]
    assert spans(planned("reminder", sessions, {5})) == [
        ("session:1:20230424T0700", prague(24, 8, 45), prague(24, 9, 10)),
        ("session:5:20230424T1000", prague(24, 11, 45), prague(24, 12, 10)),
    ]


@pytest.mark.parametrize(("minutes", "due"), [(0, []), (5, [prague(24, 8, 55)]), (60, [prague(24, 8)])])
def test_each_person_chooses_how_early(minutes: int, due: list[datetime]) -> None:
    assert [push.due_at for push in planned("reminder", [session(1, at(9))], reminder_minutes=minutes)] == due


def test_stars_are_asked_for_when_a_session_is_over_even_if_nobody_wrote_when() -> None:
    assert spans(planned("stars", [session(1, at(9)), session(2, at(11), None)])) == [
        ("session:1", prague(24, 10, 5), prague(25, 6, 5)),
        ("session:2", prague(24, 12, 5), prague(25, 8, 5)),
    ]


def test_hosts_are_asked_for_nothing() -> None:
    made = pushes_for(member(role="host"), mission(), [session(1, at(9))], set())
    assert {push.kind for push in made} == {"day", "reminder"}


# --- the evening line and the way home ---


def test_the_evening_line_comes_on_each_mission_day_and_expires_at_noon_of_the_next() -> None:
    assert spans(planned("evening", [])) == [
        (f"evening:2023-04-{day}", prague(day, 20, 30), prague(day + 1, 12)) for day in range(24, 29)
    ]


def test_the_evening_line_stays_at_half_past_eight_when_the_clocks_change() -> None:
    march = mission(starts_on=date(2023, 3, 25), ends_on=date(2023, 3, 26))
    due = [push.due_at.hour for push in pushes_for(member(), march, [], set()) if push.kind == "evening"]
    assert due == [19, 18]


def test_the_way_home_comes_two_hours_after_the_persons_own_last_session_of_the_last_day() -> None:
    sessions = [
        session(1, at(9, day=28)),
        session(2, at(11, day=28), timedelta(minutes=40), is_break=True),
        session(3, at(15, day=28), audience="hosts"),
        session(4, at(0, day=28), timedelta(days=1), all_day=True),
        session(5, at(22, day=27)),
    ]
    assert spans(planned("home", sessions)) == [
        ("home", prague(28, 13, 40), datetime(2023, 5, 1, 13, 40, tzinfo=PRAGUE))
    ]


def test_without_a_session_on_the_last_day_the_way_home_is_asked_about_at_six() -> None:
    assert [push.due_at for push in planned("home", [session(1, at(9))])] == [prague(28, 18)]


async def test_the_way_home_moves_with_the_last_session(stage: Stage) -> None:
    last = await stage.add_session("Bus", at(11, day=28))
    async with stage.database.transaction(stage.now) as tx:
        await tx.agenda.change(last, starts_at=prague(28, 14), ends_at=prague(28, 15))
        await plan_mission(tx, stage.mission)
        [row] = await rows(tx, stage, "Emma Clark", "home")
    assert row.due_at == prague(28, 17)


# --- waves ---


def test_the_waves_come_after_two_working_days_two_weeks_and_one_three_six_twelve_months() -> None:
    assert wave_days(date(2023, 4, 28)) == [
        ("2d", date(2023, 5, 2)),
        ("14d", date(2023, 5, 12)),
        ("1m", date(2023, 5, 28)),
        ("3m", date(2023, 7, 28)),
        ("6m", date(2023, 10, 28)),
        ("12m", date(2024, 4, 28)),
    ]


def test_a_waves_reminders_keep_their_time_on_the_wall_when_the_clocks_change_between() -> None:
    half_year = [push for push in planned("wave", []) if push.occasion == "wave:6m"]
    assert [(push.version, push.due_at.astimezone(PRAGUE).isoformat()) for push in half_year] == [
        (0, "2023-10-28T10:00:00+02:00"),
        (1, "2023-10-31T10:00:00+01:00"),
        (2, "2023-11-04T10:00:00+01:00"),
    ]


@given(
    zone=st.sampled_from(
        ("Europe/Kyiv", "Europe/Prague", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")
    ),
    ends_on=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
)
def test_every_wave_and_reminder_is_at_ten_of_the_persons_own_clock_and_before_the_next_wave(
    zone: str, ends_on: date
) -> None:
    week = mission(starts_on=ends_on - timedelta(days=4), ends_on=ends_on)
    made = [push for push in pushes_for(member(timezone=zone), week, [], set()) if push.kind == "wave"]
    assert {push.due_at.astimezone(ZoneInfo(zone)).time() for push in made} == {time(10, 0)}
    assert all(push.due_at < push.expires_at for push in made if push.expires_at)
    firsts = [push for push in made if push.version == 0]
    assert [push.expires_at for push in firsts][:-1] == [push.due_at for push in firsts][1:]
    assert [push.occasion for push in firsts] == [
        "wave:2d",
        "wave:14d",
        "wave:1m",
        "wave:3m",
        "wave:6m",
        "wave:12m",
    ]


SESSIONS = st.lists(
    st.builds(
        session,
        st.integers(1, 60),
        st.datetimes(datetime(2023, 3, 20), datetime(2023, 4, 30)),  # noqa: DTZ001 - wall time is naive
        st.one_of(st.none(), st.timedeltas(timedelta(), timedelta(hours=30))),
        is_break=st.booleans(),
        all_day=st.booleans(),
        kind=st.sampled_from(("ours", "programme")),
        audience=st.sampled_from(("", "hosts", "delegates", "Emma Clark", "Somebody Else")),
    ),
    max_size=12,
    unique_by=lambda made: made.id,
)


@given(
    sessions=SESSIONS, agenda_at=st.one_of(st.none(), st.times()), minutes=st.sampled_from((0, 5, 15, 30, 60))
)
def test_nothing_is_planned_twice_nor_to_expire_before_it_is_due(
    sessions: list[Session], agenda_at: time | None, minutes: int
) -> None:
    attended = {made.id for made in sessions[::2]}
    made = pushes_for(member(agenda_at=agenda_at, reminder_minutes=minutes), mission(), sessions, attended)
    keys = [(push.kind, push.occasion, push.version) for push in made]
    assert len(keys) == len(set(keys))
    assert [push for push in made if push.expires_at is None or push.due_at >= push.expires_at] == []


# --- kept in line with the memory ---


async def rows(tx: Transaction, stage: Stage, name: str, *kinds: str) -> list[Outgoing]:
    person = await tx.people.by_telegram(stage.telegram[name])
    assert person is not None
    found = await tx.outbox.of_person(stage.mission.id, person.id, kinds or ("day", "reminder", "stars"))
    return sorted(found, key=lambda row: row.id)


async def test_planning_again_changes_nothing(stage: Stage) -> None:
    await stage.add_session("Meeting", at(10))
    await stage.add_session("Dinner", at(19, day=25))
    async with stage.database.transaction(stage.now) as tx:
        before = await rows(tx, stage, "Emma Clark")
        await plan_mission(tx, stage.mission)
        assert await rows(tx, stage, "Emma Clark") == before
    assert len(before) == 5  # the day's agenda of Monday was due before she joined


async def test_a_moved_session_gets_a_new_reminder_and_the_old_one_is_taken_back(stage: Stage) -> None:
    meeting = await stage.add_session("Meeting", at(10))
    async with stage.database.transaction(stage.now) as tx:
        await tx.agenda.change(meeting, starts_at=prague(24, 11), ends_at=prague(24, 12))
        await plan_mission(tx, stage.mission)
        shown = [
            (row.occasion, row.state, row.reason) for row in await rows(tx, stage, "Emma Clark", "reminder")
        ]
    assert shown == [
        (f"session:{meeting}:20230424T0800", "cancelled", "no longer due"),
        (f"session:{meeting}:20230424T0900", "queued", ""),
    ]


async def test_a_session_that_moves_back_gets_its_first_reminder_back(stage: Stage) -> None:
    meeting = await stage.add_session("Meeting", at(10))
    async with stage.database.transaction(stage.now) as tx:
        before = await rows(tx, stage, "Emma Clark", "reminder")
        for hour in (11, 10):
            await tx.agenda.change(meeting, starts_at=prague(24, hour), ends_at=prague(24, hour + 1))
            await plan_mission(tx, stage.mission)
        shown = [row for row in await rows(tx, stage, "Emma Clark", "reminder") if row.state == "queued"]
    assert [(row.id, row.due_at) for row in shown] == [(row.id, row.due_at) for row in before]


async def test_a_push_that_expired_while_the_bot_was_down_is_left_to_be_counted_not_taken_back(
    stage: Stage,
) -> None:
    await stage.add_session("Meeting", at(10))
    stage.move(prague(24, 12))
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
        assert [row.state for row in await rows(tx, stage, "Emma Clark", "reminder")] == ["queued"]
        expired = await tx.outbox.expire()
        assert {row.kind for row in expired} == {"reminder"}
        await plan_mission(tx, stage.mission)
        assert [row.state for row in await rows(tx, stage, "Emma Clark", "reminder")] == ["expired"]


async def test_what_has_been_sent_is_never_planned_again(stage: Stage) -> None:
    await stage.add_session("Meeting", at(10))
    stage.move(prague(24, 9, 45))
    assert [name for name, _ in await stage.deliver()].count("Emma Clark") == 1
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    assert await stage.deliver() == []


async def test_turning_reminders_off_takes_them_back_and_on_again_brings_them(stage: Stage) -> None:
    await stage.add_session("Meeting", at(10))
    emma = await stage.person("Emma Clark")
    states = []
    for minutes in (0, 30):
        async with stage.database.transaction(stage.now) as tx:
            await tx.people.change(emma.id, reminder_minutes=minutes)
            found = await tx.people.member(stage.mission.id, emma.id)
            assert found is not None
            await plan_member(tx, found, stage.mission)
            states.append(
                [(row.state, row.due_at) for row in await rows(tx, stage, "Emma Clark", "reminder")]
            )
    assert states == [[("cancelled", prague(24, 9, 45))], [("queued", prague(24, 9, 30))]]


async def test_what_was_due_before_somebody_joined_is_not_sent_to_them(stage: Stage) -> None:
    await stage.add_session("Meeting", at(7, 50), lasts=timedelta(hours=3))
    async with stage.database.reading(stage.now) as tx:
        assert {row.kind for row in await rows(tx, stage, "Emma Clark")} == {"stars"}


async def test_one_members_plan_is_the_same_as_theirs_in_the_missions(stage: Stage) -> None:
    talk = await stage.add_session("Talk", at(11), kind="programme")
    await stage.add_session("Other talk", at(11), kind="programme")
    await stage.add_session("Meeting", at(13), audience="delegates")
    emma = await stage.person("Emma Clark")
    async with stage.database.transaction(stage.now) as tx:
        await tx.agenda.attend(talk, emma.id)
        found = await tx.people.member(stage.mission.id, emma.id)
        assert found is not None
        await plan_member(tx, found, stage.mission)
        alone = await rows(tx, stage, "Emma Clark")
        await plan_mission(tx, stage.mission)
        assert await rows(tx, stage, "Emma Clark") == alone
    assert [row.occasion for row in alone if row.kind == "stars"] != []


def test_kyiv_and_prague_people_get_the_mission_by_the_missions_clock() -> None:
    at_home = planned("day", [session(1, at(9)), session(2, at(9, day=25))], timezone=KYIV.key)
    assert [push.due_at for push in at_home] == [prague(23, 20), prague(25, 7, 30)]
