"""What a run of a day would hold or keep waiting, as ``check-cases`` can know it before that run."""

from dataclasses import dataclass, field
from datetime import date

from letterkit import journey
from letterkit.batch import addresses
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.pipeline import HoldReason, for_a_person

WAITS = "zelfde_persoon_vandaag"


@dataclass(slots=True)
class ExpectedHolds:
    """The cases must come in the order of the run, because one person gets the first of them."""

    creditor: Creditor
    today: date
    _written: set[str] = field(default_factory=set)

    def of(self, case: Case, questions: tuple[str, ...]) -> tuple[HoldReason, ...]:
        """Why this case waits; empty for one that goes, and for one that has nothing due."""
        decision = journey.decide(case, self.creditor, self.today)
        if reasons := for_a_person(case, self.creditor, decision, self.today, questions):
            return reasons
        if decision.stage is None or self.creditor.toetsen.zelfde_persoon != "een_tegelijk":
            return ()
        person = set(addresses.persons(case, None))
        if not person.isdisjoint(self._written):
            return (HoldReason(WAITS),)
        self._written |= person
        return ()
