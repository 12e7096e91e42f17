"""The partners, the checklist and the questions of a file beside those of the mission."""

from pathlib import Path
from typing import Any

from mission.documents.draft import (
    ChecklistDraft,
    PartnerDraft,
)
from storage.database import Database
from tests.mission.drafted import (
    NOW,
    bring_in,
    draft,
    every_row,
    session,
    the_mission,
)


async def test_partners_of_the_file_are_the_baseline_even_without_a_year(database: Database) -> None:
    await bring_in(
        database, draft(partners=(PartnerDraft(name="CzechInno"), PartnerDraft(name="Škoda", country="CZ")))
    )
    done = await bring_in(
        database,
        draft(partners=(PartnerDraft(name="CZECHINNO", known_since="2021"), PartnerDraft(name="Škoda"))),
    )
    async with database.reading(NOW) as tx:
        ledger = await tx.organisations.of_mission((await the_mission(database)).id)
    assert [(one.name, one.country, one.known, one.known_since) for one in ledger] == [
        ("CzechInno", "", True, "2021"),
        ("Škoda", "CZ", True, ""),
    ]
    assert (done.partners_changed, done.partners_unchanged) == (("CZECHINNO",), 1)


async def logged(database: Database, name: str, organisation: str) -> None:
    """A contact from there."""
    mission = await the_mission(database)
    async with database.transaction(NOW) as tx:
        entry = await tx.organisations.named(mission.id, organisation)
        told: dict[str, Any] = {
            "organisation": organisation,
            "organisation_id": entry.id,
            "emails": [],
            "phones": [],
        }
        await tx.contacts.add(mission.id, name=name, **told)


async def one_of(database: Database, kept: str, gone: str) -> None:
    """Two entries of the ledger are one."""
    mission = await the_mission(database)
    async with database.transaction(NOW) as tx:
        entries = {one.name: one.id for one in await tx.organisations.of_mission(mission.id)}
        await tx.organisations.merge(entries[kept], entries[gone])


async def partners(database: Database) -> dict[str, str]:
    """Known since when, of those that are."""
    mission = await the_mission(database)
    async with database.reading(NOW) as tx:
        return {
            one.name: one.known_since if one.known else "new"
            for one in await tx.organisations.of_mission(mission.id)
        }


async def test_a_partner_made_of_two_that_the_file_lists_does_not_fall_apart_again(
    database: Database, tmp_path: Path
) -> None:
    both = (
        PartnerDraft(name="Operátor ICT", known_since="2019"),
        PartnerDraft(name="OICT", known_since="2021"),
    )
    await bring_in(database, draft(partners=both))
    await logged(database, "Eva Malá", "OICT")
    await one_of(database, "Operátor ICT", "OICT")
    before = every_row(tmp_path)
    done = await bring_in(database, draft(partners=both))
    assert (done.changes_nothing, done.partners_unchanged) == (True, 2)
    assert (every_row(tmp_path), await partners(database)) == (before, {"Operátor ICT": "2019"})


async def test_a_file_that_lists_a_name_under_which_a_partners_contacts_were_logged_means_that_partner(
    database: Database,
) -> None:
    await bring_in(database, draft())
    for name, organisation in (("Jan Novák", "Operátor ICT"), ("Eva Malá", "OICT")):
        await logged(database, name, organisation)
    await one_of(database, "Operátor ICT", "OICT")
    listing = draft(partners=(PartnerDraft(name="OICT", known_since="2021"),))
    done = await bring_in(database, listing)
    assert (done.partners_added, done.partners_changed, await partners(database)) == (
        (),
        ("OICT",),
        {"Operátor ICT": "2021"},
    )
    assert (await bring_in(database, listing)).changes_nothing


async def test_a_checklist_is_replaced_by_a_file_that_has_one_and_else_stays(database: Database) -> None:
    await bring_in(
        database, draft(checklist=(ChecklistDraft(item="Passport"), ChecklistDraft(item="Passport")))
    )
    await bring_in(database, draft(session("Opening")))
    mission = await the_mission(database)
    async with database.reading(NOW) as tx:
        kept = [one.item for one in await tx.missions.checklist_of(mission.id)]
    await bring_in(database, draft(found=("departure",)))
    async with database.reading(NOW) as tx:
        assert (kept, await tx.missions.checklist_of(mission.id)) == (["Passport"], [])
