"""What partners look like: the list and its filters."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from handlers.baseline_actions import ShowBaseline
from handlers.pages import PAGE_SIZE, page, trimmed
from handlers.partner_actions import ChooseFilter, ListPartners, OpenPartner
from mission.countries import country_in
from mission.partner_list import FILTERS, Listed, chosen, kinds_in
from storage.message import Button, Message, Rows
from words import Reader, lines, paragraphs

NAME: Final = 80
LABEL: Final = 30
TWO: Final = 2


def list_message(
    ledger: Sequence[Listed], shown: ListPartners, reader: Reader, *, asks: bool = False
) -> Message:
    """A page of the ledger; each button opens a card. `asks`: the mission has not begun, so whom do you know?"""
    found = chosen(ledger, shown.only, shown.kind, shown.words)
    leaf = page(found, shown.page)
    first = (leaf.number - 1) * PAGE_SIZE + 1
    here = shown.model_copy(update={"page": leaf.number - 1})
    numbered = list(enumerate(leaf.items, first))
    return Message(
        text=paragraphs(
            lines(_head(ledger, found, shown, reader), leaf.mark(reader)),
            *(_item(number, one, reader) for number, one in numbered),
            "" if ledger else reader.say("partners-none-hint"),
        ),
        buttons=(
            *in_rows([_opening(n, one, here, reader) for n, one in numbered if one.partner.organisation.id]),
            *rows_of(leaf.buttons(reader, lambda number: shown.model_copy(update={"page": number}))),
            *rows_of(_ways(ledger, here, reader)),
            *((((ShowBaseline().button(reader.plain("partners-button-baseline"))),),) if asks else ()),
        ),
    )


def _head(ledger: Sequence[Listed], found: Sequence[Listed], shown: ListPartners, reader: Reader) -> Markup:
    if shown.words:
        key = "partners-found" if found else "partners-none-found"
        return reader.say(key, words=trimmed(shown.words, NAME), count=len(found))
    if shown.kind or shown.only != "all":
        return reader.say("partners-some", what=filter_name(shown, reader), count=len(found))
    met = [one for one in ledger if one.partner.is_partner]
    counts = {name: sum(one.partner.standing == name for one in met) for name in ("new", "strengthened")}
    return reader.say("partners-all", count=len(ledger), met=len(met), **counts)


def filter_name(shown: ListPartners, reader: Reader) -> str:
    """What the list is of, in words."""
    if shown.kind:
        return reader.plain("partner-kind", kind=shown.kind)
    return reader.plain("partners-filter", only=shown.only)


def _item(number: int, one: Listed, reader: Reader) -> Markup:
    entry = one.partner.organisation
    about = ", ".join(
        filter(
            None,
            [
                reader.plain("partner-kind", kind=entry.kind) if entry.kind else "",
                trimmed(country_in(reader.language, entry.country), NAME),
            ],
        )
    )
    return lines(
        reader.say("partners-item", number=number, name=trimmed(entry.name, NAME)),
        reader.say("partners-item-about", about=about) if about else "",
        reader.say("partners-item-standing", standing=standing_word(one), count=len(one.partner.contacts)),
        reader.say("partners-item-stage", stage=one.partner.stage) if one.partner.stage else "",
        reader.say("partner-owed", open=one.owed.open, overdue=one.owed.overdue) if one.owed.open else "",
    )


def standing_word(one: Listed) -> str:
    """`unmet`: neither known nor met, so new to nobody."""
    return "unmet" if one.partner.standing == "new" and not one.partner.is_partner else one.partner.standing


def _opening(number: int, one: Listed, here: ListPartners, reader: Reader) -> Button:
    del reader
    entry = one.partner.organisation
    return OpenPartner(organisation=entry.id, back=here).button(
        f"{number}. {trimmed(entry.name, LABEL) or '–'}"
    )


def _ways(ledger: Sequence[Listed], here: ListPartners, reader: Reader) -> tuple[Button, ...]:
    narrowed = here.model_copy(update={"page": 0}) != ListPartners()
    choose = (ChooseFilter(back=here).button(reader.plain("partners-button-filter")),) if ledger else ()
    return (*choose, *((ListPartners().button(reader.plain("partners-button-all")),) if narrowed else ()))


def filter_message(ledger: Sequence[Listed], back: ListPartners, reader: Reader) -> Message:
    """Every filter that leaves somebody, with how many."""
    ways = [ListPartners(only=only) for only in FILTERS] + [
        ListPartners(kind=kind) for kind in kinds_in(ledger)
    ]
    counted = [(way, len(chosen(ledger, way.only, way.kind, ""))) for way in ways]
    buttons = [
        way.button(reader.plain("partners-button-some", what=filter_name(way, reader), count=count))
        for way, count in counted
        if count
    ]
    return Message(
        text=reader.say("partners-choose"),
        buttons=(*in_rows(buttons), (back.button(reader.plain("button-back")),)),
    )


def in_rows(buttons: Sequence[Button], across: int = TWO) -> Rows:
    return tuple(tuple(buttons[at : at + across]) for at in range(0, len(buttons), across))


def rows_of(buttons: tuple[Button, ...]) -> Rows:
    return (buttons,) if buttons else ()
