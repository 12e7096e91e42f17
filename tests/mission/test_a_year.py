"""A year after a mission, played through by the clock for twenty members with habits of their own.

Each gets exactly what PRODUCT.md › Pushes and › Feedback and follow-up say, at its time, in their zone and language;
the tables below are written by hand. Nobody gets anything else.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from mission import projects, promises
from mission.delivery import CONSENT
from mission.followup import WaveTurnout, waves_of
from mission.inviting import claim, new_code
from mission.planner import plan_mission
from mission.privacy import erase
from mission.results import Choices, Worth, results_of
from storage.missions import Mission
from storage.people import Member
from storage.transaction import Transaction
from tests.mission.playing import Year
from tests.stage import BEGINNING, Stage

END = datetime(2024, 6, 30, tzinfo=UTC)
DANA, EMMA, HANA, IRYNA, JAN = "Dana Bílá", "Emma Clark", "Hana Malá", "Iryna Shevchenko", "Jan Dvořák"
KAREL, LEV, MARTA, MILA, NINA = "Karel Veselý", "Lev Melnyk", "Marta Savchuk", "Mila Horáková", "Nina Lysenko"
OLEH, OLENA, PAVLO, PETRO = "Oleh Tkach", "Olena Kovalenko", "Pavlo Hrytsenko", "Petro Bondar"
ROMAN, SOFIA, TARAS, VIT, YAREMA = "Roman Bilyk", "Sofia Moroz", "Taras Koval", "Vít Kučera", "Yarema Kozak"
ZOYA = "Zoya Rudenko"
OLD_PHONE, NEW_PHONE = 1010, 5005

JOINING: tuple[tuple[str, str], ...] = (
    (NINA, "uk"), (IRYNA, "uk"), (MARTA, "uk"), (KAREL, "en"), (PAVLO, "uk"), (DANA, "cs"), (OLEH, "uk"), (SOFIA, "uk"),
    (TARAS, "uk"), (LEV, "uk"), (MILA, "en"), (VIT, "en"), (ROMAN, "uk"), (ZOYA, "uk"), (YAREMA, "uk"),
)  # fmt: skip
MET = {
    OLENA: "Alpha", NINA: "Alpha", JAN: "Beta", EMMA: "Gamma", IRYNA: "Delta", MARTA: "Epsilon", KAREL: "Zeta", PAVLO: "Eta",
    DANA: "Theta", SOFIA: "Iota", TARAS: "Kappa", VIT: "Lambda", ROMAN: "Mu", ZOYA: "Nu", YAREMA: "Xi",
}  # fmt: skip

HABITS: dict[tuple[str, str], tuple[str, ...]] = {
    # Olena answers at once and has something to tell.
    (OLENA, "wave:2d"): ("Так", "Зателефонувати", "Ця п’ятниця"),
    (OLENA, "nudge"): ("Зроблено",),
    (OLENA, "wave:1m"): ("Начерк", "Залишити так"),
    (OLENA, "wave:3m"): ("Меморандум", "Сьогодні", "Так", "Ні"),
    (OLENA, "wave:6m"): ("Триває", "10 000–50 000 €", "Без посилання"),
    (OLENA, "wave:12m"): ("Так, підтверджую", "Так, підтверджую", "5", "Ні"),
    # Jan answers the second reminder.
    (JAN, "wave:2d+2"): ("Ne", "Nic"),
    (JAN, "wave:1m+2"): ("Jednáme",),
    (JAN, "wave:3m+2"): ("Nic", "Ne", "Ne"),
    (JAN, "wave:12m+2"): ("3", "Ano, ale později"),
    # Mila has met nobody and says so; Vít has promised something and lets it lie.
    (MILA, "wave:2d"): ("Nobody to add",),
    (MILA, "wave:12m"): ("4", "No"),
    (VIT, "wave:2d"): ("Yes", "Still right"),
}

WEEK = [
    "2023-04-24 09:45 reminder",
    "2023-04-24 11:05 stars",
    "2023-04-24 20:30 evening",
    "2023-04-25 20:30 evening",
    "2023-04-26 20:30 evening",
    "2023-04-27 20:30 evening",
    "2023-04-28 18:00 home",
    "2023-04-28 20:30 evening",
]
TWO_DAYS = ["2023-05-02 10:00 wave:2d", "2023-05-05 10:00 wave:2d", "2023-05-09 10:00 wave:2d"]
MONTH = ["2023-05-28 10:00 wave:1m", "2023-05-31 10:00 wave:1m", "2023-06-04 10:00 wave:1m"]
QUARTER = ["2023-07-28 10:00 wave:3m", "2023-07-31 10:00 wave:3m", "2023-08-04 10:00 wave:3m"]
HALF = ["2023-10-28 10:00 wave:6m", "2023-10-31 10:00 wave:6m", "2023-11-04 10:00 wave:6m"]
YEAR = ["2024-04-28 10:00 wave:12m", "2024-05-01 10:00 wave:12m", "2024-05-05 10:00 wave:12m"]
SILENT = [*WEEK, *TWO_DAYS, *MONTH, *YEAR]

EXPECTED: dict[str, list[str]] = {
    # prompt: no reminder, and a nudge for the promise made on 2 May
    OLENA: [*WEEK, TWO_DAYS[0], "2023-05-05 09:00 nudge", MONTH[0], QUARTER[0], HALF[0], YEAR[0]],
    # late: both reminders of each wave; talks without a project are not asked about after half a year
    JAN: [*WEEK, *TWO_DAYS, *MONTH, *QUARTER, *YEAR],
    EMMA: SILENT,
    # met Olena's partner: known from the moment when Olena answered
    NINA: [*WEEK, *TWO_DAYS, MONTH[0], *YEAR],
    # blocked the bot from 6 May to 1 June
    IRYNA: [*WEEK, *TWO_DAYS[:2], MONTH[2], *YEAR],
    # erased everything on 10 May
    MARTA: [*WEEK, *TWO_DAYS],
    # another language from 20 May, another phone from 20 May
    KAREL: SILENT,
    PAVLO: SILENT,
    # has muted the waves
    DANA: WEEK,
    # joined on 10 June, with nothing open
    OLEH: YEAR,
    # lives in New York: ten o'clock there, also where it is no longer summer time in Prague
    SOFIA: SILENT,
    # is in a mission to Brno from 8 to 12 May as well
    TARAS: sorted(
        [
            *SILENT,
            "2023-05-01 10:00 baseline BRNO",
            *(f"2023-05-{day:02} 20:30 evening BRNO" for day in range(8, 13)),
            "2023-05-12 18:00 home BRNO",
            "2023-05-16 10:00 wave:2d BRNO",
            "2024-05-12 10:00 wave:12m BRNO",
            "2024-05-15 10:00 wave:12m BRNO",
            "2024-05-19 10:00 wave:12m BRNO",
        ]
    ),
    # met nobody: asked once whether that is so, and the two closing questions
    LEV: [*WEEK, TWO_DAYS[0], *YEAR],
    PETRO: [*WEEK, TWO_DAYS[0], *YEAR],
    MILA: [*WEEK, TWO_DAYS[0], YEAR[0]],
    # a promise due on 5 May: confirmed, nudged thrice, asked about after 14 days
    VIT: [
        *WEEK,
        TWO_DAYS[0],
        "2023-05-05 09:00 nudge",
        "2023-05-08 09:00 nudge",
        "2023-05-12 09:00 nudge",
        "2023-05-12 10:00 wave:14d",
        "2023-05-15 10:00 wave:14d",
        "2023-05-19 10:00 wave:14d",
        *MONTH,
        *YEAR,
    ],
    # sleeps until eleven
    ROMAN: [line.replace(" 10:00 ", " 11:00 ") for line in SILENT],
    # left on 1 June
    ZOYA: [*WEEK, *TWO_DAYS, *MONTH[:2]],
    # said under /partners on 29 May how far it is; then silent
    YAREMA: [*WEEK, *TWO_DAYS, MONTH[0], *QUARTER, *HALF, *YEAR],
    # a host is reminded of sessions, and asked for nothing
    HANA: WEEK[:1],
}


async def member(tx: Transaction, mission: Mission, name: str) -> Member:
    return next(one for one in await tx.people.members_of(mission.id) if one.person.name == name)


async def set_out(stage: Stage) -> None:
    """Everybody joins before the first session; what they meet that morning; what they are like."""
    for name, language in JOINING:
        await stage.add_person(name, language, "delegate", "Cluster", joined=name != OLEH)
    await stage.add_session("Opening", datetime(2023, 4, 24, 10))  # noqa: DTZ001 - wall time is naive
    async with stage.database.transaction(BEGINNING) as tx:
        people = {one.person.name: one.person for one in await tx.people.members_of(stage.mission.id)}
        await tx.people.change(people[DANA].id, muted=["wave"])
        await tx.people.change(people[SOFIA].id, timezone="America/New_York")
        await tx.people.change(people[ROMAN].id, quiet_from=time(22), quiet_until=time(11))
        for name, partner in MET.items():
            await meet(tx, stage.mission, name, partner)
        brno = await second_mission(tx, people[TARAS].id)
        await plan_mission(tx, stage.mission)
        await plan_mission(tx, brno)


async def meet(tx: Transaction, mission: Mission, name: str, partner: str) -> None:
    who = await member(tx, mission, name)
    organisation = await tx.organisations.named(mission.id, partner)
    known: dict[str, Any] = {
        "organisation": partner,
        "organisation_id": organisation.id,
        "emails": [],
        "phones": [],
    }
    contact = await tx.contacts.add(mission.id, name=f"{name}'s friend", **known)
    await tx.contacts.meet(contact.id, who.person.id, session_id=None)
    if name == VIT:
        await promises.make(tx, who, contact.id, text="Send slides", due_on=date(2023, 5, 5))


async def second_mission(tx: Transaction, person_id: int) -> Mission:
    days = {"starts_on": date(2023, 5, 8), "ends_on": date(2023, 5, 12), "agenda_at": time(7, 30)}
    place = {"city": "Brno", "country": "CZ", "timezone": "Europe/Prague", "languages": ["uk"]}
    brno = await tx.missions.add(code="BRNO", name="Brno", **days, **place)
    await tx.people.enrol(brno.id, person_id, role="delegate", organisation="Cluster", joined_at=tx.now)
    agreed = {"purpose": CONSENT, "version": "test", "language": "uk"}
    await tx.people.agree(person_id, brno.id, **agreed)
    return brno


class Between:
    """What happens between the waves."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.stage = year.stage

    def write_down(self) -> None:
        for moment, act in (
            (datetime(2023, 5, 6, 12, tzinfo=UTC), self.iryna_blocks_the_bot),
            (datetime(2023, 5, 10, 12, tzinfo=UTC), self.marta_is_erased),
            (datetime(2023, 5, 20, 12, tzinfo=UTC), self.karel_speaks_czech),
            (datetime(2023, 5, 20, 13, tzinfo=UTC), self.pavlo_loses_his_phone),
            (datetime(2023, 5, 29, 12, tzinfo=UTC), self.yarema_tells_how_far_it_is),
            (datetime(2023, 6, 1, 12, tzinfo=UTC), self.iryna_comes_back),
            (datetime(2023, 6, 1, 13, tzinfo=UTC), self.zoya_leaves),
            (datetime(2023, 6, 10, 12, tzinfo=UTC), self.oleh_joins),
            *(
                (datetime(2023, month, 15, 3, tzinfo=UTC), self.the_bot_starts_again)
                for month in (5, 6, 8, 12)
            ),
        ):
            self.year.at(moment, act)

    async def iryna_blocks_the_bot(self) -> None:
        self.year.blocking.add(IRYNA)

    async def iryna_comes_back(self) -> None:
        self.year.blocking.discard(IRYNA)
        await self.stage.says(IRYNA, "/today")

    async def marta_is_erased(self) -> None:
        async with self.stage.database.transaction(self.stage.now) as tx:
            await erase(tx, (await member(tx, self.stage.mission, MARTA)).person)

    async def karel_speaks_czech(self) -> None:
        async with self.stage.database.transaction(self.stage.now) as tx:
            await tx.people.change((await member(tx, self.stage.mission, KAREL)).person.id, language="cs")

    async def pavlo_loses_his_phone(self) -> None:
        async with self.stage.database.transaction(self.stage.now) as tx:
            await tx.people.change((await member(tx, self.stage.mission, PAVLO)).person.id, telegram_id=None)
        await self._arrives(PAVLO, NEW_PHONE)

    async def oleh_joins(self) -> None:
        await self._arrives(OLEH, 6006)

    async def _arrives(self, name: str, telegram_id: int) -> None:
        """By a personal link, with an account of one's own."""
        code = new_code()
        async with self.stage.database.transaction(self.stage.now) as tx:
            who = await member(tx, self.stage.mission, name)
            await tx.invitations.issue(who.membership.id, code, self.stage.now + timedelta(days=1))
            joined = await claim(tx, code, telegram_id, "uk")
            agreed = {"purpose": CONSENT, "version": "test", "language": "uk"}
            await tx.people.agree(joined.person.id, self.stage.mission.id, **agreed)
        self.stage.telegram[name] = telegram_id

    async def zoya_leaves(self) -> None:
        async with self.stage.database.transaction(self.stage.now) as tx:
            who = await member(tx, self.stage.mission, ZOYA)
            await tx.people.change_membership(who.membership.id, left_at=self.stage.now)

    async def yarema_tells_how_far_it_is(self) -> None:
        async with self.stage.database.transaction(self.stage.now) as tx:
            xi = await tx.organisations.named(self.stage.mission.id, "Xi")
            who = await member(tx, self.stage.mission, YAREMA)
            await projects.claim(tx, who, xi.id, name="Pilot", stage="outline")

    async def the_bot_starts_again(self) -> None:
        """It plans anew, and nothing may come of it."""
        async with self.stage.database.transaction(self.stage.now) as tx:
            await plan_mission(tx, self.stage.mission)


