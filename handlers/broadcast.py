"""An organiser writes to many: draft, audience, preview; one card that shows how it goes; a report by name."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup
from telegram import Update

from handlers.actions import Action
from handlers.cancelling import CancelFlow
from handlers.context import Context, Deed
from handlers.pages import Page, page, trimmed
from handlers.progress import (
    NAME_LIMIT,
    audience_words,
    broadcast_named,
    progress_card,
    progress_message,
)
from handlers.progress import TAPS as PROGRESS_TAPS
from handlers.scene import words_of
from mission import broadcasts
from mission.broadcasts import CARD, Aim, Progress, audience_group, audience_kind, occasion
from storage.broadcasts import Broadcast
from storage.message import TEXT_LIMIT, Button, Message, Rows, shown_length
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import LANGUAGES, Reader, lines, paragraphs

__all__ = ["TAPS", "broadcast", "broadcast_push", "progress_card", "typed"]

FLOW: Final = "broadcast"
GROUPS_ON_PAGE: Final = 12
NAMES_ON_PAGE: Final = 12
LABEL_LIMIT: Final = 24


class AimBroadcast(Action):
    """Choose the audience of a draft; leaf through the groups to choose from and the names not yet joined."""

    do = "broadcast-aim"
    broadcast: int
    audience: str
    names: int = 0
    groups: int = 0


class MarkBroadcast(Action):
    """Whether it is critical: then it comes to those too who have muted announcements, or want quiet now."""

    do = "broadcast-critical"
    broadcast: int
    critical: bool


class SendBroadcast(Action):
    do = "broadcast-send"
    broadcast: int


class DropBroadcast(Action):
    do = "broadcast-drop"
    broadcast: int


class RewordBroadcast(Action):
    do = "broadcast-reword"
    broadcast: int


async def broadcast(update: Update, context: Context) -> None:
    """/broadcast TEXT drafts it; /broadcast alone asks for the text."""
    words = words_of(update).split(maxsplit=1)
    async with context.transaction() as tx:
        if len(words) > 1:
            await _draft(tx, context, words[1], "", None)
        else:
            await _ask(tx, context, "", None)


async def typed(update: Update, context: Context) -> None:
    """The text that was asked for."""
    async with context.transaction() as tx:
        flow = await tx.flows.of(context.caller.chat_id, context.caller.telegram_id)
        asked = flow.draft if flow else {}
        await _draft(tx, context, words_of(update), asked.get("audience", ""), asked.get("instead_of"))


async def _ask(tx: Deed, context: Context, audience: str, instead_of: int | None) -> None:
    await _listen(tx, context, audience, instead_of)
    await tx.reply(ask_message("broadcast-ask", context.reader))


async def _listen(tx: Deed, context: Context, audience: str, instead_of: int | None) -> None:
    """The next words are the text, for this mission though another should become the current one meanwhile."""
    draft = {"mission": context.mission.id, "audience": audience, "instead_of": instead_of}
    await tx.flows.set(context.caller.chat_id, context.caller.telegram_id, FLOW, "text", draft)


async def _draft(tx: Deed, context: Context, text: str, audience: str, instead_of: int | None) -> None:
    """Keep the draft and show it as its readers will see it; a text that cannot be sent is asked for again."""
    reader, organiser = context.reader, context.person.name
    members = await tx.people.members_of(context.mission.id)
    choices = broadcasts.audiences(members)
    if refusal := refused(text.strip(), organiser, [choice for choice, _ in choices], reader):
        await _listen(tx, context, audience, instead_of)
        await tx.reply(refusal)
        return
    await tx.flows.end(context.caller.chat_id, context.caller.telegram_id)
    made = await tx.broadcasts.draft(context.mission.id, context.person.id, text.strip(), audience)
    if instead_of is not None:
        made = await _replace(tx, context, instead_of, made)
    await tx.reply(broadcast_message(made, organiser, reader), occasion=_preview(made.id))
    panel = panel_message(made, broadcasts.aim(audience, members), choices, reader)
    await tx.reply(panel, occasion=_panel(made.id))


async def _replace(tx: Deed, context: Context, broadcast_id: int, made: Broadcast) -> Broadcast:
    """The earlier wording is let go of, and its buttons with it; what was critical stays so."""
    earlier = await broadcast_named(tx, context, broadcast_id)
    await tx.broadcasts.mark_critical(made.id, critical=earlier.critical)
    if await tx.broadcasts.move(broadcast_id, "draft", "discarded"):
        for row in await tx.outbox.of_occasion(context.mission.id, "reply", _panel(broadcast_id)):
            await tx.outbox.revise(row.id, Message(text=context.reader.say("broadcast-replaced")))
    return made.model_copy(update={"critical": earlier.critical})


def _preview(broadcast_id: int) -> str:
    return f"{occasion(broadcast_id)}:preview"


def _panel(broadcast_id: int) -> str:
    return f"{occasion(broadcast_id)}:panel"


async def aim(update: Update, context: Context) -> None:
    """Another audience, or another page of the panel; the preview above says to whom it goes."""
    del update
    chosen: AimBroadcast = context.action
    async with context.transaction() as tx:
        draft = await broadcast_named(tx, context, chosen.broadcast)
        if draft.state != "draft":
            await _say_settled(tx, context, draft)
            return
        await tx.broadcasts.aim(draft.id, chosen.audience)
        aimed = draft.model_copy(update={"audience": chosen.audience})
        if aimed != draft:
            for row in await tx.outbox.of_occasion(context.mission.id, "reply", _preview(draft.id)):
                name = await _author(tx, aimed, context.reader)
                await tx.outbox.revise(row.id, broadcast_message(aimed, name, context.reader))
        await _answer_panel(tx, context, aimed, names=chosen.names, groups=chosen.groups)


async def mark(update: Update, context: Context) -> None:
    """Critical, or an announcement like any other."""
    del update
    chosen: MarkBroadcast = context.action
    async with context.transaction() as tx:
        draft = await broadcast_named(tx, context, chosen.broadcast)
        if draft.state != "draft":
            await _say_settled(tx, context, draft)
            return
        await tx.broadcasts.mark_critical(draft.id, critical=chosen.critical)
        await _answer_panel(tx, context, draft.model_copy(update={"critical": chosen.critical}))


async def _answer_panel(
    tx: Deed, context: Context, draft: Broadcast, *, names: int = 0, groups: int = 0
) -> None:
    members = await tx.people.members_of(context.mission.id)
    aimed, choices = broadcasts.aim(draft.audience, members), broadcasts.audiences(members)
    await tx.answer(panel_message(draft, aimed, choices, context.reader, names=names, groups=groups))


async def send(update: Update, context: Context) -> None:
    """Out to everybody it reaches; a second tap, or a colleague's, changes nothing and says so."""
    del update
    async with context.transaction() as tx:
        draft = await broadcast_named(tx, context, context.action.broadcast)
        recipients = await broadcasts.send(tx, draft.id, context.person.id)
        if recipients is None:
            await _say_settled(tx, context, draft)
            return
        sending = draft.model_copy(update={"state": "sending"})
        card = progress_message(sending, Progress(waiting=recipients), context.reader)
        await tx.answer(Message(text=context.reader.say("broadcast-sent", people=recipients)))
        await tx.reply(card, kind=CARD, occasion=occasion(draft.id), subject={"broadcast": draft.id})


