"""Words that nothing had asked for, and leaving a question."""

from typing import Final

from handlers.cancelling import CancelFlow
from handlers.unclear import KeepAs, KeepNot
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    KeepAs: lambda _: KeepAs(use="contact"),
    KeepNot: lambda _: KeepNot(),
    CancelFlow: lambda _: CancelFlow(),
}
ABOUT: Final = (KeepAs,)
