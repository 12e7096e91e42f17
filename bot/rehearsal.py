"""A mission in a sandbox: its delegates as phones with their invitations, its agenda, its clock."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import httpx

from bot.office import Ask, reach
from bot.offline import Refusal, show
from bot.requests import ImportRequest, InvitesRequest, ShownInvite
from bot.run import clock_of
from bot.settings import Settings
from mission.documents.draft import Draft, MemberDraft, MissionDraft
from mission.importing.receiving import read_file
from mission.time import at_wall
from words import Reader

EVENING: Final = time(18, 30)
REPLAY: Final = "replay.toml"
"""The script beside a mission's files, where it has one (`docs/sandbox.md`)."""


@dataclass(frozen=True)
class Rehearsal:
    """A mission's own files, read once and played as often as somebody wishes. `script`: None where there is none."""

    mission: MissionDraft
    draft: Draft
    programme: Draft | None
    script: dict[str, Any] | None

    @property
    def beginning(self) -> datetime:
        """The evening before the mission: in time for the first agenda, at 20:00."""
        day = self.mission.starts - timedelta(days=1)
        return at_wall(day, EVENING, ZoneInfo(self.mission.timezone))


async def rehearsal_of(file: Path, programme: Path | None, reader: Reader) -> Rehearsal:
    """The mission that a folder or a workbook describes, and the forum's programme where there is one.

    Raises Refusal where the file describes no mission, UserError where one of them cannot be read.
    """
    for one in (file, programme):
        if one is not None and not one.exists():
            raise Refusal(reader.plain("cli-no-such-file", file=str(one)))
    draft = await read_file(file, kind="ours")
    if draft.mission is None:
        raise Refusal(reader.plain("cli-demo-no-mission", file=str(file)))
    forum = await _forum(programme, draft.mission) if programme else None
    return Rehearsal(draft.mission, draft, forum, script_in(file))


async def _forum(programme: Path, mission: MissionDraft) -> Draft:
    return await read_file(
        programme,
        zone=mission.timezone,
        country=mission.country,
        kind="programme",
        sessions_only=True,
    )


def script_in(folder: Path) -> dict[str, Any] | None:
    """The replay of a mission's folder, with the text of the files that it sends (named beside the script)."""
    file = folder / REPLAY
    if not file.is_file():
        return None
    script = tomllib.loads(file.read_text(encoding="utf-8"))
    sent = {act["file"] for step in script["steps"] for act in step.get("acts", ()) if "file" in act}
    places = script.pop("places", {})
    texts = {name: (folder / places.get(name, name)).read_text(encoding="utf-8") for name in sent}
    return script | {"files": texts}


async def set_up(world: httpx.AsyncClient, settings: Settings, rehearsal: Rehearsal, reader: Reader) -> None:
    """A new world with this mission in it, before its bot starts. Raises Refusal where the mission cannot be taken."""
    await _tell(world, "POST", "/api/reset", _new_world(settings, rehearsal))
    async with clock_of(settings) as clock, reach(settings, clock) as ask:
        invites = await _import(ask, rehearsal, reader)
    await _people(world, rehearsal, invites)
    if rehearsal.script is not None:
        await _tell(world, "PUT", "/api/replay", rehearsal.script)


def _new_world(settings: Settings, rehearsal: Rehearsal) -> dict[str, Any]:
    return {
        "token": settings.token.get_secret_value(),
        "now": rehearsal.beginning.isoformat(),
        "zone": rehearsal.mission.timezone,
    }


async def _import(ask: Ask, rehearsal: Rehearsal, reader: Reader) -> Sequence[ShownInvite]:
    """Take over the mission and the forum's programme, and invite everybody."""
    code = rehearsal.mission.code
    requests = [ImportRequest(draft=rehearsal.draft, language=reader.language)]
    if rehearsal.programme is not None:
        forum = ImportRequest(
            draft=rehearsal.programme, mission=code, programme=True, language=reader.language
        )
        requests.append(forum)
    for request in requests:
        answer = await ask(request)
        if answer.refused or request.draft.faults:
            show(answer)
    return (await ask(InvitesRequest(mission=code))).invites


async def _people(world: httpx.AsyncClient, rehearsal: Rehearsal, invites: Sequence[ShownInvite]) -> None:
    """A phone for each member, with their invitation on it."""
    codes = {invite.name: invite.code for invite in invites}
    mission = rehearsal.mission
    for member in in_view(rehearsal.draft.members):
        if member.name not in codes:
            continue
        phone = {
            "name": member.name,
            "language": member.language or mission.languages[0],
            "phone": member.phone,
        }
        made = await _tell(world, "POST", "/api/people", phone)
        card = {"title": mission.name, "text": f"/start {codes[member.name]}"}
        await _tell(world, "POST", f"/api/people/{made['id']}/invitation", card)


async def _tell(world: httpx.AsyncClient, method: str, path: str, body: dict[str, Any]) -> Any:
    answer = await world.request(method, path, json=body)
    if answer.is_success:
        return answer.json()
    raise Refusal(f"{path}: {answer.json()['error']}")


def in_view(members: Sequence[MemberDraft]) -> list[MemberDraft]:
    """An organiser and a delegate of each language first: theirs are the phones that the page shows unasked."""
    kinds: dict[tuple[bool, str], MemberDraft] = {}
    for member in sorted(members, key=lambda member: member.role != "organiser"):
        organiser = member.role == "organiser"
        kinds.setdefault((organiser, "" if organiser else member.language), member)
    first = list(kinds.values())
    return first + [member for member in members if member not in first]
