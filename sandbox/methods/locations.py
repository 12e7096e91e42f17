"""sendLocation, and the locations that move."""

from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from aiogram.methods import EditMessageLiveLocation, SendLocation, StopMessageLiveLocation

from sandbox.chats import Chat, Payload
from sandbox.posting import replace
from sandbox.refusals import bad_request
from sandbox.world import World

from .call import Call, Methods, check_markup, inline_keyboard
from .editing import edited, own_message
from .places import exact_point

FOREVER: Final = 0x7FFFFFFF
PERIODS: Final = range(60, 86_401)
DAY: Final = 86_400
FURTHEST: Final = 90 * DAY
HEADINGS: Final = range(1, 361)
RADII: Final = range(1, 100_001)
ONLY_LIVE: Final = frozenset({"live_period", "heading", "proximity_alert_radius"})


def send_location(call: Call, request: SendLocation) -> Payload:
    place: dict[str, Any] = exact_point(request)
    if request.live_period:
        if request.live_period != FOREVER and request.live_period not in PERIODS:
            raise bad_request("wrong live location period specified")
        place |= {"live_period": request.live_period} | _moving(request)
    elif request.heading or request.proximity_alert_radius:
        call.entry.warnings.append("Telegram takes no account of how a location moves that is not live")
    payload = call.send(request, {"location": place})
    end_in_time(call.world, call.chat(request.chat_id), payload)
    return payload


def _moving(request: SendLocation | EditMessageLiveLocation) -> dict[str, int]:
    """What only live locations have."""
    moving: dict[str, int] = {}
    if request.heading:
        if request.heading not in HEADINGS:
            raise bad_request("wrong live location heading specified")
        moving["heading"] = request.heading
    if request.proximity_alert_radius:
        if request.proximity_alert_radius not in RADII:
            raise bad_request("wrong live location proximity alert radius specified")
        moving["proximity_alert_radius"] = request.proximity_alert_radius
    return moving


def edit_message_live_location(call: Call, request: EditMessageLiveLocation) -> Payload:
    place = exact_point(request) | _moving(request)
    chat, message = _live_message(call, request)
    period = request.live_period or message["location"]["live_period"]
    if period != message["location"]["live_period"]:
        _check_longer(call.world, message, period)
    shown = {"location": place | {"live_period": period}} | inline_keyboard(request.reply_markup)
    payload = edited(call, chat, message, shown, ("location",))
    end_in_time(call.world, chat, payload)
    return payload


def _check_longer(world: World, message: Payload, period: int) -> None:
    """At most a day longer than before, and over within 90 days."""
    before = message["location"]["live_period"]
    is_over_late = message["date"] + period > world.unix() + FURTHEST
    if period != FOREVER and (period < 0 or period > before + DAY or is_over_late):
        raise bad_request("wrong live location period specified")


def stop_message_live_location(call: Call, request: StopMessageLiveLocation) -> Payload:
    chat, message = _live_message(call, request)
    shown = {"location": _still(message["location"])} | inline_keyboard(request.reply_markup)
    return edited(call, chat, message, shown, ("location",))


def _live_message(
    call: Call, request: EditMessageLiveLocation | StopMessageLiveLocation
) -> tuple[Chat, Payload]:
    """The bot's own live location that still runs."""
    call.world.alarms.ring()
    check_markup(request.reply_markup)
    chat, message = own_message(call, request.chat_id, request.message_id)
    if "location" not in message or "venue" in message:
        raise bad_request("there is no live location in the message to edit")
    if "live_period" not in message["location"]:
        raise bad_request("message can't be edited")
    return chat, message


def _still(place: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in place.items() if key not in ONLY_LIVE}


def end_in_time(world: World, chat: Chat, message: Payload) -> None:
    """A live location stands still when its period is over by the world's clock."""
    period = message["location"].get("live_period", FOREVER)
    if period != FOREVER:
        at = datetime.fromtimestamp(message["date"] + period, UTC)
        world.alarms.set(at, partial(_end, world, chat, message["message_id"]))


def _end(world: World, chat: Chat, message_id: int) -> None:
    """Unless it is gone, stopped already, or runs longer by now."""
    message = chat.messages.get(message_id, {})
    period = message.get("location", {}).get("live_period", FOREVER)
    if period != FOREVER and message["date"] + period <= world.unix():
        replace(world, chat, message | {"location": _still(message["location"])})


METHODS: Final[Methods] = {
    SendLocation: send_location,
    EditMessageLiveLocation: edit_message_live_location,
    StopMessageLiveLocation: stop_message_live_location,
}
