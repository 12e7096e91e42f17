"""Whether it was worth it: the line of the card, the counts of every answer, and behind them who said what."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from mission.followup.claims import ANYWAY, WORTH
from mission.results import Worth
from words import Reader, lines

BEST_FIRST: Final = tuple(reversed(WORTH))


def worth_line(told: Worth, reader: Reader) -> Markup:
    """What has been asked about so far, the projects below; nothing before anybody was."""
    said = []
    if told.worth.asked:
        counts = {"yes": told.yes, "answered": told.worth.answered, "asked": told.worth.asked}
        said.append(reader.say("results-worth", **counts))
    if told.values_asked:
        said.append(reader.say("results-values", told=told.values_told, asked=told.values_asked))
    return lines(*said)


def has_answers(told: Worth) -> bool:
    """Whether anything has been said that may be told."""
    return bool(told.worth.answered or told.anyway.answered or told.bands)


def worth_names(told: Worth) -> Sequence[tuple[str, str]]:
    """Who said what, each in the section of the answer; of the projects' worth nobody."""
    return [
        *((f"worth-{star}", name) for star in BEST_FIRST for name in told.worth.said.get(star, ())),
        *((f"anyway-{word}", name) for word in ANYWAY for name in told.anyway.said.get(word, ())),
    ]


def worth_heading(section: str, number: int, reader: Reader) -> Markup:
    """An answer as its giver saw it confirmed, and how many gave it."""
    question, _, value = section.partition("-")
    said = reader.plain(f"followup-told-{question}", value=value)
    return reader.say("results-worth-section", said=said, number=number)


def worth_counts(told: Worth, reader: Reader) -> list[Markup]:
    """A block for each question that has been asked: the question, how many answered, the count of every answer."""
    blocks = []
    if told.worth.asked:
        counts = [(reader.plain("results-stars", stars=star), told.worth.count(star)) for star in BEST_FIRST]
        answered = {"answered": told.worth.answered, "asked": told.worth.asked}
        blocks.append(_block("worth", reader.say("results-worth-answered", **answered), counts, reader))
    if told.anyway.asked:
        counts = [(reader.plain("followup-choice-anyway", value=w), told.anyway.count(w)) for w in ANYWAY]
        answered = {"answered": told.anyway.answered, "asked": told.anyway.asked}
        blocks.append(_block("anyway", reader.say("results-answered", **answered), counts, reader))
    if told.values_asked:
        blocks.append(_values(told, reader))
    return blocks


def _block(question: str, answered: Markup, counts: Sequence[tuple[str, int]], reader: Reader) -> Markup:
    asked = Markup("<b>{}</b>").format(reader.plain("followup-wave-ask", question=question))
    return lines(asked, answered, *_counted(counts, reader))


def _counted(counts: Sequence[tuple[str, int]], reader: Reader) -> list[Markup]:
    return [reader.say("results-figure", title=answer, number=number) for answer, number in counts]


def _values(told: Worth, reader: Reader) -> Markup:
    """The bands that may be told, and why the others are not."""
    bands = [(reader.plain("followup-choice-value", value=band), n) for band, n in told.bands.items()]
    head = reader.say("results-values", told=told.values_told, asked=told.values_asked)
    return lines(
        Markup("<b>{}</b>").format(head), *_counted(bands, reader), reader.say("results-values-private")
    )
