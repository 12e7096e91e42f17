"""What the first wave shows: a contact, one question at a time, and in the end what was answered."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from handlers.followup.contact_actions import (
    AskDay,
    CloseStep,
    KeepNote,
    NobodyToAdd,
    Pause,
    Proceed,
    SetDay,
    TakeStep,
    Thank,
    TurnSummary,
    TypeIt,
)
from handlers.pages import page, trimmed
from handlers.scene import Scene
from mission.followup import FIRST, Followed, day_choices, next_day
from storage.message import Button, Message, Rows
from storage.missions import Mission
from storage.promises import Promise
from words import Reader, lines, paragraphs

NAME_LENGTH: Final = 80
TEXT_LENGTH: Final = 200


def contact_message(
    asked: Followed,
    followed: Sequence[Followed],
    scene: Scene,
    *,
    first: Markup | None = None,
    listening: bool = False,
) -> Message:
    """One contact's open question. `first`: what changed or what this is about, on top."""
    question = asked.question(scene.today)
    promise = asked.without_day(scene.today)
    if question == "day" and promise:
        return day_message(asked, promise, followed, scene, first=first, listening=listening)
    head = _head(asked, followed, scene.reader)
    if question == "thanked":
        about = scene.reader.say(
            "followup-about", about=trimmed("; ".join(asked.contact.about.splitlines()), TEXT_LENGTH)
        )
        asks = scene.reader.say("followup-ask-thanked")
        text = paragraphs(first or "", lines(head, about if asked.contact.about else ""), asks)
        return Message(text=text, buttons=_thanks_buttons(asked, scene.reader))
    if question == "confirm" and asked.promise:
        return _confirm_message(
            asked, asked.promise, paragraphs(first or "", head), scene, listening=listening
        )
    return _step_message(asked, paragraphs(first or "", head), scene, listening=listening)


def _head(asked: Followed, followed: Sequence[Followed], reader: Reader) -> Markup:
    contact = asked.contact
    numbers = [one.contact.id for one in followed]
    told = {
        "number": numbers.index(contact.id) + 1,
        "total": len(followed),
        "name": trimmed(contact.name, NAME_LENGTH),
        "organisation": trimmed(contact.organisation, NAME_LENGTH),
    }
    key = "followup-contact-of" if contact.organisation else "followup-contact"
    return reader.say(key, **told)


def _thanks_buttons(asked: Followed, reader: Reader) -> Rows:
    contact = asked.contact.id
    return (
        (
            Thank(contact=contact, said="yes").button(reader.plain("followup-yes")),
            Thank(contact=contact, said="no").button(reader.plain("followup-no")),
            Thank(contact=contact, said="not-needed").button(reader.plain("followup-not-needed")),
        ),
        (Thank(contact=contact, said="skipped").button(reader.plain("followup-skip")), _pause(reader)),
    )


def _step_message(asked: Followed, head: Markup, scene: Scene, *, listening: bool) -> Message:
    """What is the next step: a tap on a common one, or the member's own words."""
    reader, contact = scene.reader, asked.contact.id
    common = [reader.plain(key) for key in ("followup-call", "followup-send", "followup-meet")]
    none = CloseStep(contact=contact, how="nothing").button(reader.plain("followup-nothing"))
    skip = CloseStep(contact=contact, how="skipped").button(reader.plain("button-skip"))
    call, send, meet = (TakeStep(contact=contact, text=text).button(text) for text in common)
    return Message(
        text=paragraphs(
            head,
            lines(
                reader.say("followup-ask-step"),
                reader.say("followup-type-step") if listening else "",
            ),
        ),
        buttons=(
            (call, send),
            (meet, none),
            *_type_buttons(asked, None, listening, reader),
            (skip, _pause(reader)),
        ),
    )


def _confirm_message(
    asked: Followed, promise: Promise, head: Markup, scene: Scene, *, listening: bool
) -> Message:
    """The promise is known, so it is only confirmed; a new day, or new words, mend it."""
    reader, contact = scene.reader, asked.contact.id
    more = len(asked.promises) - 1
    return Message(
        text=paragraphs(
            head,
            lines(
                promised("followup-promised", promise, reader),
                reader.say("followup-more", count=more) if more else "",
            ),
            lines(
                reader.say("followup-ask-confirm"),
                reader.say("followup-type-other") if listening else "",
            ),
        ),
        buttons=(
            (
                CloseStep(contact=contact, how="confirmed").button(reader.plain("followup-right")),
                CloseStep(contact=contact, how="done").button(reader.plain("followup-done")),
            ),
            (
                AskDay(contact=contact, promise=promise.id).button(reader.plain("followup-new-day")),
                CloseStep(contact=contact, how="dropped").button(reader.plain("followup-drop")),
            ),
            *_type_buttons(asked, None, listening, reader),
            (_pause(reader),),
        ),
    )


