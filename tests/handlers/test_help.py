"""Help by role, in groups, one line a command."""

import pytest

from handlers.gate import DELEGATES, MEMBERS, ORGANISERS
from handlers.help import GROUPS, help_message, one_message
from storage.message import TEXT_LIMIT, shown_length
from tests.stage import Stage
from words import Reader

OWN = ("feedback", "settings", "privacy", "help")


async def test_help_names_what_the_role_may_and_nothing_else(stage: Stage) -> None:
    stage.house.commands = (
        ("help", MEMBERS),
        ("feedback", DELEGATES),
        ("settings", ORGANISERS),
        ("start", MEMBERS | {"stranger"}),
    )
    assert await stage.says("Hana Malá", "/help") == [help_message(["help", "start"], Reader("cs"))]
    assert await stage.says("Emma Clark", "/help") == [
        help_message(["help", "feedback", "start"], Reader("en"))
    ]
    assert await stage.says("Petro Bondar", "/help") == [
        help_message(["help", "feedback", "settings", "start"], Reader("uk"))
    ]


async def test_help_explains_one_command(stage: Stage) -> None:
    stage.house.commands = (("help", MEMBERS), ("feedback", DELEGATES))
    assert await stage.says("Emma Clark", "/help feedback") == [one_message("feedback", Reader("en"))]
    assert await stage.says("Emma Clark", "/help /Feedback") == [one_message("feedback", Reader("en"))]


async def test_help_about_what_one_may_not_shows_what_one_may(stage: Stage) -> None:
    stage.house.commands = (("help", MEMBERS), ("feedback", DELEGATES))
    assert await stage.says("Hana Malá", "/help feedback") == [help_message(["help"], Reader("cs"))]


@pytest.mark.parametrize("language", ["uk", "cs", "en"])
def test_help_is_grouped_and_short(language: str) -> None:
    reader = Reader(language)
    shown = help_message(OWN, reader)
    headings = [f"help-group-{group}" for group in ("voice", "you")]
    assert [heading for heading in headings if reader.say(heading) not in shown.text] == []
    assert [name for name in OWN if reader.say(f"help-{name}") not in shown.text] == []
    assert reader.say("help-group-organising") not in shown.text
    assert shown_length(shown.text) < TEXT_LIMIT


@pytest.mark.parametrize("language", ["uk", "cs", "en"])
def test_every_group_has_its_heading(language: str) -> None:
    assert "" not in [str(Reader(language).say(f"help-group-{group}")) for group in GROUPS]


@pytest.mark.parametrize("language", ["uk", "cs", "en"])
def test_a_command_in_no_group_stands_with_the_last(language: str) -> None:
    reader = Reader(language)
    menu = [reader.plain(f"menu-{name}") for name in OWN]
    assert [words for words in menu if len(words) > 40] == []
    assert reader.say("help-feedback") in help_message(("feedback",), reader).text
