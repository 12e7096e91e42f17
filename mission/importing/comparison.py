"""A whole draft beside a whole mission: everything that applying it would do, before anything is done."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mission.documents.draft import Draft, SheetKind
from mission.documents.headings import sheet_kind
from mission.importing.members import MemberDiff, diff_members
from mission.importing.mission import differing, meant
from mission.importing.partners import PartnerDiff, diff_partners
from mission.importing.questions import refuse_to_change_answered
from mission.importing.sessions import SessionDiff, diff_sessions
from mission.own_card import own_words
from storage.agenda import Session
from storage.columns import folded
from storage.missions import ChecklistItem, Mission
from storage.people import Member
from storage.questions import SurveyQuestion
from storage.transaction import Transaction


@dataclass(frozen=True)
class Comparison:
    """What a draft does. `mission` is None for a new one; `checklist` and `questions` are None where they stay."""

    draft: Draft
    mission: Mission | None
    zone: ZoneInfo
    about_mission: dict[str, Any]
    groups: tuple[str, ...]
    members: MemberDiff
    partners: PartnerDiff
    sessions: SessionDiff
    checklist: list[ChecklistItem] | None
    questions: list[SurveyQuestion] | None
    joined: bool

    @property
    def changes_nothing(self) -> bool:
        """Whether applying it would leave every row as it is."""
        if self.mission is None:
            return self.draft.mission is None
        sessions, partners = self.sessions, self.partners
        return not (
            self.about_mission
            or self.groups
            or self.members.added
            or any(known.differs for known in self.members.known)
            or partners.added
            or partners.changed
            or sessions.added
            or sessions.vanished
            or any(kept.outcome != "unchanged" for kept in sessions.kept)
            or self.checklist is not None
            or self.questions is not None
        )


async def compare(tx: Transaction, draft: Draft, mission: Mission | None, *, programme: bool) -> Comparison:
    """Read what is kept and hold the draft against it. Changes nothing; raises UserError (see `meant`)."""
    if mission is None and draft.mission is None and draft.faults:
        return _faults_alone(draft)
    known = await meant(tx, draft.mission, mission)
    everybody: list[Member] = await tx.people.everybody_of(known.id) if known else []
    agenda: list[Session] = await tx.agenda.all_of(known.id) if known else []
    ledger = await tx.organisations.of_mission(known.id) if known else []
    other_names = await tx.organisations.other_names(known.id) if known else {}
    zone = ZoneInfo(draft.mission.timezone) if draft.mission else known.zone if known else ZoneInfo("UTC")
    return Comparison(
        draft=draft,
        mission=known,
        zone=zone,
        about_mission=await differing(tx, draft.mission, known),
        groups=await _new_groups(tx, draft, known),
        members=diff_members(draft.members, everybody, await own_words(tx) if draft.members else {}),
        partners=diff_partners(draft.partners, ledger, other_names),
        sessions=diff_sessions(
            draft.sessions,
            agenda,
            zone=zone,
            scope="programme" if programme else "ours",
            unreadable=agenda_has_unread_rows(draft),
        ),
        checklist=await _new_checklist(tx, draft, known),
        questions=await _new_questions(tx, draft, known),
        joined=any(member.membership.joined_at and not member.membership.left_at for member in everybody),
    )


def _faults_alone(draft: Draft) -> Comparison:
    """Of a file whose mission cannot be read nothing is taken; its faults are what there is to say."""
    return Comparison(
        draft=Draft(faults=draft.faults),
        mission=None,
        zone=ZoneInfo("UTC"),
        about_mission={},
        groups=(),
        members=MemberDiff(),
        partners=PartnerDiff(),
        sessions=SessionDiff(),
        checklist=None,
        questions=None,
        joined=False,
    )


def agenda_has_unread_rows(draft: Draft) -> bool:
    """Whether a row of sessions could not be taken: which session it was nobody knows, so none is gone."""
    return any(
        not fault.row_kept and _sheet_of(fault.place.sheet, fault.place.file) == "agenda"
        for fault in draft.faults
    )


def _sheet_of(sheet: str | None, file: str) -> SheetKind:
    """A programme's sheets may be called anything ("Day 1"): what is no other sheet of ours holds sessions."""
    return sheet_kind(sheet or Path(file).stem) or "agenda"


async def _new_groups(tx: Transaction, draft: Draft, mission: Mission | None) -> tuple[str, ...]:
    """Groups that are new, by their first spelling."""
    here = {folded(group.name) for group in await tx.missions.groups_of(mission.id)} if mission else set()
    named = {
        folded(name): name for name in reversed((*draft.groups, *(member.group for member in draft.members)))
    }
    return tuple(name for fold, name in reversed(named.items()) if fold and fold not in here)


async def _new_checklist(
    tx: Transaction, draft: Draft, mission: Mission | None
) -> list[ChecklistItem] | None:
    if "departure" not in draft.found and not draft.checklist:
        return None
    told = {part.item: ChecklistItem.model_validate(part.model_dump()) for part in reversed(draft.checklist)}
    items = list(reversed(told.values()))
    return items if items != (await tx.missions.checklist_of(mission.id) if mission else []) else None


async def _new_questions(
    tx: Transaction, draft: Draft, mission: Mission | None
) -> list[SurveyQuestion] | None:
    if "questions" not in draft.found and not draft.questions:
        return None
    told = {
        part.text: SurveyQuestion(
            text=part.text,
            kind=part.kind,
            choices="\n".join(part.choices),
            asked_when=part.when,
            audience=part.audience,
            anonymous=part.anonymous,
        )
        for part in reversed(draft.questions)
    }
    asked = list(reversed(told.values()))
    if mission is None:
        return asked or None
    await refuse_to_change_answered(tx, mission, asked)
    here = [question.as_written for question in await tx.questions.of_mission(mission.id)]
    return asked if asked != here else None
