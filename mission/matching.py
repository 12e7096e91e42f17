"""Who is who: when two entries are one person or perhaps one, and two spellings one organisation."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Protocol, TypeVar

from rapidfuzz import fuzz

from mission.contact_line import ContactLine
from mission.documents.folding import folded
from mission.documents.romanised import sounds, sounds_alike
from mission.lines.words import LEGAL_FORM, TITLED_WORD
from mission.merging import is_apart
from storage.columns import folded as plain
from storage.contacts import Contact, NamedContact
from storage.organisations import Organisation
from storage.transaction import Transaction

FORMS: Final = {"тов": "llc", "тзов": "llc", "ltd": "llc", "пат": "at", "прат": "at", "ат": "at"}
"""Legal forms of one kind in both alphabets."""
LIKELY: Final = 70
"""From which likeness another entry is worth a look; people of one organisation always are."""
CLOSE: Final = 88
"""Per cent of two names' letters that agree (rapidfuzz › ratio) in two spellings of one: a slip or two."""


class HasContact(Protocol):
    """Something about a contact."""

    @property
    def contact(self) -> Contact: ...


LikeContact = TypeVar("LikeContact", bound=HasContact)
AnyContact = TypeVar("AnyContact", Contact, NamedContact)


async def ledger_entry(tx: Transaction, mission_id: int, typed: str) -> Organisation:
    """The partner that is meant; one that the ledger does not know is entered on first mention."""
    return await known_entry(tx, mission_id, typed) or await tx.organisations.named(mission_id, typed)


async def known_entry(tx: Transaction, mission_id: int, typed: str) -> Organisation | None:
    """The partner of that name, with the same legal form or without one; None when none, or more than one, is alike.

    A name in Ukrainian letters is also the one that sounds so in Latin letters. A name that an entry no longer has,
    under which contacts were logged, is that entry's still.
    """
    ledger = await tx.organisations.of_mission(mission_id)
    named = next((entry for entry in ledger if entry.folded == plain(typed)), None)
    return named or await _once_named(tx, ledger, mission_id, typed) or _only_one(ledger, typed)


async def _once_named(
    tx: Transaction, ledger: Sequence[Organisation], mission_id: int, typed: str
) -> Organisation | None:
    meant = (await tx.organisations.other_names(mission_id)).get(plain(typed))
    return next((entry for entry in ledger if entry.id == meant), None)


def _only_one(ledger: Sequence[Organisation], typed: str) -> Organisation | None:
    meant = _parted(typed)
    alike = [entry for entry in ledger if _is_same_organisation(_parted(entry.name), meant)]
    if alike:
        return alike[0] if len(alike) == 1 else None
    heard = [entry for entry in ledger if is_heard_alike(entry.name, typed)]
    return heard[0] if len(heard) == 1 else None


def is_heard_alike(first: str, second: str) -> bool:
    """One name in two alphabets, with the same kind of legal form or without one in either."""
    return sounds_alike(_parted(first)[0], _parted(second)[0]) and forms_agree(first, second)


def forms_agree(first: str, second: str) -> bool:
    """The same kind of legal form, or none in either: a Kernel Ltd is no Kernel a.s."""
    forms = {FORMS.get(form, form) for form in (_parted(first)[1], _parted(second)[1])}
    return len(forms) == 1 or "" in forms


