"""What is kept about one person, kind by kind: the one list by which it is shown, exported and counted."""

from typing import Any

from sqlalchemy import Select, case, or_, select

from storage.people import Person
from storage.schema import (
    agreements,
    answers,
    attendance,
    audit,
    baselines,
    broadcasts,
    consents,
    contacts,
    encounters,
    files,
    flows,
    groups,
    handovers,
    invitations,
    memberships,
    merges,
    missions,
    notes,
    organisations,
    outbox,
    participations,
    people,
    projects,
    promises,
    questions,
    sessions,
    witnesses,
)


def held_about(person: Person) -> dict[str, Select[Any]]:
    """By kind: what is kept about the person, in columns that they can read."""
    mine = person.id
    of_mission = missions.c.code.label("mission")
    return {
        "profile": select(
            *(people.c[name] for name in ("name", "email", "phone", "website", "telegram_id", "language")),
            people.c.timezone,
            *(people.c[name] for name in ("agenda_at", "reminder_minutes", "unreachable_since")),
            *(people.c[name] for name in ("muted", "quiet_from", "quiet_until", "card_without")),
        ).where(people.c.id == mine),
        "memberships": select(
            of_mission,
            *(memberships.c[name] for name in ("role", "organisation", "position", "joined_at", "left_at")),
            groups.c.name.label("group"),
        )
        .join(missions, missions.c.id == memberships.c.mission_id)
        .outerjoin(groups, groups.c.id == memberships.c.group_id)
        .where(memberships.c.person_id == mine)
        .order_by(memberships.c.id),
        "invitations": select(of_mission, invitations.c.issued_at, invitations.c.used_at)
        .join(memberships, memberships.c.id == invitations.c.membership_id)
        .join(missions, missions.c.id == memberships.c.mission_id)
        .where(memberships.c.person_id == mine)
        .order_by(invitations.c.id),
        "consents": select(
            of_mission,
            *(consents.c[name] for name in ("purpose", "version", "language", "given_at", "withdrawn_at")),
        )
        .join(missions, missions.c.id == consents.c.mission_id)
        .where(consents.c.person_id == mine)
        .order_by(consents.c.id),
        "contacts": select(
            of_mission,
            *(contacts.c[name] for name in ("name", "organisation", "position", "emails", "phones", "links")),
            contacts.c.about,
            contacts.c.source,
            encounters.c.note,
            encounters.c.met_at,
            sessions.c.title.label("met_at_session"),
        )
        .join(encounters, encounters.c.contact_id == contacts.c.id)
        .join(missions, missions.c.id == contacts.c.mission_id)
        .outerjoin(sessions, sessions.c.id == encounters.c.session_id)
        .where(encounters.c.person_id == mine)
        .order_by(encounters.c.id),
        "promises": select(
            of_mission,
            contacts.c.name.label("contact"),
            *(promises.c[name] for name in ("text", "due_on", "owed_by", "state", "made_at", "closed_at")),
        )
        .join(contacts, contacts.c.id == promises.c.contact_id)
        .join(missions, missions.c.id == contacts.c.mission_id)
        .where(promises.c.owner_id == mine)
        .order_by(promises.c.id),
        "notes": select(
            of_mission,
            *(notes.c[name] for name in ("kind", "text", "theme", "place", "latitude", "longitude")),
            *(notes.c[name] for name in ("written_at", "shared")),
        )
        .join(missions, missions.c.id == notes.c.mission_id)
        .where(notes.c.person_id == mine)
        .order_by(notes.c.id),
        "answers": select(
            of_mission, *(answers.c[name] for name in ("question", "subject", "value", "answered_at"))
        )
        .join(missions, missions.c.id == answers.c.mission_id)
        .where(answers.c.person_id == mine)
        .order_by(answers.c.id),
        "attendance": select(of_mission, sessions.c.title.label("session"), attendance.c.marked_at)
        .join(sessions, sessions.c.id == attendance.c.session_id)
        .join(missions, missions.c.id == sessions.c.mission_id)
        .where(attendance.c.person_id == mine)
        .order_by(sessions.c.starts_at),
        "projects": select(
            of_mission,
            organisations.c.name.label("partner"),
            *(projects.c[name] for name in ("name", "stage", "evidence", "claimed_at", "staged_at")),
            *(projects.c[name] for name in ("confirmed_at", "confirmed_by", "withdrawn_at")),
        )
        .join(organisations, organisations.c.id == projects.c.organisation_id)
        .join(missions, missions.c.id == organisations.c.mission_id)
        .where(projects.c.owner_id == mine)
        .order_by(projects.c.id),
        "agreements": select(
            of_mission,
            organisations.c.name.label("partner"),
            *(agreements.c[name] for name in ("kind", "parties", "signed_on", "evidence", "claimed_at")),
            *(agreements.c[name] for name in ("confirmed_at", "confirmed_by", "withdrawn_at")),
        )
        .join(organisations, organisations.c.id == agreements.c.organisation_id)
        .join(missions, missions.c.id == organisations.c.mission_id)
        .where(agreements.c.owner_id == mine)
        .order_by(agreements.c.id),
        "handovers": select(
            case((handovers.c.from_id == mine, "asked"), else_="was asked").label("role"),
            *(handovers.c[name] for name in ("state", "asked_at", "settled_at")),
        )
        .where(or_(handovers.c.from_id == mine, handovers.c.to_id == mine))
        .order_by(handovers.c.id),
        "merges": select(merges.c.merged_at).where(merges.c.merged_by_id == mine).order_by(merges.c.id),
        "files": select(of_mission, files.c.kind, files.c.name, files.c.sent_at)
        .join(missions, missions.c.id == files.c.mission_id)
        .where(files.c.person_id == mine)
        .order_by(files.c.id),
        "witnesses": select(of_mission, witnesses.c.seen_at)
        .join(notes, notes.c.id == witnesses.c.note_id)
        .join(missions, missions.c.id == notes.c.mission_id)
        .where(witnesses.c.person_id == mine)
        .order_by(witnesses.c.seen_at),
        "participations": select(of_mission, questions.c.text.label("question"))
        .join(questions, questions.c.id == participations.c.question_id)
        .join(missions, missions.c.id == questions.c.mission_id)
        .where(participations.c.person_id == mine)
        .order_by(participations.c.question_id),
        "known_partners": select(
            organisations.c.name, *(baselines.c[name] for name in ("known_since", "stage", "said_at"))
        )
        .join(organisations, organisations.c.id == baselines.c.organisation_id)
        .where(baselines.c.person_id == mine)
        .order_by(baselines.c.id),
        "drafts": select(flows.c.name, flows.c.step, flows.c.draft, flows.c.touched_at).where(
            flows.c.telegram_id == person.telegram_id
        ),
        "broadcasts": select(
            of_mission,
            *(broadcasts.c[name] for name in ("text", "audience", "state", "created_at", "sent_at")),
        )
        .join(missions, missions.c.id == broadcasts.c.mission_id)
        .where(broadcasts.c.author_id == mine)
        .order_by(broadcasts.c.id),
        "acts": select(audit.c.act, audit.c.subject, audit.c.done_at)
        .where(audit.c.actor_id == mine)
        .order_by(audit.c.id),
        "messages": select(
            *(outbox.c[name] for name in ("kind", "occasion", "version", "due_at", "sent_at", "state")),
        )
        .where(outbox.c.person_id == mine)
        .order_by(outbox.c.id),
    }
