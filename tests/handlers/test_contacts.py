"""Contacts in the chat: one line, one card, two taps to mend it, and nothing typed is lost."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from markupsafe import Markup

from handlers.contact_actions import (
    ChangeContact,
    ConfirmContact,
    DeleteContact,
    ListContacts,
    MeetContact,
    OpenContact,
    SaveContact,
    SkipField,
)
from handlers.contact_cards import card_message, choose_message, kept_message, list_message, question_message
from mission.contact_cards import Card, Listed, Met, Promised
from mission.contacts import Kept
from storage.contacts import Contact, Encounter
from storage.flows import Flow
from storage.message import TEXT_LIMIT, Button, Message, shown_length
from storage.promises import Promise
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, OLENA, JAN, HANA, PETRO = "Emma Clark", "Olena Kovalenko", "Jan Dvořák", "Hana Malá", "Petro Bondar"
ENGLISH = Reader("en")
NOW = datetime(2023, 4, 24, 9, tzinfo=UTC)
LINE = "Jan Novák, Example s.r.o., jan@example.cz, +420 777 123 456, parking pilot, call by Friday"


def contact(**fields: Any) -> Contact:
    given: dict[str, Any] = {
        "id": 7,
        "mission_id": 1,
        "organisation_id": 1,
        "name": "Jan Novák",
        "organisation": "Example",
        "position": "",
        "emails": (),
        "phones": (),
        "about": "",
        "created_at": NOW,
    }
    return Contact.model_validate(given | fields)


def card(mine: bool = True, **fields: Any) -> Card:
    met = Encounter(id=1, contact_id=7, person_id=3, session_id=None, note="", met_at=NOW)
    parts = {"steps", "others", "promised", "neighbours", "session"}
    given = {name: value for name, value in fields.items() if name not in parts}
    return Card(
        contact=contact(**given),
        mine=met if mine else None,
        **{n: v for n, v in fields.items() if n in parts},
    )


def promise(text: str, due_on: date | None = None) -> Promise:
    return Promise(
        id=1, contact_id=7, owner_id=3, text=text, due_on=due_on, state="open", made_at=NOW, closed_at=None
    )


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def flow(stage: Stage, name: str) -> Flow | None:
    async with stage.database.reading(stage.now) as tx:
        return await tx.flows.of(stage.telegram[name], stage.telegram[name])


async def known(stage: Stage) -> list[tuple[str, str]]:
    async with stage.database.reading(stage.now) as tx:
        return [(one.name, one.organisation) for one in await tx.contacts.of_mission(stage.mission.id)]


# --- the card ---------------------------------------------------------------------------------------------------

RIGHT = Button(label="Right", action=ConfirmContact(contact=7).packed())
CHANGE = Button(label="Change…", action=ChangeContact(contact=7).packed())
DELETE = Button(label="Delete", action=DeleteContact(contact=7).packed())


def test_a_filled_card_names_every_field_in_its_line() -> None:
    filled = card(
        position="CEO",
        emails=("jan@example.cz",),
        phones=("+420 777 123 456",),
        about="parking",
        steps=(promise("call", date(2023, 4, 28)), promise("write"), promise("", date(2023, 5, 1))),
        others=(Met(name=OLENA, day=date(2023, 4, 24)),),
        promised=(Promised(name=OLENA, text="send memo"),),
        neighbours=("Petr Malý",),
    )
    assert kept_message(Kept(card=filled, leftover=("12 34",)), ENGLISH) == Message(
        text=Markup(
            "Kept: <b>Jan Novák</b>. Is everything right?\n\n"
            "Organisation: Example\nPosition: CEO\nE-mail: jan@example.cz\nPhone: +420 777 123 456\nAbout: parking\n"
            "Next step: call, by Friday 28 April\nNext step: write\nNext step by Monday 1 May\n\n"
            "Met before by Olena Kovalenko on Monday 24 April\nOlena Kovalenko promised: send memo\n"
            "Also known from there: Petr Malý\n\n"
            "“12 34” is not a valid e-mail or phone, so it stands under About.",
        ),
        buttons=((RIGHT,), (CHANGE, DELETE)),
    )


def test_a_card_without_an_organisation_asks_for_it() -> None:
    skip = Button(label="Skip", action=SkipField(contact=7).packed())
    assert kept_message(Kept(card=card(organisation="")), ENGLISH) == Message(
        text=Markup(
            "Kept: <b>Jan Novák</b>. Is everything right?\n\nWhich organisation is Jan Novák from? Please type it."
        ),
        buttons=((skip, CHANGE, DELETE),),
    )


def test_a_colleagues_card_offers_only_that_one_has_met_them_too() -> None:
    back = ListContacts(everyone=True, page=2)
    assert card_message(card(mine=False), "open", ENGLISH, back=back) == Message(
        text=Markup("<b>Jan Novák</b>\n\nOrganisation: Example"),
        buttons=(
            (Button(label="I have met them too", action=MeetContact(contact=7).packed()),),
            (Button(label="Save to phone", action=SaveContact(contact=7).packed()),),
            (Button(label="Back", action=back.packed()),),
        ),
    )


def test_what_a_person_typed_is_never_markup() -> None:
    assert "<b>&lt;b&gt;&amp;</b>" in card_message(card(name="<b>&"), "open", ENGLISH).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("long", ["x" * 5000, "слово " * 800, "😀" * 2500, "<&>" * 1500])
def test_no_card_grows_past_the_limit(language: str, long: str) -> None:
    reader = Reader(language)
    huge = card(
        name=long,
        organisation=long,
        position=long,
        emails=(long,) * 9,
        phones=(long,) * 9,
        about=long,
        steps=(promise(long, date(2023, 4, 28)),) * 9,
        others=(Met(name=long, day=date(2023, 4, 24)),) * 60,
        promised=(Promised(name=long, text=long),) * 60,
        neighbours=(long,) * 60,
    )
    messages = [
        kept_message(Kept(card=huge, leftover=(long,) * 9, again=True), reader),
        choose_message(huge, reader),
        *(
            question_message(huge, field, reader, date(2023, 4, 24))
            for field in ("name", "about", "step", "day")
        ),
        list_message(
            [Listed(contact=huge.contact, step=promise(long, date(2023, 4, 28)), met_by=(long,) * 40)] * 500,
            ListContacts(words=long),
            reader,
        ),
    ]
    assert [shown_length(message.text) <= TEXT_LIMIT for message in messages] == [True] * len(messages)
    assert all(len(button.label) <= 64 for message in messages for row in message.buttons for button in row)


# --- one line ---------------------------------------------------------------------------------------------------


async def test_one_line_is_one_card_and_right_settles_it(stage: Stage) -> None:
    await stage.add_session(
        "City hall", datetime.combine(date(2023, 4, 24), datetime.min.time().replace(hour=7, minute=30))
    )
    (said,) = await stage.says(EMMA, f"/contact {LINE}")
    assert said.text == Markup(
        "Kept: <b>Jan Novák</b>. Is everything right?\n\nOrganisation: Example s.r.o.\nE-mail: jan@example.cz\n"
        "Phone: +420 777 123 456\nAbout: parking pilot\nNext step: call, by Friday 28 April\nMet at: City hall",
    )
    (said,) = await stage.taps(EMMA, "Right")
    assert said.text.splitlines()[0] == "Done: <b>Jan Novák</b> is in your contacts."
    assert labels(said) == [
        ["Change…", "Delete"],
        ["Save to phone", "They owe us…"],
        ["My note", "Merge with…"],
    ]


async def test_a_line_over_several_lines_is_one_contact(stage: Stage) -> None:
    await stage.says(EMMA, "/contact\nJan Novák\nExample s.r.o.\njan@example.cz")
    assert await known(stage) == [("Jan Novák", "Example s.r.o.")]


async def test_the_organisation_is_asked_for_and_taken_from_the_next_words(stage: Stage) -> None:
    await stage.says(OLENA, "/contact Ян Новак")
    (said,) = await stage.says(OLENA, "Example s.r.o.")
    assert said.text.startswith("Змінено: <b>Ян Новак</b>\n\nОрганізація: Example s.r.o.")
    assert (await known(stage), await flow(stage, OLENA)) == ([("Ян Новак", "Example s.r.o.")], None)


async def test_the_organisation_can_be_skipped(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák")
    (said,) = await stage.taps(EMMA, "Skip")
    assert (said.text, await flow(stage, EMMA)) == ("Kept: <b>Jan Novák</b>. Is everything right?", None)


async def test_a_name_is_asked_for_first_and_then_the_organisation(stage: Stage) -> None:
    (said,) = await stage.says(EMMA, "/contact jan@example.cz")
    assert said.text.endswith("What is this person’s name? Please type it.")
    (said,) = await stage.says(EMMA, "Jan Novák")
    assert said.text.endswith("Which organisation is Jan Novák from? Please type it.")
    await stage.says(EMMA, "Example")
    assert await known(stage) == [("Jan Novák", "Example")]


async def test_a_name_may_bring_the_rest_of_the_line(stage: Stage) -> None:
    await stage.says(EMMA, "/contact jan@example.cz")
    await stage.says(EMMA, "Jan Novák, Example s.r.o., parking")
    assert (await known(stage), await flow(stage, EMMA)) == ([("Jan Novák", "Example s.r.o.")], None)


async def test_a_whole_new_line_is_a_new_contact_whatever_was_asked(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák")
    await stage.says(EMMA, "Eva Malá, Firma a.s., eva@firma.cz")
    assert await known(stage) == [("Eva Malá", "Firma a.s."), ("Jan Novák", "")]


async def test_words_long_after_the_question_are_asked_about(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák")
    stage.move(stage.now + timedelta(days=2))
    (said,) = await stage.says(EMMA, "Example")
    assert labels(said)[0] == ["Organisation: Jan Novák"]
    assert await known(stage) == [("Jan Novák", "")]
    await stage.taps(EMMA, "Organisation: Jan Novák")
    assert await known(stage) == [("Jan Novák", "Example")]


async def test_an_answer_about_a_contact_that_is_gone_is_kept(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák")
    async with stage.database.transaction(stage.now) as tx:
        (there,) = await tx.contacts.of_mission(stage.mission.id)
        await tx.contacts.remove(there.id)
    (said,) = await stage.says(EMMA, "Example")
    assert labels(said) == [["Contact", "Note"], ["Question to the organisers"], ["Not needed"]]


# --- already met ------------------------------------------------------------------------------------------------


async def test_who_met_them_before_is_said_while_logging(stage: Stage) -> None:
    await stage.says(OLENA, "/contact Jan Novák, Example, надіслати меморандум")
    (said,) = await stage.says(EMMA, "/contact Jan Novak, EXAMPLE")
    assert said.text == Markup(
        "Already met: <b>Jan Novák</b>. What is new has been added.\n\nOrganisation: Example\n\n"
        "Met before by Olena Kovalenko on Monday 24 April\nOlena Kovalenko promised: надіслати меморандум",
    )
    assert len(await known(stage)) == 1


# --- mending ----------------------------------------------------------------------------------------------------


async def test_a_field_is_changed_by_two_taps_and_a_word(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    await stage.taps(EMMA, "Change…")
    (asked,) = await stage.taps(EMMA, "E-mail")
    assert asked.text == "Please type the e-mail of Jan Novák.\n\nNow: jan@example.cz"
    (said,) = await stage.says(EMMA, "novak@example.cz")
    assert "E-mail: novak@example.cz" in said.text.splitlines()


async def test_a_wrong_mailbox_is_said_and_kept(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    await stage.taps(EMMA, "Change…")
    await stage.taps(EMMA, "E-mail")
    (said,) = await stage.says(EMMA, "novak@example")
    assert (
        said.text.splitlines()[-1]
        == "“novak@example” is not a valid e-mail or phone, so it stands under About."
    )
    assert "About: parking pilot; novak@example" in said.text.splitlines()


async def test_a_day_is_chosen_by_one_tap(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    for label in ("Change…", "Date", "Mon 1 May"):
        (said,) = await stage.taps(EMMA, label)
    assert "Next step: call, by Monday 1 May" in said.text.splitlines()


async def test_a_day_that_is_none_is_refused_and_asked_again(stage: Stage) -> None:
    await stage.says(JAN, f"/contact {LINE}")
    await stage.taps(JAN, "Změnit…")
    await stage.taps(JAN, "Termín")
    (said,) = await stage.says(JAN, "až naprší & uschne")
    assert said.text.startswith("„až naprší &amp; uschne“")
    (said,) = await stage.says(JAN, "3. května")
    assert "Další krok: call. Termín: středa 3. května" in said.text.splitlines()


async def test_cancel_of_a_change_shows_the_card_again(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    for label in ("Change…", "Name", "Cancel"):
        (said,) = await stage.taps(EMMA, label)
    assert (said.text.splitlines()[0], await flow(stage, EMMA)) == ("<b>Jan Novák</b>", None)


async def test_delete_is_undone(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    (said,) = await stage.taps(EMMA, "Delete")
    assert (said.text, await known(stage)) == ("Deleted: Jan Novák", [])
    (said,) = await stage.taps(EMMA, "Undo")
    assert "Next step: call, by Friday 28 April" in said.text.splitlines()
    assert await known(stage) == [("Jan Novák", "Example s.r.o.")]


async def test_a_button_of_a_contact_that_is_gone_is_out_of_date(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    await stage.says(EMMA, "/contacts")
    await stage.taps(EMMA, "Delete")
    (said,) = await stage.taps(EMMA, "1. Jan Novák")
    assert said.text == ENGLISH.say("stale-button")


# --- lists ------------------------------------------------------------------------------------------------------


async def test_an_empty_list_says_how_to_begin(stage: Stage) -> None:
    (said,) = await stage.says(EMMA, "/contacts")
    assert said.text.startswith("No contacts yet.")
    assert labels(said) == [["All of the delegation"]]


async def test_a_long_list_is_leafed_through_in_place(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        emma = await stage.person(EMMA)
        for number in range(11):
            made = await tx.contacts.add(
                stage.mission.id, name=f"Person {number:02}", organisation="Example", emails=[], phones=[]
            )
            await tx.contacts.meet(made.id, emma.id, session_id=None)
    (first,) = await stage.says(EMMA, "/contacts")
    assert first.text.startswith("Your contacts: 11\nPage 1 of 2\n\n1. <b>Person 10</b>, Example")
    assert labels(first)[-4:] == [
        ["7. Person 04", "8. Person 03"],
        ["Next ›"],
        ["All of the delegation"],
        ["As a file (.vcf)"],
    ]
    (second,) = await stage.taps(EMMA, "Next ›")
    assert labels(second)[0] == ["9. Person 02", "10. Person 01"]
    (opened,) = await stage.taps(EMMA, "10. Person 01")
    assert labels(opened) == [
        ["Change…", "Delete"],
        ["Save to phone", "They owe us…"],
        ["My note", "Merge with…"],
        ["Back"],
    ]
    (back,) = await stage.taps(EMMA, "Back")
    assert back == second
    assert len(await stage.screen(EMMA)) == 1


async def test_everyones_contacts_say_who_met_them(stage: Stage) -> None:
    await stage.says(OLENA, "/contact Jan Novák, Example, jan@example.cz")
    await stage.says(EMMA, "/contacts")
    (said,) = await stage.taps(EMMA, "All of the delegation")
    assert (
        said.text
        == "Contacts of the whole delegation: 1\n\n1. <b>Jan Novák</b>, Example\nMet by Olena Kovalenko"
    )
    (opened,) = await stage.taps(EMMA, "1. Jan Novák")
    assert labels(opened) == [["I have met them too"], ["Save to phone"], ["Back"]]
    await stage.taps(EMMA, "I have met them too")
    (mine,) = await stage.says(EMMA, "/contacts")
    assert mine.text.startswith("Your contacts: 1")


async def test_a_search_folds_case_and_diacritics(stage: Stage) -> None:
    await stage.says(OLENA, "/contact Jan Novák, Example")
    (said,) = await stage.says(EMMA, "/contacts NOVAK")
    assert said.text.startswith("Found for “NOVAK”: 1")
    (none,) = await stage.says(EMMA, "/contacts <b>")
    assert none.text.startswith("Nobody found for “&lt;b&gt;”.")


# --- shared contacts --------------------------------------------------------------------------------------------


async def test_a_shared_contact_becomes_a_card(stage: Stage) -> None:
    shared = {"phone_number": "420777123456", "first_name": "Jan", "last_name": "Novák"}
    (said,) = await stage.says(EMMA, "", contact=shared)
    assert said.text.startswith("Kept: <b>Jan Novák</b>. Is everything right?\n\nPhone: +420 777 123 456")
    assert (await flow(stage, EMMA)) is not None


async def test_a_host_keeps_no_contacts(stage: Stage) -> None:
    shared = {"phone_number": "420777123456", "first_name": "Jan"}
    (said,) = await stage.says(HANA, "", contact=shared)
    assert said.text == Reader("cs").say("contact-not-for-hosts")
    assert await known(stage) == []


async def test_the_organiser_keeps_contacts_too(stage: Stage) -> None:
    await stage.says(PETRO, "/contact Jan Novák, Example")
    assert await known(stage) == [("Jan Novák", "Example")]


def test_an_opened_contact_leads_back_to_its_page() -> None:
    back = ListContacts(everyone=True, page=3, words="a")
    opened = OpenContact(contact=7, back=back)
    assert OpenContact.unpacked(opened.packed()) == opened