@pytest.fixture
async def year(stage: Stage) -> Year:
    await set_out(stage)
    played = Year(stage, HABITS)
    Between(played).write_down()
    return played


async def test_a_year_goes_by_and_each_of_twenty_gets_what_they_should_and_nothing_else(year: Year) -> None:
    for until, figures in FIGURES.items():
        await year.until(until)
        assert await counted(year, until) == figures
        assert await told(year, until) == TOLD[until]
    assert len(EXPECTED) == 20
    assert {name: year.got.get(name, []) for name in EXPECTED} == EXPECTED
    assert set(year.got) == set(EXPECTED)
    assert await turnout(year) == TURNOUT
    assert await worth(year) == WORTH
    two_days, month = (waves_seen(year, KAREL, year.texts)[at] for at in (0, 3))
    assert "Have you thanked them" in two_days
    assert "měsíc poté" in month
    assert waves_seen(year, PAVLO, year.chats) == [OLD_PHONE] * 3 + [NEW_PHONE] * 6


def waves_seen(year: Year, name: str, what: dict[str, list[Any]]) -> list[Any]:
    """Of everything that somebody got, the waves: their texts, or the chats they came to."""
    return [one for line, one in zip(year.got[name], what[name], strict=True) if "wave" in line]


# --- what can be counted in the end ---------------------------------------------------------------------------------

