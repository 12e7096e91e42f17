"""/contacts leafs through one's own and everybody's, and opens their cards."""

from telegram import Update

from handlers.contact_actions import ListContacts, MoreOfContact, OpenContact
from handlers.contact_cards import card_message, list_message, more_message
from handlers.contact_erasing import with_erasing
from handlers.contacts import after_command
from handlers.context import Context, Deed
from handlers.exporting import with_own_file
from handlers.scene import Scene, scene_of, stop_listening
from mission.contact_cards import card_of, everyones_list, own_list, searched
from storage.message import Message


async def contacts(update: Update, context: Context) -> None:
    """/contacts: one's own, newest first; with words, those of the delegation that match."""
    words = after_command(update)
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.reply(await _list(tx, scene, ListContacts(words=words, everyone=bool(words))))


async def turn(update: Update, context: Context) -> None:
    """Another page, or the other list."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.answer(await _list(tx, scene, context.action))


async def _list(tx: Deed, scene: Scene, shown: ListContacts) -> Message:
    listed = (
        await everyones_list(tx, scene.mission.id) if shown.everyone else await own_list(tx, scene.member)
    )
    message = list_message(searched(listed, shown.words), shown, scene.reader)
    return with_own_file(message, scene.reader) if listed and not shown.everyone else message


async def open_card(update: Update, context: Context) -> None:
    """A card out of a list, or back from a question."""
    del update
    tapped: OpenContact = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await card_of(tx, scene.member, scene.mission, tapped.contact)
        await stop_listening(tx, context, "contact")
        shown = card_message(card, "open", scene.reader, back=tapped.back)
        await tx.answer(with_erasing(shown, tapped.contact, scene))


async def more(update: Update, context: Context) -> None:
    """The card's rarer buttons."""
    del update
    tapped: MoreOfContact = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await card_of(tx, scene.member, scene.mission, tapped.contact)
        await tx.answer(with_erasing(more_message(card, tapped.back, scene.reader), tapped.contact, scene))


TAPS = (
    (ListContacts, turn),
    (OpenContact, open_card),
    (MoreOfContact, more),
)
