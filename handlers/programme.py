"""The forum's programme: browsed by day and by track (or room); "I'll go" takes a session into one's own agenda."""

from collections.abc import Sequence
from datetime import date

from telegram import Update

from handlers.context import Context
from handlers.day import BrowseProgramme
from handlers.forum import (
    PAGE_SESSIONS,
    Attend,
    ListTracks,
    OpenSession,
    View,
    chosen_track,
    in_track,
    programme_message,
    session_message,
    tracks_message,
)
from handlers.scene import Scene, scene_of
from mission.agenda import clashes, ends, own_agenda
from mission.changes import correct_days
from mission.errors import UserError
from mission.planner import plan_member
from storage.agenda import Session
from storage.message import Message
from storage.transaction import Transaction


async def browse(update: Update, context: Context) -> None:
    """A page of a day's programme."""
    del update
    action: BrowseProgramme = context.action
    async with context.reading() as tx:
        scene = await scene_of(tx, context)
        attended = await tx.agenda.attended_by(scene.member.person.id, scene.mission.id)
        days = await tx.agenda.days(scene.mission.id, "programme")
        programme = await _programme_of(tx, scene, action.day)
        number = _where_the_day_is(programme, action, tx) if action.page is None else action.page
    shown = View(action.day, chosen_track(programme, action.track), number)
    async with context.transaction() as tx:
        await tx.answer(programme_message(programme, shown, days, attended, scene))


async def list_tracks(update: Update, context: Context) -> None:
    """The tracks of the day that is shown."""
    del update
    action: ListTracks = context.action
    async with context.reading() as tx:
        scene = await scene_of(tx, context)
        programme = await _programme_of(tx, scene, action.day)
    async with context.transaction() as tx:
        await tx.answer(tracks_message(programme, action, scene))


async def open_session(update: Update, context: Context) -> None:
    """One session in full."""
    del update
    async with context.reading() as tx:
        scene = await scene_of(tx, context)
        message = await _session_page(tx, scene, context.action)
    async with context.transaction() as tx:
        await tx.answer(message)


async def attend(update: Update, context: Context) -> None:
    """Into one's own agenda, or out of it: its reminder comes or goes, the day's agenda is corrected."""
    del update
    action: Attend = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        session = await _session(tx, scene, action.session)
        if action.going and (session.is_break or session.cancelled_at):
            raise UserError("stale-button")
        await (tx.agenda.attend if action.going else tx.agenda.leave)(session.id, scene.member.person.id)
        await plan_member(tx, scene.member, scene.mission)
        await correct_days(tx, scene.member, [session])
        clashing = session.id in clashes(await own_agenda(tx, scene.member))
        await tx.answer(await _session_page(tx, scene, action))
    noted = "programme-noted-clash" if clashing else "programme-noted"
    context.toast(scene.reader.plain(noted if action.going else "programme-left"))


TAPS = ((BrowseProgramme, browse), (ListTracks, list_tracks), (OpenSession, open_session), (Attend, attend))


async def _programme_of(tx: Transaction, scene: Scene, day: date) -> list[Session]:
    sessions = await tx.agenda.on_day(scene.mission.id, day)
    return [session for session in sessions if session.kind == "programme"]


async def _session(tx: Transaction, scene: Scene, session_id: int) -> Session:
    session = await tx.agenda.get(session_id)
    if session is None or session.mission_id != scene.mission.id or session.kind != "programme":
        raise UserError("stale-button")
    return session


async def _session_page(tx: Transaction, scene: Scene, action: OpenSession | Attend) -> Message:
    session = await _session(tx, scene, action.session)
    going = await tx.agenda.attends(session.id, scene.member.person.id)
    own = [other for other in await own_agenda(tx, scene.member) if other.id != session.id]
    overlapping = clashes([*own, session]).get(session.id, [])
    back = View(session.day, action.track, action.page)
    return session_message(session, back, scene, going=going, overlapping=overlapping)


def _where_the_day_is(programme: Sequence[Session], action: BrowseProgramme, tx: Transaction) -> int:
    """The page with the first session that is not over; the first page of a day that is."""
    listed = in_track(programme, chosen_track(programme, action.track))
    first = next((at for at, session in enumerate(listed) if ends(session) > tx.now), 0)
    return first // PAGE_SESSIONS
