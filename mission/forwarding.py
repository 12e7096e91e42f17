"""A message of somebody else's that a member forwards: who wrote it, and the contact that it tells of."""

from datetime import date

from mission.contact_line import ContactLine
from mission.contacts import read_line
from mission.lines.organisations import is_organisation
from mission.merging import together
from storage.columns import folded
from storage.missions import Mission
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction


class Sender(Record):
    """Who wrote it, as Telegram says (Bot API › MessageOrigin). `title`: of the chat or channel; `link`: t.me/…

    `telegram_id` is 0 where Telegram does not tell.
    """

    name: str = ""
    link: str = ""
    title: str = ""
    telegram_id: int = 0


async def outside(tx: Transaction, member: Member, sender: Sender) -> Sender:
    """The sender, unless a colleague wrote it: then the message is about somebody else."""
    known = await tx.people.by_telegram(sender.telegram_id) if sender.telegram_id else None
    names = await tx.people.names_in(member.membership.mission_id)
    ours = known is not None and known.id in names
    theirs = sender.name and folded(sender.name) in map(folded, names.values())
    return Sender(title=sender.title) if ours or theirs else sender


def forwarded_line(text: str, sender: Sender, mission: Mission, today: date, language: str) -> ContactLine:
    """What the words say of a person: of the sender, unless they are a line about somebody else."""
    line = read_line(text, mission, today, language)
    at = text.casefold().find(sender.name.casefold()) if sender.name else -1
    if at >= 0 and len(text.casefold()) == len(text):
        line = _signed(text, at, mission, today, language)
    elif not _tells_of_somebody(line) and sender.name:
        line = _written_by(text, sender, line)
    same = bool(sender.name) and folded(sender.name) in folded(line.name)
    others = () if same else (sender.name, sender.link)
    return line.model_copy(
        update={
            "about": ", ".join(together((line.about,), (*others, sender.title))),
            "links": (sender.link,) if same and sender.link else (),
            "source": "forward",
        }
    )


def _signed(text: str, at: int, mission: Mission, today: date, language: str) -> ContactLine:
    """The sender's name stands in the words: from there on they are read as a line, what precedes it is kept."""
    line = read_line(text[at:], mission, today, language)
    before = read_line(f"-, {text[:at]}", mission, today, language)
    return line.model_copy(
        update={
            "emails": together(line.emails, before.emails),
            "phones": together(line.phones, before.phones),
            "about": ", ".join(together((text[:at].strip(" ,;\n"),), (line.about,))),
        }
    )


def _tells_of_somebody(line: ContactLine) -> bool:
    return line.is_whole or bool(line.name and is_organisation(line.organisation))


def _written_by(text: str, sender: Sender, line: ContactLine) -> ContactLine:
    """Free words: the ways to reach the sender are taken out of them, and all of them are kept."""
    organisation = line.organisation if is_organisation(line.organisation) else ""
    return ContactLine(
        name=sender.name,
        organisation=organisation,
        emails=line.emails,
        phones=line.phones,
        about=" ".join(text.split()),
        leftover=line.leftover,
    )
