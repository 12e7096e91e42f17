"""One typed line about a person, read as a contact: name, organisation, e-mail, phone, what it is about, a promise.

After the name the fields may come in any order, some missing. Nothing typed is lost: what has no better place
stands in `about`, and a field that only looks like an e-mail or a phone stands there too and is named in `leftover`.
"""

from datetime import date
from typing import Final

from mission.lines.labels import take_labelled
from mission.lines.names import take_name
from mission.lines.organisations import take_organisation, take_position
from mission.lines.pieces import (
    clean,
    rejoined,
    slashed,
    split,
    take_leftovers,
    take_mailboxes,
    take_numbers,
    wordy,
)
from mission.lines.promises import take_promises
from mission.lines.reading import Reading
from storage.contacts import ContactSource
from storage.record import Record

READ_AT_MOST: Final = 4096


class ContactLine(Record):
    """What a line says of one person; fields that it does not say are empty.

    `due_on` is today or later. `leftover`: what looked like an e-mail or a phone and is none. `links`: of a card or a
    code. `source`: how it came.
    """

    name: str = ""
    organisation: str = ""
    position: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    about: str = ""
    promise_text: str = ""
    due_on: date | None = None
    leftover: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    source: ContactSource = ""

    @property
    def is_whole(self) -> bool:
        """A name, an organisation and a way to reach them: nobody answers a question about one field with that."""
        return bool(self.name and self.organisation and (self.emails or self.phones))


def parse_line(text: str, *, region: str, today: date, language: str, own: str = "") -> ContactLine:
    """Read a line. `region` is the ISO country of numbers without a country code, `today` the mission's date.

    `own` is the reader's own number: a number that is none of the region's may be of their country.
    """
    typed = clean(text)
    read = Reading(typed, today)
    rest = take_mailboxes(slashed(typed[:READ_AT_MOST]), read)
    rest = take_numbers(rest, read, region, language, own)
    read.pieces = wordy(rejoined(split(rest)))
    take_labelled(read)
    take_name(read)
    take_promises(read)
    take_organisation(read)
    take_position(read)
    take_leftovers(read)
    about = ", ".join(filter(None, [*read.pieces, *read.told, typed[READ_AT_MOST:].strip()]))
    return ContactLine(
        name=read.name,
        organisation=read.organisation,
        position=read.position,
        emails=tuple(dict.fromkeys(read.emails)),
        phones=tuple(dict.fromkeys(read.phones)),
        about=about,
        promise_text="; ".join(read.promises),
        due_on=read.due_on,
        leftover=tuple(read.leftover),
    )
