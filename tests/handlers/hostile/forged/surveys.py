"""The organisers' own questions."""

from typing import Final

from handlers.survey_cards import (
    AnswerQuestion,
    AnswerUnnamed,
    AskQuestion,
    ShowSurvey,
    ShowSurveys,
    SkipQuestion,
    SkipUnnamed,
    ToggleChoice,
    WriteUnnamed,
)
from handlers.survey_list import AskNow, OpenQuestion
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    ShowSurvey: lambda _: ShowSurvey(key="home"),
    AskQuestion: lambda prey: AskQuestion(key="home", question=prey.question),
    AnswerQuestion: lambda prey: AnswerQuestion(key="home", question=prey.question, value=1),
    ToggleChoice: lambda prey: ToggleChoice(key="home", question=prey.question, choice="MARKSECRET"),
    SkipQuestion: lambda prey: SkipQuestion(key="home", question=prey.question),
    AnswerUnnamed: lambda prey: AnswerUnnamed(question=prey.question, value=1),
    WriteUnnamed: lambda prey: WriteUnnamed(question=prey.question),
    SkipUnnamed: lambda prey: SkipUnnamed(question=prey.question),
    ShowSurveys: lambda _: ShowSurveys(),
    OpenQuestion: lambda prey: OpenQuestion(question=prey.question),
    AskNow: lambda prey: AskNow(question=prey.question),
}
