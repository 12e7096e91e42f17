import contextlib
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission.documents.cell import Cell
from mission.documents.clock import DAY, read_times
from mission.documents.faults import UnreadError

MINUTES = st.integers(0, DAY - 1)


@pytest.mark.parametrize(
    "text", ["25:00", "9:60", "24:01", "noon", "13 pm", "0 am", "9:5", "9:00 10:00", "99999", "-", "9::00"]
)
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    with pytest.raises(UnreadError):
        read_times(text)


def test_an_empty_cell_is_a_missing_time() -> None:
    for cell in ("", " ", None):
        with pytest.raises(UnreadError) as refused:
            read_times(cell)
        assert refused.value.key == "fault-time-missing"


@given(st.text())
def test_any_text_is_a_time_or_a_fault(text: str) -> None:
    try:
        starts, ends = read_times(text)
    except UnreadError:
        return
    assert starts in range(DAY + 1)
    assert ends is None or ends in range(DAY + 1)


@given(st.floats() | st.integers() | st.timedeltas())
def test_any_number_is_a_time_or_a_fault(cell: Cell) -> None:
    with contextlib.suppress(UnreadError):
        assert read_times(cell)[0] in range(DAY + 1)


@given(
    MINUTES,
    st.sampled_from(
        ["{:d}:{:02d}", "{:02d}.{:02d}", "{:d}h{:02d}", "{:02d}:{:02d}:00", "{:02d}{:02d}", "о {:d}:{:02d}"]
    ),
)
def test_a_time_is_read_back(minutes: int, form: str) -> None:
    assert read_times(form.format(*divmod(minutes, 60))) == (minutes, None)


@given(
    MINUTES,
    MINUTES,
    st.sampled_from(
        ["{}–{}", "{} - {}", "{}-{}", "з {} до {}", "od {} do {} hod.", "from {} to {}", "{} až {}"]
    ),
)
def test_a_range_is_read_back(starts: int, ends: int, form: str) -> None:
    written = [f"{minutes // 60}:{minutes % 60:02d}" for minutes in (starts, ends)]
    assert read_times(form.format(*written)) == (starts, ends)


@pytest.mark.parametrize(
    ("cell", "times"),
    [
        ("9", (540, None)),
        ("9–10:30", (540, 630)),
        ("9-10.30", (540, 630)),
        ("9:00-", (540, None)),
        ("9 год", (540, None)),
        ("9 hod.", (540, None)),
        ("2 pm", (840, None)),
        ("12:15 a.m.", (15, None)),
        ("0:00", (0, None)),
        ("24:00", (DAY, None)),
        (time(9, 30), (570, None)),
        (datetime(2023, 4, 24, 9, 30), (570, None)),  # noqa: DTZ001 - as openpyxl gives it
        (timedelta(hours=9), (540, None)),
        (0.375, (540, None)),
        (1.0, (DAY, None)),
        (9, (540, None)),
    ],
)
def test_times_as_people_and_workbooks_write_them(cell: Cell, times: tuple[int, int | None]) -> None:
    assert read_times(cell) == times
