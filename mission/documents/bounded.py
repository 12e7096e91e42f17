"""Reading a file that a stranger may have made: in a process of its own, bounded in memory and time.

The job goes in and the draft comes back as JSON over pipes; the child inherits no settings, so it holds no secret.
"""

import asyncio
import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, Literal, NoReturn
from zoneinfo import ZoneInfo

import structlog
from pydantic import BaseModel, ConfigDict

from mission.documents.draft import Draft, FirstDayNeeded, Refused, SessionKind

FILE_SIZE: Final = 20_000_000  # bytes; the most that the Bot API hands over
MEMORY: Final = (
    390_000_000  # bytes of address space, of which the interpreter and the readers' libraries take about 120
)
CPU_SECONDS: Final = 25
WALL_SECONDS: Final = 30.0
ANSWER_SIZE: Final = 16_000_000  # bytes; a programme of 1,256 sessions with all their texts takes one million
ROOT: Final = Path(__file__).resolve().parents[2]
TOO_MUCH: Final = 3  # the child's exit code


class Job(BaseModel):
    """What a child is given to read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: Path


class ReadJob(Job):
    """What to read and how. `zone` and `kind` are for a programme, `country` is for a roster's national phone numbers."""

    form: Literal["mission", "programme", "roster", "any"] = "any"
    zone: str = "UTC"
    kind: SessionKind = "programme"
    first_day: date | None = None
    country: str = ""


class Trouble(BaseModel):
    """Why a child has nothing to give. `defect`: where our own code failed, without any value."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    refusal: str = ""
    args: dict[str, str | int] = {}
    first_day_needed: bool = False
    defect: str = ""


class Answer(BaseModel):
    """What the child says: a draft, or why there is none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    draft: Draft | None = None
    trouble: Trouble = Trouble()


async def read_bounded(job: ReadJob, *, seconds: float = WALL_SECONDS, memory: int = MEMORY) -> Draft:
    """The draft, from a process of less than 400 MB that is ended after `seconds`. Raises Refused, FirstDayNeeded."""
    answer = Answer.model_validate_json(await ask(__name__, job, seconds=seconds, memory=memory))
    return answer.draft or refuse(answer.trouble, job.path.name)


async def ask(module: str, job: Job, *, seconds: float = WALL_SECONDS, memory: int = MEMORY) -> bytes:
    """What a child of that module answers (`serve`), as JSON. Raises Refused where it was ended before it could."""
    name = job.path.name
    if await asyncio.to_thread(_size, job.path) > FILE_SIZE:
        raise Refused("document-too-large", file=name, limit=str(FILE_SIZE // 1_000_000))
    given = job.model_copy(update={"path": job.path.resolve()})
    answer, code = await _ask(module, given, seconds, memory)
    if code in (
        TOO_MUCH,
        -signal.SIGABRT,
        -signal.SIGKILL,
    ):  # a library, or the system, may be the first to give up
        raise Refused("document-too-much", file=name)
    if code == -signal.SIGXCPU:
        raise Refused("document-too-slow", file=name)
    if code:
        refuse(Trouble(defect=f"exit code {code}"), name)
    return answer


async def _ask(module: str, job: Job, seconds: float, memory: int) -> tuple[bytes, int]:
    """The child's answer and exit code. Whatever happens, no child stays behind."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, str(memory)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=ROOT,
        env={"PATH": os.defpath, "PYTHONUTF8": "1"},
    )
    try:
        async with asyncio.timeout(seconds):
            answer, _ = await child.communicate(job.model_dump_json().encode())
    except TimeoutError as error:
        raise Refused("document-too-slow", file=job.path.name) from error
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            await asyncio.shield(child.wait())
    return answer, child.returncode or 0


def refuse(trouble: Trouble, name: str) -> NoReturn:
    """Raises Refused or FirstDayNeeded; a defect of ours is logged."""
    if trouble.refusal:
        raise (FirstDayNeeded if trouble.first_day_needed else Refused)(trouble.refusal, **trouble.args)
    structlog.get_logger(__name__).error("a document's reader failed", defect=trouble.defect)
    raise Refused("document-reader-failed", file=name)


def _size(path: Path) -> int:
    """Bytes of a file, or of all files that stand directly in a folder. Raises Refused if there is neither."""
    if not path.exists():
        raise Refused("document-not-found", file=path.name)
    files = list(path.iterdir()) if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def answered(job: ReadJob) -> Answer:
    """What the child says of a job."""
    try:
        return Answer(draft=_read(job))
    except Exception as error:  # noqa: BLE001 - told without its message, which may quote the file
        return Answer(trouble=trouble_of(error))


def trouble_of(error: Exception) -> Trouble:
    """What went wrong, as it is told; raises what is for `serve` to tell."""
    if isinstance(error, MemoryError):
        raise error
    if isinstance(error, Refused):
        needed = isinstance(error, FirstDayNeeded)
        return Trouble(refusal=error.key, args=error.args_of_text, first_day_needed=needed)
    frames = traceback.extract_tb(error.__traceback__)
    return Trouble(defect=f"{type(error).__name__} at {frames[-1].filename}:{frames[-1].lineno}")


def _read(job: ReadJob) -> Draft:
    from mission.documents.read import read_any, read_mission, read_programme, read_roster  # noqa: PLC0415 - the bounds come first

    zone = ZoneInfo(job.zone)
    match job.form:
        case "mission":
            return read_mission(job.path)
        case "roster":
            return read_roster(job.path, country=job.country)
        case "programme":
            return read_programme(job.path, zone=zone, kind=job.kind, first_day=job.first_day)
        case _:
            return read_any(job.path, zone=zone, kind=job.kind, first_day=job.first_day)


def bound(memory: int) -> None:
    """No more address space and processor time than that. A system without such limits has the wall clock alone."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def serve(answer: Callable[[bytes], BaseModel]) -> int:
    """The child: one job from standard input, one answer to standard output."""
    bound(int(sys.argv[1]))
    try:
        said = answer(sys.stdin.buffer.read()).model_dump_json().encode()
    except MemoryError:
        return TOO_MUCH
    if len(said) > ANSWER_SIZE:
        return TOO_MUCH
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(serve(lambda job: answered(ReadJob.model_validate_json(job))))
