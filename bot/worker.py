"""The worker: takes each open update through the conversation, in order inside a chat, chats side by side."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, Final

import structlog
from telegram import Bot, Update
from telegram.ext import Application, ApplicationHandlerStop, CallbackContext

from bot.backlog import Backlog
from bot.trouble import DeadLetters, tell_sender
from handlers.confidential import is_confidential
from handlers.context import House, Job
from mission.errors import UserError
from storage.inbox import Incoming
from storage.message import Message
from storage.room import lacks_room
from words import Reader

ATTEMPTS: Final = 3
PAUSES: Final = (0.5, 2.0)
"""Seconds before the second and the third attempt: what failed may be the network or a file on its way."""
NO_ROOM_PAUSE: Final = 5.0
"""Seconds until an update is tried again that the database had no room for; that is no fault of the update's."""
SIDE_BY_SIDE: Final = 4

After = Callable[[Update, Job], Awaitable[None]]

log = structlog.get_logger()


class Worker:
    """Works on the oldest open update of each chat; `take` tells it of new ones."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, House, Any],
        house: House,
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self._application = application
        self._house = house
        self._between_attempts = pauses
        self._backlog = Backlog()
        self._busy: dict[int, tuple[asyncio.Task[None], int]] = {}
        """By chat: the task, and which update it works on."""
        self._pauses: dict[int, float] = {}
        self._resting: set[int] = set()
        self._awake = asyncio.Event()
        self._closing = False
        self._broken: BaseException | None = None
        self._dead_letters = DeadLetters(house)
        self.after: list[After] = []
        application.add_error_handler(self._remember)

    async def run(self) -> None:
        """Until `close`: whatever is open, then sleep. Raises what kept an update from being written down."""
        try:
            while not self._closing and self._broken is None:
                self._awake.clear()
                if not await self._start_some():
                    await self._awake.wait()
            if self._busy:
                await asyncio.wait([task for task, _ in self._busy.values()])
        finally:
            left = [task for task, _ in self._busy.values()]
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
        if self._broken is not None:
            raise self._broken

    def take(self, kept: Sequence[Incoming]) -> None:
        """These have just been kept in the inbox."""
        self._backlog.add(kept)
        self._awake.set()

    def close(self) -> None:
        """Finish what is under way and start nothing more."""
        self._closing = True
        self._awake.set()

    async def _start_some(self) -> bool:
        """Whether there was anything to be started."""
        number = len(self._busy)
        while len(self._busy) < SIDE_BY_SIDE and (incoming := await self._next()):
            task = asyncio.create_task(self.work(incoming))
            self._busy[incoming.chat_id] = task, incoming.seq
            task.add_done_callback(partial(self._rest, incoming.chat_id))
        return len(self._busy) > number

    async def _next(self) -> Incoming | None:
        """From what is at hand; else from the inbox, where there may be more."""
        incoming = self._backlog.take({*self._busy, *self._resting})
        if incoming is None and not self._backlog.is_whole:
            await self._backlog.look(self._find, {seq for _, seq in self._busy.values()})
            incoming = self._backlog.take({*self._busy, *self._resting})
        return incoming

    async def _find(self, most: int) -> list[Incoming]:
        async with self._house.database.reading(self._house.now()) as tx:
            return await tx.inbox.open(most)

    def _rest(self, chat_id: int, task: asyncio.Task[None]) -> None:
        """The chat's next update may follow; the same one again only after a pause."""
        self._busy.pop(chat_id, None)
        if not task.cancelled() and (error := task.exception()):
            self._broken = error
        if pause := self._pauses.pop(chat_id, 0.0):
            self._resting.add(chat_id)
            asyncio.get_running_loop().call_later(pause, self._rested, chat_id)
        self._awake.set()

    def _rested(self, chat_id: int) -> None:
        self._resting.discard(chat_id)
        self._backlog.forget()
        self._awake.set()

    async def work(self, incoming: Incoming) -> None:
        """One update, to its end: done, tried again, or a dead letter; it stays open while the database is full."""
        try:
            await self._work(incoming)
        except Exception as error:
            if not lacks_room(error):
                raise
            log.error(  # noqa: TRY400 - the kind of trouble is all there is to say
                "an update waits for room in the database", error=str(getattr(error, "orig", error))
            )
            self._pauses[incoming.chat_id] = NO_ROOM_PAUSE

    async def _work(self, incoming: Incoming) -> None:
        job = Job(incoming)
        try:
            update = Update.de_json(json.loads(incoming.raw), self._application.bot)
        except Exception as error:  # noqa: BLE001 - whatever an update holds, it must not stop its neighbours
            await self._fail(job, error, dead=True)
            return
        await self._route(update, job)
        try:
            await self._conclude(job)
        except Exception as error:  # such as words that are missing: tried again, then a dead letter
            if lacks_room(error):
                raise
            await self._count(job, error)
        await self._afterwards(update, job)

    async def _route(self, update: Update, job: Job) -> None:
        """Through PTB, which swallows every exception and, where it cannot make a context, the update itself."""
        self._house.jobs[update.update_id] = job
        try:
            await self._application.process_update(update)
        finally:
            del self._house.jobs[update.update_id]
        if not job.routed:
            job.error = RuntimeError("no handler was reached")

    async def _remember(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """PTB's error handler: the error is noted on the job, and no later handler runs (the gate may have failed)."""
        if (
            isinstance(update, Update)
            and update.update_id in self._house.jobs
            and isinstance(context.error, Exception)
        ):
            self._house.jobs[update.update_id].error = context.error
        raise ApplicationHandlerStop

    async def _conclude(self, job: Job) -> None:
        if isinstance(job.error, UserError):
            await self._refuse(job, job.error)
        elif job.error is not None and job.finished:
            log.error("something failed after an update was done", exc_info=job.error)
        elif job.error is not None and lacks_room(job.error):
            raise job.error
        elif job.error is not None:
            await self._count(job, job.error)
        elif not job.finished:
            async with self._house.database.transaction(self._house.now()) as tx:
                await tx.inbox.done(job.incoming.seq)

    async def _refuse(self, job: Job, refusal: UserError) -> None:
        """What a person can mend is told to them, as the words of their language."""
        reader = job.caller.reader if job.caller else Reader()
        said = reader.say(refusal.key, **refusal.args_of_text)
        async with self._house.database.transaction(self._house.now()) as tx:
            await tell_sender(tx, job, job.caller, Message(text=said))
            await tx.inbox.done(job.incoming.seq)

    async def _count(self, job: Job, error: Exception) -> None:
        """One attempt more; the third was the last."""
        await self._fail(job, error, dead=job.incoming.attempts + 1 >= ATTEMPTS)

    async def _fail(self, job: Job, error: Exception, *, dead: bool) -> None:
        """Ours: logged whole, counted in a commit of its own. A dead letter is told to its sender and an organiser."""
        reference, attempt = secrets.token_hex(4), job.incoming.attempts + 1
        log.error("an update failed", reference=reference, attempt=attempt, dead=dead, exc_info=error)
        async with self._house.database.transaction(self._house.now()) as tx:
            blank = dead and await is_confidential(tx, job.incoming)
            named = f"{type(error).__name__} {reference}"
            await tx.inbox.failed(job.incoming.seq, named, dead=dead, blank=blank)
            if dead:
                await self._dead_letters.tell(tx, job, reference)
        if not dead:
            pauses = self._between_attempts
            self._pauses[job.incoming.chat_id] = pauses[min(attempt, len(pauses)) - 1]

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
