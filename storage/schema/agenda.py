"""The agenda: sessions, who goes there, and what an edit changed."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from storage.columns import Moment
from storage.schema.base import belongs_to, identifier, metadata, words

sessions = Table(
    "sessions",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    Column("uid", Text),
    Column("kind", String(10), nullable=False),  # ours | programme
    Column("is_break", Boolean, nullable=False, server_default=false()),
    Column("all_day", Boolean, nullable=False, server_default=false()),
    Column("day", Date, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment),
    # What the clock on the wall says in the mission's zone: the truth when zone data or the zone changes.
    Column("starts_wall", DateTime(timezone=False), nullable=False),
    Column("ends_wall", DateTime(timezone=False)),
    words("title"),
    words("place"),
    words("address"),
    words("map"),
    words("host"),
    words("audience"),
    Column("speakers", JSON, nullable=False),
    words("bring"),
    words("dress"),
    words("notes"),
    words("track"),
    Column("cancelled_at", Moment),
    Column("took_place", String(6), nullable=False, server_default=""),  # held | missed, as somebody said
    Index("ix_sessions_mission_day", "mission_id", "day", "starts_at"),  # the agenda of a day
    Index("ix_sessions_mission_starts", "mission_id", "starts_at"),  # what is next, what has just ended
    sqlite_autoincrement=True,
)

attendance = Table(
    "attendance",
    metadata,
    belongs_to("sessions", "session_id"),
    belongs_to("people", "person_id"),
    Column("marked_at", Moment, nullable=False),
    UniqueConstraint("person_id", "session_id"),  # which programme sessions are in this person's agenda
    Index("ix_attendance_session", "session_id"),  # who goes there
)

changes = Table(
    "changes",
    metadata,
    identifier(),
    belongs_to("sessions", "session_id"),
    Column("kind", String(10), nullable=False),  # added | moved | changed | cancelled | restored
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("made_at", Moment, nullable=False),
    Index("ix_changes_session", "session_id", "made_at"),  # what happened to this session
    sqlite_autoincrement=True,
)
