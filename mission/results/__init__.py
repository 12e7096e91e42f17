"""Results, by definition (PRODUCT.md › Results): what is counted, what is not, and the lists behind the figures."""

from mission.partners import Partner
from mission.results.contacts import MetContact
from mission.results.feedback import Feedback, Rated
from mission.results.meetings import Meeting
from mission.results.outcomes import AgreementLine, ProjectLine
from mission.results.promises import FollowUp, PromiseLine
from mission.results.remarks import Asked, Remark
from mission.results.told import DayLine, Told
from mission.results.turnout import Turnout
from mission.results.whole import Results, results_of
from mission.results.worth import Choices, Worth

__all__ = [
    "AgreementLine",
    "Asked",
    "Choices",
    "DayLine",
    "Feedback",
    "FollowUp",
    "Meeting",
    "MetContact",
    "Partner",
    "ProjectLine",
    "PromiseLine",
    "Rated",
    "Remark",
    "Results",
    "Told",
    "Turnout",
    "Worth",
    "results_of",
]
