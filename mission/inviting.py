"""Invitations: a personal, single-use code for each member, and what happens when somebody brings one."""

import csv
import io
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Final

import segno

from mission.cells import inert
from mission.errors import UserError
from mission.planner import plan_member
from mission.time import at_wall
from storage.invitations import Invitation
from storage.missions import Mission
from storage.people import Member, Person
from storage.record import Record
from storage.transaction import Transaction
from words import language_for

CODE_BYTES: Final = 24
"""192 random bits: 32 characters of the 64 that a start parameter may have (Bot API › deep linking)."""
KEEPS_AFTER_MISSION: Final = timedelta(days=90)
KEEPS_AT_LEAST: Final = timedelta(days=30)
COLUMNS: Final = ("name", "code", "link")


class Invite(Record):
    """A new code and whose it is. Shown once: only its hash is kept."""

    name: str
    code: str


def new_code() -> str:
    """A random code of [A-Za-z0-9_-]. It begins with a letter or a digit, so that no spreadsheet takes it for a formula."""
    while not (code := secrets.token_urlsafe(CODE_BYTES))[0].isalnum():
        continue
    return code


async def invite(
    tx: Transaction, mission: Mission, *, renew: bool, actor_id: int | None = None
) -> list[Invite]:
    """New codes, by name: for members who have none that works, or (`renew`) for all who have not joined."""
    members = [m for m in await tx.people.members_of(mission.id) if not m.membership.joined_at]
    standing = await tx.invitations.standing([member.membership.id for member in members])
    made = []
    for member in members:
        if renew or not _works(standing.get(member.membership.id), tx.now):
            code = new_code()
            await tx.invitations.issue(member.membership.id, code, expiry(mission, tx.now))
            made.append(Invite(name=member.person.name, code=code))
    if made:
        await tx.audit.record(mission.id, actor_id, "invite", issued=len(made), renewed=renew)
    return made


def _works(invitation: Invitation | None, now: datetime) -> bool:
    return invitation is not None and invitation.used_at is None and invitation.expires_at > now


def expiry(mission: Mission, now: datetime) -> datetime:
    """Ninety days after the mission; for one that is over, thirty days from now."""
    after = at_wall(mission.ends_on + KEEPS_AFTER_MISSION, time(0), mission.zone)
    return max(after, now.astimezone(UTC) + KEEPS_AT_LEAST)


# --- claiming ---


async def claim(tx: Transaction, code: str, telegram_id: int, language_hint: str | None) -> Member:
    """Make whoever brings a code the member it was made for; one's own used code gives the member again.

    A code that is unknown, expired, revoked or used by somebody else raises one and the same UserError, so that
    nothing can be learned by trying. `language_hint`: Bot API › User.language_code.
    """
    invitation = await tx.invitations.by_code(code)
    member = await tx.people.by_membership(invitation.membership_id) if invitation else None
    if invitation is None or member is None:
        raise UserError("invitation-invalid")
    if member.membership.joined_at and member.person.telegram_id == telegram_id == invitation.used_by:
        return member
    if member.person.telegram_id not in (None, telegram_id):
        raise UserError("invitation-invalid")
    holder = await tx.people.by_telegram(telegram_id)
    await _make_room(tx, member, holder, invitation)
    if not await tx.invitations.use(invitation.id, telegram_id):
        raise UserError("invitation-invalid")
    return await _join(tx, member, holder, telegram_id, language_hint)


async def _make_room(tx: Transaction, member: Member, holder: Person | None, invitation: Invitation) -> None:
    """An owner's place, made without an invitation, gives way to theirs in the roster; a claimed place never does."""
    if holder is None or holder.id == member.person.id or not _works(invitation, tx.now):
        return
    bare = await tx.people.member(member.membership.mission_id, holder.id)
    if bare is None:
        return
    own = (await tx.invitations.standing([bare.membership.id])).get(bare.membership.id)
    if own is not None and own.used_at is not None:
        raise UserError("invitation-place-taken")
    await tx.people.remove_membership(bare.membership.id)


async def _join(
    tx: Transaction, member: Member, holder: Person | None, telegram_id: int, language_hint: str | None
) -> Member:
    mission = await tx.missions.get(member.membership.mission_id)
    assert mission is not None  # noqa: S101 - a membership has a mission
    person = member.person
    if holder is not None and holder.id != person.id:
        await _hand_over(tx, member, holder)
        person = holder
    else:
        await tx.people.change(person.id, telegram_id=telegram_id)
    await tx.people.change_membership(member.membership.id, joined_at=tx.now, left_at=None)
    await tx.people.mark_reachable(person.id)
    await tx.outbox.address(person.id, telegram_id)
    await tx.outbox.cancel_overdue(mission.id, person.id, "due before joining")
    await _give_language(tx, person.id, language_hint, mission)
    joined = await tx.people.by_membership(member.membership.id)
    assert joined is not None  # noqa: S101 - it has just been changed
    await plan_member(tx, joined, mission)
    return joined


async def _hand_over(tx: Transaction, member: Member, holder: Person) -> None:
    """The place in the mission goes to the person whom the account belongs to; the roster's own record goes.

    Of an account that is in no other mission (an owner's) only the name in Telegram is known: the roster's counts.
    """
    alone = not await tx.people.has_memberships(holder.id)
    roster = member.person
    lacking = {
        name: getattr(roster, name) for name in ("email", "phone", "language") if not getattr(holder, name)
    }
    if roster.name and (alone or not holder.name):
        lacking["name"] = roster.name
    if lacking:
        await tx.people.change(holder.id, **lacking)
    await tx.people.change_membership(member.membership.id, person_id=holder.id)
    if not await tx.people.has_memberships(roster.id):
        await tx.people.erase(roster.id)


async def _give_language(tx: Transaction, person_id: int, hint: str | None, mission: Mission) -> None:
    """Where the roster names none: what their Telegram speaks, or the mission's first language."""
    person = await tx.people.get(person_id)
    if person is not None and not person.language:
        spoken = language_for(hint) if hint else next(iter(mission.languages), language_for(None))
        await tx.people.change(person_id, language=spoken)


# --- handing out ---


def invite_link(code: str, username: str) -> str:
    """The link that a member taps (t.me › start); where the bot's name is not known, the code alone."""
    return f"https://t.me/{username}?start={code}" if username else code


def invites_csv(invites: Iterable[Invite], username: str) -> bytes:
    """Columns name, code, link; UTF-8 with a byte order mark, as spreadsheets expect it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for one in invites:
        link = invite_link(one.code, username) if username else ""
        writer.writerow([inert(one.name), inert(one.code), link])
    return text.getvalue().encode("utf-8-sig")


def invite_qr(link: str) -> bytes:
    """The link as a QR picture (PNG) with its quiet zone, large enough to be printed."""
    picture = io.BytesIO()
    segno.make_qr(link, error="m").save(picture, kind="png", scale=10, border=4)
    return picture.getvalue()
