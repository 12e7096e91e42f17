"""Settings: one readable line for each mistake, and no value repeated in it."""

from pathlib import Path

import pytest

from bot.settings import Settings, WrongSettingsError, read_settings

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz0123456"


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"BOT_{name.upper()}", raising=False)


def test_a_missing_token_is_named() -> None:
    with pytest.raises(WrongSettingsError, match=r"^BOT_TOKEN is missing$"):
        read_settings()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("BOT_TOKEN", "secret-without-form", "BOT_TOKEN is not a bot's token (digits, a colon, letters)"),
        ("BOT_OWNERS", "12,@ann", "BOT_OWNERS takes numeric Telegram ids with commas between them"),
        ("BOT_API_URL", "ftp://x", "BOT_API_URL is not an http address"),
        ("BOT_DATABASE", "mysql://x", "BOT_DATABASE takes a file's path or sqlite+aiosqlite:///PATH"),
        (
            "BOT_CLOCK",
            "http://127.0.0.1:1",
            "BOT_CLOCK is for a sandbox; it is refused with Telegram's own BOT_API_URL",
        ),
        ("BOT_WEBHOOK_URL", "https://x.example", "BOT_WEBHOOK_URL needs BOT_WEBHOOK_SECRET"),
    ],
)
def test_a_wrong_setting_is_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSettingsError) as wrong:
        read_settings()
    assert str(wrong.value).strip() == said


def test_a_clock_must_be_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:8080")
    monkeypatch.setenv("BOT_CLOCK", "http://192.0.2.1:8080")
    with pytest.raises(WrongSettingsError, match="loopback"):
        read_settings()


def test_owners_are_read_from_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_OWNERS", "12, 34,")
    assert read_settings().owners == frozenset({12, 34})


def test_the_example_file_and_the_settings_name_the_same_variables() -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text()
    named = {line.partition("=")[0] for line in example.splitlines() if line and not line.startswith("#")}
    assert named == {f"BOT_{name.upper()}" for name in Settings.model_fields}


def test_secrets_are_not_shown() -> None:
    assert TOKEN not in repr(read_settings(token=TOKEN))
