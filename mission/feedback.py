"""Feedback: stars and lines about sessions, and lines about the mission; a later answer replaces the earlier."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from mission.agenda import ends, own_agenda, rated
from mission.errors import UserError
from mission.publishing import ask_anew
from mission.publishing import subject_of as words_of
from storage.agenda import Session
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

STARS: Final = "session.stars"
LINE: Final = "session.line"
FREE: Final = "free.line"
MOST_STARS: Final = 5
JUST_ENDED: Final = timedelta(hours=1)
"""So long after a session's end a remark is taken to be about it."""


class Rating(Record):
    """A session and what the member has said about it so far."""

    session: Session
    stars: int | None = None
    line: str = ""


def subject_of(session_id: int) -> str:
    """What an answer about a session is filed under."""
    return f"session:{session_id}"


async def rating_of(tx: Transaction, member: Member, session_id: int) -> Rating:
    """What the member has said about a session; refused when it is none of their mission's."""
    session = await tx.agenda.get(session_id)
    if session is None or session.mission_id != member.membership.mission_id or not rated(session, member):
        raise UserError("stale-button")
    return (await _with_answers(tx, member, [session]))[0]


async def rate(tx: Transaction, member: Member, session_id: int, stars: int) -> Rating:
    """Keep one to five stars."""
    before = await rating_of(tx, member, session_id)
    if not 1 <= stars <= MOST_STARS:
        raise UserError("stale-button")
    await tx.answers.give(*_mine(member), STARS, subject_of(session_id), stars)
    return before.model_copy(update={"stars": stars})


async def say(tx: Transaction, member: Member, session_id: int, line: str) -> Rating:
    """Keep the line about a session; it replaces an earlier one."""
    before = await rating_of(tx, member, session_id)
    await tx.answers.give(*_mine(member), LINE, subject_of(session_id), line)
    await _ask_anew(tx, member, LINE, subject_of(session_id))
    return before.model_copy(update={"line": line})


async def remark(tx: Transaction, member: Member, text: str, key: str, about: Session | None) -> None:
    """Keep a remark that nobody asked for; beside an earlier line about the same session, never over it.

    `key` names the remark (≤40 characters), so that it can be filed elsewhere later.
    """
    if about is None:
        await tx.answers.give(*_mine(member), FREE, key, text)
        return
    before = await rating_of(tx, member, about.id)
    await say(tx, member, about.id, f"{before.line}\n{text}" if before.line else text)


async def refile(
    tx: Transaction, member: Member, text: str, key: str, *, session_id: int, general: bool
) -> Rating:
    """File a remark under its session or under the mission in general; to be where it was already is no change."""
    rating = await rating_of(tx, member, session_id)
    given = await tx.answers.of_person(*_mine(member))
    is_general = any((answer.question, answer.subject) == (FREE, key) for answer in given)
    if general and not is_general:
        await _take_out(tx, member, rating, text)
        await remark(tx, member, text, key, None)
    if is_general and not general:
        await tx.answers.take_back(*_mine(member), FREE, key)
        await _ask_anew(tx, member, FREE, key)
        await remark(tx, member, text, key, rating.session)
    return rating


async def _take_out(tx: Transaction, member: Member, rating: Rating, text: str) -> None:
    """Take a remark out of the line about a session; a line that was changed meanwhile stays as it is."""
    subject = subject_of(rating.session.id)
    if rating.line == text:
        await tx.answers.take_back(*_mine(member), LINE, subject)
    elif rating.line.endswith(f"\n{text}"):
        await tx.answers.give(*_mine(member), LINE, subject, rating.line.removesuffix(f"\n{text}"))
    await _ask_anew(tx, member, LINE, subject)


async def _ask_anew(tx: Transaction, member: Member, question: str, subject: str) -> None:
    """Whether the words may be published was agreed to for the words that stood there."""
    await ask_anew(tx, member, words_of(question, subject))


async def ended(tx: Transaction, member: Member, day: date) -> list[Rating]:
    """The member's sessions of a day that are over, those without stars first."""
    over = [session for session in await _over(tx, member) if session.day == day]
    return sorted(await _with_answers(tx, member, over), key=lambda rating: rating.stars is not None)


async def ended_days(tx: Transaction, member: Member) -> list[date]:
    """The days on which a session of the member's has ended."""
    return sorted({session.day for session in await _over(tx, member)})


async def session_in_mind(tx: Transaction, member: Member) -> Session | None:
    """The session that a remark is likely about: the one running, else the one that has just ended."""
    begun = [s for s in await _rated(tx, member) if s.starts_at <= tx.now < ends(s) + JUST_ENDED]
    return max(begun, key=lambda s: (ends(s) > tx.now, s.starts_at, s.id), default=None)


async def asked_now(tx: Transaction, member: Member) -> list[str]:
    """Occasions of the evening line and the way home that have come and not passed ("evening:2023-04-25", "home")."""
    rows = await tx.outbox.of_person(*_mine(member), ("evening", "home"))
    current = [row for row in rows if row.expires_at and row.due_at <= tx.now < row.expires_at]
    return [row.occasion for row in sorted(current, key=lambda row: row.due_at)]


async def to_be_rated(tx: Transaction, member: Member, session_id: int) -> Session | None:
    """The session, when it stands in the member's agenda and has no stars yet."""
    mine = [session for session in await _rated(tx, member) if session.id == session_id]
    ratings = await _with_answers(tx, member, mine)
    return ratings[0].session if ratings and ratings[0].stars is None else None


async def _over(tx: Transaction, member: Member) -> list[Session]:
    return [session for session in await _rated(tx, member) if ends(session) <= tx.now]


async def _rated(tx: Transaction, member: Member) -> list[Session]:
    return [session for session in await own_agenda(tx, member) if rated(session, member)]


async def _with_answers(tx: Transaction, member: Member, sessions: Sequence[Session]) -> list[Rating]:
    given = await tx.answers.of_person(*_mine(member))
    said = {(answer.question, answer.subject): answer.value for answer in given}
    return [
        Rating(
            session=session,
            stars=said.get((STARS, subject_of(session.id))),
            line=str(said.get((LINE, subject_of(session.id)), "")),
        )
        for session in sessions
    ]


def _mine(member: Member) -> tuple[int, int]:
    return member.membership.mission_id, member.person.id


def nearest(days: Sequence[date], today: date) -> date | None:
    """Today, where it is one of the days; else the last one before it, else the first."""
    past = [day for day in days if day <= today]
    return past[-1] if past else next(iter(days), None)


def remark_key(now: datetime, update_id: int) -> str:
    """A name for a remark: its moment and the update that brought it."""
    return f"{now:%Y%m%dT%H%M%S}:{update_id}"
