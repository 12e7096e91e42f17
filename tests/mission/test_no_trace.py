"""Everything is told to the bot as people tell it; then somebody is erased, and nothing of them is left anywhere."""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import pytest
from sqlalchemy import select

from bot.backups import backups, daily_backup
from bot.housekeeping import tidy
from mission.planner import plan_mission
from mission.privacy import erase, erase_contact, erase_mission, exported
from mission.results import Results, results_of
from storage import schema
from storage.columns import folded
from storage.message import Attachment, Message
from storage.questions import SurveyQuestion
from storage.schema import metadata
from tests.bot.test_housekeeping import Standing
from tests.stage import Stage
from words import lines

EMMA, JAN, PETRO = "Emma Clark", "Jan Dvořák", "Petro Bondar"
GUEST: Final = "Eva Zvonková"
MARK: Final = "Kanárek"
"""In all that Emma says in her own words; colleagues never say it."""
MAIL, PHONE, SITE = "emma.kanarek@hub.example", "+447700900123", "emma-kanarek.example"
GUEST_MAIL, GUEST_PHONE = "eva@zvonkova.example", "+420777987654"
TODAY: Final = date(2023, 4, 24)

LEFT_OUT: Final = {
    "programmes": "named by organisers after journeys, not people",
    "missions": "the same",
    "groups": "the same: a bus, a track",
    "memberships": "the roster's own words about the member",
    "consents": "purpose, version and language",
    "invitations": "hashes of codes",
    "strangers": "a number",
    "attendance": "two numbers",
    "handovers": "numbers",
    "witnesses": "two numbers",
    "participations": "two numbers",
    "project_stages": "a stage and a time",
    "baselines": "years alone are taken",
    "throttles": "a number",
    "audit": "numbers alone",
    "facts": "the program's own",
    "merges": "nobody merges here; tests/mission/test_privacy.py and test_merging.py plant them",
}
"""Tables without anybody's free words in which nothing can be searched for by name; those with numbers of people are
looked through by number."""

EMPTY: Final = ("programmes", "groups", "invitations", "merges")
"""Of these the tables that stay empty in this story."""


def photo(name: str) -> dict[str, Any]:
    return {"photo": [{"file_id": f"{MARK}-{name}", "file_unique_id": name, "width": 9, "height": 9}]}


def document(name: str) -> dict[str, Any]:
    return {
        "document": {"file_id": f"{MARK}-{name}", "file_unique_id": name, "file_name": f"{name} {GUEST}.pdf"}
    }


async def told(stage: Stage) -> None:
    """Emma and her colleagues use everything; whatever they say names the guest."""
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(emma.id, email=MAIL, phone=PHONE)
        await tx.people.tell_stranger(stage.telegram[EMMA])
        await tx.throttles.set(stage.telegram[EMMA], stage.now)
    await _before_departure(stage)
    await _contacts_and_partners(stage)
    await _notes(stage)
    await _agenda_and_answers(stage)
    await _left_half_way(stage)


async def _before_departure(stage: Stage) -> None:
    stage.move(datetime(2023, 4, 20, 8, 0, tzinfo=UTC))
    await stage.says(PETRO, "/settings en")
    await stage.says(JAN, "/settings en")
    async with stage.database.transaction(stage.now) as tx:
        await tx.organisations.named(stage.mission.id, f"Studio of {GUEST}")
        joined = schema.memberships.update().values(joined_at=datetime(2023, 4, 10, 8, 0, tzinfo=UTC))
        await tx.connection.execute(joined)
        await plan_mission(tx, stage.mission)
    await stage.deliver()
    await stage.taps(EMMA, f"I know: Studio of {GUEST}")
    await stage.says(EMMA, "2019")
    stage.move(datetime(2023, 4, 24, 6, 0, tzinfo=UTC))


