"""The ledger as a list: which partners a filter leaves, which ones some words find, and what is owed to them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, Literal

from mission.countries import country_names
from mission.partners import KINDS, Partner, ledger_of
from storage.columns import folded
from storage.missions import Mission
from storage.people import Member
from storage.promises import Promise
from storage.record import Record
from storage.transaction import Transaction

Filter = Literal["all", "new", "known", "strengthened", "mine", "promises", "projects"]
FILTERS: Final[tuple[Filter, ...]] = (
    "all",
    "new",
    "known",
    "strengthened",
    "mine",
    "promises",
    "projects",
)
CYRILLIC: Final = (
    "а:a б:b в:v г:h ґ:g д:d е:e є:ie ж:z з:z и:i і:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h "
    "ц:c ч:c ш:s щ:sc ь: ю:iu я:ia ы:i э:e ъ: ': y:i j:i w:v"
)
SOUNDS: Final = str.maketrans(dict(pair.split(":") for pair in CYRILLIC.split()))
SPELLINGS: Final = (("kh", "h"), ("zh", "z"), ("sh", "s"), ("ts", "c"), ("ch", "c"), ("ck", "k"), ("x", "ks"))


class Owed(Record):
    """Promises about the people of a partner that are still open, how many of them overdue."""

    open: int = 0
    overdue: int = 0


class Listed(Record):
    """A line of the list. `mine`: the member met somebody there, or owns a project or an agreement with them."""

    partner: Partner
    owed: Owed = Owed()
    mine: bool = False


async def listed_of(tx: Transaction, member: Member, mission: Mission) -> list[Listed]:
    """The whole ledger by name, as this member sees it."""
    promises: dict[int, list[Promise]] = {}
    for promise in await tx.promises.of_mission(mission.id):
        promises.setdefault(promise.contact_id, []).append(promise)
    today = tx.now.astimezone(mission.zone).date()
    return [
        Listed(
            partner=partner,
            owed=owed_to(partner, promises, today),
            mine=_is_of(partner, member.person.id),
        )
        for partner in await ledger_of(tx, mission)
    ]


def owed_to(partner: Partner, promises: Mapping[int, Sequence[Promise]], today: date) -> Owed:
    """`promises` by contact."""
    contacts = [number for contact in partner.contacts for number in contact.ids]
    still = [one for number in contacts for one in promises.get(number, ()) if one.state == "open"]
    return Owed(open=len(still), overdue=sum(bool(one.due_on and one.due_on < today) for one in still))


def _is_of(partner: Partner, person_id: int) -> bool:
    met = any(person_id in contact.met_by for contact in partner.contacts)
    owners = {one.owner_id for one in partner.projects} | {one.owner_id for one in partner.agreements}
    return met or person_id in owners


WANTED: Final[Mapping[Filter, Callable[[Listed], bool]]] = {
    "all": lambda _: True,
    "new": lambda one: one.partner.is_partner and one.partner.standing == "new",
    "known": lambda one: one.partner.standing != "new",
    "strengthened": lambda one: one.partner.standing == "strengthened",
    "mine": lambda one: one.mine,
    "promises": lambda one: one.owed.open > 0,
    "projects": lambda one: bool(one.partner.projects),
}


def chosen(listed: Sequence[Listed], only: Filter, kind: str, words: str) -> list[Listed]:
    """What a filter, a kind and some words leave; strengthened partners are known ones too."""
    wanted = [sounded(word) for word in folded(words).split()]
    return [
        one
        for one in listed
        if WANTED[only](one)
        and (not kind or one.partner.organisation.kind == kind)
        and all(word in _said(one.partner) for word in wanted)
    ]


def kinds_in(listed: Sequence[Listed]) -> list[str]:
    """The kinds that some organisation of the ledger is of, in their order."""
    there = {one.partner.organisation.kind for one in listed}
    return [kind for kind in KINDS if kind in there]


def _said(partner: Partner) -> str:
    entry = partner.organisation
    names = (contact.name for contact in partner.contacts)
    return sounded(folded(" ".join((entry.name, *country_names(entry.country), *names))))


def sounded(text: str) -> str:
    """Folded text as it sounds, roughly, in either alphabet: «шкода», "Škoda" and "Shkoda" are one."""
    latin = text.translate(SOUNDS)
    for spelling, sound in SPELLINGS:
        latin = latin.replace(spelling, sound)
    return latin
