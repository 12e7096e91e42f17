"""The small tables of a mission: groups, partners known before the trip, the departure checklist, the questions."""

from collections.abc import Callable
from datetime import date
from typing import Final, Literal, TypeVar

from mission.documents.agenda import split_names
from mission.documents.days import read_day
from mission.documents.draft import ChecklistDraft, Fault, PartnerDraft, QuestionDraft
from mission.documents.faults import RowError, UnreadError
from mission.documents.folding import folded
from mission.documents.roster import known
from mission.documents.table import Row, Table
from mission.documents.when import read_when

PartnerKind = Literal["cluster", "company", "university", "authority", "embassy", "network", ""]
QuestionKind = Literal["stars", "score", "choice", "several", "text"]
Draft = TypeVar("Draft")

PARTNER_KINDS: Final[dict[str, PartnerKind]] = {
    **dict.fromkeys(("cluster", "кластер", "klastr"), "cluster"),
    **dict.fromkeys(("company", "firm", "компанія", "фірма", "firma", "spolecnost", "podnik"), "company"),
    **dict.fromkeys(("university", "school", "університет", "univerzita", "vysokaskola"), "university"),
    **dict.fromkeys(
        ("authority", "city", "ministry", "органвлади", "установа", "місто", "міністерство"), "authority"
    ),
    **dict.fromkeys(("urad", "mesto", "ministerstvo", "instituce", "влада"), "authority"),
    **dict.fromkeys(("embassy", "посольство", "velvyslanectvi"), "embassy"),
    **dict.fromkeys(("network", "association", "мережа", "асоціація", "sit", "asociace", "svaz"), "network"),
    "": "",
}
QUESTION_KINDS: Final[dict[str, QuestionKind]] = {
    **dict.fromkeys(("stars", "star", "зірки", "зірочки", "hvezdy", "hvezdicky"), "stars"),
    **dict.fromkeys(("score", "010", "0to10", "оцінка", "бали", "skore", "body"), "score"),
    **dict.fromkeys(("choice", "вибір", "одинваріант", "vyber", "volba"), "choice"),
    **dict.fromkeys(
        ("several", "multiple", "кілька", "кількаваріантів", "nekolik", "vicemoznosti"), "several"
    ),
    **dict.fromkeys(("", "text", "текст"), "text"),
}
MOST_CHOICES: Final = 12
"""So many buttons fit one screen of a phone."""
YES: Final = frozenset({"yes", "y", "true", "1", "x", "так", "ano"})


def read_groups(table: Table) -> list[str]:
    """The names of groups, each once, as first spelled."""
    names: dict[str, str] = {}
    for row in table.rows:
        if row.text("name"):
            names.setdefault(folded(row.text("name")), row.text("name"))
    return list(names.values())


def read_partners(table: Table) -> tuple[list[PartnerDraft], list[Fault]]:
    """Organisations that are known before the trip; one named twice is a fault."""
    return _each(table, _partner, "name", "fault-partner-twice")


def read_checklist(table: Table) -> tuple[list[ChecklistDraft], list[Fault]]:
    """What each person must have ready before departure."""
    return _each(table, _item, "item", "fault-item-twice")


def read_questions(table: Table) -> tuple[list[QuestionDraft], list[Fault]]:
    """The organisers' own survey."""
    return _each(table, _question, "text", "fault-question-twice")


def _each(
    table: Table, reading: Callable[[Row, list[Fault]], Draft], key_field: str, twice: str
) -> tuple[list[Draft], list[Fault]]:
    drafts: list[Draft] = []
    faults: list[Fault] = []
    rows_of_keys: dict[str, str] = {}
    for row in table.rows:
        key = folded(row.text(key_field))
        try:
            if key in rows_of_keys:
                args = {"name": row.text(key_field)[:100], "row": rows_of_keys[key]}
                raise RowError(Fault(place=row.at(key_field), key=twice, args=args))  # noqa: TRY301 - as all faults of a row
            drafts.append(reading(row, faults))
            rows_of_keys[key] = str(row.place.row)
        except RowError as error:
            faults.append(error.fault)
    return drafts, faults


def _partner(row: Row, faults: list[Fault]) -> PartnerDraft:
    return PartnerDraft(
        name=_wanted(row, "name", "fault-name-missing"),
        country=row.text("country"),
        kind=known(row, "kind", "fault-partner-kind-unread", PARTNER_KINDS, faults),
        known_since=row.text("known_since"),
        website=row.text("website"),
    )


def _item(row: Row, faults: list[Fault]) -> ChecklistDraft:
    return ChecklistDraft(
        item=_wanted(row, "item", "fault-item-missing"),
        source=row.text("source"),
        checked_on=_checked_on(row, faults),
        audience=row.text("audience"),
    )


def _question(row: Row, faults: list[Fault]) -> QuestionDraft:
    text = _wanted(row, "text", "fault-question-missing")
    kind = known(row, "kind", "fault-question-kind-unread", QUESTION_KINDS, faults)
    choices = tuple(dict.fromkeys(split_names(row.text("choices"))))
    if kind in ("choice", "several"):
        _check_choices(row, choices)
    anonymous = folded(row.text("anonymous")) in YES
    return QuestionDraft(
        text=text,
        kind=kind,
        choices=choices,
        when=_when(row, anonymous=anonymous),
        audience=row.text("audience"),
        anonymous=anonymous,
    )


def _check_choices(row: Row, choices: tuple[str, ...]) -> None:
    if len(choices) < 2:  # noqa: PLR2004 - one answer is no choice
        raise RowError(Fault(place=row.at("choices"), key="fault-question-choices"))
    if len(choices) > MOST_CHOICES:
        args = {"count": str(len(choices)), "most": str(MOST_CHOICES)}
        raise RowError(Fault(place=row.at("choices"), key="fault-question-choices-many", args=args))


def _when(row: Row, *, anonymous: bool) -> str:
    """As written. An anonymous question is asked once: nothing would tell one evening's answers from another's."""
    try:
        when = read_when(row.text("when"))
    except UnreadError as error:
        raise RowError(error.at(row.at("when"))) from error
    if anonymous and when.kind == "evening":
        raise RowError(Fault(place=row.at("when"), key="fault-question-anonymous-evening"))
    return row.text("when")


def _wanted(row: Row, field: str, key: str) -> str:
    if not row.text(field):
        raise RowError(Fault(place=row.at(field), key=key))
    return row.text(field)


def _checked_on(row: Row, faults: list[Fault]) -> date | None:
    if not row.text("checked_on"):
        return None
    try:
        day = read_day(row.value("checked_on"))
        if not isinstance(day, date):
            raise UnreadError("fault-date-partial", value=row.text("checked_on"))  # noqa: TRY301 - named like any other bad day
    except UnreadError as error:
        faults.append(error.at(row.at("checked_on"), row_kept=True))
        return None
    return day
