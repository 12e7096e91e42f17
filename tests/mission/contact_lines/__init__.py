"""Lines as people type them on a phone, each with the card that a person would expect of it.

The expectations were written by hand before the lines were read; `KNOWN_MISSES` are those not read wholly right.
All are typed on Tuesday 25 April 2023 in Prague.
"""

from datetime import date
from typing import NamedTuple

from mission.contact_line import ContactLine

TUESDAY = date(2023, 4, 25)


class Typed(NamedTuple):
    """A line and the card expected of it."""

    line: str
    card: ContactLine


def typed(
    line: str,
    name: str = "",
    organisation: str = "",
    *,
    position: str = "",
    mail: str = "",
    phone: str = "",
    about: str = "",
    step: str = "",
    due: tuple[int, int] | None = None,
    leftover: tuple[str, ...] = (),
) -> Typed:
    """`mail` and `phone`: several are parted by blanks, a phone as one word; `due`: day and month of this year."""
    card = ContactLine(
        name=name,
        organisation=organisation,
        position=position,
        emails=tuple(mail.split()),
        phones=tuple(phone.split()),
        about=about,
        promise_text=step,
        due_on=date(2023, due[1], due[0]) if due else None,
        leftover=leftover,
    )
    return Typed(line, card)