def _is_same_organisation(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """By their names and legal forms, as `_parted` gives them."""
    (name, form), (other, other_form) = first, second
    return name == other != "" and (form == other_form or "" in {form, other_form})


@lru_cache(maxsize=4096)
def _parted(organisation: str) -> tuple[str, str]:
    """Its name and its legal form, folded: "Example, s. r. o." is "example" and "sro"."""
    forms = "".join(LEGAL_FORM.findall(organisation))
    return folded(LEGAL_FORM.sub(" ", organisation)), folded(forms)


def fuller(first: str, second: str) -> str:
    """The spelling that says more."""
    return second if len(folded(second)) > len(folded(first)) else first


async def twin_of(tx: Transaction, contact: Contact) -> Contact | None:
    """Another entry about the same person: by name at one organisation, or by e-mail or phone. The earliest."""
    others = await tx.contacts.perhaps_same(
        contact.mission_id,
        organisation_id=contact.organisation_id,
        emails=contact.emails,
        phones=contact.phones,
    )
    return await _first_together(tx, contact, (other for other in others if is_same_person(other, contact)))


async def perhaps_twin(tx: Transaction, contact: Contact) -> Contact | None:
    """Another entry that may be about the same person; only a member can tell. None once they have been told apart."""
    if not contact.name:
        return None
    known = await tx.contacts.names_in(contact.mission_id)
    alike = await _first_together(tx, contact, (other for other in known if may_be_same(other, contact)))
    return await tx.contacts.get(alike.id) if alike else None


def likely_twins(contact: Contact, others: Sequence[LikeContact]) -> list[LikeContact]:
    """Those that may be the contact by name or by organisation, the most alike first."""
    weighed = [(_likeness(contact, other.contact), number, other) for number, other in enumerate(others)]
    likely = sorted((one for one in weighed if one[0] >= LIKELY), key=lambda one: (-one[0], one[1]))
    return [other for _, _, other in likely]


def _likeness(first: Contact, second: Contact) -> float:
    """Per cent of the names' sounds that agree; a name alike in any order of its words, or one workplace."""
    if may_be_same(first, second) or is_same_person(first, second):
        return 100
    pairs = ((one, two) for one in sounds(_named(first)) for two in sounds(_named(second)))
    alike = max((fuzz.ratio(one, two) for one, two in pairs), default=0)
    same = first.organisation_id is not None and first.organisation_id == second.organisation_id
    return max(alike, LIKELY if same else 0)


def _named(contact: Contact) -> str:
    return _in_order(name_words(contact.name))


async def _first_together(
    tx: Transaction, contact: Contact, others: Iterable[AnyContact]
) -> AnyContact | None:
    """The first of them that nobody has told apart from the contact."""
    for other in others:
        if other.id != contact.id and not await is_apart(tx, contact.id, other.id):
            return other
    return None


def may_be_same(first: Contact | NamedContact, second: Contact | NamedContact) -> bool:
    """One name at two organisations, in two alphabets or spelled almost alike; one surname at one organisation."""
    names, others = name_words(first.name), name_words(second.name)
    if not names or not others:
        return False
    if first.organisation_id and first.organisation_id == second.organisation_id:
        return _alike(names[-1], others[-1]) or _alike("".join(names), "".join(others))
    return len(names) > 1 and len(others) > 1 and _alike(_in_order(names), _in_order(others))


def _in_order(words: list[str]) -> str:
    """The words by their sound, which is one order in both alphabets."""
    return "".join(sorted(words, key=lambda word: min(sounds(word))))


def _alike(name: str, other: str) -> bool:
    """The same letters, the same sound in another alphabet, or a slip of the pen."""
    close = fuzz.ratio(name, other) >= CLOSE
    if close or name.isascii() == other.isascii():
        return close
    return any(fuzz.ratio(one, two) >= CLOSE for one in sounds(name) for two in sounds(other))


def is_same_person(first: Contact, second: Contact) -> bool:
    """Two people may share a switchboard or an info@ mailbox, so names that differ keep them apart."""
    names, others = name_words(first.name), name_words(second.name)
    if _reached_alike(first, second):
        return not names or not others or _may_be_one(names, others)
    return (
        first.organisation_id is not None
        and first.organisation_id == second.organisation_id
        and set(names) == set(others) != set()
    )


def says_all(contact: Contact, line: ContactLine) -> bool:
    """Whether an entry already holds all that a card says."""
    ways = ((contact.emails, line.emails), (contact.phones, line.phones), (contact.links, line.links))
    words = (
        (contact.name, line.name),
        (contact.organisation, line.organisation),
        (contact.position, line.position),
    )
    return (
        all(set(map(plain, said)) <= set(map(plain, held)) for held, said in ways)
        and all(not said or plain(said) == plain(held) for held, said in words)
        and line.about in contact.about
    )


def _reached_alike(first: Contact, second: Contact) -> bool:
    mails = {mail.casefold() for mail in first.emails} & {mail.casefold() for mail in second.emails}
    return bool(
        mails or {folded(phone) for phone in first.phones} & {folded(phone) for phone in second.phones}
    )


def name_words(name: str) -> list[str]:
    """The words of a name as they are compared: no titles, case or diacritics."""
    return re.findall(r"\w+", TITLED_WORD.sub(" ", plain(name)))


def _may_be_one(names: list[str], others: list[str]) -> bool:
    """One spelling may be shorter, begin with an initial, or be written in another alphabet."""
    if _is_latin(names) != _is_latin(others):
        return True
    few, many = sorted((names, others), key=len)
    within = all(
        any(word == other or (len(word) == 1 and other.startswith(word)) for other in many) for word in few
    )
    return within or names[-1] == others[-1]


def _is_latin(words: list[str]) -> bool:
    return all(letter < "\u0250" for word in words for letter in word)
