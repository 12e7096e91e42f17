"""setMessageReaction."""

from typing import Any, Final

from aiogram.methods import SetMessageReaction

from sandbox.albums import first_of
from sandbox.chats import Chat
from sandbox.reactions import EMOJI, can_be_reacted_to, fits, react
from sandbox.refusals import bad_request

from .call import Call, Methods


def set_message_reaction(call: Call, request: SetMessageReaction) -> bool:
    """One emoji at most; none takes the bot's reaction away."""
    asked = request.reaction or []
    if any(reaction.type not in ("emoji", "custom_emoji") for reaction in asked):
        raise bad_request("can't parse ReactionType: invalid reaction type specified")
    chat = call.chat(request.chat_id)
    message = chat.messages.get(request.message_id)
    if message is None:
        raise bad_request("message to react not found")
    message_id: int = first_of(chat, message)["message_id"]
    if len(asked) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not can_be_reacted_to(message):
        raise bad_request("REACTION_INVALID")
    call.entry.message_id = message_id
    react(call.world, chat, message_id, call.bot.id, _emoji(chat, message_id, asked[0]) if asked else None)
    return True


def _emoji(chat: Chat, message_id: int, reaction: Any) -> str:
    emoji: str = getattr(reaction, "emoji", "")
    if emoji not in EMOJI:
        raise bad_request("REACTION_INVALID")
    if not fits(chat, message_id, emoji):
        raise bad_request("REACTIONS_TOO_MANY")
    return emoji


METHODS: Final[Methods] = {
    SetMessageReaction: set_message_reaction,
}
