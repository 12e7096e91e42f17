"""A forwarded message: with a way to reach somebody it is a contact, any other is kept and asked about."""

from typing import Final

from telegram import (
    Message as Received,
)
from telegram import (
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
)

from handlers.contacts import keep_line
from handlers.context import Context
from handlers.gate import DELEGATES
from handlers.pages import trimmed
from handlers.scene import scene_of
from handlers.unclear import unclear_message
from mission.forwarding import Sender, forwarded_line, outside
from mission.lines.pieces import clean

TAKEN_AS_THEY_ARE: Final = frozenset({"broadcast", "import", "note"})
"""Conversations whose answer may be a forwarded message, a photo or a file."""
NAME: Final = 80


def sender_of(received: Received) -> Sender | None:
    """Who wrote it first; None where nothing was forwarded (Bot API › Message › forward_origin)."""
    origin = received.forward_origin
    if isinstance(origin, MessageOriginUser):
        user = origin.sender_user
        link = f"https://t.me/{user.username}" if user.username else ""
        return Sender(name="" if user.is_bot else _line(user.full_name), link=link, telegram_id=user.id)
    if isinstance(origin, MessageOriginHiddenUser):
        return Sender(name=_line(origin.sender_user_name))
    if isinstance(origin, MessageOriginChat | MessageOriginChannel):
        chat = origin.sender_chat if isinstance(origin, MessageOriginChat) else origin.chat
        title = ", ".join(filter(None, (_line(chat.title or ""), chat.link or "")))
        return Sender(name=_line(origin.author_signature or ""), title=title)
    return None


def _line(name: str) -> str:
    return " ".join(clean(name).split())


async def forwarded(update: Update, context: Context, amid: str = "") -> bool:
    """Keep it, or ask what it is. False: it is no forwarded text, or the conversation under way takes it as it is."""
    received = update.effective_message
    text = clean(received.text or "") if received else ""
    sender = sender_of(received) if received else None
    if not text or sender is None or amid in TAKEN_AS_THEY_ARE or context.caller.role not in DELEGATES:
        return False
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        writer = await outside(tx, scene.member, sender)
        line = forwarded_line(text, writer, scene.mission, scene.today, scene.reader.language)
        if line.emails or line.phones:
            await keep_line(tx, context, scene, line)
        else:
            by = trimmed(sender.name or sender.title, NAME)
            first = scene.reader.say("steps-forwarded", name=by) if by else None
            asked = unclear_message(text, scene.reader, contact=True, first=first)
            subject = {"text": text, "sender": writer.model_dump()}
            await tx.reply(asked, subject=subject, mission_id=scene.mission.id)
    return True
