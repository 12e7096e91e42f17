"""sendMessageDraft: what a bot shows while it still writes."""

from typing import Final

from aiogram.methods import SendMessageDraft

from sandbox import limits
from sandbox.refusals import bad_request
from sandbox.topics import placed

from .call import Call, Methods


def send_message_draft(call: Call, request: SendMessageDraft) -> bool:
    """On the phone the bot is seen typing; the draft's words are not shown."""
    if not request.draft_id:
        raise bad_request("draft identifier must be non-zero")
    if request.text:
        made = call.formatted(request.text, request.parse_mode, request.entities)
        limits.check_text(made)
    chat = call.chat(request.chat_id)
    if not chat.is_private:
        raise bad_request("message drafts can be sent only to private chats")
    placed(chat, call.bot.id, request.message_thread_id)
    chat.type_for_a_while()
    call.world.touch(chat)
    return True


METHODS: Final[Methods] = {
    SendMessageDraft: send_message_draft,
}