async def drop(update: Update, context: Context) -> None:
    """Cancel a draft: nothing goes out."""
    del update
    async with context.transaction() as tx:
        draft = await broadcast_named(tx, context, context.action.broadcast)
        if await tx.broadcasts.move(draft.id, "draft", "discarded"):
            await tx.answer(Message(text=context.reader.say("broadcast-dropped")))
        else:
            await _say_settled(tx, context, draft)


async def reword(update: Update, context: Context) -> None:
    """Ask for another text; until it comes, the draft stands as it is."""
    del update
    async with context.transaction() as tx:
        draft = await broadcast_named(tx, context, context.action.broadcast)
        if draft.state == "draft":
            await _ask(tx, context, draft.audience, draft.id)
        else:
            await _say_settled(tx, context, draft)


async def _say_settled(tx: Deed, context: Context, settled: Broadcast) -> None:
    context.toast(context.reader.plain("broadcast-settled", state=settled.state))
    await tx.answer(Message(text=context.reader.say("broadcast-settled", state=settled.state)))


async def _author(tx: Transaction, of: Broadcast, reader: Reader) -> str:
    """Who wrote it, or the organisers together where that person has been erased."""
    author = await tx.people.get(of.author_id) if of.author_id else None
    return author.name if author else reader.plain("broadcast-organisers")


async def broadcast_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """The announcement as its reader sees it, unless it was stopped."""
    sent = await tx.broadcasts.get(row.subject.get("broadcast", 0))
    if sent is None or sent.state != "sending":
        return None
    return broadcast_message(sent, await _author(tx, sent, reader), reader)


TAPS = (
    (AimBroadcast, aim),
    (MarkBroadcast, mark),
    (SendBroadcast, send),
    (DropBroadcast, drop),
    (RewordBroadcast, reword),
    *PROGRESS_TAPS,
)


