"""An organiser has a question asked at once, whatever moment the mission file gives it."""

from mission.errors import UserError
from mission.surveys.occasions import KEEPS, SURVEY, hand_key, is_asked, occasion_of, pushes_of
from storage.missions import Mission
from storage.people import Member
from storage.questions import Question
from storage.transaction import Transaction


async def ask_now(tx: Transaction, mission: Mission, actor_id: int, question_id: int) -> int:
    """Ask everybody whom it concerns and who has said nothing to it yet; how many those are.

    An anonymous question is asked once: refused where it has been, since results before and after a second round would
    tell whose the new answers are.
    """
    question = await tx.questions.get(question_id)
    if question is None or question.mission_id != mission.id or question.retired_at:
        raise UserError("stale-button")
    occasion = occasion_of(hand_key(question))
    here = await tx.outbox.of_occasion(mission.id, SURVEY, occasion)
    if any(row.state != "queued" for row in here) or (here and not question.anonymous):
        raise UserError("survey-asked-already")
    members = [member for member in await _silent(tx, mission, question) if member.membership.joined_at]
    await tx.outbox.withdraw(mission.id, SURVEY, occasion, "asked at once")
    for member in members:
        await _ask(tx, mission, member, hand_key(question))
    await tx.audit.record(mission.id, actor_id, "survey-ask", question=question.id, asked=len(members))
    return len(members)


async def _ask(tx: Transaction, mission: Mission, member: Member, key: str) -> None:
    """What was planned for later comes now; else it is planned."""
    pushes = list(pushes_of(member, mission, key, tx.now, tx.now + KEEPS))
    here = {
        row.version: row
        for row in await tx.outbox.of_person(mission.id, member.person.id, (SURVEY,))
        if row.occasion == occasion_of(key)
    }
    for push in pushes:
        if push.version in here:
            await tx.outbox.reschedule(here[push.version].id, push)
    await tx.outbox.plan(pushes, {member.person.id: member.person.telegram_id})


async def _silent(tx: Transaction, mission: Mission, question: Question) -> list[Member]:
    """Whom a question concerns and who has said nothing to it, be it on another occasion."""
    said = {one.person_id for one in await tx.answers.to(mission.id, question.name)}
    said |= await tx.questions.participants(question.id)
    members = await tx.people.members_of(mission.id)
    return [m for m in members if is_asked(question, m) and m.person.id not in said]
