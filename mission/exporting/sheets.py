"""What stands in the workbook: every noun of the mission as a table. A member's private notes are in none of them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final, Literal

from mission.documents.cell import Cell
from mission.exporting.asked import answer_words, asked_words, source_of
from mission.exporting.records import Everything, everything_of
from mission.exporting.workbook import Sheet
from mission.notes import all_cards
from mission.publishing import PUBLISH
from mission.results.meetings import is_meeting
from mission.results.promises import standing
from storage.contacts import Encounter
from storage.missions import Mission
from storage.transaction import Transaction
from words import Reader

ExportKind = Literal["xlsx", "vcf", "ics", "md"]
Row = tuple[Any, ...]

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "contacts": (
        *("name", "organisation", "position", "emails", "phones", "links", "about"),
        *("met-by", "first-met", "source"),
    ),
    "encounters": ("contact", "organisation", "member", "met-at", "session"),
    "partners": ("name", "country", "kind", "website", "known", "since", "strengthened", "contacts"),
    "promises": (
        *("contact", "organisation", "member", "owed-by", "text", "due", "standing", "made-at", "closed-at"),
    ),
    "projects": (
        *("name", "partner", "member", "stage", "claimed-at", "staged-at", "confirmed-at", "confirmed-by"),
        *("withdrawn-at", "evidence"),
    ),
    "agreements": (
        *("kind", "partner", "parties", "member", "signed-on", "claimed-at", "confirmed-at", "confirmed-by"),
        *("withdrawn-at", "evidence"),
    ),
    "notes": ("kind", "member", "text", "theme", "place", "written-at"),
    "answers": ("member", "question", "about", "answer", "answered-at"),
    "anonymous": ("question", "answer"),
    "members": (
        *("name", "organisation", "position", "role", "group", "email", "phone", "language", "joined-at"),
    ),
    "agenda": (
        *("starts", "ends", "title", "whose", "place", "address", "host", "speakers", "audience"),
        *("took-place", "cancelled-at"),
    ),
}


async def sheets_of(tx: Transaction, mission: Mission, reader: Reader) -> tuple[Sheet, ...]:
    """Everything of a mission, table by table, in the reader's words; reads only."""
    found = await everything_of(tx, mission)
    return tuple(_sheet(noun, rows, reader) for noun, rows in _Tables(found, reader).all())


async def people_in(tx: Transaction, mission: Mission, kind: ExportKind) -> int:
    """How many people's data a file of this kind holds."""
    if kind == "ics":
        sessions = [one for one in await tx.agenda.all_of(mission.id) if one.kind == "ours"]
        named = {name for session in sessions for name in (session.host, *session.speakers)}
        return len(named - {""})
    if kind == "md":
        cards = await all_cards(tx, mission.id)
        return len({name for card in cards for name in (card.author, *card.witnesses)})
    contacts = len(await tx.contacts.of_mission(mission.id))
    return contacts if kind == "vcf" else contacts + len(await tx.people.members_of(mission.id))


def _sheet(noun: str, rows: Iterable[Row], reader: Reader) -> Sheet:
    return Sheet(
        title=reader.plain("export-sheet", what=noun),
        headings=tuple(reader.plain("export-heading", what=column) for column in COLUMNS[noun]),
        rows=tuple(tuple(_cell(value, reader) for value in row) for row in rows),
    )


def _cell(value: Any, reader: Reader) -> Cell:
    """A moment as wall time of the mission, a list with commas, yes and no in words; all else as it is."""
    match value:
        case None:
            return None
        case bool():
            return reader.plain("export-word", what="yes" if value else "no")
        case datetime():
            return reader.local(value).replace(tzinfo=None, microsecond=0)
        case date() | int() | float():
            return value
        case list() | tuple():
            return ", ".join(str(one) for one in value)
    return str(value)


