"""/mycard: one's own card to hand out, as text, as a file and as a picture to be scanned; what stands on it is one's own
choice, changed in place.
"""

import asyncio
from typing import Final

from markupsafe import Markup
from telegram import Update

from handlers.actions import Action
from handlers.context import Context
from handlers.pages import trimmed
from handlers.scene import scene_of, words_of
from mission.own_card import (
    CARD_FIELDS,
    CardField,
    card_picture,
    known_fields,
    latin_name,
    own_vcard,
    shared_fields,
    show_field,
    tell,
)
from mission.vcard_writing import card_file_name
from storage.message import Attachment, Button, Message
from storage.people import Member
from words import Reader, lines, paragraphs

NAME, VALUE = 80, 120


class ShowCardField(Action):
    """Put a field on the card, or leave it out."""

    do = "mycard-field"
    field: CardField
    shown: bool


class SendCard(Action):
    """The file and the picture, as the card is now."""

    do = "mycard-send"


# --- the handlers -----------------------------------------------------------------------------------------------


async def mycard(update: Update, context: Context) -> None:
    """/mycard gives the card; with an e-mail, a phone or a website it takes that onto the card first."""
    typed = "".join(words_of(update).split(maxsplit=1)[1:])
    if not typed:
        files = await asyncio.to_thread(file_messages, context.member, context.reader)
        async with context.transaction() as tx:
            for message in files:
                await tx.reply(message)
            await tx.reply(card_message(context.member, context.reader))
        return
    async with context.transaction() as tx:
        member = await tell(tx, context.member, context.mission, typed, context.reader.language)
        await tx.reply(card_message(member, context.reader, first=context.reader.say("mycard-told")))


async def show_card_field(update: Update, context: Context) -> None:
    del update
    tapped: ShowCardField = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        member = await show_field(tx, scene.member, tapped.field, shown=tapped.shown)
        await tx.answer(card_message(member, scene.reader, first=scene.reader.say("mycard-changed")))


async def send_card(update: Update, context: Context) -> None:
    """Made aside, from what was read before the transaction."""
    del update
    async with context.reading() as tx:
        scene = await scene_of(tx, context)
    files = await asyncio.to_thread(file_messages, scene.member, scene.reader)
    async with context.transaction() as tx:
        for message in files:
            await tx.reply(message, mission_id=scene.mission.id)


TAPS = ((ShowCardField, show_card_field), (SendCard, send_card))


# --- what is said -----------------------------------------------------------------------------------------------


LABELS: Final = {"organisation": "organisation", "role": "position", "email": "email", "phone": "phone"}
"""Lines that a contact's card has as well, by their words there."""


def card_message(member: Member, reader: Reader, *, first: Markup | None = None) -> Message:
    """What stands on the card, what is left out and what is not known. `first`: what has just changed."""
    known, shared = known_fields(member), shared_fields(member)
    left_out = [reader.plain("mycard-field", field=field) for field in known if field not in shared]
    unknown = [reader.plain("mycard-field", field=field) for field in CARD_FIELDS if field not in known]
    return Message(
        text=paragraphs(
            first or "",
            lines(
                reader.say("mycard-title", name=shown_name(member)),
                *(_line(field, value, reader) for field, value in shared.items()),
            ),
            lines(
                reader.say("mycard-left-out", fields=reader.listed(left_out)) if left_out else "",
                reader.say("mycard-unknown", fields=reader.listed(unknown)) if unknown else "",
                reader.say("mycard-hint"),
            ),
        ),
        buttons=(
            *((_toggle(field, field not in shared, reader),) for field in known),
            (SendCard().button(reader.plain("mycard-button-send")),),
        ),
    )


def shown_name(member: Member) -> str:
    """«Олена Коваленко (Olena Kovalenko)»; a Latin name alone."""
    latin = latin_name(member)
    name = trimmed(member.person.name, NAME)
    return f"{name} ({trimmed(latin, NAME)})" if latin else name


def _line(field: CardField, value: str, reader: Reader) -> Markup:
    key = f"contact-line-{LABELS[field]}" if field in LABELS else "mycard-line-website"
    return reader.say(key, value=trimmed(value, VALUE))


def _toggle(field: CardField, shown: bool, reader: Reader) -> Button:
    """`shown`: what a tap makes of it."""
    words = reader.plain("mycard-field", field=field)
    label = reader.plain("mycard-button-add" if shown else "mycard-button-leave", field=words)
    return ShowCardField(field=field, shown=shown).button(label)


def file_messages(member: Member, reader: Reader) -> tuple[Message, ...]:
    """The picture, if the card is not too long for one, and the file."""
    vcard = own_vcard(member)
    picture, name = card_picture(vcard), card_file_name(member.person.name)
    made = Attachment(name=name, content=vcard.encode())
    if picture is None:
        return (Message(text=reader.say("mycard-file-alone"), attachment=made),)
    shown = Attachment(name=name.replace(".vcf", ".png"), content=picture, kind="photo")
    said = reader.say("mycard-picture", name=shown_name(member))
    return (
        Message(text=said, attachment=shown),
        Message(text=reader.say("mycard-file"), attachment=made),
    )
