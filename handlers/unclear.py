"""What nobody asked for, kept and asked about: is it a contact, a note, a question to the organisers?"""

from collections.abc import Awaitable, Callable
from typing import Final, Literal

from markupsafe import Markup
from telegram import Update

from handlers.actions import Action
from handlers.contact_actions import AnswerField
from handlers.context import Context, Deed
from handlers.pages import trimmed
from handlers.scene import LISTENING, Scene, flow_of, reply_in, scene_of, stop_listening, words_of
from mission.errors import UserError
from mission.lines.pieces import clean
from storage.flows import Flow
from storage.message import Button, Message
from words import Reader, paragraphs

Use = Literal["contact", "note", "question"]
Take = Callable[[Deed, Scene, Flow, str], Awaitable[Message | None]]
"""What words do, and the answer to them; None where what was asked about is no longer so."""
QUOTE: Final = 500
"""UTF-16 units shown again of what was typed; it is kept whole."""
LABEL: Final = 30


class KeepAs(Action):
    """What the typed words are; they stand in the subject of the row that asks."""

    do = "keep-as"
    use: Use


class KeepNot(Action):
    """They are nothing."""

    do = "keep-not"


def unclear_message(
    text: str,
    reader: Reader,
    *,
    contact: bool,
    asked: tuple[AnswerField, str] | None = None,
    first: Markup | None = None,
) -> Message:
    """The words again, and what they may be. `asked`: the question that they may answer, and whom it was about.

    first: why they were not understood.
    """
    return Message(
        text=paragraphs(
            first or "", reader.say("keeping-what"), reader.say("keeping-quote", text=trimmed(text, QUOTE))
        ),
        buttons=(*_answer(asked, reader), *_uses(reader, contact=contact)),
    )


def _answer(asked: tuple[AnswerField, str] | None, reader: Reader) -> tuple[tuple[Button, ...], ...]:
    if asked is None:
        return ()
    action, name = asked
    field = reader.plain(f"contact-field-{action.field}")
    return ((action.button(reader.plain("keeping-answer", field=field, name=trimmed(name, LABEL))),),)


def _uses(reader: Reader, *, contact: bool) -> tuple[tuple[Button, ...], ...]:
    def button(use: Use) -> Button:
        return KeepAs(use=use).button(reader.plain(f"keeping-{use}"))

    first = (button("contact"), button("note")) if contact else (button("note"),)
    return (first, (button("question"),), (KeepNot().button(reader.plain("keeping-not")),))


async def take_words(update: Update, context: Context, take: Take) -> None:
    """The words that a flow asked for go to `take`, and what it says is the answer; the flow ends, unless `take` asks on.

    Words that come too late, and those that nothing asks for any more, are kept and asked about. What `take` refuses
    leaves the question open.
    """
    words = clean(words_of(update))
    if not words:
        raise UserError("contact-words-only")
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        assert flow is not None  # noqa: S101 - words come here by their flow
        scene = await scene_of(tx, context, flow.draft.get("mission"))
        await stop_listening(tx, context, flow.name)
        late = tx.now - flow.touched_at > LISTENING
        said = None if late else await take(tx, scene, flow, words)
        if said is None:
            await ask_what_it_is(tx, context, scene, words)
        else:
            await reply_in(tx, context, scene, said)


async def ask_what_it_is(tx: Deed, context: Context, scene: Scene, words: str) -> None:
    """Words that came too late for their question are kept and asked about."""
    asked = unclear_message(words, scene.reader, contact=True)
    await reply_in(tx, context, scene, asked, {"text": words})
