"""One transaction and, in it, every store. It never commits itself: that belongs to whoever opened it."""

from datetime import datetime
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.agenda import AgendaStore
from storage.agreements import AgreementStore
from storage.anonymous import AnonymousStore
from storage.answers import AnswerStore
from storage.audit import AuditStore
from storage.broadcasts import BroadcastStore
from storage.contacts import ContactStore
from storage.facts import FactStore
from storage.files import FileStore
from storage.flows import FlowStore
from storage.handovers import HandoverStore
from storage.inbox import InboxStore
from storage.invitations import InvitationStore
from storage.merges import MergeStore
from storage.missions import MissionStore
from storage.notes import NoteStore
from storage.organisations import OrganisationStore
from storage.outbox import OutboxStore
from storage.people import PeopleStore
from storage.projects import ProjectStore
from storage.promises import PromiseStore
from storage.questions import QuestionStore
from storage.throttles import ThrottleStore


class Transaction:
    """The stores, all over one connection and at one moment `now` (the mission's clock, UTC)."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self.connection = connection
        self.now = now

    @property
    def stirred(self) -> bool:
        """Whether it leaves something to be sent, now or later."""
        return "outbox" in vars(self) and self.outbox.stirred

    @cached_property
    def missions(self) -> MissionStore:
        return MissionStore(self.connection, self.now)

    @cached_property
    def people(self) -> PeopleStore:
        return PeopleStore(self.connection, self.now)

    @cached_property
    def invitations(self) -> InvitationStore:
        return InvitationStore(self.connection, self.now)

    @cached_property
    def agenda(self) -> AgendaStore:
        return AgendaStore(self.connection, self.now)

    @cached_property
    def organisations(self) -> OrganisationStore:
        return OrganisationStore(self.connection, self.now)

    @cached_property
    def contacts(self) -> ContactStore:
        return ContactStore(self.connection, self.now)

    @cached_property
    def merges(self) -> MergeStore:
        return MergeStore(self.connection, self.now)

    @cached_property
    def promises(self) -> PromiseStore:
        return PromiseStore(self.connection, self.now)

    @cached_property
    def handovers(self) -> HandoverStore:
        return HandoverStore(self.connection, self.now)

    @cached_property
    def projects(self) -> ProjectStore:
        return ProjectStore(self.connection, self.now)

    @cached_property
    def agreements(self) -> AgreementStore:
        return AgreementStore(self.connection, self.now)

    @cached_property
    def answers(self) -> AnswerStore:
        return AnswerStore(self.connection, self.now)

    @cached_property
    def questions(self) -> QuestionStore:
        return QuestionStore(self.connection, self.now)

    @cached_property
    def anonymous(self) -> AnonymousStore:
        return AnonymousStore(self.connection, self.now)

    @cached_property
    def notes(self) -> NoteStore:
        return NoteStore(self.connection, self.now)

    @cached_property
    def files(self) -> FileStore:
        return FileStore(self.connection, self.now)

    @cached_property
    def broadcasts(self) -> BroadcastStore:
        return BroadcastStore(self.connection, self.now)

    @cached_property
    def outbox(self) -> OutboxStore:
        return OutboxStore(self.connection, self.now)

    @cached_property
    def inbox(self) -> InboxStore:
        return InboxStore(self.connection, self.now)

    @cached_property
    def flows(self) -> FlowStore:
        return FlowStore(self.connection, self.now)

    @cached_property
    def throttles(self) -> ThrottleStore:
        return ThrottleStore(self.connection, self.now)

    @cached_property
    def audit(self) -> AuditStore:
        return AuditStore(self.connection, self.now)

    @cached_property
    def facts(self) -> FactStore:
        return FactStore(self.connection, self.now)
