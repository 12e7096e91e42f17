"""My year: counts of one's own, projects and agreements, the waves, the next prompt, in the reader's language."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from handlers.year import year_message
from mission.planner import plan_mission
from mission.promises import close
from mission.year import Year, YearAgreement, YearProject
from storage.message import TEXT_LIMIT, shown_length
from tests.handlers.promising import kept, labels, member_of, novak
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, JAN = "Emma Clark", "Jan Dvořák"


async def test_the_year_counts_what_is_ones_own(stage: Stage) -> None:
    await novak(stage, ("call", date(2023, 4, 24)), ("offer", date(2023, 4, 28)), ("slides", None))
    await novak(stage, ("data", date(2023, 5, 1)), owed_by="them")
    await novak(stage, ("not hers", None), by=JAN)
    async with stage.database.transaction(stage.now) as tx:
        emma, jan = await member_of(tx, stage, EMMA), await member_of(tx, stage, JAN)
        [slides] = [one for one in await kept(stage) if one.text == "slides"]
        await close(tx, emma, slides, "done")
        partner = await tx.organisations.named(stage.mission.id, "Example s.r.o.")
        await tx.projects.add(partner.id, emma.person.id, name="Parking pilot", stage="submitted")
        gone = await tx.projects.add(partner.id, emma.person.id, name="Withdrawn", stage="idea")
        await tx.projects.change(gone.id, withdrawn_at=stage.now)
        await tx.projects.add(partner.id, jan.person.id, name="Not hers", stage="idea")
        signed = {"signed_on": date(2023, 4, 26)}
        await tx.agreements.add(partner.id, emma.person.id, "memorandum", **signed)
    stage.move(stage.now + timedelta(days=1))
    await stage.deliver()
    await stage.says(EMMA, "/promises")
    [shown] = await stage.taps(EMMA, "My year")
    assert shown.text == (
        "<b>My year</b>: Smart City Prague\n\nContacts: 1\nPromises: 3. Kept: 1, open: 2, overdue: 1\n"
        "Owed to us: 1 open, 0 arrived\nFollow-up questions answered: 0 of 0\n\n"
        "Project “Parking pilot” with Example s.r.o.: submitted\n"
        "Memorandum with Example s.r.o., 26 April 2023\n\n"
        "I will next ask you something on Thursday 27 April."
    )
    assert labels(shown) == [["All promises"]]


async def test_waves_that_came_are_counted_with_their_answers(stage: Stage) -> None:
    await novak(stage)
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    stage.move(datetime(2023, 5, 2, 8, 0, tzinfo=UTC))
    await stage.deliver()
    await stage.taps(EMMA, "Yes")
    await stage.says(EMMA, "/promises")
    [shown] = await stage.taps(EMMA, "My year")
    assert "Follow-up questions answered: 1 of 1" in shown.text
    assert "I will next ask you something on Friday 5 May." in shown.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rich_year_is_leafed_through_and_fits(language: str) -> None:
    counts: dict[str, Any] = dict.fromkeys(Year.model_fields, 1) | {"next_at": None}
    projects = tuple(YearProject(name="<&" * 500, partner="𝕏" * 500, stage="idea") for _ in range(20))
    agreements = (YearAgreement(kind="letter", partner="", signed_on=None),)
    year = Year.model_validate(counts | {"projects": projects, "agreements": agreements})
    reader = Reader(language)
    pages = [year_message(year, "m" * 900, number, reader) for number in range(3)]
    assert all(shown_length(message.text) < TEXT_LIMIT for message in pages)
    assert [len(labels(message)[0]) for message in pages] == [1, 2, 1]
    assert reader.say("page-mark", number=3, count=3) in pages[2].text


def test_a_year_without_anything_says_so() -> None:
    counts: dict[str, Any] = dict.fromkeys(Year.model_fields, 0)
    year = Year.model_validate(counts | {"next_at": None, "projects": (), "agreements": ()})
    text = year_message(year, "Prague", 0, Reader("en")).text
    assert str(text).endswith("No projects or agreements yet.\n\nNo more questions are planned.")
