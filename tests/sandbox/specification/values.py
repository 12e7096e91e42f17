"""Fitting values: by a parameter's type, by its name, and for methods that need something prepared."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from sandbox.methods.call import EFFECTS
from tests.sandbox.uploading import JPEG, WEBP, picture

from .reading import Field, fields
from .scene import Scene, Upload

PICTURE: Final = picture(40, 30)
DAY: Final = 86_400
EFFECT: Final = next(iter(sorted(EFFECTS)))
PERMISSIONS: Final = {"can_send_messages": True}
BUTTON: Final = {"text": "a", "callback_data": "b"}
KEYBOARD: Final = {"inline_keyboard": [[BUTTON]]}
OTHER: Final = {"inline_keyboard": [[{"text": "c", "url": "https://a.cz"}]]}

BY_TYPE: Final[dict[str, Any]] = {
    "Boolean": True,
    "True": True,
    "Integer": 1,
    "Float": 1.5,
    "String": "x",
    "Array of MessageEntity": [{"type": "bold", "offset": 0, "length": 1}],
    "Array of String": ["message"],
    "InlineKeyboardMarkup": KEYBOARD,
    "LinkPreviewOptions": {"is_disabled": True},
    "BotCommandScope": {"type": "default"},
    "MenuButton": {"type": "commands"},
    "ChatPermissions": PERMISSIONS,
    "ChatAdministratorRights": None,
    "Array of ReactionType": [{"type": "emoji", "emoji": "👍"}],
}
BY_NAME: Final[dict[str, Any]] = {
    "latitude": 50.1,
    "longitude": 14.4,
    "options": [{"text": "a"}, {"text": "b"}],
    "action": "typing",
    "commands": [{"command": "help", "description": "Help"}],
    "language_code": "uk",
    "live_period": 60,
    "open_period": 60,
    "emoji": "🎯",
    "url": "https://a.cz",
    "ip_address": "127.0.0.1",
    "message_effect_id": EFFECT,
    "type": "regular",
    "icon_color": 7322096,
    "document": Upload("a.txt", b"a"),
    "photo": Upload("a.png", PICTURE),
    "voice": Upload("a.ogg", b"OggS"),
    "audio": Upload("a.mp3", b"ID3"),
    "video": Upload("a.mp4", b"film"),
    "animation": Upload("a.gif", b"GIF89a\x01\x00\x01\x00"),
    "video_note": Upload("a.mp4", b"round"),
    "live_photo": Upload("a.mp4", b"film"),
    "sticker": Upload("a.webp", WEBP),
    "cover": Upload("a.png", PICTURE),
    "thumbnail": Upload("a.jpg", JPEG),
    "certificate": Upload("a.pem", b"-----BEGIN CERTIFICATE-----"),
    "correct_option_ids": [0],
    "country_codes": ["CZ"],
    "foursquare_id": "4b5e",
    "question_entities": [],
    "icon_custom_emoji_id": "5312536423851630001",
}
"""Where the type alone says too little."""

QUIZ: Final = {"type": "quiz", "correct_option_ids": [0]}
COMPANY: Final[dict[str, dict[str, Any]]] = {
    "allow_adding_options": {"is_anonymous": False},
    "correct_option_ids": QUIZ,
    "explanation": QUIZ,
    "heading": {"live_period": 60},
    "proximity_alert_radius": {"live_period": 60},
}

IN_A_GROUP: Final = (
    "Administrator", "ChatMember", "ChatPhoto", "ChatTitle", "ChatDescription", "ChatPermissions", "InviteLink",
    "JoinRequest", "leaveChat", "Boosts", "MessageReactions",
)  # fmt: skip
IN_A_FORUM: Final = ("ForumTopic",)


async def required(scene: Scene, method: str) -> dict[str, Any]:
    """The required parameters of a call that succeeds, with whatever it needs made anew."""
    found = {field.name: await value(scene, method, field) for field in fields(method) if field.required}
    return found | await prepared_for(scene, method)


async def prepared_for(scene: Scene, method: str) -> dict[str, Any]:
    prepare = PREPARED.get(method)
    return {} if prepare is None else await prepare(scene)


async def value(scene: Scene, method: str, field: Field) -> Any:
    """A value that fits one parameter of a method."""
    make = MADE.get(f"{method}.{field.name}") or MADE.get(field.name)
    if make is not None:
        return await make(scene, method)
    if field.name.endswith("parse_mode"):
        return "HTML"
    if field.name in BY_NAME:
        return BY_NAME[field.name]
    return next((BY_TYPE[kind] for kind in field.types if kind in BY_TYPE), "x")


async def company(scene: Scene, parameter: str) -> dict[str, Any]:
    """What an optional parameter is never given without."""
    if parameter == "message_thread_id":
        return {"chat_id": (await scene.group(forum=True)).id}
    return COMPANY.get(parameter, {})


def wrong(field: Field) -> Any:
    """A value of another type; None where every text is right."""
    if field.types == ("String",):
        return None
    return {"Integer": "seven", "Float": "far", "Boolean": "perhaps", "True": "perhaps"}.get(
        field.types[0], "{"
    )


async def _chat(scene: Scene, method: str) -> int:
    if any(part in method for part in IN_A_FORUM):
        return (await scene.group(forum=True)).id
    if any(part in method for part in IN_A_GROUP):
        return (await scene.group()).id
    return scene.ann.id


async def _message(scene: Scene, method: str) -> int:
    return await scene.message()


async def _messages(scene: Scene, method: str) -> list[int]:
    return [await scene.message()]


async def _group_to_leave(scene: Scene, method: str) -> int:
    return await scene.sandbox.add_group("Old", scene.ann)


async def _ann(scene: Scene, method: str) -> int:
    return scene.ann.id


async def _user(scene: Scene, method: str) -> int:
    return scene.bob.id


async def _topic(scene: Scene, method: str) -> int:
    """A new one; in the forum."""
    made = await scene.result("createForumTopic", chat_id=(await scene.group(forum=True)).id, name="Food")
    return int(made["message_thread_id"])


async def _reply(scene: Scene, method: str) -> dict[str, int]:
    return {"message_id": await scene.message()}


async def _later(scene: Scene, method: str) -> int:
    return int((await scene.sandbox.clock.now()).timestamp()) + DAY


async def _link(scene: Scene, method: str) -> str:
    made = await scene.result("createChatInviteLink", chat_id=(await scene.group()).id)
    return str(made["invite_link"])


async def _tap(scene: Scene, method: str) -> str:
    await scene.message(reply_markup=KEYBOARD)
    return str(await scene.ann.tap("a"))


async def _file(scene: Scene, method: str) -> str:
    sent = await scene.result("sendDocument", chat_id=scene.ann.id, document=BY_NAME["document"])
    return str(sent["document"]["file_id"])


async def photo(scene: Scene) -> str:
    """A file_id of a photo."""
    sent = await scene.result("sendPhoto", chat_id=scene.ann.id, photo=BY_NAME["photo"])
    return str(sent["photo"][0]["file_id"])


async def _medium(scene: Scene, method: str) -> dict[str, str]:
    return {"type": "photo", "media": await photo(scene)}


async def _album(scene: Scene, method: str) -> list[dict[str, str]]:
    return [await _medium(scene, method)] * 2


async def _here(scene: Scene, method: str) -> str:
    """An address on this machine where nobody listens."""
    return "http://127.0.0.1:9/hook"


async def _drafted(scene: Scene, method: str) -> int:
    return 1


async def _own_rights(scene: Scene, method: str) -> Any:
    return await scene.result("getMyDefaultAdministratorRights")


Make = Callable[[Scene, str], Awaitable[Any]]
MADE: Final[dict[str, Make]] = {
    "chat_id": _chat,
    "leaveChat.chat_id": _group_to_leave,
    "from_chat_id": _ann,
    "getUserProfilePhotos.user_id": _ann,
    "user_id": _user,
    "message_id": _message,
    "message_ids": _messages,
    "message_thread_id": _topic,
    "reply_parameters": _reply,
    "close_date": _later,
    "until_date": _later,
    "expire_date": _later,
    "invite_link": _link,
    "callback_query_id": _tap,
    "file_id": _file,
    "media": _medium,
    "explanation_media": _medium,
    "sendMediaGroup.media": _album,
    "setWebhook.url": _here,
    "rights": _own_rights,
    "draft_id": _drafted,
}


async def _sent(scene: Scene, method: str, **more: Any) -> dict[str, Any]:
    sent = await scene.result(method, chat_id=scene.ann.id, **more)
    return {"message_id": sent["message_id"]}


async def _with_caption(scene: Scene) -> dict[str, Any]:
    where = {"chat_id": scene.ann.id, "caption": "Old"}
    return (
        where
        | await _sent(scene, "sendDocument", document=BY_NAME["document"], caption="Old")
        | {"caption": "New"}
    )


async def _live(scene: Scene) -> dict[str, Any]:
    place = {"latitude": 1, "longitude": 2, "live_period": 60}
    return {"chat_id": scene.ann.id} | await _sent(scene, "sendLocation", **place)


async def _poll(scene: Scene) -> dict[str, Any]:
    return await _sent(scene, "sendPoll", question="Bus?", options=BY_NAME["options"])


async def _text(scene: Scene) -> dict[str, Any]:
    return {"chat_id": scene.ann.id, "message_id": await scene.message(), "text": "New"}


async def _any_message(scene: Scene) -> dict[str, Any]:
    return {"chat_id": scene.ann.id, "message_id": await scene.message(reply_markup=OTHER)}


async def _media(scene: Scene) -> dict[str, Any]:
    return {"chat_id": scene.ann.id} | await _sent(scene, "sendDocument", document=BY_NAME["document"])


async def _administrator(scene: Scene) -> dict[str, Any]:
    group = await scene.group()
    where = {"chat_id": group.id, "user_id": scene.bob.id}
    await scene.result("promoteChatMember", **where, can_manage_chat=True)
    return where


async def _applicant(scene: Scene) -> dict[str, Any]:
    """Somebody new whose request to join waits."""
    group = await scene.group()
    asked = await scene.result("createChatInviteLink", chat_id=group.id, creates_join_request=True)
    eve = await scene.sandbox.people.add("Eve Example")
    await group.join(eve, asked["invite_link"])
    return {"chat_id": group.id, "user_id": eve.id}


async def _reacted_to(scene: Scene) -> dict[str, Any]:
    """A message in the group that somebody has reacted to."""
    group = await scene.group()
    number = await scene.message(chat_id=group.id)
    await scene.bob.react(number, "👍", chat=group.id)
    return {"chat_id": group.id, "message_id": number, "user_id": scene.bob.id}


async def _reactor(scene: Scene) -> dict[str, Any]:
    reacted = await _reacted_to(scene)
    return {name: reacted[name] for name in ("chat_id", "user_id")}


async def _pinned(scene: Scene) -> dict[str, Any]:
    number = await scene.message()
    await scene.result("pinChatMessage", chat_id=scene.ann.id, message_id=number)
    return {"chat_id": scene.ann.id}


async def _with_photo(scene: Scene) -> dict[str, Any]:
    where = {"chat_id": (await scene.group()).id}
    await scene.result("setChatPhoto", **where, photo=BY_NAME["photo"])
    return where


async def _to_bring_back(scene: Scene) -> dict[str, Any]:
    where = {"chat_id": (await scene.group(forum=True)).id}
    await scene.call("hideGeneralForumTopic", **where)
    return where


async def _to_hide(scene: Scene) -> dict[str, Any]:
    where = {"chat_id": (await scene.group(forum=True)).id}
    await scene.call("unhideGeneralForumTopic", **where)
    return where


async def _to_close(scene: Scene) -> dict[str, Any]:
    where = {"chat_id": (await scene.group(forum=True)).id}
    await scene.call("reopenGeneralForumTopic", **where)
    return where


async def _closed(scene: Scene) -> dict[str, Any]:
    where = {"chat_id": (await scene.group(forum=True)).id, "message_thread_id": await _topic(scene, "")}
    await scene.result("closeForumTopic", **where)
    return where


async def _renamed(scene: Scene) -> dict[str, Any]:
    """Another title each time, or nothing is modified."""
    return {"title": f"Title {await scene.message()}"}


async def _described(scene: Scene) -> dict[str, Any]:
    return {"description": f"Words {await scene.message()}"}


async def _named(scene: Scene) -> dict[str, Any]:
    return {"name": f"Name {await scene.message()}"}


async def _allowed(scene: Scene) -> dict[str, Any]:
    """Other permissions than before."""
    where = {"chat_id": (await scene.group()).id}
    await scene.call("setChatPermissions", **where, permissions={"can_send_polls": True})
    return where


PREPARED: Final[dict[str, Callable[[Scene], Awaitable[dict[str, Any]]]]] = {
    "editMessageText": _text,
    "editMessageCaption": _with_caption,
    "editMessageReplyMarkup": _any_message,
    "editMessageMedia": _media,
    "editMessageLiveLocation": _live,
    "stopMessageLiveLocation": _live,
    "stopPoll": _poll,
    "setChatAdministratorCustomTitle": _administrator,
    "approveChatJoinRequest": _applicant,
    "declineChatJoinRequest": _applicant,
    "unpinChatMessage": _pinned,
    "deleteMessageReaction": _reacted_to,
    "deleteAllMessageReactions": _reactor,
    "deleteChatPhoto": _with_photo,
    "reopenForumTopic": _closed,
    "reopenGeneralForumTopic": _to_bring_back,
    "unhideGeneralForumTopic": _to_bring_back,
    "hideGeneralForumTopic": _to_hide,
    "closeGeneralForumTopic": _to_close,
    "editForumTopic": _named,
    "editGeneralForumTopic": _named,
    "setChatTitle": _renamed,
    "setChatDescription": _described,
    "setChatPermissions": _allowed,
}
"""What a call needs beside the values of its parameters: something standing already, something that it changes."""
