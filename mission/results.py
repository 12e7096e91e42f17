"""Results, by definition (PRODUCT.md › Results): what is counted, what is not, and the lists behind the figures."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Final, Literal

from mission.evening import EVENING, PROBLEM
from mission.feedback import FREE, LINE, STARS
from mission.home import CHANGE, HOME, SKIPPED
from storage.agenda import Session
from storage.answers import Answer
from storage.columns import folded
from storage.contacts import Contact, Encounter
from storage.missions import Mission
from storage.notes import Note
from storage.organisations import Organisation
from storage.people import Member
from storage.promises import Promise
from storage.record import Record
from storage.transaction import Transaction

FEWEST_FOR_AVERAGE: Final = 5
"""Under so many answers no average is told: it would be somebody's own answer."""
WAVE: Final = "wave:2d"
OWN_ROLES: Final = frozenset({"delegate", "organiser"})

PromiseWord = Literal["overdue", "open", "done", "dropped"]
PROMISE_ORDER: Final[tuple[PromiseWord, ...]] = ("overdue", "open", "done", "dropped")


class MetContact(Record):
    """One person outside the delegation, with those who met them; `partner` is the folded name of the organisation."""

    name: str
    organisation: str
    partner: str
    met_by: tuple[str, ...]


class Partner(Record):
    """An organisation with at least one contact. `since`: known since when, where the baseline says so."""

    name: str
    known: bool
    since: str
    contacts: int


class PromiseLine(Record):
    """A promise by its standing today."""

    standing: PromiseWord
    text: str
    owner: str
    contact: str
    due_on: date | None


class Rated(Record):
    """How a session was rated: `answered` of those `asked`, and everybody's stars together."""

    title: str
    starts_at: datetime
    asked: int
    answered: int
    ratings: int
    average: float | None


class Feedback(Record):
    """Ratings of all sessions; `unasked` came without a question of ours (or before it)."""

    asked: int = 0
    answered: int = 0
    unasked: int = 0
    average: float | None = None
    sessions: tuple[Rated, ...] = ()

    @property
    def ratings(self) -> int:
        return self.answered + self.unasked


class Remark(Record):
    """A member's own words; `about` is the title of a session, or "" for the mission as a whole."""

    name: str
    text: str
    about: str = ""


class Turnout(Record):
    """Who has done something, and who has not yet."""

    done: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def asked(self) -> int:
        return len(self.done) + len(self.missing)


class DayLine(Record):
    """What a member said about a day: one thing worth copying, or a problem."""

    name: str
    text: str
    day: date
    is_problem: bool


class Told(Record):
    """A question that comes as a card: how many were asked and answered, and what they said in words.

    `goals` and `recommend` are means of at least five answers; only the way home asks for them.
    """

    asked: int = 0
    answered: int = 0
    lines: tuple[Remark | DayLine, ...] = ()
    goals: float | None = None
    recommend: float | None = None


