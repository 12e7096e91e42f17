"""Reading cards and pictures that a stranger may have made: in a process of its own, as other documents are."""

import sys
from typing import Literal

from pydantic import BaseModel, ConfigDict

from mission.documents.bounded import MEMORY, WALL_SECONDS, Job, Trouble, ask, refuse, serve, trouble_of
from mission.vcards.card import CardFile


class CardJob(Job):
    """What to read and how; the mission's country (or its zone) and the reader's language tell whose numbers are meant."""

    form: Literal["cards", "picture"] = "cards"
    country: str = ""
    zone: str = "UTC"
    language: str = ""


class CardAnswer(BaseModel):
    """What the child says: the contacts, or why there are none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cards: CardFile | None = None
    trouble: Trouble = Trouble()


async def read_cards_bounded(
    job: CardJob, *, seconds: float = WALL_SECONDS, memory: int = MEMORY
) -> CardFile:
    """The contacts of a file of cards, or of the codes in a picture. Raises Refused."""
    answer = CardAnswer.model_validate_json(await ask(__name__, job, seconds=seconds, memory=memory))
    return answer.cards or refuse(answer.trouble, job.path.name)


def answered(job: CardJob) -> CardAnswer:
    """What the child says of a job."""
    try:
        return CardAnswer(cards=_read(job))
    except Exception as error:  # noqa: BLE001 - told without its message, which may quote the file
        return CardAnswer(trouble=trouble_of(error))


def _read(job: CardJob) -> CardFile:
    from mission.vcards.contact import Home  # noqa: PLC0415 - the bounds come first

    home = Home(job.country, job.zone, job.language)
    if job.form == "picture":
        from mission.vcards.picture import read_picture  # noqa: PLC0415 - the same

        return read_picture(job.path, home)
    from mission.vcards.read import read_card_file  # noqa: PLC0415 - the same

    return read_card_file(job.path.read_bytes(), job.path.name, home)


if __name__ == "__main__":
    sys.exit(serve(lambda job: answered(CardJob.model_validate_json(job))))
