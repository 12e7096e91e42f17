"""The worker: takes each open update through the conversation, in order inside a chat, chats side by side."""

import asyncio
import json
import secrets
from typing import Any, Final

import structlog
from telegram import Bot, Update
from telegram.ext import Application, CallbackContext

from handlers.context import House, Job
from mission.errors import UserError
from storage.inbox import Incoming
from storage.message import Message
from words import Reader

ATTEMPTS: Final = 3
SIDE_BY_SIDE: Final = 16

log = structlog.get_logger()


class Worker:
    """Claims the oldest open update of each chat; `wake` when there may be new ones."""

    def __init__(self, application: Application[Any, Any, Any, Any, House, Any], house: House) -> None:
        self._application = application
        self._house = house
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._awake = asyncio.Event()
        self._closing = False
        self.after: list[Any] = []
        application.add_error_handler(self._remember)

    async def run(self) -> None:
        """Until `close`: whatever is open, then sleep."""
        while not self._closing:
            self._awake.clear()
            if not await self._start_some():
                await self._awake.wait()
        if self._busy:
            await asyncio.wait(self._busy.values())

    def wake(self) -> None:
        """There may be open updates."""
        self._awake.set()

    def close(self) -> None:
        """Finish what is under way and start nothing more."""
        self._closing = True
        self.wake()

    @property
    def idle(self) -> bool:
        return not self._busy and not self._awake.is_set()

    async def _start_some(self) -> bool:
        room = SIDE_BY_SIDE - len(self._busy)
        if room <= 0:
            return False
        async with self._house.database.reading(self._house.now()) as tx:
            found = await tx.inbox.next_open(list(self._busy), room)
        for incoming in found:
            task = asyncio.create_task(self.work(incoming))
            self._busy[incoming.chat_id] = task
            task.add_done_callback(lambda done, chat=incoming.chat_id: self._rest(chat, done))  # type: ignore[misc]
        return bool(found)

    def _rest(self, chat_id: int, task: asyncio.Task[None]) -> None:
        self._busy.pop(chat_id, None)
        if not task.cancelled() and task.exception():
            log.error("the worker itself failed", exc_info=task.exception())
        self.wake()

    async def work(self, incoming: Incoming) -> None:
        """One update, to its end: done, tried again, or a dead letter."""
        job = Job(incoming)
        try:
            update = Update.de_json(json.loads(incoming.raw), self._application.bot)
        except Exception as error:  # noqa: BLE001 - whatever an update holds, it must not stop its neighbours
            await self._fail(job, error, dead=True)
            return
        self._house.jobs[update.update_id] = job
        try:
            await self._application.process_update(update)
        finally:
            del self._house.jobs[update.update_id]
        await self._conclude(job)
        await self._afterwards(update, job)

    async def _remember(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """PTB's error handler: process_update swallows exceptions, so they are noted on the job."""
        if (
            isinstance(update, Update)
            and update.update_id in self._house.jobs
            and isinstance(context.error, Exception)
        ):
            self._house.jobs[update.update_id].error = context.error

    async def _conclude(self, job: Job) -> None:
        if isinstance(job.error, UserError):
            await self._refuse(job, job.error)
        elif job.error is not None and not job.finished:
            await self._fail(job, job.error, dead=job.incoming.attempts + 1 >= ATTEMPTS)
        elif not job.finished:
            async with self._house.database.transaction(self._house.now()) as tx:
                await tx.inbox.done(job.incoming.seq)

    async def _refuse(self, job: Job, refusal: UserError) -> None:
        """What a person can mend is told to them, as the words of their language."""
        reader = job.caller.reader if job.caller else Reader()
        said = reader.say(refusal.key, **refusal.args_of_text)
        async with self._house.database.transaction(self._house.now()) as tx:
            await self._tell(tx, job, Message(text=said))
            await tx.inbox.done(job.incoming.seq)

    async def _fail(self, job: Job, error: Exception, *, dead: bool) -> None:
        """Ours: logged whole, counted in a commit of its own; the third time it is a dead letter."""
        reference = secrets.token_hex(4)
        log.error(
            "an update failed",
            reference=reference,
            attempt=job.incoming.attempts + 1,
            dead=dead,
            exc_info=error,
        )
        async with self._house.database.transaction(self._house.now()) as tx:
            await tx.inbox.failed(job.incoming.seq, f"{type(error).__name__} {reference}", dead=dead)
            if dead and job.caller:
                await self._tell(tx, job, Message(text=job.caller.reader.say("unknown", reference=reference)))

    async def _tell(self, tx: Any, job: Job, message: Message) -> None:
        caller = job.caller
        await tx.outbox.reply(
            job.incoming.chat_id,
            message,
            update_id=job.incoming.update_id,
            person_id=caller.person.id if caller and caller.person else None,
            mission_id=caller.mission.id if caller and caller.mission else None,
        )

    async def _afterwards(self, update: Update, job: Job) -> None:
        """What is no message and may be lost: the tap's spinner, the menus."""
        for act in self.after:
            try:
                await act(update, job)
            except Exception:  # nothing here may keep the next update waiting
                log.exception("something after an update failed")


async def stop_spinner(update: Update, job: Job) -> None:
    """Answer the tap, with a notice where the handler left one (Bot API › answerCallbackQuery)."""
    if update.callback_query:
        bot: Bot = update.get_bot()
        await bot.answer_callback_query(update.callback_query.id, text=job.toast or None)
