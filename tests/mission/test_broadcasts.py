"""Who gets a broadcast, that it goes out once, and that its numbers add up."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from mission.broadcasts import (
    KIND,
    Progress,
    ReportLine,
    aim,
    audience_group,
    audience_kind,
    audiences,
    fate_word,
    includes,
    is_blank,
    occasion,
    progress_of,
    report,
    report_of,
    send,
    stop,
)
from mission.errors import UserError
from storage.broadcasts import Broadcast
from storage.outbox import Fate, Outgoing, State
from storage.people import Member, Membership, Person, Role
from storage.transaction import Transaction
from tests.stage import Stage

NOW = datetime(2023, 4, 24, 6, 0, tzinfo=UTC)


def member(
    number: int, name: str, *, role: Role = "delegate", group: str = "", joined: bool = True
) -> Member:
    person = Person(
        id=number,
        telegram_id=1000 + number if joined else None,
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
        organisation="",
        position="",
        group_id=None,
        joined_at=NOW if joined else None,
        left_at=None,
    )
    return Member(person=person, membership=membership, group=group)


OLENA = member(1, "Olena", group="Energy")
JAN = member(2, "Jan", group="Water", joined=False)
PETRO = member(3, "Petro", role="organiser")
HANA = member(4, "Hana", role="host")


async def drafted(tx: Transaction, stage: Stage, audience: str = "") -> Broadcast:
    author = await tx.people.by_telegram(stage.telegram["Petro Bondar"])
    assert author is not None
    return await tx.broadcasts.draft(stage.mission.id, author.id, "The bus leaves at 14:00", audience)


async def rows_of(tx: Transaction, broadcast: Broadcast) -> list[Outgoing]:
    return await tx.outbox.of_occasion(broadcast.mission_id, KIND, occasion(broadcast.id))


@pytest.mark.parametrize("audience", ["group:", "group:Nobody", "role:", "role:guest", "person:Olena", ":"])
def test_an_audience_that_does_not_exist_includes_nobody(audience: str) -> None:
    assert not any(includes(audience, one) for one in (OLENA, JAN, PETRO, HANA))


def test_audiences_are_all_the_roles_and_the_groups_that_have_members() -> None:
    assert audiences([OLENA, JAN, PETRO]) == [
        ("", 3),
        ("role:delegate", 2),
        ("role:organiser", 1),
        ("group:Energy", 1),
        ("group:Water", 1),
    ]
    assert audiences([]) == [("", 0)]


def test_who_has_not_joined_is_named_apart() -> None:
    aimed = aim("", [OLENA, JAN, PETRO, HANA])
    assert aimed.reachable == (OLENA, PETRO, HANA)
    assert aimed.unjoined == (JAN,)
    assert aimed.members == 4


def test_a_group_may_be_called_anything_even_like_a_role() -> None:
    odd = member(5, "Odd", group="role:host")
    assert includes("group:role:host", odd)
    assert not includes("role:host", odd)
    assert (audience_kind("group:role:host"), audience_group("group:role:host")) == ("group", "role:host")


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200d", "\u3164", "\u2800 \u00ad", "\ufeff"])
def test_a_text_of_which_nothing_can_be_seen_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", [".", "🚌", "\U0001fa77", "\u200bи", "ㅎ"])
def test_a_text_of_one_sign_is_not_blank(text: str) -> None:
    assert not is_blank(text)


async def test_sending_to_nobody_is_refused_and_leaves_the_draft(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        draft = await drafted(tx, stage, "group:Empty")
    with pytest.raises(UserError, match="broadcast-nobody"):
        async with stage.database.transaction(stage.now) as tx:
            await send(tx, draft.id, 1)
    async with stage.database.reading(stage.now) as tx:
        assert await tx.broadcasts.get(draft.id) == draft
        assert await rows_of(tx, draft) == []


async def test_a_second_send_does_nothing(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        draft = await drafted(tx, stage)
        assert await send(tx, draft.id, 1) == 5
        assert await send(tx, draft.id, 1) is None
        assert len(await rows_of(tx, draft)) == 5
        assert (
            len([act for act in await tx.audit.of_mission(stage.mission.id) if act.act == "broadcast.send"])
            == 1
        )


async def test_a_broadcast_that_does_not_exist_is_not_sent(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        assert await send(tx, 4711, 1) is None


async def test_each_recipient_who_has_joined_has_one_row_for_a_day(stage: Stage) -> None:
    await stage.add_person("Iryna Late", "uk", "delegate", "Water", joined=False)
    async with stage.database.transaction(stage.now) as tx:
        draft = await drafted(tx, stage, "role:delegate")
        assert await send(tx, draft.id, 1) == 3
        rows = await rows_of(tx, draft)
    assert {row.chat_id for row in rows} == {1001, 1002, 1003}
    assert {(row.due_at, row.expires_at) for row in rows} == {(stage.now, stage.now + timedelta(hours=24))}
    assert {row.content is None for row in rows} == {True}


async def test_the_states_add_up_to_the_recipients(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        draft = await drafted(tx, stage)
        await send(tx, draft.id, 1)
        assert await progress_of(tx, draft) == Progress(waiting=5)
        first, second, third, fourth, _ = await rows_of(tx, draft)
        await tx.outbox.sent(await tx.outbox.claim(first, None), 77)
        await tx.outbox.give_up(second, "failed", "blocked: Forbidden: bot was blocked by the user")
        await tx.outbox.give_up(third, "failed", "Bad Request: chat not found")
        await tx.outbox.claim(fourth, None)
        progress = await progress_of(tx, draft)
    assert progress == Progress(sent=1, waiting=2, failed=1, blocked=1)
    assert progress.recipients == 5


async def test_stopping_takes_back_what_waits_and_counts_it(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        draft = await drafted(tx, stage)
        await send(tx, draft.id, 1)
        first, on_its_way, *_ = await rows_of(tx, draft)
        await tx.outbox.sent(await tx.outbox.claim(first, None), 77)
        await tx.outbox.claim(on_its_way, None)
        sending = await tx.broadcasts.get(draft.id)
        assert sending is not None
        assert await stop(tx, sending, 1)
        assert not await stop(tx, sending, 1)
        assert await progress_of(tx, sending) == Progress(sent=1, waiting=1, withheld=3)
        acts = [act for act in await tx.audit.of_mission(stage.mission.id) if act.act == "broadcast.stop"]
    assert [act.subject for act in acts] == [{"broadcast": draft.id, "withheld": 3}]


async def test_there_is_nothing_to_stop_once_everybody_has_it(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        draft = await drafted(tx, stage)
        await send(tx, draft.id, 1)
        for row in await rows_of(tx, draft):
            await tx.outbox.sent(await tx.outbox.claim(row, None), 77)
        sending = await tx.broadcasts.get(draft.id)
        assert sending is not None
        assert not await stop(tx, sending, 1)
        assert await tx.broadcasts.get(draft.id) == sending


async def test_the_card_is_not_counted_as_a_recipient(stage: Stage) -> None:
    await stage.says("Petro Bondar", "/broadcast Hello")
    await stage.taps("Petro Bondar", "Надіслати")
    async with stage.database.reading(stage.now) as tx:
        sent = (await tx.broadcasts.of_mission(stage.mission.id))[0]
        assert (await progress_of(tx, sent)).recipients == 5


async def test_thousands_of_members_are_queued_in_a_few_statements(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        for number in range(2000):
            person = await tx.people.add(telegram_id=50_000 + number, name=f"Member {number}", language="en")
            await tx.people.enrol(stage.mission.id, person.id, role="delegate", joined_at=stage.now)
        draft = await drafted(tx, stage)
    statements: list[str] = []
    async with stage.database.transaction(stage.now) as tx:

        def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
            statements.append(statement)

        event.listen(tx.connection.sync_connection, "before_cursor_execute", note)
        assert await send(tx, draft.id, 1) == 2005
        event.remove(tx.connection.sync_connection, "before_cursor_execute", note)
        assert (await progress_of(tx, draft)).recipients == 2005
    assert len(statements) < 20


def fate(number: int, name: str, state: State, reason: str = "") -> Fate:
    return Fate(person_id=number, name=name, state=state, reason=reason)


def test_a_report_puts_first_what_needs_somebody() -> None:
    fates = [
        fate(1, "Olena", "sent"),
        fate(3, "Petro", "failed", "blocked: x"),
        fate(4, "Hana", "uncertain", "y"),
    ]
    assert report(fates, "", [OLENA, JAN, PETRO, HANA]) == [
        ReportLine(fate="blocked", name="Petro", reason="blocked: x"),
        ReportLine(fate="uncertain", name="Hana", reason="y"),
        ReportLine(fate="unjoined", name="Jan"),
        ReportLine(fate="sent", name="Olena"),
    ]


def test_a_report_knows_nobody_outside_the_audience() -> None:
    assert report([fate(4, "Hana", "sent")], "role:host", [OLENA, JAN, HANA]) == [
        ReportLine(fate="sent", name="Hana")
    ]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("queued", "waiting"),
        ("sending", "waiting"),
        ("cancelled", "withheld"),
        ("expired", "expired"),
        ("muted", "muted"),
        ("failed", "failed"),
    ],
)
def test_every_state_of_a_row_has_its_word(state: State, word: str) -> None:
    assert fate_word(fate(1, "Olena", state)) == word


async def test_who_left_the_mission_still_stands_in_the_report(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        draft = await drafted(tx, stage, "role:host")
        await send(tx, draft.id, 1)
        hana = await tx.people.by_telegram(stage.telegram["Hana Malá"])
        assert hana is not None
        place = await tx.people.member(stage.mission.id, hana.id)
        assert place is not None
        await tx.people.change_membership(place.membership.id, left_at=stage.now)
        assert await report_of(tx, draft) == [ReportLine(fate="waiting", name="Hana Malá")]
