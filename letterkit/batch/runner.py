"""A run: every row of the input ends as produced, held or rejected, once, whatever happens on the way.

    chunk of rows -> worker: messages in a waiting place -> ledger: is it our turn? -> move to its name -> ledger: done

Killed anywhere on that way, the chunk is simply done again: the same work gives the same bytes.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial

from letterkit.batch import lines
from letterkit.batch.box import WAITING, Box, open_box
from letterkit.batch.chunk import Chunk, chunks
from letterkit.batch.counts import Counts
from letterkit.batch.ending import Ending
from letterkit.batch.executors import Executor
from letterkit.batch.ledger import Ledger, Record
from letterkit.batch.order import Order
from letterkit.batch.print_run.make import make as make_print_files
from letterkit.batch.print_run.post import keep as keep_for_print
from letterkit.batch.work import work
from letterkit.case_file import Found

SUMMARY = "summary.json"
Progress = Callable[[int], object]


def run(
    found: Iterable[Found], order: Order, ledger: Ledger, executor: Executor, *, progress: Progress = lambda _rows: None
) -> Counts:
    """Bring all rows to their end, or those that an earlier call did not get to.

    ``progress`` is told how many rows were done. Raises ``LedgerTrouble`` when ledger or output cannot be used, or
    hold another run.
    """
    box = open_box(order.out)
    if ledger.begin():
        box.clear(WAITING)  # it was done, but maybe had no time left to tidy up
        return ledger.counts()
    one = _Run(order, box, ledger, progress)
    for chunk, endings in executor.each(partial(work, order), one.pending(chunks(found, order.chunk))):
        one.settle(chunk, endings)
    return one.finish(executor)


def rehearse(
    found: Iterable[Found],
    order: Order,
    ledger: Ledger,
    history: Ledger | None,
    executor: Executor,
    *,
    progress: Progress = lambda _rows: None,
) -> Counts:
    """Do everything but write: ``order.keeps`` is false, ``ledger`` will be thrown away, ``history`` is only read."""
    ledger.begin()
    counts = Counts()
    prepared = (_prepared(chunk, ledger, history or ledger)[1] for chunk in chunks(found, order.chunk))
    for chunk, endings in executor.each(partial(work, order), prepared):
        counts.add(Counts.of(endings))
        progress(len(chunk.found))
    return counts


def _prepared(chunk: Chunk, ledger: Ledger, history: Ledger) -> tuple[bool, Chunk]:
    done, twice = ledger.prepare(chunk)
    return done, chunk if done else replace(chunk, twice=twice, earlier=history.earlier(chunk.keys.values()))


@dataclass(frozen=True, slots=True)
class _Run:
    order: Order
    box: Box
    ledger: Ledger
    progress: Progress

    def pending(self, all_chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        """The chunks that are not done, with what a worker must know of other rows and runs."""
        for chunk in all_chunks:
            done, prepared = _prepared(chunk, self.ledger, self.ledger)
            if done:
                self.progress(len(chunk.found))
            else:
                yield prepared

    def settle(self, chunk: Chunk, endings: tuple[Ending, ...]) -> None:
        """Claim, move, record: in this order, so that a message with its own name is always in the ledger."""
        lost = self.ledger.claim(chunk.number, [ending.turn for ending in endings if ending.made])
        endings = tuple(e.held_back(lost[e.turn]) if e.made and e.turn in lost else e for e in endings)
        self.box.move([(m.staged, m.name) for ending in endings for m in ending.made if m.staged])
        part = [line for ending in endings for line in lines.lines(ending)]
        self.box.place(_part(chunk.number), json.dumps(part).encode())
        if self.order.sheets:
            keep_for_print(self.box, chunk.number, (m.post for ending in endings for m in ending.made if m.post))
        self.ledger.record(chunk.number, list(_records(endings)), Counts.of(endings))
        self.box.clear(f"{WAITING}/{chunk.number:06}")
        self.progress(len(chunk.found))

    def finish(self, executor: Executor) -> Counts:
        """Join the lines of all chunks, seal the files and say how it ended."""
        with ExitStack() as files:
            writers = {name: files.enter_context(self.box.create(name)) for name in lines.HEADS}
            for name, write in writers.items():
                write(lines.head(name).encode())
            for number in self.ledger.done():
                for name, line in json.loads(self.box.read(_part(number))):
                    writers[name](line.encode())
        names = [*lines.HEADS, *make_print_files(self.order, self.box, self.ledger.done(), executor)]
        head = self.ledger.seal({name: self.box.digest(name) or "" for name in names})
        counts = self.ledger.counts()
        self.box.place(
            SUMMARY,
            (
                json.dumps(
                    counts.summary(self.order.today, head, self.order.split.told if self.order.split else None),
                    indent=2,
                )
                + "\n"
            ).encode(),
        )
        self.ledger.finish()
        self.box.clear(WAITING)
        return counts


def _part(number: int) -> str:
    return f"{WAITING}/lines/{number:06}.json"


def _records(endings: Iterable[Ending]) -> Iterator[Record]:
    for ending in endings:
        for made in ending.made:
            yield Record(
                case_id=ending.case_id,
                stage=ending.stage,
                period=ending.period,
                channel=made.channel,
                version=made.version,
                sha256=made.sha256,
                job=made.job,
                name=made.name,
                variant=ending.variant,
            )
