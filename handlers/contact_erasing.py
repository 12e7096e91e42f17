"""An organiser erases a contact who asks not to be kept; asked once more, as it cannot be undone."""

from telegram import Update

from handlers.actions import Action
from handlers.contact_actions import OpenContact
from handlers.context import Context, Deed
from handlers.pages import trimmed
from handlers.scene import Scene, scene_of
from mission.errors import UserError
from mission.privacy import erase_contact
from storage.contacts import Contact
from storage.message import Message
from words import Reader, paragraphs

NAME_LIMIT = 60
LABEL_LIMIT = 30


class AskEraseContact(Action):
    do = "contact-ask-erase"
    contact: int


class EraseContact(Action):
    do = "contact-erase"
    contact: int


async def ask(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        contact = await _named(tx, context, scene)
        await tx.answer(question_message(contact, scene.reader))


async def erase(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        contact = await _named(tx, context, scene)
        await tx.answer(Message(text=scene.reader.say("privacy-contact-erased")))
        await erase_contact(tx, scene.mission, scene.member.person.id, contact)


async def _named(tx: Deed, context: Context, scene: Scene) -> Contact:
    """The contact, when it is one of the mission's and an organiser of that mission asks."""
    contact = await tx.contacts.get(context.action.contact)
    if contact is None or contact.mission_id != scene.mission.id or not may_erase(scene):
        raise UserError("stale-button")
    return contact


def may_erase(scene: Scene) -> bool:
    return scene.member.membership.role == "organiser"


TAPS = ((AskEraseContact, ask), (EraseContact, erase))


def with_erasing(message: Message, contact_id: int, scene: Scene) -> Message:
    """A contact's card as an organiser sees it: with the way to erase it at the person's request."""
    if not may_erase(scene):
        return message
    button = AskEraseContact(contact=contact_id).button(scene.reader.plain("privacy-contact-button"))
    return message.model_copy(update={"buttons": (*message.buttons, (button,))})


def question_message(contact: Contact, reader: Reader) -> Message:
    name = trimmed(contact.name or contact.organisation, NAME_LIMIT)
    label = reader.plain("privacy-contact-yes", name=trimmed(name, LABEL_LIMIT))
    return Message(
        text=paragraphs(
            reader.say("privacy-contact-question", name=name), reader.say("privacy-contact-going")
        ),
        buttons=(
            (EraseContact(contact=contact.id).button(label),),
            (OpenContact(contact=contact.id).button(reader.plain("privacy-button-keep")),),
        ),
    )
