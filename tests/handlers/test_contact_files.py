"""Files of contact cards in the chat: one becomes a card to confirm, many become a list, nothing is kept unasked."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from markupsafe import Markup
from telegram import Document
from telegram.error import TimedOut

from handlers.actions import callback_data
from handlers.contact_file_cards import (
    DropCards,
    KeepAllCards,
    KeepCard,
    LeaveCard,
    OneByOne,
    done_message,
    list_message,
    one_message,
    unread_message,
)
from handlers.contact_files import takes
from mission.contact_line import ContactLine
from mission.vcards.card import CARD_BYTES, CARDS, CardRead, Unread
from mission.vcards.sending import Sent
from storage.contacts import Contact
from storage.message import TEXT_LIMIT, Message, plain_text, shown_length
from tests.handlers.test_importing import Files, files, first_line, labels, sends
from tests.mission.test_vcards import card
from tests.stage import Stage
from words import LANGUAGES, Reader

__all__ = ["files"]
EMMA, JAN, OLENA, PETRO, HANA = "Emma Clark", "Jan Dvořák", "Olena Kovalenko", "Petro Bondar", "Hana Malá"
EN = Reader("en")
NOVAK = card(
    "FN:Jan Novák", "ORG:Example s.r.o.", "TITLE:CEO", "EMAIL:jan@example.cz", "URL:https://example.cz"
)
MALA = card("FN:Eva Malá", "ORG:Example s.r.o.", "TEL:+420777123456")
NOBODY = card("NOTE:nobody")
NAMELESS = card("EMAIL:info@example.org")
THREE = (NOVAK + MALA + NAMELESS).encode()
KEEP_ALL, ONE_BY_ONE, KEEP, LEAVE, STOP = "Keep all 3", "One by one", "Keep", "Leave out", "Stop here"


async def known(stage: Stage) -> list[Contact]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.contacts.of_mission(stage.mission.id)


async def names(stage: Stage) -> list[str]:
    return [contact.name for contact in await known(stage)]


async def waiting(stage: Stage, name: str) -> int:
    """How many messages still hold cards that nobody has settled."""
    return sum("cards" in row.subject for row in await stage.rows(name))


async def send(stage: Stage, files: Files, content: bytes, name: str = EMMA, **more: object) -> Message:
    (said,) = await sends(stage, files, name, "cards.vcf", content, **more)
    return said


def read(number: int, same_as: int = 0, **fields: object) -> CardRead:
    return CardRead(
        number=number, line=ContactLine.model_validate(fields | {"source": "card"}), same_as=same_as
    )


def sent(*cards: CardRead, **fields: object) -> Sent:
    return Sent.model_validate({"file": "cards.vcf", "cards": cards, "count": len(cards)} | fields)


# --- what is said -------------------------------------------------------------------------------------------------


def test_a_list_names_the_cards_their_duplicates_and_what_is_broken() -> None:
    two = sent(
        read(1, name="Jan Novák", organisation="Example"),
        read(3, same_as=1, emails=("jan@example.cz",)),
        faults=(Unread(number=2, fault="card-empty"),),
    )
    assert list_message(two, {}, 0, EN) == Message(
        text=Markup(
            "<b>2 cards</b> in cards.vcf. Nothing is kept yet.\n\n"
            "1. <b>Jan Novák</b>, Example\n\n"
            "3. <b>jan@example.cz</b>, organisation not known yet\nThe same person as card 1\n\n"
            "Card 2 was left out: it has no name, e-mail or phone."
        ),
        buttons=(
            (KeepAllCards().button("Keep all 2"),),
            (OneByOne().button("One by one"),),
            (DropCards().button("Cancel"),),
        ),
    )


def test_one_card_is_shown_with_all_that_it_says() -> None:
    line: dict[str, Any] = {
        "name": "Eva",
        "organisation": "Example",
        "phones": ("+420 777 123 456",),
        "links": ("example.cz",),
    }
    assert one_message(sent(read(3, **line), count=2), None, EN) == Message(
        text=Markup(
            "Card 2 of 2: <b>Eva</b>. Keep it?\n\nOrganisation: Example\nPhone: +420 777 123 456\nWeb: example.cz"
        ),
        buttons=(
            (KeepCard(number=3).button("Keep"), LeaveCard(number=3).button("Leave out")),
            (DropCards().button("Stop here"),),
        ),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_cards_fit_into_a_message_and_their_names_cannot_break_it(language: str) -> None:
    reader, long = Reader(language), "<b>&" * 1000
    fields = {"name": long, "organisation": long, "position": long, "about": long, "links": (long,)}
    many = sent(
        *(read(number, same_as=1, **fields) for number in range(2, 202)),
        file=long,
        faults=tuple(Unread(number=number, fault="card-unfinished") for number in range(200)),
        new=1,
    )
    for message in (
        list_message(many, {}, 3, reader),
        one_message(many, None, reader),
        done_message(many.model_copy(update={"cards": ()}), reader),
        unread_message(long, many.faults, reader),
    ):
        assert shown_length(message.text) <= TEXT_LIMIT
        assert "<b>&<b>" not in message.text


@pytest.mark.parametrize(
    ("name", "mime", "taken"),
    [
        ("jan.vcf", None, True),
        ("JAN.VCARD", "application/octet-stream", True),
        (None, "text/x-vcard", True),
        ("agenda.xlsx", None, False),
        (None, None, False),
    ],
)
def test_a_file_of_cards_is_told_by_its_ending_or_its_kind(
    name: str | None, mime: str | None, taken: bool
) -> None:
    assert takes(Document("1", "1", file_name=name, mime_type=mime)) is taken


# --- one card -----------------------------------------------------------------------------------------------------


async def test_one_card_is_kept_as_a_line_would_be(stage: Stage, files: Files) -> None:
    await stage.add_session("Smart parking", datetime.combine(date(2023, 4, 24), time(7, 30)))
    await stage.says(OLENA, "/contact Jan Novák, Example, jan@example.cz")
    said = await send(stage, files, NOVAK.encode())
    assert plain_text(said.text) == (
        "Already met: Jan Novák. What is new has been added.\n\n"
        "Organisation: Example s.r.o.\nPosition: CEO\nE-mail: jan@example.cz\nWeb: https://example.cz\n"
        "Met at: Smart parking\n\nMet before by Olena Kovalenko on Monday 24 April"
    )
    assert labels(said) == ["Right", "Change…", "Delete", "Split"]


async def test_a_card_keeps_its_links_and_how_it_came(stage: Stage, files: Files) -> None:
    await send(stage, files, NOVAK.encode())
    (contact,) = await known(stage)
    assert (contact.links, contact.source) == (("https://example.cz",), "card")


async def test_a_card_without_a_name_asks_for_it(stage: Stage, files: Files) -> None:
    said = await send(stage, files, NAMELESS.encode())
    assert "What is this person’s name? Please type it." in said.text
    await stage.says(EMMA, "Ivan Petrenko, City Council")
    (contact,) = await known(stage)
    assert (contact.name, contact.emails, contact.source) == ("Ivan Petrenko", ("info@example.org",), "card")


async def test_words_beside_a_card_say_what_it_is_about_and_what_is_next(stage: Stage, files: Files) -> None:
    said = await send(stage, files, NOVAK.encode(), caption="parking pilot, call by Friday")
    assert "About: parking pilot\nNext step: call, by Friday 28 April" in said.text


@pytest.mark.parametrize(
    "content", [NOVAK, card("FN:Only A Name"), card("ORG:Bike Shop", "NOTE:tyres"), NAMELESS]
)
async def test_a_card_sent_twice_changes_nothing(stage: Stage, files: Files, content: str) -> None:
    await send(stage, files, content.encode())
    before = await known(stage)
    await send(stage, files, content.encode())
    assert await known(stage) == before
    assert len(before) == 1


@pytest.mark.parametrize("name", ["👩‍🚀 Olena 🚀", "שלום עולם", "Оксана Ґедзь"])
async def test_a_name_of_any_letters_is_kept(stage: Stage, files: Files, name: str) -> None:
    await send(stage, files, card(f"FN:{name}", "ORG:Example").encode())
    assert await names(stage) == [name]


async def test_a_card_in_windows_1251_is_read(stage: Stage, files: Files) -> None:
    await send(stage, files, card("FN:Оксана Ґедзь", "ORG:Рада").encode("windows-1251"))
    assert await names(stage) == ["Оксана Ґедзь"]


# --- many cards ---------------------------------------------------------------------------------------------------


async def test_nothing_is_kept_before_a_tap(stage: Stage, files: Files) -> None:
    said = await send(stage, files, THREE)
    assert first_line(said) == "3 cards in cards.vcf. Nothing is kept yet."
    assert await names(stage) == []
    await stage.taps(EMMA, "Cancel")
    assert (await names(stage), await waiting(stage, EMMA)) == ([], 0)


async def test_all_are_kept_by_one_tap(stage: Stage, files: Files) -> None:
    await send(stage, files, THREE)
    (said,) = await stage.taps(EMMA, KEEP_ALL)
    assert plain_text(said.text) == (
        "Done: cards.vcf\n\nNew contacts: 3\n"
        "Without a name or an organisation: 1. You can add them in your contacts."
    )
    assert (sorted(await names(stage)), await waiting(stage, EMMA)) == (["", "Eva Malá", "Jan Novák"], 0)
    assert {contact.source for contact in await known(stage)} == {"card"}


async def test_the_list_names_whom_the_delegation_knows(stage: Stage, files: Files) -> None:
    await stage.says(OLENA, "/contact Jan Novák, Example s.r.o.")
    await stage.says(EMMA, "/contact Eva Malá, Example s.r.o.")
    said = await send(stage, files, THREE)
    assert "1. <b>Jan Novák</b>, Example s.r.o.\nAlready met by Olena Kovalenko\n" in said.text
    assert "2. <b>Eva Malá</b>, Example s.r.o.\nAlready in your contacts\n" in said.text


async def test_the_same_file_twice_changes_nothing(stage: Stage, files: Files) -> None:
    await send(stage, files, THREE)
    await stage.taps(EMMA, KEEP_ALL)
    before = await known(stage)
    await send(stage, files, THREE)
    (said,) = await stage.taps(EMMA, KEEP_ALL)
    assert "Already known; anything new was added: 3" in said.text
    assert await known(stage) == before


async def test_cards_are_kept_or_left_one_by_one(stage: Stage, files: Files) -> None:
    await send(stage, files, THREE)
    shown = [first_line(message) for message in await stage.taps(EMMA, ONE_BY_ONE)]
    for label in (KEEP, LEAVE, KEEP):
        shown += [first_line(message) for message in await stage.taps(EMMA, label)]
    assert shown == [
        "Card 1 of 3: Jan Novák. Keep it?",
        "Card 2 of 3: Eva Malá. Keep it?",
        "Card 3 of 3: info@example.org. Keep it?",
        "Done: cards.vcf",
    ]
    assert sorted(await names(stage)) == ["", "Jan Novák"]


async def test_who_stops_half_way_keeps_what_was_kept(stage: Stage, files: Files) -> None:
    await send(stage, files, THREE)
    await stage.taps(EMMA, ONE_BY_ONE)
    await stage.taps(EMMA, KEEP)
    (said,) = await stage.taps(EMMA, STOP)
    assert plain_text(said.text) == "Done: cards.vcf\n\nNew contacts: 1\nLeft out: 2"
    assert await names(stage) == ["Jan Novák"]


async def test_the_rest_is_kept_by_one_tap(stage: Stage, files: Files) -> None:
    await send(stage, files, THREE)
    await stage.taps(EMMA, ONE_BY_ONE)
    await stage.taps(EMMA, LEAVE)
    (said,) = await stage.taps(EMMA, "Keep these 2")
    assert "New contacts: 2\nLeft out: 1" in said.text


async def test_a_card_settled_by_one_tap_is_not_settled_by_a_second(stage: Stage, files: Files) -> None:
    await send(stage, files, THREE)
    await stage.taps(EMMA, ONE_BY_ONE)
    row = (await stage.rows(EMMA))[-1]
    keep = callback_data(row.token, KeepCard(number=1).packed())
    await stage.taps_data(EMMA, keep)
    await stage.taps_data(EMMA, keep)
    assert (await names(stage), stage.toasts) == (["Jan Novák"], [EN.plain("stale-button")])
    assert first_line((await stage.screen(EMMA))[-1]) == "Card 2 of 3: Eva Malá. Keep it?"


async def test_a_settled_list_has_no_second_life(stage: Stage, files: Files) -> None:
    await send(stage, files, THREE)
    row = (await stage.rows(EMMA))[-1]
    await stage.taps(EMMA, "Cancel")
    await stage.taps_data(EMMA, callback_data(row.token, KeepAllCards().packed()))
    assert (await names(stage), stage.toasts) == ([], [EN.plain("stale-button")])


async def test_nobody_else_can_tap_it(stage: Stage, files: Files) -> None:
    await send(stage, files, THREE)
    row = (await stage.rows(EMMA))[-1]
    await stage.taps_data(JAN, callback_data(row.token, KeepAllCards().packed()))
    assert (await names(stage), await waiting(stage, EMMA)) == ([], 1)


async def test_a_list_waits_over_a_restart_and_for_days(stage: Stage, files: Files) -> None:
    await send(stage, files, THREE)
    files.kept.clear()  # Telegram would not give it out again either
    stage.move(stage.now + timedelta(days=3))
    await stage.taps(EMMA, KEEP_ALL)
    assert len(await known(stage)) == 3


async def test_broken_cards_are_named_and_the_good_one_waits_for_a_tap(stage: Stage, files: Files) -> None:
    said = await send(stage, files, (NOBODY + NOVAK).encode())
    assert said.text.endswith("Card 1 was left out: it has no name, e-mail or phone.")
    assert labels(said) == ["Keep it", "Cancel"]
    await stage.taps(EMMA, "Keep it")
    assert await names(stage) == ["Jan Novák"]


async def test_a_file_of_broken_cards_alone_keeps_nothing(stage: Stage, files: Files) -> None:
    said = await send(stage, files, NOBODY.encode())
    assert plain_text(said.text) == (
        "No card in cards.vcf could be read, so nothing was kept.\n\n"
        "Card 1 was left out: it has no name, e-mail or phone."
    )
    assert said.buttons == ()


async def test_a_long_list_is_leafed_through(stage: Stage, files: Files) -> None:
    cards = "".join(card(f"FN:Jan {n}", f"EMAIL:jan{n}@example.cz") for n in range(20))
    await send(stage, files, cards.encode())
    (said,) = await stage.taps(EMMA, "Next ›")
    assert "9. <b>Jan 8</b>" in said.text
    await stage.taps(EMMA, "Keep all 20")
    assert len(await known(stage)) == 20


# --- what is refused ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "document-empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "cards-none"),
        (b"BEGIN:VCARD\n" + b"x" * (CARD_BYTES + 1), "cards-too-large"),
        (NOVAK.encode() * (CARDS + 1), "cards-too-many"),
    ],
)
async def test_what_is_no_file_of_cards_is_refused_in_words(
    stage: Stage, files: Files, content: bytes, key: str
) -> None:
    said = await send(stage, files, content)
    limit = {"cards-too-large": "2", "cards-too-many": "200"}.get(key)
    assert said.text == EN.say(key, file="cards.vcf", **({"limit": limit} if limit else {}))
    assert await names(stage) == []


async def test_a_file_that_is_larger_than_it_said_is_refused(stage: Stage, files: Files) -> None:
    said = await send(stage, files, b"x" * (CARD_BYTES + 1), told={"file_size": 10})
    assert said.text == EN.say("cards-too-large", file="cards.vcf", limit="2")


async def test_a_file_that_telegram_does_not_give_out_is_asked_for_again(stage: Stage, files: Files) -> None:
    files.trouble = TimedOut()
    said = await send(stage, files, NOVAK.encode())
    assert said.text == EN.say("importing-not-fetched", file="cards.vcf")


async def test_a_host_keeps_no_contacts(stage: Stage, files: Files) -> None:
    said = await send(stage, files, NOVAK.encode(), HANA)
    assert (said.text, files.fetched) == (Reader("cs").say("contact-not-for-hosts"), [])


async def test_an_organiser_s_card_is_a_contact_and_no_import(stage: Stage, files: Files) -> None:
    await stage.says(PETRO, "/programme")
    await send(stage, files, NOVAK.encode(), PETRO)
    assert await names(stage) == ["Jan Novák"]


def test_what_is_kept_of_a_file_is_plain_json() -> None:
    """The subject of a row: nothing in it that a restart could not bring back."""
    one = sent(read(1, name="Jan"), faults=(Unread(number=2, fault="card-empty"),))
    assert (
        Sent.model_validate(json.loads(json.dumps(one.model_dump(mode="json", exclude_defaults=True)))) == one
    )
