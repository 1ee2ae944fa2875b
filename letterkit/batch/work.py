"""What a worker does with a chunk: each row becomes messages in a waiting place, or a reason why not."""

import gc
import hashlib
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import letterkit
from letterkit.batch import addresses, handover, summary
from letterkit.batch.box import WAITING, Box, open_box
from letterkit.batch.chunk import Chunk
from letterkit.batch.file_names import file_name
from letterkit.batch.lines import text_line
from letterkit.batch.order import Order
from letterkit.batch.outbox import Outbox
from letterkit.batch.print_run.post import posted
from letterkit.batch.proof import Findings, Stamp
from letterkit.batch.row_result import ProducedMessage, RowResult
from letterkit.case import Case, case_key
from letterkit.case_file import InputRow
from letterkit.case_file import row as read_row
from letterkit.channels import RECORDS, with_attached
from letterkit.errors import HoldReason, LetterkitError, Problem
from letterkit.journey import Decision, call
from letterkit.law import quiet_hours
from letterkit.law.settings import Settings
from letterkit.pipeline import CaseInProgress, Rendered, advance
from letterkit.sealing import commitments
from letterkit.workspace import Workspace

_COLLECTING = 50_000, 20, 20
"""A case leaves hardly any garbage in circles, and looking for it among all that is kept takes time."""
_PACKAGE = str(Path(letterkit.__file__).parent)