class _Tables:
    """The rows of each table. Names of erased people are empty."""

    def __init__(self, found: Everything, reader: Reader) -> None:
        self._found = found
        self._reader = reader

    def all(self) -> Sequence[tuple[str, Iterable[Row]]]:
        return tuple((noun, getattr(self, f"_{noun}")()) for noun in COLUMNS)

    def _word(self, what: str) -> str:
        return self._reader.plain("export-word", what=what) if what else ""

    def _contacts(self) -> Iterable[Row]:
        meetings: dict[int, list[Encounter]] = {}
        for meeting in self._found.encounters:
            meetings.setdefault(meeting.contact_id, []).append(meeting)
        for one in self._found.contacts:
            met = meetings.get(one.id, [])
            by = [self._found.name(meeting.person_id) for meeting in met]
            first = min((meeting.met_at for meeting in met), default=None)
            yield (
                *(one.name, one.organisation, one.position, one.emails, one.phones, one.links, one.about),
                *(by, first, self._word(one.source)),
            )

    def _encounters(self) -> Iterable[Row]:
        for one in self._found.encounters:
            contact = self._found.contact(one.contact_id)
            session = self._found.session_title(one.session_id)
            yield (*contact, self._found.name(one.person_id), one.met_at, session)

    def _partners(self) -> Iterable[Row]:
        for one in self._found.partners:
            entry = one.organisation
            place = (entry.country, entry.kind, entry.website)
            yield (one.name, *place, one.known, one.since, one.strengthened, len(one.contacts))

    def _promises(self) -> Iterable[Row]:
        for one in self._found.promises:
            word = self._word(standing(one, self._found.today))
            who = (*self._found.contact(one.contact_id), self._found.name(one.owner_id))
            yield (*who, self._word(one.owed_by), one.text, one.due_on, word, one.made_at, one.closed_at)

    def _projects(self) -> Iterable[Row]:
        for one in self._found.projects:
            partner, owner = self._found.organisation(one.organisation_id), self._found.name(one.owner_id)
            yield (
                *(one.name, partner, owner, self._word(one.stage), one.claimed_at, one.staged_at),
                *(one.confirmed_at, self._word(one.confirmed_by), one.withdrawn_at, one.evidence),
            )

    def _agreements(self) -> Iterable[Row]:
        for one in self._found.agreements:
            partner, owner = self._found.organisation(one.organisation_id), self._found.name(one.owner_id)
            yield (
                *(self._word(one.kind), partner, one.parties, owner, one.signed_on, one.claimed_at),
                *(one.confirmed_at, self._word(one.confirmed_by), one.withdrawn_at, one.evidence),
            )

    def _notes(self) -> Iterable[Row]:
        for one in self._found.notes:
            name = self._found.name(one.person_id)
            yield (self._word(one.kind), name, one.text, one.theme, one.place, one.written_at)

    def _answers(self) -> Iterable[Row]:
        for one in self._found.answers:
            asked, said = self._asked(one.question), answer_words(one.question, one.value, self._reader)
            is_consent = one.question == PUBLISH
            about = self._asked(source_of(one.subject)) if is_consent else self._found.subject(one.subject)
            yield (self._found.name(one.person_id), asked, about, said, one.answered_at)

    def _asked(self, question: str) -> str:
        return asked_words(self._found.question(question), self._reader)

    def _anonymous(self) -> Iterable[Row]:
        yield from self._found.anonymous

    def _members(self) -> Iterable[Row]:
        for one in self._found.members:
            place, person = one.membership, one.person
            yield (
                *(person.name, place.organisation, place.position, self._word(place.role), one.group),
                *(person.email, person.phone, person.language, place.joined_at),
            )

    def _agenda(self) -> Iterable[Row]:
        for one in self._found.sessions:
            took = self._word(one.took_place) if is_meeting(one) else ""
            yield (
                *(one.starts_at, one.ends_at, one.title, self._word(one.kind), one.place, one.address),
                *(one.host, one.speakers, one.audience, took, one.cancelled_at),
            )
