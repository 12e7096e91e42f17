"""A member's year on one page: whom they met, what they promised, what has come of it, what they are asked next."""

from datetime import date, datetime

from mission.planner import wave_days
from mission.promises import is_overdue
from storage.agreements import AgreementKind
from storage.missions import Mission
from storage.people import Member
from storage.projects import Stage
from storage.record import Record
from storage.transaction import Transaction


class YearProject(Record):
    """A project of the member's, how far it is, and with whom."""

    name: str
    partner: str
    stage: Stage


class YearAgreement(Record):
    """An agreement of the member's, with whom, and when it was signed where that is known."""

    kind: AgreementKind
    partner: str
    signed_on: date | None


class Year(Record):
    """Counts of what is the member's own. `asked`: the waves that have reached them; `next_at`: the next prompt."""

    contacts: int
    made: int
    kept: int
    open: int
    overdue: int
    awaited: int
    arrived: int
    asked: int
    answered: int
    next_at: datetime | None
    projects: tuple[YearProject, ...] = ()
    agreements: tuple[YearAgreement, ...] = ()


async def year_of(tx: Transaction, member: Member, mission: Mission, today: date) -> Year:
    """As things stand now; what was withdrawn does not count."""
    person_id = member.person.id
    still = await tx.promises.open_of(mission.id, person_id, owed_by=None)
    every = [*still, *await tx.promises.closed_of(mission.id, person_id)]
    ours = [one for one in every if one.owed_by == "us"]
    theirs = [one for one in every if one.owed_by == "them"]
    partners = {one.id: one.name for one in await tx.organisations.of_mission(mission.id)}
    projects = [one for one in await tx.projects.of_mission(mission.id) if one.owner_id == person_id]
    agreements = [one for one in await tx.agreements.of_mission(mission.id) if one.owner_id == person_id]
    asked, answered = await _waves(tx, member, mission)
    return Year(
        contacts=len(await tx.contacts.of_person(mission.id, person_id)),
        made=len(ours),
        kept=sum(one.state == "done" for one in ours),
        open=sum(one.state == "open" for one in ours),
        overdue=sum(is_overdue(one, today) for one in ours),
        awaited=sum(one.state == "open" for one in theirs),
        arrived=sum(one.state == "done" for one in theirs),
        asked=asked,
        answered=answered,
        next_at=await _next_prompt(tx, member),
        projects=tuple(
            YearProject(name=one.name, partner=partners.get(one.organisation_id, ""), stage=one.stage)
            for one in projects
            if one.withdrawn_at is None
        ),
        agreements=tuple(
            YearAgreement(
                kind=one.kind, partner=partners.get(one.organisation_id, ""), signed_on=one.signed_on
            )
            for one in agreements
            if one.withdrawn_at is None
        ),
    )


async def _waves(tx: Transaction, member: Member, mission: Mission) -> tuple[int, int]:
    """How many waves have reached the member, and how many of those they have answered something in."""
    rows = await tx.outbox.of_person(mission.id, member.person.id, ("wave",))
    asked = {row.occasion for row in rows if row.state == "sent"}
    given = await tx.answers.of_person(mission.id, member.person.id)
    names = [name for name, _ in wave_days(mission.ends_on)]
    said = [name for name in names if any(one.question.startswith(f"wave:{name}.") for one in given)]
    reached = [name for name in names if f"wave:{name}" in asked or name in said]
    return len(reached), len(said)


async def _next_prompt(tx: Transaction, member: Member) -> datetime | None:
    """When the next nudge or wave comes by itself."""
    kinds = ("nudge", "wave")
    rows = await tx.outbox.of_person(member.membership.mission_id, member.person.id, kinds)
    return min((row.due_at for row in rows if row.state == "queued" and row.due_at > tx.now), default=None)
