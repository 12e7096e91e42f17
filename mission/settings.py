"""What each person may set: their language, when the day's agenda comes, how long before a session they are reminded."""

import re
from datetime import time
from typing import Final

from mission.documents.clock import DAY, read_times
from mission.documents.faults import UnreadError
from mission.errors import UserError
from mission.planner import plan_member
from storage.columns import folded
from storage.people import Person
from storage.transaction import Transaction

LEADS: Final = (0, 5, 15, 30, 60)
"""Minutes before a session at which one can be reminded; 0 is never."""
AGENDA_TIMES: Final = (time(7, 0), time(7, 30), time(8, 0))
OWN_NAMES: Final = {"uk": "Українська", "cs": "Čeština", "en": "English"}
LANGUAGE_WORDS: Final = {
    "uk": ("uk", "ua", "ukr", "українська", "українською", "ukrainian", "ukrajinština", "ukrajinsky"),
    "cs": ("cs", "cz", "cze", "čeština", "česky", "czech", "чеська", "чеською"),
    "en": ("en", "eng", "english", "angličtina", "anglicky", "англійська", "англійською"),
}
OFF_WORDS: Final = (
    *("off", "no", "none", "never", "no reminder", "no reminders", "reminders off"),
    *("ні", "вимк", "вимкнути", "без нагадувань", "ne", "vypnout", "nikdy", "bez připomínek"),
)
MISSION_WORDS: Final = ("mission", "as the mission", "місія", "як у місії", "mise", "jako mise", "podle mise")
LEAD: Final = re.compile(r"(\d{1,2})\s*(?:m|min|minut\w*|mins|minutes?|хв|хвилин\w*)?\.?")


async def change(tx: Transaction, person: Person, **fields: object) -> Person:
    """Keep the new settings and plan the person's pushes anew, in every mission of theirs."""
    await tx.people.change(person.id, **fields)
    for member in await tx.people.memberships_of(person.id):
        mission = await tx.missions.get(member.membership.mission_id)
        if mission and member.membership.joined_at:
            await plan_member(tx, member, mission)
    return person.model_copy(update=fields)


def clock(text: str) -> time:
    """A time of day as people type it: "7:45", "7.45", "745", "7 45", "7 am", «о 7:45»."""
    typed = text.strip()
    try:
        minutes, end = read_times(re.sub(r"(\d)\s+(\d\d)\b", r"\1:\2", typed))
    except UnreadError as unread:
        raise UserError("settings-bad-time") from unread
    if end is not None or not typed[0].isalnum():
        raise UserError("settings-bad-time")
    return time(minutes % DAY // 60, minutes % 60)


def wanted(text: str) -> dict[str, object]:
    """What "/settings TEXT" sets: the field of a Person and its value. Raises UserError with what can be set.

    A bare number is minutes of the reminder, never an hour.
    """
    said = folded(text)
    language = {folded(word): code for code, words in LANGUAGE_WORDS.items() for word in words}.get(said)
    if language:
        return {"language": language}
    if said in {folded(word) for word in OFF_WORDS}:
        return {"reminder_minutes": 0}
    if said in {folded(word) for word in MISSION_WORDS}:
        return {"agenda_at": None}
    lead = LEAD.fullmatch(said)
    if lead and int(lead[1]) not in LEADS:
        raise UserError("settings-not-understood")
    if lead:
        return {"reminder_minutes": int(lead[1])}
    try:
        return {"agenda_at": clock(text)}
    except UserError as unread:
        raise UserError("settings-not-understood") from unread
