"""/promises: what I owe, what is owed to us, what is late, what is done; a line after it makes a promise."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup
from telegram import Update

from handlers.context import Context, Deed
from handlers.pages import Page, page
from handlers.promise_actions import (
    AskTheirs,
    AskWords,
    ChooseWhom,
    ListPromises,
    OpenPromise,
    PromiseFor,
    TickPromise,
    UnmakePromise,
    UntickPromise,
)
from handlers.promise_cards import ITEMS, list_message, sheet_message, ticked, unticked
from handlers.promise_questions import (
    made_message,
    theirs_question,
    unmade_message,
    whom_message,
    words_question,
)
from handlers.scene import Scene, listen, reply_in, scene_of, stop_listening, words_of
from handlers.unclear import take_words, unclear_message
from mission.contact_cards import own_card
from mission.errors import UserError
from mission.lines.pieces import clean
from mission.promise_cards import lists_of, sheet_of, with_contacts
from mission.promise_line import PromiseLine, is_only_a_name, meant, read_promise, words_for
from mission.promises import Owed, change, close, forget, make, own, reopen
from storage.contacts import Contact
from storage.flows import Flow
from storage.message import Message, Rows

# --- the command ------------------------------------------------------------------------------------------------


async def promises(update: Update, context: Context) -> None:
    """Alone it lists; with words it makes a promise of them."""
    typed = clean("".join(words_of(update).split(maxsplit=1)[1:]))
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        if typed:
            await _make(tx, context, scene, typed)
        else:
            await tx.reply(await _list(tx, scene, ListPromises()))


async def _make(tx: Deed, context: Context, scene: Scene, typed: str) -> None:
    """To the one contact whose name stands in the words; else it is asked which, or what to do with them."""
    line = read_promise(typed, scene.today)
    known = await tx.contacts.of_person(scene.mission.id, scene.member.person.id)
    alike = meant(line, known)
    if len(alike) == 1 and is_only_a_name(line, alike[0]):
        await reply_in(tx, context, scene, await _list(tx, scene, ListPromises()))
    elif len(alike) == 1:
        owed = await _kept(tx, scene, line, alike[0])
        await reply_in(tx, context, scene, made_message(owed, scene.reader))
    elif known:
        asked = whom_message(typed, alike or known, 0, scene.reader, alike=bool(alike))
        await reply_in(tx, context, scene, asked, {"text": typed, "day": scene.today.isoformat()})
    else:
        first = scene.reader.say("promise-nobody")
        asked = unclear_message(typed, scene.reader, contact=True, first=first)
        await reply_in(tx, context, scene, asked, {"text": typed})


async def _kept(tx: Deed, scene: Scene, line: PromiseLine, contact: Contact) -> Owed:
    said = {"text": words_for(line, contact), "due_on": line.due_on, "owed_by": line.owed_by}
    made = await make(tx, scene.member, contact.id, **said)  # type: ignore[arg-type]
    return Owed(promise=made, contact=contact)


async def promise_for(update: Update, context: Context) -> None:
    """The contact is chosen: the words become the promise, read as on the day they were typed."""
    del update
    tapped: PromiseFor = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        typed, day = _asked_about(context)
        card = await own_card(tx, scene.member, scene.mission, tapped.contact)
        owed = await _kept(tx, scene, read_promise(typed, day), card.contact)
        await tx.answer(made_message(owed, scene.reader))


async def choose_whom(update: Update, context: Context) -> None:
    del update
    tapped: ChooseWhom = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        typed, day = _asked_about(context)
        known: Sequence[Contact] = await tx.contacts.of_person(scene.mission.id, scene.member.person.id)
        alike = meant(read_promise(typed, day), known)
        await tx.answer(whom_message(typed, alike or known, tapped.page, scene.reader, alike=bool(alike)))


def _asked_about(context: Context) -> tuple[str, date]:
    """The words that stand with the question, and the day on which they were typed."""
    subject = context.shown.subject if context.shown else {}
    if not subject.get("text") or not subject.get("day"):
        raise UserError("stale-button")
    return subject["text"], date.fromisoformat(subject["day"])


async def unmake_promise(update: Update, context: Context) -> None:
    """Undo, for a promise just made."""
    del update
    tapped: UnmakePromise = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        await forget(tx, scene.mission.id, owed.promise)
        await tx.answer(unmade_message(owed, scene.reader))


# --- the lists --------------------------------------------------------------------------------------------------


async def show_list(update: Update, context: Context) -> None:
    """Another list, or another page."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await stop_listening(tx, context, "promise")
        await tx.answer(await _list(tx, scene, context.action))


