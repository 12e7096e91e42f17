"""Forwarded messages: a contact where they tell how to reach somebody, kept and asked about where they do not."""

from typing import Any

import pytest

from storage.contacts import Contact
from storage.flows import Flow
from storage.message import Message
from storage.notes import Note
from tests.mission.test_anonymous_answers import asked, dump
from tests.stage import Stage

EMMA, OLENA, HANA, PETRO = "Emma Clark", "Olena Kovalenko", "Hana Malá", "Petro Bondar"
AT = 1682316000


def user(first: str, last: str = "", **more: Any) -> dict[str, Any]:
    sender = {"id": 777, "is_bot": False, "first_name": first, "last_name": last} | more
    return {"forward_origin": {"type": "user", "date": AT, "sender_user": sender}}


def hidden(name: str) -> dict[str, Any]:
    return {"forward_origin": {"type": "hidden_user", "date": AT, "sender_user_name": name}}


def chat(title: str, signature: str = "") -> dict[str, Any]:
    place = {"id": -5, "type": "supergroup", "title": title}
    signed = {"author_signature": signature} if signature else {}
    return {"forward_origin": {"type": "chat", "date": AT, "sender_chat": place} | signed}


def channel(title: str, username: str) -> dict[str, Any]:
    place = {"id": -6, "type": "channel", "title": title, "username": username}
    return {"forward_origin": {"type": "channel", "date": AT, "chat": place, "message_id": 3}}


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def known(stage: Stage) -> list[Contact]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.contacts.of_mission(stage.mission.id)


async def notes(stage: Stage) -> list[Note]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.notes.of_mission(stage.mission.id)


async def flow(stage: Stage, name: str) -> Flow | None:
    async with stage.database.reading(stage.now) as tx:
        return await tx.flows.of(stage.telegram[name], stage.telegram[name])


async def test_free_words_with_a_number_are_the_senders_contact(stage: Stage) -> None:
    words = "Hi! Nice to meet you today.\nHere is my number: +420 777 123 456"
    (said,) = await stage.says(EMMA, words, **user("Jan", "Novák", username="jan_novak"))
    (contact,) = await known(stage)
    assert (contact.name, contact.organisation, contact.phones) == ("Jan Novák", "", ("+420 777 123 456",))
    assert (contact.links, contact.source) == (("https://t.me/jan_novak",), "forward")
    assert contact.about == "Hi! Nice to meet you today. Here is my number: +420 777 123 456"
    assert "Web: https://t.me/jan_novak" in said.text
    assert said.text.endswith("Which organisation is Jan Novák from? Please type it.")


async def test_a_signature_is_read_from_the_senders_name_on(stage: Stage) -> None:
    words = "Dobrý den,\nposílám kontakt.\nJan Novák\nCEO, Example s.r.o.\njan@example.cz"
    await stage.says(EMMA, words, **hidden("Jan Novák"))
    (contact,) = await known(stage)
    assert (contact.name, contact.organisation, contact.position) == ("Jan Novák", "Example s.r.o.", "CEO")
    assert contact.about.startswith("Dobrý den,\nposílám kontakt.")


async def test_a_line_about_somebody_else_is_theirs_and_names_who_sent_it(stage: Stage) -> None:
    line = "Eva Malá, Firma a.s., eva@firma.cz"
    await stage.says(EMMA, line, **user("Jan", "Novák", username="jan_novak"))
    (contact,) = await known(stage)
    assert (contact.name, contact.links) == ("Eva Malá", ())
    assert contact.about == "Jan Novák, https://t.me/jan_novak"


@pytest.mark.parametrize("origin", [user(PETRO), hidden(PETRO), user("x", id=1004)])
async def test_a_colleague_who_forwarded_it_first_is_no_contact(stage: Stage, origin: dict[str, Any]) -> None:
    await stage.says(EMMA, "Eva Malá, Firma a.s., eva@firma.cz", **origin)
    assert [(one.name, one.about) for one in await known(stage)] == [("Eva Malá", "")]


