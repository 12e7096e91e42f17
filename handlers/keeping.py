"""Words that no handler knows: kept at once, and by one tap a contact, a note or a question to the organisers."""

from telegram import Message as Received
from telegram import Update

from handlers.confidential import is_unnamed
from handlers.contact_photos import offer
from handlers.contacts import keep_line, shared
from handlers.context import Context, Deed
from handlers.forwards import forwarded
from handlers.gate import DELEGATES
from handlers.note_cards import note_message
from handlers.pages import trimmed
from handlers.scene import Scene, flow_of, scene_of
from handlers.unclear import QUOTE, KeepAs, KeepNot, Use, unclear_message
from mission.contact_line import ContactLine
from mission.contacts import last_met, read_line
from mission.errors import UserError
from mission.forwarding import Sender, forwarded_line
from mission.lines.pieces import clean
from mission.notes import keep_note, own_note, themes_for
from mission.questions import ask_organisers
from storage.message import Message
from storage.transaction import Transaction
from words import Reader, paragraphs

COMMAND_LENGTH = 40


async def unknown(update: Update, context: Context) -> None:
    """Text stands with the question until it is answered, and is not lost when it never is."""
    received = update.effective_message
    if received and received.contact:
        await shared(update, context)
        return
    if await forwarded(update, context) or await offer(update, context):
        return
    text = _text_of(received)
    async with context.transaction() as tx:
        if await _keeps_one_more(tx, context, text):
            return
        if text:
            delegate = context.caller.role in DELEGATES
            await tx.reply(unclear_message(text, context.reader, contact=delegate), subject={"text": text})
        else:
            await tx.reply(Message(text=context.reader.say("keeping-only-text")))


async def _keeps_one_more(tx: Deed, context: Context, text: str) -> bool:
    """A whole contact in a line, typed in the same breath as the one before it, is the next contact."""
    if not text or context.caller.role not in DELEGATES:
        return False
    scene = await scene_of(tx, context)
    line = read_line(text, scene.mission, scene.today, scene.reader.language)
    if not line.is_whole or not await last_met(tx, scene.member):
        return False
    await keep_line(tx, context, scene, line)
    return True


def _text_of(received: Received | None) -> str:
    return clean((received.text or received.caption or "") if received else "")


async def keep_as(update: Update, context: Context) -> None:
    """A contact, a note or a question, by one tap."""
    del update
    use: Use = context.action.use
    text = (context.shown.subject if context.shown else {}).get("text", "")
    if not text or (use == "contact" and context.caller.role not in DELEGATES):
        raise UserError("stale-button")
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        if use == "contact":
            await keep_line(tx, context, scene, _line_of(context, scene, text))
        elif use == "question":
            await ask_organisers(tx, scene.mission, scene.member.person, text)
            await tx.answer(kept_words_message(text, use, scene.reader))
        else:
            await tx.answer(await _kept_note(tx, context, scene, text))


async def _kept_note(tx: Transaction, context: Context, scene: Scene, text: str) -> Message:
    """The note's card; a host, who has no list of notes, hears that it is kept."""
    note = await keep_note(tx, scene.member, scene.mission, text)
    if context.caller.role not in DELEGATES:
        return kept_words_message(text, "note", scene.reader)
    card = await own_note(tx, scene.member, note.id)
    return note_message(card, "kept", scene.reader, quick=await themes_for(tx, scene.member))


def _line_of(context: Context, scene: Scene, text: str) -> ContactLine:
    """The words as a contact; of who wrote them, where they were forwarded."""
    sender = (context.shown.subject if context.shown else {}).get("sender")
    said = (scene.mission, scene.today, scene.reader.language)
    return forwarded_line(text, Sender.model_validate(sender), *said) if sender else read_line(text, *said)


async def keep_not(update: Update, context: Context) -> None:
    """Nothing to keep."""
    del update
    async with context.transaction() as tx:
        await tx.answer(Message(text=context.reader.say("keeping-dropped")))


async def unknown_command(update: Update, context: Context) -> None:
    """One sentence, and where the commands are listed; the words that came with it are kept like any others."""
    command, *rest = _text_of(update.effective_message).split(maxsplit=1)
    said = context.reader.say("keeping-command", command=trimmed(command, COMMAND_LENGTH))
    async with context.transaction() as tx:
        if rest and not is_unnamed(await flow_of(tx, context)):
            delegate = context.caller.role in DELEGATES
            asked = unclear_message(rest[0], context.reader, contact=delegate, first=said)
            await tx.reply(asked, subject={"text": rest[0]})
        else:
            await tx.reply(Message(text=said))


def kept_words_message(text: str, use: Use, reader: Reader) -> Message:
    """Where the words are now, and who sees them."""
    return Message(
        text=paragraphs(
            reader.say(f"keeping-kept-{use}"), reader.say("keeping-quote", text=trimmed(text, QUOTE))
        )
    )


TAPS = ((KeepAs, keep_as), (KeepNot, keep_not))
