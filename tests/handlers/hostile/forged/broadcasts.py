"""Announcements and how far they have come."""

from typing import Final

from handlers.broadcast import AimBroadcast, DropBroadcast, MarkBroadcast, RewordBroadcast, SendBroadcast
from handlers.progress import ReportBroadcast, StopBroadcast
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    AimBroadcast: lambda prey: AimBroadcast(broadcast=prey.broadcast, audience="role:host"),
    MarkBroadcast: lambda prey: MarkBroadcast(broadcast=prey.broadcast, critical=True),
    SendBroadcast: lambda prey: SendBroadcast(broadcast=prey.broadcast),
    DropBroadcast: lambda prey: DropBroadcast(broadcast=prey.broadcast),
    RewordBroadcast: lambda prey: RewordBroadcast(broadcast=prey.broadcast),
    StopBroadcast: lambda prey: StopBroadcast(broadcast=prey.sent),
    ReportBroadcast: lambda prey: ReportBroadcast(broadcast=prey.sent),
}
