"""Agreements with a partner: logged by two taps, mended, withdrawn and put back."""

from datetime import date
from functools import partial

from telegram import Update

from handlers.agreement_actions import (
    AddAgreement,
    AskAgreement,
    AskSigned,
    OpenAgreement,
    RestoreAgreement,
    SignAgreement,
    WithdrawAgreement,
)
from handlers.agreement_cards import (
    Heading,
    agreement_message,
    ask_message,
    kind_message,
    parties_message,
    when_message,
    withdrawn_message,
)
from handlers.context import Context, Deed
from handlers.scene import Scene, listen, scene_of, stop_listening
from handlers.unclear import take_words
from mission import agreements
from mission.errors import UserError
from mission.partners import entry_of
from mission.signed_days import signed_day
from storage.agreements import Agreement
from storage.flows import Flow
from storage.message import Message


async def _card(tx: Deed, scene: Scene, signed: Agreement, heading: Heading = "open") -> Message:
    entry = await entry_of(tx, scene.member, signed.organisation_id)
    names = await tx.people.names_in(scene.mission.id)
    return agreement_message(signed, entry, scene.member, names=names, reader=scene.reader, heading=heading)


async def add(update: Update, context: Context) -> None:
    """What was signed?"""
    del update
    tapped: AddAgreement = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        entry = await entry_of(tx, scene.member, tapped.organisation)
        await stop_listening(tx, context, "agreement")
        await tx.answer(kind_message(entry, scene.reader))


async def ask_signed(update: Update, context: Context) -> None:
    """The next words are the day, unless one is tapped."""
    del update
    tapped: AskSigned = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        entry = await entry_of(tx, scene.member, tapped.organisation)
        draft = {"mission": scene.mission.id, "organisation": entry.id, "kind": tapped.kind}
        await listen(tx, context, "agreement", "signed", draft, interrupt=True)
        await tx.answer(when_message(entry, tapped.kind, scene.today, scene.reader))


async def sign(update: Update, context: Context) -> None:
    """Keep it; the next words are the parties, which may be skipped."""
    del update
    tapped: SignAgreement = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.answer(await _signed(tx, context, scene, tapped))


async def _signed(tx: Deed, context: Context, scene: Scene, said: SignAgreement) -> Message:
    made = await agreements.claim(tx, scene.member, said.organisation, said.kind, signed_on=said.day)
    draft = {"mission": scene.mission.id, "agreement": made.id}
    await listen(tx, context, "agreement", "parties", draft, interrupt=True)
    return parties_message(made, scene.reader)


async def open_agreement(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        signed = await agreements.seen(tx, scene.member, context.action.agreement)
        if signed.withdrawn_at:
            raise UserError("stale-button")
        await stop_listening(tx, context, "agreement")
        await tx.answer(await _card(tx, scene, signed))


async def ask(update: Update, context: Context) -> None:
    """The next words are the field."""
    del update
    tapped: AskAgreement = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        signed = await agreements.own(tx, scene.member, tapped.agreement)
        draft = {"mission": scene.mission.id, "agreement": signed.id}
        await listen(tx, context, "agreement", tapped.what, draft, interrupt=True)
        await tx.answer(ask_message(signed, tapped.what, scene.reader))


async def withdraw(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        signed = await agreements.withdraw(tx, scene.member, context.action.agreement)
        await stop_listening(tx, context, "agreement")
        await tx.answer(withdrawn_message(signed, scene.reader))


async def restore(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        signed = await agreements.restore(tx, scene.member, context.action.agreement)
        await tx.answer(await _card(tx, scene, signed, "back"))


async def typed(update: Update, context: Context) -> None:
    """The words that were asked for; those that come too late are kept and asked about."""
    await take_words(update, context, partial(_take, context))


async def _take(context: Context, tx: Deed, scene: Scene, flow: Flow, words: str) -> Message:
    if flow.step == "signed":
        day = _day(words, scene)
        said = SignAgreement(organisation=flow.draft["organisation"], kind=flow.draft["kind"], day=day)
        return await _signed(tx, context, scene, said)
    number = flow.draft["agreement"]
    if flow.step == "day":
        changed = await agreements.change(tx, scene.member, number, signed_on=_day(words, scene))
    elif flow.step == "parties":
        changed = await agreements.change(tx, scene.member, number, parties=words)
    else:
        changed = await agreements.change(tx, scene.member, number, evidence=words[:1000])
    return await _card(tx, scene, changed, "changed")


def _day(words: str, scene: Scene) -> date:
    return signed_day(words, scene.today, scene.reader.language)


TAPS = (
    (AddAgreement, add),
    (AskSigned, ask_signed),
    (SignAgreement, sign),
    (OpenAgreement, open_agreement),
    (AskAgreement, ask),
    (WithdrawAgreement, withdraw),
    (RestoreAgreement, restore),
)
