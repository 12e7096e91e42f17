"""The command line. Exit codes: 0 done, 1 refused with a reason on stderr, 2 wrong usage."""

import io
import os
import sys
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final

import structlog
import typer
import uvloop

from bot import demo as playing
from bot.copies import make_backup, restore_backup
from bot.giving import erase_whole, export_file
from bot.lock import LockedError
from bot.logs import start_logging
from bot.offline import Refusal, check_setup, import_file, make_invites, make_template
from bot.patience import RefusedStartError
from bot.run import PartFailedError
from bot.run import run as run_bot
from bot.settings import WrongSettingsError, read_settings
from mission.errors import UserError
from storage.backup import DamagedError
from storage.migrations import NewerDatabaseError
from words import Reader, language_for

log = structlog.get_logger()

app: Final = typer.Typer(
    help="Attaché: the chat assistant of a business-mission delegation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line. A letter that the terminal cannot show is written as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()


def reader() -> Reader:
    """In the language of the terminal (LC_ALL, LC_MESSAGES, LANG)."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return Reader(language_for(next((name for name in names if name), "en").replace("_", "-")))


def finish(work: Coroutine[Any, Any, None]) -> None:
    """Do the work; whatever goes wrong is one line on stderr and exit code 1, whole only in the log (BOT_LOG=debug)."""
    start_logging("debug" if os.environ.get("BOT_LOG") == "debug" else "critical")
    try:
        uvloop.run(work)
    except (Refusal, WrongSettingsError, RefusedStartError) as refused:
        fail(str(refused))
    except UserError as refused:
        fail(reader().plain(refused.key, **refused.args_of_text))
    except LockedError:
        fail(reader().plain("cli-locked"))
    except PartFailedError:
        fail(reader().plain("trouble-part-failed"))
    except DamagedError as damage:
        fail(reader().plain("cli-damaged-database", flaw=str(damage)))
    except NewerDatabaseError:
        fail(reader().plain("cli-newer-database"))
    except OSError as error:
        why = error.strerror or type(error).__name__
        fail(reader().plain("cli-system", file=str(error.filename or "–"), reason=why))
    except Exception as error:  # nobody at a keyboard is to read a traceback
        log.exception("a command failed")
        fail(reader().plain("cli-unexpected", error=type(error).__name__))


def fail(reason: str) -> None:
    typer.echo(reason, err=True)
    raise typer.Exit(1)


@app.command()
def run() -> None:
    """Run the bot. Settings come from the environment or .env (see .env.example)."""

    async def work() -> None:
        settings = read_settings()
        secrets = (settings.token.get_secret_value(), settings.webhook_secret.get_secret_value())
        start_logging(settings.log, *secrets)
        try:
            await run_bot(settings)
        except LockedError:
            raise Refusal(reader().plain("cli-already-running")) from None

    finish(work())


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is shown; 0 takes any free port.")] = 8080,
    mission: Annotated[
        Path | None,
        typer.Option(help="Rehearse your own mission: its folder or workbook.", show_default=False),
    ] = None,
    programme: Annotated[
        Path | None,
        typer.Option(help="The forum's programme, for --mission.", show_default=False),
    ] = None,
) -> None:
    """The bot in a sandbox on this machine, with a sample mission or your own; nothing to configure."""
    finish(playing.play(port, reader(), mission=mission, programme=programme))


@app.command()
def check() -> None:
    """Look at the settings, the database and the way to Telegram, and say what is wrong."""
    finish(check_setup(reader()))


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="A mission folder or workbook, or an agenda or programme file.")
    ],
    mission: Annotated[str, typer.Option(help="The mission's code.")] = "",
    programme: Annotated[
        bool | None,
        typer.Option(
            "--programme/--ours",
            help="The file is the forum's programme, or our own agenda. "
            "Without it, exports of conference software (.json, .xml) are the programme, other files ours.",
            show_default=False,
        ),
    ] = None,
    starts: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The first day, where the file names weekdays."),
    ] = None,
    dry_run: Annotated[bool, typer.Option(help="Say what would change, and change nothing.")] = False,
) -> None:
    """Bring in a mission, an agenda or a programme. The same file again changes nothing."""
    first_day = starts.date() if starts else None
    finish(
        import_file(
            file, reader(), mission=mission, programme=programme, first_day=first_day, dry_run=dry_run
        )
    )


@app.command()
def invites(
    mission: Annotated[str, typer.Argument(help="The mission's code.")],
    csv: Annotated[Path | None, typer.Option(help="Write name, code and link to this file.")] = None,
    qr: Annotated[Path | None, typer.Option(help="Write one picture for each link to this folder.")] = None,
    renew: Annotated[bool, typer.Option(help="New codes for all who have not joined.")] = False,
) -> None:
    """Make personal invitations for those who have none; each code is shown once."""
    finish(make_invites(mission, reader(), csv=csv, qr=qr, renew=renew))


@app.command()
def export(
    mission: Annotated[str, typer.Argument(help="The mission's code.")],
    file: Annotated[
        Path,
        typer.Option(
            "-o", "--output", help="What to write: .xlsx everything, .vcf contacts, .ics agenda, .md notes."
        ),
    ],
) -> None:
    """Write the mission to a file that only you may read; that it was done is kept in the log."""
    finish(export_file(mission, file, reader()))


@app.command()
def erase(
    mission: Annotated[str, typer.Argument(help="The mission's code.")],
    again: Annotated[str, typer.Option(help="The code again, instead of typing it when asked.")] = "",
) -> None:
    """Erase a mission for good, and everybody who is in no other."""
    finish(erase_whole(mission, reader(), again=again))


@app.command()
def template(file: Annotated[Path, typer.Argument(help="Where to write the workbook (.xlsx).")]) -> None:
    """Write an empty mission workbook to fill in."""
    finish(make_template(file, reader()))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")],
) -> None:
    """Copy the database, also while the bot runs, and look the copy through."""
    finish(make_backup(file, reader()))


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A backup.")]) -> None:
    """Put a backup in the database's place; the bot must not run. What stood there is kept beside it."""
    finish(restore_backup(file, reader()))
