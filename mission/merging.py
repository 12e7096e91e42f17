"""Two entries about one person made one, and told apart again.

Both wordings are kept, and everybody's meetings, private notes, promises and files. Who has told two entries apart
is not asked about them again (fact `apart:ID:ID`).
"""

from collections.abc import Sequence
from hashlib import sha256

from mission.errors import UserError
from storage.columns import folded
from storage.contacts import Contact, Encounter
from storage.merges import Entries, Merge, Part
from storage.organisations import Organisation
from storage.people import Member
from storage.transaction import Transaction

ORGANISER = "organiser"
BETWEEN_NOTES = "\n\n"


def together(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    """Both, each text once, letter case aside."""
    kept: dict[str, str] = {}
    for text in (*first, *second):
        if text:
            kept.setdefault(text.casefold(), text)
    return tuple(kept.values())


def combined(first: Contact, second: Contact) -> Contact:
    """The earlier entry with everything that the later one says too; what differs stands in `about`."""
    kept, gone = sorted((first, second), key=lambda one: one.id)
    return kept.model_copy(
        update={
            "name": _fuller(kept.name, gone.name),
            "organisation_id": kept.organisation_id or gone.organisation_id,
            "organisation": _fuller(kept.organisation, gone.organisation),
            "position": _fuller(kept.position, gone.position),
            "emails": together(kept.emails, gone.emails),
            "phones": together(kept.phones, gone.phones),
            "links": together(kept.links, gone.links),
            "source": kept.source or gone.source,
            "about": "\n".join(together((kept.about,), (*_differing(kept, gone), gone.about))),
        },
    )


def _fuller(known: str, said: str) -> str:
    """The wording that says more of the same; where they differ, the known one."""
    return said if folded(known) != folded(said) and folded(known) in folded(said) else known


def _differing(kept: Contact, gone: Contact) -> tuple[str, ...]:
    """What the second entry says otherwise; it goes where nothing is lost."""
    pairs = ((getattr(kept, name), getattr(gone, name)) for name in ("name", "organisation", "position"))
    return tuple(
        said for known, said in pairs if said != _fuller(known, said) and folded(said) not in folded(known)
    )


# --- one of two -------------------------------------------------------------------------------------------------


async def unite(tx: Transaction, first: Contact, second: Contact, by: Member | None = None) -> Contact:
    """The one contact made of both, with the merge recorded; by nobody where the bot is sure by itself."""
    kept, gone = sorted((first, second), key=lambda one: one.id)
    merged = combined(kept, gone)
    parts = [
        await _joined(tx, kept, theirs, mine)
        for theirs in await tx.contacts.meetings_with(gone.id)
        for mine in [await tx.contacts.meeting(kept.id, theirs.person_id)]
    ]
    hung = Entries(
        kept=kept,
        gone=gone,
        merged=merged,
        parts=tuple(parts),
        promises=tuple(promise.id for promise in await tx.promises.of_contacts([gone.id])),
        files=tuple(file.id for file in await tx.files.of_contact(gone.id)),
        merges=tuple(await tx.merges.ids_of(gone.id)),
        emptied=await _emptied_by(tx, gone, merged),
    )
    await _carry(tx, hung, gone.id, kept.id)
    await tx.contacts.merge(kept.id, gone.id)
    await tx.contacts.change(merged)
    await tx.merges.add(kept.id, hung, by.person.id if by else None)
    if hung.emptied:
        await tx.organisations.forget_unmet(hung.emptied.id)
    return merged


async def _emptied_by(tx: Transaction, gone: Contact, merged: Contact) -> Organisation | None:
    """The partner of the second entry, unless the merged contact is of it too."""
    if gone.organisation_id is None or gone.organisation_id == merged.organisation_id:
        return None
    return await tx.organisations.get(gone.organisation_id)


async def _joined(tx: Transaction, kept: Contact, theirs: Encounter, mine: Encounter | None) -> Part:
    """Who met both has both notes in one, and met the contact at the earlier moment."""
    part = Part(person_id=theirs.person_id, session_id=theirs.session_id, met_at=theirs.met_at)
    if mine is None:
        return part
    note = BETWEEN_NOTES.join(filter(None, (mine.note, theirs.note)))
    await tx.merges.note(kept.id, mine.person_id, note=note, met_at=min(mine.met_at, theirs.met_at))
    place = {"note_to": len(mine.note), "note_from": len(note) - len(theirs.note)}
    return part.model_copy(update={"first": mine.met_at, "joint": _digest(note), **place})


def _digest(note: str) -> str:
    return sha256(note.encode()).hexdigest()


async def _carry(tx: Transaction, hung: Entries, from_id: int, to_id: int) -> None:
    await tx.merges.carry(
        from_id, to_id, promise_ids=hung.promises, file_ids=hung.files, merge_ids=hung.merges
    )


# --- and two again ----------------------------------------------------------------------------------------------


async def split(tx: Transaction, merge: Merge) -> tuple[Contact, Contact]:
    """Both entries as they were; what was added since stays with the first."""
    now = await tx.contacts.get(merge.contact_id)
    latest = await tx.merges.latest_of(merge.contact_id)
    if now is None or latest is None or latest.id != merge.id:
        raise UserError("stale-button")
    told = merge.gone
    await _put_back(tx, told.emptied)
    await tx.contacts.change(await _linked(tx, _without(now, told)))
    gone = await tx.contacts.restore(await _linked(tx, told.gone))
    for part in told.parts:
        await _part(tx, part, told.kept.id, gone.id)
    await _carry(tx, told, told.kept.id, gone.id)
    await tx.merges.remove(merge.id)
    await leave_apart(tx, told.kept.id, gone.id)
    if now.organisation_id:
        await tx.organisations.forget_unmet(now.organisation_id)
    kept = await tx.contacts.get(told.kept.id)
    assert kept is not None  # noqa: S101 - it was changed above
    return kept, gone


def _without(now: Contact, told: Entries) -> Contact:
    """The merged contact without what only the second entry said; a field changed since stays changed."""
    before, merged = told.kept, told.merged
    grown = {
        name: _less(getattr(now, name), getattr(merged, name), getattr(before, name))
        for name in ("emails", "phones", "links")
    }
    about = _less(now.about.split("\n"), merged.about.split("\n"), before.about.split("\n"))
    as_it_was = {
        name: getattr(before, name)
        for name in ("name", "organisation", "organisation_id", "position", "about", "source", *grown)
        if getattr(now, name) == getattr(merged, name)
    }
    return now.model_copy(update=grown | {"about": "\n".join(about)} | as_it_was)


def _less(now: Sequence[str], merged: Sequence[str], before: Sequence[str]) -> tuple[str, ...]:
    """What stood there before the merge or came after it."""
    brought = [one for one in merged if one not in before]
    return tuple(one for one in now if one not in brought)


async def _linked(tx: Transaction, contact: Contact) -> Contact:
    """The contact with its organisation as the ledger has it now: the merge may have emptied it."""
    known = await tx.organisations.of_mission(contact.mission_id)
    if not contact.organisation or any(entry.id == contact.organisation_id for entry in known):
        return contact
    entry = await tx.organisations.named(contact.mission_id, contact.organisation)
    return contact.model_copy(update={"organisation_id": entry.id})


async def _put_back(tx: Transaction, emptied: Organisation | None) -> None:
    """The partner that the merge emptied, unless it was not forgotten or has been named again since."""
    if emptied is None:
        return
    ledger = await tx.organisations.of_mission(emptied.mission_id)
    if all(entry.id != emptied.id and entry.folded != emptied.folded for entry in ledger):
        await tx.organisations.put_back(emptied)


async def _part(tx: Transaction, part: Part, kept_id: int, gone_id: int) -> None:
    """A member's meeting with the second entry; nothing where they have taken it back or left since."""
    now = await tx.contacts.meeting(kept_id, part.person_id)
    if now is None:
        return
    if part.first is None:
        await tx.merges.move_meeting(part.person_id, kept_id, gone_id)
        return
    same = _digest(now.note) == part.joint
    theirs = now.note[part.note_from :] if same else now.note
    mine = now.note[: part.note_to] if same else now.note
    await tx.merges.note(kept_id, part.person_id, note=mine, met_at=part.first)
    given = {"session_id": part.session_id, "note": theirs, "met_at": part.met_at}
    await tx.contacts.meet_again(gone_id, now.model_copy(update=given))


# --- who may, and what is left apart ----------------------------------------------------------------------------


async def may_merge(tx: Transaction, member: Member, *contact_ids: int) -> bool:
    """Organisers, and members who met one of them."""
    if member.membership.role == ORGANISER:
        return True
    met = [await tx.contacts.meeting(contact_id, member.person.id) for contact_id in contact_ids]
    return any(met)


async def leave_apart(tx: Transaction, first: int, second: int) -> None:
    """They are two people: neither merged by the bot nor asked about again."""
    await tx.facts.set(_apart(first, second), "yes")


async def is_apart(tx: Transaction, first: int, second: int) -> bool:
    return await tx.facts.get(_apart(first, second)) != ""


def _apart(first: int, second: int) -> str:
    return f"apart:{min(first, second)}:{max(first, second)}"
