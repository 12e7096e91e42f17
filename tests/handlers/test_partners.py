"""The partner ledger as members see it: the list, the card, projects, agreements, what organisers put right."""

from datetime import UTC, date, datetime, timedelta

import pytest

from storage.message import TEXT_LIMIT, Message, shown_length
from storage.organisations import Organisation
from storage.projects import Project
from tests.stage import Stage
from words import Reader

EMMA, OLENA, JAN, PETRO, HANA = "Emma Clark", "Olena Kovalenko", "Jan Dvořák", "Petro Bondar", "Hana Malá"
LINE = "/contact Jan Novák, Škoda Auto a.s., jan@skoda.example, parking pilot, call by Friday"
AFTER = datetime(2023, 5, 2, 8, 0, tzinfo=UTC)


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def ledger(stage: Stage) -> dict[str, Organisation]:
    async with stage.database.reading(stage.now) as tx:
        return {entry.name: entry for entry in await tx.organisations.of_mission(stage.mission.id)}


async def projects(stage: Stage) -> list[Project]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.projects.of_mission(stage.mission.id)


async def known(stage: Stage, name: str, **said: str) -> int:
    """A partner that the mission file lists."""
    async with stage.database.transaction(stage.now) as tx:
        entry = await tx.organisations.named(stage.mission.id, name)
        await tx.organisations.set_baseline(entry.id, said.pop("since", ""))
        if said:
            await tx.organisations.change(entry.id, **said)
    return entry.id


async def open_card(stage: Stage, name: str, number: int, organisation: str) -> Message:
    await stage.says(name, "/partners")
    [card] = await stage.taps(name, f"{number}. {organisation}")
    return card


async def test_an_empty_ledger_says_how_a_partner_comes_into_it(stage: Stage) -> None:
    [shown] = await stage.says(EMMA, "/partners")
    assert str(shown.text).startswith("Partners in the ledger: 0.")
    assert str(shown.text).endswith(Reader("en").say("partners-none-hint"))
    assert labels(shown) == []


async def test_the_first_line_counts_and_each_opens_a_card(stage: Stage) -> None:
    await known(stage, "CzechInno", since="2019", country="CZ", kind="cluster", website="czechinno.example")
    await stage.says(EMMA, LINE)
    [shown] = await stage.says(OLENA, "/partners")
    assert str(shown.text).startswith("Партнерів у переліку: 2. Зустріли під час місії: 1, з них нових: 1")
    [shown] = await stage.says(EMMA, "/partners")
    assert "1. <b>CzechInno</b>\nCluster, Czechia\nKnown before; contacts: 0" in str(shown.text)
    assert "2. <b>Škoda Auto a.s.</b>\nNew; contacts: 1\nPromises open: 1, overdue: 0" in str(shown.text)
    [card] = await stage.taps(EMMA, "1. CzechInno")
    assert card.text == (
        "<b>CzechInno</b>\nKind: Cluster\nCountry: Czechia\nWebsite: czechinno.example\n\n"
        "Known before the trip, since: 2019\n\nContacts: 0"
    )


