"""What the bot sends and receives, and what it remembers of its own work."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import Moment
from storage.schema.base import belongs_to, identifier, metadata, refers_to, words

broadcasts = Table(
    "broadcasts",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    refers_to("people", "author_id"),
    words("text"),
    words("audience"),
    Column("state", String(10), nullable=False),  # draft | sending | stopped | discarded
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("critical", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    identifier(),
    Column("token", String(24), nullable=False, unique=True),  # what a button carries: unguessable
    Column("kind", String(20), nullable=False),
    belongs_to("missions", "mission_id", null=True),
    belongs_to("people", "person_id", null=True),
    Column("chat_id", BigInteger),
    Column("occasion", String(60), nullable=False),
    Column("version", Integer, nullable=False, server_default=text("0")),
    Column("priority", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("state", String(10), nullable=False),
    Column("work", String(6)),  # send | edit | delete: what the courier has still to do
    Column("subject", JSON, nullable=False),
    Column("content", JSON(none_as_null=True)),
    Column("attachment", LargeBinary),
    Column("revision", Integer, nullable=False, server_default=text("1")),
    Column("shown_revision", Integer, nullable=False, server_default=text("0")),
    Column("message_id", BigInteger),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("not_before", Moment),  # by the machine's clock: a backoff never jumps with the mission's
    Column("uncertain_at", Moment),
    Column("repeats", Integer, nullable=False, server_default=text("0")),
    Column("sent_at", Moment),
    words("reason"),
    Column("update_id", BigInteger),
    UniqueConstraint("person_id", "mission_id", "kind", "occasion", "version", name="uq_outbox_occasion"),
    Index("ix_outbox_work", "work", "priority", "due_at", "id"),  # what the courier takes next
    Index("ix_outbox_state_expires", "state", "expires_at"),  # what has expired
    Index("ix_outbox_occasion", "mission_id", "kind", "occasion"),  # a broadcast's report, n asked
    Index("ix_outbox_chat", "chat_id", "message_id"),  # which row a tap belongs to
    sqlite_autoincrement=True,
)

inbox = Table(
    "inbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("raw", Text, nullable=False),
    Column("state", String(6), nullable=False),  # open | done | dead
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    words("error"),
    Column("received_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Index("ix_inbox_state", "state", "chat_id", "seq"),  # the oldest open update of each chat
)

flows = Table(
    "flows",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("telegram_id", BigInteger, primary_key=True),
    Column("name", String(40), nullable=False),
    Column("step", String(40), nullable=False),
    Column("draft", JSON, nullable=False),
    Column("touched_at", Moment, nullable=False),
)

throttles = Table(
    "throttles",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),  # 0: every chat
    Column("until", Moment, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    identifier(),
    refers_to("missions", "mission_id"),
    refers_to("people", "actor_id"),
    Column("act", String(40), nullable=False),
    Column("subject", JSON, nullable=False),
    Column("done_at", Moment, nullable=False),
    Index("ix_audit_mission", "mission_id", "done_at"),  # who did what
    sqlite_autoincrement=True,
)

facts = Table(
    "facts",
    metadata,
    Column("name", String(40), primary_key=True),
    words("value"),
)
