"""People of a file beside the members of the mission: nobody twice, nobody removed, nobody un-joined."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from mission.documents.draft import MemberDraft
from mission.importing.matching import Key, Marks, Side, match, undecided
from storage.columns import folded
from storage.people import Member


@dataclass(frozen=True)
class Known:
    """A member who is in the file and in the mission, and what the file says anew of the person and of their place."""

    member: Member
    draft: MemberDraft
    person: dict[str, Any]
    membership: dict[str, Any]

    @property
    def differs(self) -> bool:
        return bool(self.person or self.membership)


@dataclass
class MemberDiff:
    """What a file does to the roster. `gone`: no longer in the file, still members. `left`: in the file, yet they left."""

    added: list[MemberDraft] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)
    repeated: list[MemberDraft] = field(default_factory=list)
    ambiguous: list[MemberDraft] = field(default_factory=list)
    gone: list[Member] = field(default_factory=list)
    left: list[Member] = field(default_factory=list)


def _same_mailbox(new: Marks, old: Marks) -> bool:
    """False when both have an e-mail address and these differ: a namesake, then."""
    return new["email"] == old["email"] or not (new["email"] and old["email"])


KEYS: Final = (
    Key(lambda marks: (marks["email"], marks["name"]) if marks["email"] else None),
    Key(lambda marks: marks["email"] or None),
    Key(lambda marks: (marks["name"], marks["organisation"])),
    Key(lambda marks: marks["name"], fits=_same_mailbox),
)
DOUBTS: Final = (KEYS[-1],)


def diff_members(drafts: Sequence[MemberDraft], members: Sequence[Member]) -> MemberDiff:
    """What applying the drafts would do; `members` are all, those who left too."""
    diff = MemberDiff()
    new = [Side(draft, _marks(draft.name, draft.organisation, draft.email)) for draft in drafts]
    once = _each_once(new)
    diff.repeated = [side.thing for side in new if side not in once]
    old = [Side(m, _marks(m.person.name, m.membership.organisation, m.person.email)) for m in members]
    found = match(once, (old,), KEYS)
    doubtful, _ = undecided(found.new, found.old[0], DOUBTS)
    diff.ambiguous = [side.thing for side in doubtful]
    diff.added = [side.thing for side in found.new if side not in doubtful]
    diff.left = [other.thing for _, other in found.pairs if other.thing.membership.left_at]
    diff.known = [
        _known(one.thing, other.thing) for one, other in found.pairs if not other.thing.membership.left_at
    ]
    diff.gone = [side.thing for side in found.old[0] if not side.thing.membership.left_at] if drafts else []
    return diff


def _marks(name: str, organisation: str, email: str) -> Marks:
    return {
        "name": folded(name) or name,
        "organisation": folded(organisation) or organisation,
        "email": email.casefold(),
    }


def _each_once(new: list[Side[MemberDraft]]) -> list[Side[MemberDraft]]:
    """The first row of each person: the same name with the same e-mail, or of the same organisation."""
    kept: dict[str, list[Side[MemberDraft]]] = {}
    for side in new:
        namesakes = kept.setdefault(side.marks["name"], [])
        if not any(_same_person(side.marks, other.marks) for other in namesakes):
            namesakes.append(side)
    return [side for side in new if side in kept[side.marks["name"]]]


def _same_person(one: Marks, other: Marks) -> bool:
    if one["email"] and other["email"]:
        return bool(one["email"] == other["email"])
    return bool(one["organisation"] == other["organisation"])


def _known(draft: MemberDraft, member: Member) -> Known:
    """An empty cell takes no e-mail or phone away; a language that a joined member chose is theirs."""
    person, place = member.person, member.membership
    told: dict[str, Any] = {"name": draft.name}
    told |= {name: value for name in ("email", "phone") if (value := getattr(draft, name))}
    if draft.language and not place.joined_at:
        told["language"] = draft.language
    here: dict[str, Any] = {
        name: getattr(draft, name)
        for name in ("role", "organisation", "position")
        if getattr(draft, name) != getattr(place, name)
    }
    if folded(draft.group) != folded(member.group):
        here["group"] = draft.group
    differing = {name: value for name, value in told.items() if value != getattr(person, name)}
    return Known(member, draft, differing, here)
