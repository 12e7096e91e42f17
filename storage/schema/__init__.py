"""Every table of the memory, one file a family of nouns. ARCHITECTURE.md draws the data model of the whole product.

Migrations only add to it; a test compares these files with what the migrations make.
"""

# The order of these lines is the order of the tables in the metadata: a mission and its people before what they do.
# isort: off
from storage.schema.base import metadata
from storage.schema.delegation import (
    consents,
    groups,
    invitations,
    memberships,
    missions,
    people,
    programmes,
    strangers,
)
from storage.schema.agenda import attendance, changes, sessions
from storage.schema.partners import (
    baselines,
    contacts,
    encounters,
    handovers,
    merges,
    organisations,
    promises,
)
from storage.schema.outcomes import agreements, project_stages, projects
from storage.schema.feedback import (
    anonymous_answers,
    answers,
    checklist,
    files,
    notes,
    participations,
    questions,
    witnesses,
)
from storage.schema.delivery import audit, broadcasts, facts, flows, inbox, outbox, throttles
# isort: on

__all__ = [
    "agreements",
    "anonymous_answers",
    "answers",
    "attendance",
    "audit",
    "baselines",
    "broadcasts",
    "changes",
    "checklist",
    "consents",
    "contacts",
    "encounters",
    "facts",
    "files",
    "flows",
    "groups",
    "handovers",
    "inbox",
    "invitations",
    "memberships",
    "merges",
    "metadata",
    "missions",
    "notes",
    "organisations",
    "outbox",
    "participations",
    "people",
    "programmes",
    "project_stages",
    "projects",
    "promises",
    "questions",
    "sessions",
    "strangers",
    "throttles",
    "witnesses",
]
