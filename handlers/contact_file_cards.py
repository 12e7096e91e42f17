"""What a file of contact cards looks like before anything of it is kept: the list, one card, the outcome."""

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from handlers.actions import Action
from handlers.contact_actions import ListContacts
from handlers.contact_cards import LABEL, NAME, OTHERS, ROW, STORY
from handlers.pages import page, trimmed
from mission.contact_cards import Card
from mission.contact_line import ContactLine
from mission.vcards.card import CardRead, Unread
from mission.vcards.sending import Sent
from mission.vcards.taking_back import Made, TakenBack
from storage.message import Button, Message, Rows
from words import Reader, lines, paragraphs

Known = Mapping[int, Card]
"""By a card's number, whom the delegation knows already."""
FILE: Final = 60


class KeepAllCards(Action):
    """Keep every card that still waits."""

    do = "cards-keep-all"


class OneByOne(Action):
    """Show the next card by itself."""

    do = "cards-one"


class KeepCard(Action):
    do = "cards-keep"
    number: int


class LeaveCard(Action):
    do = "cards-leave"
    number: int


class TurnCards(Action):
    """Another page of the list (from 0)."""

    do = "cards-turn"
    page: int = 0


class DropCards(Action):
    """Keep none of those that still wait."""

    do = "cards-drop"


class TakeBackCards(Action):
    """Undo of keeping them all at once; carries what that made, and is nowhere else kept."""

    do = "cards-take-back"
    made: Made


def list_message(sent: Sent, known: Known, number: int, reader: Reader) -> Message:
    """What is in the file, whom we know, what is broken, and what may be done with it."""
    leaf = page(sent.cards, number)
    heading = reader.say("cards-list", count=len(sent.cards), file=trimmed(sent.file, FILE))
    items = [_item(card, known.get(card.number), reader) for card in leaf.items]
    return Message(
        text=paragraphs(lines(heading, leaf.mark(reader)), *items, faults_text(sent.faults, reader)),
        buttons=(
            *_rows(leaf.buttons(reader, lambda at: TurnCards(page=at))),
            *_choices(sent, reader),
            (DropCards().button(reader.plain("button-cancel")),),
        ),
    )


def _choices(sent: Sent, reader: Reader) -> Rows:
    keep = KeepAllCards().button(reader.plain("cards-button-all", count=len(sent.cards)))
    if len(sent.cards) == 1:
        return ((keep,),)
    return ((keep,), (OneByOne().button(reader.plain("cards-button-one-by-one")),))


def _rows(buttons: tuple[Button, ...]) -> Rows:
    return (buttons,) if buttons else ()


def _item(card: CardRead, known: Card | None, reader: Reader) -> Markup:
    line = card.line
    organisation = trimmed(line.organisation, NAME) or reader.plain("contact-no-organisation")
    return lines(
        reader.say(
            "contacts-item", number=card.number, name=_name(line, reader, NAME), organisation=organisation
        ),
        _marks(card, known, reader),
    )


def _name(line: ContactLine, reader: Reader, limit: int) -> str:
    """The name, else what there is of the person, else the words that stand for a name."""
    reach = next(iter([*line.emails, *line.phones, *line.links]), "")
    return trimmed(line.name, limit) or trimmed(reach, limit) or reader.plain("contact-nameless")


def _marks(card: CardRead, known: Card | None, reader: Reader) -> Markup:
    """A duplicate is named: an earlier card of the file, a contact of one's own, or a colleague's."""
    people = trimmed(", ".join(met.name for met in known.others), NAME) if known else ""
    return lines(
        reader.say("cards-same-as", number=card.same_as) if card.same_as else Markup(),
        reader.say("cards-known-own") if known and known.mine else Markup(),
        reader.say("cards-known-by", people=people) if people else Markup(),
    )


def faults_text(faults: Sequence[Unread], reader: Reader) -> Markup:
    """Which cards are broken, and how."""
    told = [reader.say(fault.fault, number=fault.number) for fault in faults[:OTHERS]]
    more = len(faults) - OTHERS
    return lines(*told, reader.say("cards-more-faults", count=more) if more > 0 else Markup())


def unread_message(file: str, faults: Sequence[Unread], reader: Reader) -> Message:
    """No card of the file says anything."""
    said = reader.say("cards-nothing", file=trimmed(file, FILE))
    return Message(text=paragraphs(said, faults_text(faults, reader)))


def one_message(sent: Sent, known: Card | None, reader: Reader) -> Message:
    """The next card that waits, to keep or to leave."""
    card, waiting = sent.cards[0], len(sent.cards)
    number = card.number
    heading = reader.say(
        "cards-one", number=sent.count - waiting + 1, count=sent.count, name=_name(card.line, reader, NAME)
    )
    rest = [KeepAllCards().button(reader.plain("cards-button-rest", count=waiting))] if waiting > 1 else []
    return Message(
        text=paragraphs(heading, _facts(card.line, reader), _marks(card, known, reader)),
        buttons=(
            (
                KeepCard(number=number).button(reader.plain("cards-button-keep")),
                LeaveCard(number=number).button(reader.plain("cards-button-leave")),
            ),
            *_rows(tuple(rest)),
            (DropCards().button(reader.plain("cards-button-stop")),),
        ),
    )


def _facts(line: ContactLine, reader: Reader) -> Markup:
    shown = {
        "organisation": trimmed(line.organisation, ROW),
        "position": trimmed(line.position, ROW),
        "email": trimmed(", ".join(line.emails), ROW),
        "phone": trimmed(", ".join(line.phones), ROW),
        "link": trimmed(", ".join(line.links), ROW),
        "about": trimmed(line.about, STORY),
    }
    return lines(
        *(reader.say(f"contact-line-{field}", value=value) for field, value in shown.items() if value)
    )


def done_message(sent: Sent, reader: Reader, made: Made | None = None) -> Message:
    """What has become of the file; with the way back from what one tap has made of it."""
    file = trimmed(sent.file, FILE)
    if not (sent.new or sent.again):
        return Message(text=reader.say("cards-dropped", file=file))
    counts = {"new": sent.new, "again": sent.again, "left": sent.left, "incomplete": sent.incomplete}
    return Message(
        text=paragraphs(
            reader.say("cards-done", file=file),
            lines(
                *(reader.say(f"cards-done-{what}", count=count) for what, count in counts.items() if count)
            ),
            faults_text(sent.faults, reader),
        ),
        buttons=((*_undo(made, reader), _home(reader)),),
    )


def _undo(made: Made | None, reader: Reader) -> tuple[Button, ...]:
    if made is None or not made.anything:
        return ()
    return (TakeBackCards(made=made).button(reader.plain("nudge-button-undo")),)


def _home(reader: Reader) -> Button:
    return ListContacts().button(trimmed(reader.plain("menu-contacts"), LABEL))


def taken_back_message(taken: TakenBack, reader: Reader) -> Message:
    """What is gone again, what stays and why."""
    counts = {"gone": taken.gone, "known": taken.known, "changed": taken.changed}
    told = [reader.say(f"cards-back-{what}", count=count) for what, count in counts.items() if count]
    return Message(
        text=lines(*told) if told else reader.say("cards-back-nothing"), buttons=((_home(reader),),)
    )
