"""The outbox: every message the bot sends or will send is a row, with one desired content and revision.

State of a row, as the courier moves it:

    queued -> sending -> sent            Telegram took it; a later revision is an edit of the same row
                      -> uncertain       nobody knows whether it arrived; repeated, marked, where its kind says so
                      -> failed          it never will arrive (reason)
    queued -> expired | cancelled | muted

`work` names what the courier still has to do with the row: send, edit or delete.
"""

from storage.outbox.records import (
    NOTHING_TO_SAY,
    PUSH_PRIORITY,
    REPLY_PRIORITY,
    STATES,
    Fate,
    Outgoing,
    Planned,
    Push,
    State,
    Undelivered,
    Work,
)
from storage.outbox.store import OutboxStore

__all__ = [
    "NOTHING_TO_SAY",
    "PUSH_PRIORITY",
    "REPLY_PRIORITY",
    "STATES",
    "Fate",
    "OutboxStore",
    "Outgoing",
    "Planned",
    "Push",
    "State",
    "Undelivered",
    "Work",
]
