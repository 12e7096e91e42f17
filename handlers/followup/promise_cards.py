"""What the waves show of promises that are still open: numbered, each answered by one tap."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from handlers.actions import Action
from handlers.followup.contact_cards import NAME_LENGTH, TEXT_LENGTH, promised
from handlers.pages import page, trimmed
from handlers.scene import Scene
from mission.followup import Settling
from mission.promises import Owed
from storage.message import Button, Message
from storage.promises import Promise
from words import Reader, paragraphs

OWED_PAGE: Final = 5


class Settle(Action):
    do = "wave-settle"
    wave: str
    promise: int
    how: Settling


class TurnOwed(Action):
    """A page of the list (from 0); it is also the way to the list, from the end of a later wave."""

    do = "wave-owed"
    wave: str
    page: int


def owed_message(
    owed: Sequence[Owed], wave: str, number: int, scene: Scene, *, first: Markup | None = None
) -> Message:
    """The promises still open, numbered; each has its three buttons. The list shrinks as they are answered."""
    reader = scene.reader
    if not owed:
        return Message(text=paragraphs(first or "", reader.say("followup-owed-none")))
    shown = page(owed, number, OWED_PAGE)
    before = (shown.number - 1) * OWED_PAGE
    heading = reader.say(
        "followup-owed", mission=trimmed(scene.mission.name, NAME_LENGTH), promises=len(owed)
    )
    turns = shown.buttons(reader, lambda to: TurnOwed(wave=wave, page=to))
    numbered = list(enumerate(shown.items, before + 1))
    return Message(
        text=paragraphs(first or "", heading, *(_owed_words(at, one, reader) for at, one in numbered)),
        buttons=(
            *(_owed_buttons(at, one, wave, reader) for at, one in numbered),
            *((turns,) if turns else ()),
        ),
    )


def _owed_words(number: int, owed: Owed, reader: Reader) -> Markup:
    what = promised("followup-step", owed.promise, reader)
    name = trimmed(owed.contact.name, NAME_LENGTH)
    organisation = trimmed(owed.contact.organisation, NAME_LENGTH)
    whom = f"{name}, {organisation}" if organisation else name
    return reader.say("followup-owed-item", number=number, whom=whom, what=what)


def _owed_buttons(number: int, owed: Owed, wave: str, reader: Reader) -> tuple[Button, ...]:
    ways: tuple[Settling, ...] = ("done", "later", "dropped")
    return tuple(
        Settle(wave=wave, promise=owed.promise.id, how=how).button(
            reader.plain(f"followup-owed-{how}", number=number)
        )
        for how in ways
    )


def settled_words(promise: Promise, how: Settling, reader: Reader) -> Markup:
    """What a tap on a promise did."""
    step = trimmed(promise.text, TEXT_LENGTH)
    if how == "later" and promise.due_on:
        return reader.say("followup-settled-later", step=step, day=reader.day(promise.due_on))
    return reader.say(f"followup-settled-{how}", step=step)
