"""The table of passes: what of the specification the sandbox takes, refuses and enforces, and who speaks which version."""

import inspect
import re
from pathlib import Path
from typing import Final

import telegram
from aiogram import methods as api

from sandbox.methods.table import KNOWN

from . import refused
from .reading import fields, specification, spoken, unspoken
from .statements import Limit, limits
from .unreached import enforced, not_enforced, out_of_reach, within_reach

PAGE: Final = Path(__file__).parents[3] / "docs" / "sandbox-strictness.md"
CAPITAL: Final = re.compile(r"(?<!^)(?=[A-Z])")
PTB_S_OWN: Final = frozenset(
    {
        *("read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "api_kwargs", "self"),
        *("filename", "location", "venue", "contact", "disable_web_page_preview", "current_offset"),
        *("reply_to_message_id", "allow_sending_without_reply", "correct_option_id"),
    }
)
"""Parameters that are a convenience of python-telegram-bot's, or an older name."""


def page() -> str:
    return "\n".join([*_head(), *_methods(), "", *_types(), *_gaps(), *_versions(), ""])


def _head() -> list[str]:
    share = 100 * len(enforced()) / len(within_reach())
    return [
        "# How strict the sandbox is",
        "",
        "Against the official specification of the Bot API, version 10.1. Each number is tried by `tests/sandbox/specification` on a",
        "running sandbox: a call with the required parameters passes as JSON, query, form and multipart; without any one of them, with a",
        "value of another type, or with an unknown parameter it is refused; each optional parameter is taken, or refused for a reason;",
        "each limit that the specification states holds at its edge and one beyond. `make strictness` writes this page anew.",
        "",
        f"**{len(spoken())}** methods are spoken; the other {len(unspoken())} of the specification answer 501 by name, and any other name 404.",
        f"**{len(enforced())} of {len(within_reach())}** stated limits ({share:.1f} %) are enforced.",
        "",
        "## Methods",
        "",
        "| method | required | optional | refused on purpose | limits |",
        "|---|---|---|---|---|",
    ]


def _methods() -> list[str]:
    return [_row(method) for method in spoken()]


def _row(method: str) -> str:
    needed = [field.name for field in fields(method) if field.required]
    optional = [field.name for field in fields(method) if not field.required]
    no = [name for name in optional if refused.reason(method, name)]
    taken = f"{len(optional) - len(no)} of {len(optional)}" if optional else "–"
    names = " ".join(f"`{name}`" for name in no)
    return f"| `{method}` | {len(needed) or '–'} | {taken} | {names} | {_enforced_of(method)} |"


def _enforced_of(owner: str) -> str:
    """Of the limits on one method's own parameters, or on one type's fields, those enforced."""
    mine = [limit for limit in within_reach() if _owner(limit) == owner]
    return f"{len([limit for limit in mine if not not_enforced(limit)])} of {len(mine)}" if mine else "–"


def _owner(limit: Limit) -> str:
    return limit.place.partition(".")[0]


def _types() -> list[str]:
    owners = sorted({_owner(limit) for limit in within_reach() if limit.place[0].isupper()})
    rows = [f"| `{owner}` | {_enforced_of(owner)} |" for owner in owners]
    return ["## Types that stand in their parameters", "", "| type | limits |", "|---|---|", *rows, ""]


def _gaps() -> list[str]:
    reasons = [f"- `{name}`: {why}" for name, why in sorted(refused.PARAMETERS.items())]
    missing = [f"- `{limit}`: {why}" for limit in within_reach() if (why := not_enforced(limit))]
    beyond = sorted({f"- `{_owner(limit)}`: {why}" for limit in limits() if (why := out_of_reach(limit))})
    return [
        *("## Refused on purpose", "", *reasons, ""),
        *("## Limits that are not enforced", "", *missing, ""),
        *("## Limits that no call comes as far as", "", *beyond, ""),
    ]


def _versions() -> list[str]:
    """Who knows more or less than the specification, of what the sandbox speaks."""
    newer = sorted(KNOWN - {name.lower() for name in specification()["methods"]} - NO_METHODS)
    return [
        "## Who speaks which version",
        "",
        "The specification is 10.1; the schemas of aiogram 3.31, through which every call passes, are of 10.3; python-telegram-bot 22.8",
        "speaks 10.0. A parameter that only a newer version knows is no unknown one here.",
        "",
        f"- Methods that only aiogram knows: {_listed(newer)}.",
        f"- Parameters that only aiogram knows: {_listed(_only_aiogram())}.",
        f"- Methods of the specification that python-telegram-bot does not know: {_listed(_not_in_ptb())}.",
        f"- Parameters of spoken methods that python-telegram-bot does not know: {_listed(_parameters_not_in_ptb())}.",
    ]


NO_METHODS: Final = frozenset({"request", "response", "telegrammethod"})
"""Names in aiogram's list that are classes of its own."""


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"


def _only_aiogram() -> list[str]:
    """By parameter, as most of them are in many methods."""
    found = {
        name
        for method in spoken()
        for name in getattr(api, method[0].upper() + method[1:]).model_fields
        if name not in {field.name for field in fields(method)}
    }
    return sorted(found)


def _ptb(method: str) -> object | None:
    return getattr(telegram.Bot, CAPITAL.sub("_", method).lower(), None)


def _not_in_ptb() -> list[str]:
    return [method for method in sorted(specification()["methods"]) if _ptb(method) is None]


def _parameters_not_in_ptb() -> list[str]:
    found = []
    for method in spoken():
        spoken_by_ptb = _ptb(method)
        if callable(spoken_by_ptb):
            known = set(inspect.signature(spoken_by_ptb).parameters) - PTB_S_OWN
            found += [f"{method}.{field.name}" for field in fields(method) if field.name not in known]
    return found
