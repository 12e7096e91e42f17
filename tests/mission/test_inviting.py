"""Invitations: who gets a code, and what happens to whoever brings one."""

import asyncio
import csv
import io
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from mission.cells import inert
from mission.errors import UserError
from mission.inviting import Invite, claim, invite, invite_link, invite_qr, invites_csv, new_code
from mission.joining import enrol_owner
from storage.database import Database
from storage.people import Member
from tests.mission.drafted import (
    MISSION,
    NOW,
    bring_in,
    draft,
    every_row,
    member,
    open_database,
    roster,
    session,
    the_mission,
)

OLENA, PETRO, STRANGER = 501, 502, 666
LATER = NOW + timedelta(days=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A mission with two people in its roster, nobody joined."""
    async with open_database(tmp_path) as opened:
        people = (member("Olena Kovalenko", email="olena@example.org", language="uk"), member("Petro Bondar"))
        await bring_in(opened, draft(session("Opening"), session("Dinner", "19:00"), members=people))
        yield opened


async def codes(database: Database, *, renew: bool = False, now: datetime = NOW) -> dict[str, str]:
    """New codes by name."""
    mission = await the_mission(database)
    async with database.transaction(now) as tx:
        return {one.name: one.code for one in await invite(tx, mission, renew=renew)}


async def bring(
    database: Database, code: str, telegram_id: int, hint: str | None = None, now: datetime = LATER
) -> Member:
    async with database.transaction(now) as tx:
        return await claim(tx, code, telegram_id, hint)


async def refusal(
    database: Database, code: str, telegram_id: int, now: datetime = LATER
) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(UserError) as refused:
        await bring(database, code, telegram_id, now=now)
    return refused.value.key, refused.value.args_of_text


# --- codes that cannot be claimed ---


async def test_unknown_used_expired_and_revoked_codes_get_one_and_the_same_answer(
    database: Database, tmp_path: Path
) -> None:
    first = await codes(database)
    second = await codes(database, renew=True)
    await bring(database, second["Olena Kovalenko"], OLENA)
    before = every_row(tmp_path)
    answers = [
        await refusal(database, "nobody-made-this", STRANGER),
        await refusal(database, "", STRANGER),
        await refusal(database, second["Olena Kovalenko"], STRANGER),
        await refusal(database, first["Petro Bondar"], STRANGER),
        await refusal(database, second["Petro Bondar"], STRANGER, datetime(2024, 1, 1, tzinfo=UTC)),
    ]
    assert answers == [("invitation-invalid", {})] * 5
    assert every_row(tmp_path) == before


async def test_of_two_accounts_that_race_for_one_code_one_joins(database: Database) -> None:
    code = (await codes(database))["Olena Kovalenko"]
    results = await asyncio.gather(
        *(bring(database, code, account) for account in (OLENA, STRANGER)), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["Member", "UserError"]
    joined = [one for one in await roster(database) if one.membership.joined_at]
    assert [(one.person.name, one.person.telegram_id) for one in joined] == [("Olena Kovalenko", OLENA)]


async def test_a_member_who_taps_a_colleagues_link_takes_nobodys_place(
    database: Database, tmp_path: Path
) -> None:
    made = await codes(database)
    await bring(database, made["Olena Kovalenko"], OLENA)
    before = every_row(tmp_path)
    assert await refusal(database, made["Petro Bondar"], OLENA) == ("invitation-place-taken", {})
    assert every_row(tmp_path) == before
    assert (await bring(database, made["Petro Bondar"], PETRO)).person.name == "Petro Bondar"


async def test_a_code_for_a_place_that_another_account_holds_is_refused(database: Database) -> None:
    code = (await codes(database))["Olena Kovalenko"]
    someone = next(one for one in await roster(database) if one.person.name == "Olena Kovalenko")
    async with database.transaction(NOW) as tx:
        await tx.people.change(someone.person.id, telegram_id=OLENA)
    assert await refusal(database, code, STRANGER) == ("invitation-invalid", {})
    assert (await bring(database, code, OLENA)).membership.joined_at == LATER


async def test_the_code_of_somebody_who_has_left_opens_nothing(database: Database) -> None:
    code = (await codes(database))["Olena Kovalenko"]
    someone = next(one for one in await roster(database) if one.person.name == "Olena Kovalenko")
    async with database.transaction(NOW) as tx:
        await tx.people.change_membership(someone.membership.id, left_at=NOW)
    assert await refusal(database, code, OLENA) == ("invitation-invalid", {})


# --- joining ---


async def test_a_code_makes_its_holder_the_member_it_was_made_for(database: Database) -> None:
    joined = await bring(database, (await codes(database))["Olena Kovalenko"], OLENA, "en")
    assert (joined.person.name, joined.person.telegram_id, joined.person.language) == (
        "Olena Kovalenko",
        OLENA,
        "uk",
    )
    assert joined.membership.joined_at == LATER


@pytest.mark.parametrize(("hint", "language"), [("cs-CZ", "cs"), ("de", "en"), (None, "uk")])
async def test_where_the_roster_names_no_language_telegram_does(
    database: Database, hint: str | None, language: str
) -> None:
    assert MISSION.languages[0] == "uk"
    joined = await bring(database, (await codes(database))["Petro Bondar"], PETRO, hint)
    assert joined.person.language == language


async def test_ones_own_used_code_gives_the_member_again_even_when_expired(
    database: Database, tmp_path: Path
) -> None:
    code = (await codes(database))["Olena Kovalenko"]
    joined = await bring(database, code, OLENA)
    before = every_row(tmp_path)
    assert await bring(database, code, OLENA, now=datetime(2024, 1, 1, tzinfo=UTC)) == joined
    assert every_row(tmp_path) == before


async def test_who_joins_gets_what_is_still_to_come_and_nothing_from_before(database: Database) -> None:
    code = (await codes(database))["Olena Kovalenko"]
    at_noon = datetime(2023, 4, 24, 10, 0, tzinfo=UTC)
    joined = await bring(database, code, OLENA, now=at_noon)
    async with database.reading(at_noon) as tx:
        planned = await tx.outbox.of_person(
            joined.membership.mission_id, joined.person.id, ("reminder", "day", "stars")
        )
    states = sorted((row.kind, row.state, row.chat_id if row.state == "queued" else None) for row in planned)
    assert states == [
        ("day", "cancelled", None),
        ("reminder", "cancelled", None),
        ("reminder", "queued", OLENA),
        ("stars", "cancelled", None),
        ("stars", "queued", OLENA),
    ]


# --- accounts that are known already ---


async def test_an_owner_who_claims_a_place_in_the_roster_is_one_person_with_one_place(
    database: Database,
) -> None:
    code = (await codes(database))["Olena Kovalenko"]
    async with database.transaction(NOW) as tx:
        owner = await enrol_owner(
            tx, OLENA, name="olenka", language="en", mission=await the_mission(database)
        )
    joined = await bring(database, code, OLENA)
    assert joined.person.id == owner.id
    assert (joined.person.name, joined.person.email, joined.person.language) == (
        "Olena Kovalenko",
        "olena@example.org",
        "en",
    )
    assert [one.person.name for one in await roster(database)] == ["Olena Kovalenko", "Petro Bondar"]
    again = await bring_in(
        database,
        draft(
            session("Opening"),
            session("Dinner", "19:00"),
            members=(member("Olena Kovalenko", email="olena@example.org"),),
        ),
    )
    assert (again.members_added, [item.name for item in again.members_gone]) == ((), ["Petro Bondar"])


async def test_a_member_of_another_mission_keeps_their_record_and_is_in_both(database: Database) -> None:
    first = await bring(database, (await codes(database))["Olena Kovalenko"], OLENA)
    other = draft(
        mission=MISSION.model_copy(update={"code": "brno-2023"}),
        members=(member("О. Коваленко", email="work@example.org", phone="+380441112233"),),
    )
    await bring_in(database, other)
    async with database.transaction(NOW) as tx:
        brno = await tx.missions.by_code("brno-2023")
        assert brno is not None
        code = (await invite(tx, brno, renew=False))[0].code
    second = await bring(database, code, OLENA)
    assert second.person.id == first.person.id
    assert (second.person.name, second.person.email, second.person.phone) == (
        "Olena Kovalenko",
        "olena@example.org",
        "+380441112233",
    )
    async with database.reading(NOW) as tx:
        places = await tx.people.memberships_of(first.person.id)
        assert sorted(one.membership.mission_id for one in places) == [first.membership.mission_id, brno.id]
        assert [one.person.id for one in await tx.people.members_of(brno.id)] == [first.person.id]


async def test_a_claim_that_fails_midway_leaves_everything_as_it_was(
    database: Database, tmp_path: Path
) -> None:
    code = (await codes(database))["Olena Kovalenko"]
    before = every_row(tmp_path)

    async def claimed_in_the_dark() -> None:
        async with database.transaction(LATER) as tx:
            await claim(tx, code, OLENA, None)
            raise RuntimeError("lights out")

    with pytest.raises(RuntimeError, match="lights out"):
        await claimed_in_the_dark()
    assert every_row(tmp_path) == before


# --- handing out ---


async def test_codes_are_made_once_for_those_who_have_none_and_anew_on_demand(database: Database) -> None:
    first = await codes(database)
    assert sorted(first) == ["Olena Kovalenko", "Petro Bondar"]
    assert await codes(database) == {}
    await bring(database, first["Olena Kovalenko"], OLENA)
    assert sorted(await codes(database, renew=True)) == ["Petro Bondar"]


async def test_an_expired_code_counts_as_none(database: Database) -> None:
    await codes(database)
    much_later = datetime(2024, 1, 1, tzinfo=UTC)
    made = await codes(database, now=much_later)
    assert (
        await bring(database, made["Petro Bondar"], PETRO, now=much_later + timedelta(days=29))
    ).person.telegram_id == PETRO


async def test_no_code_is_kept(database: Database, tmp_path: Path) -> None:
    made = await codes(database)
    kept = repr(every_row(tmp_path))
    assert [code for code in made.values() if code in kept] == []


def test_codes_are_unlike_and_fit_a_start_link() -> None:
    made = {new_code() for _ in range(500)}
    assert len(made) == 500
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{21,63}", code) for code in made)


def test_the_csv_names_code_and_link_and_no_cell_is_a_formula() -> None:
    made = invites_csv([Invite(name="=1+1", code="abc"), Invite(name='Olena "O", K', code="d-e")], "a_bot")
    assert made.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig")))) == [
        ["name", "code", "link"],
        ["'=1+1", "abc", "https://t.me/a_bot?start=abc"],
        ['Olena "O", K', "d-e", "https://t.me/a_bot?start=d-e"],
    ]


def test_without_the_bots_name_the_code_stands_alone() -> None:
    rows = list(
        csv.reader(io.StringIO(invites_csv([Invite(name="Olena", code="abc")], "").decode("utf-8-sig")))
    )
    assert (rows[1], invite_link("abc", "")) == (["Olena", "abc", ""], "abc")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1"])
def test_a_cell_that_a_spreadsheet_would_calculate_is_made_inert(cell: str) -> None:
    assert inert(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "Olena", "a=b", " =1", "'x"])
def test_a_harmless_cell_stays_as_it_is(cell: str) -> None:
    assert inert(cell) == cell


def test_the_qr_picture_reads_back_as_the_link() -> None:
    link = invite_link(new_code(), "attache_sandbox_bot")
    with Image.open(io.BytesIO(invite_qr(link))) as picture:
        assert [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))] == [link]
