"""The organisers' own surveys: when each question is asked, how it is answered, what came of it."""

from mission.surveys.answering import (
    answer,
    answer_anonymously,
    checked,
    open_surveys,
    skip,
    survey_of,
    toggle,
)
from mission.surveys.asking import ask_now
from mission.surveys.closing import to_be_asked
from mission.surveys.occasions import SURVEY, by_hand, key_of, occasion_of, survey_pushes, unnamed_key
from mission.surveys.records import SKIPPED, Asked, Survey, SurveyResult, SurveyText
from mission.surveys.results import survey_result, survey_results, told_without_names

__all__ = [
    "SKIPPED",
    "SURVEY",
    "Asked",
    "Survey",
    "SurveyResult",
    "SurveyText",
    "answer",
    "answer_anonymously",
    "ask_now",
    "by_hand",
    "checked",
    "key_of",
    "occasion_of",
    "open_surveys",
    "skip",
    "survey_of",
    "survey_pushes",
    "survey_result",
    "survey_results",
    "to_be_asked",
    "toggle",
    "told_without_names",
    "unnamed_key",
]
