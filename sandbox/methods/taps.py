"""Answers to taps on inline buttons."""

from typing import Final

from aiogram.methods import AnswerCallbackQuery

from sandbox.chats import Toast
from sandbox.limits import check_toast
from sandbox.refusals import bad_request

from .call import Call, Methods

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(call: Call, request: AnswerCallbackQuery) -> bool:
    """Once for each tap, within 150 real seconds."""
    check_toast(request.text)
    tap = call.bot.open_tap(request.callback_query_id)
    if tap is None:
        raise bad_request(TOO_OLD)
    tap.answered = True
    call.entry.chat_id = tap.chat.id
    toast = Toast(request.callback_query_id, request.text or "", bool(request.show_alert), request.url or "")
    tap.chat.toasts[tap.person_id] = toast
    call.world.touch(tap.chat)
    return True


METHODS: Final[Methods] = {
    AnswerCallbackQuery: answer_callback_query,
}
