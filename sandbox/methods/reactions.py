"""Reactions of the bot, and those of others that an administrator takes away."""

from typing import Any, Final

from aiogram.methods import DeleteAllMessageReactions, DeleteMessageReaction, SetMessageReaction

from sandbox.albums import first_of
from sandbox.chats import Chat
from sandbox.reactions import EMOJI, can_be_reacted_to, fits, may_react, react
from sandbox.refusals import bad_request, forbidden

from .call import Call, Methods
from .rights import group, need, somebody


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
    if not may_react(call.world, chat, call.bot.id):
        raise forbidden("CHAT_WRITE_FORBIDDEN")
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


def delete_message_reaction(call: Call, request: DeleteMessageReaction) -> bool:
    chat = _led(call, request)
    message = chat.messages.get(request.message_id)
    if message is None:
        raise bad_request("message not found")
    _forget(call, chat, first_of(chat, message)["message_id"], request.user_id)
    return True


def delete_all_message_reactions(call: Call, request: DeleteAllMessageReactions) -> bool:
    chat = _led(call, request)
    for message_id in list(chat.reactions):
        _forget(call, chat, message_id, request.user_id)
    return True


def _led(call: Call, request: DeleteMessageReaction | DeleteAllMessageReactions) -> Chat:
    """A group where the bot may delete; chats as actors do not react in the sandbox."""
    chat = group(call, request.chat_id, "method is available only in groups and supergroups")
    need(chat, "can_delete_messages", "not enough rights to delete reactions in the chat")
    if request.actor_chat_id is not None:
        raise bad_request("chat not found")
    if request.user_id is None:
        raise bad_request("invalid user_id specified")
    somebody(call, chat, request.user_id)
    return chat


def _forget(call: Call, chat: Chat, message_id: int, user_id: int | None) -> None:
    """Without an update: it tells only what people change themselves."""
    if user_id is not None and user_id in chat.reactions.get(message_id, {}):
        react(call.world, chat, message_id, user_id, None)


METHODS: Final[Methods] = {
    SetMessageReaction: set_message_reaction,
    DeleteMessageReaction: delete_message_reaction,
    DeleteAllMessageReactions: delete_all_message_reactions,
}
