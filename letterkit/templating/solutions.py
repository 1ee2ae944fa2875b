"""Which ways out a message may name: those that the creditor really offers for this case."""

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.creditor.help_offered import COACHING, Oplossing

_RUNNING = ("nieuw", "lopend", "gemist")
"""A plan with a missed term is still a plan."""
_PLAN = "betalingsregeling"
"""What a running plan already is: who pays in parts is not offered to pay in parts."""


def for_case(case: Case, creditor: Creditor, stage: str) -> tuple[Oplossing, ...]:
    """The creditor's solutions that exist for this case in this stage, in the creditor's order.

    Budget coaching alone is no way out (AFM 2021, chapter 3, paragraph 3): then none is named.
    """
    existing = tuple(solution for solution in creditor.oplossingen if _exists(solution, case, stage))
    return () if {solution.id for solution in existing} <= {COACHING} else existing


def _exists(solution: Oplossing, case: Case, stage: str) -> bool:
    total = case.achterstand.totaal
    return (
        (solution.fasen is None or stage in solution.fasen)
        and (solution.bedrag_vanaf is None or total >= solution.bedrag_vanaf)
        and (solution.bedrag_tot is None or total <= solution.bedrag_tot)
        and not (
            (solution.zonder_regeling or solution.id == _PLAN)
            and case.regeling is not None
            and case.regeling.status in _RUNNING
        )
    )
