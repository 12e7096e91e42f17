"""The mission and its people: who is in it, what they agreed to, how they were let in."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)

from storage.columns import Moment
from storage.schema.base import belongs_to, identifier, metadata, refers_to, words

programmes = Table(
    "programmes",
    metadata,
    identifier(),
    Column("name", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

missions = Table(
    "missions",
    metadata,
    identifier(),
    belongs_to("programmes", "programme_id", null=True),
    Column("code", String(20), nullable=False, unique=True),
    words("name"),
    words("city"),
    words("country"),
    Column("timezone", String(64), nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("agenda_at", Time, nullable=False),
    Column("languages", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)

groups = Table(
    "groups",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    words("name"),
    UniqueConstraint("mission_id", "name"),
    sqlite_autoincrement=True,
)

people = Table(
    "people",
    metadata,
    identifier(),
    Column("telegram_id", BigInteger, unique=True),
    words("name"),
    words("email"),
    words("phone"),
    Column("language", String(2), nullable=False, server_default="en"),
    Column("timezone", String(64)),
    Column("agenda_at", Time),
    Column("reminder_minutes", Integer, nullable=False, server_default=text("15")),
    Column("unreachable_since", Moment),
    refers_to("missions", "current_mission_id"),
    Column("muted", JSON, nullable=False, server_default="[]"),  # kinds of pushes
    Column("quiet_from", Time),
    Column("quiet_until", Time),
    words("website"),
    Column("card_without", JSON, nullable=False, server_default="[]"),  # fields left out of their own card
    sqlite_autoincrement=True,
)

memberships = Table(
    "memberships",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    belongs_to("people", "person_id"),
    Column("role", String(20), nullable=False),
    words("organisation"),
    words("position"),
    belongs_to("groups", "group_id", null=True),
    Column("joined_at", Moment),
    Column("left_at", Moment),
    UniqueConstraint("mission_id", "person_id"),
    Index("ix_memberships_person", "person_id"),  # whose missions are these: the gate, at every update
    sqlite_autoincrement=True,
)

consents = Table(
    "consents",
    metadata,
    identifier(),
    belongs_to("people", "person_id"),
    belongs_to("missions", "mission_id"),
    Column("purpose", String(40), nullable=False),
    Column("version", String(20), nullable=False),
    Column("language", String(2), nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Index("ix_consents_person_mission", "person_id", "mission_id"),  # has this member agreed
    sqlite_autoincrement=True,
)

invitations = Table(
    "invitations",
    metadata,
    identifier(),
    belongs_to("memberships", "membership_id"),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("issued_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("used_by", BigInteger),
    Column("revoked_at", Moment),
    Index("ix_invitations_membership", "membership_id"),  # which codes has this member
    sqlite_autoincrement=True,
)

strangers = Table(
    "strangers",
    metadata,
    Column("telegram_id", BigInteger, primary_key=True),
    Column("told_at", Moment, nullable=False),
)