async def _contacts_and_partners(stage: Stage) -> None:
    line = f"/contact {GUEST}, Studio of {GUEST}, {GUEST_MAIL}, {GUEST_PHONE}, {MARK} parking pilot, call by Friday"
    await stage.says(EMMA, line)
    async with stage.database.transaction(stage.now) as tx:
        private = schema.encounters.update().values(note=f"{MARK} finds {GUEST} tired")
        await tx.connection.execute(private)
    await stage.says(EMMA, "", **photo("card"))
    await stage.taps(EMMA, f"Card of {GUEST}")
    await stage.says(JAN, "/contact Pavel Horák, Firm of Pavel, pavel@example.cz, call by Friday")
    await stage.says(JAN, f"/contact Karel Malý, Studio of {GUEST}, karel@example.cz")
    await stage.says(
        EMMA, f"/contact Pavel Horák, Firm of Pavel, pavel@example.cz, {MARK} tells {GUEST} by Friday"
    )
    await stage.says(EMMA, "/mycard " + SITE)
    await stage.taps(EMMA, "Leave out: phone")
    await stage.says(EMMA, "/promises")
    await stage.taps(EMMA, f"1. {GUEST}")
    await stage.taps(EMMA, "Hand over…")
    await stage.taps(EMMA, JAN)
    await stage.says(EMMA, "/partners Studio")
    await stage.taps(EMMA, f"1. Studio of {GUEST}")
    await stage.taps(EMMA, "Add a project")
    await stage.says(EMMA, f"Trams of {GUEST} and {EMMA}")
    await stage.taps(EMMA, "Link")
    await stage.says(EMMA, f"https://example.org/{MARK}")
    await stage.says(EMMA, "/partners Studio")
    await stage.taps(EMMA, f"1. Studio of {GUEST}")
    await stage.taps(EMMA, "Log an agreement")
    await stage.taps(EMMA, "Memorandum")
    await stage.taps(EMMA, "Yesterday")
    await stage.says(EMMA, f"{GUEST} and {EMMA}")


