"""The command menu: each member sees their own commands in their own language, and nobody waits for it."""

import pytest

from bot.menus import Menus
from bot.worker import Worker
from handlers.routes import COMMANDS
from sandbox.client import Person
from tests.bot.workshop import Workshop
from words import LANGUAGES, Reader


async def _spoken_to(workshop: Workshop, menus: Menus, *said: tuple[Person, str]) -> None:
    """People write, and the menus are kept up."""
    for phone, words in said:
        await phone.send(words)
    worker = Worker(workshop.application, workshop.house)
    worker.after.append(menus.keep_up)
    await workshop.handle(worker)


async def _menu(phone: Person) -> list[tuple[str, str]]:
    return [(shown.command, shown.description) for shown in (await phone.screen()).commands]


def _commands(role: str, language: str) -> list[tuple[str, str]]:
    names = [command.name for command in COMMANDS if role in command.may]
    return [(name, Reader(language).plain(f"menu-{name}")) for name in names]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_stranger_sees_how_to_start_in_their_phones_language(
    workshop: Workshop, language: str
) -> None:
    await Menus(workshop.bot, workshop.house).set_default()
    stranger = await workshop.sandbox.people.add("Stranger", language=language)
    await _spoken_to(workshop, Menus(workshop.bot, workshop.house), (stranger, "hello"))
    assert await _menu(stranger) == [("start", Reader(language).plain("menu-start"))]


async def test_each_member_sees_the_commands_of_their_role_in_their_language(workshop: Workshop) -> None:
    olena = await workshop.add("Olena", language="uk")
    hana = await workshop.add("Hana", language="cs", role="host")
    petro = await workshop.add("Petro", language="en", role="organiser")
    menus = Menus(workshop.bot, workshop.house)
    await _spoken_to(workshop, menus, (olena, "/today"), (hana, "/today"), (petro, "/today"))
    assert await _menu(olena) == _commands("delegate", "uk")
    assert await _menu(hana) == _commands("host", "cs")
    assert await _menu(petro) == _commands("organiser", "en")


async def test_the_menu_follows_a_change_of_language_and_is_not_set_without_one(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    menus = Menus(workshop.bot, workshop.house)
    await _spoken_to(workshop, menus, (ann, "/today"), (ann, "/today"), (ann, "/settings"))
    assert len(await workshop.sandbox.ledger(method="setMyCommands")) == 1
    await _spoken_to(workshop, menus, (ann, "/settings cs"))
    assert await _menu(ann) == _commands("delegate", "cs")


async def test_a_menu_that_telegram_did_not_take_is_set_at_the_next_word(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    menus = Menus(workshop.bot, workshop.house)
    await workshop.sandbox.faults.add("setMyCommands", "500")
    await _spoken_to(workshop, menus, (ann, "/today"))
    assert await _menu(ann) == []
    await _spoken_to(workshop, menus, (ann, "/today"))
    assert await _menu(ann) == _commands("delegate", "en")
