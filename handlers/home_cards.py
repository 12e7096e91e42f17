"""What the way home shows: what is answered, the question that is open, and a way back to each answer."""

from typing import Final

from markupsafe import Markup

from handlers.actions import Action
from handlers.pages import page, trimmed
from mission.home import QUESTIONS, SCALES, Home, Question, Scale
from mission.publishing import Words
from storage.message import Button, Message, Rows
from words import Reader, lines, paragraphs

TEXT_LENGTH: Final = 300
WORDS_LENGTH: Final = 200
WORDS_PAGE: Final = 5
BUTTONS_IN_ROW: Final = 6


class ShowHome(Action):
    """The survey where it is: out of /feedback."""

    do = "home"


class RateHome(Action):
    do = "home-rate"
    scale: Scale
    value: int


class SkipHome(Action):
    do = "home-skip"
    question: Question


class AskHome(Action):
    """A question again, though it is answered; of the words, a page (from 0)."""

    do = "home-ask"
    question: Question
    page: int = 0


class PublishWords(Action):
    """Yes or no to one text; a tap on the other takes it back."""

    do = "home-publish"
    subject: str
    agreed: bool
    page: int = 0


def home_message(
    home: Home,
    reader: Reader,
    *,
    ask: Question | None = None,
    listening: bool = False,
    number: int = 0,
    first: Markup | None = None,
) -> Message:
    """Everything so far, and one question: `ask`, or the first that is open. `first`: what changed, on top."""
    asked = ask or home.question
    head = reader.say("home-head" if asked else "home-thanks")
    told = lines(*(_told(question, home, reader) for question in QUESTIONS if question != asked))
    again = tuple(
        AskHome(question=question).button(reader.plain(f"home-button-{question}"))
        for question in QUESTIONS
        if question != asked and (home.is_answered(question) or question in home.skipped)
    )
    question, buttons = _asked(asked, home, reader, listening=listening, number=number)
    return Message(
        text=paragraphs(lines(first or "", head), told, question),
        buttons=(*buttons, *_in_rows(again, 2)),
    )


def _told(question: Question, home: Home, reader: Reader) -> Markup:
    """An answer in a line; nothing for one that is not given."""
    if question in home.skipped:
        return reader.say("home-skipped", question=question)
    if not home.is_answered(question):
        return Markup()
    agreed = sum(words.choice == "yes" for words in home.words)
    return reader.say(
        f"home-told-{question}",
        goals=home.goals or 0,
        recommend=home.recommend or 0,
        change=trimmed(home.change, TEXT_LENGTH),
        agreed=agreed,
        total=len(home.words),
    )


def _asked(
    asked: Question | None, home: Home, reader: Reader, *, listening: bool, number: int
) -> tuple[Markup, Rows]:
    """The question and its buttons."""
    if asked is None:
        return Markup(), ()
    skip = SkipHome(question=asked).button(reader.plain("button-skip"))
    match asked:
        case "goals" | "recommend":
            scale = tuple(RateHome(scale=asked, value=value).button(str(value)) for value in SCALES[asked])
            return reader.say(f"home-ask-{asked}"), (*_in_rows(scale, BUTTONS_IN_ROW), (skip,))
        case "change":
            typing = lines(reader.say("home-ask-change"), reader.say("home-type") if listening else "")
            write = (
                () if listening else (AskHome(question="change").button(reader.plain("home-button-type")),)
            )
            return typing, ((*write, skip),)
        case "publish":
            return _words_asked(home, reader, number, skip)


def _words_asked(home: Home, reader: Reader, number: int, skip: Button) -> tuple[Markup, Rows]:
    """The member's own words, each with its Yes and No."""
    shown = page(home.words, number, WORDS_PAGE)
    before = (shown.number - 1) * WORDS_PAGE
    numbered = list(enumerate(shown.items, before + 1))
    turns = shown.buttons(reader, lambda to: AskHome(question="publish", page=to))
    text = paragraphs(
        reader.say("home-ask-publish"),
        *(
            reader.say(
                "home-words", number=at, text=trimmed(words.text, WORDS_LENGTH), choice=words.choice or "open"
            )
            for at, words in numbered
        ),
    )
    rows = tuple(_choices(at, words, shown.number - 1, reader) for at, words in numbered)
    done = ShowHome().button(reader.plain("button-done")) if home.is_answered("publish") else skip
    return text, (*rows, *((turns,) if turns else ()), (done,))


def _choices(at: int, words: Words, number: int, reader: Reader) -> tuple[Button, ...]:
    """What has not been chosen about a text."""
    ways = (("yes", True), ("no", False))
    return tuple(
        PublishWords(subject=words.subject, agreed=agreed, page=number).button(
            reader.plain(f"home-button-{choice}", number=at)
        )
        for choice, agreed in ways
        if choice != words.choice
    )


def change_kept_message(words: str, reader: Reader) -> Message:
    """What stands above, when the survey goes on below: the line as it was kept."""
    told = {"goals": 0, "recommend": 0, "agreed": 0, "total": 0}
    return Message(text=reader.say("home-told-change", change=trimmed(words, TEXT_LENGTH), **told))


def _in_rows(buttons: tuple[Button, ...], wide: int) -> Rows:
    return tuple(buttons[at : at + wide] for at in range(0, len(buttons), wide))
