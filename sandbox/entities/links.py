"""Which addresses Telegram accepts behind a word."""

import re
from typing import Final
from urllib.parse import urlsplit

USER: Final = re.compile(r"tg:/{0,2}user\?id=(\d{1,19})$", re.IGNORECASE)
HOST: Final = re.compile(r"[^\s.:/?#@]+(\.[^\s.:/?#@]+)+$")
OWN_SCHEMES: Final = ("tg", "ton", "tonsite")


def user_of(url: str) -> int | None:
    """The person that `tg://user?id=…` names."""
    found = USER.fullmatch(url.strip())
    return int(found[1]) if found else None


def checked(url: str) -> str | None:
    """The address as Telegram writes it, or None where Telegram drops the link."""
    url = url.strip()
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
    if scheme not in ("http", "https") or not (HOST.match(host) or ":" in host):
        return None
    return parts._replace(scheme=scheme, path=parts.path or "/").geturl()