EVERYBODY = [one for one in sorted(EXPECTED) if one not in {MARTA, ZOYA, HANA}]


def without(*names: str) -> tuple[str, ...]:
    return tuple(one for one in EVERYBODY if one not in names)


def turned(
    wave: str, day: date, asked: tuple[str, ...], answered: tuple[str, ...], **more: Any
) -> WaveTurnout:
    silent = tuple(one for one in asked if one not in answered)
    unreached = more.pop("unreached", (DANA,))
    return WaveTurnout(
        wave=wave,
        day=day,
        over=True,
        asked=asked,
        answered=answered,
        silent=silent,
        unreached=unreached,
        **more,
    )


TURNOUT = [
    turned("2d", date(2023, 5, 2), without(DANA, OLEH), (JAN, MILA, OLENA, VIT)),
    turned(
        "14d",
        date(2023, 5, 12),
        (VIT,),
        (),
        nothing_open=without(DANA, IRYNA, OLEH, VIT),
        unreached=(DANA, IRYNA),
    ),
    turned(
        "1m",
        date(2023, 5, 28),
        without(DANA, OLEH, LEV, MILA, PETRO, NINA, YAREMA),
        (JAN, OLENA),
        nothing_open=(LEV, MILA, NINA, PETRO, YAREMA),
    ),
    turned(
        "3m",
        date(2023, 7, 28),
        (JAN, OLENA, YAREMA),
        (JAN, OLENA),
        nothing_open=without(DANA, JAN, OLENA, YAREMA),
    ),
    turned("6m", date(2023, 10, 28), (OLENA, YAREMA), (OLENA,), nothing_open=without(DANA, OLENA, YAREMA)),
    turned("12m", date(2024, 4, 28), without(DANA), (JAN, MILA, OLENA)),
]

