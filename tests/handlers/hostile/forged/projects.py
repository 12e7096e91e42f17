"""Projects and agreements with partners."""

from typing import Final

from handlers.agreement_actions import (
    AddAgreement,
    AskAgreement,
    AskSigned,
    OpenAgreement,
    RestoreAgreement,
    SignAgreement,
    WithdrawAgreement,
)
from handlers.project_actions import (
    AddProject,
    AskProject,
    ChooseOwner,
    HandProject,
    OpenProject,
    RestoreProject,
    StageProject,
    WithdrawProject,
)
from tests.handlers.hostile.world import DAY, Forged

FORGED: Final[Forged] = {
    AddProject: lambda prey: AddProject(organisation=prey.partner),
    OpenProject: lambda prey: OpenProject(project=prey.project),
    StageProject: lambda prey: StageProject(project=prey.project, stage="ended"),
    AskProject: lambda prey: AskProject(project=prey.project, what="name"),
    WithdrawProject: lambda prey: WithdrawProject(project=prey.project),
    RestoreProject: lambda prey: RestoreProject(project=prey.withdrawn),
    ChooseOwner: lambda prey: ChooseOwner(project=prey.project),
    HandProject: lambda prey: HandProject(project=prey.project, person=prey.petro),
    AddAgreement: lambda prey: AddAgreement(organisation=prey.partner),
    AskSigned: lambda prey: AskSigned(organisation=prey.partner, kind="letter"),
    SignAgreement: lambda prey: SignAgreement(organisation=prey.partner, kind="letter", day=DAY),
    OpenAgreement: lambda prey: OpenAgreement(agreement=prey.agreement),
    AskAgreement: lambda prey: AskAgreement(agreement=prey.agreement, what="parties"),
    WithdrawAgreement: lambda prey: WithdrawAgreement(agreement=prey.agreement),
    RestoreAgreement: lambda prey: RestoreAgreement(agreement=prey.torn),
}
