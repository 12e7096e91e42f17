"""What members have told about themselves, when the organisers' list comes again and says otherwise."""

import pytest

from storage.message import Message, plain_text
from tests.handlers.test_importing import APPLY, OLENA, PETRO, UK, Files, files, first_line, labels, sends
from tests.stage import Stage

__all__ = ["files"]
HEADINGS = "Name,Organisation,Position,E-mail,Phone"
ROSTER = f"{HEADINGS}\nOlena Kovalenko,Energy Cluster,Head,olena@example.ua,+380441112233\n"


async def brings(stage: Stage, files: Files, people: str) -> Message:
    """The organiser sends a list of people; its preview."""
    (seen,) = await sends(stage, files, PETRO, "people.csv", people.encode())
    return seen


@pytest.fixture
async def listed(stage: Stage, files: Files) -> None:
    """The roster is in, and with it Olena's number as her organiser knew it."""
    await brings(stage, files, ROSTER)
    await stage.taps(PETRO, APPLY)
    assert (await stage.person(OLENA)).phone == "+380441112233"


@pytest.mark.usefixtures("listed")
async def test_the_same_list_again_does_not_take_a_members_own_number_away(
    stage: Stage, files: Files
) -> None:
    await stage.says(OLENA, "/mycard +380 50 765 4321")
    seen = await brings(stage, files, ROSTER)
    assert first_line(seen) == plain_text(UK.say("importing-head", file="people.csv", state="nothing"))
    assert APPLY not in labels(seen)
    assert (await stage.person(OLENA)).phone == "+380 50 765 4321"


@pytest.mark.usefixtures("listed")
async def test_a_changed_list_keeps_the_members_own_and_names_the_row_and_the_field(
    stage: Stage, files: Files
) -> None:
    await stage.says(OLENA, "/mycard +380 50 765 4321")
    seen = await brings(stage, files, ROSTER.replace("1112233", "9998877").replace("Head", "Director"))
    told = UK.plain("imports-own", name=OLENA, fields="телефон")
    where = UK.plain("imports-where-row", where="people.csv", row="2")
    said = plain_text(seen.text)
    assert UK.plain("imports-list-members-own") in said
    assert UK.plain("imports-fault", where=where, what=told) in said
    assert not any(number in said for number in ("765 4321", "9998877"))
    await stage.taps(PETRO, APPLY)
    person = await stage.person(OLENA)
    async with stage.database.reading(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, person.id)
    assert member is not None
    assert (person.phone, person.email) == ("+380 50 765 4321", "olena@example.ua")
    assert member.membership.position == "Director"


@pytest.mark.usefixtures("listed")
async def test_what_a_member_told_between_preview_and_apply_is_shown_before_it_is_applied(
    stage: Stage, files: Files
) -> None:
    await brings(stage, files, ROSTER.replace("1112233", "9998877").replace("Head", "Director"))
    await stage.says(OLENA, "/mycard +380 50 765 4321")
    (anew,) = await stage.taps(PETRO, APPLY)
    assert first_line(anew) == plain_text(UK.say("importing-changed-since")).splitlines()[0]
    await stage.taps(PETRO, APPLY)
    assert (await stage.person(OLENA)).phone == "+380 50 765 4321"


@pytest.mark.usefixtures("listed")
async def test_what_a_member_never_spoke_of_is_the_lists(stage: Stage, files: Files) -> None:
    await stage.says(OLENA, "/mycard olena.k@example.ua")
    seen = await brings(stage, files, ROSTER.replace("1112233", "9998877"))
    assert UK.plain("imports-own", name=OLENA, fields="ел. пошта") in plain_text(seen.text)
    await stage.taps(PETRO, APPLY)
    person = await stage.person(OLENA)
    assert (person.phone, person.email) == ("+380449998877", "olena.k@example.ua")


@pytest.mark.usefixtures("listed")
async def test_the_same_number_written_otherwise_is_no_difference(stage: Stage, files: Files) -> None:
    await stage.says(OLENA, "/mycard +380 44 111 22 33")
    seen = await brings(stage, files, ROSTER)
    assert UK.plain("imports-list-members-own") not in plain_text(seen.text)
    assert (await stage.person(OLENA)).phone == "+380 44 111 2233"
