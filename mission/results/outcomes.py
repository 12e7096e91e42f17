"""Outcomes: projects and agreements with partners, claimed and confirmed kept apart (PRODUCT.md › Results)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal

from storage.agreements import Agreement, AgreementKind
from storage.organisations import Organisation
from storage.projects import ConfirmedBy, Project, Stage
from storage.record import Record

OutcomeWord = Literal["confirmed", "claimed"]
OUTCOME_ORDER: Final[tuple[OutcomeWord, ...]] = ("confirmed", "claimed")


class ProjectLine(Record):
    """A project that stands: with whom, whose, how far. `owner` "" once its owner is erased."""

    standing: OutcomeWord
    name: str
    partner: str
    owner: str
    stage: Stage
    by: ConfirmedBy = ""


class AgreementLine(Record):
    """An agreement that stands: with whom, between whom, since when."""

    standing: OutcomeWord
    kind: AgreementKind
    partner: str
    parties: str
    owner: str
    signed_on: date | None = None
    by: ConfirmedBy = ""


def is_confirmed(outcome: Project | Agreement) -> bool:
    """Re-confirmed by its owner at +12 months, by the partner, or by a document."""
    return outcome.confirmed_at is not None


def project_lines(
    projects: Iterable[Project], ledger: Mapping[int, Organisation], names: Mapping[int, str]
) -> tuple[ProjectLine, ...]:
    """Every project that was not withdrawn, the confirmed ones first."""
    made = [
        ProjectLine(
            standing=_word(project),
            name=project.name,
            partner=_partner(project, ledger),
            owner=names.get(project.owner_id or 0, ""),
            stage=project.stage,
            by=project.confirmed_by,
        )
        for project in projects
        if project.withdrawn_at is None
    ]
    return tuple(sorted(made, key=lambda line: OUTCOME_ORDER.index(line.standing)))


def agreement_lines(
    agreements: Iterable[Agreement], ledger: Mapping[int, Organisation], names: Mapping[int, str]
) -> tuple[AgreementLine, ...]:
    """Every agreement that was not withdrawn, the confirmed ones first."""
    made = [
        AgreementLine(
            standing=_word(agreement),
            kind=agreement.kind,
            partner=_partner(agreement, ledger),
            parties=agreement.parties,
            owner=names.get(agreement.owner_id or 0, ""),
            signed_on=agreement.signed_on,
            by=agreement.confirmed_by,
        )
        for agreement in agreements
        if agreement.withdrawn_at is None
    ]
    return tuple(sorted(made, key=lambda line: OUTCOME_ORDER.index(line.standing)))


def _word(outcome: Project | Agreement) -> OutcomeWord:
    return "confirmed" if is_confirmed(outcome) else "claimed"


def _partner(outcome: Project | Agreement, ledger: Mapping[int, Organisation]) -> str:
    entry = ledger.get(outcome.organisation_id)
    return entry.name if entry else ""
