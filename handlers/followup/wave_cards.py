"""What the later waves show: a partner, a project or a claim, one question at a time, and in the end what was said."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from handlers.actions import Action
from handlers.followup.contact_cards import NAME_LENGTH, next_words
from handlers.followup.promise_cards import TurnOwed
from handlers.pages import page, trimmed
from handlers.scene import Scene
from mission.followup.asking import TYPED, UNSKIPPED, choices
from mission.followup.items import Item, Question
from mission.followup.wave import SKIPPED
from storage.message import Button, Message, Rows
from words import Reader, lines, paragraphs

IN_A_ROW: Final[dict[Question, int]] = {"worth": 5, "value": 2, "stage": 2, "signed": 2, "anyway": 2}
SIGNED_AGO: Final = {"today": 0, "week": 7, "month": 30}
"""Days to offer, in days ago."""


class Say(Action):
    """An answer by a tap; one of `choices`, or a day."""

    do = "wave-say"
    wave: str
    subject: str
    question: Question
    value: str


class TypeAnswer(Action):
    do = "wave-answer"
    wave: str
    subject: str


class PauseWave(Action):
    do = "wave-later"
    wave: str


class ProceedWave(Action):
    do = "wave-on"
    wave: str


class TurnWave(Action):
    do = "wave-told"
    wave: str
    page: int


def heading(wave: str, scene: Scene) -> Markup:
    """Which mission, how long ago, and how much is asked."""
    mission = trimmed(scene.mission.name, NAME_LENGTH)
    return scene.reader.say(f"followup-wave-heading-{wave}", mission=mission)


def item_message(
    asked: Item,
    items: Sequence[Item],
    wave: str,
    scene: Scene,
    *,
    first: Markup | None = None,
    listening: bool = False,
) -> Message:
    """The open question about one thing. `first`: what changed or what this is about, on top."""
    question = asked.question
    assert question is not None  # noqa: S101 - only what is open is asked
    reader = scene.reader
    hint = reader.say("followup-wave-type", question=question) if listening else ""
    return Message(
        text=paragraphs(
            first or "",
            lines(_head(asked, items, reader), _known(asked, reader)),
            lines(reader.say("followup-wave-ask", question=question), hint),
        ),
        buttons=(
            *_answers(asked, question, wave, scene),
            *_typing(asked, question, wave, reader, listening=listening),
            _ways_out(asked, question, wave, reader),
        ),
    )


def _head(asked: Item, items: Sequence[Item], reader: Reader) -> Markup:
    """Which of how many; the mission as a whole is not counted."""
    numbered = [one.subject for one in items if one.subject]
    if not asked.subject:
        return Markup()
    place = {"number": numbered.index(asked.subject) + 1, "total": len(numbered)}
    return reader.say("followup-contact", name=_name(asked), **place)


def _name(item: Item) -> str:
    return trimmed(item.partner, NAME_LENGTH)


def _known(item: Item, reader: Reader) -> Markup:
    """What is known of it, so that nobody has to remember."""
    if item.agreement:
        return agreement_words(item, reader)
    if item.project:
        name = trimmed(item.project.name, NAME_LENGTH)
        return reader.say("followup-wave-project", name=name, stage=item.project.stage)
    return Markup()


def agreement_words(item: Item, reader: Reader) -> Markup:
    """What was signed, and when, where that is known."""
    assert item.agreement is not None  # noqa: S101 - the caller has looked
    kind, day = item.agreement.kind, item.agreement.signed_on
    if day is None:
        return reader.say("followup-wave-agreement", kind=kind)
    return reader.say("followup-wave-agreement-on", kind=kind, day=reader.date(day))


def _answers(asked: Item, question: Question, wave: str, scene: Scene) -> Rows:
    def button(value: str, label: str) -> Button:
        return Say(wave=wave, subject=asked.subject, question=question, value=value).button(label)

    reader = scene.reader
    days = _days(scene.today) if question == "signed-on" else {}
    made = [button(day.isoformat(), reader.plain(f"followup-signed-{name}")) for name, day in days.items()]
    made += [button(value, _label(question, value, reader)) for value in choices(asked, question)]
    width = IN_A_ROW.get(question, 3)
    return tuple(tuple(made[at : at + width]) for at in range(0, len(made), width))


def _label(question: Question, value: str, reader: Reader) -> str:
    """Stars are numbers; yes and no are the same everywhere."""
    if question == "worth":
        return value
    if question in {"submitted", "help"}:
        return reader.plain(f"followup-{value}")
    return reader.plain(f"followup-choice-{question}", value=value)


def _days(today: date) -> dict[str, date]:
    return {name: today - timedelta(days=ago) for name, ago in SIGNED_AGO.items()}


def _typing(asked: Item, question: Question, wave: str, reader: Reader, *, listening: bool) -> Rows:
    """A way to type while the person's words belong to another conversation."""
    if listening or question not in TYPED:
        return ()
    label = reader.plain("followup-other-day" if question == "signed-on" else "followup-own-step")
    return ((TypeAnswer(wave=wave, subject=asked.subject).button(label),),)


