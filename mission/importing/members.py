"""People of a file beside the members of the mission: nobody twice, nobody removed, nobody un-joined.

What a member has told about themselves stays: docs/decisions/0014.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from mission.documents.draft import MemberDraft
from mission.importing.matching import Key, Marks, Side, match, undecided
from storage.columns import folded
from storage.people import Member, Person


@dataclass(frozen=True)
class Known:
    """A member who is in the file and in the mission, and what the file says anew of the person and of their place.

    `own`: fields in which the file says something else than the member did; these stay.
    """

    member: Member
    draft: MemberDraft
    person: dict[str, Any]
    membership: dict[str, Any]
    own: tuple[str, ...] = ()

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


def _own_mailbox(new: Marks, old: Marks) -> bool:
    """Whether the member gave the address: then a file that has another may mean them, or a namesake."""
    del new
    return bool(old["own_email"])


KEYS: Final = (
    Key(lambda marks: (marks["email"], marks["name"]) if marks["email"] else None),
    Key(lambda marks: marks["email"] or None),
    Key(lambda marks: (marks["name"], marks["organisation"])),
    Key(lambda marks: marks["name"], fits=_same_mailbox),
)
DOUBTS: Final = (KEYS[-1], Key(lambda marks: marks["name"], fits=_own_mailbox))
NOBODY: Final[Mapping[int, frozenset[str]]] = {}


def diff_members(
    drafts: Sequence[MemberDraft],
    members: Sequence[Member],
    own_words: Mapping[int, frozenset[str]] = NOBODY,
) -> MemberDiff:
    """What applying the drafts would do; `members` are all, those who left too. `own_words`: fields told by a person."""
    diff = MemberDiff()
    new = [Side(draft, _marks(draft.name, draft.organisation, draft.email)) for draft in drafts]
    once = _each_once(new)
    diff.repeated = [side.thing for side in new if side not in once]
    own = {member.person.id: own_words.get(member.person.id, frozenset()) for member in members}
    old = [Side(m, _marks_of(m, own[m.person.id])) for m in members]
    found = match(once, (old,), KEYS)
    doubtful, _ = undecided(found.new, found.old[0], DOUBTS)
    diff.ambiguous = [side.thing for side in doubtful]
    diff.added = [side.thing for side in found.new if side not in doubtful]
    diff.left = [other.thing for _, other in found.pairs if other.thing.membership.left_at]
    diff.known = [
        _known(one.thing, other.thing, own[other.thing.person.id])
        for one, other in found.pairs
        if not other.thing.membership.left_at
    ]
    diff.gone = [side.thing for side in found.old[0] if not side.thing.membership.left_at] if drafts else []
    return diff


def _marks_of(member: Member, own: frozenset[str]) -> Marks:
    person = member.person
    return {
        **_marks(person.name, member.membership.organisation, person.email),
        "own_email": "email" in own,
    }


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


def _known(draft: MemberDraft, member: Member, own: frozenset[str]) -> Known:
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
    anew = {name: value for name, value in differing.items() if name not in own}
    kept = [name for name in differing if name in own and _unlike(name, draft, person)]
    return Known(member, draft, anew, here, tuple(kept))


def _unlike(field: str, draft: MemberDraft, person: Person) -> bool:
    """Whether it is another address or number, not the same one written otherwise."""
    said, kept = (str(getattr(whose, field)).casefold() for whose in (draft, person))
    if field == "phone":
        said, kept = ("".join(filter(str.isdecimal, number)) for number in (said, kept))
    return said != kept
