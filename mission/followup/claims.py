"""The wave of +12 months: each claim is confirmed or withdrawn, and two questions are put to everybody.

wave:12m.claim   project:ID | agreement:ID   confirmed | withdrawn | skipped
wave:12m.worth                               1 to 5 | skipped
wave:12m.anyway                              no | later | smaller | yes | skipped
"""

from typing import Final

from mission.followup.items import Item, Question, View, stands
from storage.agreements import Agreement
from storage.projects import Project

WORTH: Final = tuple(str(value) for value in range(1, 6))
ANYWAY: Final = ("no", "later", "smaller", "yes")
CLOSING: Final[tuple[Question, ...]] = ("worth", "anyway")


def claims_now(view: View) -> list[Item]:
    """The member's projects and agreements that nobody has confirmed yet; then what it was worth, asked of everybody."""
    said = view.about("")
    closing = Item(subject="", said=said, asks=tuple(one for one in CLOSING if one not in said))
    return [*_projects(view), *_agreements(view), closing]


def _projects(view: View) -> list[Item]:
    made = [
        _item(view, f"project:{one.id}", one).model_copy(update={"project": one})
        for one in view.own_projects()
    ]
    return [item for item in made if item.said or item.asks]


def _agreements(view: View) -> list[Item]:
    mine = [one for one in view.agreements if one.owner_id == view.person_id]
    made = [_item(view, f"agreement:{one.id}", one).model_copy(update={"agreement": one}) for one in mine]
    return [item for item in made if item.said or item.asks]


def _item(view: View, subject: str, claim: Project | Agreement) -> Item:
    said = view.about(subject)
    is_open = not said and stands(claim) and claim.confirmed_at is None
    return Item(
        subject=subject,
        partner=view.name_of(claim.organisation_id),
        organisation_id=claim.organisation_id,
        said=said,
        asks=("claim",) if is_open else (),
    )
