"""What a worker does with a chunk: each row becomes messages in a waiting place, or a reason why not."""

import gc
import hashlib
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from pathlib import Path

import letterkit
from letterkit.batch.box import WAITING, Box, open_box
from letterkit.batch.chunk import Chunk
from letterkit.batch.ending import Ending, Made
from letterkit.batch.lines import text_line
from letterkit.batch.order import Order
from letterkit.batch.outbox import Outbox
from letterkit.batch.print_run.post import posted
from letterkit.case import Case, case_key
from letterkit.case_file import Found, row
from letterkit.errors import LetterkitError, Problem
from letterkit.journey import Decision, call
from letterkit.law import quiet_hours
from letterkit.law.settings import Settings
from letterkit.pipeline import Desk, Outcome, Reason, Rendered, Steps, steps

FILES = {"letter": "letters/{case_id}.pdf", "email": "email/{case_id}.eml"}
SINGLE_FILES = {**FILES, "sms": "sms/{case_id}.json", "whatsapp": "whatsapp/{case_id}.json"}
_COLLECTING = 50_000, 20, 20
"""A case leaves hardly any garbage in circles, and looking for it among all that is kept takes time."""
_PACKAGE = str(Path(letterkit.__file__).parent)


class Worker:
    """A desk with warm caches; it does one chunk after the other."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._desk = order.open_desk()
        self._other = order.split.open_desk() if order.split else None
        self._box: Box | None = open_box(order.out) if order.keeps else None

    def desk(self, case_id: str) -> Desk:
        """The desk that writes this case."""
        return self._other if self._other and self._variant(case_id) == "b" else self._desk

    def _variant(self, case_id: str) -> str:
        return self._order.split.variant(case_id) if self._order.split else ""

    def work(self, chunk: Chunk) -> tuple[Ending, ...]:
        """How each row of the chunk ended, in order.

        All rows go from rest to rest together, rows of one stage after each other: what the work between two rests
        needs then stays at hand in the processor.
        """
        rows = [_Row(found) for found in chunk.found]
        _each(rows, partial(self._read, chunk))
        waiting = rows
        while waiting := [one for one in waiting if not (one.ending or one.done)]:
            _each(waiting, _go_on)
            waiting.sort(key=attrgetter("stage"))
        _each(rows, partial(self._end, chunk))
        return tuple([one.ending for one in rows if one.ending])

    def _read(self, chunk: Chunk, one: "_Row") -> Ending | None:
        found = one.found
        try:
            read = row(found)
        except Exception as error:  # one odd row must not stop a night's work
            return Ending(found.number, "", held=(_internal(error),))
        one.case_id = read.case_id
        twice = (Problem("zaaknummer", "case_twice"),) if found.number in chunk.twice else ()
        if read.case is None or twice:
            return Ending(found.number, read.case_id, problems=read.problems + twice)
        one.case, objection = read.case, partial(self._objection, read.case, chunk)
        one.steps = steps(read.case, self.desk(read.case_id), self._order.today, objection=objection)
        return None

    def _end(self, chunk: Chunk, one: "_Row") -> Ending:
        case, outcome, desk = one.case, one.outcome, self.desk(one.case_id)
        stage, period = outcome.decision.stage or "", outcome.decision.period
        record = case.model_dump_json() if outcome.rendered else ""
        made = tuple(self._keep(rendered, case, record, chunk.number) for rendered in outcome.rendered)
        variables = tuple(outcome.decision.variables.items())
        task = call(outcome.decision, self._order.today, desk.creditor.law) if made else None
        variant = self._variant(case.zaaknummer) if made else ""
        number = one.found.number
        return Ending(number, case.zaaknummer, stage, period, variables, variant, made, outcome.held, call=task)

    def _objection(self, case: Case, chunk: Chunk, due: Decision) -> Reason | None:
        wanted = self._order.only_stage
        if wanted and due.stage != wanted:
            return Reason("other_stage", (("stage", due.stage or ""),))
        return chunk.earlier.get((case_key(case.zaaknummer), due.stage or "", due.period))

    def _keep(self, rendered: Rendered, case: Case, record: str, chunk: int) -> Made:
        message, content = rendered.message, as_bytes(rendered, self._desk.creditor.law)
        digest = hashlib.sha256(content).hexdigest()
        job = self._job(record, message.channel, message.template_version)
        if message.channel not in FILES:
            return Made(message.channel, message.template_version, job, digest, line=content.decode())
        name = FILES[message.channel].format(case_id=message.case_id)
        staged = f"{WAITING}/{chunk:06}/{name}"
        if self._box:
            self._box.stage(staged, content)
        post = posted(case, record, content) if self._order.sheets and message.channel == "letter" else ""
        return Made(message.channel, message.template_version, job, digest, name=name, staged=staged, post=post)

    def _job(self, record: str, channel: str, version: str) -> str:
        order = self._order
        parts = (order.key, order.today.isoformat(), channel, version, record)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(slots=True)
class _Row:
    """A row on its way: its case goes through the steps to an outcome, unless it ends before."""

    found: Found
    case_id: str = ""
    case: Case = field(init=False)
    steps: Steps = field(init=False)
    stage: str = ""
    outcome: Outcome = field(init=False)
    done: bool = False
    ending: Ending | None = None


def _go_on(one: _Row) -> None:
    """To the next rest."""
    try:
        one.stage = next(one.steps)
    except StopIteration as done:
        one.outcome, one.done = done.value, True


def _each(rows: Iterable[_Row], step: Callable[[_Row], Ending | None]) -> None:
    for one in rows:
        if one.ending is None:
            one.ending = _safely(step, one)


def _safely(step: Callable[[_Row], Ending | None], one: _Row) -> Ending | None:
    try:
        return step(one)
    except (LetterkitError, OSError, MemoryError):
        raise  # wrong for every case: the run stops, and can go on later
    except Exception as error:  # one odd case must not stop a night's work
        return Ending(one.found.number, one.case_id, held=(_internal(error),))


def as_bytes(rendered: Rendered, settings: Settings | None = None) -> bytes:
    """The content as it is hashed and written: a PDF, an .eml, or a text message as one line of JSON."""
    content = rendered.content
    if isinstance(content, bytes):
        return content
    not_before = quiet_hours.first_on(rendered.message.date, settings)
    return text_line(rendered.message.case_id, content, not_before).encode()


def write(outbox: Outbox, rendered: Rendered, settings: Settings) -> Path:
    """Write one message to a file of its own, also a text message."""
    message = rendered.message
    return outbox.place(SINGLE_FILES[message.channel].format(case_id=message.case_id), as_bytes(rendered, settings))


def _internal(error: Exception) -> Reason:
    """Where our own code went wrong; never the words of the error, which may be personal."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(_PACKAGE)]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return Reason("internal", (("kind", type(error).__name__), ("place", place)))


_WORKERS: dict[tuple[object, ...], Worker] = {}
ONE_AT_A_TIME = threading.Lock()
"""A cluster may run several threads in one process; a desk is made for one."""


def worker(order: Order) -> Worker:
    """The worker of this process, which keeps its caches from chunk to chunk."""
    key = (order.key, order.out, order.today, order.only_stage, order.keeps)
    if key not in _WORKERS:
        gc.set_threshold(*_COLLECTING)
        _WORKERS.clear()
        _WORKERS[key] = Worker(order)
    return _WORKERS[key]


def work(order: Order, chunk: Chunk) -> tuple[Ending, ...]:
    """How each row of a chunk ended, in order; its files wait in their place."""
    with ONE_AT_A_TIME:
        return worker(order).work(chunk)
