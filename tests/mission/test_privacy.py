"""What is kept about a person, and that nothing of it is left after an erasure: in no column, in no byte of the file."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import create_engine, insert, select, text, update

from mission.planner import plan_mission
from mission.privacy import (
    SCRUB,
    Leaving,
    MissionLeaving,
    erase,
    erase_contact,
    erase_mission,
    exported,
    holdings,
    leaving,
    mission_leaving,
    needles,
)
from mission.results import results_of
from storage import schema
from storage.message import Message
from storage.people import Person
from storage.privacy import PrivacyStore
from storage.schema import metadata
from storage.transaction import Transaction
from tests.stage import Stage
from words import lines

OLENA, JAN, PETRO = "Olena Kovalenko", "Jan Dvořák", "Petro Bondar"
TEXTS = {
    "email": "olena.kovalenko@energy.example",
    "phone": "+380501234567",
    "organisation": "Kovalenko Energy Cluster",
    "position": "Deputy head of partnerships",
    "contact": "Eva Svobodová-Černá",
    "contact_email": "eva.svobodova@example.cz",
    "contact_phone": "+420777123456",
    "about": "Parking sensors for the old town square",
    "private": "She was rather tired & wanted <tea>",
    "promise": "Send the tariff study to Eva by Friday",
    "note": "Trams here give way to nobody, worth copying",
    "question": "Who pays for the dinner on Wednesday?",
    "line": "The room was far too cold for two hours",
    "free": "Thank you for the interpreters, all of them",
    "draft": "Half a contact that was never finished",
    "shared_note": "Met him again at the reception, private",
    "shared_promise": "Invite Pavel to the autumn fair in Lviv",
    "website": "https://kovalenko.example/about-me",
    "link": "https://social.example/eva-svobodova",
    "evidence": "Signed copy in the drawer at home",
    "parties": "Olena Kovalenko and Firm of Pavel",
    "file": "AgACAgIAAxkBAAIBQ2-file-of-olena",
    "document": "scan-of-my-passport.pdf",
    "place": "Corner of Wenceslas Square and Krakovská",
    "merged": "What Olena once wrote of him, before the merge",
}


async def fill(stage: Stage) -> Person:
    """Olena uses everything; Jan has met one of her two contacts too. What the organiser saw names her."""
    olena, jan = await stage.person(OLENA), await stage.person(JAN)
    session = await stage.add_session(
        "Gate", datetime.combine(date(2023, 4, 25), time(9)), audience=f"{OLENA}, {JAN}"
    )
    alone = await stage.add_session(
        "Side meeting",
        datetime.combine(date(2023, 4, 25), time(11)),
        audience=OLENA,
        host=OLENA,
        speakers=[OLENA],
    )
    mission = stage.mission.id
    chat = stage.telegram[OLENA]
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(olena.id, email=TEXTS["email"], phone=TEXTS["phone"], website=TEXTS["website"])
        member = await tx.people.member(mission, olena.id)
        assert member is not None
        named = {"organisation": TEXTS["organisation"], "position": TEXTS["position"]}
        await tx.people.change_membership(member.membership.id, **named)
        await tx.invitations.issue(
            member.membership.id, "secret-code-of-olena", stage.now + timedelta(days=9)
        )
        own = await _contact(tx, mission, TEXTS["contact"])
        await tx.contacts.meet(own, olena.id, session_id=session, note=TEXTS["private"])
        await tx.promises.make(own, olena.id, text=TEXTS["promise"], due_on=date(2023, 5, 5))
        shared = await _contact(tx, mission, "Pavel Horák")
        await tx.contacts.meet(shared, olena.id, session_id=None, note=TEXTS["shared_note"])
        await tx.contacts.meet(shared, jan.id, session_id=None, note="Jan's own note")
        await tx.promises.make(shared, olena.id, text=TEXTS["shared_promise"], due_on=None)
        await tx.notes.keep(mission, olena.id, "note", TEXTS["note"])
        await tx.notes.keep(mission, olena.id, "question", TEXTS["question"])
        await _outcomes_and_files(tx, stage, olena, jan, shared)
        await tx.answers.give(mission, olena.id, "session.stars", f"session:{session}", 4)
        await tx.answers.give(mission, olena.id, "session.line", f"session:{session}", TEXTS["line"])
        await tx.answers.give(mission, olena.id, "free.line", "1", TEXTS["free"])
        await tx.flows.set(chat, chat, "contact", "name", {"line": TEXTS["draft"]})
        await tx.people.tell_stranger(chat)
        await tx.throttles.set(chat, stage.now)
        audience = {"audience": OLENA}
        await tx.agenda.record_change(
            alone, "moved", audience, {"audience": f"{OLENA}, {JAN}", "speakers": [OLENA]}
        )
        await tx.inbox.keep([(10**6, chat, json.dumps({"text": TEXTS["note"]}))])
        [letter] = await tx.inbox.open(1)
        await tx.inbox.failed(letter.seq, f"KeyError {TEXTS['note']}", dead=True)
        await plan_mission(tx, stage.mission)
    return await stage.person(OLENA)


async def _contact(tx: Transaction, mission: int, name: str) -> int:
    organisation = await tx.organisations.named(mission, f"Firm of {name}")
    mine = name == TEXTS["contact"]
    contact = await tx.contacts.add(
        mission,
        name=name,
        organisation=f"Firm of {name}",
        organisation_id=organisation.id,
        emails=[TEXTS["contact_email"]] if mine else [],
        phones=[TEXTS["contact_phone"]] if mine else [],
        about=TEXTS["about"] if mine else "",
        links=[TEXTS["link"]] if mine else [],
    )
    return contact.id


async def _outcomes_and_files(tx: Transaction, stage: Stage, olena: Person, jan: Person, shared: int) -> None:
    """Rows that later features make: projects, agreements, files, witnesses, handovers, merges, surveys."""
    mission = stage.mission.id
    partner = await tx.organisations.named(mission, "Firm of Pavel Horák")
    project = await tx.projects.add(partner.id, olena.id, name="Sensors in trams", stage="idea")
    await tx.projects.change(project.id, evidence=TEXTS["evidence"])
    await tx.agreements.add(
        partner.id, olena.id, "letter", parties=TEXTS["parties"], evidence=TEXTS["evidence"]
    )
    colleague = await tx.notes.keep(mission, jan.id, "note", "Jan saw a tram")
    note = await tx.notes.keep(mission, olena.id, "note", "A square")
    sent: dict[str, Any] = {
        "file_id": TEXTS["file"],
        "unique_id": "unique-of-olena",
        "name": TEXTS["document"],
    }
    await tx.files.keep(mission, olena.id, "document", contact_id=shared, **sent)
    handed = await tx.promises.make(shared, jan.id, text="Jan's own promise", due_on=None)
    run = tx.connection.execute
    await run(update(schema.notes).where(schema.notes.c.id == note.id).values(place=TEXTS["place"]))
    await run(insert(schema.witnesses).values(note_id=colleague.id, person_id=olena.id, seen_at=stage.now))
    asked = {"promise_id": handed.id, "from_id": jan.id, "to_id": olena.id, "state": "asked"}
    await run(insert(schema.handovers).values(**asked, asked_at=stage.now))
    gone = {"contact": {"name": "Pavel H."}, "encounters": [{"person_id": olena.id, "note": TEXTS["merged"]}]}
    by_jan = {"contact_id": shared, "merged_by_id": jan.id, "merged_at": stage.now}
    await run(insert(schema.merges).values(gone=gone, **by_jan))
    await run(insert(schema.merges).values(gone={}, **by_jan | {"merged_by_id": olena.id}))
    question = await run(
        insert(schema.questions)
        .values(mission_id=mission, text="How was it?")
        .returning(schema.questions.c.id)
    )
    number = question.scalar_one()
    await run(insert(schema.participations).values(question_id=number, person_id=olena.id))
    await run(
        insert(schema.anonymous_answers).values(key="a" * 32, question_id=number, value="Anonymous words")
    )


async def every_value(stage: Stage) -> list[str]:
    """Every column of every table, as text; JSON both as it is kept and as it reads."""
    async with stage.database.reading(stage.now) as tx:
        found: list[Any] = []
        for table in metadata.sorted_tables:
            found += [value for row in await tx.connection.execute(select(table)) for value in row]
    return [value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in found]


def file_bytes(folder: Path) -> bytes:
    """The database file after a checkpoint, with its log."""
    engine = create_engine(f"sqlite:///{folder / 'attache.db'}")
    with engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()
    return b"".join(file.read_bytes() for file in sorted(folder.glob("attache.db*")))


def written(value: str) -> list[bytes]:
    return [value.encode(), json.dumps(value)[1:-1].encode()]


async def test_nothing_of_an_erased_person_is_left_anywhere(stage: Stage, tmp_path: Path) -> None:
    person = await fill(stage)
    petro = await stage.person(PETRO)
    await stage.says(OLENA, "/privacy")
    await stage.taps(OLENA, "Забрати копію")
    wanted = [OLENA, *TEXTS.values()]
    async with stage.database.transaction(stage.now) as tx:
        for words in (OLENA, TEXTS["line"], TEXTS["contact"]):
            await _sent(tx, petro.id, stage.telegram[PETRO], stage.mission.id, f"• {words}: yes")
    values, kept = await every_value(stage), file_bytes(tmp_path)
    assert [one for one in wanted if not any(one in value for value in values)] == []
    assert [one for one in wanted if not any(form in kept for form in written(one))] == []
    async with stage.database.transaction(stage.now) as tx:
        await erase(tx, person)
    values, kept = await every_value(stage), file_bytes(tmp_path)
    assert [one for one in wanted if any(one in value for value in values)] == []
    assert [one for one in wanted if any(form in kept for form in written(one))] == []
    async with stage.database.reading(stage.now) as tx:
        projects = await tx.projects.of_mission(stage.mission.id)
        agreements = await tx.agreements.of_mission(stage.mission.id)
    assert [(one.owner_id, one.name, one.evidence) for one in projects] == [(None, "Sensors in trams", "")]
    assert [(one.owner_id, one.parties) for one in agreements] == [(None, "… and Firm of Pavel")]
    assert "Anonymous words" in values


async def _sent(tx: Transaction, person_id: int, chat_id: int, mission_id: int, words: str) -> int:
    """A message that somebody has got."""
    row = await tx.outbox.reply(
        chat_id, Message(text=lines(words)), person_id=person_id, mission_id=mission_id
    )
    await tx.outbox.sent(await tx.outbox.claim(row, None), 77)
    return row.id


async def test_a_contact_that_a_colleague_logged_too_stays_without_the_erased(stage: Stage) -> None:
    person = await fill(stage)
    jan = await stage.person(JAN)
    async with stage.database.transaction(stage.now) as tx:
        assert await leaving(tx, person) == Leaving(going=1, staying=1)
        await erase(tx, person)
        contacts = await tx.contacts.of_mission(stage.mission.id)
        met = {contact.name: await tx.contacts.met_by(contact.id) for contact in contacts}
        notes = [encounter.note for encounter in await tx.contacts.encounters_of(stage.mission.id)]
        partners = [organisation.name for organisation in await tx.organisations.of_mission(stage.mission.id)]
    assert met == {"Pavel Horák": {jan.id}}
    assert notes == ["Jan's own note"]
    assert partners == ["Firm of Pavel Horák"]


async def test_a_contact_to_whom_a_colleague_promised_something_stays(stage: Stage) -> None:
    person, jan = await stage.person(OLENA), await stage.person(JAN)
    async with stage.database.transaction(stage.now) as tx:
        contact = await _contact(tx, stage.mission.id, "Pavel Horák")
        await tx.contacts.meet(contact, person.id, session_id=None)
        await tx.promises.make(contact, jan.id, text="Call Pavel", due_on=None)
        await erase(tx, person)
        promises = await tx.promises.of_mission(stage.mission.id)
    assert [promise.text for promise in promises] == ["Call Pavel"]


async def test_a_session_for_the_erased_alone_does_not_become_everybodys(stage: Stage) -> None:
    person = await fill(stage)
    async with stage.database.transaction(stage.now) as tx:
        await erase(tx, person)
        audiences = {session.title: session.audience for session in await tx.agenda.all_of(stage.mission.id)}
    assert audiences == {"Gate": JAN, "Side meeting": "–"}


async def test_no_push_waits_for_the_erased_and_none_is_planned_again(stage: Stage) -> None:
    person = await fill(stage)
    async with stage.database.transaction(stage.now) as tx:
        await erase(tx, person)
        await plan_mission(tx, stage.mission)
        kinds = ("day", "reminder", "stars", "wave", "reply")
        rows = await tx.outbox.of_person(stage.mission.id, person.id, kinds)
    assert {(row.state, row.work, row.chat_id) for row in rows} == {("cancelled", None, None)}


async def test_the_audit_log_keeps_the_number_and_nobody_gets_it_again(stage: Stage) -> None:
    person = await stage.person("Hana Malá")
    async with stage.database.transaction(stage.now) as tx:
        await tx.audit.record(stage.mission.id, person.id, "roster.changed", person=person.id)
        await erase(tx, person)
        newcomer = await tx.people.add(name="Newcomer", language="en")
        acts = await tx.audit.of_mission(stage.mission.id)
    assert newcomer.id != person.id
    assert [(act.actor_id, act.act) for act in acts] == [(person.id, "roster.changed")]


async def test_an_erasure_asks_for_the_file_to_be_rewritten(stage: Stage) -> None:
    person = await stage.person(OLENA)
    async with stage.database.transaction(stage.now) as tx:
        assert await tx.facts.get(SCRUB) == ""
        await erase(tx, person)
        assert await tx.facts.get(SCRUB) == stage.now.isoformat()


async def test_another_missions_messages_stay(stage: Stage) -> None:
    person, petro = await stage.person(OLENA), await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        elsewhere = await tx.missions.add(
            **stage.mission.model_dump(exclude={"id", "code", "created_at", "languages"}),
            code="OTHER",
            languages=["en"],
        )
        row = await _sent(tx, petro.id, stage.telegram[PETRO], elsewhere.id, f"Hello {OLENA}")
        await erase(tx, person)
        kept = await tx.outbox.get(row)
    assert kept is not None
    assert kept.content is not None


async def test_the_export_holds_everything_under_its_kind(stage: Stage) -> None:
    person = await fill(stage)
    async with stage.database.reading(stage.now) as tx:
        whole = json.loads(await exported(tx, person))
        counts = await holdings(tx, person)
    assert whole["exported_at"] == datetime(2023, 4, 24, 6, 0, tzinfo=UTC).isoformat()
    assert {kind: len(whole[kind]) for kind in counts} == counts
    assert [contact["note"] for contact in whole["contacts"]] == [TEXTS["private"], TEXTS["shared_note"]]
    assert [promise["text"] for promise in whole["promises"]] == [TEXTS["promise"], TEXTS["shared_promise"]]
    assert {promise["owed_by"] for promise in whole["promises"]} == {"us"}
    kinds = ("projects", "agreements", "handovers", "merges", "files", "witnesses", "participations")
    assert [len(whole[kind]) for kind in kinds] == [1] * len(kinds)
    assert whole["profile"][0]["email"] == TEXTS["email"]
    said = json.dumps(whole, ensure_ascii=False)
    organiser_only = {"Jan's own note", "Jan saw a tram", "Jan's own promise", "Anonymous words"}
    behind = {TEXTS["file"], TEXTS["merged"]}
    told = [text for text in TEXTS.values() if text not in behind]
    assert [text for text in told if json.dumps(text)[1:-1] not in json.dumps(whole)] == []
    assert [text for text in organiser_only if text in said] == []


async def test_every_table_that_names_a_person_is_shown_and_erased(stage: Stage) -> None:
    """A new table with a person in it must get its rule in storage/privacy.py."""
    person = await fill(stage)
    async with stage.database.transaction(stage.now) as tx:
        await erase(tx, person)
        left = []
        for table in metadata.sorted_tables:
            for column in table.columns:
                if any(key.column.table.name == "people" for key in column.foreign_keys):
                    rows = await tx.connection.execute(
                        select(table.c[column.name]).where(column == person.id)
                    )
                    left += [f"{table.name}.{column.name}" for _ in rows.all()][:1]
    assert left == ["audit.actor_id", "outbox.person_id"]


async def test_counts_of_a_person_who_has_done_nothing(stage: Stage) -> None:
    async with stage.database.reading(stage.now) as tx:
        counts = await PrivacyStore(tx.connection, tx.now).counts(await stage.person(OLENA))
    assert {kind: count for kind, count in counts.items() if count} == {
        "profile": 1,
        "memberships": 1,
        "consents": 1,
    }


@pytest.mark.parametrize("text", ["Call", "Send materials", "Надіслати матеріали", "ok"])
def test_common_words_are_not_searched_for_in_messages_to_others(text: str) -> None:
    assert needles([], [text]) == []


def test_long_texts_are_searched_for_by_their_beginnings() -> None:
    assert needles(["Eva", "Eva Malá"], ["Two\n\nlines of quite some length"]) == [
        "Eva Malá",
        "Two\n\nlines of quite some",
        "Two lines of quite some",
    ]


GUEST = "Eva Svobodová-Černá"


async def _name_everywhere(stage: Stage, contact: int) -> None:
    """The contact is named in words of others, in the agenda, in updates, drafts and messages."""
    jan, petro = await stage.person(JAN), await stage.person(PETRO)
    chat = stage.telegram[JAN]
    visit = await stage.add_session(
        f"Visit to {GUEST}",
        datetime.combine(date(2023, 4, 25), time(15)),
        host=GUEST,
        speakers=[GUEST, "Other"],
    )
    async with stage.database.transaction(stage.now) as tx:
        await tx.contacts.meet(contact, jan.id, session_id=visit, note=f"{GUEST.upper()} is fun")
        await tx.notes.keep(stage.mission.id, jan.id, "note", f"{GUEST} rides a bicycle")
        await tx.answers.give(
            stage.mission.id, jan.id, "session.line", f"session:{visit}", f"Thanks to {GUEST}"
        )
        await tx.agenda.record_change(visit, "changed", {"host": GUEST}, {"speakers": [GUEST]})
        await tx.flows.set(chat, chat, "contact", "name", {"line": f"{GUEST}, mayor"})
        await tx.inbox.keep([(10**7, chat, json.dumps({"text": GUEST}, ensure_ascii=False))])
        letter = (await tx.inbox.open(1))[0]
        await tx.inbox.done(letter.seq)
        await _sent(tx, petro.id, stage.telegram[PETRO], stage.mission.id, f"• {GUEST}: new")
        partner = await tx.organisations.named(stage.mission.id, "Firm of Pavel Horák")
        await tx.agreements.add(partner.id, jan.id, "contract", parties=f"Jan and {GUEST}")


async def test_a_contact_who_asks_is_erased_from_every_row_and_byte(stage: Stage, tmp_path: Path) -> None:
    await fill(stage)
    petro = await stage.person(PETRO)
    async with stage.database.reading(stage.now) as tx:
        contact = next(one for one in await tx.contacts.of_mission(stage.mission.id) if one.name == GUEST)
        before = await results_of(tx, stage.mission, stage.now.date())
    await _name_everywhere(stage, contact.id)
    wanted = [GUEST, *(TEXTS[name] for name in ("contact_email", "contact_phone", "about", "link"))]
    assert [one for one in wanted if not any(one in value for value in await every_value(stage))] == []
    async with stage.database.transaction(stage.now) as tx:
        await erase_contact(tx, stage.mission, petro.id, contact)
    values, kept = await every_value(stage), file_bytes(tmp_path)
    assert [one for one in wanted if any(one.casefold() in value.casefold() for value in values)] == []
    assert [one for one in wanted if any(form in kept for form in written(one))] == []
    async with stage.database.reading(stage.now) as tx:
        found = await results_of(tx, stage.mission, stage.now.date())
        acts = [(act.act, act.actor_id, act.subject) for act in await tx.audit.of_mission(stage.mission.id)]
        assert await tx.facts.get(SCRUB)
    assert "… rides a bicycle" in values
    assert len(found.contacts) == len(before.contacts) - 1
    assert acts[-1] == ("contact.erased", petro.id, {"contact": contact.id, "entries": 1})


async def test_the_same_person_goes_from_the_programmes_other_missions_and_from_no_other(
    stage: Stage,
) -> None:
    async with stage.database.transaction(stage.now) as tx:
        programme = await tx.missions.programme_named("Ukraine to Europe")
        await tx.missions.change(stage.mission.id, programme_id=programme)
        told = stage.mission.model_dump(exclude={"id", "code", "created_at", "languages", "programme_id"})
        for code, of in (("BRNO", programme), ("ELSEWHERE", None)):
            other = await tx.missions.add(**told, code=code, programme_id=of, languages=["en"])
            await _contact(tx, other.id, "Pavel Horák")
        here = await _contact(tx, stage.mission.id, "Pavel Horák")
        contact = await tx.contacts.get(here)
        assert contact is not None
        mission = await tx.missions.get(stage.mission.id)
        assert mission is not None
        await erase_contact(tx, mission, 1, contact)
        left = [(m.code, len(await tx.contacts.of_mission(m.id))) for m in await tx.missions.all()]
    assert sorted(left) == [("BRNO", 0), ("ELSEWHERE", 1), ("PRAGUE", 0)]


async def test_an_erased_mission_leaves_nothing_but_numbers(stage: Stage, tmp_path: Path) -> None:
    await fill(stage)
    petro = await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        await _sent(tx, petro.id, stage.telegram[PETRO], stage.mission.id, f"• {OLENA}: yes")
        told = stage.mission.model_dump(exclude={"id", "code", "created_at", "languages", "name"})
        other = await tx.missions.add(**told, code="OTHER", name="Another one", languages=["en"])
        await tx.people.enrol(other.id, petro.id, role="organiser", organisation="", joined_at=stage.now)
        await tx.audit.record(stage.mission.id, petro.id, "roster.changed", person=1)
        assert await mission_leaving(tx, stage.mission) == MissionLeaving(members=5, going=4, contacts=2)
        await erase_mission(tx, stage.mission)
    wanted = [
        "PRAGUE",
        stage.mission.name,
        OLENA,
        JAN,
        "Hana Malá",
        "Pavel Horák",
        "Anonymous words",
        *TEXTS.values(),
    ]
    values, kept = await every_value(stage), file_bytes(tmp_path)
    assert [one for one in wanted if any(one in value for value in values)] == []
    assert [one for one in wanted if any(form in kept for form in written(one))] == []
    async with stage.database.reading(stage.now) as tx:
        assert [mission.code for mission in await tx.missions.all()] == ["OTHER"]
        assert (await stage.person(PETRO)).name == PETRO
        acts = (await tx.connection.execute(select(schema.audit))).all()
    assert [(act.mission_id, act.act, act.subject) for act in acts][-2:] == [
        (None, "roster.changed", {"person": 1}),
        (None, "mission.erased", {"mission": stage.mission.id}),
    ]


async def test_erasing_five_hundred_members_holds_the_database_for_less_than_two_seconds(
    stage: Stage,
) -> None:
    mission = stage.mission.id
    async with stage.database.transaction(stage.now) as tx:
        for number in range(500):
            person = await tx.people.add(telegram_id=5000 + number, name=f"Member {number}", language="en")
            await tx.people.enrol(mission, person.id, role="delegate", organisation="X", joined_at=stage.now)
            await tx.notes.keep(mission, person.id, "note", f"Note of {number}")
            contact = await tx.contacts.add(
                mission, name=f"Contact {number}", organisation="Y", emails=[], phones=[]
            )
            await tx.contacts.meet(contact.id, person.id, session_id=None)
            await tx.outbox.reply(
                5000 + number, Message(text=lines("Hello")), person_id=person.id, mission_id=mission
            )
    began = monotonic()
    async with stage.database.transaction(stage.now) as tx:
        await erase_mission(tx, stage.mission)
    assert monotonic() - began < 2
    assert not any("Member" in value or "Contact" in value for value in await every_value(stage))
