"""What the command line asks of whoever owns the database, and the answer."""

from typing import Annotated, Literal

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field, TypeAdapter

from mission.documents.draft import Draft
from mission.exporting import ExportKind


class Request(BaseModel):
    """Base of every request; `language` is that of the answer's lines."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    language: str = "en"


class MissionsRequest(Request):
    """Which missions are there?"""

    do: Literal["missions"] = "missions"


class ImportRequest(Request):
    """Take a draft over, or only say what would change. `sure`: whether it was said whose sessions they are."""

    do: Literal["import"] = "import"
    draft: Draft
    mission: str = ""
    programme: bool = False
    sure: bool = True
    dry_run: bool = False


class InvitesRequest(Request):
    """Make personal codes for those who have none; `renew`: for all who have not joined."""

    do: Literal["invites"] = "invites"
    mission: str
    renew: bool = False


class ExportRequest(Request):
    """The mission's records, for a file in the reader's language."""

    do: Literal["export"] = "export"
    mission: str
    what: ExportKind


class EraseRequest(Request):
    """What would go with a mission; or, with `sure`, erase it."""

    do: Literal["erase"] = "erase"
    mission: str
    sure: bool = False


AnyRequest = Annotated[
    MissionsRequest | ImportRequest | InvitesRequest | ExportRequest | EraseRequest, Field(discriminator="do")
]
REQUEST: TypeAdapter[AnyRequest] = TypeAdapter(AnyRequest)


class KnownMission(BaseModel):
    """A mission, as far as the command line needs it."""

    code: str
    name: str
    timezone: str
    country: str


class ShownInvite(BaseModel):
    """A code, shown this once."""

    name: str
    code: str


class Answer(BaseModel):
    """Lines for the person at the keyboard; `refused` means that nothing was changed."""

    lines: tuple[str, ...] = ()
    refused: bool = False
    missions: tuple[KnownMission, ...] = ()
    invites: tuple[ShownInvite, ...] = ()
    username: str = ""
    file: Base64Bytes = b""
