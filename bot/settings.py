"""Settings: read once from the environment or `.env` into one frozen object."""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM: Final = "https://api.telegram.org"
TOKEN: Final = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{3,}")


class WrongSettingsError(Exception):
    """A setting is missing or wrong; the text is one readable line."""


class Settings(BaseSettings):
    """Everything that can be set. `.env.example` and README name the same variables; a test compares them."""

    model_config = SettingsConfigDict(
        env_prefix="BOT_", env_file=".env", frozen=True, extra="ignore", env_ignore_empty=True
    )

    token: SecretStr = Field(description="The bot's token, from BotFather.")
    api_url: str = Field(TELEGRAM, description="Any Bot API server.")
    database: str = Field(
        "sqlite+aiosqlite:///data/attache.db", description="An SQLAlchemy URL, or a file's path."
    )
    owners: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(),
        description="Numeric Telegram ids of the first organisers, with commas between them.",
    )
    clock: str = Field(
        "", description="A loopback address whose clock the mission follows (demo, rehearsal, tests)."
    )
    webhook_url: str = Field("", description="The public https address for updates; empty: polling.")
    webhook_secret: SecretStr = Field(
        SecretStr(""), description="The secret that Telegram repeats with each update."
    )
    listen: str = Field("127.0.0.1:8443", description="Where the webhook listens.")
    paid_broadcasts: bool = Field(
        default=False,
        description="Send up to 1,000 messages a second; Telegram takes Stars for those beyond 30.",
    )
    log: Literal["debug", "info", "warning", "error"] = Field("info", description="How much is logged.")

    @field_validator("token")
    @classmethod
    def _token(cls, token: SecretStr) -> SecretStr:
        if not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("is not a bot's token (digits, a colon, letters)")
        return token

    @field_validator("owners", mode="before")
    @classmethod
    def _owners(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isdigit() for part in parts):
            raise ValueError("takes numeric Telegram ids with commas between them")
        return frozenset(int(part) for part in parts)

    @field_validator("database")
    @classmethod
    def _database(cls, value: str) -> str:
        if "://" not in value:
            return f"sqlite+aiosqlite:///{Path(value)}"
        if not value.startswith("sqlite+aiosqlite:///"):
            raise ValueError("takes a file's path or sqlite+aiosqlite:///PATH")
        return value

    @field_validator("api_url", "clock")
    @classmethod
    def _url(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in {"http", "https"}:
            raise ValueError("is not an http address")
        return value.rstrip("/")

    @model_validator(mode="after")
    def _together(self) -> "Settings":
        if self.clock:
            if self.api_url == TELEGRAM:
                raise ValueError("BOT_CLOCK is for a sandbox; it is refused with Telegram's own BOT_API_URL")
            if not _loopback(self.clock):
                raise ValueError("BOT_CLOCK takes a loopback address such as http://127.0.0.1:8080")
        if self.webhook_url and not self.webhook_secret.get_secret_value():
            raise ValueError("BOT_WEBHOOK_URL needs BOT_WEBHOOK_SECRET")
        return self


def _loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_settings(**given: Any) -> Settings:
    """The settings of this process. Raises WrongSettingsError, which never repeats a value that was given."""
    try:
        return Settings(**given)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False, include_input=False)[0]
        name = f"BOT_{str(first['loc'][0]).upper().removeprefix('BOT_')} " if first["loc"] else ""
        said = "is missing" if first["type"] == "missing" else first["msg"].removeprefix("Value error, ")
        raise WrongSettingsError(f"{name}{said}") from None
