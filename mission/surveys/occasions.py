"""When a question is asked: questions of one moment come as one card, an anonymous one always on a card of its own.

A key names such an occasion, and "survey:KEY" is what the outbox calls it:

    home               after the questions on the way home        +14, +3m    days or months after the mission
    evening:DAY        each evening of the mission                q7          the anonymous question 7
    2023-04-25T1800    a day and a time of the mission's          ask7        question 7, asked by hand

An anonymous question keeps its key whatever moment the mission file moves it to: it is asked once.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from mission.agenda import invites
from mission.documents.days import PartialDay
from mission.documents.faults import UnreadError
from mission.documents.when import When, read_when
from mission.time import at_wall, months_later
from storage.missions import Mission
from storage.outbox import Outgoing, Push
from storage.people import Member
from storage.questions import Question

SURVEY: Final = "survey"
BY_HAND: Final = "ask"
KEEPS: Final = timedelta(days=3)
REMINDERS: Final = (timedelta(days=1), timedelta(days=2))
AFTER_HOME: Final = timedelta(minutes=10)
"""After the questions on the way home, which take a minute."""
BETWEEN: Final = timedelta(minutes=2)
"""Between the cards of anonymous questions that are asked at one moment."""
EVENING_AT: Final = time(20, 45)
EVENING_KEEPS: Final = timedelta(hours=23)
LATER_AT: Final = time(10, 0)


def occasion_of(key: str) -> str:
    return f"{SURVEY}:{key}"


def key_of(occasion: str) -> str:
    return occasion.removeprefix(f"{SURVEY}:")


def by_hand(row: Outgoing) -> bool:
    """Whether an organiser had it asked: no plan of the mission's knows of it."""
    return row.kind == SURVEY and key_of(row.occasion).startswith(BY_HAND)


def hand_key(question: Question) -> str:
    """Of a question that an organiser has asked at once."""
    return unnamed_key(question.id) if question.anonymous else f"{BY_HAND}{question.id}"


def unnamed_key(question_id: int) -> str:
    """Of an anonymous question, whenever it is asked."""
    return f"q{question_id}"


def is_asked(question: Question, member: Member) -> bool:
    """Hosts are asked nothing."""
    return member.membership.role != "host" and invites(question.audience, member)


def subject_of(key: str) -> str:
    """What answers on an occasion are filed under: the day, where it is asked each evening."""
    return key.removeprefix("evening:") if key.startswith("evening:") else ""


def when_of(question: Question) -> When:
    """What was kept before anybody checked it is asked on the way home."""
    try:
        return read_when(question.asked_when)
    except UnreadError:
        return When("home")


def keys_of(question: Question, mission: Mission) -> list[str]:
    """The occasions on which a question is asked."""
    when = when_of(question)
    if question.anonymous:
        return [unnamed_key(question.id)]
    if when.kind == "evening":
        return [f"evening:{day}" for day in _days(mission)]
    if when.kind == "later":
        return [f"+{when.months}m" if when.months else f"+{when.days}"]
    if when.kind == "at":
        day = _day(when, mission)
        return [f"{day}T{when.clock:%H%M}"] if day else []
    return ["home"]


def survey_pushes(
    member: Member, mission: Mission, questions: Sequence[Question], home_due: datetime
) -> list[Push]:
    """Every survey that this member should get, and its reminders; `home_due`: when the way home is asked about."""
    mine = [question for question in questions if is_asked(question, member)]
    windows: dict[str, tuple[datetime, datetime]] = {}
    anonymous = 0
    for question in mine:
        anonymous += question.anonymous
        wait = BETWEEN * anonymous if question.anonymous else timedelta()
        for key, due, lasts in _windows(question, member, mission, home_due):
            windows.setdefault(key, (due + wait, due + wait + lasts))
    return [push for key, window in windows.items() for push in pushes_of(member, mission, key, *window)]


def pushes_of(member: Member, mission: Mission, key: str, due: datetime, expires: datetime) -> Iterator[Push]:
    """The question and, while it can still be answered, its reminders, which only the silent get."""
    for version, later in enumerate((timedelta(), *REMINDERS)):
        if due + later < expires:
            yield Push(
                kind=SURVEY,
                mission_id=mission.id,
                person_id=member.person.id,
                occasion=occasion_of(key),
                version=version,
                due_at=due + later,
                expires_at=expires,
            )


def _windows(
    question: Question, member: Member, mission: Mission, home_due: datetime
) -> Iterator[tuple[str, datetime, timedelta]]:
    """Each occasion with its moment and how long it can be answered."""
    when = when_of(question)
    for key in keys_of(question, mission):
        if when.kind == "evening":
            day = date.fromisoformat(subject_of(key))
            yield key, at_wall(day, EVENING_AT, mission.zone), EVENING_KEEPS
        elif when.kind == "later":
            yield key, at_wall(_later(when, mission), LATER_AT, member.zone(mission)), KEEPS
        elif when.kind == "home":
            yield key, home_due + AFTER_HOME, KEEPS
        elif on := _day(when, mission):
            yield key, at_wall(on, when.clock, mission.zone), KEEPS


def _later(when: When, mission: Mission) -> date:
    return months_later(mission.ends_on, when.months) + timedelta(days=when.days)


def _day(when: When, mission: Mission) -> date | None:
    """A day without a year is the one nearest to the mission's first; 29 February may be none."""
    if not isinstance(when.day, PartialDay):
        return when.day
    try:
        return when.day.after(mission.starts_on)
    except ValueError:
        return None


def _days(mission: Mission) -> list[date]:
    length = (mission.ends_on - mission.starts_on).days
    return [mission.starts_on + timedelta(days=after) for after in range(length + 1)]
