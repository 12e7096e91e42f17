"""sendDice."""

from typing import Final

from aiogram.methods import SendDice

from sandbox.chats import Payload
from sandbox.dice import SIDES, thrown
from sandbox.refusals import bad_request

from .call import Call, Methods


def send_dice(call: Call, request: SendDice) -> Payload:
    emoji = request.emoji or "🎲"
    if emoji not in SIDES:
        raise bad_request("wrong dice emoji")
    return call.send(request, {"dice": thrown(emoji)})


METHODS: Final[Methods] = {
    SendDice: send_dice,
}