class Worker:
    """A workspace with warm caches; it does one chunk after the other."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._workspace = order.load_workspace()
        self._other = order.split.load_workspace() if order.split else None
        self._box: Box | None = open_box(order.out) if order.keeps else None

    def workspace(self, case_id: str) -> Workspace:
        """The workspace that writes this case."""
        return self._other if self._other and self._variant(case_id) == "b" else self._workspace

    def _variant(self, case_id: str) -> str:
        return self._order.split.variant(case_id) if self._order.split else ""

    def work(self, chunk: Chunk) -> tuple[RowResult, ...]:
        """How each row of the chunk ended, in order; all rows take one step before any takes the next."""
        rows = [_Row(input_row) for input_row in chunk.rows]
        _each(rows, partial(self._read, chunk))
        advance([row.case for row in rows if row.case])
        _each(rows, partial(self._keep_row, chunk))
        if self._box:
            self._box.staged()
        return tuple([row.result for row in rows if row.result])

    def _read(self, chunk: Chunk, row: "_Row") -> None:
        number = row.input.number
        read = read_row(row.input)
        row.case_id, row.dropped = read.case_id, read.dropped
        twice = Problem("zaaknummer", "case_twice")
        more = (twice,) if number in chunk.twice and twice not in read.problems else ()
        if read.case is None or more:
            row.result = RowResult(number, read.case_id, problems=read.problems + more)
        else:
            skip_rule, workspace = partial(self._skip_reason, read.case, chunk), self.workspace(read.case_id)
            case = addresses.without_dead(read.case, chunk.dead, workspace.secret)
            row.case = CaseInProgress(case, workspace, self._order.today, skip_rule=skip_rule, questions=read.questions)
            if proof := self._order.proof:
                row.stamp = proof.stamp(read.case_id, self._variant(read.case_id))
                row.case.marking = row.stamp.mark

    def _keep_row(self, chunk: Chunk, row: "_Row") -> None:
        """Keep the messages of a row, and say how it ended."""
        if row.case is None or row.case.outcome is None:
            raise (row.case and row.case.error) or AssertionError
        case, outcome, law = row.case.case, row.case.outcome, row.case.workspace.creditor.law
        record = case.model_dump_json() if outcome.rendered else ""
        messages = tuple(
            [self._keep(rendered, case, record, (chunk.number, row.input.number)) for rendered in outcome.rendered]
        )
        salt, number = (row.stamp.salt, row.stamp.number) if row.stamp else (b"", "")
        row.result = RowResult(
            row=row.input.number,
            case_id=case.zaaknummer,
            stage=outcome.decision.stage or "",
            period=outcome.decision.period,
            variables=tuple(outcome.decision.variables.items()),
            variant=self._variant(case.zaaknummer) if messages else "",
            messages=messages,
            held=outcome.held,
            dropped=(*row.dropped, *map(summary.dropped_channel, outcome.dropped)),
            call=call(outcome.decision, self._order.today, law) if messages else None,
            calendar=outcome.decision.calendar if messages and outcome.decision.asks else None,
            persons=self._persons(row.case) if messages else (),
            written=self._order.today.isoformat(),
            salt=salt,
            number=number,
            commitment=commitments.commitment(salt, record) if salt and record else "",
        )

    def _persons(self, case: CaseInProgress) -> tuple[str, ...]:
        """The customer, where the creditor writes each person of one case a day."""
        one_a_day = case.workspace.creditor.toetsen.zelfde_persoon == "een_tegelijk"
        return addresses.persons(case.case, case.workspace.secret) if one_a_day else ()

    def _skip_reason(self, case: Case, chunk: Chunk, due: Decision) -> HoldReason | None:
        wanted = self._order.only_stage
        if wanted and due.stage != wanted:
            return HoldReason("other_stage", (("stage", due.stage or ""),))
        if paid_on := chunk.paid.get((case_key(case.zaaknummer), due.period)):
            return HoldReason("paid_reported", (("day", paid_on),))
        if reason := chunk.earlier.get((case_key(case.zaaknummer), due.stage or "", due.period)):
            return reason
        proof = self._order.proof
        channels = with_attached(due.channels)
        return proof.why_held(self._variant(case.zaaknummer), due.stage or "", channels) if proof else None

    def _keep(self, rendered: Rendered, case: Case, record: str, place: tuple[int, int]) -> ProducedMessage:
        """``place``: number of the chunk and of the row."""
        chunk, row = place
        message, content = rendered.message, as_bytes(rendered, self._workspace.creditor.law)
        digest = hashlib.sha256(content).hexdigest()
        job = self._job(record, message.channel, message.template_version)
        channel, version = RECORDS[message.channel], message.template_version
        reference = message.mark.document if message.mark else message.case_id
        name = file_name(channel, reference, row, self._order.per_folder)
        handed = handover.of(job, rendered, name, case, self._workspace)
        of_proof = _of_proof(rendered)
        if not channel.file:
            return ProducedMessage(
                channel.name, version, job, digest, line=content.decode(), handover=handed, **of_proof
            )
        staged = f"{WAITING}/{chunk:06}/{name}"
        if self._box:
            self._box.stage(staged, content)
        post = posted(case, record, content) if self._order.sheets and channel.printed else ""
        return ProducedMessage(
            channel.name, version, job, digest, name=name, staged=staged, post=post, handover=handed, **of_proof
        )

    def _job(self, record: str, channel: str, version: str) -> str:
        order = self._order
        parts = (order.key, order.today.isoformat(), channel, version, record)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _of_proof(rendered: Rendered) -> dict[str, Any]:
    """Of a run that can be proven: the mark of a message, and what the linter says of its wording."""
    mark, counts = rendered.message.mark, rendered.counts
    return {} if mark is None or counts is None else {"mark": mark, "findings": Findings(*counts)}


@dataclass(slots=True)
class _Row:
    """A row of the input: a case that goes through the pipeline, or a result at once when it cannot be read."""

    input: InputRow
    case_id: str = ""
    dropped: tuple[Problem, ...] = ()
    case: CaseInProgress | None = None
    stamp: Stamp | None = None
    result: RowResult | None = None


def _each(rows: Iterable[_Row], do: Callable[[_Row], None]) -> None:
    """Do it for every row that has no result yet; a row that goes wrong is held, and no other."""
    for row in rows:
        try:
            if row.result is None:
                do(row)
        except (LetterkitError, OSError, MemoryError):
            raise  # wrong for every case: the run stops, and can go on later
        except Exception as error:  # one odd row must not stop a night's work
            row.result = RowResult(row.input.number, row.case_id, held=(internal_fault(error),))


def as_bytes(rendered: Rendered, settings: Settings | None = None) -> bytes:
    """The content as it is hashed and written: a PDF, an .eml, or a text message as one line of JSON."""
    content = rendered.content
    if isinstance(content, bytes):
        return content
    not_before = quiet_hours.first_on(rendered.message.date, settings)
    mark = rendered.message.mark
    return text_line(rendered.message.case_id, content, not_before, mark.document if mark else "").encode()


def write(outbox: Outbox, rendered: Rendered, settings: Settings) -> Path:
    """Write one message to a file of its own, also a text message."""
    message = rendered.message
    return outbox.place(
        RECORDS[message.channel].single_file.format(case_id=message.case_id), as_bytes(rendered, settings)
    )


def internal_fault(error: Exception) -> HoldReason:
    """Where our own code went wrong; never the words of the error, which may be personal."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(_PACKAGE)]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return HoldReason("internal", (("kind", type(error).__name__), ("place", place)))


_WORKERS: dict[tuple[object, ...], Worker] = {}
ONE_AT_A_TIME = threading.Lock()
"""A cluster may run several threads in one process; a workspace is made for one."""


def worker(order: Order) -> Worker:
    """The worker of this process, which keeps its caches from chunk to chunk."""
    draw = (order.split.seed, order.split.share) if order.split else None
    proof = order.proof.key if order.proof else ""
    key = (order.key, order.out, order.today, order.only_stage, order.keeps, order.sheets, draw, proof)
    if key not in _WORKERS:
        gc.set_threshold(*_COLLECTING)
        _WORKERS.clear()
        _WORKERS[key] = Worker(order)
    return _WORKERS[key]


def work(order: Order, chunk: Chunk) -> tuple[RowResult, ...]:
    """How each row of a chunk ended, in order; its files wait in their place."""
    with ONE_AT_A_TIME:
        return worker(order).work(chunk)
