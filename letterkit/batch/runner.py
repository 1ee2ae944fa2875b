"""A run: every row of the input ends as produced, held or rejected, once, whatever happens on the way.

    chunk of rows -> worker: messages in a waiting place -> ledger: is it our turn? -> move to its name -> ledger: done

Killed anywhere on that way, the chunk is simply done again: the same work gives the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from letterkit.batch import lines
from letterkit.batch.box import WAITING, Box, open_box
from letterkit.batch.chunk import Chunk, chunks
from letterkit.batch.counts import Counts
from letterkit.batch.ending_run import Alarms, end
from letterkit.batch.executors import Executor
from letterkit.batch.ledger import Ledger, Record
from letterkit.batch.lines import SUMMARY
from letterkit.batch.order import Order
from letterkit.batch.poison import rescue
from letterkit.batch.print_run.post import keep as keep_for_print
from letterkit.batch.print_run.post import post_name
from letterkit.batch.progress import Progress, Step
from letterkit.batch.root import Signing
from letterkit.batch.row_result import RowResult
from letterkit.batch.source_faults import refuse_source_faults
from letterkit.batch.work import work
from letterkit.batch.work_files import keep_lines, lines_name, lost
from letterkit.case_file import InputRow
from letterkit.errors import LedgerTrouble


def run(
    found: Iterable[InputRow],
    order: Order,
    ledger: Ledger,
    executor: Executor,
    *,
    progress: Progress = lambda _step: None,
    unchanged: Callable[[], object] = lambda: None,
    alarms: Alarms = lambda _counts: [],
    signing: Signing | None = None,
) -> Counts:
    """Bring all rows to their end, or those that an earlier call did not get to.

    ``progress`` is told of each chunk that ended. ``unchanged`` is called when all rows were read, and raises when they
    are no longer those of the beginning. Raises ``LedgerTrouble`` when ledger or output cannot be used, or hold another
    run.
    """
    box = open_box(order.out)
    if ledger.begin():
        if box.digest(SUMMARY) is None:
            raise LedgerTrouble("run_gone", path=order.out, run=ledger.run.id[:12])
        box.clear(WAITING)  # it was done, but maybe had no time left to tidy up
        return ledger.counts()
    box.remove([SUMMARY])  # of a call that died just before its end: until then nothing may be sent
    one = _Run(order, box, ledger, progress)
    pending = one.pending(chunks(found, order.chunk))
    for chunk, results in executor.each(partial(work, order), pending, rescue):
        one.settle(chunk, results)
    unchanged()
    return end(order, box, ledger, executor, alarms, signing=signing)


def rehearse(
    found: Iterable[InputRow],
    order: Order,
    ledger: Ledger,
    history: Ledger | None,
    executor: Executor,
    *,
    progress: Progress = lambda _step: None,
) -> Counts:
    """Do everything but write: ``order.keeps`` is false, ``ledger`` will be thrown away, ``history`` is only read."""
    ledger.begin()
    counts = Counts()
    prepared = (_prepared(chunk, ledger, history or ledger)[1] for chunk in chunks(found, order.chunk))
    for chunk, results in executor.each(partial(work, order), prepared, rescue):
        refuse_source_faults(results)
        ended = Counts.of(_claimed(ledger, chunk, results))
        counts.add(ended)
        progress(Step(chunk.number, len(chunk.rows), ended))
    return counts


def _prepared(chunk: Chunk, ledger: Ledger, history: Ledger) -> tuple[bool, Chunk]:
    done, twice = ledger.prepare(chunk)
    keys = set(chunk.keys.values())
    known = replace(chunk, earlier=history.earlier(keys), paid=history.paid(keys), dead=history.dead_addresses())
    return done, replace(known, twice=twice)


def _claimed(ledger: Ledger, chunk: Chunk, results: tuple[RowResult, ...]) -> tuple[RowResult, ...]:
    """The results with those held back whose turn is another run's, or whose address has enough messages today."""
    wanted = {result.claim_key: result for result in results if result.messages}
    turns = {turn: result.reference for turn, result in wanted.items()}
    taken = ledger.claim(chunk.number, turns, {turn: result.addresses for turn, result in wanted.items()})
    if not taken:
        return results
    return tuple(e.held_back(taken[e.claim_key]) if e.messages and e.claim_key in taken else e for e in results)


@dataclass(frozen=True, slots=True)
class _Run:
    """``damaged``: chunks that were done, of which files are gone, empty or changed."""

    order: Order
    box: Box
    ledger: Ledger
    progress: Progress
    damaged: set[int] = field(default_factory=set)

    def pending(self, all_chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        """The chunks that are not done or not whole, with what a worker must know of other rows and runs."""
        for chunk in all_chunks:
            done, prepared = _prepared(chunk, self.ledger, self.ledger)
            if done and not self._is_damaged(chunk.number):
                self.progress(Step(chunk.number, len(chunk.rows)))
            else:
                yield prepared

    def _is_damaged(self, number: int) -> bool:
        post = post_name(number) if self.order.sheets else ""
        if next(lost(self.box, number, self.ledger.done_in(number), post), None) is None:
            return False
        self.damaged.add(number)
        return True

    def settle(self, chunk: Chunk, results: tuple[RowResult, ...]) -> None:
        """Claim, move, record: in this order, so that a message with its own name is always in the ledger."""
        refuse_source_faults(results)
        if self.order.proof:
            results = tuple(result.numbered(self.order.proof) for result in results)
        results = _claimed(self.ledger, chunk, results)
        records = tuple(_records(results))
        if chunk.number in self.damaged and records != self.ledger.done_in(chunk.number).records:
            raise LedgerTrouble("work_differs", first=chunk.rows[0].number, last=chunk.rows[-1].number)
        counts = Counts.of(results)
        self._write(chunk, results, records, counts)
        self.box.clear(f"{WAITING}/{chunk.number:06}")
        self.progress(Step(chunk.number, len(chunk.rows), counts))

    def _write(self, chunk: Chunk, results: tuple[RowResult, ...], records: tuple[Record, ...], counts: Counts) -> None:
        """Everything is on the disk before the ledger says that it is done."""
        moved = [(made.staged, made.name) for result in results for made in result.messages if made.staged]
        self.box.move(moved)
        rules = self.order.proof.rules if self.order.proof else ""
        part = keep_lines(self.box, chunk.number, (line for result in results for line in lines.lines(result, rules)))
        letters = (made.post for result in results for made in result.messages if made.post)
        post = keep_for_print(self.box, chunk.number, letters) if self.order.sheets else None
        kept = [post_name(chunk.number)] if self.order.sheets else []
        self.box.sync([*(name for _, name in moved), lines_name(chunk.number), *kept])
        if chunk.number in self.damaged:
            self.ledger.mended(chunk.number, lines=part, post=post)
        else:
            self.ledger.record(chunk.number, records, counts, lines=part, post=post)


def _records(results: Iterable[RowResult]) -> Iterator[Record]:
    for result in results:
        for made in result.messages:
            yield Record(
                case_id=result.reference,
                stage=result.stage,
                period=result.period,
                channel=made.channel,
                version=made.version,
                sha256=made.sha256,
                job=made.job,
                name=made.name,
                variant=result.variant,
            )
