"""The rules of the waves after one, three, six and twelve months: what is open, what is known, what an answer does."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mission import agreements, projects
from mission.errors import UserError
from mission.followup import WAVES, WaveTurnout, next_day, still_owed, waves_of
from mission.followup.asking import answer, items_of, web_address
from mission.followup.items import Item, next_open
from mission.followup.wave import begins
from mission.planner import plan_mission
from storage.people import Member
from storage.projects import Project
from storage.transaction import Transaction
from tests.stage import Stage

EMMA, JAN, OLENA = "Emma Clark", "Jan Dvořák", "Olena Kovalenko"
DAYS = {
    "1m": datetime(2023, 5, 28, 9, tzinfo=UTC),
    "3m": datetime(2023, 7, 28, 9, tzinfo=UTC),
    "6m": datetime(2023, 10, 28, 9, tzinfo=UTC),
    "12m": datetime(2024, 4, 28, 9, tzinfo=UTC),
}


async def member(stage: Stage, name: str) -> Member:
    person = await stage.person(name)
    async with stage.database.reading(stage.now) as tx:
        found = await tx.people.member(stage.mission.id, person.id)
    assert found is not None
    return found


async def meet(tx: Transaction, who: Member, partner: str, name: str = "Eva") -> int:
    """The member logs somebody of a partner; the partner's id."""
    mission_id = who.membership.mission_id
    organisation = await tx.organisations.named(mission_id, partner)
    contact = await tx.contacts.add(
        mission_id, name=name, organisation=partner, organisation_id=organisation.id, emails=[], phones=[]
    )
    await tx.contacts.meet(contact.id, who.person.id, session_id=None)
    return organisation.id


async def say(tx: Transaction, stage: Stage, who: Member, wave: str, subject: str, /, **said: str) -> None:
    for question, value in said.items():
        asked: Any = question.replace("_", "-")
        await answer(tx, who, stage.mission, wave=wave, subject=subject, question=asked, value=value)


async def asks(tx: Transaction, stage: Stage, who: Member, wave: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.subject, one.asks) for one in await items_of(tx, who, stage.mission, wave)]


async def claimed(tx: Transaction, stage: Stage) -> list[tuple[str, str, bool]]:
    kept: list[Project] = await tx.projects.of_mission(stage.mission.id)
    return [(one.name, one.stage, one.withdrawn_at is None) for one in kept]


# --- one month ----------------------------------------------------------------------------------------------------


async def test_after_a_month_each_partner_whom_the_member_met_is_asked_about_once(stage: Stage) -> None:
    emma, jan = await member(stage, EMMA), await member(stage, JAN)
    async with stage.database.transaction(DAYS["1m"]) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        await meet(tx, emma, "Brno Institute", "Petr")
        apple = await meet(tx, emma, "Apple Grove")
        await meet(tx, jan, "Zlín University")
        assert await asks(tx, stage, emma, "1m") == [
            (f"organisation:{apple}", ("stage",)),
            (f"organisation:{brno}", ("stage",)),
        ]


@pytest.mark.parametrize("said", ["nothing", "talking", "stopped", "skipped"])
async def test_nothing_yet_and_talking_are_answers_without_a_project(stage: Stage, said: str) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(DAYS["1m"]) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        await say(tx, stage, emma, "1m", f"organisation:{brno}", stage=said)
        assert await asks(tx, stage, emma, "1m") == [(f"organisation:{brno}", ())]
        assert await claimed(tx, stage) == []