WORTH = Worth(
    worth=Choices(asked=len(without(DANA)), said={"5": (OLENA,), "4": (MILA,), "3": (JAN,)}),
    anyway=Choices(asked=len(without(DANA)), said={"no": (MILA, OLENA), "later": (JAN,)}),
    values_asked=2,
    values_told=1,
)
"""Three answered the closing questions; Olena told what her project is worth, Yarema was asked in vain."""

PROMISED = {"done": 1, "open": 1}
NONE_YET = {"contacts": 14, "promises": PROMISED, "projects": [], "agreements": []}
OUTLINED = [("Alpha", "outline", ""), ("Pilot", "outline", "")]
SUBMITTED = [("Alpha", "submitted", ""), ("Pilot", "outline", "")]
RUNNING = [("Alpha", "running", ""), ("Pilot", "outline", "")]
SIGNED = ("memorandum", date(2023, 7, 28))

FIGURES: dict[datetime, dict[str, Any]] = {
    datetime(2023, 5, 1, tzinfo=UTC): {**NONE_YET, "contacts": 15, "promises": {"open": 1}},
    datetime(2023, 5, 11, tzinfo=UTC): NONE_YET,
    datetime(2023, 5, 27, tzinfo=UTC): NONE_YET,
    datetime(2023, 7, 27, tzinfo=UTC): {**NONE_YET, "projects": OUTLINED},
    datetime(2023, 10, 27, tzinfo=UTC): {**NONE_YET, "projects": SUBMITTED, "agreements": [(*SIGNED, "")]},
    datetime(2024, 4, 27, tzinfo=UTC): {**NONE_YET, "projects": RUNNING, "agreements": [(*SIGNED, "")]},
    END: {
        **NONE_YET,
        "projects": [("Alpha", "running", "owner"), ("Pilot", "outline", "")],
        "agreements": [(*SIGNED, "owner")],
    },
}
"""After the mission and at the end of each wave, counted by hand."""

