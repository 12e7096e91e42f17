"""sendPoll and stopPoll."""

from collections.abc import Iterable
from typing import Any, Final

from aiogram.methods import SendPoll, StopPoll
from aiogram.types import InputPollOption

from sandbox import polls
from sandbox.chats import Payload
from sandbox.entities.formatted import Entity, units
from sandbox.polls import Poll
from sandbox.posting import replace
from sandbox.refusals import bad_request

from .call import Call, Methods, check_markup, inline_keyboard
from .pollmedia import poll_media
from .rights import moment

QUESTION: Final = 300
OPTION: Final = 100
OPTIONS: Final = 12
EXPLANATION: Final = 200
EXPLANATION_LINE_FEEDS: Final = 2
DESCRIPTION: Final = 1024
SHORTEST: Final = 5
LONGEST: Final = 2_628_000
"""A poll closes by itself after so many seconds at least, and at most."""


def send_poll(call: Call, request: SendPoll) -> Payload:
    if request.members_only or request.country_codes:
        raise bad_request("voters can be limited only in channel chats")
    options = _options(call, request.options)
    poll = Poll(_settings(call, request, len(options)), options, call.bot)
    poll.is_closed = bool(request.is_closed)
    poll.hides_results = bool(request.hide_results_until_closes)
    payload = call.send(request, {"poll": poll.as_json(for_bot=call.bot)})
    polls.stand(poll, call.chat(request.chat_id), payload["message_id"])
    polls.close_in_time(call.world, poll)
    return payload


def _settings(call: Call, request: SendPoll, options: int) -> dict[str, Any]:
    text, entities = _plain(call, request.question, request.question_parse_mode, request.question_entities)
    if units(text) > QUESTION:
        raise bad_request(f"poll question length must not exceed {QUESTION}")
    is_quiz = _is_quiz(request)
    more: dict[str, Any] = {"question_entities": entities} if entities else {}
    if request.media is not None:
        more["media"] = poll_media(call, request.media)
    if is_quiz:
        more |= _answer(call, request, options)
    elif request.explanation or request.correct_option_ids:
        call.entry.warnings.append("Telegram takes no account of the answer of a poll that is no quiz")
    return polls.settings(
        text,
        type="quiz" if is_quiz else "regular",
        is_anonymous=request.is_anonymous is not False,
        allows_multiple_answers=bool(request.allows_multiple_answers),
        allows_revoting=not is_quiz if request.allows_revoting is None else request.allows_revoting,
        **more,
        **_description(call, request),
        **_end(call, request),
    )


def _is_quiz(request: SendPoll) -> bool:
    if request.type not in (None, "quiz", "regular"):
        raise bad_request("unsupported poll type specified")
    if request.allow_adding_options and (request.type == "quiz" or request.is_anonymous is not False):
        raise bad_request("options can be added only to non-anonymous regular polls")
    return request.type == "quiz"


def _plain(call: Call, text: str, mode: Any, stated: Any) -> tuple[str, list[Entity]]:
    """Questions and options keep custom emoji only of their entities."""
    made = call.formatted(text, mode, stated)
    if not made.text:
        raise bad_request("text must be non-empty")
    return made.text, [entity for entity in made.entities if entity["type"] == "custom_emoji"]


def _options(call: Call, asked: Iterable[InputPollOption | str]) -> list[dict[str, Any]]:
    given = [InputPollOption(text=option) if isinstance(option, str) else option for option in asked]
    if not given:
        raise bad_request("poll must have at least one answer option")
    if len(given) > OPTIONS:
        raise bad_request(f"poll can't have more than {OPTIONS} options")
    made = []
    for option in given:
        text, entities = _plain(call, option.text, option.text_parse_mode, option.text_entities)
        if units(text) > OPTION:
            raise bad_request(f"poll options length must not exceed {OPTION}")
        more: dict[str, Any] = {"text_entities": entities} if entities else {}
        more |= {"media": poll_media(call, option.media)} if option.media is not None else {}
        made.append(polls.option(text, **more))
    return made


def _answer(call: Call, request: SendPoll, options: int) -> dict[str, Any]:
    """The right options of a quiz and why; also in the way that Telegram had while there was one only."""
    before = [] if request.correct_option_id is None else [request.correct_option_id]
    correct = before if request.correct_option_ids is None else request.correct_option_ids
    if not correct or correct != sorted(set(correct)) or not 0 <= correct[0] <= correct[-1] < options:
        raise bad_request("wrong correct option ID specified")
    if len(correct) > 1 and not request.allows_multiple_answers:
        raise bad_request("a quiz with one answer can't have more than one correct option")
    answer: dict[str, Any] = {"correct_option_ids": correct}
    if request.explanation:
        made = call.formatted(
            request.explanation, request.explanation_parse_mode, request.explanation_entities
        )
        if units(made.text) > EXPLANATION or made.text.count("\n") > EXPLANATION_LINE_FEEDS:
            raise bad_request("poll explanation is too long")
        if request.explanation_media is not None:
            answer["explanation_media"] = poll_media(call, request.explanation_media)
        answer |= {"explanation": made.text} | (
            {"explanation_entities": made.entities} if made.entities else {}
        )
    return answer


def _description(call: Call, request: SendPoll) -> dict[str, Any]:
    if not request.description:
        return {}
    made = call.formatted(request.description, request.description_parse_mode, request.description_entities)
    if units(made.text) > DESCRIPTION:
        raise bad_request("poll description is too long")
    return {"description": made.text} | ({"description_entities": made.entities} if made.entities else {})


def _end(call: Call, request: SendPoll) -> dict[str, int]:
    """When the poll closes by itself, by the world's clock."""
    if request.open_period is None and request.close_date is None:
        return {}
    if request.open_period is not None and request.close_date is not None:
        raise bad_request("open_period can't be used together with close_date")
    now = call.world.unix()
    period = request.open_period if request.close_date is None else moment(call, request.close_date) - now
    if period is None or not SHORTEST <= period <= LONGEST:
        raise bad_request(f"poll must be open for {SHORTEST} to {LONGEST} seconds")
    return {"close_date": now + period} | ({} if request.open_period is None else {"open_period": period})


def stop_poll(call: Call, request: StopPoll) -> dict[str, Any]:
    call.world.alarms.ring()
    check_markup(request.reply_markup)
    chat = call.chat(request.chat_id)
    call.entry.message_id = request.message_id
    message = chat.messages.get(request.message_id)
    if message is None:
        raise bad_request("message with poll to stop not found")
    if "poll" not in message:
        raise bad_request("message is not a poll")
    poll = chat.polls[request.message_id]
    if message["from"]["id"] != call.bot.id or "forward_origin" in message:
        raise bad_request("poll can't be stopped")
    if poll.is_closed:
        raise bad_request("poll has already been closed")
    call.count(chat)
    kept = {key: value for key, value in message.items() if key != "reply_markup"}
    replace(call.world, chat, kept | inline_keyboard(request.reply_markup))
    polls.close(call.world, poll)
    return poll.as_json(for_bot=call.bot)


METHODS: Final[Methods] = {
    SendPoll: send_poll,
    StopPoll: stop_poll,
}
