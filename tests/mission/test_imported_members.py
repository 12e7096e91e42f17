"""The people of a file beside the members of the mission."""

from mission.own_card import tell
from storage.database import Database
from tests.mission.drafted import (
    MISSION,
    NOW,
    bring_in,
    draft,
    member,
    roster,
    the_mission,
)
from tests.mission.test_imports import join


async def test_a_member_is_known_by_e_mail_then_name_and_organisation_then_a_name_of_their_own(
    database: Database,
) -> None:
    before = (
        member("Olena Kovalenko", "Energy", email="olena@example.org"),
        member("Jan Dvořák", "CzechInno"),
        member("Emma Clark", "Hub"),
    )
    after = (
        member("Olena Kovalenko-Bila", "Energy", email="Olena@example.org"),
        member("JAN DVORAK", "czechinno", email="jan@example.cz"),
        member("Emma Clark", "Another hub"),
    )
    await bring_in(database, draft(members=before))
    ids = {one.person.id for one in await roster(database)}
    done = await bring_in(database, draft(members=after))
    assert {one.person.id for one in await roster(database)} == ids
    assert sorted(one.person.name for one in await roster(database)) == [
        "Emma Clark",
        "JAN DVORAK",
        "Olena Kovalenko-Bila",
    ]
    assert (len(done.members_changed), done.members_added, done.members_gone) == (3, (), ())


async def test_a_mistyped_e_mail_is_mended_and_makes_nobody_new(database: Database) -> None:
    await bring_in(database, draft(members=(member("Olena Kovalenko", email="olna@example.org"),)))
    done = await bring_in(database, draft(members=(member("Olena Kovalenko", email="olena@example.org"),)))
    assert [one.person.email for one in await roster(database)] == ["olena@example.org"]
    assert [d.field for item in done.members_changed for d in item.differences] == ["email"]


async def test_namesakes_of_two_organisations_stay_two_and_an_unclear_third_is_left_out(
    database: Database,
) -> None:
    await bring_in(database, draft(members=(member("Jan Novák", "A"), member("Jan Novák", "B"))))
    done = await bring_in(database, draft(members=(member("Jan Novák", "C"),)))
    assert [item.name for item in done.members_unclear] == ["Jan Novák"]
    assert [one.membership.organisation for one in await roster(database)] == ["A", "B"]


async def test_somebody_who_stands_in_the_file_twice_is_one_member(database: Database) -> None:
    rows = (
        member("Olena Kovalenko", email="o@example.org"),
        member("olena kovalenko", email="o@example.org", position="CEO"),
    )
    done = await bring_in(
        database, draft(members=(*rows, member("Olena Kovalenko", email="other@example.org")))
    )
    assert [item.name for item in done.members_repeated] == ["olena kovalenko"]
    assert sorted(one.person.email for one in await roster(database)) == [
        "o@example.org",
        "other@example.org",
    ]


async def test_who_vanished_from_the_file_is_listed_and_stays_joined(database: Database) -> None:
    await bring_in(database, draft(members=(member("Olena Kovalenko"), member("Petro Bondar"))))
    await join(database, "Olena Kovalenko")
    done = await bring_in(database, draft(members=(member("Petro Bondar", role="organiser"),)))
    assert [item.name for item in done.members_gone] == ["Olena Kovalenko"]
    assert [(one.membership.role, one.membership.joined_at) for one in await roster(database)] == [
        ("delegate", NOW),
        ("organiser", None),
    ]


async def test_who_has_left_is_neither_brought_back_nor_added_anew(database: Database) -> None:
    await bring_in(database, draft(members=(member("Olena Kovalenko"),)))
    gone = (await roster(database))[0]
    async with database.transaction(NOW) as tx:
        await tx.people.change_membership(gone.membership.id, left_at=NOW)
    done = await bring_in(database, draft(members=(member("Olena Kovalenko"),)))
    assert ([item.name for item in done.members_left], await roster(database)) == (["Olena Kovalenko"], [])


