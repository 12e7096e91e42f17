"""Limits whose edges their words alone do not say: one line in a table each."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from fnmatch import fnmatchcase
from typing import Any, Final

from tests.sandbox.uploading import JPEG, picture

from .edges import FOREVER, Step, edges, follows, placed
from .scene import Scene, Upload
from .statements import Limit
from .values import BY_NAME, DAY, required

Probe = Callable[[Scene, Limit], AsyncIterator[Step]]
MB: Final = 1024 * 1024
KB: Final = 1024
HOUR: Final = 3600


def values(fits: list[Any], beyond: list[Any]) -> Probe:
    """Values in the limit's own place."""

    async def steps(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
        for is_within, all_values in ((True, fits), (False, beyond)):
            for value in all_values:
                yield is_within, *await placed(scene, limit.place, value)

    return steps


def parameters(fits: list[dict[str, Any]], beyond: list[dict[str, Any]], method: str = "") -> Probe:
    """Several parameters that belong together."""

    async def steps(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
        name = method or limit.place.partition(".")[0]
        for is_within, more in [(True, more) for more in fits] + [(False, more) for more in beyond]:
            yield is_within, name, await required(scene, name) | more

    return steps


def buttons(kind: str, fits: list[dict[str, Any]], beyond: list[dict[str, Any]]) -> Probe:
    def markup(button: dict[str, Any]) -> dict[str, Any]:
        return {"reply_markup": {kind: [[{"text": "a"} | button]]}}

    return parameters([*map(markup, fits)], [*map(markup, beyond)], "sendMessage")


def photo(width: int, height: int, size: int = 0) -> Upload:
    """The beginning of a picture, padded with zeros to so many bytes."""
    return Upload("a.png", picture(width, height).ljust(size, b"\0"))


def jpeg(side: int, size: int = 0) -> Upload:
    """The beginning of a JPEG so wide and 256 high."""
    start = JPEG[:9] + side.to_bytes(2, "big") + JPEG[11:]
    return Upload("a.jpg", start.ljust(size, b"\0"))


def of_size(kind: str, size: int) -> Upload:
    made: Upload = BY_NAME[kind]
    return Upload(made.name, made.content.ljust(size, b"\0"))


async def large_file(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    """Of 50 MB, and a byte more."""
    kind = limit.place.removeprefix("send").lower()
    for size in (50 * MB, 50 * MB + 1):
        yield size == 50 * MB, limit.place, {"chat_id": scene.ann.id, kind: of_size(kind, size)}


def thumbnail(fits: Upload, beyond: Upload) -> Probe:
    async def steps(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
        for is_within, upload in ((True, fits), (False, beyond)):
            method, given = await placed(scene, limit.place, upload)
            if "media" in given:
                given["media"] |= {"thumbnail": "attach://thumb"}
                given["thumb"] = upload
            yield is_within, method, given

    return steps


async def download(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    """A person's file of 20 MB, and of a byte more."""
    for size in (20 * MB, 20 * MB + 1):
        number = await scene.ann.send_file("a.bin", b"\0" * size)
        update = (await scene.result("getUpdates", offset=-1))[0]
        assert update["message"]["message_id"] == number
        yield size == 20 * MB, "getFile", {"file_id": update["message"]["document"]["file_id"]}


async def deleted_late(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    where = [{"chat_id": scene.ann.id, "message_id": await scene.message()} for _ in range(2)]
    await scene.sandbox.clock.move_by(timedelta(hours=48, seconds=-1))
    yield True, "deleteMessage", where[0]
    await scene.sandbox.clock.move_by(timedelta(seconds=2))
    yield False, "deleteMessage", where[1]


async def die_deleted_early(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    sent = await scene.result("sendDice", chat_id=scene.ann.id)
    where = {"chat_id": scene.ann.id, "message_id": sent["message_id"]}
    await scene.sandbox.clock.move_by(timedelta(hours=24, seconds=-1))
    yield False, "deleteMessage", where
    await scene.sandbox.clock.move_by(timedelta(seconds=2))
    yield True, "deleteMessage", where


def for_ever(kept: timedelta, for_ever: timedelta) -> Probe:
    """Telegram takes the end away where it is too near or too far."""

    async def steps(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
        now = int((await scene.sandbox.clock.now()).timestamp())
        method = limit.place.partition(".")[0]
        given = await required(scene, method)
        for span, lasts in ((kept, False), (for_ever, True)):
            until = now + int(span.total_seconds())
            yield True, method, given | {"until_date": until}
            who = {name: given[name] for name in ("chat_id", "user_id")}
            found = await scene.result("getChatMember", **who)
            assert found["until_date"] == (0 if lasts else until)

    return steps


async def more_than_a_day(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    given = await required(scene, "editMessageLiveLocation")
    yield False, "editMessageLiveLocation", given | {"live_period": 60 + DAY + 1}
    yield True, "editMessageLiveLocation", given | {"live_period": 60 + DAY}


async def ninety_days(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    given = await required(scene, "editMessageLiveLocation")
    for day in range(1, 90):
        yield True, "editMessageLiveLocation", given | {"live_period": 60 + day * DAY}
    yield False, "editMessageLiveLocation", given | {"live_period": 90 * DAY + 1}
    yield True, "editMessageLiveLocation", given | {"live_period": 90 * DAY}


def closing(fits: int, beyond: int) -> Probe:
    """A poll that closes so many seconds from now."""

    async def steps(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
        now = int((await scene.sandbox.clock.now()).timestamp())
        for is_within, seconds in ((True, fits), (False, beyond)):
            yield is_within, *await placed(scene, limit.place, now + seconds)

    return steps


async def quote(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    long = await scene.result("sendMessage", chat_id=scene.ann.id, text="x" * 4096)
    for size in (1024, 1025):
        reply = {"message_id": long["message_id"], "quote": "x" * size}
        yield size == 1024, "sendMessage", {"chat_id": scene.ann.id, "text": "y", "reply_parameters": reply}


async def copied_caption(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    sent = await scene.result("sendDocument", chat_id=scene.ann.id, document=BY_NAME["document"])
    async for is_within, method, given in edges(scene, limit):
        yield is_within, method, given | {"message_id": sent["message_id"]}


async def clamped_limit(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    """Telegram takes the nearest number that is allowed."""
    for _ in range(101):
        await scene.ann.send("x")
    for asked, got in ((1, 1), (100, 100), (0, 1), (101, 100)):
        assert len(await scene.result("getUpdates", limit=asked)) == got
        yield True, "getUpdates", {"limit": asked}


async def clamped_connections(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    for asked, got in ((1, 1), (100, 100), (0, 1), (101, 100)):
        yield True, "setWebhook", await required(scene, "setWebhook") | {"max_connections": asked}
        assert (await scene.result("getWebhookInfo"))["max_connections"] == got


async def logged_out(scene: Scene, limit: Limit) -> AsyncIterator[Step]:
    yield True, "logOut", {}
    yield False, "getMe", {}


def album(size: int) -> dict[str, Any]:
    item = {"type": "document", "media": "attach://file"}
    return {"media": [item] * size, "file": BY_NAME["document"]}


REACTIONS: Final = [{"type": "emoji", "emoji": emoji} for emoji in "👍👎"]
USERS: Final = {"request_users": {"request_id": 1}}
PROBES: Final[dict[str, Probe]] = {
    "BotCommand.command: Can contain only": values(["ab_1"], ["Ab", "a-b", "a b"]),
    "setWebhook.secret_token: Only characters": values(["aZ9_-"], ["a b", "ä"]),
    "setChatAdministratorCustomTitle.custom_title: emoji are not allowed": values(["Chief"], ["Chief 😀"]),
    "*.language_code: two-letter ISO 639-1": values(["uk"], ["ukr", "u"]),
    "KeyboardButton.style: Must be one of": values(["danger", "success", "primary"], ["purple"]),
    "InlineKeyboardButton.style: Must be one of": buttons(
        "inline_keyboard",
        [{"style": style, "callback_data": "b"} for style in ("danger", "success", "primary")],
        [{"style": "purple", "callback_data": "b"}],
    ),
    "sendDice.emoji: must be one of": values([*"🎲🎯🏀⚽🎳🎰"], ["😀"]),
    "ReactionTypeEmoji.emoji: can be one of": values(["👍", "❤"], ["🚀", "x"]),
    "createForumTopic.icon_color: must be one of": values([7322096, 16478047], [7322097]),
    "InlineKeyboardButton: Exactly one of the fields": buttons(
        "inline_keyboard", [{"url": "https://a.cz"}], [{}, {"url": "https://a.cz", "callback_data": "b"}]
    ),
    "KeyboardButton: At most one of the fields": buttons(
        "keyboard", [{}, USERS], [USERS | {"request_contact": True}]
    ),
    "*.request_id: Signed 32-bit": values([FOREVER, -FOREVER - 1], [FOREVER + 1, -FOREVER - 2]),
    "sendLocation.live_period: between 60 and 86400": values([60, 86400, FOREVER], [59, 86401]),
    "editMessageLiveLocation.live_period: more than a day": more_than_a_day,
    "editMessageLiveLocation.live_period: the next 90 days": ninety_days,
    "setMessageReaction.reaction: up to one reaction": values([REACTIONS[:1]], [REACTIONS]),
    "setMyCommands.commands: At most 100 commands": values(
        *([[{"command": f"a{n}", "description": "b"} for n in range(most)]] for most in (100, 101))
    ),
    "sendMediaGroup.media: include 2-10 items": parameters([album(2), album(10)], [album(1), album(11)]),
    "sendPoll.explanation: at most 2 line feeds": values(["a\nb\nc"], ["a\nb\nc\nd"]),
    "sendPoll.close_date: at least 5": closing(5, 4),
    "sendPoll.close_date: no more than 2628000 seconds": closing(2_628_000, 2_628_001),
    "sendPhoto.photo: at most 10 MB": values([photo(40, 30, 10 * MB)], [photo(40, 30, 10 * MB + 1)]),
    "sendPhoto.photo: exceed 10000 in total": values([photo(5000, 5000)], [photo(5000, 5001)]),
    "sendPhoto.photo: ratio must be at most 20": values([photo(20, 1), photo(1, 20)], [photo(21, 1)]),
    "sendLivePhoto.live_photo: exceed 10 MB": values(
        [of_size("live_photo", 10 * MB)], [of_size("live_photo", 10 * MB + 1)]
    ),
    "sendVideoNote: up to 1 minute": parameters([{"duration": 60}], [{"duration": 61}]),
    "send*: up to 50 MB": large_file,
    "*.thumbnail: less than 200 kB": thumbnail(jpeg(320, 200 * KB - 1), jpeg(320, 200 * KB + 1)),
    "*.thumbnail: exceed 320": thumbnail(jpeg(320), jpeg(321)),
    "getFile: up to 20MB": download,
    "deleteMessage: less than 48 hours": deleted_late,
    "deleteMessage: more than 24 hours": die_deleted_early,
    "*.until_date: more than 366 days": for_ever(timedelta(days=366), timedelta(days=366, seconds=1)),
    "*.until_date: less than 30 seconds": for_ever(timedelta(seconds=30), timedelta(seconds=29)),
    "ReplyParameters.quote: 0-1024 characters": quote,
    "copyMessage.caption: 0-1024 characters": copied_caption,
    "getUpdates.limit: between 1-100": clamped_limit,
    "setWebhook.max_connections: 1-100": clamped_connections,
    "logOut: for 10 minutes": logged_out,
    "close: first 10 minutes": parameters([], [{}]),
}
"""From "place: clause" (with * for any) to the calls at its edge and beyond."""


def probe(limit: Limit) -> Probe | None:
    """The row of the table, else what follows from the words; None where nobody has said how to try it."""
    named = next((made for key, made in PROBES.items() if fnmatchcase(str(limit), key)), None)
    return named or (edges if follows(limit) else None)


async def flaws(scene: Scene, limit: Limit) -> list[str]:
    """What is refused within the limit or accepted beyond it."""
    found, tried = [], probe(limit)
    assert tried is not None, limit
    async for is_within, method, given in tried(scene, limit):
        answer = await scene.call(method, **given)
        if (answer.status_code == 200) != is_within or answer.status_code >= 500:
            said = answer.json().get("description", "accepted")
            found.append(
                f"{'within' if is_within else 'beyond'} {str(given)[:200]}: {answer.status_code} {said}"
            )
    return found
