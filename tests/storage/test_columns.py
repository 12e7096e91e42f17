"""Moments are aware UTC on both sides; folding makes alike what a person would call the same."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError

from storage.columns import Moment, folded
from storage.schema import strangers
from storage.transaction import Transaction
from tests.storage.conftest import a_mission

LONG_AGO, FAR_AHEAD = datetime(1950, 1, 1), datetime(2200, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
DIALECTS: tuple[Dialect, ...] = (sqlite.dialect(), postgresql.dialect())  # type: ignore[no-untyped-call]
ZONES = st.sampled_from(
    [UTC, ZoneInfo("Europe/Kyiv"), ZoneInfo("Europe/Prague"), timezone(timedelta(hours=-9))]
)


async def test_a_moment_without_a_zone_is_refused(tx: Transaction) -> None:
    naive = datetime(2023, 4, 24, 6, 0)  # noqa: DTZ001 - that is what is refused
    with pytest.raises(StatementError, match="without a zone"):
        await tx.connection.execute(insert(strangers).values(telegram_id=1, told_at=naive))


async def test_a_moment_without_a_zone_is_refused_in_a_question_too(tx: Transaction) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        await tx.people.forget_strangers(datetime(2023, 4, 24, 6, 0))  # noqa: DTZ001 - that is what is refused


async def test_a_moment_comes_back_in_utc(tx: Transaction) -> None:
    kept = datetime(2023, 4, 24, 8, 0, 0, 123456, tzinfo=ZoneInfo("Europe/Prague"))
    await tx.connection.execute(insert(strangers).values(telegram_id=1, told_at=kept))
    told = await tx.people.stranger_told_at(1)
    assert told == kept
    assert told is not None
    assert told.tzinfo is UTC


async def test_no_moment_stays_none(tx: Transaction) -> None:
    assert (await tx.people.add(name="Olena")).unreachable_since is None


async def test_moments_are_compared_as_moments_whatever_their_zone(tx: Transaction) -> None:
    await tx.people.tell_stranger(1)
    late = tx.now.astimezone(ZoneInfo("Asia/Tokyo")) + timedelta(seconds=1)
    await tx.people.forget_strangers(late - timedelta(seconds=2))
    assert await tx.people.stranger_told_at(1) == tx.now
    await tx.people.forget_strangers(late)
    assert await tx.people.stranger_told_at(1) is None


@given(st.datetimes(LONG_AGO, FAR_AHEAD, timezones=ZONES))
def test_what_is_kept_is_the_same_moment(moment: datetime) -> None:
    column = Moment()
    for dialect in DIALECTS:
        kept = column.process_bind_param(moment, dialect)
        assert column.process_result_value(kept, dialect) == moment.astimezone(UTC)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("NOVAK", "Novák"),
        ("  jan   novak ", "Jan Novák"),
        ("příliš žluťoučký kůň", "PRILIS ZLUTOUCKY KUN"),
        ("мар'яна", "Мар’яна"),
        ("марʼяна", "Мар`яна"),
        ("київ", "КИЇВ"),
        ("Jan\u00a0Nova\u0301k", "Jan Novák"),
        ("strasse", "Straße"),
        ("TEL", "℡"),
    ],
)
def test_what_a_person_would_call_the_same_folds_alike(typed: str, kept: str) -> None:
    assert folded(typed) == folded(kept)


@pytest.mark.parametrize(
    ("one", "other"), [("гриць", "ґвинт"), ("Jan Novák", "Jan Nosek"), ("JanNovák", "Jan Novák")]
)
def test_what_differs_folds_differently(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


async def test_wall_time_is_kept_without_a_zone(tx: Transaction) -> None:
    mission = await a_mission(tx)
    wall = datetime(2023, 4, 24, 9, 0)  # noqa: DTZ001 - what the clock on the wall shows
    session = await tx.agenda.add(
        mission.id,
        kind="ours",
        day=date(2023, 4, 24),
        title="Opening",
        starts_at=wall.replace(tzinfo=ZoneInfo("Europe/Prague")),
        starts_wall=wall,
        speakers=[],
    )
    assert (session.starts_at, session.starts_wall) == (datetime(2023, 4, 24, 7, 0, tzinfo=UTC), wall)
