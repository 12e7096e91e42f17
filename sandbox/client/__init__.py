"""A client for tests: start a sandbox, hold phones, move the clock, order faults, read the ledger.

    async with running_sandbox() as sandbox:
        ann = await sandbox.people.add("Ann Example", language="uk")
        answer = await ann.ask("/start")
        await ann.tap("Today")
        screen = await ann.wait_for(lambda screen: "09:00" in screen.last.text)

Waiting has a bound in real seconds, and says what the screen showed when it was in vain.
"""

from .group import Group, GroupKind, Groups
from .handle import TOKEN, Clock, FaultKind, Faults, People, Sandbox
from .person import ChatName, Person
from .process import running_sandbox, sandbox_at, sandbox_server
from .records import (
    Attached,
    Button,
    Choice,
    Command,
    Dice,
    Entry,
    Listed,
    Now,
    Place,
    Planned,
    Poll,
    Reaction,
    SandboxError,
    Screen,
    Shown,
    Toast,
    Topic,
)

__all__ = [
    "TOKEN",
    "Attached",
    "Button",
    "ChatName",
    "Choice",
    "Clock",
    "Command",
    "Dice",
    "Entry",
    "FaultKind",
    "Faults",
    "Group",
    "GroupKind",
    "Groups",
    "Listed",
    "Now",
    "People",
    "Person",
    "Place",
    "Planned",
    "Poll",
    "Reaction",
    "Sandbox",
    "SandboxError",
    "Screen",
    "Shown",
    "Toast",
    "Topic",
    "running_sandbox",
    "sandbox_at",
    "sandbox_server",
]
