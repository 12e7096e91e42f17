"""Long lines, many addresses, and a mission of five hundred."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time
from typing import Any, Final, get_args

import pytest

from handlers.actions import callback_data
from handlers.results_actions import Listed, ListResults
from storage.message import Message, length
from storage.outbox import Outgoing
from tests.handlers.hostile.attackers import lay
from tests.handlers.hostile.strings import delivered
from tests.handlers.hostile.updates import checked, comes, data_of, put_aside, shown, tapping, types, typing
from tests.handlers.hostile.world import DAY, EMMA, PETRO
from tests.stage import Stage

MANY: Final = 500
SLOWEST: Final = 2.0
"""Seconds of computing that one answer may take: nobody else's update is worked on meanwhile."""


@pytest.mark.parametrize(
    "unit",
    ["Ї", "😀", "a@b.cz,", "+420777123456,", "Jan Novák, ", "call by friday ", "s.r.o. ", "\u202e", "<&>"],
)
async def test_the_longest_line_is_kept_whole_and_shown_within_the_limits(stage: Stage, unit: str) -> None:
    text = delivered("/contact " + unit * (4000 // length(unit)))
    with quickly(ascii(text)):
        checked(await types(stage, EMMA, text))
    async with stage.database.reading(stage.now) as tx:
        [contact] = await tx.contacts.of_mission(stage.mission.id)
    said = "".join([contact.name, contact.organisation, contact.about, *contact.emails, *contact.phones])
    assert unit.strip(", ")[:4] in said
    assert await put_aside(stage) == []


async def test_a_contact_with_more_addresses_than_a_statement_has_room_for_stays_in_use(stage: Stage) -> None:
    for batch in range(4):
        mails = ",".join(f"{batch}{number}@x.cz" for number in range(350))
        await stage.says(EMMA, f"/contact Jan Novák, Example, {mails}")
    await stage.says(EMMA, "/contact Jan Novák, Example, ředitel")
    async with stage.database.reading(stage.now) as tx:
        [contact] = await tx.contacts.of_mission(stage.mission.id)
    assert (len(contact.emails), contact.position) == (1400, "ředitel")


async def test_ten_contacts_shared_at_once_are_ten_cards(stage: Stage) -> None:
    for number in range(10):
        given = {"phone_number": f"+42077712345{number}", "first_name": f"Guest {number}"}
        [card] = await stage.says(EMMA, "", contact=given)
        assert card.text.startswith(f"Kept: <b>Guest {number}</b>")
    await stage.says(EMMA, "Example")
    async with stage.database.reading(stage.now) as tx:
        listed = await tx.contacts.of_mission(stage.mission.id)
    assert [(c.name, c.organisation) for c in listed] == [
        *((f"Guest {number}", "") for number in range(9)),
        ("Guest 9", "Example"),
    ]


async def crowd(stage: Stage) -> None:
    """Five hundred members, every fifth of whom has not joined, and five hundred contacts, with long names."""
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        groups = [
            await tx.missions.group_named(stage.mission.id, f"Група {n} з довгою назвою") for n in range(60)
        ]
        for number in range(MANY):
            account = 10_000 + number if number % 5 else None
            person = await tx.people.add(
                telegram_id=account, name=f"Довге-Ім'я {number:03} <&> {'😀' * 40}", language="uk"
            )
            place = {
                "role": "delegate",
                "group_id": groups[number % 60].id,
                "joined_at": stage.now if account else None,
            }
            await tx.people.enrol(stage.mission.id, person.id, **place)
            firm = await tx.organisations.named(stage.mission.id, f"Партнер {number} spol. s r.o. {'<' * 90}")
            name = f"Контакт {number:03} {'&' * 90}"
            more: dict[str, Any] = {"organisation_id": firm.id, "emails": [], "phones": []}
            contact = await tx.contacts.add(stage.mission.id, name=name, organisation=firm.name, **more)
            for met_by in (emma.id, person.id):
                await tx.contacts.meet(contact.id, met_by, session_id=None)
            await tx.promises.make(contact.id, emma.id, text="зателефонувати & " * 20, due_on=DAY)
            await tx.notes.keep(stage.mission.id, person.id, "note", "<нотатка> " * 300)
            await tx.answers.give(stage.mission.id, person.id, "free.line", str(number), "<рядок> " * 300)


async def turned(stage: Stage, name: str, row: Outgoing, label: str) -> Message:
    """What stands in the place of a message after a tap on one of its buttons; it is in place, and quick."""
    await stage._deliver(name)
    before = await as_it_stands(stage, row)
    action = next(b.action for line in before.buttons for b in line if b.label == label)
    assert action is not None
    with quickly(label):
        assert await comes(stage, name, tapping(stage, name, callback_data(row.token, action))) == []
    after = await as_it_stands(stage, row)
    checked(after)
    return after


async def as_it_stands(stage: Stage, row: Outgoing) -> Message:
    async with stage.database.reading(stage.now) as tx:
        found = await tx.outbox.get(row.id)
    assert found is not None
    return shown(found)


async def asked_for(stage: Stage, name: str, text: str) -> Outgoing:
    """The last message that answers it; it is quick."""
    with quickly(text):
        rows = await comes(stage, name, typing(stage, name, text))
    for row in rows:
        checked(shown(row))
    return rows[-1]


@contextmanager
def quickly(what: str) -> Iterator[None]:
    started = process_time()
    yield
    took = process_time() - started
    print(f"{took:5.2f} s {what[:60]}")  # noqa: T201 - a measurement, shown by pytest -s
    assert took < SLOWEST


async def test_five_hundred_contacts_are_leafed_through_in_place(hasty: Stage) -> None:
    stage = hasty
    await crowd(stage)
    row = await asked_for(stage, EMMA, "/contacts")
    assert shown(row).text.startswith("Your contacts: 500\nPage 1 of 63")
    assert "Page 2 of 63" in (await turned(stage, EMMA, row, "Next ›")).text
    assert (await turned(stage, EMMA, row, "All of the delegation")).text.startswith(
        "Contacts of the whole delegation: 500"
    )
    assert "Page 2 of 63" in (await turned(stage, EMMA, row, "Next ›")).text
    await asked_for(stage, EMMA, "/contacts 49")
    await asked_for(stage, EMMA, "/contacts " + "a " * 2000)
    await asked_for(stage, EMMA, "/contact Jan Novák, Example s.r.o., jan@example.cz")
    assert await put_aside(stage) == []


async def test_results_of_five_hundred_are_leafed_through_in_place(hasty: Stage) -> None:
    stage = hasty
    await crowd(stage)
    card = await asked_for(stage, PETRO, "/results")
    for what in get_args(Listed):
        row = await lay(stage, PETRO, ListResults(what=what), stage.mission.id)
        listed = await turned(stage, PETRO, row, "x")
        if "Далі ›" in [button.label for line in listed.buttons for button in line]:
            await turned(stage, PETRO, row, "Далі ›")
    await turned(stage, PETRO, row, "Назад")
    assert (await as_it_stands(stage, row)).text == shown(card).text
    assert await put_aside(stage) == []


async def test_an_announcement_to_five_hundred_is_shown_aimed_sent_and_reported_in_pages(
    hasty: Stage,
) -> None:
    stage = hasty
    await crowd(stage)
    panel = await asked_for(stage, PETRO, "/broadcast Автобус о 14:00")
    assert shown(panel).text.startswith("Так це побачать 405 людей.")
    await turned(stage, PETRO, panel, "Інші імена ›")
    await turned(stage, PETRO, panel, "Інші групи ›")
    await turned(stage, PETRO, panel, "Делегати: 503")
    await stage._deliver(PETRO)
    send = await data_of(stage, PETRO, "Надіслати")
    with quickly("Надіслати"):
        [card] = await comes(stage, PETRO, tapping(stage, PETRO, send))
    assert checked(shown(card)).startswith("Надсилаємо: доставлено 0 із 403")
    await stage._deliver(PETRO)
    [report] = await comes(stage, PETRO, tapping(stage, PETRO, await data_of(stage, PETRO, "Звіт")))
    checked(shown(report))
    await turned(stage, PETRO, report, "Далі ›")
    assert await put_aside(stage) == []