async def test_an_empty_cell_erases_no_phone_and_a_members_own_language_stays(database: Database) -> None:
    await bring_in(
        database, draft(members=(member("Olena Kovalenko", phone="+380441112233", language="uk"),))
    )
    await join(database, "Olena Kovalenko")
    async with database.transaction(NOW) as tx:
        await tx.people.change((await tx.people.by_telegram(7)).id, language="en")  # type: ignore[union-attr]
    done = await bring_in(database, draft(members=(member("Olena Kovalenko", language="uk"),)))
    assert [(one.person.phone, one.person.language) for one in await roster(database)] == [
        ("+380441112233", "en")
    ]
    assert done.changes_nothing


async def tells(database: Database, name: str, typed: str) -> None:
    """A member says it by /mycard."""
    mission = await the_mission(database)
    found = next(one for one in await roster(database) if one.person.name == name)
    async with database.transaction(NOW) as tx:
        await tell(tx, found, mission, typed, "en")


async def test_a_members_own_e_mail_makes_nobody_new(database: Database) -> None:
    one = member("Olena Kovalenko", email="olena@example.org")
    await bring_in(database, draft(members=(one,)))
    await tells(database, "Olena Kovalenko", "o.k@example.org")
    done = await bring_in(database, draft(members=(one,)))
    assert (done.changes_nothing, done.members_added, [item.fields for item in done.members_own]) == (
        True,
        (),
        [("email",)],
    )
    assert [one.person.email for one in await roster(database)] == ["o.k@example.org"]


async def test_where_their_organisation_changed_too_they_may_be_a_namesake_and_are_left_as_they_are(
    database: Database,
) -> None:
    await bring_in(database, draft(members=(member("Olena Kovalenko", "A", email="olena@example.org"),)))
    await tells(database, "Olena Kovalenko", "o.k@example.org")
    moved = member("Olena Kovalenko", "B", email="olena@example.org")
    done = await bring_in(database, draft(members=(moved,)))
    assert ([item.name for item in done.members_unclear], done.members_added) == (["Olena Kovalenko"], ())
    settled = moved.model_copy(update={"email": "o.k@example.org"})
    await bring_in(database, draft(members=(settled,)))
    assert [(one.membership.organisation, one.person.email) for one in await roster(database)] == [
        ("B", "o.k@example.org")
    ]


async def test_a_namesake_beside_a_member_with_an_e_mail_of_their_own_is_somebody_new(
    database: Database,
) -> None:
    one = member("Olena Kovalenko", "A", email="olena@example.org")
    await bring_in(database, draft(members=(one,)))
    await tells(database, "Olena Kovalenko", "o.k@example.org")
    done = await bring_in(
        database, draft(members=(one, member("Olena Kovalenko", "B", email="x@example.org")))
    )
    assert [item.organisation for item in done.members_added] == ["B"]


async def test_what_a_member_told_in_another_mission_is_their_word_here_too(database: Database) -> None:
    await bring_in(database, draft(members=(member("Olena Kovalenko", phone="+380441112233"),)))
    await tells(database, "Olena Kovalenko", "+380507654321")
    first = (await roster(database))[0].person
    brno = MISSION.model_copy(update={"code": "brno-2023"})
    await bring_in(database, draft(mission=brno))
    async with database.transaction(NOW) as tx:
        there = await tx.missions.by_code("brno-2023")
        assert there is not None
        await tx.people.enrol(there.id, first.id, role="delegate", organisation="Cluster")
    again = member("Olena Kovalenko", phone="+380449998877")
    done = await bring_in(database, draft(mission=brno, members=(again,)))
    assert [item.fields for item in done.members_own] == [("phone",)]


async def test_groups_are_made_once_whatever_their_spelling_and_change_with_the_file(
    database: Database,
) -> None:
    await bring_in(
        database,
        draft(groups=("Group A",), members=(member("Olena", group="GROUP A"), member("Jan", group="B"))),
    )
    await bring_in(database, draft(members=(member("Olena", group="b"), member("Jan"))))
    async with database.reading(NOW) as tx:
        groups = await tx.missions.groups_of((await the_mission(database)).id)
    assert [group.name for group in groups] == ["B", "Group A"]
    assert [(one.person.name, one.group) for one in await roster(database)] == [("Jan", ""), ("Olena", "B")]
