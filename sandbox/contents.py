"""What people share that is more than words: places, contacts, stickers, dice, polls."""

from typing import Any

from . import polls
from .chats import Chat, Payload
from .dice import SIDES, thrown
from .forms import NewMessage, NewPoll
from .media import in_message
from .phone import Phone
from .polls import Poll
from .refusals import Impossible
from .stickers import drawn


def share(phone: Phone, chat: Chat, form: NewMessage) -> Payload:
    """Sends what the form says besides a text."""
    poll = None if form.poll is None else _poll(form.poll)
    content = polls.content(poll, chat) if poll else _content(phone, form)
    sent = phone.share(
        chat,
        content,
        forwarded_from=form.forward_from_name,
        reply_to=form.reply_to,
        quote=form.quote,
        topic=form.topic,
    )
    if poll is not None:
        polls.stand(poll, chat, sent["message_id"])
    return sent


def _content(phone: Phone, form: NewMessage) -> dict[str, Any]:
    if form.venue is not None:
        place = form.venue.model_dump(include={"latitude", "longitude"})
        return {
            "venue": {"location": place, "title": form.venue.title, "address": form.venue.address},
            "location": place,
        }
    if form.sticker is not None:
        return in_message(drawn(phone.world.files, form.sticker))
    if form.dice is not None:
        if form.dice not in SIDES:
            raise Impossible(f"a die is one of {' '.join(SIDES)}")
        return {"dice": thrown(form.dice)}
    return form.model_dump(include={"contact", "location"}, exclude_none=True)


def _poll(form: NewPoll) -> Poll:
    settings = polls.settings(
        form.question, is_anonymous=form.anonymous, allows_multiple_answers=form.multiple
    )
    return Poll(settings, [polls.option(text) for text in form.options])
