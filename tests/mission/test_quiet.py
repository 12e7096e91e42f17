"""Mute and quiet hours: nothing within them, nothing twice, nothing lost, by the clock on the wall."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mission.delivery import recipient_of
from mission.planner import plan_mission, pushes_for
from mission.quiet import MUTABLE, Hush, hush_now, hush_of, is_quiet, quiet_until, rested
from mission.settings import change, hours, muted_fields, quiet_fields
from storage.message import Message
from storage.missions import Mission
from storage.outbox import PUSH_PRIORITY, Outgoing, Push
from storage.people import Member, Membership, Person
from tests.stage import Stage

PRAGUE = ZoneInfo("Europe/Prague")
NIGHT = time(22), time(7)


def member(**fields: object) -> Member:
    person = {
        "id": 1,
        "telegram_id": 1001,
        "name": "Emma",
        "email": "",
        "phone": "",
        "language": "en",
        "timezone": None,
        "agenda_at": None,
        "reminder_minutes": 15,
        "unreachable_since": None,
        "current_mission_id": 1,
    }
    place = {
        "id": 1,
        "mission_id": 1,
        "person_id": 1,
        "role": "delegate",
        "organisation": "",
        "position": "",
        "group_id": None,
        "joined_at": datetime(2023, 4, 1, tzinfo=UTC),
        "left_at": None,
    }
    return Member(person=Person.model_validate(person | fields), membership=Membership.model_validate(place))


MISSION = Mission(
    id=1,
    programme_id=None,
    code="PRAGUE",
    name="Prague",
    city="Praha",
    country="CZ",
    timezone="Europe/Prague",
    starts_on=date(2023, 4, 24),
    ends_on=date(2023, 4, 28),
    agenda_at=time(7, 30),
    languages=("en",),
    created_at=datetime(2023, 1, 1, tzinfo=UTC),
)


def push(kind: str, at: datetime, *, keeps: timedelta = timedelta(hours=24), **subject: object) -> Push:
    return Push(
        kind=kind,
        mission_id=1,
        person_id=1,
        occasion="x",
        due_at=at,
        expires_at=at + keeps,
        subject=subject,
    )


def prague(text: str, fold: int = 0) -> datetime:
    """A moment by the clock on a wall in Prague."""
    return datetime.fromisoformat(text).replace(tzinfo=PRAGUE, fold=fold).astimezone(UTC)


# --- the hours ---


@pytest.mark.parametrize(
    ("span", "at", "end"),
    [
        (NIGHT, "2023-04-24 21:59", None),
        (NIGHT, "2023-04-24 22:00", "2023-04-25 07:00"),
        (NIGHT, "2023-04-25 06:59", "2023-04-25 07:00"),
        (NIGHT, "2023-04-25 07:00", None),
        ((time(13), time(15)), "2023-04-24 14:00", "2023-04-24 15:00"),
        ((time(13), time(15)), "2023-04-24 12:59", None),
        ((time(0), time(23, 59)), "2023-04-24 12:00", "2023-04-24 23:59"),
        ((time(13), time(0)), "2023-04-24 14:00", "2023-04-25 00:00"),
        ((time(7), time(7)), "2023-04-24 07:00", None),
        # the night of 25 October 2026 has one hour more, that of 28 March 2027 one less
        (NIGHT, "2026-10-24 22:00", "2026-10-25 07:00"),
        (NIGHT, "2027-03-27 22:00", "2027-03-28 07:00"),
        ((time(22), time(2, 30)), "2026-10-25 01:00", "2026-10-25 02:30"),
        ((time(22), time(2, 30)), "2027-03-28 01:59", "2027-03-28 03:30"),
        # what 02:30 has become that night is quiet again already
        ((time(3), time(2, 30)), "2027-03-28 01:59", "2027-03-29 02:30"),
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall(span: tuple[time, time], at: str, end: str | None) -> None:
    assert quiet_until(*span, prague(at), PRAGUE) == (prague(end) if end else None)


def test_an_hour_that_comes_twice_is_quiet_twice() -> None:
    second = prague("2026-10-25 02:10", fold=1)
    assert quiet_until(time(22), time(2, 30), second, PRAGUE) == prague("2026-10-25 02:30", fold=1)


def test_no_hours_are_never_quiet() -> None:
    assert not is_quiet(None, None, prague("2023-04-24 03:00"), PRAGUE)
    assert quiet_until(None, None, prague("2023-04-24 03:00"), PRAGUE) is None


TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
ZONES = st.sampled_from(["Europe/Prague", "Europe/Kyiv", "UTC", "Asia/Kathmandu", "Australia/Lord_Howe"])


@given(TIMES, TIMES, st.integers(0, 2 * 366 * 24 * 60), ZONES)
def test_the_end_is_later_is_not_quiet_and_is_within_two_days(
    begins: time, until: time, minute: int, zone_name: str
) -> None:
    zone, moment = ZoneInfo(zone_name), datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    end = quiet_until(begins, until, moment, zone)
    assert (end is not None) == is_quiet(begins, until, moment, zone)
    if end is not None:
        assert moment < end <= moment + timedelta(hours=49)
        assert not is_quiet(begins, until, end, zone)


# --- which push ---


@pytest.mark.parametrize("kind", MUTABLE)
def test_a_muted_kind_does_not_come(kind: str) -> None:
    at = prague("2023-04-24 12:00")
    assert hush_of(push(kind, at), member(muted=(kind,)), MISSION, at) == Hush(reason="muted by the person")
    assert hush_of(push(kind, at), member(muted=("other",)), MISSION, at) is None


@pytest.mark.parametrize("kind", ["change", "question", "unreachable"])
def test_what_may_not_be_muted_comes_although_somebody_got_it_into_the_list(kind: str) -> None:
    at = prague("2023-04-24 12:00")
    assert hush_of(push(kind, at), member(muted=(kind,)), MISSION, at) is None


def test_a_critical_announcement_ignores_both() -> None:
    at = prague("2023-04-24 03:00")
    silent = member(muted=("broadcast",), quiet_from=NIGHT[0], quiet_until=NIGHT[1])
    assert hush_of(push("broadcast", at, critical=True), silent, MISSION, at) is None
    assert hush_of(push("broadcast", at), silent, MISSION, at) == Hush(reason="muted by the person")


@pytest.mark.parametrize("kind", ["reminder", "change"])
def test_what_is_about_a_moment_comes_at_it(kind: str) -> None:
    at = prague("2023-04-25 06:45")
    night = member(quiet_from=NIGHT[0], quiet_until=NIGHT[1])
    assert hush_of(push(kind, at, keeps=timedelta(minutes=25)), night, MISSION, at) is None


def test_the_rest_waits_unless_it_would_be_out_of_date_then() -> None:
    at = prague("2023-04-25 05:00")
    night = member(quiet_from=NIGHT[0], quiet_until=NIGHT[1])
    waits = hush_of(push("day", at), night, MISSION, at)
    assert waits == Hush(reason="quiet hours", until=prague("2023-04-25 07:00"))
    just = hush_of(push("day", at, keeps=timedelta(hours=2, seconds=1)), night, MISSION, at)
    assert just == waits
    late = hush_of(push("day", at, keeps=timedelta(hours=2)), night, MISSION, at)
    assert late == Hush(reason="out of date before the quiet hours end")


def test_the_missions_clock_counts_while_it_runs_and_ones_own_before_and_after() -> None:
    away = member(quiet_from=time(9), quiet_until=time(11), timezone="Europe/Kyiv")
    after = prague("2023-06-01 08:30")
    for during in (prague("2023-04-24 08:30"), prague("2023-04-28 08:30")):
        assert hush_of(push("broadcast", during), away, MISSION, during) is None
    hush = hush_of(push("broadcast", after), away, MISSION, after)
    assert hush == Hush(reason="quiet hours", until=prague("2023-06-01 10:00"))


@given(TIMES, TIMES)
def test_a_plan_falls_outside_the_quiet_hours_and_planning_it_again_moves_nothing(
    begins: time, until: time
) -> None:
    one = member(quiet_from=begins, quiet_until=until)
    for planned in pushes_for(one, MISSION, [], set()):
        once = rested(planned, one, MISSION)
        assert once.expires_at == planned.expires_at
        assert rested(once, one, MISSION) == once
        hush = hush_of(once, one, MISSION, once.due_at)
        assert hush is None or hush.until is None


# --- kept ---


async def days_of(stage: Stage) -> list[Outgoing]:
    emma = await stage.person("Emma Clark")
    async with stage.database.reading(stage.now) as tx:
        return await tx.outbox.of_person(stage.mission.id, emma.id, ("day",))


async def test_an_answer_and_an_edit_come_in_quiet_hours(stage: Stage) -> None:
    emma = await stage.person("Emma Clark")
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(emma.id, quiet_from=time(0), quiet_until=time(23))
        said = Message(text=Markup("Kept."))
        answer = await tx.outbox.reply(1, said, person_id=emma.id, mission_id=stage.mission.id)
        pushed = answer.model_copy(update={"priority": PUSH_PRIORITY})
        place = (await recipient_of(tx, answer)).place
    assert place is not None
    assert hush_now(answer, place, stage.now) is None
    assert hush_now(pushed.model_copy(update={"work": "edit"}), place, stage.now) is None
    waits = Hush(reason="quiet hours", until=prague("2023-04-24 23:00"))
    assert hush_now(pushed, place, stage.now) == waits


async def test_quiet_hours_move_what_waits_and_taking_them_back_moves_it_back(stage: Stage) -> None:
    for day in (25, 26):
        await stage.add_session("City hall", datetime.combine(date(2023, 4, day), time(12)))
    first, before = await days_of(stage)  # the first is due at 20:00 of the evening before
    emma = await stage.person("Emma Clark")
    async with stage.database.transaction(stage.now) as tx:
        emma = await change(tx, emma, **quiet_fields(time(22), time(9)))
    unmoved, moved = await days_of(stage)
    assert unmoved == first
    assert moved.due_at == prague("2023-04-26 09:00")
    assert moved.expires_at == before.expires_at
    for _ in range(2):
        async with stage.database.transaction(stage.now) as tx:
            await plan_mission(tx, stage.mission)
        assert await days_of(stage) == [first, moved]
    async with stage.database.transaction(stage.now) as tx:
        await change(tx, emma, **quiet_fields(None, None))
    assert await days_of(stage) == [first, before]


def test_muting_keeps_the_order_of_the_table_and_unmuting_takes_it_out() -> None:
    one = member(muted=("wave",)).person
    assert muted_fields(one, "day", muted=True) == {"muted": ("day", "wave")}
    assert muted_fields(one, "wave", muted=False) == {"muted": ()}


@pytest.mark.parametrize("text", ["22-7", "22:00 – 7:00", "22.00—07.00", "22 - 7"])
def test_hours_are_read_kindly(text: str) -> None:
    assert hours(text) == NIGHT
