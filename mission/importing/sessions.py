"""Sessions of a file beside the sessions of the mission: the matching rule of PRODUCT.md › Mission file."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from zoneinfo import ZoneInfo

from mission.documents.draft import SessionDraft
from mission.importing.matching import Key, Marks, Side, match, undecided
from mission.time import wall
from storage.agenda import Kind, Session
from storage.columns import folded

KINDS: Final[tuple[Kind, ...]] = ("ours", "programme")
FIELDS: Final = (
    *("is_break", "all_day", "day", "starts_at", "ends_at", "starts_wall", "ends_wall"),
    *("title", "place", "address", "map", "host", "audience", "speakers", "bring", "dress", "notes", "track"),
)
MOVING: Final = frozenset({"day", "starts_wall", "ends_wall", "place"})
"""A session that differs in one of these has moved."""
SILENT: Final = frozenset({"uid", "starts_at", "ends_at"})
"""What nobody notices by itself: a uid, or moments that follow a corrected zone while the clock on the wall stays."""


@dataclass(frozen=True)
class Kept:
    """A session that is in the file and in the mission, and the fields in which the file says something else."""

    session: Session
    draft: SessionDraft
    fields: dict[str, Any]

    @property
    def outcome(self) -> str:
        """What the file makes of it: cancelled, restored, moved, changed or unchanged."""
        if self.draft.cancelled:
            return "unchanged" if self.session.cancelled_at else "cancelled"
        if self.session.cancelled_at:
            return "restored"
        return "moved" if MOVING & self.fields.keys() else "changed" if self.fields else "unchanged"


@dataclass
class SessionDiff:
    """What a file does to the agenda. `held`: gone from the file, yet an unreadable row may be theirs."""

    added: list[SessionDraft] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    vanished: list[Session] = field(default_factory=list)
    held: list[Session] = field(default_factory=list)
    ambiguous: list[SessionDraft] = field(default_factory=list)
    doubted: list[Session] = field(default_factory=list)

    def of(self, outcome: str) -> list[Kept]:
        return [kept for kept in self.kept if kept.outcome == outcome]


def fields_of(draft: SessionDraft, zone: ZoneInfo) -> dict[str, Any]:
    """The draft as the columns of a session (see storage.agenda.Session), without uid and kind."""
    return draft.model_dump(include=set(FIELDS)) | {
        "starts_at": draft.starts,
        "ends_at": draft.ends,
        "starts_wall": wall(draft.starts, zone),
        "ends_wall": wall(draft.ends, zone) if draft.ends else None,
    }


def _with(*names: str) -> Key:
    """Both have a uid, and it and these are the same."""
    return Key(lambda marks: (marks["uid"], *_some(marks, names)) if marks["uid"] else None)


def _without(*names: str, twins: bool = False) -> Key:
    """At least one of the two has no uid, and these are the same."""
    return Key(lambda marks: _some(marks, names), twins, lambda new, old: not (new["uid"] and old["uid"]))


def _some(marks: Marks, names: tuple[str, ...]) -> tuple[Hashable, ...]:
    return tuple(marks[name] for name in names)


KEYS: Final = (
    Key(lambda marks: (marks["uid"], *_some(marks, ("all",))) if marks["uid"] else None, twins=True),
    _with("day", "title_folded", "place_folded", "starts_wall"),
    _with("day", "title_folded"),
    _with("day"),
    _with(),
    _without("all", twins=True),
    _without("day", "title_folded", "place_folded", "starts_wall"),
    _without("day", "title_folded"),
)
DOUBTS: Final = (_with(), _without("day", "title_folded"))


def diff_sessions(
    drafts: Sequence[SessionDraft],
    sessions: Sequence[Session],
    *,
    zone: ZoneInfo,
    scope: Kind,
    unreadable: bool,
) -> SessionDiff:
    """What applying the drafts would do. Only sessions of `scope` are cancelled for not being in the file."""
    diff = SessionDiff()
    for kind in KINDS:
        new = [_new(draft, zone) for draft in drafts if draft.kind == kind]
        old = [_old(session) for session in sessions if session.kind == kind]
        gone = _diff_kind(diff, new, old)
        if kind == scope and new:
            (diff.held if unreadable else diff.vanished).extend(gone)
    return diff


def _diff_kind(diff: SessionDiff, new: list[Side[SessionDraft]], old: list[Side[Session]]) -> list[Session]:
    """Adds to the diff; gives the standing sessions that the file does not name."""
    standing = [side for side in old if side.thing.cancelled_at is None]
    cancelled = [side for side in old if side.thing.cancelled_at is not None]
    found = match(new, (standing, cancelled), KEYS)
    doubtful, doubted = undecided(found.new, found.old[0], DOUBTS)
    diff.kept += [_kept(one, other) for one, other in found.pairs]
    diff.ambiguous += [side.thing for side in doubtful]
    diff.doubted += [side.thing for side in doubted]
    diff.added += [side.thing for side in found.new if side not in doubtful and not side.thing.cancelled]
    return [side.thing for side in found.old[0] if side not in doubted]


def _new(draft: SessionDraft, zone: ZoneInfo) -> Side[SessionDraft]:
    return Side(draft, _marks(draft.uid, fields_of(draft, zone)))


def _old(session: Session) -> Side[Session]:
    return Side(session, _marks(session.uid, session.model_dump(include=set(FIELDS))))


def _marks(uid: str | None, fields: dict[str, Any]) -> Marks:
    return {
        **fields,
        "uid": uid,
        "all": tuple(fields[name] for name in FIELDS),
        "title_folded": folded(fields["title"]) or fields["title"],
        "place_folded": folded(fields["place"]) or fields["place"],
    }


def _kept(new: Side[SessionDraft], old: Side[Session]) -> Kept:
    """A cancelled draft says no more than that; a draft without a uid leaves the session's as it is."""
    draft, session = new.thing, old.thing
    if draft.cancelled:
        return Kept(session, draft, {})
    told = {name: new.marks[name] for name in FIELDS if new.marks[name] != old.marks[name]}
    if draft.uid and draft.uid != session.uid:
        told["uid"] = draft.uid
    return Kept(session, draft, told)
