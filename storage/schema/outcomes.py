"""What came of it with a partner: projects, stage by stage, and agreements."""

from sqlalchemy import Column, Date, Index, String, Table

from storage.columns import Moment
from storage.schema.base import belongs_to, identifier, metadata, refers_to, words

projects = Table(
    "projects",
    metadata,
    identifier(),
    belongs_to("organisations", "organisation_id"),
    refers_to("people", "owner_id"),
    words("name"),
    # idea | outline | submitted | funded | running | ended | stopped
    Column("stage", String(10), nullable=False),
    words("evidence"),
    Column("claimed_at", Moment, nullable=False),
    Column("staged_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("confirmed_by", String(10), nullable=False, server_default=""),  # owner | partner | document
    Column("withdrawn_at", Moment),
    Index("ix_projects_organisation", "organisation_id"),  # what we do with this partner
    Index("ix_projects_owner", "owner_id"),  # which outcomes are this member's to confirm
    sqlite_autoincrement=True,
)

project_stages = Table(
    "project_stages",
    metadata,
    identifier(),
    belongs_to("projects", "project_id"),
    Column("stage", String(10), nullable=False),
    Column("said_at", Moment, nullable=False),
    Index("ix_project_stages_project", "project_id", "said_at"),  # how far it was when
    sqlite_autoincrement=True,
)

agreements = Table(
    "agreements",
    metadata,
    identifier(),
    belongs_to("organisations", "organisation_id"),
    refers_to("people", "owner_id"),
    Column("kind", String(10), nullable=False),  # letter | memorandum | contract | consortium
    words("parties"),
    Column("signed_on", Date),
    words("evidence"),
    Column("claimed_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("confirmed_by", String(10), nullable=False, server_default=""),  # owner | partner | document
    Column("withdrawn_at", Moment),
    Index("ix_agreements_organisation", "organisation_id"),  # what was signed with this partner
    Index("ix_agreements_owner", "owner_id"),  # which outcomes are this member's to confirm
    sqlite_autoincrement=True,
)
