"""What Telegram says of parameters that cannot be read."""

from typing import Final

from pydantic import ValidationError

from .refusals import Refused, bad_request

EMPTY: Final = {
    "text": "message text is empty",
    "chat_id": "chat_id is empty",
    "message_id": "message identifier is not specified",
    "document": "there is no document in the request",
    "live_photo": "there is no live photo in the request",
    "photo": "there is no photo in the request",
    "voice": "there is no voice in the request",
    "audio": "there is no audio in the request",
    "video": "there is no video in the request",
    "animation": "there is no animation in the request",
    "video_note": "there is no video note in the request",
    "sticker": "there is no sticker in the request",
    "question": "text must be non-empty",
    "options": "poll must have at least one answer option",
    "media": "there are no messages to send",
    "message_ids": "message identifiers are not specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "file_id": "invalid file_id",
    "commands": "can't parse commands JSON object",
    "phone_number": "phone_number is empty",
    "first_name": "first_name is empty",
    "action": "wrong parameter action in request",
    "user_id": "invalid user_id specified",
    "from_chat_id": "from_chat_id is empty",
    "title": "title must be non-empty",
    "name": "title must be non-empty",
    "message_thread_id": "invalid forum topic identifier specified",
    "permissions": "can't parse permissions JSON object",
}
UNPARSED: Final = {
    "reply_markup": "can't parse reply keyboard markup JSON object",
    "entities": "can't parse entities JSON object",
    "caption_entities": "can't parse entities JSON object",
    "commands": "can't parse commands JSON object",
    "scope": "can't parse BotCommandScope JSON object",
    "reply_parameters": "can't parse reply parameters JSON object",
    "media": "can't parse media JSON object",
    "options": "can't parse options JSON object",
    "reaction": "can't parse reaction types JSON object",
    "link_preview_options": "can't parse link preview options JSON object",
    "message_id": "message identifier is not specified",
    "chat_id": "chat not found",
}
BUTTONS: Final = {"inline_keyboard": "inline keyboard button", "keyboard": "keyboard button"}
KINDS: Final = {"list_type": "Array", "string_type": "String", "model_type": "Object", "dict_type": "Object"}


def unreadable(name: str) -> Refused:
    return bad_request(UNPARSED.get(name, f"can't parse {name} JSON object"))


def refusal(error: ValidationError) -> Refused:
    """Telegram's sentence for the first thing that is wrong; a sentence of the sandbox's own where none is known."""
    flaws = error.errors(include_url=False, include_context=False, include_input=False)
    missing = {str(flaw["loc"][0]) for flaw in flaws if flaw["type"] == "missing" and len(flaw["loc"]) == 1}
    for name, sentence in EMPTY.items():
        if name in missing:
            return bad_request(sentence)
    if missing:
        return bad_request(f"parameter {min(missing)} is required")
    name = str(flaws[0]["loc"][0])
    if name == "reply_markup":
        return bad_request("inline keyboard expected")
    if name in UNPARSED and flaws[0]["type"] == "missing":
        return bad_request(f'can\'t find field "{flaws[0]["loc"][-1]}"')
    return bad_request(UNPARSED.get(name, f"can't parse {name}: {flaws[0]['msg']}"))


def markup_refusal(error: ValidationError) -> Refused:
    """The same for a keyboard: flaws of a button name the button."""
    flaw = error.errors(include_url=False, include_context=False, include_input=False)[0]
    field = [step for step in flaw["loc"] if isinstance(step, str)][-1]
    if flaw["type"] == "missing":
        sentence = f'Can\'t find field "{field}"'
    else:
        sentence = f'Field "{field}" must be of type {KINDS.get(flaw["type"], "Boolean")}'
    if len(flaw["loc"]) > 1:
        return bad_request(f"can't parse {BUTTONS.get(str(flaw['loc'][0]), 'reply markup')}: {sentence}")
    return bad_request(sentence[0].lower() + sentence[1:])
