"""Projects, agreements and what partners were before; files, themes and witnesses; anonymous answers; what was merged"""

from typing import Final

import sqlalchemy as sa
from alembic import op

import storage.columns

revision: Final = "0003"
down_revision: Final = "0002"


def upgrade() -> None:
    op.create_table(
        "agreements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("parties", sa.Text(), server_default="", nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), server_default="", nullable=False),
        sa.Column("claimed_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("confirmed_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.String(length=10), server_default="", nullable=False),
        sa.Column("withdrawn_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_agreements_organisation_id_organisations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f("fk_agreements_owner_id_people"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_agreements_organisation", "agreements", ["organisation_id"], unique=False)
    op.create_index("ix_agreements_owner", "agreements", ["owner_id"], unique=False)
    op.create_table(
        "anonymous_answers",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_anonymous_answers_question_id_questions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_anonymous_answers")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_anonymous_answers_question", "anonymous_answers", ["question_id", "key"], unique=False
    )
    op.create_table(
        "participations",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_participations_person_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name=op.f("fk_participations_question_id_questions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "person_id", name=op.f("pk_participations")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participations_person", "participations", ["person_id"], unique=False)
    op.create_table(
        "projects",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("evidence", sa.Text(), server_default="", nullable=False),
        sa.Column("claimed_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("staged_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("confirmed_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.String(length=10), server_default="", nullable=False),
        sa.Column("withdrawn_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_projects_organisation_id_organisations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f("fk_projects_owner_id_people"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_projects")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_projects_organisation", "projects", ["organisation_id"], unique=False)
    op.create_index("ix_projects_owner", "projects", ["owner_id"], unique=False)
    op.create_table(
        "files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mission_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("unique_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_files_contact_id_contacts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["mission_id"], ["missions.id"], name=op.f("fk_files_mission_id_missions"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["note_id"], ["notes.id"], name=op.f("fk_files_note_id_notes"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_files_person_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_files_contact", "files", ["contact_id"], unique=False)
    op.create_index("ix_files_note", "files", ["note_id"], unique=False)
    op.create_index("ix_files_person", "files", ["person_id"], unique=False)
    op.create_table(
        "merges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("gone", sa.JSON(), nullable=False),
        sa.Column("merged_by_id", sa.Integer(), nullable=True),
        sa.Column("merged_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_merges_contact_id_contacts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["merged_by_id"], ["people.id"], name=op.f("fk_merges_merged_by_id_people"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_merges_contact", "merges", ["contact_id"], unique=False)
    op.create_table(
        "project_stages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("said_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
            name=op.f("fk_project_stages_project_id_projects"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project_stages")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_project_stages_project", "project_stages", ["project_id", "said_at"], unique=False)
    op.create_table(
        "witnesses",
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["note_id"], ["notes.id"], name=op.f("fk_witnesses_note_id_notes"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_witnesses_person_id_people"), ondelete="CASCADE"
        ),
        sa.UniqueConstraint("note_id", "person_id", name=op.f("uq_witnesses_note_id_person_id")),
    )
    op.create_index("ix_witnesses_person", "witnesses", ["person_id"], unique=False)
    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asked_at", storage.columns.Moment(timezone=True), nullable=False),
        sa.Column("settled_at", storage.columns.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["from_id"], ["people.id"], name=op.f("fk_handovers_from_id_people"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promises.id"], name=op.f("fk_handovers_promise_id_promises"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["people.id"], name=op.f("fk_handovers_to_id_people"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_handovers_promise", "handovers", ["promise_id"], unique=False)
    op.add_column("baselines", sa.Column("stage", sa.String(length=10), server_default="", nullable=False))
    op.add_column("baselines", sa.Column("said_at", storage.columns.Moment(timezone=True), nullable=True))
    op.add_column("contacts", sa.Column("links", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("contacts", sa.Column("source", sa.String(length=10), server_default="", nullable=False))
    op.add_column("notes", sa.Column("theme", sa.Text(), server_default="", nullable=False))
    op.add_column("notes", sa.Column("place", sa.Text(), server_default="", nullable=False))
    op.add_column("notes", sa.Column("latitude", sa.Float(), nullable=True))
    op.add_column("notes", sa.Column("longitude", sa.Float(), nullable=True))
    op.add_column("notes", sa.Column("shared", sa.Boolean(), server_default=sa.text("0"), nullable=False))
    op.add_column("people", sa.Column("website", sa.Text(), server_default="", nullable=False))
    op.add_column("people", sa.Column("card_without", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("promises", sa.Column("owed_by", sa.String(length=6), server_default="us", nullable=False))
    op.add_column("questions", sa.Column("place", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("questions", sa.Column("retired_at", storage.columns.Moment(timezone=True), nullable=True))
    op.add_column("sessions", sa.Column("took_place", sa.String(length=6), server_default="", nullable=False))
