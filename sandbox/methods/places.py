"""Places, contacts, and the sign that something is coming."""

from typing import Any, Final

from aiogram.methods import SendChatAction, SendContact, SendVenue

from sandbox.chats import Payload
from sandbox.refusals import bad_request
from sandbox.topics import placed

from .call import Call, Methods

ACTIONS: Final = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
IDENTIFIERS: Final = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
POLE: Final = 90
DATE_LINE: Final = 180
LEAST_EXACT: Final = 1500
MOST_VCARD: Final = 2048


def send_venue(call: Call, request: SendVenue) -> Payload:
    place = venue(request)
    return call.send(request, {"venue": place, "location": place["location"]})


def venue(request: Any) -> dict[str, Any]:
    """The Venue that a method or a part of a poll describes."""
    place = point(request.latitude, request.longitude)
    if not request.title.strip():
        raise bad_request("title must be non-empty")
    known = {name: getattr(request, name) for name in IDENTIFIERS if getattr(request, name)}
    return {"location": place, "title": request.title, "address": request.address} | known


def send_contact(call: Call, request: SendContact) -> Payload:
    if len((request.vcard or "").encode()) > MOST_VCARD:
        raise bad_request("vCard is too long")
    names = {"last_name": request.last_name, "vcard": request.vcard}
    contact: dict[str, Any] = {"phone_number": request.phone_number, "first_name": request.first_name}
    return call.send(request, {"contact": contact | {key: value for key, value in names.items() if value}})


def send_chat_action(call: Call, request: SendChatAction) -> bool:
    if str(request.action) not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = call.chat(request.chat_id)
    placed(chat, call.bot.id, request.message_thread_id)
    chat.type_for_a_while()
    call.world.touch(chat)
    return True


def point(latitude: float, longitude: float) -> dict[str, float]:
    if abs(latitude) > POLE or abs(longitude) > DATE_LINE:
        raise bad_request("invalid location specified")
    return {"latitude": latitude, "longitude": longitude}


def exact_point(request: Any) -> dict[str, float]:
    """A point with the radius, in metres, within which it is true."""
    place, accuracy = point(request.latitude, request.longitude), request.horizontal_accuracy
    if not accuracy:
        return place
    if not 0 <= accuracy <= LEAST_EXACT:
        raise bad_request("wrong horizontal accuracy specified")
    return place | {"horizontal_accuracy": accuracy}


METHODS: Final[Methods] = {
    SendVenue: send_venue,
    SendContact: send_contact,
    SendChatAction: send_chat_action,
}
