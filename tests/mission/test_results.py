"""The figures by definition: what counts, what does not, and n of n."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mission.partners import contacts_met, is_complete, ledger
from mission.results import (
    Asked,
    Feedback,
    MetContact,
    PromiseLine,
    Rated,
    Remark,
    Results,
    Turnout,
    results_of,
)
from mission.results.contacts import contact_lines
from mission.results.feedback import average, comments, feedback
from mission.results.promises import promise_lines, standing
from mission.results.remarks import remarks
from mission.results.turnout import joined
from storage.agenda import Session
from storage.answers import Answer
from storage.columns import folded
from storage.contacts import Contact, Encounter
from storage.notes import Note
from storage.organisations import Baseline, Organisation
from storage.people import Member, Membership, Person, Role
from storage.promises import Promise, PromiseState
from tests.stage import Stage

NOW = datetime(2023, 4, 24, 6, 0, tzinfo=UTC)
TODAY = date(2023, 4, 24)
NAMES = {1: "Olena", 2: "Jan", 3: "Petro"}


def contact(number: int, name: str, organisation: str, ledger: int | None = None) -> Contact:
    return Contact(
        id=number,
        mission_id=1,
        organisation_id=ledger,
        name=name,
        organisation=organisation,
        position="",
        emails=(),
        phones=(),
        about="",
        created_at=NOW,
    )


def encounter(contact_id: int, person_id: int) -> Encounter:
    return Encounter(
        id=contact_id * 100 + person_id,
        contact_id=contact_id,
        person_id=person_id,
        session_id=None,
        note="a private note",
        met_at=NOW,
    )


def organisation(number: int, name: str, *, known: bool = False, since: str = "") -> Organisation:
    return Organisation(
        id=number,
        mission_id=1,
        name=name,
        folded=folded(name),
        country="",
        kind="",
        website="",
        known_since=since,
        known=known,
    )


def member(
    number: int, name: str, organisation_name: str, *, role: Role = "delegate", joined_at: bool = True
) -> Member:
    person = Person(
        id=number,
        telegram_id=None,
        name=name,
        email="",
        phone="",
        language="en",
        timezone=None,
        agenda_at=None,
        reminder_minutes=15,
        unreachable_since=None,
        current_mission_id=None,
    )
    membership = Membership(
        id=number,
        mission_id=1,
        person_id=number,
        role=role,
        organisation=organisation_name,
        position="",
        group_id=None,
        joined_at=NOW if joined_at else None,
        left_at=None,
    )
    return Member(person=person, membership=membership)


def promise(number: int, state: PromiseState, due_on: date | None) -> Promise:
    return Promise(
        id=number,
        contact_id=1,
        owner_id=1,
        text=f"promise {number}",
        due_on=due_on,
        state=state,
        made_at=NOW,
        closed_at=None,
    )


def session(number: int, title: str) -> Session:
    return Session(
        id=number,
        mission_id=1,
        uid=None,
        kind="ours",
        is_break=False,
        all_day=False,
        day=TODAY,
        starts_at=NOW + timedelta(hours=number),
        ends_at=None,
        starts_wall=datetime(2023, 4, 24, 8 + number, 0),  # noqa: DTZ001 - wall time has no zone
        ends_wall=None,
        title=title,
        place="",
        address="",
        map="",
        host="",
        audience="",
        speakers=(),
        bring="",
        dress="",
        notes="",
        track="",
        cancelled_at=None,
    )


def answer(person: int, question: str, subject: str, value: Any, minutes: int = 0) -> Answer:
    return Answer(
        id=person * 10 + minutes,
        mission_id=1,
        person_id=person,
        question=question,
        subject=subject,
        value=value,
        answered_at=NOW + timedelta(minutes=minutes),
    )


def stars(*given: tuple[int, int, int]) -> list[Answer]:
    return [answer(person, "session.stars", f"session:{about}", value) for person, about, value in given]


def met(
    contacts: Iterable[Contact], encounters: Iterable[Encounter], members: Iterable[Member] = ()
) -> tuple[MetContact, ...]:
    return contact_lines(contacts_met(contacts, encounters, members, ()), NAMES)


@pytest.mark.parametrize(("name", "firm"), [("", "Example"), ("Novák", ""), ("  ", "Example"), ("", "")])
def test_a_contact_without_a_name_or_an_organisation_is_not_counted(name: str, firm: str) -> None:
    incomplete = contact(1, name, firm)
    assert not is_complete(incomplete)
    assert met([incomplete], [encounter(1, 1)]) == ()


def test_a_contact_that_nobody_logged_is_not_counted() -> None:
    assert met([contact(1, "Jan Novák", "Example")], []) == ()


def test_a_fellow_delegate_is_no_contact_but_a_host_is() -> None:
    members = [
        member(1, "Olena Kovalenko", "Energy Cluster"),
        member(2, "Hana Malá", "CzechInno", role="host"),
    ]
    kept = [contact(1, "OLENA  Kovalenko", "Energy cluster"), contact(2, "Hana Mala", "CzechInno")]
    found = met(kept, [encounter(1, 2), encounter(2, 1)], members=members)
    assert [one.name for one in found] == ["Hana Mala"]


def test_one_person_logged_twice_is_one_contact_met_by_both() -> None:
    kept = [contact(1, "Jan Novák", "Example s.r.o."), contact(2, "JAN NOVAK", "example s.r.o.")]
    found = met(kept, [encounter(1, 1), encounter(2, 2), encounter(2, 1)])
    assert found == (
        MetContact(
            name="Jan Novák",
            organisation="Example s.r.o.",
            met_by=("Olena", "Jan"),
            ids=(1, 2),
        ),
    )


def test_the_same_name_at_another_organisation_is_another_contact() -> None:
    kept = [contact(1, "Jan Novák", "Example"), contact(2, "Jan Novák", "Other")]
    assert len(met(kept, [encounter(1, 1), encounter(2, 1)])) == 2


def test_who_logged_a_contact_and_was_erased_has_no_name() -> None:
    assert met([contact(1, "Jan Novák", "Example")], [encounter(1, 9)])[0].met_by == ("",)


def test_a_partner_is_new_when_in_no_baseline_and_no_earlier_mission() -> None:
    entries = [
        organisation(1, "CzechInno", known=True, since="2019"),
        organisation(2, "ČVUT", known=True),
        organisation(3, "Ex-mission"),
        organisation(4, "Fresh"),
        organisation(5, "Known, but nobody was met there", known=True),
    ]
    said = [
        Baseline(id=one.id, organisation_id=one.id, person_id=None, known_since="", stage="", said_at=None)
        for one in entries
        if one.known
    ]
    kept = [
        contact(1, "A", "CzechInno", 1),
        contact(2, "B", "czechinno", 1),
        contact(3, "C", "CVUT", 2),
        contact(4, "D", "Ex-mission", 3),
        contact(5, "E", "Fresh", 4),
        contact(6, "F", "Not in the ledger"),
        contact(7, "G", "NOT in the ledger"),
    ]
    found = contacts_met(kept, [encounter(one.id, 1) for one in kept], (), entries)
    told = ledger(entries, met=found, baselines=said, projects=(), earlier={"ex-mission"})
    assert [(one.name, one.known, one.since, len(one.contacts)) for one in told if one.is_partner] == [
        ("ČVUT", True, "", 1),
        ("CzechInno", True, "2019", 2),
        ("Ex-mission", True, "", 1),
        ("Fresh", False, "", 1),
        ("Not in the ledger", False, "", 2),
    ]


@pytest.mark.parametrize(
    ("state", "due_on", "told"),
    [
        ("open", date(2023, 4, 23), "overdue"),
        ("open", TODAY, "open"),
        ("open", None, "open"),
        ("done", date(2023, 4, 1), "done"),
        ("dropped", date(2023, 4, 1), "dropped"),
    ],
)
def test_a_promise_is_overdue_from_the_day_after_its_date(
    state: PromiseState, due_on: date | None, told: str
) -> None:
    assert standing(promise(1, state, due_on), TODAY) == told


def test_overdue_promises_come_first_and_those_without_a_date_last() -> None:
    given = [
        promise(1, "done", None),
        promise(2, "open", None),
        promise(3, "open", date(2023, 5, 1)),
        promise(4, "open", date(2023, 4, 1)),
        promise(5, "dropped", None),
    ]
    lines = promise_lines(given, [contact(1, "Jan Novák", "Example")], NAMES, TODAY)
    assert [line.text for line in lines] == ["promise 4", "promise 3", "promise 2", "promise 1", "promise 5"]
    assert lines[0] == PromiseLine(
        standing="overdue", text="promise 4", owner="Olena", contact="Jan Novák", due_on=date(2023, 4, 1)
    )


def test_no_average_is_told_under_five_answers() -> None:
    assert average(stars((1, 1, 5), (2, 1, 5), (3, 1, 5), (4, 1, 5))) is None
    assert average(stars((1, 1, 5), (2, 1, 4), (3, 1, 5), (4, 1, 3), (5, 1, 5))) == 4.4


def test_ratings_are_told_against_those_who_were_asked() -> None:
    asked = {(1, "session:1"), (2, "session:1"), (3, "session:1"), (1, "session:2")}
    given = stars((1, 1, 5), (2, 1, 4), (9, 1, 3), (2, 2, 5))
    assert feedback(asked, given, {1: session(1, "Opening"), 2: session(2, "Visit")}) == Feedback(
        asked=4,
        answered=2,
        unasked=2,
        average=None,
        sessions=(
            Rated(
                title="Opening",
                starts_at=session(1, "").starts_at,
                asked=3,
                answered=2,
                ratings=3,
                average=None,
            ),
            Rated(
                title="Visit",
                starts_at=session(2, "").starts_at,
                asked=1,
                answered=0,
                ratings=1,
                average=None,
            ),
        ),
    )


def test_stars_for_a_session_that_is_not_there_are_not_counted() -> None:
    lost = [answer(person, "session.stars", about, 5) for person, about in ((2, "session:x"), (3, ""))]
    given = [*stars((1, 8, 5)), *lost]
    assert feedback(set(), given, {1: session(1, "Opening")}) == Feedback()


def test_comments_name_the_session_or_the_mission_newest_first() -> None:
    said = [
        answer(1, "session.line", "session:1", "Too long", 1),
        answer(2, "free.line", "20230424:1", "More water", 3),
        answer(7, "session.line", "session:99", "Gone", 2),
    ]
    assert comments(said, {1: session(1, "Opening")}, NAMES) == (
        Remark(name="Jan", text="More water"),
        Remark(name="", text="Gone"),
        Remark(name="Olena", text="Too long", about="Opening"),
    )


def test_notes_come_newest_first() -> None:
    notes = [
        Note(id=number, mission_id=1, person_id=1, kind="note", text=str(number), written_at=NOW)
        for number in (1, 2)
    ]
    assert remarks(notes, NAMES) == (Remark(name="Olena", text="2"), Remark(name="Olena", text="1"))


def test_joined_counts_everybody_in_the_mission() -> None:
    members = [member(1, "Olena", ""), member(2, "Jan", "", joined_at=False)]
    assert joined(members) == Turnout(done=("Olena",), missing=("Jan",))


async def test_an_empty_mission_has_empty_results(stage: Stage) -> None:
    async with stage.database.reading(stage.now) as tx:
        found = await results_of(tx, stage.mission, TODAY)
    everybody = ("Emma Clark", "Hana Malá", "Jan Dvořák", "Olena Kovalenko", "Petro Bondar")
    assert found == Results(joined=Turnout(done=everybody))


async def test_results_gather_what_the_stores_hold(stage: Stage) -> None:
    visit = await stage.add_session("Visit", datetime(2023, 4, 24, 10, 0))  # noqa: DTZ001 - wall time has no zone
    olena, jan = await stage.person("Olena Kovalenko"), await stage.person("Jan Dvořák")
    async with stage.database.transaction(stage.now) as tx:
        mission_id = stage.mission.id
        partner = await tx.organisations.named(mission_id, "Example s.r.o.")
        await tx.organisations.set_baseline(partner.id, "")
        kept = await tx.contacts.add(
            mission_id,
            name="Jan Novák",
            organisation="Example s.r.o.",
            organisation_id=partner.id,
            emails=[],
            phones=[],
        )
        await tx.contacts.meet(kept.id, olena.id, session_id=visit, note="a private note")
        nameless = await tx.contacts.add(mission_id, name="", organisation="Other", emails=[], phones=[])
        await tx.contacts.meet(nameless.id, jan.id, session_id=None)
        await tx.promises.make(kept.id, olena.id, text="Send the study", due_on=date(2023, 4, 23))
        await tx.promises.make(kept.id, jan.id, text="Lend us the map", due_on=None, owed_by="them")
        for row in await tx.outbox.of_occasion(mission_id, "wave", "wave:2d"):
            if row.person_id in {olena.id, jan.id} and row.version == 0:
                await tx.outbox.sent(await tx.outbox.claim(row, None), row.id)
        await tx.answers.give(mission_id, olena.id, "wave:2d.thanked", f"contact:{kept.id}", "yes")
        await tx.answers.give(mission_id, jan.id, "session.stars", f"session:{visit}", 5)
        await tx.notes.keep(mission_id, jan.id, "note", "Trams everywhere")
        asked = await tx.notes.keep(mission_id, jan.id, "question", "Where is the bus?")
    async with stage.database.reading(datetime(2023, 5, 3, tzinfo=UTC)) as tx:
        found = await results_of(tx, stage.mission, TODAY)
    assert found.contacts == (
        MetContact(
            name="Jan Novák",
            organisation="Example s.r.o.",
            met_by=("Olena Kovalenko",),
            ids=(kept.id,),
        ),
    )
    assert found.incomplete == 1
    (met_there,) = found.partners
    assert (met_there.name, met_there.standing, len(met_there.contacts)) == ("Example s.r.o.", "known", 1)
    assert [line.standing for line in found.promises] == ["overdue"]
    assert [line.text for line in found.owed] == ["Lend us the map"]
    (wave,) = found.waves
    assert (wave.wave, wave.answered, wave.silent) == ("2d", ("Olena Kovalenko",), ("Jan Dvořák",))
    assert (found.feedback.asked, found.feedback.answered, found.feedback.unasked) == (0, 0, 1)
    assert found.notes == (Remark(name="Jan Dvořák", text="Trams everywhere"),)
    assert found.questions == (Asked(name="Jan Dvořák", text="Where is the bus?", question=asked.id),)
    assert "a private note" not in found.model_dump_json()
