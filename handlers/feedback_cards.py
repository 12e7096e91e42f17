"""What feedback shows: stars for a session, what was said so far, the list of ended sessions."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from handlers.actions import Action
from handlers.cancelling import CancelFlow
from handlers.evening_cards import ShowEvening
from handlers.home_cards import ShowHome
from handlers.pages import page, trimmed
from mission.feedback import MOST_STARS, Rating
from storage.agenda import Session
from storage.message import Button, Message
from words import Reader, paragraphs

LABEL_LENGTH: Final = 40
QUOTE_LENGTH: Final = 300


class ShowDay(Action):
    """The ended sessions of a day, from a page on (0 is the first)."""

    do = "feedback-day"
    day: date
    page: int = 0


class ShowSession(Action):
    do = "feedback-session"
    session: int


class Rate(Action):
    do = "rate"
    session: int
    stars: int


class SkipStars(Action):
    do = "rate-skip"
    session: int


class AddLine(Action):
    do = "line-add"
    session: int


class SkipLine(Action):
    do = "line-skip"
    session: int


class SomethingElse(Action):
    do = "feedback-else"


class Refile(Action):
    """What was typed is about the session it was asked about, or about the mission in general."""

    do = "feedback-refile"
    general: bool


def stars_message(session: Session, reader: Reader) -> Message:
    """How was it: five buttons, and Skip."""
    return Message(
        text=paragraphs(
            reader.say("feedback-question", title=trimmed(session.title, QUOTE_LENGTH)),
            reader.say("feedback-scale"),
        ),
        buttons=(
            _star_buttons(session.id, reader),
            (SkipStars(session=session.id).button(reader.plain("button-skip")),),
        ),
    )


def session_message(rating: Rating, reader: Reader) -> Message:
    """The same question out of the list, with the answers given so far."""
    back = ShowDay(day=rating.session.day).button(reader.plain("button-back"))
    if rating.stars is None:
        asked = stars_message(rating.session, reader)
        return asked.model_copy(update={"buttons": (asked.buttons[0], (back,))})
    add = AddLine(session=rating.session.id).button(reader.plain("feedback-button-line"))
    return Message(
        text=paragraphs(*_said(rating, reader), reader.say("feedback-change")),
        buttons=(_star_buttons(rating.session.id, reader), (add, back)),
    )


def rated_message(rating: Rating, reader: Reader, *, listening: bool) -> Message:
    """Thank you; the line is asked for, or a button for it while something else is being typed."""
    add = AddLine(session=rating.session.id).button(reader.plain("feedback-button-line"))
    skip = SkipLine(session=rating.session.id).button(reader.plain("button-skip"))
    return Message(
        text=paragraphs(*_said(rating, reader), reader.say("feedback-add-line") if listening else ""),
        buttons=(_star_buttons(rating.session.id, reader), (skip,) if listening else (add, skip)),
    )


def settled_message(rating: Rating, reader: Reader) -> Message:
    """What was said about a session; the stars can still be changed."""
    if rating.stars is None:
        return stars_message(rating.session, reader)
    others = ShowDay(day=rating.session.day).button(reader.plain("feedback-button-others"))
    return Message(
        text=paragraphs(*_said(rating, reader), reader.say("feedback-change")),
        buttons=(_star_buttons(rating.session.id, reader), (others,)),
    )


def skipped_message(session: Session, reader: Reader) -> Message:
    """Not asked again; it can be rated later."""
    rate_it = ShowSession(session=session.id).button(reader.plain("feedback-button-rate"))
    text = reader.say("feedback-skipped", title=trimmed(session.title, QUOTE_LENGTH))
    return Message(text=text, buttons=((rate_it,),))


def line_kept_message(rating: Rating, reader: Reader) -> Message:
    """The line, as it was kept."""
    title = trimmed(rating.session.title, QUOTE_LENGTH)
    return Message(
        text=reader.say("feedback-line-kept", title=title, line=trimmed(rating.line, QUOTE_LENGTH))
    )


def free_question_message(reader: Reader) -> Message:
    """A line about anything."""
    return Message(
        text=reader.say("feedback-free-question"),
        buttons=((CancelFlow(flow="feedback").button(reader.plain("button-cancel")),),),
    )


def free_kept_message(words: str, reader: Reader) -> Message:
    """Kept as a remark about the mission."""
    return Message(text=reader.say("feedback-free-kept", line=trimmed(words, QUOTE_LENGTH)))


def remark_message(words: str, about: Session, reader: Reader) -> Message:
    """Kept with the session that it is likely about; is it?"""
    title = trimmed(about.title, QUOTE_LENGTH)
    return Message(
        text=paragraphs(
            reader.say("feedback-line-kept", title=title, line=trimmed(words, QUOTE_LENGTH)),
            reader.say("feedback-about", title=title),
        ),
        buttons=(
            (Refile(general=False).button(reader.plain("feedback-button-about-session")),),
            (Refile(general=True).button(reader.plain("feedback-button-general")),),
        ),
    )


def filed_message(words: str, rating: Rating, reader: Reader, *, general: bool) -> Message:
    """Where the remark stands now, and the way to the other place."""
    if general:
        label, kept = reader.plain("feedback-button-about-session"), free_kept_message(words, reader).text
        return Message(text=kept, buttons=((Refile(general=False).button(label),),))
    kept = line_kept_message(rating.model_copy(update={"line": words}), reader).text
    other = (Refile(general=True).button(reader.plain("feedback-button-general")),)
    if rating.stars is not None:
        return Message(text=kept, buttons=(other,))
    asked = paragraphs(kept, reader.say("feedback-scale"))
    return Message(text=asked, buttons=(_star_buttons(rating.session.id, reader), other))


def nothing_ended_message(reader: Reader) -> Message:
    """No session can be rated yet, but something else can be said."""
    return Message(text=reader.say("feedback-none"), buttons=((_else_button(reader),),))


def day_message(ratings: list[Rating], day: date, days: list[date], number: int, reader: Reader) -> Message:
    """The ended sessions of a day as buttons, those without stars first; other days; something else."""
    shown = page(ratings, number)
    turns = shown.buttons(reader, lambda to: ShowDay(day=day, page=to))
    rated = sum(rating.stars is not None for rating in ratings)
    return Message(
        text=paragraphs(
            reader.say("feedback-day", day=reader.day(day)),
            reader.say("feedback-progress", rated=rated, total=len(ratings)),
        ),
        buttons=(
            *((_choice(rating, reader),) for rating in shown.items),
            *((turns,) if turns else ()),
            *_other_days(day, days, reader),
            (_else_button(reader),),
        ),
    )


def _choice(rating: Rating, reader: Reader) -> Button:
    session = rating.session
    key = "feedback-choice" if rating.stars is None else "feedback-choice-rated"
    label = reader.plain(
        key,
        time=reader.time(session.starts_at),
        title=trimmed(session.title, LABEL_LENGTH),
        stars=rating.stars or 0,
    )
    return ShowSession(session=session.id).button(label)


def _other_days(day: date, days: list[date], reader: Reader) -> tuple[tuple[Button, ...], ...]:
    before = [ShowDay(day=d).button(f"‹ {reader.short_day(d)}") for d in days if d < day][-1:]
    after = [ShowDay(day=d).button(f"{reader.short_day(d)} ›") for d in days if d > day][:1]
    return ((*before, *after),) if before or after else ()


def leading_to(occasions: Sequence[str], message: Message, reader: Reader) -> Message:
    """The evening line and the questions on the way home above everything else, while they are asked."""
    ways = []
    for occasion in occasions:
        if occasion == "home":
            ways.append((ShowHome().button(reader.plain("home-open")),))
        else:
            day = date.fromisoformat(occasion.removeprefix("evening:"))
            label = reader.plain("evening-open", day=reader.short_day(day))
            ways.append((ShowEvening(day=day).button(label),))
    return message.model_copy(update={"buttons": (*ways, *message.buttons)})


def _else_button(reader: Reader) -> Button:
    return SomethingElse().button(reader.plain("feedback-button-else"))


def _star_buttons(session_id: int, reader: Reader) -> tuple[Button, ...]:
    return tuple(
        Rate(session=session_id, stars=stars).button(reader.plain("feedback-star", stars=stars))
        for stars in range(1, MOST_STARS + 1)
    )


def _said(rating: Rating, reader: Reader) -> tuple[Any, ...]:
    title = trimmed(rating.session.title, QUOTE_LENGTH)
    thanks = reader.say("feedback-thanks", title=title, stars=rating.stars or 0)
    line = trimmed(rating.line, QUOTE_LENGTH)
    return (thanks, reader.say("feedback-line-now", line=line)) if line else (thanks,)
