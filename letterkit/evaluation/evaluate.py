"""Everything that some past runs show, in one value."""

from dataclasses import dataclass

from letterkit.evaluation.calls import Call, Calling
from letterkit.evaluation.equal import Comparing, Comparison
from letterkit.evaluation.offers import Offers, measure
from letterkit.evaluation.register import Register, Remark, remarks
from letterkit.evaluation.runs import PastRun
from letterkit.evaluation.solutions import Following, Solutions
from letterkit.evaluation.tally import Tally
from letterkit.evaluation.waiting import Lasting, Waiting, Waits
from letterkit.stages import Stages, shipped

HELD_DAYS = 14
"""From when a held case waits too long. The norms give no number (SRCM 6, part 4). It is the time that a customer gets
to pay by default: nobody should wait longer for us than we let customers wait."""
ARREARS_DAYS = 365
"""From when a case is in arrears for so long that more messages make no sense. A choice of letterkit: the AFM (2021,
section 3.3) asks for a longest time and leaves the number to the creditor."""
READ = 1_000
"""How many messages of a run are read back: some 10 to 20 milliseconds each."""


@dataclass(frozen=True, slots=True)
class Used:
    """A version of a template that runs used, and how often."""

    stage: str
    channel: str
    version: str
    messages: int


@dataclass(frozen=True, slots=True)
class Stand:
    """How many messages of a channel in a run stand how, as receipts say (``batch.ledger.receipts``)."""

    run: str
    channel: str
    state: str
    messages: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What ``runs`` show. ``remarks`` is None when no register was given. ``undecided``: runs without decisions."""

    runs: tuple[PastRun, ...]
    held_days: int
    arrears_days: int
    tally: Tally
    comparison: Comparison
    waiting: tuple[Waiting, ...]
    lasting: tuple[Lasting, ...]
    calls: tuple[Call, ...]
    offers: Offers
    solutions: Solutions
    used: tuple[Used, ...]
    remarks: tuple[Remark, ...] | None
    stands: tuple[Stand, ...] = ()

    @property
    def undecided(self) -> tuple[PastRun, ...]:
        return tuple(run for run in self.runs if not run.has_decisions)

    @property
    def fine(self) -> bool:
        """Whether there is nothing to look at: all treated alike, no long wait, no endless arrears, nothing lacking."""
        return not (self.comparison.unequal or self.waiting or self.lasting or self.offers.lacking or self.remarks)


def evaluate(
    runs: tuple[PastRun, ...],
    *,
    held_days: int = HELD_DAYS,
    arrears_days: int = ARREARS_DAYS,
    read: int = READ,
    register: Register | None = None,
    stages: Stages | None = None,
    stands: tuple[Stand, ...] = (),
) -> Evaluation:
    """Look at ``runs`` (oldest first, at least one). ``stages``: those of the creditor; None is the shipped ones.

    Raises ``Unreadable`` for a damaged file in one of them.
    """
    stages = stages or shipped()
    tally, comparing, waits, calling, following = Tally(), Comparing(), Waits(), Calling(stages), Following(stages)
    for run in runs:
        for decided in run.decisions():
            for part in (tally, comparing, waits, calling, following):
                part.take(run, decided)
    offers, last = measure(runs, read, stages), runs[-1].day
    used = tuple(Used(*key, messages=count) for key, count in sorted(offers.used.items()))
    versions = tuple(dict.fromkeys(use.version for use in used))
    return Evaluation(
        runs=runs,
        held_days=held_days,
        arrears_days=arrears_days,
        tally=tally,
        comparison=comparing.result(),
        waiting=waits.waiting(last, held_days),
        lasting=waits.lasting(arrears_days),
        calls=calling.attempts(last),
        offers=offers,
        solutions=following.result((last - runs[0].day).days),
        used=used,
        remarks=tuple(remarks(register, last, versions)) if register else None,
        stands=stands,
    )
