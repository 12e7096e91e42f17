"""Handovers: asked, settled once, gone with their promise. What is open is found by one statement and its index."""

from datetime import date

from sqlalchemy import event, text

from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission


async def test_a_handover_is_settled_once_and_goes_with_its_promise(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena, jan = await a_member(tx, mission, "Olena"), await a_member(tx, mission, "Jan")
    contact = await tx.contacts.add(mission.id, name="Eva", organisation="E", emails=[], phones=[])
    promise = await tx.promises.make(contact.id, olena.id, text="Call", due_on=None)
    asked = await tx.handovers.ask(promise.id, olena.id, jan.id)
    assert await tx.handovers.of_promise(promise.id) == [asked]
    assert await tx.handovers.settle(asked.id, "taken")
    assert not await tx.handovers.settle(asked.id, "declined")
    settled = asked.model_copy(update={"state": "taken", "settled_at": NOW})
    assert await tx.handovers.get(asked.id) == settled
    await tx.promises.remove(promise.id)
    assert await tx.handovers.get(asked.id) is None


async def test_what_they_owe_us_is_not_what_a_member_owes(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    contact = await tx.contacts.add(mission.id, name="Eva", organisation="E", emails=[], phones=[])
    some_day = await tx.promises.make(contact.id, olena.id, text="Some day", due_on=None)
    ours = await tx.promises.make(contact.id, olena.id, text="Ours", due_on=date(2023, 5, 1))
    theirs = await tx.promises.make(
        contact.id, olena.id, text="Theirs", due_on=date(2023, 4, 1), owed_by="them"
    )
    assert await tx.promises.open_of(mission.id, olena.id) == [ours, some_day]
    assert await tx.promises.open_of(mission.id, olena.id, "them") == [theirs]
    assert await tx.promises.open_of(mission.id, olena.id, None) == [theirs, ours, some_day]


async def test_what_is_open_is_one_statement_by_its_index(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    said: list[tuple[str, tuple[object, ...]]] = []

    def note(_c: object, _u: object, statement: str, values: tuple[object, ...], *_: object) -> None:
        said.append((statement, values))

    engine = tx.connection.sync_connection
    assert engine is not None
    event.listen(engine, "before_cursor_execute", note)
    await tx.promises.open_of(mission.id, olena.id)
    event.remove(engine, "before_cursor_execute", note)
    [(statement, values)] = said
    named = {f"v{number}": value for number, value in enumerate(values)}
    for name in named:
        statement = statement.replace("?", f":{name}", 1)
    plan = (await tx.connection.execute(text(f"EXPLAIN QUERY PLAN {statement}"), named)).all()
    assert any("ix_promises_owner (owner_id=? AND state=?)" in row.detail for row in plan)
