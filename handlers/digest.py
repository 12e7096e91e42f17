"""The organiser's digest: a line for whatever is new or open, and the way to what needs a hand."""

from markupsafe import Markup

from handlers.organise import ShowDeliveries, expired_words, unreachable_line
from mission.digest import Digest, digest_of
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader, lines, paragraphs


async def digest_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """None on a Monday after the mission when nothing is open."""
    mission = await tx.missions.get(row.mission_id or 0)
    digest = await digest_of(tx, mission, row) if mission else None
    return digest_message(digest, Reader(reader.language, mission.zone)) if digest and mission else None


def digest_message(digest: Digest, reader: Reader) -> Message:
    """Each line only if there is something; a button where something did not get through."""
    found = digest.deliveries
    told = [
        _counted("digest-contacts", digest.contacts, reader),
        _counted("digest-answers", digest.answers, reader),
        _counted("digest-questions", digest.questions, reader),
        _counted("organise-doubtful", len(found.doubtful), reader),
        unreachable_line(found.unreachable, reader) if found.unreachable else "",
        reader.say("digest-expired", **expired_words(found, reader)) if found.expired else "",
        _counted("digest-failed", len(found.failed), reader),
    ]
    told = told if any(told) else [reader.say("digest-nothing")]
    look = ShowDeliveries(afresh=True).button(reader.plain("digest-button-look"))
    text = paragraphs(reader.say("digest-head"), lines(*told))
    return Message(text=text, buttons=() if found.all_well else ((look,),))


def _counted(key: str, count: int, reader: Reader) -> Markup | str:
    return reader.say(key, count=count) if count else ""
