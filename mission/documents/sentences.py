"""Faults as the lines of a preview."""

from collections.abc import Callable
from typing import TypeVar

from mission.documents.draft import Fault, Place

Text = TypeVar("Text", bound=str)


def fault_line(say: Callable[..., Text], fault: Fault) -> Text:
    """ "Agenda row 14: ends before it starts". `say` is a Reader's `say` or `plain`."""
    reason = say(fault.key, **fault.args)
    if fault.key.startswith("document-"):  # a refusal names its file itself
        return reason
    return say("fault-line", place=_place(say, fault.place), reason=reason)


def _place(say: Callable[..., Text], place: Place) -> Text:
    known = {"file": place.file, "sheet": place.sheet, "row": place.row, "column": place.column}
    args = {name: str(value) for name, value in known.items() if value is not None}
    table = "sheet" if place.sheet else "file"
    match place.row, place.column:
        case None, None:
            return say(f"fault-at-{table}", **args)
        case None, _:
            return say(f"fault-at-{table}-column", **args)
        case _, None:
            return say(f"fault-at-{table}-row", **args)
        case _:
            return say(f"fault-at-{table}-row-column", **args)
