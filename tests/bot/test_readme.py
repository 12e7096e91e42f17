"""The README says what is so: the settings, the files it points to, the commands it lists."""

import re
from pathlib import Path

import pytest

from bot.settings import Settings
from handlers.routes import COMMANDS
from tests.pictures import IMAGES, PICTURES

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
LINK = re.compile(r'\]\(([^)#]+)\)|src="([^"]+)"')
LIGHT = 250_000
COMMAND = re.compile(r"(?<![\w/.])/([a-z]+)(?![\w/.])")


def settings_in_the_readme() -> list[tuple[str, str]]:
    rows = re.findall(
        r"^\| `(BOT_[A-Z_]+)` \| (?:`(.+?)`)? *\|", (ROOT / "README.md").read_text(), re.MULTILINE
    )
    return [(name, default) for name, default in rows]


def settings_in_the_example() -> list[tuple[str, str]]:
    lines = (ROOT / ".env.example").read_text().splitlines()
    return [(name, default) for name, _, default in (x.partition("=") for x in lines if x[:4] == "BOT_")]


def test_the_readme_and_the_example_file_name_the_same_settings_with_the_same_defaults() -> None:
    assert settings_in_the_readme() == settings_in_the_example()


def test_the_readme_names_every_setting_that_the_bot_reads() -> None:
    assert {name for name, _ in settings_in_the_readme()} == {
        f"BOT_{name.upper()}" for name in Settings.model_fields
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    targets = [first or second for first, second in LINK.findall(page.read_text())]
    assert [target for target in targets if "://" not in target and not (page.parent / target).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "docs/delegate.md", "docs/organiser.md"])
def test_every_command_that_a_page_mentions_is_one_of_the_bots(name: str) -> None:
    known = {command.name for command in COMMANDS} | {"newbot"}
    assert set(COMMAND.findall((ROOT / name).read_text())) - known == set()


def test_the_pictures_are_few_and_light_and_all_are_shown_somewhere() -> None:
    pictures = {f"{one.name}.png" for one in PICTURES}
    assert {file.name for file in IMAGES.iterdir()} == pictures
    assert all((IMAGES / name).stat().st_size < LIGHT for name in pictures)
    shown = {Path(first or second).name for page in PAGES for first, second in LINK.findall(page.read_text())}
    assert pictures <= shown
