"""Limits that are not tried, each with the reason that the table gives."""

from fnmatch import fnmatchcase
from typing import Final

from .refused import NO_BUSINESS, NO_CHANNELS
from .statements import Limit, limits

OUT_OF_REACH: Final = {
    "editMessage*: within 48 hours": f"of business messages, and {NO_BUSINESS}",
    "SuggestedPost*": f"{NO_CHANNELS}: the parameter is refused altogether",
    "sendPoll.country_codes: list of 0-12": f"{NO_CHANNELS}: the parameter is refused altogether",
    "InputRichMessage: *": "rich messages are refused altogether",
}
"""No call comes as far as these: what they limit is refused altogether."""

NOT_ENFORCED: Final = {
    "sendLivePhoto.live_photo: no longer than 10 seconds": "the sandbox does not look into films, "
    "and the method has no parameter that says how long it is",
}


def _reason(reasons: dict[str, str], limit: Limit) -> str | None:
    return next((reason for key, reason in reasons.items() if fnmatchcase(str(limit), key)), None)


def out_of_reach(limit: Limit) -> str | None:
    return _reason(OUT_OF_REACH, limit)


def not_enforced(limit: Limit) -> str | None:
    return _reason(NOT_ENFORCED, limit)


def enforced() -> list[Limit]:
    """All that must hold in the sandbox."""
    return [limit for limit in within_reach() if not not_enforced(limit)]


def within_reach() -> list[Limit]:
    return [limit for limit in limits() if not out_of_reach(limit)]
