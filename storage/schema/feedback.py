"""What members say and are asked: answers, notes, pictures and voices, the checklist, the organisers' questions."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import Moment
from storage.schema.base import belongs_to, identifier, metadata, words

answers = Table(
    "answers",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    belongs_to("people", "person_id"),
    Column("question", String(40), nullable=False),
    Column("subject", String(40), nullable=False, server_default=""),
    Column("value", JSON, nullable=False),
    Column("answered_at", Moment, nullable=False),
    UniqueConstraint("person_id", "mission_id", "question", "subject"),  # an answer changed, not added
    Index("ix_answers_mission_question", "mission_id", "question", "subject"),  # results
    sqlite_autoincrement=True,
)

notes = Table(
    "notes",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    belongs_to("people", "person_id"),
    Column("kind", String(10), nullable=False),  # note | question
    words("text"),
    Column("written_at", Moment, nullable=False),
    words("theme"),
    words("place"),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("shared", Boolean, nullable=False, server_default=false()),  # with the delegation; else organisers
    Index("ix_notes_mission_kind", "mission_id", "kind", "written_at"),  # the organisers' list
    sqlite_autoincrement=True,
)

witnesses = Table(
    "witnesses",
    metadata,
    belongs_to("notes", "note_id"),
    belongs_to("people", "person_id"),
    Column("seen_at", Moment, nullable=False),
    UniqueConstraint("note_id", "person_id"),  # who saw it too
    Index("ix_witnesses_person", "person_id"),  # what goes with an erased person
)

files = Table(
    "files",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    belongs_to("people", "person_id"),  # who sent it
    belongs_to("contacts", "contact_id", null=True),
    belongs_to("notes", "note_id", null=True),
    Column("kind", String(10), nullable=False),  # photo | voice | document
    Column("file_id", Text, nullable=False),  # by which Telegram gives it out again to this bot
    Column("unique_id", String(64), nullable=False),
    words("name"),
    Column("sent_at", Moment, nullable=False),
    Index("ix_files_contact", "contact_id"),  # the pictures and voices of this contact
    Index("ix_files_note", "note_id"),  # the same of this note
    Index("ix_files_person", "person_id"),  # what goes with an erased person
    sqlite_autoincrement=True,
)

checklist = Table(
    "checklist",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    words("item"),
    words("source"),
    Column("checked_on", Date),
    words("audience"),
    UniqueConstraint("mission_id", "item"),
    sqlite_autoincrement=True,
)

questions = Table(
    "questions",
    metadata,
    identifier(),
    belongs_to("missions", "mission_id"),
    words("text"),
    words("kind"),
    words("choices"),
    words("asked_when"),
    words("audience"),
    Column("anonymous", Boolean, nullable=False, server_default=false()),
    Column("place", Integer, nullable=False, server_default=text("0")),  # in the order of the mission file
    Column("retired_at", Moment),  # no longer asked; its answers stay
    UniqueConstraint("mission_id", "text"),
    sqlite_autoincrement=True,
)

# Who took part and what was answered share no number and no time, and rows lie in the order of their keys, not of
# their coming: nothing tells which answer is whose.
participations = Table(
    "participations",
    metadata,
    Column("question_id", Integer, ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", Integer, ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_participations_person", "person_id"),  # what goes with an erased person
    sqlite_with_rowid=False,
)

anonymous_answers = Table(
    "anonymous_answers",
    metadata,
    Column("key", String(32), primary_key=True),  # random
    belongs_to("questions", "question_id"),
    Column("value", JSON, nullable=False),
    Index("ix_anonymous_answers_question", "question_id", "key"),  # results
    sqlite_with_rowid=False,
)