TOLD: dict[datetime, tuple[Any, ...]] = {
    datetime(2023, 5, 1, tzinfo=UTC): (15, 14, (0, 1), (0, 0), ""),
    datetime(2023, 5, 11, tzinfo=UTC): (14, 13, (1, 2), (0, 0), "2d"),
    datetime(2023, 5, 27, tzinfo=UTC): (14, 13, (1, 2), (0, 0), "2d 14d"),
    datetime(2023, 7, 27, tzinfo=UTC): (14, 13, (1, 2), (0, 2), "2d 14d 1m"),
    datetime(2023, 10, 27, tzinfo=UTC): (14, 13, (1, 2), (0, 3), "2d 14d 1m 3m"),
    datetime(2024, 4, 27, tzinfo=UTC): (14, 13, (1, 2), (0, 3), "2d 14d 1m 3m 6m"),
    END: (14, 13, (1, 2), (2, 3), "2d 14d 1m 3m 6m 12m"),
}
"""What `/results` says at these moments: contacts, partners (Alpha was met by two), steps in time of all, outcomes
confirmed of claimed, the waves that have begun."""


async def told(year: Year, at: datetime) -> tuple[Any, ...]:
    mission = year.stage.mission
    async with year.stage.database.reading(at) as tx:
        found = await results_of(tx, mission, at.astimezone(mission.zone).date())
    standing = [one.standing for one in found.projects] + [one.standing for one in found.agreements]
    return (
        len(found.contacts),
        len(found.partners),
        (found.kept_steps, len(found.followup)),
        (standing.count("confirmed"), len(standing)),
        " ".join(one.wave for one in found.waves),
    )


async def worth(year: Year) -> Worth:
    async with year.stage.database.reading(END) as tx:
        return (await results_of(tx, year.stage.mission, END.date())).worth


async def turnout(year: Year) -> list[WaveTurnout]:
    async with year.stage.database.reading(END) as tx:
        return await waves_of(tx, year.stage.mission)


async def counted(year: Year, at: datetime) -> dict[str, Any]:
    mission_id = year.stage.mission.id
    async with year.stage.database.reading(at) as tx:
        promised = [one.state for one in await tx.promises.of_mission(mission_id)]
        return {
            "contacts": len(await tx.contacts.of_mission(mission_id)),
            "promises": {state: promised.count(state) for state in sorted(set(promised))},
            "projects": [
                (one.name, one.stage, one.confirmed_by) for one in await tx.projects.of_mission(mission_id)
            ],
            "agreements": [
                (one.kind, one.signed_on, one.confirmed_by)
                for one in await tx.agreements.of_mission(mission_id)
            ],
        }