class Results(Record):
    """Every figure as the list behind it. `incomplete`: contacts without a name or an organisation, not counted."""

    joined: Turnout = Turnout()
    contacts: tuple[MetContact, ...] = ()
    incomplete: int = 0
    partners: tuple[Partner, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    feedback: Feedback = Feedback()
    comments: tuple[Remark, ...] = ()
    evening: Told = Told()
    home: Told = Told()
    wave: Turnout = Turnout()
    notes: tuple[Remark, ...] = ()
    questions: tuple[Remark, ...] = ()


async def results_of(tx: Transaction, mission: Mission, today: date) -> Results:
    """Everything as it stands; `today` is the date in the mission's zone."""
    names = await tx.people.names_in(mission.id)
    members = await tx.people.members_of(mission.id)
    kept = await tx.contacts.of_mission(mission.id)
    ledger = {organisation.id: organisation for organisation in await tx.organisations.of_mission(mission.id)}
    met = met_contacts(kept, await tx.contacts.encounters_of(mission.id), ledger, members, names)
    earlier = await tx.organisations.met_earlier(mission.id)
    sessions = {session.id: session for session in await tx.agenda.all_of(mission.id)}
    stars = await tx.answers.to(mission.id, STARS)
    evenings = await tx.answers.beginning(mission.id, EVENING)
    way_home = await tx.answers.beginning(mission.id, HOME)
    wave_answers = await tx.answers.beginning(mission.id, f"{WAVE}.")
    return Results(
        joined=joined(members),
        contacts=met,
        incomplete=sum(not is_complete(contact) for contact in kept),
        partners=partners(met, ledger.values(), earlier),
        promises=promise_lines(await tx.promises.of_mission(mission.id), kept, names, today),
        feedback=feedback(await tx.outbox.asked(mission.id, "stars"), stars, sessions),
        comments=comments(await _lines(tx, mission), sessions, names),
        evening=evening(await tx.outbox.asked(mission.id, "evening"), evenings, names),
        home=home(await tx.outbox.asked(mission.id, "home"), way_home, names),
        wave=turnout(await _asked_in_wave(tx, mission), who_answered(wave_answers), names),
        notes=remarks(await tx.notes.of_mission(mission.id, "note"), names),
        questions=remarks(await tx.notes.of_mission(mission.id, "question"), names),
    )


async def _lines(tx: Transaction, mission: Mission) -> list[Answer]:
    return [*await tx.answers.to(mission.id, LINE), *await tx.answers.to(mission.id, FREE)]


async def _asked_in_wave(tx: Transaction, mission: Mission) -> set[int]:
    asked = await tx.outbox.asked(mission.id, "wave")
    return {person_id for person_id, occasion in asked if occasion == WAVE}


def is_complete(contact: Contact) -> bool:
    return bool(folded(contact.name) and folded(contact.organisation))


def met_contacts(
    kept: Iterable[Contact],
    encounters: Iterable[Encounter],
    ledger: Mapping[int, Organisation],
    members: Iterable[Member],
    names: Mapping[int, str],
) -> tuple[MetContact, ...]:
    """People outside the delegation with a name and an organisation, logged by somebody, duplicates merged; by name."""
    loggers: dict[int, list[int]] = {}
    for encounter in encounters:
        loggers.setdefault(encounter.contact_id, []).append(encounter.person_id)
    own = {(folded(m.person.name), folded(m.membership.organisation)) for m in members if _is_own(m)}
    counted = [contact for contact in kept if is_complete(contact) and contact.id in loggers]
    outside = [contact for contact in counted if _identity(contact) not in own]
    merged = groupby(sorted(outside, key=lambda c: (_identity(c), c.id)), key=_identity)
    return tuple(_merged(list(same), loggers, ledger, names) for _, same in merged)


def _is_own(member: Member) -> bool:
    """Hosts receive the delegation: they are outside it."""
    return member.membership.role in OWN_ROLES


def _identity(contact: Contact) -> tuple[str, str]:
    return folded(contact.name), folded(contact.organisation)


def _merged(
    same: Sequence[Contact],
    loggers: Mapping[int, Sequence[int]],
    ledger: Mapping[int, Organisation],
    names: Mapping[int, str],
) -> MetContact:
    first = same[0]
    people = {person_id: None for contact in same for person_id in loggers[contact.id]}
    entries = (ledger.get(contact.organisation_id or 0) for contact in same)
    linked = next((entry for entry in entries if entry), None)
    return MetContact(
        name=first.name,
        organisation=first.organisation,
        partner=linked.folded if linked else folded(first.organisation),
        met_by=tuple(names.get(person_id, "") for person_id in people),
    )


def partners(
    met: Iterable[MetContact], ledger: Iterable[Organisation], earlier: Collection[str]
) -> tuple[Partner, ...]:
    """Organisations with a contact, by name; new when in no baseline and in no earlier mission of the programme."""
    known = {organisation.folded: organisation for organisation in ledger}
    made = []
    by_partner = groupby(
        sorted(met, key=lambda contact: contact.partner), key=lambda contact: contact.partner
    )
    for key, group in by_partner:
        contacts = list(group)
        entry = known.get(key)
        made.append(
            Partner(
                name=entry.name if entry else contacts[0].organisation,
                known=key in earlier or (entry is not None and entry.known),
                since=entry.known_since if entry else "",
                contacts=len(contacts),
            ),
        )
    return tuple(made)


def promise_lines(
    promises: Iterable[Promise], contacts: Iterable[Contact], names: Mapping[int, str], today: date
) -> tuple[PromiseLine, ...]:
    """Every promise by its standing, what is overdue first, then by date; those without a date last."""
    of = {contact.id: contact.name for contact in contacts}
    made = [
        PromiseLine(
            standing=standing(promise, today),
            text=promise.text,
            owner=names.get(promise.owner_id, ""),
            contact=of.get(promise.contact_id, ""),
            due_on=promise.due_on,
        )
        for promise in promises
    ]
    return tuple(
        sorted(made, key=lambda line: (PROMISE_ORDER.index(line.standing), line.due_on or date.max)),
    )


def standing(promise: Promise, today: date) -> PromiseWord:
    """Open until done or dropped; overdue from the day after its date."""
    if promise.state == "open" and promise.due_on is not None and promise.due_on < today:
        return "overdue"
    return promise.state


def feedback(
    asked: Collection[tuple[int, str]], stars: Iterable[Answer], sessions: Mapping[int, Session]
) -> Feedback:
    """Ratings against questions: `asked` are the (person, "session:ID") that have reached somebody."""
    by_session: dict[int, list[Answer]] = {}
    for answer in stars:
        if (session := _session_id(answer.subject)) in sessions:
            by_session.setdefault(session, []).append(answer)
    questions = {(person, _session_id(subject)) for person, subject in asked}
    asked_about = Counter(session for _, session in questions)
    rated = []
    for session, answers in by_session.items():
        answered = sum((answer.person_id, session) in questions for answer in answers)
        rated.append(_rated(sessions[session], answers, asked_about[session], answered))
    return Feedback(
        asked=len(questions),
        answered=sum(one.answered for one in rated),
        unasked=sum(one.ratings - one.answered for one in rated),
        average=average([answer for answers in by_session.values() for answer in answers]),
        sessions=tuple(sorted(rated, key=lambda one: (one.starts_at, one.title))),
    )


def _session_id(subject: str) -> int:
    kind, _, number = subject.partition(":")
    return int(number) if kind == "session" and number.isdecimal() else 0


def _rated(session: Session, answers: Sequence[Answer], asked: int, answered: int) -> Rated:
    return Rated(
        title=session.title,
        starts_at=session.starts_at,
        asked=asked,
        answered=answered,
        ratings=len(answers),
        average=average(answers),
    )


def evening(asked: Collection[tuple[int, str]], answers: Sequence[Answer], names: Mapping[int, str]) -> Told:
    """The evening line by person and day: asked of whom, answered by whom, and every line with its day."""
    told = {(answer.person_id, f"evening:{answer.subject}") for answer in answers}
    newest = sorted(answers, key=lambda answer: (answer.answered_at, answer.id), reverse=True)
    return Told(
        asked=len(set(asked)),
        answered=len(told & set(asked)),
        lines=tuple(
            DayLine(
                name=names.get(one.person_id, ""),
                text=one.value,
                day=date.fromisoformat(one.subject),
                is_problem=one.question == PROBLEM,
            )
            for one in newest
            if isinstance(one.value, str)
        ),
    )


def home(asked: Collection[tuple[int, str]], answers: Sequence[Answer], names: Mapping[int, str]) -> Told:
    """The way home: who has answered anything, the means of both scales, and what should change."""
    given = [answer for answer in answers if answer.value != SKIPPED]
    people = {person for person, _ in asked}
    newest = sorted(given, key=lambda answer: (answer.answered_at, answer.id), reverse=True)
    scales = {
        name: average([answer for answer in given if answer.question == f"{HOME}{name}"])
        for name in ("goals", "recommend")
    }
    return Told(
        asked=len(people),
        answered=len({answer.person_id for answer in given} & people),
        lines=tuple(
            Remark(name=names.get(one.person_id, ""), text=str(one.value))
            for one in newest
            if one.question == CHANGE
        ),
        **scales,
    )


def average(stars: Sequence[Answer]) -> float | None:
    """The mean of at least five answers."""
    if len(stars) < FEWEST_FOR_AVERAGE:
        return None
    return sum(int(answer.value) for answer in stars) / len(stars)


def comments(
    lines: Iterable[Answer], sessions: Mapping[int, Session], names: Mapping[int, str]
) -> tuple[Remark, ...]:
    """What was said beside the stars and about the mission, the newest first."""
    newest = sorted(lines, key=lambda answer: (answer.answered_at, answer.id), reverse=True)
    return tuple(
        Remark(
            name=names.get(answer.person_id, ""),
            text=str(answer.value),
            about=session.title if (session := sessions.get(_session_id(answer.subject))) else "",
        )
        for answer in newest
    )


def remarks(notes: Iterable[Note], names: Mapping[int, str]) -> tuple[Remark, ...]:
    """Notes or questions, the newest first."""
    newest = sorted(notes, key=lambda note: (note.written_at, note.id), reverse=True)
    return tuple(Remark(name=names.get(note.person_id, ""), text=note.text) for note in newest)


def who_answered(answers: Iterable[Answer]) -> set[int]:
    """Those who have said something; to skip every question is to say nothing."""
    return {answer.person_id for answer in answers if answer.value != "skipped"}


def turnout(asked: Iterable[int], answered: Collection[int], names: Mapping[int, str]) -> Turnout:
    """Of those who were asked: who has answered."""
    people = sorted(asked, key=lambda person: (names.get(person, ""), person))
    return Turnout(
        done=tuple(names.get(person, "") for person in people if person in answered),
        missing=tuple(names.get(person, "") for person in people if person not in answered),
    )


def joined(members: Iterable[Member]) -> Turnout:
    """Of everybody in the mission: who has joined."""
    everybody = list(members)
    return Turnout(
        done=tuple(member.person.name for member in everybody if member.membership.joined_at),
        missing=tuple(member.person.name for member in everybody if not member.membership.joined_at),
    )
