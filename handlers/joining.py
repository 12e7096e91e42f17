"""Joining: a personal code, a greeting, consent in one tap, and then the day's agenda."""

import re
from typing import Final

from telegram import Update

from handlers.actions import Action
from handlers.agenda import day_message
from handlers.context import Context
from handlers.gate import CONSENT
from handlers.pages import trimmed
from mission.agenda import agenda_of
from mission.errors import UserError
from mission.inviting import claim
from mission.joining import may_tell_stranger
from mission.planner import plan_member
from storage.message import Message
from storage.missions import Mission
from words import Reader, lines, paragraphs

CONSENT_VERSION: Final = "2026-11"
NAME: Final = 120
"""UTF-16 units shown of a person's or a mission's name."""
CODE: Final = re.compile(r"[\w-]{1,64}", re.ASCII)
"""What Telegram lets a link carry (Bot API › deep linking); other words after /start are no code."""


class Agree(Action):
    """Yes to keeping what PRODUCT.md › Privacy says is kept, for one mission."""

    do = "agree"
    mission: int


async def start(update: Update, context: Context) -> None:
    """/start CODE joins; /start alone greets a member again and says one polite sentence to anyone else."""
    code = (context.args or [""])[0]
    if CODE.fullmatch(code):
        await join(update, context, code)
    elif context.caller.person and context.caller.mission:
        await greet_again(context)
    elif context.caller.owner:
        await say_no_mission(context)
    else:
        await turn_away(context)


async def join(update: Update, context: Context, code: str) -> None:
    """Claim the code; one that cannot be claimed gets the same answer, whatever the reason. One's own opens the menu."""
    user = update.effective_user
    try:
        async with context.transaction() as tx:
            member = await claim(tx, code, context.caller.telegram_id, user.language_code if user else None)
            mission = await tx.missions.get(member.membership.mission_id)
            assert mission is not None  # noqa: S101 - a membership has a mission
            await tx.people.change(member.person.id, current_mission_id=mission.id)
            reader = Reader(member.person.language, mission.zone)
            agreed = await tx.people.has_agreed(member.person.id, mission.id, CONSENT)
            name, role = member.person.name, member.membership.role
            message = (
                welcome_message(name, mission, role, reader)
                if agreed
                else consent_message(name, mission, reader)
            )
            await tx.reply(message, person_id=member.person.id, mission_id=mission.id)
    except UserError as refused:
        if refused.key == "invitation-place-taken":
            raise
        await turn_away(context)


async def turn_away(context: Context) -> None:
    """One polite sentence; to a stranger at most once a day."""
    async with context.transaction() as tx:
        if context.caller.role != "stranger" or await may_tell_stranger(tx, context.caller.telegram_id):
            await tx.reply(Message(text=context.reader.say("joining-turned-away")))


async def say_no_mission(context: Context) -> None:
    """To an owner, before the first mission is imported."""
    async with context.transaction() as tx:
        await tx.reply(Message(text=context.reader.say("joining-no-mission")))


async def greet_again(context: Context) -> None:
    """What a member sees who starts the bot again: where they are and what they can do."""
    if not context.caller.agreed:
        await ask_consent(context)
        return
    async with context.transaction() as tx:
        sessions = await agenda_of(tx, context.member, context.today) if context.caller.member else []
        await tx.reply(
            welcome_message(context.person.name, context.mission, context.caller.role, context.reader)
        )
        if sessions:
            await tx.reply(
                day_message(
                    sessions, context.today, context.member, context.mission, context.reader, now=tx.now
                )
            )


async def ask_consent(context: Context) -> None:
    """Whatever was asked: first the consent, without which nothing is kept or sent."""
    async with context.transaction() as tx:
        await tx.reply(consent_message(context.person.name, context.mission, context.reader))


async def agree(update: Update, context: Context) -> None:
    """Record the consent, then show the day's agenda (or the first day's) and the three things to do."""
    del update
    if context.action.mission != context.mission.id:
        raise UserError("stale-button")
    async with context.transaction() as tx:
        if not await tx.people.has_agreed(context.person.id, context.mission.id, CONSENT):
            await tx.people.agree(
                context.person.id,
                context.mission.id,
                purpose=CONSENT,
                version=CONSENT_VERSION,
                language=context.reader.language,
            )
        await plan_member(tx, context.member, context.mission)
        await tx.answer(
            welcome_message(context.person.name, context.mission, context.caller.role, context.reader)
        )
        day = max(context.today, context.mission.starts_on)
        sessions = await agenda_of(tx, context.member, day)
        await tx.reply(
            day_message(sessions, day, context.member, context.mission, context.reader, now=tx.now)
        )


TAPS = ((Agree, agree),)


def consent_message(name: str, mission: Mission, reader: Reader) -> Message:
    """Greeted by name; what is kept and why, in three lines; one button."""
    return Message(
        text=paragraphs(
            reader.say("joining-greeting", name=trimmed(name, NAME)),
            reader.say(
                "joining-mission", mission=trimmed(mission.name, NAME), starts=reader.date(mission.starts_on)
            ),
            reader.say("joining-consent"),
        ),
        buttons=((Agree(mission=mission.id).button(reader.plain("joining-agree")),),),
    )


def welcome_message(name: str, mission: Mission, role: str, reader: Reader) -> Message:
    """The three things a member does most; a host, who logs no contacts and rates nothing, has one."""
    own = (
        () if role == "host" else (reader.say("joining-thing-contact"), reader.say("joining-thing-feedback"))
    )
    return Message(
        text=paragraphs(
            reader.say("joining-welcome", name=trimmed(name, NAME), mission=trimmed(mission.name, NAME)),
            lines(reader.say("joining-thing-agenda"), *own),
            reader.say("joining-help-hint"),
        ),
    )
