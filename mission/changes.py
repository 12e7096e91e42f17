"""What an edit of the agenda means to each member, and telling it to those whom it touches (PRODUCT.md › Pushes)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final, Literal

from mission.agenda import covers, ends, is_own
from storage.agenda import Change, ChangeKind, Session
from storage.missions import Mission
from storage.outbox import Outgoing, Push
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

GATHER: Final = timedelta(minutes=2)
"""How long after the last edit a change is told: edits in between are gathered into one notice."""
WHEN: Final = ("starts_wall", "ends_wall", "day", "all_day")
"""By the clock on the wall: a corrected zone moves the moments and leaves the agenda as people read it."""
WHERE: Final = ("place", "address")
TOLD: Final = (*WHEN, *WHERE, "title", "host", "dress", "bring", "notes")
"""The fields whose change is worth a notice; others are only corrected in what was already sent."""
SEEN: Final = "change.seen"
"""The answer that "Seen" gives, about the notice's occasion; its value is the list of change ids."""
ON_SCREEN: Final = ("sending", "sent")

EditKind = Literal["added", "restored", "moved", "changed", "cancelled", "removed"]


class Edit(Record):
    """What one or several changes of a session came to, for one member.

    `removed`: it takes place, but no longer for them. `fields` are the TOLD ones that differ; "changed" without any
    is not told.
    """

    kind: EditKind
    before: Session
    session: Session
    fields: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        return self.kind != "changed" or bool(self.fields)

    @property
    def over(self) -> datetime:
        """When nobody needs to hear of it any more: the old end or the new, whichever is later."""
        return max(ends(self.before), ends(self.session))

    def concerns(self, day: date) -> bool:
        """Whether it changes what stands under a day."""
        return covers(self.before, day) or covers(self.session, day)


class History(Record):
    """What one or several changes did to a session, whoever it is for: how it was before them and how it is now."""

    began: ChangeKind
    before: Session
    session: Session

    def edit(self, member: Member, attended: Collection[int]) -> Edit | None:
        """None where it neither was nor is in the member's agenda, or where everything is again as it was."""
        had = self.began not in {"added", "restored"} and is_own(self.before, member, attended)
        has = self.session.cancelled_at is None and is_own(self.session, member, attended)
        if had and has:
            return None if self.before == self.session else self._edit()
        if had:
            kind: EditKind = "removed" if self.session.cancelled_at is None else "cancelled"
            return Edit(kind=kind, before=self.before, session=self.session)
        if has:
            kind = "restored" if self.began == "restored" else "added"
            return Edit(kind=kind, before=self.session, session=self.session)
        return None

    def _edit(self) -> Edit:
        differing = tuple(name for name in TOLD if getattr(self.before, name) != getattr(self.session, name))
        moved = any(name in differing for name in (*WHEN, *WHERE))
        kind: EditKind = "moved" if moved else "changed"
        return Edit(kind=kind, before=self.before, session=self.session, fields=differing)


def histories(changes: Iterable[Change], sessions: dict[int, Session]) -> list[History]:
    """What changes (oldest first) did to these sessions (as they are now), in order of time."""
    by_session: dict[int, list[Change]] = {}
    for change in changes:
        by_session.setdefault(change.session_id, []).append(change)
    found = [
        History(
            began=steps[0].kind,
            before=as_it_was(sessions[session_id], steps),
            session=sessions[session_id],
        )
        for session_id, steps in by_session.items()
        if session_id in sessions
    ]
    return sorted(found, key=lambda history: (history.session.starts_at, history.session.id))


def edits_for(past: Iterable[History], member: Member, attended: Collection[int]) -> list[Edit]:
    """What all that came to for a member."""
    return [edit for history in past if (edit := history.edit(member, attended))]


def as_it_was(session: Session, steps: Sequence[Change]) -> Session:
    """A session before a row of its changes: the oldest word on each field counts."""
    fields = session.model_dump()
    for change in reversed(steps):
        fields |= change.before
    return Session.model_validate(fields)


# --- telling ------------------------------------------------------------------------------------------------------


