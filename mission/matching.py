"""Who is who: when two entries are one person, and two spellings one organisation."""

import re
from functools import lru_cache

from mission.contact_line import ContactLine
from mission.documents.folding import folded
from mission.lines.words import LEGAL_FORM, TITLED_WORD
from storage.columns import folded as plain
from storage.contacts import Contact
from storage.organisations import Organisation
from storage.transaction import Transaction


async def ledger_entry(tx: Transaction, mission_id: int, typed: str) -> Organisation:
    """The partner that is meant; one that the ledger does not know is entered on first mention."""
    return await known_entry(tx, mission_id, typed) or await tx.organisations.named(mission_id, typed)


async def known_entry(tx: Transaction, mission_id: int, typed: str) -> Organisation | None:
    """The partner of that name, with the same legal form or without one; None when none, or more than one, is alike."""
    ledger = await tx.organisations.of_mission(mission_id)
    named = next((entry for entry in ledger if entry.folded == plain(typed)), None)
    meant = _parted(typed)
    alike = [entry for entry in ledger if _is_same_organisation(_parted(entry.name), meant)]
    return named or (alike[0] if len(alike) == 1 else None)


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
    return next(
        (other for other in others if other.id != contact.id and is_same_person(other, contact)), None
    )


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