def ask_message(key: str, reader: Reader, **args: int) -> Message:
    """A question for the text, with Cancel."""
    return Message(
        text=reader.say(key, **args),
        buttons=((CancelFlow(flow=FLOW).button(reader.plain("button-cancel")),),),
    )


def refused(text: str, organiser: str, audiences: Sequence[str], reader: Reader) -> Message | None:
    """Why a text cannot be announced: nothing of it can be seen, or under some head, in some language, it is too long."""
    if broadcasts.is_blank(text):
        return ask_message("broadcast-blank", reader)
    framed = (_framed(text, organiser, to, Reader(tongue)) for to in audiences for tongue in LANGUAGES)
    over = max(shown_length(html) for html in framed) - TEXT_LIMIT
    return ask_message("broadcast-too-long", reader, over=over) if over > 0 else None


def broadcast_message(of: Broadcast, organiser: str, reader: Reader) -> Message:
    """What a member reads: who writes to whom, then the text as it was typed."""
    return Message(text=_framed(of.text, organiser, of.audience, reader))


def _framed(text: str, organiser: str, audience: str, reader: Reader) -> Markup:
    to = {"audience": audience_kind(audience), "group": trimmed(audience_group(audience), NAME_LIMIT)}
    return paragraphs(reader.say("broadcast-head", organiser=trimmed(organiser, NAME_LIMIT), **to), text)


def panel_message(
    draft: Broadcast,
    aimed: Aim,
    choices: Sequence[tuple[str, int]],
    reader: Reader,
    *,
    names: int = 0,
    groups: int = 0,
) -> Message:
    """Under the preview: how many will get it, who cannot be reached, and what to do."""
    unjoined = page([member.person.name for member in aimed.unjoined], names, NAMES_ON_PAGE)
    audience = audience_words(draft.audience, reader)
    text = paragraphs(
        lines(
            reader.say("broadcast-panel", reachable=len(aimed.reachable)),
            reader.say(
                "broadcast-panel-audience",
                audience=audience,
                joined=len(aimed.reachable),
                members=aimed.members,
            ),
            reader.say("broadcast-panel-critical") if draft.critical else "",
        ),
        _unjoined(unjoined, reader),
    )
    leafing = unjoined.buttons(
        reader,
        lambda at: AimBroadcast(broadcast=draft.id, audience=draft.audience, names=at, groups=groups),
        ("broadcast-names-back", "broadcast-names-on"),
    )
    deeds = _deeds(draft, reader, sendable=bool(aimed.reachable))
    rows = (leafing, *_choices(draft, choices, groups, reader), *deeds)
    return Message(text=text, buttons=tuple(row for row in rows if row))


def _unjoined(unjoined: Page[str], reader: Reader) -> Markup:
    if not unjoined.items:
        return Markup()
    names = reader.listed([trimmed(name, NAME_LIMIT) for name in unjoined.items])
    return lines(reader.say("broadcast-panel-unjoined", names=names), unjoined.mark(reader))


def _choices(draft: Broadcast, choices: Sequence[tuple[str, int]], groups: int, reader: Reader) -> Rows:
    """A button for each audience, two in a row; the groups, when they are many, by pages."""

    def choice(audience: str, members: int) -> Button:
        key = "broadcast-chosen" if audience == draft.audience else "broadcast-choice"
        label = reader.plain(key, audience=audience_words(audience, reader, LABEL_LIMIT), members=members)
        return AimBroadcast(broadcast=draft.id, audience=audience, groups=groups).button(label)

    general = [choice(audience, number) for audience, number in choices if not audience_group(audience)]
    named = page([pair for pair in choices if audience_group(pair[0])], groups, GROUPS_ON_PAGE)
    buttons = [*general, *(choice(audience, number) for audience, number in named.items)]
    leafing = named.buttons(
        reader,
        lambda at: AimBroadcast(broadcast=draft.id, audience=draft.audience, groups=at),
        ("broadcast-groups-back", "broadcast-groups-on"),
    )
    return (*(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)), leafing)


def _deeds(draft: Broadcast, reader: Reader, *, sendable: bool) -> Rows:
    go = SendBroadcast(broadcast=draft.id).button(reader.plain("broadcast-button-send"))
    reword = RewordBroadcast(broadcast=draft.id).button(reader.plain("broadcast-button-reword"))
    drop = DropBroadcast(broadcast=draft.id).button(reader.plain("button-cancel"))
    key = "broadcast-button-uncritical" if draft.critical else "broadcast-button-critical"
    critical = MarkBroadcast(broadcast=draft.id, critical=not draft.critical).button(reader.plain(key))
    return ((go,) if sendable else (), (critical,), (reword, drop))