async def _notes(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {MARK} saw how {GUEST} rides #{MARK}")
    await stage.taps(EMMA, "Place…")
    await stage.says(EMMA, f"{MARK}, door of {GUEST}")
    await stage.taps(EMMA, "Add photo or voice")
    await stage.says(EMMA, "", **photo("note"))
    await stage.says(EMMA, "", voice={"file_id": f"{MARK}-voice", "file_unique_id": "v", "duration": 3})
    await stage.says(EMMA, "", **document("plan"))
    await stage.taps(EMMA, "Share with the delegation")
    await stage.taps(EMMA, "Change…")
    await stage.says(EMMA, f"{MARK} saw it all #{MARK}")  # the former words wait for an Undo
    await stage.says(JAN, f"/note Jan saw how {GUEST} rides")
    await stage.taps(JAN, "Share with the delegation")
    await stage.says(
        JAN, "A tram, and behind it one more; " * 100 + GUEST
    )  # longer than what is quoted of it
    await _witness(stage, JAN, EMMA)
    await _witness(stage, EMMA, JAN)
    await stage.says(EMMA, f"{MARK} asks where {GUEST} sits")
    await stage.taps(EMMA, "Question to the organisers")
    await stage.says(EMMA, f"{MARK} and {GUEST}, nothing was tapped")
    told = {"type": "hidden_user", "sender_user_name": GUEST, "date": 1682316000}
    await stage.says(EMMA, f"See you soon, {MARK}", forward_origin=told)
    await stage.says(PETRO, f"/broadcast Supper with {GUEST} at eight")
    await stage.taps(PETRO, "Send")


async def _witness(stage: Stage, who: str, whose: str) -> None:
    await stage.says(who, "/note")
    await stage.taps(who, "My notes")
    await stage.taps(who, "All of the delegation")
    async with stage.database.reading(stage.now) as tx:
        shared = [note for note in await tx.notes.of_mission(stage.mission.id, "note") if note.shared]
        author = await stage.person(whose)
    number = next(note for note in shared if note.person_id == author.id)
    label = next(
        button.label
        for message in reversed(await stage.screen(who))
        for row in message.buttons
        for button in row
        if button.action and button.action.get("do") == "note-open" and button.action.get("note") == number.id
    )
    await stage.taps(who, label)
    await stage.taps(who, "I saw it too")


async def _agenda_and_answers(stage: Stage) -> None:
    seen = await stage.add_session(
        f"Visit to {GUEST}", datetime.combine(TODAY, time(9)), host=GUEST, speakers=[EMMA]
    )
    panel = await stage.add_session(
        f"Panel of {GUEST}", datetime.combine(TODAY, time(14)), kind="programme", speakers=[GUEST]
    )
    asked: dict[str, Any] = {"asked_when": "24 April 18:00", "audience": "", "kind": "text", "choices": ""}
    questions = [
        SurveyQuestion(text=f"How was {GUEST}?", anonymous=False, **asked),
        SurveyQuestion(text=f"Honestly, {GUEST}?", anonymous=True, **asked),
    ]
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.agenda.attend(panel, emma.id)
        await tx.agenda.record_change(seen, "changed", {"host": EMMA}, {"host": GUEST})
        await tx.questions.set_all(stage.mission.id, questions)
        await tx.connection.execute(
            schema.checklist.insert().values(mission_id=stage.mission.id, item=f"Call {GUEST}", source="x")
        )
        await plan_mission(tx, stage.mission)
    await stage.says(EMMA, f"/feedback {MARK} sat beside {GUEST}")
    stage.move(datetime(2023, 4, 24, 16, 0, tzinfo=UTC))
    await stage.deliver()
    await stage.taps(EMMA, "Write it")
    await stage.says(EMMA, f"{MARK} was glad of {GUEST}")
    stage.move(datetime(2023, 4, 24, 16, 3, tzinfo=UTC))
    await stage.deliver()
    await stage.taps(EMMA, "Write it")
    await stage.says(EMMA, f"Honestly, {GUEST} was late")
    stage.move(datetime(2023, 4, 24, 18, 30, tzinfo=UTC))
    await stage.deliver()
    await stage.taps(EMMA, "A problem")
    await stage.says(EMMA, f"{MARK} lost the coat of {GUEST}")
    await stage.deliver()


async def _left_half_way(stage: Stage) -> None:
    """Flows, dead letters (of a group, and of a tap, which quotes the card), an answer that Telegram makes wait."""
    await stage.says(EMMA, "/contact")
    await stage.says(EMMA, f"{GUEST} {MARK}")
    quoted = {"callback_query": {"message": {"text": f"{EMMA} met {GUEST}"}}}
    group = {"message": {"from": {"id": stage.telegram[EMMA], "first_name": EMMA}, "text": MARK}}
    for number, (chat, body) in enumerate(((EMMA, group), (PETRO, quoted), ("", group))):
        async with stage.database.transaction(stage.now) as tx:
            await tx.inbox.keep([(10**6 + number, stage.telegram.get(chat, -100500), json.dumps(body))])
            [letter] = await tx.inbox.open(1)
            await tx.inbox.failed(letter.seq, "KeyError", dead=True)
    await stage.says(JAN, "/contact")
    await stage.says(JAN, GUEST)
    petro = await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        words = Message(text=lines(f"{EMMA} and {GUEST}: yes"))
        await tx.outbox.reply(stage.telegram[PETRO], words, person_id=petro.id, mission_id=stage.mission.id)


@pytest.fixture
async def world(stage: Stage) -> Stage:
    """A stage in the middle of a mission, with yesterday's and today's backup beside it."""
    await told(stage)
    for days in (1, 0):
        await daily_backup(stage.folder / "attache.db", stage.now.date() - timedelta(days=days))
    return stage


async def rows(stage: Stage) -> dict[str, list[str]]:
    """By table: every value of every row as text."""
    found: dict[str, list[str]] = {}
    async with stage.database.reading(stage.now) as tx:
        for table in metadata.sorted_tables:
            values = [value for row in await tx.connection.execute(select(table)) for value in row]
            found[table.name] = [
                value.decode("utf-8", "replace") if isinstance(value, bytes) else _unescaped(value)
                for value in values
            ]
    return found


def _unescaped(value: Any) -> str:
    """JSON inside a text reads as it is."""
    try:
        return json.dumps(json.loads(value), ensure_ascii=False) if isinstance(value, str) else str(value)
    except ValueError:
        return str(value)


def naming(found: dict[str, list[str]], *names: str) -> dict[str, str]:
    """By table: the first value that says one of these."""
    return {
        table: next(value for value in values if _says(value, names))[:150]
        for table, values in found.items()
        if any(_says(value, names) for value in values)
    }


def _says(value: str, names: tuple[str, ...]) -> bool:
    forms = {form for name in names for form in (name.casefold(), folded(name))}
    return any(form in value.casefold() for form in forms)


async def in_files(stage: Stage, *names: str) -> list[str]:
    """Files of the bot's folder, backups among them, that hold one of these once a minute has passed."""
    stage.move(stage.now + timedelta(minutes=1))
    await tidy(stage.database, Standing(stage), stage.folder / "attache.db")
    assert len(backups(stage.folder / "attache.db")) == 1
    forms = [form for name in names for form in (name.encode(), json.dumps(name)[1:-1].encode())]
    files = [file for file in sorted(stage.folder.rglob("*")) if file.is_file()]
    assert files
    return [file.name for file in files if any(form in file.read_bytes() for form in forms)]


async def stage_files(stage: Stage, name: str) -> list[str]:
    forms = name.encode(), json.dumps(name)[1:-1].encode()
    return [
        file.name
        for file in stage.folder.rglob("*")
        if any(form in file.read_bytes() for form in forms if file.is_file())
    ]


async def results(stage: Stage) -> Results:
    async with stage.database.reading(stage.now) as tx:
        return await results_of(tx, stage.mission, stage.now.date())


async def test_every_table_has_somebodys_words_or_a_reason(world: Stage) -> None:
    found = await rows(world)
    assert set(metadata.tables) - set(naming(found, GUEST, EMMA)) == set(LEFT_OUT)
    assert [table for table in LEFT_OUT if not found[table] and table not in EMPTY] == []


async def test_an_erased_member_leaves_no_trace(world: Stage) -> None:
    """Words of colleagues are theirs; a project and an agreement stay without their owner, as PRODUCT.md has it."""
    emma, telegram = await world.person(EMMA), world.telegram[EMMA]
    before = await results(world)
    assert await stage_files(world, MARK)
    async with world.database.transaction(world.now) as tx:
        await erase(tx, emma)
    found = await rows(world)
    gone = (EMMA, MARK, MAIL, PHONE, SITE, "kanarek", GUEST_MAIL, GUEST_PHONE)
    assert naming(found, *gone) == {}
    assert [table for table, values in found.items() if str(telegram) in values] == []
    assert await in_files(world, *gone) == []
    after = await results(world)
    checked(after)
    assert figures(after) == figures(before) | {
        "contacts": ["Karel Malý", "Pavel Horák"],
        "partners": [("Firm of Pavel", False), (f"Studio of {GUEST}", True)],
        "projects": [(f"Trams of {GUEST} and …", "")],
        "agreements": [(f"{GUEST} and …", "")],
        "promises": [JAN],
        "joined": [name for name in figures(before)["joined"] if name != EMMA],
    }


async def test_a_file_that_waits_is_not_sent_once_somebody_in_it_is_erased(world: Stage) -> None:
    petro, emma = await world.person(PETRO), await world.person(EMMA)
    async with world.database.transaction(world.now) as tx:
        file = Message(text=lines("All contacts"), attachment=Attachment(name="all.xlsx", content=b"packed"))
        row = await tx.outbox.reply(
            world.telegram[PETRO], file, person_id=petro.id, mission_id=world.mission.id
        )
        await erase(tx, emma)
        kept = await tx.outbox.get(row.id)
    assert kept is not None
    assert (kept.state, kept.work, kept.attachment) == ("cancelled", None, None)
    assert "All contacts" not in [str(message.text) for message in await world.screen(PETRO)]


async def test_an_erased_contact_leaves_no_trace(world: Stage) -> None:
    petro = await world.person(PETRO)
    before = figures(await results(world))
    async with world.database.transaction(world.now) as tx:
        guest = next(one for one in await tx.contacts.of_mission(world.mission.id) if one.name == GUEST)
        await erase_contact(tx, world.mission, petro.id, guest)
    found = await rows(world)
    gone = (GUEST, GUEST_MAIL, GUEST_PHONE)
    assert naming(found, *gone) == {}
    assert await in_files(world, *gone) == []
    after = await results(world)
    checked(after)
    assert figures(after) == before | {
        "contacts": ["Karel Malý", "Pavel Horák"],
        "partners": [("Firm of Pavel", False), (after.partners[1].name, True)],
        "projects": [(f"Trams of … and {EMMA}", EMMA)],
        "agreements": [(f"… and {EMMA}", EMMA)],
        "promises": [JAN, EMMA],
    }


async def test_an_erased_mission_leaves_no_trace(world: Stage) -> None:
    async with world.database.transaction(world.now) as tx:
        await erase_mission(tx, world.mission)
    found = await rows(world)
    gone = (*world.telegram, GUEST, MARK, MAIL, PHONE, SITE, "Pavel Horák", world.mission.name, "PRAGUE")
    assert naming(found, *gone) == {}
    assert await in_files(world, *gone) == []


async def test_two_organisations_of_erased_contacts_of_the_same_name_do_not_collide(stage: Stage) -> None:
    """Who works for themselves gives their own name as their organisation; projects keep both in the ledger."""
    petro = await stage.person(PETRO)
    for name in (GUEST, "Pavel Horák"):
        await stage.says(EMMA, f"/contact {name}, {name}, {len(name)}@example.cz")
        await stage.says(JAN, f"/contact Colleague of {len(name)}, {name}, jan{len(name)}@example.cz")
    for name in (GUEST, "Pavel Horák"):
        async with stage.database.transaction(stage.now) as tx:
            guest = next(one for one in await tx.contacts.of_mission(stage.mission.id) if one.name == name)
            await erase_contact(tx, stage.mission, petro.id, guest)
    async with stage.database.reading(stage.now) as tx:
        ledger = await tx.organisations.of_mission(stage.mission.id)
    assert [one.name for one in ledger] == [f"… ({one.id})" for one in ledger]
    assert len((await results(stage)).partners) == 2


async def test_a_contact_with_more_addresses_than_a_statement_has_room_for_is_erased(stage: Stage) -> None:
    petro = await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        mails = [f"eva{number}@example.cz" for number in range(1400)]
        guest = await tx.contacts.add(stage.mission.id, name=GUEST, organisation="X", emails=mails, phones=[])
        await erase_contact(tx, stage.mission, petro.id, guest)
    assert naming(await rows(stage), GUEST, "eva1399@") == {}


KINDS: Final = (
    *(
        "profile",
        "memberships",
        "consents",
        "contacts",
        "promises",
        "notes",
        "answers",
        "attendance",
        "projects",
    ),
    *(
        "agreements",
        "handovers",
        "files",
        "witnesses",
        "participations",
        "known_partners",
        "drafts",
        "messages",
    ),
)
"""All that a delegate's copy can hold but what an organiser does, invitations and merges."""


async def test_the_copy_of_ones_data_has_every_kind_and_nothing_of_others(world: Stage) -> None:
    mine, jans = await copy_of(world, EMMA), await copy_of(world, JAN)
    assert [kind for kind in KINDS if not mine[kind]] == []
    assert mine["profile"][0]["card_without"] == ["phone"]
    own = {
        "contacts": "note",
        "promises": "text",
        "notes": "place",
        "projects": "evidence",
        "answers": "value",
    }
    assert [
        kind for kind, field in own.items() if not any(MARK in str(row[field]) for row in mine[kind])
    ] == []
    assert f"plan {GUEST}.pdf" in [row["name"] for row in mine["files"]]
    for private in ("Honestly, Eva", "Jan saw how", "anonymous_answers"):
        assert private not in json.dumps(mine, ensure_ascii=False).replace("Honestly, Eva Zvonková?", "")
    assert MARK not in json.dumps(jans, ensure_ascii=False)
    assert (len(jans["handovers"]), len(jans["witnesses"])) == (1, 1)


async def copy_of(stage: Stage, name: str) -> dict[str, list[dict[str, Any]]]:
    person = await stage.person(name)
    async with stage.database.reading(stage.now) as tx:
        made: dict[str, list[dict[str, Any]]] = json.loads(await exported(tx, person))
    return made


def figures(found: Results) -> dict[str, list[Any]]:
    """What of the results an erasure may touch."""
    return {
        "contacts": [one.name for one in found.contacts],
        "partners": [(one.name, one.known) for one in found.partners],
        "projects": [(one.name, one.owner) for one in found.projects],
        "agreements": [(one.parties, one.owner) for one in found.agreements],
        "promises": [one.owner for one in found.promises],
        "joined": list(found.joined.done),
        "meetings": [one.standing for one in found.meetings],
    }


def checked(found: Results) -> None:
    """What is true of the results of any mission: nobody is counted who is not listed, and nothing below nought."""
    assert [number for number in numbers(found.model_dump()) if number < 0] == []
    there = [contact.ids for partner in found.partners for contact in partner.contacts]
    assert sorted(there) == sorted(contact.ids for contact in found.contacts)
    assert all(partner.contacts for partner in found.partners)
    assert all(contact.met_by for contact in found.contacts)
    assert found.kept_steps <= len(found.followup) <= len(found.contacts)


def numbers(kept: Any) -> list[float]:
    match kept:
        case dict():
            return [number for value in kept.values() for number in numbers(value)]
        case list() | tuple():
            return [number for value in kept for number in numbers(value)]
        case bool():
            return []
        case int() | float():
            return [kept]
    return []
