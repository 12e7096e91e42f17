"""The whole bot at once: every command, button and push, and who may do what."""

import ast
import inspect
from pathlib import Path

import pytest

import handlers
from handlers.dispatch import ACTIONS
from handlers.pushes import KINDS
from handlers.routes import COMMANDS, FLOWS, TAPS
from mission.planner import PLANNED_KINDS
from tests.stage import PEOPLE, Stage
from words import LANGUAGES, Reader
from words.reader import bundle

HANDLERS = sorted(Path(inspect.getfile(handlers)).parent.glob("*.py"))
ROLES = {"delegate": "Olena Kovalenko", "organiser": "Petro Bondar", "host": "Hana Malá"}
MENU_LIMIT = 40
"""Longer words are cut on a phone; Telegram itself allows 256 (Bot API › BotCommand)."""

ORGANISERS_ONLY = {"broadcast", "results", "programme", "organise", "export"}
NOT_FOR_HOSTS = {"contact", "contacts", "partners", "promises", "feedback", "note"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_has_its_help_and_fits_the_menu(command: str, language: str) -> None:
    reader = Reader(language)
    assert reader.plain(f"help-{command}").strip()
    assert 0 < len(reader.plain(f"menu-{command}")) <= MENU_LIMIT


def test_no_two_commands_and_no_two_buttons_share_a_name() -> None:
    names = [command.name for command in COMMANDS]
    assert len(names) == len(set(names))
    assert len(ACTIONS) == len(TAPS)
    assert all(len(tap.action.do) <= 20 for tap in TAPS)


def test_every_planned_push_and_every_flow_is_in_its_table() -> None:
    assert set(PLANNED_KINDS) <= set(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_push_has_a_name(language: str) -> None:
    pushes = set(KINDS) - {"reply", "progress"}
    named = {key.removeprefix("push-") for key in bundle(language)._messages if key.startswith("push-")}
    assert named == pushes
    assert all(may for _, may in FLOWS.values())


def test_who_may_give_which_command() -> None:
    allowed = {command.name: set(command.may) for command in COMMANDS}
    for name, may in allowed.items():
        assert ("stranger" in may) == (name == "start"), name
        assert ("delegate" in may) == (name not in ORGANISERS_ONLY), name
        assert ("host" in may) == (name not in ORGANISERS_ONLY | NOT_FOR_HOSTS), name
        assert "organiser" in may, name


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
async def test_the_gate_lets_each_role_do_what_the_table_says(stage: Stage, role: str, command: str) -> None:
    name = ROLES[role]
    language = next(person[1] for person in PEOPLE if person[0] == name)
    said = await stage.says(name, f"/{command}")
    refused = [message.text for message in said] == [Reader(language).say("not-allowed")]
    may = next(entry.may for entry in COMMANDS if entry.name == command)
    assert refused == (role not in may)
    assert said


@pytest.mark.parametrize("file", HANDLERS, ids=lambda file: file.name)
def test_no_handler_speaks_sql_or_calls_telegram(file: Path) -> None:
    """DESIGN.md: a handler never calls Telegram; what it says goes through the outbox."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not {name for name in imported if name.partition(".")[0] in {"sqlalchemy", "sqlite3", "httpx"}}
    called = {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    speaking = {
        name for name in called if name.startswith(("send_", "edit_message", "reply_")) or name == "get_bot"
    }
    assert speaking == set()
