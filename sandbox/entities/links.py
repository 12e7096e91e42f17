"""Which addresses Telegram accepts behind a word."""

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from sandbox.refusals import bad_request

from .formatted import Entity

USER: Final = re.compile(r"tg:/{0,2}user\?id=(\d{1,19})$", re.IGNORECASE)
HOST: Final = re.compile(r"[^\s.:/?#@]+(\.[^\s.:/?#@]+)+$")
OWN_SCHEMES: Final = ("tg", "ton", "tonsite")
EMOJI_OR_TIME: Final = re.compile(r"tg:(?://)?(emoji|time)/?\?([^#]*)(?:#.*)?", re.IGNORECASE)
NUMBER: Final = re.compile(r"[1-9]\d{0,18}")
MOST: Final = 2**63 - 1
DATE_FORMAT: Final = re.compile(r"[rR]|[tTdDwW]*")


def user_of(url: str) -> int | None:
    """The person that `tg://user?id=…` names."""
    found = USER.fullmatch(url.strip())
    return int(found[1]) if found else None


def checked(url: str) -> str | None:
    """The address as Telegram writes it, or None where Telegram drops the link."""
    if "://" not in url and not url.lower().startswith("tg:"):
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme in OWN_SCHEMES:
        return url
    if scheme not in ("http", "https") or " " in url or not (HOST.match(host) or ":" in host):
        return None
    before, mark, after = url.partition("?")
    slash = "" if parts.path else "/"
    fragment = before.find("#")
    if slash and fragment >= 0:
        return f"{before[:fragment]}/{before[fragment:]}{mark}{after}"
    return f"{before}{slash}{mark}{after}"


def why_not(url: str) -> str:
    """What Telegram says of an address that it does not take."""
    scheme, mark, _ = url.partition("://")
    if not url:
        return "URL host is empty"
    return (
        "Unsupported URL protocol" if mark and scheme.lower() not in ("http", "https") else "Wrong HTTP URL"
    )


def custom_emoji(identifier: str) -> Entity:
    """The field of a custom emoji."""
    if not NUMBER.fullmatch(identifier) or int(identifier) > MOST:
        raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": identifier}


def date_time(unix: str, shown: str) -> Entity:
    """The fields of a formatted date."""
    if not NUMBER.fullmatch(unix):
        raise bad_request("can't parse entities: Invalid date specified")
    if not DATE_FORMAT.fullmatch(shown):
        raise bad_request("can't parse entities: Invalid date format used")
    return {"type": "date_time", "unix_time": int(unix)} | ({"date_time_format": shown} if shown else {})


def emoji_or_time(url: str) -> Entity:
    """What `![…](tg://emoji?id=…)` and `![…](tg://time?unix=…)` stand for."""
    found = EMOJI_OR_TIME.fullmatch(url)
    query = parse_qs(found[2]) if found else {}
    is_emoji = found is not None and found[1].lower() == "emoji"
    number = query.get("id" if is_emoji else "unix", [""])[0]
    if not NUMBER.fullmatch(number):
        raise bad_request("can't parse entities: Invalid tg://emoji or tg://time URL specified")
    return custom_emoji(number) if is_emoji else date_time(number, query.get("format", [""])[0])