async def test_the_card_says_who_met_them_and_what_is_overdue_but_no_private_note(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    async with stage.database.transaction(stage.now) as tx:
        [contact] = await tx.contacts.of_mission(stage.mission.id)
        olena = await tx.people.by_telegram(stage.telegram[OLENA])
        assert olena is not None
        await tx.contacts.meet(contact.id, olena.id, session_id=None, note="drinks too much")
    stage.move(AFTER)
    card = await open_card(stage, JAN, 1, "Škoda Auto a.s.")
    assert "• Jan Novák – čí kontakt: Emma Clark, Olena Kovalenko" in str(card.text)
    assert "Sliby: otevřené 1, po termínu 1" in str(card.text)
    assert "drinks" not in str(card.text)


@pytest.mark.parametrize("words", ["skoda", "ŠKODA auto", "шкода", "novak", "новак"])
async def test_words_find_it_in_either_alphabet(stage: Stage, words: str) -> None:
    await stage.says(EMMA, LINE)
    await known(stage, "CzechInno")
    [shown] = await stage.says(EMMA, f"/partners {words}")
    assert str(shown.text).startswith(f"Found for “{words}”: 1")
    assert labels(shown) == ["1. Škoda Auto a.s.", "Filter…", "Show all"]


async def test_words_that_find_nobody_are_said_so_at_any_length(stage: Stage) -> None:
    await known(stage, "CzechInno")
    [shown] = await stage.says(EMMA, "/partners " + "🚋" * 2000)
    assert str(shown.text).startswith("No partner found for “🚋🚋")
    assert shown_length(shown.text) <= TEXT_LIMIT
    assert (await stage.taps(EMMA, "Show all"))[0].text != shown.text


async def test_filters_offer_only_what_leaves_somebody(stage: Stage) -> None:
    await known(stage, "CzechInno", kind="cluster")
    await stage.says(EMMA, LINE)
    await stage.says(EMMA, "/partners")
    [choice] = await stage.taps(EMMA, "Filter…")
    assert labels(choice) == [
        *(
            "All (2)",
            "New (1)",
            "Known before (1)",
            "Mine (1)",
            "With open promises (1)",
            "Cluster (1)",
            "Back",
        ),
    ]
    [shown] = await stage.taps(EMMA, "Cluster (1)")
    assert str(shown.text).startswith("Cluster: 1\n\n1. <b>CzechInno</b>")
    [shown] = await stage.taps(EMMA, "Show all")
    assert str(shown.text).startswith("Partners in the ledger: 2.")


async def test_a_long_ledger_is_leafed_through_and_a_card_leads_back(stage: Stage) -> None:
    for number in range(20):
        await known(stage, f"Partner {number:02} " + "x" * 150)
    [shown] = await stage.says(EMMA, "/partners")
    assert shown_length(shown.text) <= TEXT_LIMIT
    await stage.taps(EMMA, "Next ›")
    [label] = [label for label in labels((await stage.screen(EMMA))[-1]) if label.startswith("9. ")]
    await stage.taps(EMMA, label)
    [back] = await stage.taps(EMMA, "All partners")
    assert "Page 2" in str(back.text) or "9. <b>Partner 08" in str(back.text)


async def test_a_host_has_no_ledger(stage: Stage) -> None:
    assert await stage.says(HANA, "/partners") == [Message(text=Reader("cs").say("not-allowed"))]


# --- what may be changed ------------------------------------------------------------------------------------------


async def test_kind_is_tapped_country_and_name_are_typed(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    await open_card(stage, JAN, 1, "Škoda Auto a.s.")
    await stage.taps(JAN, "Změnit…")
    await stage.taps(JAN, "Typ")
    [card] = await stage.taps(JAN, "Firma")
    assert str(card.text).startswith("Změněno.\n\n<b>Škoda Auto a.s.</b>\nTyp: Firma")
    await stage.taps(JAN, "Změnit…")
    await stage.taps(JAN, "Země")
    [card] = await stage.says(JAN, "Česko")
    assert "Země: Česko" in str(card.text)
    await stage.taps(JAN, "Změnit…")
    await stage.taps(JAN, "Název")
    [card] = await stage.says(JAN, "Škoda <Auto>")
    assert "<b>Škoda &lt;Auto&gt;</b>" in str(card.text)
    entry = (await ledger(stage))["Škoda <Auto>"]
    assert (entry.kind, entry.country, entry.folded) == ("company", "Česko", "skoda <auto>")


async def test_a_name_that_another_partner_has_is_refused_and_can_be_typed_again(stage: Stage) -> None:
    await known(stage, "CzechInno")
    await known(stage, "Czech Inno z.s.")
    await open_card(stage, EMMA, 1, "Czech Inno z.s.")
    await stage.taps(EMMA, "Change…")
    await stage.taps(EMMA, "Name")
    [refused] = await stage.says(EMMA, "CZECHINNO")
    assert refused.text == Reader("en").say("partner-name-taken", name="CZECHINNO")
    [card] = await stage.says(EMMA, "Czech Inno Brno")
    assert "Czech Inno Brno" in str(card.text)


async def test_cancel_ends_the_question(stage: Stage) -> None:
    await known(stage, "CzechInno")
    await open_card(stage, EMMA, 1, "CzechInno")
    await stage.taps(EMMA, "Change…")
    await stage.taps(EMMA, "Website")
    await stage.taps(EMMA, "Cancel")
    [asked] = await stage.says(EMMA, "czechinno.example")
    assert str(asked.text).startswith(Reader("en").say("keeping-what"))


async def test_words_that_come_a_day_late_are_kept_and_asked_about(stage: Stage) -> None:
    await known(stage, "CzechInno")
    await open_card(stage, EMMA, 1, "CzechInno")
    await stage.taps(EMMA, "Add a project")
    stage.move(stage.now + timedelta(hours=13))
    said = await stage.says(EMMA, "Shelter pilot")
    assert str(said[-1].text).startswith(Reader("en").say("keeping-what"))
    assert await projects(stage) == []


async def test_an_organiser_puts_right_who_was_known_and_it_is_on_record(stage: Stage) -> None:
    await stage.says(EMMA, LINE)
    card = await open_card(stage, EMMA, 1, "Škoda Auto a.s.")
    [choice] = await stage.taps(EMMA, "Change…")
    assert "Was known before" not in labels(choice)
    await open_card(stage, PETRO, 1, "Škoda Auto a.s.")
    await stage.taps(PETRO, "Змінити…")
    [card] = await stage.taps(PETRO, "Знали раніше")
    assert "Знали до поїздки." in str(card.text)
    await stage.taps(PETRO, "Змінити…")
    [card] = await stage.taps(PETRO, "Раніше не знали")
    assert "Новий:" in str(card.text)
    async with stage.database.reading(stage.now) as tx:
        acts = [act.act for act in await tx.audit.of_mission(stage.mission.id)]
    assert acts == ["partner.known", "partner.unknown"]


async def test_an_organiser_merges_two_entries_of_one_organisation(stage: Stage) -> None:
    await known(stage, "Škoda Group", since="2019", country="CZ")
    await stage.says(EMMA, LINE)
    await open_card(stage, PETRO, 1, "Škoda Auto a.s.")
    await stage.taps(PETRO, "Змінити…")
    await stage.taps(PETRO, "Записано двічі…")
    await stage.taps(PETRO, "Škoda Group")
    [card] = await stage.taps(PETRO, "Об’єднати")
    assert "Знали до поїздки, відколи: 2019" in str(card.text)
    assert "Країна: Чехія" in str(card.text)
    assert set(await ledger(stage)) == {"Škoda Auto a.s."}


async def merged(stage: Stage, kept: str, gone: str) -> None:
    """Petro says that the two are one."""
    number = sorted(await ledger(stage)).index(kept) + 1
    await open_card(stage, PETRO, number, kept)
    await stage.taps(PETRO, "Змінити…")
    await stage.taps(PETRO, "Записано двічі…")
    await stage.taps(PETRO, gone)
    await stage.taps(PETRO, "Об’єднати")


async def test_a_contact_logged_later_under_the_name_that_went_makes_no_new_entry(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák, Operator ICT")
    await stage.says(EMMA, "/contact Eva Malá, OICT")
    await merged(stage, "Operator ICT", "OICT")
    await stage.says(OLENA, "/contact Ota Dlouhý, oict")
    entries = await ledger(stage)
    async with stage.database.reading(stage.now) as tx:
        there = await tx.contacts.at_organisation(entries["Operator ICT"].id)
    assert (set(entries), {one.name for one in there}) == (
        {"Operator ICT"},
        {"Jan Novák", "Eva Malá", "Ota Dlouhý"},
    )


async def test_a_renamed_partner_is_known_by_its_old_name_until_that_is_another_partners(
    stage: Stage,
) -> None:
    await stage.says(EMMA, "/contact Jan Novák, OICT")
    await open_card(stage, PETRO, 1, "OICT")
    await stage.taps(PETRO, "Змінити…")
    await stage.taps(PETRO, "Назва")
    await stage.says(PETRO, "Operator ICT")
    await stage.says(EMMA, "/contact Eva Malá, OICT")
    assert set(await ledger(stage)) == {"Operator ICT"}
    await known(stage, "OICT")
    await stage.says(EMMA, "/contact Ota Dlouhý, OICT")
    async with stage.database.reading(stage.now) as tx:
        there = await tx.contacts.at_organisation((await ledger(stage))["OICT"].id)
    assert [one.name for one in there] == ["Ota Dlouhý"]


# --- projects -----------------------------------------------------------------------------------------------------


async def add_project(stage: Stage, name: str = "Parking pilot") -> Message:
    await known(stage, "CzechInno")
    await open_card(stage, EMMA, 1, "CzechInno")
    await stage.taps(EMMA, "Add a project")
    [card] = await stage.says(EMMA, name)
    return card


async def test_a_project_is_a_name_and_moves_on_by_taps(stage: Stage) -> None:
    card = await add_project(stage)
    assert str(card.text).startswith("Kept: project <b>Parking pilot</b>.")
    assert "Partner: CzechInno\nOwner: Emma Clark\n\n24 April 2023: idea" in str(card.text)
    stage.move(AFTER)
    [card] = await stage.taps(EMMA, "Submitted")
    assert str(card.text).startswith("Project <b>Parking pilot</b> is now: submitted")
    assert "24 April 2023: idea\n2 May 2023: submitted" in str(card.text)
    [partner] = await stage.taps(EMMA, "To the partner")
    assert "• Parking pilot – submitted; owner: Emma Clark" in str(partner.text)


async def test_a_known_partner_whose_project_moved_on_is_strengthened_and_one_that_stopped_is_not(
    stage: Stage,
) -> None:
    await add_project(stage)
    await stage.says(EMMA, "/contact Jan Novák, CzechInno, jan@czechinno.example")
    [card] = [await open_card(stage, OLENA, 1, "CzechInno")]
    assert "Зміцнений" in str(card.text)
    await stage.taps(EMMA, "Right")
    await open_card(stage, EMMA, 1, "CzechInno")
    await stage.taps(EMMA, "Parking pilot")
    await stage.taps(EMMA, "Stopped")
    [card] = await stage.taps(EMMA, "To the partner")
    assert "Known before the trip." in str(card.text)


async def test_a_colleague_reads_a_project_and_may_not_change_it(stage: Stage) -> None:
    await add_project(stage)
    await open_card(stage, JAN, 1, "CzechInno")
    [card] = await stage.taps(JAN, "Parking pilot")
    assert labels(card) == ["K partnerovi"]


async def test_it_is_renamed_linked_withdrawn_and_put_back(stage: Stage) -> None:
    await add_project(stage)
    await stage.taps(EMMA, "Rename")
    await stage.says(EMMA, "Shelter\npilot")
    await stage.taps(EMMA, "Link")
    [card] = await stage.says(EMMA, "https://example.org/?a=1&b=2")
    assert "More about it: https://example.org/?a=1&amp;b=2" in str(card.text)
    await stage.taps(EMMA, "Withdraw")
    [project] = await projects(stage)
    assert (project.name, project.withdrawn_at) == ("Shelter pilot", stage.now)
    card = await open_card(stage, JAN, 1, "CzechInno")
    assert "Shelter" not in str(card.text)
    await stage.taps(EMMA, "Undo")
    assert (await projects(stage))[0].withdrawn_at is None


async def test_it_is_handed_over_and_taken_from_nobody(stage: Stage) -> None:
    await add_project(stage)
    [choice] = await stage.taps(EMMA, "Hand over")
    assert HANA not in labels(choice)
    [card] = await stage.taps(EMMA, JAN)
    assert "Owner: Jan Dvořák" in str(card.text)
    assert labels(card) == ["To the partner"]
    async with stage.database.transaction(stage.now) as tx:
        [project] = await tx.projects.of_mission(stage.mission.id)
        await tx.projects.change(project.id, owner_id=None)
    await open_card(stage, OLENA, 1, "CzechInno")
    await stage.taps(OLENA, "Parking pilot")
    [card] = await stage.taps(OLENA, "Взяти на себе")
    assert "Відповідає: Olena Kovalenko" in str(card.text)


async def test_a_name_of_four_thousand_letters_is_cut_and_a_blank_one_refused(stage: Stage) -> None:
    card = await add_project(stage, "ж" * 4096)
    assert shown_length(card.text) <= TEXT_LIMIT
    await stage.taps(EMMA, "Rename")
    [refused] = await stage.says(EMMA, "\u200b \x07 ")
    assert refused.text
    assert (await projects(stage))[0].name.strip()


# --- agreements ---------------------------------------------------------------------------------------------------


async def test_an_agreement_is_two_taps_and_the_parties_are_the_likely_ones(stage: Stage) -> None:
    await known(stage, "CzechInno")
    await open_card(stage, EMMA, 1, "CzechInno")
    await stage.taps(EMMA, "Log an agreement")
    await stage.taps(EMMA, "Memorandum")
    [kept] = await stage.taps(EMMA, "Yesterday")
    assert "• Memorandum, 23 April 2023: Smart City Hub, CzechInno" in str(kept.text)
    await stage.taps(EMMA, "Skip")
    card = await open_card(stage, JAN, 1, "CzechInno")
    assert "• Memorandum, 23. dubna 2023: Smart City Hub, CzechInno" in str(card.text)


async def test_day_and_parties_can_be_typed_and_a_day_ahead_is_refused(stage: Stage) -> None:
    await known(stage, "CzechInno")
    await open_card(stage, EMMA, 1, "CzechInno")
    await stage.taps(EMMA, "Log an agreement")
    await stage.taps(EMMA, "Contract")
    for ahead in ("1 December 2030", "soon"):
        [refused] = await stage.says(EMMA, ahead)
        assert refused.text == Reader("en").say("agreement-day-unclear", typed=ahead)
    await stage.says(EMMA, "3 March")
    [card] = await stage.says(EMMA, "City of Brno,\nEnergy Cluster")
    assert "• Contract, 3 March 2023: City of Brno, Energy Cluster" in str(card.text)
    await stage.taps(EMMA, "Day")
    await stage.says(EMMA, "4 March 2023")
    await stage.taps(EMMA, "Link")
    await stage.says(EMMA, "https://example.org/contract")
    async with stage.database.reading(stage.now) as tx:
        [signed] = await tx.agreements.of_mission(stage.mission.id)
    assert (signed.signed_on, signed.evidence) == (date(2023, 3, 4), "https://example.org/contract")


async def test_an_agreement_is_withdrawn_and_put_back(stage: Stage) -> None:
    await test_an_agreement_is_two_taps_and_the_parties_are_the_likely_ones(stage)
    card = await open_card(stage, EMMA, 1, "CzechInno")
    [label] = [label for label in labels(card) if label.startswith("Memorandum")]
    await stage.taps(EMMA, label)
    await stage.taps(EMMA, "Withdraw")
    card = await open_card(stage, JAN, 1, "CzechInno")
    assert "Memorandum" not in str(card.text)
    [card] = await stage.taps(EMMA, "Undo")
    assert str(card.text).startswith("Restored: agreement with <b>CzechInno</b>")
