"""What is kept about a person, and that nothing of it is left after an erasure: in no column, in no byte of the file."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select, text

from mission.planner import plan_mission
from mission.privacy import SCRUB, Leaving, erase, exported, holdings, leaving, needles
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
        await tx.people.change(olena.id, email=TEXTS["email"], phone=TEXTS["phone"])
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
        [letter] = await tx.inbox.next_open([], 1)
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
    )
    return contact.id


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
    assert whole["profile"][0]["email"] == TEXTS["email"]
    said = json.dumps(whole, ensure_ascii=False)
    organiser_only = {"Jan's own note"}
    assert [text for text in TEXTS.values() if json.dumps(text)[1:-1] not in json.dumps(whole)] == []
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
