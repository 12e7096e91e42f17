"""Messages that a bot forwards and copies, one or many."""

from itertools import pairwise
from typing import Any, Final

from aiogram.methods import CopyMessage, CopyMessages, ForwardMessage, ForwardMessages

from sandbox import albums, polls
from sandbox.chats import Chat, Payload
from sandbox.dice import thrown
from sandbox.media import CAPTIONED, KEYS, SPOILED
from sandbox.polls import Poll
from sandbox.refusals import bad_request
from sandbox.validation import given

from .attachments import seconds
from .call import Call, Methods
from .editing import CAPTION, TEXT

CONTENT: Final = (*TEXT, *CAPTION, *KEYS, "has_media_spoiler", "contact", "dice", "location", "poll", "venue")
MOST: Final = 100
LIVE: Final = ("live_period", "heading", "proximity_alert_radius")


def forward_message(call: Call, request: ForwardMessage) -> Payload:
    source = call.world.chat_for_bot(call.bot, request.from_chat_id)
    message = _standing(source, request.message_id, "message to forward not found")
    if message.get("has_protected_content"):
        raise bad_request("message has protected content and can't be forwarded")
    if not _content(message):
        raise bad_request("the message can't be forwarded")
    return _sent(call, request, source, [message], forwarded=True)[0]


def forward_messages(call: Call, request: ForwardMessages) -> list[dict[str, int]]:
    """Those that cannot be found or forwarded are skipped (Bot API › forwardMessages)."""
    source, found = _found(call, request)
    messages = [message for message in found if not message.get("has_protected_content")]
    return _numbers(_sent(call, request, source, messages, forwarded=True))


def copy_message(call: Call, request: CopyMessage) -> dict[str, int]:
    source = call.world.chat_for_bot(call.bot, request.from_chat_id)
    message = _standing(source, request.message_id, "message to copy not found")
    if not _can_be_copied(message):
        raise bad_request("the message can't be copied")
    if request.caption is not None and not CAPTIONED.isdisjoint(message):
        message = _without_caption(message)
        caption = call.caption(request.caption, request.parse_mode, request.caption_entities)
        if caption and given(request.show_caption_above_media) and not SPOILED.isdisjoint(message):
            caption["show_caption_above_media"] = True
        message |= caption
    if request.video_start_timestamp is not None and "video" in message:
        video = message["video"] | {"start_timestamp": seconds(request.video_start_timestamp)}
        message = message | {"video": video}
    return _numbers(_sent(call, request, source, [message]))[0]


def copy_messages(call: Call, request: CopyMessages) -> list[dict[str, int]]:
    """Those that cannot be found or copied are skipped (Bot API › copyMessages)."""
    source, found = _found(call, request)
    messages = [message for message in found if _can_be_copied(message)]
    if request.remove_caption:
        messages = [_without_caption(message) for message in messages]
    return _numbers(_sent(call, request, source, messages))


def _found(call: Call, request: CopyMessages | ForwardMessages) -> tuple[Chat, list[Payload]]:
    numbers = request.message_ids
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > MOST:
        raise bad_request("too many message identifiers specified")
    if any(later <= number for number, later in pairwise(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    source = call.world.chat_for_bot(call.bot, request.from_chat_id)
    standing = [source.messages[number] for number in numbers if number in source.messages]
    return source, [message for message in standing if _content(message)]


def _standing(chat: Chat, message_id: int, sentence: str) -> Payload:
    found = chat.messages.get(message_id)
    if found is None:
        raise bad_request(sentence)
    return found


def _content(message: Payload) -> dict[str, Any]:
    """What of a message goes on in another; nothing of a service message."""
    return {key: message[key] for key in CONTENT if key in message}


def _can_be_copied(message: Payload) -> bool:
    """A quiz only if its answer is known."""
    poll = message.get("poll")
    is_secret = poll is not None and poll["type"] == "quiz" and "correct_option_ids" not in poll
    return bool(_content(message)) and not is_secret


def _without_caption(message: Payload) -> Payload:
    return {key: value for key, value in message.items() if key not in CAPTION}


def _sent(
    call: Call, request: Any, source: Chat, messages: list[Payload], *, forwarded: bool = False
) -> list[Payload]:
    """The same contents in another chat, albums kept together; forwards say where they come from."""
    if not messages:
        raise bad_request("there are no messages to forward")
    groups = {message.get("media_group_id"): albums.group_id() for message in messages}
    contents = []
    for message in messages:
        content = _still(_content(message)) if forwarded else _anew(_still(_content(message)))
        if forwarded:
            content["forward_origin"] = _origin(message)
        if len(messages) > 1 and "media_group_id" in message:
            content["media_group_id"] = groups[message["media_group_id"]]
        contents.append(content)
    sent = call.send_all(request, contents)
    target = call.chat(request.chat_id)
    for message, payload in zip(messages, sent, strict=True):
        if "poll" in message:
            poll = source.polls[message["message_id"]]
            polls.stand(poll if forwarded else _copied(call, poll, payload), target, payload["message_id"])
    return sent


def _still(content: dict[str, Any]) -> dict[str, Any]:
    """A live location does not go on in another chat."""
    if "location" not in content:
        return content
    place = {key: value for key, value in content["location"].items() if key not in LIVE}
    return content | {"location": place}


def _anew(content: dict[str, Any]) -> dict[str, Any]:
    """In a copy the die is thrown again, and nobody has voted."""
    if "dice" in content:
        return content | {"dice": thrown(content["dice"]["emoji"])}
    if "poll" in content:
        return content | {"poll": Poll(*_parts(content["poll"])).as_json(for_bot=None, in_private=True)}
    return content


PARTS: Final = frozenset({"id", "options", "total_voter_count", "is_closed", "open_period", "close_date"})


def _parts(poll: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A poll's settings and options."""
    options = [
        {key: value for key, value in option.items() if key != "voter_count"} for option in poll["options"]
    ]
    return {key: value for key, value in poll.items() if key not in PARTS}, options


def _copied(call: Call, poll: Poll, payload: Payload) -> Poll:
    """The bot's own poll behind a copied one."""
    settings, options = _parts(payload["poll"])
    return Poll(settings, options, call.bot, poll.hides_results, id=payload["poll"]["id"])


def _origin(message: Payload) -> dict[str, Any]:
    origin: dict[str, Any] | None = message.get("forward_origin")
    return origin or {"type": "user", "sender_user": message["from"], "date": message["date"]}


def _numbers(messages: list[Payload]) -> list[dict[str, int]]:
    return [{"message_id": message["message_id"]} for message in messages]


METHODS: Final[Methods] = {
    ForwardMessage: forward_message,
    ForwardMessages: forward_messages,
    CopyMessage: copy_message,
    CopyMessages: copy_messages,
}