async def test_a_stage_claims_a_project_named_after_the_partner_until_somebody_names_it(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(DAYS["1m"]) as tx:
        partner = f"organisation:{await meet(tx, emma, 'Brno Institute')}"
        await say(tx, stage, emma, "1m", partner, stage="outline")
        assert await claimed(tx, stage) == [("Brno Institute", "outline", True)]
        assert await asks(tx, stage, emma, "1m") == [(partner, ("name",))]
        await say(tx, stage, emma, "1m", partner, name="Parking pilot")
        assert await claimed(tx, stage) == [("Parking pilot", "outline", True)]
        assert await asks(tx, stage, emma, "1m") == [(partner, ())]


async def test_a_project_from_before_is_moved_on_and_no_second_one_is_made(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        made = await projects.claim(tx, emma, brno, name="Pilot", stage="idea")
    async with stage.database.transaction(DAYS["1m"]) as tx:
        assert await asks(tx, stage, emma, "1m") == [(f"project:{made.id}", ("stage",))]
        with pytest.raises(UserError, match="stale-button"):
            await say(tx, stage, emma, "1m", f"project:{made.id}", stage="talking")
        await say(tx, stage, emma, "1m", f"project:{made.id}", stage="idea")
        assert await asks(tx, stage, emma, "1m") == [(f"project:{made.id}", ())]
        assert await claimed(tx, stage) == [("Pilot", "idea", True)]


async def test_a_stage_that_was_said_since_the_wave_began_is_not_asked_for(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        zlin = await meet(tx, emma, "Zlín University")
        made = await projects.claim(tx, emma, brno, name="Pilot", stage="idea")
    async with stage.database.transaction(DAYS["1m"]) as tx:
        await projects.stage(tx, emma, made.id, "outline")
        await projects.claim(tx, emma, zlin, name="Exchange", stage="idea")
        assert await asks(tx, stage, emma, "1m") == []


@pytest.mark.parametrize("stage_now", ["ended", "stopped"])
async def test_what_has_ended_or_stopped_is_not_open(stage: Stage, stage_now: Any) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        await projects.claim(tx, emma, brno, name="Pilot", stage=stage_now)
    async with stage.database.transaction(DAYS["1m"]) as tx:
        assert await asks(tx, stage, emma, "1m") == []


async def test_of_colleagues_who_met_one_partner_the_owner_of_the_project_is_asked(stage: Stage) -> None:
    emma, jan = await member(stage, EMMA), await member(stage, JAN)
    async with stage.database.transaction(stage.now) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        await meet(tx, jan, "Brno Institute", "Petr")
        made = await projects.claim(tx, jan, brno, name="Pilot", stage="idea")
    async with stage.database.transaction(DAYS["1m"]) as tx:
        assert await asks(tx, stage, emma, "1m") == []
        assert await asks(tx, stage, jan, "1m") == [(f"project:{made.id}", ("stage",))]


async def test_what_a_colleague_has_just_answered_is_known_and_not_claimed_twice(stage: Stage) -> None:
    emma, jan = await member(stage, EMMA), await member(stage, JAN)
    async with stage.database.transaction(DAYS["1m"]) as tx:
        partner = f"organisation:{await meet(tx, emma, 'Brno Institute')}"
        await meet(tx, jan, "Brno Institute", "Petr")
        await say(tx, stage, emma, "1m", partner, stage="funded")
        with pytest.raises(UserError, match="stale-button"):
            await say(tx, stage, jan, "1m", partner, stage="idea")
        assert await asks(tx, stage, jan, "1m") == []
        assert await claimed(tx, stage) == [("Brno Institute", "funded", True)]


async def test_somebody_elses_partner_an_unknown_answer_and_a_second_tap_are_refused(stage: Stage) -> None:
    emma, jan = await member(stage, EMMA), await member(stage, JAN)
    async with stage.database.transaction(DAYS["1m"]) as tx:
        partner = f"organisation:{await meet(tx, emma, 'Brno Institute')}"
        for who, value in ((jan, "idea"), (emma, "rich"), (emma, "ended")):
            with pytest.raises(UserError, match="stale-button"):
                await say(tx, stage, who, "1m", partner, stage=value)
        await say(tx, stage, emma, "1m", partner, stage="idea")
        with pytest.raises(UserError, match="stale-button"):
            await say(tx, stage, emma, "1m", partner, stage="idea")
        with pytest.raises(UserError, match="stale-button"):
            await say(tx, stage, emma, "2d", partner, stage="idea")
        assert len(await claimed(tx, stage)) == 1


# --- three months -------------------------------------------------------------------------------------------------


async def test_after_three_months_only_partners_with_whom_something_goes_on_are_asked_about(
    stage: Stage,
) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(DAYS["1m"]) as tx:
        silent, talking, going, stopped = [
            await meet(tx, emma, name) for name in ("Apple Grove", "Brno Institute", "City Lab", "Dvůr")
        ]
        await say(tx, stage, emma, "1m", f"organisation:{silent}", stage="nothing")
        await say(tx, stage, emma, "1m", f"organisation:{talking}", stage="talking")
        await say(tx, stage, emma, "1m", f"organisation:{going}", stage="outline", name="kept")
        await projects.claim(tx, emma, stopped, name="Old", stage="stopped")
    async with stage.database.transaction(DAYS["3m"]) as tx:
        assert await asks(tx, stage, emma, "3m") == [
            (f"organisation:{talking}", ("signed", "submitted")),
            (f"organisation:{going}", ("signed", "submitted")),
            ("", ("help",)),
        ]


async def test_a_signature_is_claimed_at_once_and_gets_its_day(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        await projects.claim(tx, emma, brno, name="Pilot", stage="outline")
    async with stage.database.transaction(DAYS["3m"]) as tx:
        partner = f"organisation:{brno}"
        await say(tx, stage, emma, "3m", partner, signed="memorandum")
        [(_, left), _] = await asks(tx, stage, emma, "3m")
        assert left == ("signed-on", "submitted")
        with pytest.raises(UserError, match="followup-no-past-day"):
            await say(tx, stage, emma, "3m", partner, signed_on="2023-07-29")
        with pytest.raises(UserError, match="stale-button"):
            await say(tx, stage, emma, "3m", partner, signed_on="yesterday")
        await say(tx, stage, emma, "3m", partner, signed_on="2023-07-01", submitted="yes")
        [kept] = await tx.agreements.of_mission(stage.mission.id)
        assert (kept.kind, kept.signed_on, kept.owner_id) == ("memorandum", date(2023, 7, 1), emma.person.id)
        assert kept.parties == "Smart City Hub, Brno Institute"
        assert await claimed(tx, stage) == [("Pilot", "submitted", True)]


async def test_what_is_submitted_from_talks_alone_becomes_a_project(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(DAYS["1m"]) as tx:
        partner = f"organisation:{await meet(tx, emma, 'Brno Institute')}"
        await say(tx, stage, emma, "1m", partner, stage="talking")
    async with stage.database.transaction(DAYS["3m"]) as tx:
        await say(tx, stage, emma, "3m", partner, signed="nothing", submitted="yes")
        assert await claimed(tx, stage) == [("Brno Institute", "submitted", True)]


async def test_a_signature_or_a_submission_that_is_known_is_not_asked_for(stage: Stage) -> None:
    emma, jan = await member(stage, EMMA), await member(stage, JAN)
    async with stage.database.transaction(stage.now) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        await projects.claim(tx, emma, brno, name="Pilot", stage="submitted")
        await agreements.claim(tx, jan, brno, "letter")
    async with stage.database.transaction(DAYS["3m"]) as tx:
        assert await asks(tx, stage, emma, "3m") == [(f"organisation:{brno}", ("signed",)), ("", ("help",))]
        await agreements.claim(tx, jan, brno, "contract", signed_on=date(2023, 7, 28))
        assert await asks(tx, stage, emma, "3m") == []


async def test_help_that_is_needed_reaches_the_organisers_as_a_question(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(DAYS["3m"]) as tx:
        await agreements.claim(tx, emma, await meet(tx, emma, "Brno Institute"), "letter")
        await say(tx, stage, emma, "3m", "", help="yes", help_line="Who knows a <lawyer> in Brno?")
        [note] = await tx.notes.of_mission(stage.mission.id, "question")
        assert (note.person_id, note.text) == (emma.person.id, "Who knows a <lawyer> in Brno?")
        [told] = await tx.outbox.of_occasion(stage.mission.id, "question", f"question:{note.id}")
        petro = await tx.people.by_telegram(stage.telegram["Petro Bondar"])
        assert petro is not None
        assert told.person_id == petro.id
        given = {one.question: one.value for one in await tx.answers.beginning(stage.mission.id, "wave:3m.")}
    assert given == {"wave:3m.help": "yes", "wave:3m.help-line": "asked"}


async def test_who_needs_no_help_is_not_asked_what_with(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        await agreements.claim(tx, emma, brno, "letter")
    async with stage.database.transaction(DAYS["3m"]) as tx:
        await say(tx, stage, emma, "3m", f"organisation:{brno}", signed="skipped")
        await say(tx, stage, emma, "3m", "", help="no")
        assert next_open(await items_of(tx, emma, stage.mission, "3m")) is None


# --- half a year --------------------------------------------------------------------------------------------------


async def test_after_half_a_year_each_own_project_tells_its_stage_its_worth_and_a_link(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        made = await projects.claim(tx, emma, brno, name="Pilot", stage="outline")
    async with stage.database.transaction(DAYS["6m"]) as tx:
        subject = f"project:{made.id}"
        assert await asks(tx, stage, emma, "6m") == [(subject, ("stage", "value", "evidence"))]
        await say(tx, stage, emma, "6m", subject, stage="running", value="under-50k")
        with pytest.raises(UserError, match="followup-no-link"):
            await say(tx, stage, emma, "6m", subject, evidence="it is on our wall")
        await say(tx, stage, emma, "6m", subject, evidence="example.org/pilot")
        kept = await tx.projects.get(made.id)
        assert kept is not None
        assert (kept.stage, kept.evidence) == ("running", "https://example.org/pilot")
        assert await asks(tx, stage, emma, "6m") == [(subject, ())]


async def test_of_a_project_only_what_is_not_known_is_asked_after_half_a_year(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        ended, stopped, gone = [
            await projects.claim(tx, emma, brno, name=name, stage=now)  # type: ignore[arg-type]
            for name, now in (("A", "ended"), ("B", "stopped"), ("C", "idea"))
        ]
        await projects.change(tx, emma, ended.id, evidence="https://example.org")
        await projects.withdraw(tx, emma, gone.id)
    async with stage.database.transaction(DAYS["6m"]) as tx:
        assert await asks(tx, stage, emma, "6m") == [(f"project:{ended.id}", ("value",))]
        fresh = await projects.claim(tx, emma, brno, name="D", stage="idea")
        assert (f"project:{fresh.id}", ("value", "evidence")) in await asks(tx, stage, emma, "6m")
        assert stopped.id not in [
            one.project.id for one in await items_of(tx, emma, stage.mission, "6m") if one.project
        ]


async def test_a_project_that_has_stopped_by_now_is_asked_nothing_more(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        made = await projects.claim(tx, emma, await meet(tx, emma, "Brno"), name="Pilot", stage="outline")
    async with stage.database.transaction(DAYS["6m"]) as tx:
        await say(tx, stage, emma, "6m", f"project:{made.id}", stage="stopped")
        assert await asks(tx, stage, emma, "6m") == [(f"project:{made.id}", ())]


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("example.org/pilot", "https://example.org/pilot"),
        (" http://example.org ", "http://example.org"),
        ("https://пілот.укр/звіт", "https://пілот.укр/звіт"),
        ("javascript:alert(1)", None),
        ("ftp://example.org", None),
        ("https://user:word@example.org", None),
        ("see example.org", None),
        ("pilot", None),
        ("https://[::1", None),
        ("https://example.org:port/", None),
        ("example.org/" + "x" * 1000, None),
        ("🙂", None),
        ("", None),
    ],
)
def test_a_link_is_a_web_address(words: str, link: str | None) -> None:
    assert web_address(words) == link


# --- a year -------------------------------------------------------------------------------------------------------


async def test_after_a_year_each_claim_is_confirmed_or_withdrawn_by_its_owner(stage: Stage) -> None:
    emma, jan = await member(stage, EMMA), await member(stage, JAN)
    async with stage.database.transaction(stage.now) as tx:
        brno = await meet(tx, emma, "Brno Institute")
        right, wrong, theirs, known = [
            await projects.claim(tx, who, brno, name=name, stage="running")
            for who, name in ((emma, "Right"), (emma, "Wrong"), (jan, "Theirs"), (emma, "Known"))
        ]
        letter = await agreements.claim(tx, emma, brno, "letter")
        await projects.confirm(tx, emma, known.id, "document")
    async with stage.database.transaction(DAYS["12m"]) as tx:
        assert await asks(tx, stage, emma, "12m") == [
            (f"project:{right.id}", ("claim",)),
            (f"project:{wrong.id}", ("claim",)),
            (f"agreement:{letter.id}", ("claim",)),
            ("", ("worth", "anyway")),
        ]
        with pytest.raises(UserError, match="stale-button"):
            await say(tx, stage, emma, "12m", f"project:{theirs.id}", claim="withdrawn")
        await say(tx, stage, emma, "12m", f"project:{right.id}", claim="confirmed")
        await say(tx, stage, emma, "12m", f"project:{wrong.id}", claim="withdrawn")
        await say(tx, stage, emma, "12m", f"agreement:{letter.id}", claim="confirmed")
        await say(tx, stage, emma, "12m", "", worth="4", anyway="smaller")
        assert next_open(await items_of(tx, emma, stage.mission, "12m")) is None
        kept = {
            one.name: (one.confirmed_by, one.withdrawn_at is None) for one in await tx.projects.of_mission(1)
        }
        [signed] = await tx.agreements.of_mission(stage.mission.id)
    assert kept == {
        "Right": ("owner", True),
        "Wrong": ("", False),
        "Theirs": ("", True),
        "Known": ("document", True),
    }
    assert (signed.confirmed_by, signed.confirmed_at) == ("owner", DAYS["12m"])


async def test_the_closing_questions_are_put_to_who_has_claimed_nothing_too(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(DAYS["12m"]) as tx:
        assert await asks(tx, stage, emma, "12m") == [("", ("worth", "anyway"))]
        for value in ("0", "6", "five"):
            with pytest.raises(UserError, match="stale-button"):
                await say(tx, stage, emma, "12m", "", worth=value)


# --- all of them --------------------------------------------------------------------------------------------------


def test_the_next_open_item_is_the_one_just_answered_while_it_is_open() -> None:
    first, second, done = (
        Item(subject="a", asks=("stage",)),
        Item(subject="b", asks=("value",)),
        Item(subject="c"),
    )
    assert next_open([first, second, done], after="b") == second
    assert next_open([first, second, done], after="c") == first
    assert next_open([done]) is None


async def test_each_wave_names_the_day_of_the_next_and_begins_at_ten_of_the_persons_zone(
    stage: Stage,
) -> None:
    emma = await member(stage, EMMA)
    far = emma.model_copy(update={"person": emma.person.model_copy(update={"timezone": "America/New_York"})})
    assert [next_day(stage.mission, wave) for wave in WAVES] == [
        date(2023, 5, 12),
        date(2023, 5, 28),
        date(2023, 7, 28),
        date(2023, 10, 28),
        date(2024, 4, 28),
        None,
    ]
    assert begins(far, stage.mission, "1m") == datetime(2023, 5, 28, 14, tzinfo=UTC)


async def test_what_is_owed_to_a_member_is_no_debt_of_theirs(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await meet(tx, emma, "Brno Institute")
        [contact] = await tx.contacts.of_person(stage.mission.id, emma.person.id)
        promise = await tx.promises.make(
            contact.id, emma.person.id, text="Their offer", due_on=date(2023, 5, 2)
        )
        assert len(await still_owed(tx, emma, "14d", date(2023, 5, 12))) == 1
        from sqlalchemy import update  # noqa: PLC0415 - no feature makes such a promise yet

        from storage.schema import promises  # noqa: PLC0415 - see above

        theirs = update(promises).where(promises.c.id == promise.id).values(owed_by="them")
        await tx.connection.execute(theirs)
        assert await still_owed(tx, emma, "14d", date(2023, 5, 12)) == []


# --- who has answered ---------------------------------------------------------------------------------------------


async def test_before_the_first_wave_nobody_has_been_asked_anything(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
        assert await waves_of(tx, stage.mission) == [
            WaveTurnout(wave=wave, day=day)
            for wave, day in zip(
                WAVES,
                [
                    date(2023, 5, 2),
                    date(2023, 5, 12),
                    date(2023, 5, 28),
                    date(2023, 7, 28),
                    date(2023, 10, 28),
                    date(2024, 4, 28),
                ],
                strict=True,
            )
        ]


async def test_silence_is_told_apart_from_nothing_open_and_from_who_was_not_reached(stage: Stage) -> None:
    emma, olena = await member(stage, EMMA), await member(stage, OLENA)
    async with stage.database.transaction(stage.now) as tx:
        for who in (emma, olena):
            brno = await meet(tx, who, "Brno Institute", who.person.name)
        await plan_mission(tx, stage.mission)
        muted = await tx.outbox.of_person(stage.mission.id, (await member(stage, JAN)).person.id, ("wave",))
        for row in muted:
            if row.occasion == "wave:1m":
                await tx.outbox.give_up(row, "muted", "muted by the person")
    stage.move(DAYS["1m"])
    await stage.deliver()
    async with stage.database.transaction(stage.now) as tx:
        await say(tx, stage, emma, "1m", f"organisation:{brno}", stage="talking")
        await say(tx, stage, olena, "1m", f"organisation:{brno}", stage="skipped")
        month = (await waves_of(tx, stage.mission))[2]
    assert month == WaveTurnout(
        wave="1m",
        day=date(2023, 5, 28),
        asked=(EMMA, OLENA),
        answered=(EMMA,),
        silent=(OLENA,),
        nothing_open=("Petro Bondar",),
        unreached=(JAN,),
    )
    async with stage.database.reading(DAYS["3m"] + timedelta(days=1)) as tx:
        assert (await waves_of(tx, stage.mission))[2].over is True


async def test_a_wave_with_nothing_to_ask_does_not_come_back_when_plans_are_made_anew(stage: Stage) -> None:
    emma = await member(stage, EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    stage.move(DAYS["1m"])
    await stage.deliver()
    stage.move(DAYS["1m"] + timedelta(days=1))
    async with stage.database.transaction(stage.now) as tx:
        await meet(tx, emma, "Brno Institute")
        await plan_mission(tx, stage.mission)
    assert [name for name, _ in await stage.deliver() if name == EMMA] == []
    stage.move(DAYS["1m"] + timedelta(days=3))
    assert [name for name, _ in await stage.deliver() if name == EMMA] == [EMMA]