async def tell_changes(
    tx: Transaction, mission: Mission, changes: Sequence[Change], *, at_once: bool = False
) -> set[int]:
    """Plan one notice for each joined member whose agenda is touched, and correct the day's agendas already sent.

    Call it after the sessions were changed, in the same transaction. `at_once`: on the organiser's word. Gives the
    ids of the people who will be told.
    """
    sessions = await tx.agenda.some([change.session_id for change in changes])
    past = histories(changes, sessions)
    attendance = await tx.agenda.attendance_of(mission.id)
    told = set()
    for member in await tx.people.members_of(mission.id):
        if not member.membership.joined_at:
            continue
        attended = {session for session, people in attendance.items() if member.person.id in people}
        edits = edits_for(past, member, attended)
        await correct_days(tx, member, [session for edit in edits for session in (edit.before, edit.session)])
        if await _tell(tx, member, changes, edits, at_once=at_once):
            told.add(member.person.id)
    return told


async def correct_days(tx: Transaction, member: Member, sessions: Sequence[Session]) -> None:
    """Show anew the day's agendas that a member has got and that list one of these sessions, or should or did."""
    if not sessions:
        return
    for row in await tx.outbox.of_person(member.membership.mission_id, member.person.id, ("day",)):
        day = date.fromisoformat(row.occasion.removeprefix("day:"))
        if row.state in ON_SCREEN and any(covers(session, day) for session in sessions):
            await tx.outbox.revise(row.id, None)


async def _tell(
    tx: Transaction, member: Member, changes: Sequence[Change], edits: Sequence[Edit], *, at_once: bool
) -> bool:
    """One notice a person: while one still waits, it is put off and takes the new changes in."""
    news = [edit for edit in edits if edit.told and edit.over > tx.now]
    if not news:
        return False
    concerned = {edit.session.id for edit in news}
    ids = [change.id for change in changes if change.session_id in concerned]
    waiting = await _waiting(tx, member)
    push = Push(
        kind="change",
        mission_id=member.membership.mission_id,
        person_id=member.person.id,
        occasion=f"change:{ids[0]}",
        due_at=tx.now if at_once else tx.now + GATHER,
        expires_at=max(edit.over for edit in news),
        subject={"changes": ids},
    )
    if waiting is None:
        await tx.outbox.plan([push], {member.person.id: member.person.telegram_id})
    else:
        await tx.outbox.reschedule(waiting.id, _gathered(waiting, push))
    return True


async def _waiting(tx: Transaction, member: Member) -> Outgoing | None:
    rows = await tx.outbox.of_person(member.membership.mission_id, member.person.id, ("change",))
    return next((row for row in rows if row.state == "queued" and _lasts(row, tx.now)), None)


def _lasts(row: Outgoing, now: datetime) -> bool:
    return row.expires_at is None or row.expires_at > now


def _gathered(waiting: Outgoing, push: Push) -> Push:
    """The notice that waits, with what is new: until the latest end of all."""
    ids = [*waiting.subject["changes"], *push.subject["changes"]]
    ending = [moment for moment in (waiting.expires_at, push.expires_at) if moment]
    return push.model_copy(update={"subject": {"changes": sorted(set(ids))}, "expires_at": max(ending)})


# --- looking back -------------------------------------------------------------------------------------------------


async def noticed_edits(tx: Transaction, member: Member, change_ids: Sequence[int]) -> list[Edit]:
    """What a notice tells: from its first change of each session to how the session stands now."""
    gathered = await tx.agenda.changes(change_ids)
    if not gathered:
        return []
    first = {change.session_id: change.id for change in reversed(gathered)}
    since = await tx.agenda.changes_since(
        member.membership.mission_id, min(change.made_at for change in gathered)
    )
    steps = [change for change in since if change.id >= first.get(change.session_id, change.id + 1)]
    return [edit for edit in await _edits(tx, member, steps) if edit.told]


async def edits_of_day(tx: Transaction, member: Member, day: date, since: datetime) -> list[Edit]:
    """What has changed in a member's agenda of one day since a moment, and since they joined."""
    joined = member.membership.joined_at
    changes = await tx.agenda.changes_since(member.membership.mission_id, max(since, joined or since))
    return [edit for edit in await _edits(tx, member, changes) if edit.told and edit.concerns(day)]


async def _edits(tx: Transaction, member: Member, changes: Sequence[Change]) -> list[Edit]:
    sessions = await tx.agenda.some([change.session_id for change in changes])
    attended = await tx.agenda.attended_by(member.person.id, member.membership.mission_id)
    return edits_for(histories(changes, sessions), member, attended)
