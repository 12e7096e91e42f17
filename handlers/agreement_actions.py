"""What the buttons of agreements do."""

from datetime import date
from typing import Literal

from handlers.actions import Action
from storage.agreements import AgreementKind


class AddAgreement(Action):
    """What was signed?"""

    do = "agreement-add"
    organisation: int


class AskSigned(Action):
    """When? The next words are the day."""

    do = "agreement-when"
    organisation: int
    kind: AgreementKind


class SignAgreement(Action):
    """Keep it; None: the day is not known. Then the parties are asked for."""

    do = "agreement-sign"
    organisation: int
    kind: AgreementKind
    day: date | None


class OfAgreement(Action):
    """Something about one agreement."""

    agreement: int


class OpenAgreement(OfAgreement):
    do = "agreement"


class AskAgreement(OfAgreement):
    """The next words are its parties, its day, or where it can be read."""

    do = "agreement-ask"
    what: Literal["parties", "day", "evidence"]


class WithdrawAgreement(OfAgreement):
    do = "agreement-withdraw"


class RestoreAgreement(OfAgreement):
    do = "agreement-restore"
