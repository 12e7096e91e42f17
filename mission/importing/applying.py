"""Carrying a comparison over into the memory: one transaction, only what differs."""

from typing import Any

from mission.changes import tell_changes
from mission.importing.comparison import Comparison
from mission.importing.members import Known
from mission.importing.mission import fields_of as mission_fields
from mission.importing.preview import preview_of
from mission.importing.sessions import SILENT, Kept, fields_of
from mission.planner import plan_mission
from mission.time import at_wall
from storage.agenda import Change, ChangeKind, Session
from storage.columns import folded
from storage.missions import Mission
from storage.record import Record
from storage.transaction import Transaction


async def carry_over(tx: Transaction, found: Comparison, actor_id: int | None) -> None:
    """Do what the comparison says, tell those whom it concerns, and plan anew."""
    mission = await _mission(tx, found)
    await _roster(tx, found, mission)
    await _partners(tx, found, mission)
    if found.checklist is not None:
        await tx.missions.set_checklist(mission.id, found.checklist)
    if found.questions is not None:
        await tx.questions.set_all(mission.id, found.questions)
    changes = await _agenda(tx, found, mission)
    await tell_changes(tx, mission, changes)
    await plan_mission(tx, mission)
    await tx.audit.record(mission.id, actor_id, "import", **_counts(found))


def _counts(found: Comparison) -> dict[str, int]:
    """For the audit log: numbers, never names."""
    shown = preview_of(found)
    names = (
        "added",
        "moved",
        "changed",
        "cancelled",
        "restored",
        "members_added",
        "members_changed",
        "partners_added",
    )
    return {name: len(getattr(shown, name)) for name in names}


async def _mission(tx: Transaction, found: Comparison) -> Mission:
    told = found.draft.mission
    if found.mission is None:
        assert told is not None  # noqa: S101 - `meant` refuses a draft without a mission where none is named
        programme = await tx.missions.programme_named(told.programme) if told.programme else None
        return await tx.missions.add(code=told.code, programme_id=programme, **mission_fields(told))
    new = dict(found.about_mission)
    if "programme" in new:
        new["programme_id"] = await tx.missions.programme_named(new.pop("programme"))
    if new:
        await tx.missions.change(found.mission.id, **new)
        if "timezone" in new:
            await _follow_zone(tx, found)
    return found.mission.model_copy(update=new)


async def _follow_zone(tx: Transaction, found: Comparison) -> None:
    """Where the mission's zone is corrected, sessions that the file does not name keep their time on the wall."""
    assert found.mission is not None  # noqa: S101 - only a known mission can change
    named = {kept.session.id for kept in found.sessions.kept}
    for session in await tx.agenda.all_of(found.mission.id):
        if session.id not in named:
            ends = session.ends_wall
            await tx.agenda.change(
                session.id,
                starts_at=at_wall(session.starts_wall.date(), session.starts_wall.time(), found.zone),
                ends_at=at_wall(ends.date(), ends.time(), found.zone) if ends else None,
            )


# --- people and partners ---


async def _roster(tx: Transaction, found: Comparison, mission: Mission) -> None:
    for name in found.groups:
        await tx.missions.group_named(mission.id, name)
    groups = {folded(group.name): group.id for group in await tx.missions.groups_of(mission.id)}
    for draft in found.members.added:
        known = {"name": draft.name, "email": draft.email, "phone": draft.phone, "language": draft.language}
        person = await tx.people.add(**known)
        place = {"role": draft.role, "organisation": draft.organisation, "position": draft.position}
        await tx.people.enrol(mission.id, person.id, group_id=groups.get(folded(draft.group)), **place)
    for known_member in found.members.known:
        await _member(tx, known_member, groups)


async def _member(tx: Transaction, known: Known, groups: dict[str, int]) -> None:
    place = dict(known.membership)
    if "group" in place:
        place["group_id"] = groups.get(folded(place.pop("group")))
    if known.person:
        await tx.people.change(known.member.person.id, **known.person)
    if place:
        await tx.people.change_membership(known.member.membership.id, **place)


async def _partners(tx: Transaction, found: Comparison, mission: Mission) -> None:
    told: list[tuple[str, dict[str, Any]]] = [
        (draft.name, draft.model_dump(exclude={"name"})) for draft in found.partners.added
    ]
    told += [(entry.name, fields) for _, entry, fields in found.partners.changed]
    for name, fields in told:
        organisation = await tx.organisations.named(mission.id, name)
        since = fields.pop("known_since", None)
        if fields:
            await tx.organisations.change(organisation.id, **fields)
        if since is not None:
            await tx.organisations.set_baseline(organisation.id, since)


# --- the agenda ---


async def _agenda(tx: Transaction, found: Comparison, mission: Mission) -> list[Change]:
    """Every session as the file has it; gives the changes that people may have to hear of."""
    changes = []
    for kept in found.sessions.kept:
        changes += await _kept(tx, kept)
    for session in found.sessions.vanished:
        changes.append(await _cancel(tx, session))
    return changes + await _add(tx, found, mission)


async def _add(tx: Transaction, found: Comparison, mission: Mission) -> list[Change]:
    """New sessions are news only when they are ours and somebody is there to hear of them."""
    quiet, changes = [], []
    for draft in found.sessions.added:
        told = {"uid": draft.uid, "kind": draft.kind, **fields_of(draft, found.zone)}
        if found.joined and draft.kind == "ours":
            session = await tx.agenda.add(mission.id, **told)
            changes.append(await _record(tx, session.id, "added", None, session))
        else:
            quiet.append(told)
    await tx.agenda.add_all(mission.id, quiet)
    return changes


async def _kept(tx: Transaction, kept: Kept) -> list[Change]:
    session, outcome = kept.session, kept.outcome
    if outcome == "unchanged":
        return []
    if outcome == "cancelled":
        return [await _cancel(tx, session)]
    new = kept.fields | ({"cancelled_at": None} if outcome == "restored" else {})
    await tx.agenda.change(session.id, **new)
    after = session.model_copy(update=new)
    kinds: dict[str, ChangeKind] = {"moved": "moved", "changed": "changed", "restored": "restored"}
    return [await _record(tx, session.id, kinds[outcome], session, after)] if new.keys() - SILENT else []


async def _cancel(tx: Transaction, session: Session) -> Change:
    await tx.agenda.change(session.id, cancelled_at=tx.now)
    after = session.model_copy(update={"cancelled_at": tx.now})
    return await _record(tx, session.id, "cancelled", session, after)


async def _record(
    tx: Transaction, session_id: int, kind: ChangeKind, before: Session | None, after: Session
) -> Change:
    """Keep the fields that differ, as JSON; of an added session there is no before."""
    was, is_now = (_json(before) if before else {}), _json(after)
    names = [name for name in is_now if name not in was or was[name] != is_now[name]]
    return await tx.agenda.record_change(
        session_id,
        kind,
        {name: was[name] for name in names if name in was},
        {name: is_now[name] for name in names},
    )


def _json(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude={"id", "mission_id"})
