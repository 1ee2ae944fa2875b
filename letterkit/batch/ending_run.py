"""The end of a run: the lines of all chunks joined, the files sealed in the ledger, and the summary."""

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack

from letterkit.batch import lines, root
from letterkit.batch.box import WAITING, Box
from letterkit.batch.counts import Counts
from letterkit.batch.customers import Customers
from letterkit.batch.executors import Executor
from letterkit.batch.ledger import Ledger, events
from letterkit.batch.lines import SUMMARY
from letterkit.batch.order import Order
from letterkit.batch.print_run.make import make as make_print_files
from letterkit.batch.root import Signing
from letterkit.batch.work_files import kept_lines

Alarms = Callable[[Counts], list[str]]
"""The words of what is not as expected of a run with these counts."""


def end(
    order: Order, box: Box, ledger: Ledger, executor: Executor, alarms: Alarms, *, signing: Signing | None = None
) -> Counts:
    """Make a whole of what was done; nothing can be added to it afterwards."""
    counts = ledger.counts()
    line_files = lines.files(counts.channels)
    _join(box, ledger, line_files, Customers(order.out) if order.proof else None)
    names = [*line_files, *make_print_files(order, box, ledger.done(), executor)]
    box.sync(names)
    files = {name: box.digest(name) or "" for name in names}
    words = alarms(counts)
    head = ledger.seal(files, words)
    happened = ledger.events()
    if order.proof:
        root.write(box, order.proof, counts, happened, files=files, head=head)
        counts.unproven = root.sign(box, signing) if signing else "run_unsigned"
    details = counts.summary(
        ledger.run.today,
        head,
        json.loads(ledger.run.split) if ledger.run.split else None,
        run=events.about(happened),
        alarms=events.alarms(happened),
        **events.writer(happened),
    )
    write_summary(box, details)
    ledger.finish()
    box.remove([root.SEED] if order.proof else [])
    box.clear(WAITING)
    return counts


def write_summary(box: Box, details: dict[str, object], name: str = SUMMARY) -> None:
    """Write what people read first, safe from a power failure."""
    box.place(name, (json.dumps(details, indent=2, ensure_ascii=False) + "\n").encode())
    box.sync([name])


def _join(box: Box, ledger: Ledger, names: Sequence[str], customers: Customers | None) -> None:
    with ExitStack() as files:
        writers = {name: files.enter_context(box.create(name)) for name in names}
        for name, write in writers.items():
            write(lines.head(name).encode())
        if customers:
            writers[lines.SALTS] = files.enter_context(customers.writing())
        for number, digest in ledger.lines().items():
            for name, text in kept_lines(box, number, digest):
                writers[name](text)
