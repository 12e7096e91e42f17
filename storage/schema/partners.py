"""Partners, whom one met there, and what was promised to whom."""

from sqlalchemy import JSON, Column, Date, Index, String, Table, UniqueConstraint

from storage.columns import Moment
from storage.schema.base import belongs_to, identifier, metadata, refers_to, words

organisations = Table(
    "organisations",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    words("name"),
    words("folded"),
    words("country"),
    words("kind"),
    words("website"),
    UniqueConstraint("mission_id", "folded"),  # the organisation of a new contact
    sqlite_autoincrement=True,
)

baselines = Table(
    "baselines",
    metadata,
    identifier(),
    belongs_to("organisations", "organisation_id"),
    belongs_to("people", "person_id", null=True),
    words("known_since"),
    Column("stage", String(10), nullable=False, server_default=""),  # how far a project was, before departure
    Column("said_at", Moment),
    Index("ix_baselines_organisation", "organisation_id"),  # was this partner known before departure
    sqlite_autoincrement=True,
)

contacts = Table(
    "contacts",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    refers_to("organisations", "organisation_id"),
    words("name"),
    words("folded"),
    words("organisation"),
    words("position"),
    Column("emails", JSON, nullable=False),
    Column("phones", JSON, nullable=False),
    words("about"),
    Column("created_at", Moment, nullable=False),
    Column("links", JSON, nullable=False, server_default="[]"),
    # typed | phone | card | qr | forward | photo
    Column("source", String(10), nullable=False, server_default=""),
    Index("ix_contacts_mission_folded", "mission_id", "folded"),  # already met, search
    sqlite_autoincrement=True,
)

encounters = Table(
    "encounters",
    metadata,
    identifier(),
    belongs_to("contacts", "contact_id"),
    belongs_to("people", "person_id"),
    refers_to("sessions", "session_id"),
    words("note"),
    Column("met_at", Moment, nullable=False),
    UniqueConstraint("contact_id", "person_id"),  # who logged this contact
    Index("ix_encounters_person", "person_id", "met_at"),  # a member's own contacts, newest first
    sqlite_autoincrement=True,
)

promises = Table(
    "promises",
    metadata,
    identifier(),
    belongs_to("contacts", "contact_id"),
    belongs_to("people", "owner_id"),
    words("text"),
    Column("due_on", Date),
    Column("state", String(10), nullable=False, server_default="open"),  # open | done | dropped
    Column("made_at", Moment, nullable=False),
    Column("closed_at", Moment),
    # us | them: the owner then waits for it
    Column("owed_by", String(6), nullable=False, server_default="us"),
    Index("ix_promises_owner", "owner_id", "state", "due_on"),  # what I owe
    Index("ix_promises_contact", "contact_id"),  # what was promised to this contact
    sqlite_autoincrement=True,
)

handovers = Table(
    "handovers",
    metadata,
    identifier(),
    belongs_to("promises", "promise_id"),
    belongs_to("people", "from_id"),
    belongs_to("people", "to_id"),
    Column("state", String(10), nullable=False),  # asked | taken | declined | withdrawn
    Column("asked_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Index("ix_handovers_promise", "promise_id"),  # who has been asked to take this
    sqlite_autoincrement=True,
)

merges = Table(
    "merges",
    metadata,
    identifier(),
    belongs_to("contacts", "contact_id"),
    Column("gone", JSON, nullable=False),  # both entries as they were, so that they can be told apart again
    refers_to("people", "merged_by_id"),
    Column("merged_at", Moment, nullable=False),
    Index("ix_merges_contact", "contact_id"),  # what this contact was made of
    sqlite_autoincrement=True,
)
