"""A later wave, asked and answered: what is open for a member, and what each answer does at once."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from mission import agreements, projects
from mission.errors import UserError
from mission.followup.claims import ANYWAY, WORTH, claims_now
from mission.followup.items import Item, Question, View
from mission.followup.outcomes import BANDS, PRIVATE, agreements_now, projects_now
from mission.followup.partners import WITHOUT_PROJECT, partners_now
from mission.followup.wave import AGREEMENTS, CLAIMS, PARTNERS, PROJECTS, SKIPPED, begins, mine
from mission.questions import ask_organisers
from storage.agreements import AGREEMENT_KINDS
from storage.missions import Mission
from storage.people import Member
from storage.projects import STAGES
from storage.transaction import Transaction

ITEMS: Final[dict[str, Callable[[View], list[Item]]]] = {
    PARTNERS: partners_now,
    AGREEMENTS: agreements_now,
    PROJECTS: projects_now,
    CLAIMS: claims_now,
}
TYPED: Final[tuple[Question, ...]] = ("name", "signed-on", "help-line", "evidence")
"""Questions that words can answer."""
LINK_LENGTH: Final = 1000


async def view_of(tx: Transaction, member: Member, mission: Mission, wave: str) -> View:
    """Everything that decides what the wave asks."""
    mission_id, person_id = mine(member)
    contacts = await tx.contacts.of_person(mission_id, person_id)
    given = await tx.answers.of_person(mission_id, person_id)
    return View(
        wave=wave,
        person_id=person_id,
        began=begins(member, mission, wave),
        ledger=tuple(await tx.organisations.of_mission(mission_id)),
        met=frozenset(contact.organisation_id for contact in contacts if contact.organisation_id),
        projects=tuple(await tx.projects.of_mission(mission_id)),
        agreements=tuple(await tx.agreements.of_mission(mission_id)),
        said={(answer.question, answer.subject): answer.value for answer in given},
    )


async def items_of(tx: Transaction, member: Member, mission: Mission, wave: str) -> list[Item]:
    """What the wave asks a member about, and has asked; empty where nothing is or was open."""
    if wave not in ITEMS:
        raise UserError("stale-button")
    return ITEMS[wave](await view_of(tx, member, mission, wave))


def choices(item: Item, question: Question) -> tuple[str, ...]:
    """The answers that a tap can give, in their order; a day or words besides where the question takes them."""
    if question == "stage":
        without = () if item.project else WITHOUT_PROJECT
        stages = [one for one in STAGES if item.project or one not in {"ended", "stopped"}]
        return (*without[:2], *stages, *without[2:])
    return CHOICES[question]


CHOICES: Final[dict[Question, tuple[str, ...]]] = {
    "name": ("kept",),
    "signed": (*AGREEMENT_KINDS, "nothing"),
    "signed-on": ("none",),
    "submitted": ("yes", "no"),
    "help": ("yes", "no"),
    "help-line": (),
    "value": (*BANDS, PRIVATE),
    "evidence": ("none",),
    "claim": ("confirmed", "withdrawn"),
    "worth": WORTH,
    "anyway": ANYWAY,
}
UNSKIPPED: Final[tuple[Question, ...]] = ("name", "signed-on", "help", "value", "evidence")
"""They have an answer that says nothing, so that they need no other way past them."""


class Said(NamedTuple):
    """An answer on its way: who, where, about what, what."""

    tx: Transaction
    member: Member
    mission: Mission
    wave: str
    item: Item
    value: str

    async def note(self, name: str, value: object) -> None:
        key = f"wave:{self.wave}.{name}"
        await self.tx.answers.give(*mine(self.member), key, self.item.subject, value)


async def answer(
    tx: Transaction,
    member: Member,
    mission: Mission,
    *,
    wave: str,
    subject: str,
    question: Question,
    value: str,
) -> None:
    """Keep an answer and do what it means; refused where the question is not (any more) open.

    value: one of `choices`, "skipped", an ISO date for "signed-on", or words for the others of `TYPED`.
    """
    items = await items_of(tx, member, mission, wave)
    item = next((one for one in items if one.subject == subject and one.question == question), None)
    if item is None:
        raise UserError("stale-button")
    said = Said(tx, member, mission, wave, item, value)
    if value == SKIPPED and question not in UNSKIPPED:
        await said.note(question, SKIPPED)
    elif value in choices(item, question):
        await DEEDS.get(question, _only_kept)(said)
        await said.note(question, value)
    elif question in TYPED:
        await said.note(question, await WORDS[question](said))
    else:
        raise UserError("stale-button")


# --- what a tap does ----------------------------------------------------------------------------------------------


async def _only_kept(said: Said) -> None:
    """The answer is all there is to it."""


async def _stage(said: Said) -> None:
    """A partner's project is claimed, or the member's own moved on."""
    if said.item.project:
        await projects.stage(said.tx, said.member, said.item.project.id, _stage_named(said.value))
    elif said.value not in WITHOUT_PROJECT:
        await _claim_project(said, said.value)


async def _submitted(said: Said) -> None:
    if said.value == "yes" and said.item.project:
        await projects.stage(said.tx, said.member, said.item.project.id, "submitted")
    elif said.value == "yes":
        await _claim_project(said, "submitted")


async def _claim_project(said: Said, stage: str) -> None:
    """It is called as the partner is, until somebody gives it a name."""
    made = await projects.claim(
        said.tx,
        said.member,
        said.item.organisation_id or 0,
        name=said.item.partner,
        stage=_stage_named(stage),
    )
    await said.note("project", made.id)


def _stage_named(value: str) -> Any:
    """One of `STAGES`: `answer` has let nothing else through."""
    return value


async def _signed(said: Said) -> None:
    kind = next((one for one in AGREEMENT_KINDS if one == said.value), None)
    if kind:
        made = await agreements.claim(said.tx, said.member, said.item.organisation_id or 0, kind)
        await said.note("agreement", made.id)


async def _claim(said: Said) -> None:
    """Confirmed by its owner, or withdrawn."""
    project, agreement = said.item.project, said.item.agreement
    is_right = said.value == "confirmed"
    if project and is_right:
        await projects.confirm(said.tx, said.member, project.id, "owner")
    elif project:
        await projects.withdraw(said.tx, said.member, project.id)
    elif agreement and is_right:
        await agreements.confirm(said.tx, said.member, agreement.id, "owner")
    elif agreement:
        await agreements.withdraw(said.tx, said.member, agreement.id)


DEEDS: Final[dict[Question, Callable[[Said], Awaitable[None]]]] = {
    "stage": _stage,
    "signed": _signed,
    "submitted": _submitted,
    "claim": _claim,
}


# --- what words do ------------------------------------------------------------------------------------------------


async def _name(said: Said) -> str:
    assert said.item.project is not None  # noqa: S101 - only the name of a claimed project is asked for
    await projects.change(said.tx, said.member, said.item.project.id, name=said.value)
    return "named"


async def _signed_on(said: Said) -> str:
    """An ISO date, of a day that has come."""
    try:
        day = date.fromisoformat(said.value)
    except ValueError:
        raise UserError("stale-button") from None
    if day > said.tx.now.astimezone(said.mission.zone).date():
        raise UserError("followup-no-past-day")
    if said.item.agreement:
        await agreements.change(said.tx, said.member, said.item.agreement.id, signed_on=day)
    return day.isoformat()


async def _help_line(said: Said) -> str:
    await ask_organisers(said.tx, said.mission, said.member.person, said.value)
    return "asked"


async def _evidence(said: Said) -> str:
    assert said.item.project is not None  # noqa: S101 - only projects are asked for it
    link = web_address(said.value)
    if link is None:
        raise UserError("followup-no-link")
    await projects.change(said.tx, said.member, said.item.project.id, evidence=link)
    return "given"


WORDS: Final[dict[Question, Callable[[Said], Awaitable[str]]]] = {
    "name": _name,
    "signed-on": _signed_on,
    "help-line": _help_line,
    "evidence": _evidence,
}


def web_address(words: str) -> str | None:
    """A link as it was typed, with https:// where nothing was said; None for what is none."""
    said = words.strip()
    link = said if "://" in said else f"https://{said}"
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return None
    is_web = parts.scheme.lower() in {"http", "https"} and not (parts.username or parts.password)
    has_name = "." in host.strip(".") and not set(host) & set(" <>\"'")
    fits = len(link) <= LINK_LENGTH and not any(letter.isspace() for letter in link)
    return link if is_web and has_name and fits else None
