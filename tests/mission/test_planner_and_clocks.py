# ruff: noqa: DTZ001 - wall time is naive
"""Planning where clocks change and months are short: every change of 2026 and 2027, in Prague and in Kyiv."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.run import plan_again
from mission.planner import plan_mission, pushes_for, wave_days
from mission.time import at_wall, months_later, wall
from storage.agenda import Session
from storage.missions import Mission
from storage.outbox import Outgoing, Push
from storage.transaction import Transaction
from tests.bot.workshop import HandClock
from tests.mission.examples import KYIV, PRAGUE, at, member, mission, prague, session
from tests.stage import Stage

SPRING: Final = (date(2026, 3, 29), date(2027, 3, 28))
AUTUMN: Final = (date(2026, 10, 25), date(2027, 10, 31))
ZONES: Final = (PRAGUE, KYIV)
CHANGE: Final = time(1, 0)
"""The moment of every change in Europe, in UTC."""
LOST: Final = {PRAGUE: 2, KYIV: 3}
"""The hour that spring has not and autumn has twice, on each wall."""
DAY: Final = timedelta(days=1)


def changed_at(day: date) -> datetime:
    return datetime.combine(day, CHANGE, tzinfo=UTC)


def in_zone(number: int, starts: datetime, zone: ZoneInfo, lasts: timedelta = timedelta(hours=1)) -> Session:
    """A session at wall time of a zone, as the importer makes it."""
    begins = at_wall(starts.date(), starts.time(), zone)
    made = {"starts_at": begins, "ends_at": begins + lasts, "day": starts.date()}
    return session(number, starts).model_copy(update=made)


def planned(sessions: Sequence[Session], zone: ZoneInfo, day: date, **person: Any) -> list[Push]:
    """For a mission from the day before to the day after."""
    trip = mission(timezone=zone.key, starts_on=day - DAY, ends_on=day + DAY)
    return pushes_for(member(**person), trip, sessions, set())


def of_kind(pushes: Sequence[Push], kind: str) -> list[Push]:
    return [push for push in pushes if push.kind == kind]


# --- the wall ---


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("day", SPRING, ids=str)
def test_half_past_the_hour_that_spring_jumps_over_is_half_an_hour_after_the_jump(
    zone: ZoneInfo, day: date
) -> None:
    hour = LOST[zone]
    moment = at_wall(day, time(hour, 30), zone)
    assert moment == changed_at(day) + timedelta(minutes=30)
    assert wall(moment, zone) == datetime.combine(day, time(hour + 1, 30))
    assert at_wall(day, time(hour - 1, 59), zone) == changed_at(day) - timedelta(minutes=1)
    assert at_wall(day, time(hour + 1, 0), zone) == changed_at(day)


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("day", AUTUMN, ids=str)
def test_half_past_the_hour_that_autumn_has_twice_is_its_first(zone: ZoneInfo, day: date) -> None:
    hour = LOST[zone]
    moment = at_wall(day, time(hour, 30), zone)
    assert moment == changed_at(day) - timedelta(minutes=30)
    again = wall(moment + timedelta(hours=1), zone)
    assert (again, again.fold) == (wall(moment, zone), 0)
    assert at_wall(day, time(hour + 1, 0), zone) == changed_at(day) + timedelta(hours=1)


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("year", [2026, 2027])
def test_there_is_no_other_change_in_these_years(zone: ZoneInfo, year: int) -> None:
    noons = [datetime(year, 1, 1, 12, tzinfo=UTC) + DAY * number for number in range(365)]
    shifts = [
        later.date()
        for earlier, later in pairwise(noons)
        if earlier.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset()
    ]
    assert shifts == [next(day for day in days if day.year == year) for days in (SPRING, AUTUMN)]


# --- pushes on the day of a change ---


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("day", [*SPRING, *AUTUMN], ids=str)
@pytest.mark.parametrize("minutes", [0, 15, 30, 45])
def test_an_agenda_wanted_in_the_changed_hour_comes_once_at_a_time_that_exists(
    zone: ZoneInfo, day: date, minutes: int
) -> None:
    sessions = [in_zone(n, datetime.combine(day + DAY * (n - 2), time(9)), zone) for n in (1, 2, 3)]
    made = planned(sessions, zone, day, agenda_at=time(LOST[zone], minutes))
    (today,) = [push for push in of_kind(made, "day") if push.occasion == f"day:{day}"]
    shown = wall(today.due_at, zone)
    assert (shown.date(), shown.minute) == (day, minutes)
    assert shown.hour == LOST[zone] + (day in SPRING)
    assert [push.occasion for push in of_kind(made, "day")] == [f"day:{day + DAY * n}" for n in (-1, 0, 1)]


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("day", [*SPRING, *AUTUMN], ids=str)
def test_the_morning_after_the_change_and_the_evening_before_it_keep_their_time_on_the_wall(
    zone: ZoneInfo, day: date
) -> None:
    sessions = [in_zone(n, datetime.combine(day + DAY * (n - 1), time(9)), zone) for n in (1, 2)]
    trip = mission(timezone=zone.key, starts_on=day, ends_on=day + DAY)
    due = [wall(push.due_at, zone) for push in of_kind(pushes_for(member(), trip, sessions, set()), "day")]
    assert due == [datetime.combine(day - DAY, time(20)), datetime.combine(day + DAY, time(7, 30))]


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("day", [*SPRING, *AUTUMN], ids=str)
@pytest.mark.parametrize("lead", [5, 15, 30, 60])
def test_a_reminder_is_so_many_real_minutes_before_a_session_around_the_change(
    zone: ZoneInfo, day: date, lead: int
) -> None:
    walls = [datetime.combine(day, time(LOST[zone] + hours, 30)) for hours in (-1, 0, 1)]
    sessions = [in_zone(number, starts, zone) for number, starts in enumerate(walls, 1)]
    made = of_kind(planned(sessions, zone, day, reminder_minutes=lead), "reminder")
    assert sorted(push.due_at + timedelta(minutes=lead) for push in made) == sorted(
        one.starts_at for one in sessions
    )
    assert len({push.occasion for push in made}) == 3
    assert all(push.expires_at == push.due_at + timedelta(minutes=lead + 10) for push in made)


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("day", [*SPRING, *AUTUMN], ids=str)
def test_a_night_bus_over_the_change_lasts_as_long_as_it_lasts(zone: ZoneInfo, day: date) -> None:
    bus = in_zone(1, datetime.combine(day - DAY, time(23)), zone, timedelta(hours=6))
    (stars,) = of_kind(planned([bus], zone, day), "stars")
    hours = 6 + (1 if day in SPRING else -1)
    assert wall(stars.due_at, zone) == datetime.combine(day, time(23 + hours - 24, 5))


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("day", [*SPRING, *AUTUMN], ids=str)
@pytest.mark.parametrize("before", range(1, 10))
def test_waves_and_their_reminders_come_at_ten_of_the_wall_on_both_sides_of_a_change(
    zone: ZoneInfo, day: date, before: int
) -> None:
    trip = mission(timezone=zone.key, starts_on=day - DAY * (before + 1), ends_on=day - DAY * before)
    for person in ZONES:
        made = of_kind(pushes_for(member(timezone=person.key), trip, [], set()), "wave")
        assert {wall(push.due_at, person).time() for push in made} == {time(10)}
        keys = [(push.occasion, push.version) for push in made]
        assert len(set(keys)) == len(keys)


# --- short months ---


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 1, 29), 1, date(2027, 2, 28)),
        (date(2028, 1, 30), 1, date(2028, 2, 29)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2096, 2, 29), 48, date(2100, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 5, 31), 6, date(2026, 11, 30)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
    ],
)
def test_a_day_that_a_later_month_lacks_is_its_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@given(ends_on=st.dates(date(2024, 1, 1), date(2034, 12, 31)))
def test_the_waves_come_in_their_order_and_never_on_one_day(ends_on: date) -> None:
    days = [day for _, day in wave_days(ends_on)]
    assert days == sorted(set(days))
    assert days[0] > ends_on


# --- properties ---

MOMENTS = st.one_of(
    st.datetimes(datetime(2026, 3, 27), datetime(2026, 4, 1)),
    st.datetimes(datetime(2026, 10, 23), datetime(2026, 10, 28)),
    st.datetimes(datetime(2027, 3, 26), datetime(2027, 3, 31)),
    st.datetimes(datetime(2027, 10, 29), datetime(2027, 11, 3)),
)


@st.composite
def agendas(draw: st.DrawFn) -> tuple[ZoneInfo, list[Session]]:
    zone = draw(st.sampled_from(ZONES))
    starts = draw(st.lists(MOMENTS, max_size=8))
    lasts = st.timedeltas(timedelta(), timedelta(hours=30))
    return zone, [in_zone(n, moment, zone, draw(lasts)) for n, moment in enumerate(starts, 1)]


@given(agenda=agendas(), agenda_at=st.one_of(st.none(), st.times()), lead=st.sampled_from((0, 5, 15, 30, 60)))
def test_whatever_the_agenda_each_push_is_due_once_before_it_expires_at_a_time_that_exists(
    agenda: tuple[ZoneInfo, list[Session]], agenda_at: time | None, lead: int
) -> None:
    zone, sessions = agenda
    trip = mission(timezone=zone.key, starts_on=date(2026, 3, 27), ends_on=date(2027, 11, 3))
    who = member(agenda_at=agenda_at, reminder_minutes=lead)
    made = pushes_for(who, trip, sessions, set())
    keys = [(push.kind, push.occasion, push.version) for push in made]
    assert len(keys) == len(set(keys))
    assert made == pushes_for(who, trip, sessions, set())
    for push in made:
        assert push.expires_at is not None
        assert push.due_at < push.expires_at
        shown = wall(push.due_at, zone)
        assert not (shown.date() in SPRING and shown.hour == LOST[zone]), "no wall shows this"
    waves = of_kind(made, "wave")
    assert [push.due_at for push in waves] == sorted(push.due_at for push in waves)


# --- planned again ---


async def rows(tx: Transaction, stage: Stage, *kinds: str) -> list[Outgoing]:
    person = await tx.people.by_telegram(stage.telegram["Emma Clark"])
    assert person is not None
    found = await tx.outbox.of_person(
        stage.mission.id, person.id, kinds or ("day", "reminder", "stars", "wave")
    )
    return sorted(found, key=lambda row: row.id)


def waiting(found: Sequence[Outgoing]) -> dict[tuple[str, str, int], datetime]:
    keys = [(row.kind, row.occasion, row.version) for row in found if row.state == "queued"]
    assert len(keys) == len(set(keys)), "nothing waits twice"
    return {(row.kind, row.occasion, row.version): row.due_at for row in found if row.state == "queued"}


async def test_a_mission_that_moves_to_another_zone_is_planned_by_it_and_what_was_sent_stays_sent(
    stage: Stage,
) -> None:
    await stage.add_session("Dinner", at(19))
    await stage.add_session("Meeting", at(10, day=25))
    stage.move(prague(24, 18, 50))
    assert [name for name, _ in await stage.deliver()].count("Emma Clark") == 1
    async with stage.database.transaction(stage.now) as tx:
        before = await rows(tx, stage)
        sent = [row for row in before if row.state == "sent"]
        moved = stage.mission.model_copy(update={"timezone": "Europe/Kyiv"})
        await plan_mission(tx, moved)
        after = await rows(tx, stage)
        assert [row for row in after if row.state == "sent"] == sent
        assert set(waiting(after)) == set(waiting(before))
        shifted = {key for key, due in waiting(after).items() if due != waiting(before)[key]}
        assert {kind for kind, _, _ in shifted} == {"day", "wave"}
        assert all(waiting(before)[key] - waiting(after)[key] == timedelta(hours=1) for key in shifted)
        await plan_mission(tx, moved)
        assert await rows(tx, stage) == after
        await plan_mission(tx, stage.mission)
        assert waiting(await rows(tx, stage)) == waiting(before)


async def test_new_zone_data_moves_what_waits_and_leaves_what_was_sent(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if Prague's summer time had been abolished by a new zone database: the wall's times stay, the moments move."""
    await stage.add_session("Meeting", at(10))
    await stage.add_session("Visit", at(10, day=25))
    stage.move(prague(24, 9, 46))
    assert await stage.deliver()
    async with stage.database.transaction(stage.now) as tx:
        before = await rows(tx, stage)
        monkeypatch.setattr(type(stage.mission), "zone", ZoneInfo("Etc/GMT-1"))
        await plan_mission(tx, stage.mission)
        after = await rows(tx, stage)
    assert [row for row in after if row.state == "sent"] == [row for row in before if row.state == "sent"]
    assert [row.id for row in after] == [row.id for row in before]
    assert waiting(after)["day", "day:2023-04-25", 0] == prague(25, 8, 30)


