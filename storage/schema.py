"""Every table of the memory, noun by noun. ARCHITECTURE.md draws the data model of the whole product.

Migrations only add to it; a test compares this file with what the migrations make.
"""

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import Moment

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    },
)


def _id() -> Column[int]:
    """With `sqlite_autoincrement` an id is never given twice: a button on an old card must not reach what came after."""
    return Column("id", Integer, primary_key=True)


def _in(table: str, name: str, *, null: bool = False) -> Column[int]:
    """A reference; what belongs to an erased mission or person goes with it."""
    return Column(name, Integer, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=null)


def _words(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


# --- the mission and its people -----------------------------------------------------------------------------

programmes = Table(
    "programmes",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

missions = Table(
    "missions",
    metadata,
    _id(),
    _in("programmes", "programme_id", null=True),
    Column("code", String(20), nullable=False, unique=True),
    _words("name"),
    _words("city"),
    _words("country"),
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
    _id(),
    _in("missions", "mission_id"),
    _words("name"),
    UniqueConstraint("mission_id", "name"),
    sqlite_autoincrement=True,
)

people = Table(
    "people",
    metadata,
    _id(),
    Column("telegram_id", BigInteger, unique=True),
    _words("name"),
    _words("email"),
    _words("phone"),
    Column("language", String(2), nullable=False, server_default="en"),
    Column("timezone", String(64)),
    Column("agenda_at", Time),
    Column("reminder_minutes", Integer, nullable=False, server_default=text("15")),
    Column("unreachable_since", Moment),
    Column("current_mission_id", Integer, ForeignKey("missions.id", ondelete="SET NULL")),
    Column("muted", JSON, nullable=False, server_default="[]"),  # kinds of pushes
    Column("quiet_from", Time),
    Column("quiet_until", Time),
    _words("website"),
    Column("card_without", JSON, nullable=False, server_default="[]"),  # fields left out of their own card
    sqlite_autoincrement=True,
)

memberships = Table(
    "memberships",
    metadata,
    _id(),
    _in("missions", "mission_id"),
    _in("people", "person_id"),
    Column("role", String(20), nullable=False),
    _words("organisation"),
    _words("position"),
    _in("groups", "group_id", null=True),
    Column("joined_at", Moment),
    Column("left_at", Moment),
    UniqueConstraint("mission_id", "person_id"),
    Index("ix_memberships_person", "person_id"),  # whose missions are these: the gate, at every update
    sqlite_autoincrement=True,
)

consents = Table(
    "consents",
    metadata,
    _id(),
    _in("people", "person_id"),
    _in("missions", "mission_id"),
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
    _id(),
    _in("memberships", "membership_id"),
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

# --- the agenda -----------------------------------------------------------------------------------------------

sessions = Table(
    "sessions",
    metadata,
    _id(),
    _in("missions", "mission_id"),
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
    _words("title"),
    _words("place"),
    _words("address"),
    _words("map"),
    _words("host"),
    _words("audience"),
    Column("speakers", JSON, nullable=False),
    _words("bring"),
    _words("dress"),
    _words("notes"),
    _words("track"),
    Column("cancelled_at", Moment),
    Column("took_place", String(6), nullable=False, server_default=""),  # held | missed, as somebody said
    Index("ix_sessions_mission_day", "mission_id", "day", "starts_at"),  # the agenda of a day
    Index("ix_sessions_mission_starts", "mission_id", "starts_at"),  # what is next, what has just ended
    sqlite_autoincrement=True,
)

attendance = Table(
    "attendance",
    metadata,
    _in("sessions", "session_id"),
    _in("people", "person_id"),
    Column("marked_at", Moment, nullable=False),
    UniqueConstraint("person_id", "session_id"),  # which programme sessions are in this person's agenda
    Index("ix_attendance_session", "session_id"),  # who goes there
)

changes = Table(
    "changes",
    metadata,
    _id(),
    _in("sessions", "session_id"),
    Column("kind", String(10), nullable=False),  # added | moved | changed | cancelled | restored
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("made_at", Moment, nullable=False),
    Index("ix_changes_session", "session_id", "made_at"),  # what happened to this session
    sqlite_autoincrement=True,
)

# --- partners, contacts, promises -------------------------------------------------------------------------------

organisations = Table(
    "organisations",
    metadata,
    _id(),
    _in("missions", "mission_id"),
    _words("name"),
    _words("folded"),
    _words("country"),
    _words("kind"),
    _words("website"),
    UniqueConstraint("mission_id", "folded"),  # the organisation of a new contact
    sqlite_autoincrement=True,
)

baselines = Table(
    "baselines",
    metadata,
    _id(),
    _in("organisations", "organisation_id"),
    _in("people", "person_id", null=True),
    _words("known_since"),
    Column("stage", String(10), nullable=False, server_default=""),  # how far a project was, before departure
    Column("said_at", Moment),
    Index("ix_baselines_organisation", "organisation_id"),  # was this partner known before departure
    sqlite_autoincrement=True,
)

contacts = Table(
    "contacts",
    metadata,
    _id(),
    _in("missions", "mission_id"),
    Column("organisation_id", Integer, ForeignKey("organisations.id", ondelete="SET NULL")),
    _words("name"),
    _words("folded"),
    _words("organisation"),
    _words("position"),
    Column("emails", JSON, nullable=False),
    Column("phones", JSON, nullable=False),
    _words("about"),
    Column("created_at", Moment, nullable=False),
    Column("links", JSON, nullable=False, server_default="[]"),
    Column(
        "source", String(10), nullable=False, server_default=""
    ),  # typed | phone | card | qr | forward | photo
    Index("ix_contacts_mission_folded", "mission_id", "folded"),  # already met, search
    sqlite_autoincrement=True,
)

encounters = Table(
    "encounters",
    metadata,
    _id(),
    _in("contacts", "contact_id"),
    _in("people", "person_id"),
    Column("session_id", Integer, ForeignKey("sessions.id", ondelete="SET NULL")),
    _words("note"),
    Column("met_at", Moment, nullable=False),
    UniqueConstraint("contact_id", "person_id"),  # who logged this contact
    Index("ix_encounters_person", "person_id", "met_at"),  # a member's own contacts, newest first
    sqlite_autoincrement=True,
)

promises = Table(
    "promises",
    metadata,
    _id(),
    _in("contacts", "contact_id"),
    _in("people", "owner_id"),
    _words("text"),
    Column("due_on", Date),
    Column("state", String(10), nullable=False, server_default="open"),  # open | done | dropped
    Column("made_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column(
        "owed_by", String(6), nullable=False, server_default="us"
    ),  # us | them: the owner then waits for it
    Index("ix_promises_owner", "owner_id", "state", "due_on"),  # what I owe
    Index("ix_promises_contact", "contact_id"),  # what was promised to this contact
    sqlite_autoincrement=True,
)

handovers = Table(
    "handovers",
    metadata,
    _id(),
    _in("promises", "promise_id"),
    _in("people", "from_id"),
    _in("people", "to_id"),
    Column("state", String(10), nullable=False),  # asked | taken | declined | withdrawn
    Column("asked_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Index("ix_handovers_promise", "promise_id"),  # who has been asked to take this
    sqlite_autoincrement=True,
)

merges = Table(
    "merges",
    metadata,
    _id(),
    _in("contacts", "contact_id"),
    Column("gone", JSON, nullable=False),  # both entries as they were, so that they can be told apart again
    Column("merged_by_id", Integer, ForeignKey("people.id", ondelete="SET NULL")),
    Column("merged_at", Moment, nullable=False),
    Index("ix_merges_contact", "contact_id"),  # what this contact was made of
    sqlite_autoincrement=True,
)

projects = Table(
    "projects",
    metadata,
    _id(),
    _in("organisations", "organisation_id"),
    Column("owner_id", Integer, ForeignKey("people.id", ondelete="SET NULL")),
    _words("name"),
    Column(
        "stage", String(10), nullable=False
    ),  # idea | outline | submitted | funded | running | ended | stopped
    _words("evidence"),
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
    _id(),
    _in("projects", "project_id"),
    Column("stage", String(10), nullable=False),
    Column("said_at", Moment, nullable=False),
    Index("ix_project_stages_project", "project_id", "said_at"),  # how far it was when
    sqlite_autoincrement=True,
)

agreements = Table(
    "agreements",
    metadata,
    _id(),
    _in("organisations", "organisation_id"),
    Column("owner_id", Integer, ForeignKey("people.id", ondelete="SET NULL")),
    Column("kind", String(10), nullable=False),  # letter | memorandum | contract | consortium
    _words("parties"),
    Column("signed_on", Date),
    _words("evidence"),
    Column("claimed_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("confirmed_by", String(10), nullable=False, server_default=""),  # owner | partner | document
    Column("withdrawn_at", Moment),
    Index("ix_agreements_organisation", "organisation_id"),  # what was signed with this partner
    Index("ix_agreements_owner", "owner_id"),  # which outcomes are this member's to confirm
    sqlite_autoincrement=True,
)

# --- what members say -----------------------------------------------------------------------------------------

answers = Table(
    "answers",
    metadata,
    _id(),
    _in("missions", "mission_id"),
    _in("people", "person_id"),
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
    _id(),
    _in("missions", "mission_id"),
    _in("people", "person_id"),
    Column("kind", String(10), nullable=False),  # note | question
    _words("text"),
    Column("written_at", Moment, nullable=False),
    _words("theme"),
    _words("place"),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("shared", Boolean, nullable=False, server_default=false()),  # with the delegation; else organisers
    Index("ix_notes_mission_kind", "mission_id", "kind", "written_at"),  # the organisers' list
    sqlite_autoincrement=True,
)

witnesses = Table(
    "witnesses",
    metadata,
    _in("notes", "note_id"),
    _in("people", "person_id"),
    Column("seen_at", Moment, nullable=False),
    UniqueConstraint("note_id", "person_id"),  # who saw it too
    Index("ix_witnesses_person", "person_id"),  # what goes with an erased person
)

files = Table(
    "files",
    metadata,
    _id(),
    _in("missions", "mission_id"),
    _in("people", "person_id"),  # who sent it
    _in("contacts", "contact_id", null=True),
    _in("notes", "note_id", null=True),
    Column("kind", String(10), nullable=False),  # photo | voice | document
    Column("file_id", Text, nullable=False),  # by which Telegram gives it out again to this bot
    Column("unique_id", String(64), nullable=False),
    _words("name"),
    Column("sent_at", Moment, nullable=False),
    Index("ix_files_contact", "contact_id"),  # the pictures and voices of this contact
    Index("ix_files_note", "note_id"),  # the same of this note
    Index("ix_files_person", "person_id"),  # what goes with an erased person
    sqlite_autoincrement=True,
)

checklist = Table(
    "checklist",
    metadata,
    _id(),
    _in("missions", "mission_id"),
    _words("item"),
    _words("source"),
    Column("checked_on", Date),
    _words("audience"),
    UniqueConstraint("mission_id", "item"),
    sqlite_autoincrement=True,
)

questions = Table(
    "questions",
    metadata,
    _id(),
    _in("missions", "mission_id"),
    _words("text"),
    _words("kind"),
    _words("choices"),
    _words("asked_when"),
    _words("audience"),
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
    _in("questions", "question_id"),
    Column("value", JSON, nullable=False),
    Index("ix_anonymous_answers_question", "question_id", "key"),  # results
    sqlite_with_rowid=False,
)

# --- what the bot sends and receives ------------------------------------------------------------------------

broadcasts = Table(
    "broadcasts",
    metadata,
    _id(),
    _in("missions", "mission_id"),
    Column("author_id", Integer, ForeignKey("people.id", ondelete="SET NULL")),
    _words("text"),
    _words("audience"),
    Column("state", String(10), nullable=False),  # draft | sending | stopped | discarded
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("critical", Boolean, nullable=False, server_default=false()),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("token", String(24), nullable=False, unique=True),  # what a button carries: unguessable
    Column("kind", String(20), nullable=False),
    _in("missions", "mission_id", null=True),
    _in("people", "person_id", null=True),
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
    _words("reason"),
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
    _words("error"),
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
    _id(),
    Column("mission_id", Integer, ForeignKey("missions.id", ondelete="SET NULL")),
    Column("actor_id", Integer, ForeignKey("people.id", ondelete="SET NULL")),
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
    _words("value"),
)