def day_message(
    asked: Followed,
    promise: Promise,
    followed: Sequence[Followed],
    scene: Scene,
    *,
    first: Markup | None = None,
    listening: bool = False,
) -> Message:
    """By when: a tap, or a typed day."""
    reader, contact = scene.reader, asked.contact.id
    days = [
        SetDay(contact=contact, promise=promise.id, day=day).button(reader.plain(f"followup-{name}"))
        for name, day in day_choices(scene.today).items()
    ]
    none = SetDay(contact=contact, promise=promise.id, day=None).button(reader.plain("followup-no-day"))
    step = reader.say("followup-step", step=trimmed(promise.text, TEXT_LENGTH))
    return Message(
        text=paragraphs(
            first or "",
            lines(_head(asked, followed, reader), step),
            lines(reader.say("followup-ask-day"), reader.say("followup-type-day") if listening else ""),
        ),
        buttons=(
            tuple(days),
            *_type_buttons(asked, promise, listening, reader),
            (none, _pause(reader)),
        ),
    )


def _type_buttons(asked: Followed, promise: Promise | None, listening: bool, reader: Reader) -> Rows:
    """A way to type while the person's words belong to another conversation."""
    if listening:
        return ()
    label = reader.plain("followup-other-day" if promise else "followup-own-step")
    typing = TypeIt(contact=asked.contact.id, promise=promise.id if promise else None)
    return ((typing.button(label),),)


def _pause(reader: Reader) -> Button:
    return Pause().button(reader.plain("followup-pause"))


def promised(key: str, promise: Promise, reader: Reader) -> Markup:
    """A promise with its day, where it has one (`key`-by)."""
    step = trimmed(promise.text, TEXT_LENGTH)
    if promise.due_on is None:
        return reader.say(key, step=step)
    return reader.say(f"{key}-by", step=step, day=reader.day(promise.due_on))


def outcome(followed: Followed, reader: Reader) -> Markup:
    """What was answered about a contact, in one line."""
    name = reader.say("followup-name", name=trimmed(followed.contact.name, NAME_LENGTH))
    if followed.promise and followed.step not in {"nothing", "skipped", "done", "dropped"}:
        return reader.say(
            "followup-outcome", name=name, what=promised("followup-step", followed.promise, reader)
        )
    key = followed.step if followed.step in {"nothing", "done", "dropped"} else "skipped"
    return reader.say("followup-outcome", name=name, what=reader.say(f"followup-outcome-{key}"))


def summary_message(followed: Sequence[Followed], scene: Scene, number: int = 0) -> Message:
    """After the last contact: how many were thanked, and each next step."""
    reader = scene.reader
    shown = page(followed, number)
    turns = shown.buttons(reader, lambda to: TurnSummary(page=to))
    counts = reader.say(
        "followup-counts",
        thanked=sum(one.thanked == "yes" for one in followed),
        steps=sum(one.promise is not None for one in followed),
        total=len(followed),
    )
    return Message(
        text=paragraphs(
            reader.say("followup-finished", contacts=len(followed)),
            counts,
            lines(*(outcome(one, reader) for one in shown.items)),
            next_words(FIRST, scene),
        ),
        buttons=(turns,) if turns else (),
    )


def next_words(wave: str, scene: Scene) -> Markup:
    """When the next question comes, if anything is open by then; or that this was the last."""
    day = next_day(scene.mission, wave)
    if day is None:
        return scene.reader.say("followup-last")
    return scene.reader.say("followup-next", day=scene.reader.day(day))


def paused_message(followed: Sequence[Followed], scene: Scene) -> Message:
    """What is kept so far, and the way back in."""
    answered = sum(one.question(scene.today) is None for one in followed)
    text = scene.reader.say("followup-paused", answered=answered, total=len(followed))
    return Message(text=text, buttons=((Proceed().button(scene.reader.plain("followup-proceed")),),))


def no_contacts_message(mission: Mission, reader: Reader) -> Message:
    """One short question to a member with no contacts: without it nobody could tell forgotten from none."""
    return Message(
        text=paragraphs(
            reader.say("followup-no-contacts", mission=trimmed(mission.name, NAME_LENGTH)),
            reader.say("followup-add-contact"),
        ),
        buttons=((NobodyToAdd().button(reader.plain("followup-nobody")),),),
    )


def nobody_message(reader: Reader) -> Message:
    """That there is nobody to add is kept."""
    return Message(text=reader.say("followup-nobody-kept"))


def note_kept_message(words: str, reader: Reader) -> Message:
    """The words are a note now."""
    return Message(text=reader.say("followup-note-kept", text=trimmed(words, TEXT_LENGTH)))


def left_over_message(words: str, asked: Followed | None, reader: Reader) -> Message:
    """Words that came long after the question, or after it was gone: where we were, and ways to keep them."""
    said = reader.say("followup-left-over", text=trimmed(words, TEXT_LENGTH))
    note = KeepNote(text=words).button(reader.plain("followup-keep-note"))
    if asked is None:
        return Message(text=said, buttons=((note,),))
    yes = TakeStep(contact=asked.contact.id, text=words).button(reader.plain("followup-is-step"))
    where = reader.say("followup-where", name=trimmed(asked.contact.name, NAME_LENGTH))
    return Message(text=paragraphs(where, said), buttons=((yes,), (note,)))