async def test_sessions_keep_their_time_on_the_wall_at_a_start_with_new_zone_data(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.add_session("Meeting", at(10, day=25))
    await stage.add_session("Open end", at(12, day=25), lasts=None)
    for _ in range(2):
        await plan_again(stage.database, HandClock(stage.now))
    async with stage.database.reading(stage.now) as tx:
        assert [one.starts_at for one in await tx.agenda.all_of(stage.mission.id)] == [
            prague(25, 10),
            prague(25, 12),
        ]
    monkeypatch.setattr(Mission, "zone", ZoneInfo("Etc/GMT-1"))
    for _ in range(2):
        await plan_again(stage.database, HandClock(stage.now))
    async with stage.database.reading(stage.now) as tx:
        first, second = await tx.agenda.all_of(stage.mission.id)
        assert (first.starts_at, first.ends_at) == (prague(25, 11), prague(25, 12))
        assert (second.starts_at, second.ends_at, second.starts_wall) == (
            prague(25, 13),
            None,
            at(12, day=25),
        )
        due = waiting(await rows(tx, stage, "reminder"))
    assert sorted(due.values()) == [prague(25, 10, 45), prague(25, 12, 45)]


async def test_a_session_in_the_second_coming_of_an_hour_stays_there(stage: Stage) -> None:
    second = changed_at(AUTUMN[0]) + timedelta(minutes=30)
    session_id = await stage.add_session("Night train", datetime(2026, 10, 25, 2, 30))
    async with stage.database.transaction(stage.now) as tx:
        await tx.agenda.change(session_id, starts_at=second, ends_at=second + timedelta(hours=1))
        await tx.agenda.change(session_id, ends_wall=datetime(2026, 10, 25, 3, 30))
    await plan_again(stage.database, HandClock(stage.now))
    async with stage.database.reading(stage.now) as tx:
        (kept,) = await tx.agenda.all_of(stage.mission.id)
        assert (kept.starts_at, kept.ends_at) == (second, second + timedelta(hours=1))


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ({"agenda_at": time(6, 0)}, "day"),
        ({"reminder_minutes": 60}, "reminder"),
        ({"timezone": "America/New_York"}, "wave"),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
async def test_a_setting_moves_its_kind_alone_and_back_again(
    stage: Stage, setting: dict[str, object], kind: str
) -> None:
    await stage.add_session("Opening", at(10))
    await stage.add_session("Meeting", at(10, day=25))
    emma = await stage.person("Emma Clark")
    plans = []
    for fields in ({}, setting, {name: getattr(emma, name) for name in setting}):
        async with stage.database.transaction(stage.now) as tx:
            if fields:
                await tx.people.change(emma.id, **fields)
            await plan_mission(tx, stage.mission)
            plans.append(waiting(await rows(tx, stage)))
    before, changed, again = plans
    assert {key[0] for key in before if changed[key] != before[key]} == {kind}
    assert (set(changed), again) == (set(before), before)


async def test_a_session_that_moves_after_its_reminder_gets_one_more_and_back_again_none(
    stage: Stage,
) -> None:
    meeting = await stage.add_session("Meeting", at(10))
    stage.move(prague(24, 9, 46))
    assert await stage.deliver()
    for hour, expected in ((12, 1), (10, 0)):
        async with stage.database.transaction(stage.now) as tx:
            await tx.agenda.change(meeting, starts_at=prague(24, hour), ends_at=prague(24, hour + 1))
            await plan_mission(tx, stage.mission)
            assert len([key for key in waiting(await rows(tx, stage)) if key[0] == "reminder"]) == expected
            assert [row.state for row in await rows(tx, stage, "reminder")].count("sent") == 1


# --- a week of downtime ---


async def test_after_a_week_of_downtime_what_expired_is_counted_and_what_has_not_goes_out_once(
    stage: Stage,
) -> None:
    for day in (24, 25, 26, 27, 28):
        await stage.add_session(f"Meeting on {day}", at(10, day=day))
    async with stage.database.reading(stage.now) as tx:
        before = waiting(await rows(tx, stage))
    back = prague(24, 9) + timedelta(days=8, hours=2)
    stage.move(back)
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
        overdue = {key for key, due in before.items() if due <= back}
        expired = {(row.kind, row.occasion, row.version) for row in await tx.outbox.expire() if row.person_id}
    assert ("wave", "wave:2d", 0) in overdue - expired
    told = [name for name, _ in await stage.deliver()]
    assert told.count("Emma Clark") == len(overdue - expired) == 1
    async with stage.database.transaction(stage.now) as tx:
        found = await rows(tx, stage)
        states = {(row.kind, row.occasion, row.version): row.state for row in found}
        assert {states[key] for key in overdue & expired} == {"expired"}
        assert len(overdue & expired) >= 13
        await plan_mission(tx, stage.mission)
        assert await rows(tx, stage) == found
    assert await stage.deliver() == []
    card = (await stage.says("Petro Bondar", "/organise"))[-1].text
    assert "нагадування" in card.lower()
