"""A contact as a file for the phone's address book."""

from telegram import Update

from handlers.contact_actions import SaveContact
from handlers.contact_cards import name_of
from handlers.context import Context
from handlers.scene import scene_of
from mission.contact_cards import Card, card_of
from mission.vcard_writing import card_file_name, vcard_of
from storage.message import Attachment, Message
from words import Reader


async def save(update: Update, context: Context) -> None:
    """The card stays where it is; the file comes below it."""
    del update
    tapped: SaveContact = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await card_of(tx, scene.member, scene.mission, tapped.contact)
        await tx.reply(saved_message(card, scene.reader), mission_id=scene.mission.id)


def saved_message(card: Card, reader: Reader) -> Message:
    """Anybody's private note is left out: the file is made to be passed on."""
    contact = card.contact
    file = Attachment(
        name=card_file_name(contact.name or contact.organisation), content=vcard_of(contact).encode()
    )
    return Message(text=reader.say("contact-saved", name=name_of(card, reader)), attachment=file)


TAPS = ((SaveContact, save),)
