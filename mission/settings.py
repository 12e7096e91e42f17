"""What each person may set: language, time of the day's agenda, lead of reminders, what they mute, quiet hours."""

import re
from datetime import time
from typing import Final

from mission.documents.clock import DAY, read_times
from mission.documents.faults import UnreadError
from mission.errors import UserError
from mission.planner import plan_member
from mission.quiet import MUTABLE
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
QUIET_HOURS: Final = ((time(22, 0), time(7, 0)), (time(23, 0), time(8, 0)))
QUIET_OFF_WORDS: Final = (
    *("quiet off", "no quiet hours", "без тихих годин", "тихі години вимкнути", "тихі години вимк"),
    *("bez tichých hodin", "bez klidu", "klid vypnout"),
)
DASH: Final = re.compile(r"\s*[-–—]\s*")
TWO: Final = re.compile(r".*\d.*[-–—].*\d.*")
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


def hours(text: str) -> tuple[time, time]:
    """Quiet hours as people type them: "22-7", "22:30 – 6.45". Raises UserError, also where they never end."""
    try:
        begins, until = (clock(part) for part in DASH.split(text.strip()))
    except (UserError, ValueError) as unread:
        raise UserError("settings-bad-hours") from unread
    if begins == until:
        raise UserError("settings-endless-hours")
    return begins, until


def quiet_fields(begins: time | None, until: time | None) -> dict[str, object]:
    """The fields of a Person for quiet hours; None for both: there are none."""
    return {"quiet_from": begins, "quiet_until": until}


def muted_fields(person: Person, kind: str, *, muted: bool) -> dict[str, object]:
    """The field of a Person once a kind is muted, or comes again. Raises UserError for one that always comes."""
    if kind not in MUTABLE:
        raise UserError("stale-button")
    chosen = {kind} | set(person.muted) if muted else set(person.muted) - {kind}
    return {"muted": tuple(kind for kind in MUTABLE if kind in chosen)}


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
    if said in {folded(word) for word in QUIET_OFF_WORDS}:
        return quiet_fields(None, None)
    if TWO.fullmatch(text.strip()):
        return quiet_fields(*hours(text))
    lead = LEAD.fullmatch(said)
    if lead and int(lead[1]) not in LEADS:
        raise UserError("settings-not-understood")
    if lead:
        return {"reminder_minutes": int(lead[1])}
    try:
        return {"agenda_at": clock(text)}
    except UserError as unread:
        raise UserError("settings-not-understood") from unread