def _ways_out(asked: Item, question: Question, wave: str, reader: Reader) -> tuple[Button, ...]:
    later = PauseWave(wave=wave).button(reader.plain("followup-pause"))
    if question in UNSKIPPED:
        return (later,)
    skip = Say(wave=wave, subject=asked.subject, question=question, value=SKIPPED)
    return (skip.button(reader.plain("button-skip")), later)


# --- what was answered --------------------------------------------------------------------------------------------


def told(item: Item, reader: Reader) -> Markup:
    """What was said about one thing, in one line."""
    parts = [part for name, value in item.said.items() if (part := _part(item, name, str(value), reader))]
    what = Markup("; ").join(parts) or reader.say("followup-outcome-skipped")
    if not item.subject:
        return what
    name = reader.say("followup-name", name=_name(item))
    return reader.say("followup-outcome", name=name, what=what)


def _part(item: Item, name: str, value: str, reader: Reader) -> Markup:
    """An answer in words; the band of a project's worth is nobody's to read over a shoulder."""
    if value == SKIPPED or name in {"project", "agreement", "signed-on", "name"}:
        return Markup()
    if name == "stage" and item.project:
        project = trimmed(item.project.name, NAME_LENGTH)
        return reader.say("followup-wave-project", name=project, stage=item.project.stage)
    if name == "signed" and item.agreement:
        return agreement_words(item, reader)
    if name == "claim":
        return _side_by_side(_known(item, reader), reader.say("followup-told-claim", value=value))
    return reader.say(f"followup-told-{name}", value=value)


def _side_by_side(first: Markup, second: Markup) -> Markup:
    """Two pieces side by side."""
    return Markup("{} – {}").format(first, second) if first else second


def end_message(items: Sequence[Item], wave: str, owed: int, scene: Scene, number: int = 0) -> Message:
    """After the last question: what was said, what is still promised, when the next question comes."""
    reader = scene.reader
    shown = page([one for one in items if one.said], number)
    turns = shown.buttons(reader, lambda to: TurnWave(wave=wave, page=to))
    open_promises = reader.say("followup-still-open", promises=owed) if owed else ""
    show = TurnOwed(wave=wave, page=0).button(reader.plain("followup-show-open"))
    return Message(
        text=paragraphs(
            lines(reader.say("followup-wave-finished"), shown.mark(reader)),
            lines(*(told(one, reader) for one in shown.items)),
            open_promises,
            next_words(wave, scene),
        ),
        buttons=(*((turns,) if turns else ()), *(((show,),) if owed else ())),
    )


def paused_wave_message(items: Sequence[Item], wave: str, reader: Reader) -> Message:
    """What is kept so far, and the way back in."""
    answered = sum(one.question is None for one in items)
    text = reader.say("followup-wave-paused", answered=answered, total=len(items))
    return Message(text=text, buttons=((ProceedWave(wave=wave).button(reader.plain("followup-proceed")),),))
