"""From the table of routes to PTB's handlers: the gate first, then one handler."""

from datetime import timedelta
from typing import Any, Final

from pydantic import ValidationError
from telegram import Chat, ChatMember, Update
from telegram.ext import (
    ApplicationHandlerStop,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers import (
    contact_files,
    contact_photos,
    contact_pictures,
    contacts,
    forwards,
    importing,
    joining,
    keeping,
    notes,
    privacy,
    surveys,
)
from handlers.actions import tapped
from handlers.confidential import is_unnamed
from handlers.context import Caller, Context
from handlers.gate import DELEGATES, MEMBERS, ORGANISERS, identify
from handlers.note_parts import COMMAND, parts_of
from handlers.pushes import KINDS
from handlers.routes import COMMANDS, FLOWS, TAPS, Handler
from handlers.scene import words_of
from mission.errors import UserError
from mission.joining import enrol_owner
from storage.flows import Flow
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import language_for

NEW = filters.UpdateType.MESSAGE
BEFORE_CONSENT: Final = frozenset({joining.Agree, *(action for action, _ in privacy.TAPS)})
"""What may be tapped by who has not agreed: agreeing, and everything about what is kept of them."""
TAKES_FILES: Final = frozenset({"broadcast", "import"})
"""Conversations whose answer may be a file: a picture is no contact there, nor is a card that is to be announced."""
ACTIONS = {tap.action.do: tap for tap in TAPS}
FRESH: Final = timedelta(hours=3)
"""So long after a question, words that are no answer to it are told so; later they may be about something else."""


async def enter(update: Update, context: Context) -> None:
    """The gate: who is it? Groups, channels and strangers go no further (a stranger may hold a code)."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or chat.type != Chat.PRIVATE:
        raise ApplicationHandlerStop
    context.caller = await _caller(context, user.id, chat.id, user.language_code)
    if context.caller.owner and context.caller.member is None:
        async with context.house.database.transaction(context.house.now()) as tx:
            await enrol_owner(
                tx,
                user.id,
                name=user.full_name,
                language=language_for(user.language_code),
                mission=context.caller.mission,
            )
        context.caller = await _caller(context, user.id, chat.id, user.language_code)
    context.handling.caller = context.caller
    if update.my_chat_member:
        await _note_blocking(update, context)
    await _stop_at_the_door(update, context)


async def _caller(
    context: Context, telegram_id: int, chat_id: int, language_code: str | None, about: int | None = None
) -> Caller:
    async with context.reading() as tx:
        return await identify(
            tx,
            telegram_id=telegram_id,
            chat_id=chat_id,
            language_code=language_code,
            owners=context.house.owners,
            about=about,
        )


async def _turn_to(context: Context, mission_id: int | None) -> bool:
    """The mission that a message or a conversation is about: a role holds in it alone. False: no member of it."""
    here = context.caller
    if mission_id is None or (here.mission and here.mission.id == mission_id):
        return True
    there = await _caller(context, here.telegram_id, here.chat_id, here.reader.language, mission_id)
    if there.member is None or there.mission is None or there.mission.id != mission_id:
        return False
    context.caller = context.handling.caller = there
    return True


async def _note_blocking(update: Update, context: Context) -> None:
    """A member blocked the bot, or came back (Bot API › my_chat_member)."""
    assert update.my_chat_member is not None  # noqa: S101 - the caller has looked
    blocked = update.my_chat_member.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}
    if context.caller.person:
        async with context.transaction() as tx:
            await (tx.people.mark_unreachable if blocked else tx.people.mark_reachable)(context.person.id)
    raise ApplicationHandlerStop


async def _stop_at_the_door(update: Update, context: Context) -> None:
    """Strangers hear one sentence; a member who has not agreed yet is asked for that first."""
    starting = _is_start(update, context.house.username)
    agreeing = update.callback_query is not None
    if starting:
        return
    if context.caller.role == "stranger":
        await joining.turn_away(context)
        raise ApplicationHandlerStop
    if context.caller.mission is None and not _brings_a_mission(update):
        await joining.say_no_mission(context)
        raise ApplicationHandlerStop
    if not context.caller.agreed and not agreeing and not _asks_about_privacy(update):
        await joining.ask_consent(context)
        raise ApplicationHandlerStop


def _is_start(update: Update, username: str) -> bool:
    """/start itself, not a longer word; and where a bot is named, this one."""
    typed = (update.message.text or "").split(maxsplit=1)[:1] if update.message else []
    command, _, addressed = "".join(typed).lower().partition("@")
    return command == "/start" and addressed in {"", username.lower()}


def _asks_about_privacy(update: Update) -> bool:
    """What is kept, a copy of it, and erasing it: also for who has not agreed, or never will."""
    words = (update.message.text or "").split(maxsplit=1) if update.message else []
    return bool(words) and words[0].lower().partition("@")[0] == "/privacy"


def _brings_a_mission(update: Update) -> bool:
    """An owner begins the first mission from the chat: /programme, its buttons, and a file."""
    message = update.message
    asking = bool(message and (message.text or "").lower().startswith("/programme"))
    return asking or bool(message and message.document) or update.callback_query is not None


def guarded(handler: Handler, may: frozenset[str]) -> Handler:
    """The handler for those who may; a refusal for the others."""

    async def run(update: Update, context: Context) -> None:
        if context.caller.role not in may:
            raise UserError("not-allowed")
        await handler(update, context)

    return run


async def tap(update: Update, context: Context) -> None:
    """A tap: find the message that showed the button, check that it is theirs and current, then do the action."""
    query = update.callback_query
    assert query is not None  # noqa: S101 - PTB routes only taps here
    data = query.data or ""
    async with context.reading() as tx:
        row = await tx.outbox.by_token(data.partition(".")[0])
    theirs = row is not None and row.chat_id == context.caller.chat_id
    packed = tapped(row, data) if row and theirs else None
    route = ACTIONS.get(packed["do"]) if packed else None
    if row is None or packed is None or route is None or not await _turn_to(context, row.mission_id):
        await _stale(context, row.id if row and theirs else None)
        return
    if not context.caller.agreed and route.action not in BEFORE_CONSENT:
        await joining.ask_consent(context)
        return
    try:
        context.action = route.action.unpacked(packed)
    except ValidationError:
        await _stale(context, row.id)
        return
    context.shown = row
    try:
        await guarded(route.handler, route.may)(update, context)
    except UserError as refused:
        if refused.key != "stale-button" or row.kind not in KINDS or KINDS[row.kind].render is None:
            raise
        await _stale(context, row.id)


async def _stale(context: Context, row_id: int | None) -> None:
    """A button that is out of date says so, and the message shows again what is current."""
    context.toast(context.reader.plain("stale-button"))
    async with context.transaction() as tx:
        row = await tx.outbox.get(row_id) if row_id else None
        if row and row.message:
            await tx.outbox.revise(row.id, await _as_it_is_now(tx, row, context))


async def _as_it_is_now(tx: Transaction, row: Outgoing, context: Context) -> Message | None:
    """A push rendered anew; one that has nothing to say any more keeps its words and loses its buttons."""
    render = KINDS[row.kind].render if row.kind in KINDS else None
    if render is None or row.message is None:
        return row.ready
    return await render(tx, row, context.reader) or row.message.model_copy(update={"buttons": ()})


async def typed(update: Update, context: Context) -> None:
    """Plain words (or a photo, a place…): the flow under way takes them, or they are kept by one tap.

    So are those that a flow of somebody's earlier role or mission waits for, and those that come long after a
    question and are no answer to it; but never what was meant to be said without a name.
    """
    async with context.reading() as tx:
        flow = await tx.flows.of(context.caller.chat_id, context.caller.telegram_id)
    here = context.caller
    if not is_unnamed(flow) and await _brings_its_own(update, context, flow.name if flow else ""):
        return
    if flow is None or not await _still_waits(context, flow):
        context.caller = context.handling.caller = here
        await (surveys.turn_away if is_unnamed(flow) else keeping.unknown)(update, context)
        return
    handler, _ = FLOWS[flow.name]
    try:
        await handler(update, context)
    except UserError:
        if is_unnamed(flow) or context.house.now() - flow.touched_at <= FRESH:
            raise
        await keeping.unknown(update, context)


async def _brings_its_own(update: Update, context: Context, amid: str) -> bool:
    """A forwarded message, a photo, a voice note: they answer no question, unless it takes them as they are."""
    return await forwards.forwarded(update, context, amid) or await contact_photos.offer(
        update, context, amid
    )


async def unknown_command(update: Update, context: Context) -> None:
    """A command that is in no table. What only begins like one ("/dev/null") is words."""
    words = words_of(update).split(maxsplit=1)
    entities = update.message.entities if update.message else ()
    whole = words and entities and len(words[0]) == entities[0].length
    await guarded(keeping.unknown_command if whole else typed, MEMBERS)(update, context)


async def _still_waits(context: Context, flow: Flow) -> bool:
    """Whether a flow may still have the words of who began it: by their role and consent in its mission."""
    _, may = FLOWS.get(flow.name, (keeping.unknown, frozenset[str]()))
    there = await _turn_to(context, flow.draft.get("mission"))
    return there and context.caller.agreed and context.caller.role in may


async def document(update: Update, context: Context) -> None:
    """A file: contacts' cards are kept, an organiser's is brought in where it is meant so; any other goes where words go."""
    message = update.message
    assert message is not None  # noqa: S101 - PTB routes only documents here
    assert message.document is not None  # noqa: S101 - the same
    async with context.reading() as tx:
        flow = await tx.flows.of(context.caller.chat_id, context.caller.telegram_id)
    amid = flow.name if flow else ""
    if context.caller.mission and contact_files.takes(message.document) and amid != "broadcast":
        await contact_files.document(update, context)
    elif contact_pictures.picture_of(message):
        await picture(update, context)
    elif context.caller.role in ORGANISERS and (
        context.caller.mission is None
        or importing.takes(message.document, amid, captioned=bool(message.caption))
    ):
        await importing.document(update, context)
    else:
        await typed(update, context)


async def picture(update: Update, context: Context) -> None:
    """A picture: a code on it is a contact; any other, and any amid what takes pictures, goes where words go."""
    async with context.reading() as tx:
        flow = await tx.flows.of(context.caller.chat_id, context.caller.telegram_id)
    asked = flow is not None and _waits_for_it(flow, update, context.house.now() - flow.touched_at)
    may = context.caller.mission is not None and context.caller.role in DELEGATES
    if asked or not may or not await contact_pictures.picture(update, context):
        await typed(update, context)


def _waits_for_it(flow: Flow, update: Update, silent: timedelta) -> bool:
    """Whether a conversation has asked for a file, or still gathers them; or for words without a name."""
    return (
        flow.name in TAKES_FILES
        or is_unnamed(flow)
        or (flow.name == "note" and notes.answers(flow, parts_of(update), silent))
    )


def ptb_handlers() -> dict[int, list[BaseHandler[Any, Any, Any]]]:
    """PTB's handlers by group: the gate in -1, everything else in 0, first match wins."""
    commands: list[BaseHandler[Any, Any, Any]] = [
        CommandHandler(c.name, guarded(c.handler, c.may), filters=NEW) for c in COMMANDS
    ]
    return {
        -1: [TypeHandler(Update, enter)],
        0: [
            *commands,
            CallbackQueryHandler(tap),
            MessageHandler(NEW & filters.COMMAND, unknown_command),
            MessageHandler(NEW & filters.CaptionRegex(COMMAND), guarded(notes.captioned, DELEGATES)),
            MessageHandler(NEW & filters.CONTACT, guarded(contacts.shared, MEMBERS)),
            MessageHandler(NEW & filters.Document.ALL & ~filters.ANIMATION, document),
            MessageHandler(NEW & filters.PHOTO, picture),
            MessageHandler(NEW, typed),
        ],
    }
