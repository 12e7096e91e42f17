"""The demo: a sandbox, the sample mission in it, and the bot, all on this machine; nothing to configure."""

import asyncio
import secrets
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import httpx
import typer

from bot.logs import start_logging
from bot.office import reach
from bot.offline import Refusal, show
from bot.requests import ImportRequest, InvitesRequest, ShownInvite
from bot.run import clock_of, run
from bot.settings import Settings, read_settings
from mission.documents.bounded import ReadJob, read_bounded
from mission.documents.draft import Draft, MemberDraft, MissionDraft
from mission.time import at_wall

SAMPLES: Final = Path(__file__).parent.parent / "samples"
SAMPLE: Final = SAMPLES / "prague-2023"
PROGRAMME: Final = SAMPLE / "forum-programme.csv"
CHANGED: Final = SAMPLES / "prague-2023-v2" / "agenda.csv"
EVENING: Final = time(18, 30)


async def play(port: int) -> None:
    """Until interrupted. Raises Refusal when the port is taken."""
    start_logging("warning")
    with tempfile.TemporaryDirectory(prefix="attache-demo-") as folder:
        draft = await read_bounded(ReadJob(path=SAMPLE, form="mission"))
        assert draft.mission is not None  # noqa: S101 - our own sample
        token = f"4242424242:{secrets.token_urlsafe(27)}"
        async with sandbox(port, token, beginning(draft.mission)) as address:
            settings = settings_for(address, token, Path(folder) / "attache.db")
            invites = await prepare(settings, draft)
            async with httpx.AsyncClient(base_url=address, trust_env=False) as world:
                await people(world, draft.members, invites, draft.mission)
            typer.echo(f"Attaché is running: open {address}")
            typer.echo("Tap an invitation on a phone, agree, and move the clock. Ctrl+C ends the demo.")
            typer.echo(
                f"To see a change notice: as an organiser, send the bot {CHANGED.relative_to(SAMPLES.parent)}"
            )
            await run(settings)


def beginning(mission: MissionDraft) -> datetime:
    """The evening before the mission: in time for the first agenda, at 20:00."""
    return at_wall(mission.starts - timedelta(days=1), EVENING, ZoneInfo(mission.timezone))


@asynccontextmanager
async def sandbox(port: int, token: str, now: datetime) -> AsyncIterator[str]:
    """A sandbox in a process of its own, and its address; it ends with us."""
    command = ("-m", "sandbox", "--port", str(port), "--token", token, "--now", now.isoformat())
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *command,
        stdout=asyncio.subprocess.PIPE,
        cwd=SAMPLES.parent,
    )
    assert process.stdout is not None  # noqa: S101 - asked for above
    try:
        line = (await process.stdout.readline()).decode().strip()
        if "http://" not in line:
            raise Refusal(
                f"The sandbox did not start; is port {port} taken? Try: python bot.py demo --port 0"
            )
        yield line[line.index("http://") :]
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def settings_for(address: str, token: str, database: Path) -> Settings:
    """As a user would set them: the bot itself does not know that it is in a sandbox."""
    return read_settings(
        token=token, api_url=address, clock=address, database=str(database), owners="", webhook_url=""
    )


async def prepare(settings: Settings, draft: Draft) -> Sequence[ShownInvite]:
    """Import the mission and the forum's programme, and invite everybody."""
    assert draft.mission is not None  # noqa: S101 - our own sample
    code, zone = draft.mission.code, draft.mission.timezone
    programme = await read_bounded(ReadJob(path=PROGRAMME, form="programme", zone=zone))
    async with clock_of(settings) as clock, reach(settings, clock) as ask:
        for request in (
            ImportRequest(draft=draft),
            ImportRequest(draft=programme, mission=code, programme=True),
        ):
            answer = await ask(request)
            if answer.refused:
                show(answer)
        return (await ask(InvitesRequest(mission=code))).invites


async def people(
    world: httpx.AsyncClient,
    members: Sequence[MemberDraft],
    invites: Sequence[ShownInvite],
    mission: MissionDraft,
) -> None:
    """A phone for each member, with their invitation on it."""
    codes = {invite.name: invite.code for invite in invites}
    for member in in_view(members):
        phone: dict[str, Any] = {"name": member.name, "language": member.language or mission.languages[0]}
        made = (await world.post("/api/people", json=phone)).raise_for_status().json()
        card = {"title": mission.name, "text": f"/start {codes[member.name]}"}
        (await world.post(f"/api/people/{made['id']}/invitation", json=card)).raise_for_status()


def in_view(members: Sequence[MemberDraft]) -> list[MemberDraft]:
    """An organiser and a delegate of each language first: theirs are the phones that the page shows unasked."""
    kinds: dict[tuple[bool, str], MemberDraft] = {}
    for member in sorted(members, key=lambda member: member.role != "organiser"):
        organiser = member.role == "organiser"
        kinds.setdefault((organiser, "" if organiser else member.language), member)
    first = list(kinds.values())
    return first + [member for member in members if member not in first]