async def test_of_a_chat_and_a_channel_the_title_is_kept_and_the_signature_is_the_name(stage: Stage) -> None:
    await stage.says(EMMA, "write to jan@example.cz", **chat("Smart & City", "Jan Novák"))
    await stage.says(EMMA, "Eva Malá, Firma a.s., eva@firma.cz", **channel("News", "news_cz"))
    (eva, jan) = sorted(await known(stage), key=lambda one: one.name)
    assert (jan.name, jan.about) == ("Jan Novák", "write to jan@example.cz, Smart & City")
    assert (eva.name, eva.about) == ("Eva Malá", "News, https://t.me/news_cz")


async def test_a_bots_message_is_nobodys_contact(stage: Stage) -> None:
    await stage.says(EMMA, "call +420 777 123 456", **user("Helper", is_bot=True))
    assert [one.name for one in await known(stage)] in ([""], ["call"])


async def test_words_without_a_contact_are_kept_by_a_tap(stage: Stage) -> None:
    (said,) = await stage.says(EMMA, "See you <tomorrow>", **user("Jan", "Novák"))
    assert said.text.startswith("Forwarded, from Jan Novák")
    assert labels(said) == [["Contact", "Note"], ["Question to the organisers"], ["Not needed"]]
    await stage.taps(EMMA, "Note")
    assert [note.text for note in await notes(stage)] == ["See you <tomorrow>"]


async def test_as_a_contact_they_are_the_senders(stage: Stage) -> None:
    await stage.says(EMMA, "See you tomorrow", **user("Jan", "😀 Novák", username="jan_novak"))
    await stage.taps(EMMA, "Contact")
    (contact,) = await known(stage)
    assert (contact.name, contact.about) == ("Jan 😀 Novák", "See you tomorrow")
    assert (contact.links, contact.source) == (("https://t.me/jan_novak",), "forward")


async def test_in_the_middle_of_a_question_it_is_no_answer(stage: Stage) -> None:
    await stage.says(EMMA, "/contact")
    await stage.says(EMMA, "Jan Novák")
    await stage.says(EMMA, "mail me: eva@firma.cz", **user("Eva", "Malá"))
    assert [one.name for one in await known(stage)] == ["Eva Malá"]
    (_, asked) = await stage.says(EMMA, "Example")
    assert asked.text.endswith("So far: Jan Novák, Example")


async def test_the_same_message_twice_is_one_contact(stage: Stage) -> None:
    for _ in range(2):
        await stage.says(EMMA, "Eva Malá, Firma a.s., eva@firma.cz", **user("Eva", "Malá"))
    assert len(await known(stage)) == 1


async def test_a_host_is_asked_what_it_is(stage: Stage) -> None:
    (said,) = await stage.says(HANA, "Eva Malá, Firma a.s., eva@firma.cz", **user("Eva", "Malá"))
    assert (labels(said)[0], await known(stage)) == (["Poznámka"], [])


async def test_an_announcement_may_be_forwarded(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast")
    await stage.says(PETRO, "Call +420 777 123 456", **user("Eva", "Malá"))
    assert await known(stage) == []


@pytest.mark.parametrize(
    "text", ["x" * 4097, "😀" * 2048, "דוד כהן +420 777 123 456", "+420 777 123 456", "İ" * 50]
)
async def test_whatever_is_forwarded_is_answered(stage: Stage, text: str) -> None:
    (said,) = await stage.says(EMMA, text, **user("İrem", "ÇELİK"))
    assert said.buttons


async def test_ten_in_a_row_are_ten_contacts(stage: Stage) -> None:
    for number in range(10):
        await stage.says(
            EMMA, f"my mail: p{number}@firma.cz", **user(f"Person{number}", "Novák", id=900 + number)
        )
    assert sorted(one.name for one in await known(stage)) == [f"Person{n} Novák" for n in range(10)]


@pytest.mark.parametrize("more", [user("Eva", "Malá"), {}])
@pytest.mark.parametrize("words", ["text", "caption"])
async def test_what_is_said_without_a_name_is_kept_as_nobodys_contact(
    stage: Stage, words: str, more: dict[str, Any]
) -> None:
    await asked(stage)
    await stage.taps(EMMA, "Write it")
    said = "confidential, Firma a.s., eva@firma.cz"
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    if words == "text":
        await stage.says(EMMA, said, **more)
    else:
        await stage.says(EMMA, "", photo=photo, caption=said, **more)
    tables = dump(stage.folder)
    del tables["anonymous_answers"]
    assert "confidential" not in repr(tables)
