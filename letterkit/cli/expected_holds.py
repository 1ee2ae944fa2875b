"""What a run of a day would hold or keep waiting, as ``check-cases`` can know it before that run."""

from dataclasses import dataclass, field
from datetime import date

from letterkit import journey
from letterkit.batch import addresses
from letterkit.batch.counts import NOTHING_TO_DO
from letterkit.batch.work import internal_fault
from letterkit.case import Case
from letterkit.cli.trial import Trial, Tried
from letterkit.creditor import Creditor
from letterkit.errors import LetterkitError
from letterkit.pipeline import HoldReason, dated, for_a_person

WAITS = "zelfde_persoon_vandaag"


@dataclass(slots=True)
class ExpectedHolds:
    """The cases must come in the order of the run, because one person gets the first of them."""

    creditor: Creditor
    today: date
    trial: Trial
    _written: set[str] = field(default_factory=set)

    def of(self, case: Case, questions: tuple[str, ...]) -> Tried:
        """Why this case waits (nothing for one that goes or has nothing due), and what channels fall away.

        What goes wrong inside letterkit for this case alone holds it, as it would in the run.
        """
        try:
            return self._of(case, questions)
        except (LetterkitError, OSError, MemoryError):
            raise  # wrong for every case
        except Exception as error:  # one odd case must not keep the others from being looked at
            return (internal_fault(error),), ()

    def _of(self, case: Case, questions: tuple[str, ...]) -> Tried:
        decision = journey.decide(case, self.creditor, self.today)
        if reasons := for_a_person(case, self.creditor, decision, self.today, questions):
            return reasons, ()
        if decision.stage is None:
            waits = decision.reason in NOTHING_TO_DO
            return (() if waits else (dated(decision.reason, decision.next_day),)), ()
        tried = self.trial.of(case, decision)
        if tried[0] or self.creditor.toetsen.zelfde_persoon != "een_tegelijk":
            return tried
        person = set(addresses.persons(case, None))
        if not person.isdisjoint(self._written):
            return (HoldReason(WAITS),), ()
        self._written |= person
        return tried
