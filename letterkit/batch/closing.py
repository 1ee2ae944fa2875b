"""The ways out of a run: end it with what was done, or withdraw it. The ledger first, then the folder: both may be done
twice.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing

from letterkit.batch.box import WAITING, Box
from letterkit.batch.counts import Counts
from letterkit.batch.ending_run import end, write_summary
from letterkit.batch.executors import Here
from letterkit.batch.ledger import URL, Evidence, Ledger, Run, WaysOut
from letterkit.batch.lines import SUMMARY, WITHDRAWN
from letterkit.batch.order import Order
from letterkit.batch.print_run.post import post_name
from letterkit.batch.root import SEED, Signing
from letterkit.batch.verify import ALL_FOLDERS
from letterkit.batch.work_files import lost
from letterkit.errors import LedgerTrouble


def close(
    order: Order, box: Box, url: URL, run: Run, *, operator: str, reason: str, signing: Signing | None = None
) -> Counts:
    """Make what was done a whole, sealed run; the rest of its cases is free for another.

    Raises ``run_not_open``, or ``work_lost`` with the file of a chunk that is gone or damaged.
    """
    with Ledger(url, run) as ledger:
        for number in ledger.done():
            post = post_name(number) if order.sheets else ""
            for name in lost(box, number, ledger.done_in(number), post):
                raise LedgerTrouble("work_lost", name=name)
    with WaysOut(url, run, operator) as ways:
        ways.close(reason)
    box.remove(list(_strangers(box, url, run)))
    with Ledger(url, run) as ledger:
        return end(order, box, ledger, Here(), lambda _counts: [], signing=signing)


def _strangers(box: Box, url: URL, run: Run) -> Iterator[str]:
    """Messages that got their name just before the run stopped, and that the ledger does not have."""
    with closing(Evidence(url, run.place, run.id)) as evidence:
        for folder in ALL_FOLDERS:
            yield from evidence.unknown(box.names(folder))


def release(box: Box | None, url: URL, run: Run, *, operator: str, reason: str) -> None:
    """Withdraw a run: nothing of it counts as written. ``box``: its output, when that is still there.

    Its summary gets another name, so that whoever waits for that never sends it.
    """
    with WaysOut(url, run, operator) as ways:
        ways.release(reason)
    if box:
        write_summary(box, summary_of(url, run), WITHDRAWN)
        box.remove([SUMMARY, SEED])
        box.clear(WAITING)


def release_cases(
    box: Box | None, url: URL, run: Run, cases: Sequence[str], *, operator: str, reason: str
) -> list[str]:
    """Withdraw some cases of a finished run, named as its messages name them; the files that must not be sent."""
    with WaysOut(url, run, operator) as ways:
        ways.release_cases(cases, reason)
    if box and box.digest(SUMMARY):
        write_summary(box, summary_of(url, run))
    wanted = {case.casefold() for case in cases}
    with closing(Evidence(url, run.place, run.id)) as evidence:
        found = (message for message in evidence.messages() if message.case_id.casefold() in wanted)
        return [message.name or f"{message.channel}.jsonl ({message.case_id})" for message in found]


def summary_of(url: URL, run: Run) -> dict[str, object]:
    """What ``summary.json`` must say now."""
    with closing(Evidence(url, run.place, run.id)) as evidence:
        return evidence.summary