async def _list(
    tx: Deed, scene: Scene, shown: ListPromises, told: Markup | None = None, undo: Rows = ()
) -> Message:
    lists = await lists_of(tx, scene.member, shown.tab, scene.today)
    leaf = page(lists.items, shown.page, ITEMS)
    items = Page(await with_contacts(tx, leaf.items), leaf.number, leaf.count)
    return list_message(lists, items, shown.tab, scene.today, scene.reader, told=told, undo=undo)


async def tick(update: Update, context: Context) -> None:
    """Done by one tap; the list stays, with Undo."""
    del update
    tapped: TickPromise = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        await close(tx, scene.member, owed.promise, "done")
        await tx.answer(await _list(tx, scene, tapped.back, *ticked(owed, tapped.back, scene.reader)))


async def untick(update: Update, context: Context) -> None:
    del update
    tapped: UntickPromise = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due, state="done")
        await reopen(tx, scene.member, owed)
        await tx.answer(await _list(tx, scene, tapped.back, unticked(owed, scene.reader)))


# --- one promise ------------------------------------------------------------------------------------------------


async def open_promise(update: Update, context: Context) -> None:
    del update
    tapped: OpenPromise = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await stop_listening(tx, context, "promise")
        await tx.answer(await sheet_in(tx, scene, tapped.promise, back=tapped.back))


async def sheet_in(
    tx: Deed, scene: Scene, promise_id: int, told: Markup | None = None, back: ListPromises | None = None
) -> Message:
    """A promise's card as it is now."""
    sheet = await sheet_of(tx, scene.member, promise_id)
    return sheet_message(sheet, tx.now, scene.today, scene.reader, told=told, back=back)


async def ask_words(update: Update, context: Context) -> None:
    """The next words are the promise's."""
    del update
    tapped: AskWords = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        draft = {"promise": owed.promise.id, "due": str(owed.promise.due_on or "")}
        await _listen(tx, context, scene, "words", draft)
        await tx.answer(words_question(owed, scene.reader))


async def ask_theirs(update: Update, context: Context) -> None:
    """The next words are what the contact owes us."""
    del update
    tapped: AskTheirs = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        card = await own_card(tx, scene.member, scene.mission, tapped.contact)
        await _listen(tx, context, scene, "theirs", {"contact": card.contact.id})
        await tx.answer(theirs_question(card.contact, scene.reader))


async def _listen(tx: Deed, context: Context, scene: Scene, step: str, draft: dict[str, object]) -> None:
    await listen(tx, context, "promise", step, {"mission": scene.mission.id, **draft}, interrupt=True)


async def typed(update: Update, context: Context) -> None:
    """Other words, or what they owe us; what comes too late for the question is kept and asked about."""
    await take_words(update, context, _take)


async def _take(tx: Deed, scene: Scene, flow: Flow, words: str) -> Message | None:
    try:
        return await (_reworded if flow.step == "words" else _awaited)(tx, scene, flow, words)
    except UserError:
        return None


async def _reworded(tx: Deed, scene: Scene, flow: Flow, words: str) -> Message:
    """A day that the new words name is the new day."""
    due = date.fromisoformat(flow.draft["due"]) if flow.draft["due"] else None
    owed = await own(tx, scene.member, flow.draft["promise"], due)
    line = read_promise(words, scene.today)
    text = line.text if line.owed_by == "us" else words
    await change(tx, scene.member, owed.promise, text=text, due_on=line.due_on or due)
    return await sheet_in(tx, scene, owed.promise.id, scene.reader.say("promise-changed"))


async def _awaited(tx: Deed, scene: Scene, flow: Flow, words: str) -> Message:
    card = await own_card(tx, scene.member, scene.mission, flow.draft["contact"])
    line = read_promise(words, scene.today).model_copy(update={"owed_by": "them"})
    return made_message(await _kept(tx, scene, line, card.contact), scene.reader)


TAPS = (
    (ListPromises, show_list),
    (TickPromise, tick),
    (UntickPromise, untick),
    (OpenPromise, open_promise),
    (AskWords, ask_words),
    (AskTheirs, ask_theirs),
    (PromiseFor, promise_for),
    (ChooseWhom, choose_whom),
    (UnmakePromise, unmake_promise),
)
