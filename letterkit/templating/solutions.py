"""Which ways out a message may name: those that the creditor really offers for this case."""

from letterkit.case import Case
from letterkit.creditor import Creditor, Oplossing


def for_case(case: Case, creditor: Creditor, stage: str) -> tuple[Oplossing, ...]:
    """The creditor's solutions that exist for this case in this stage, in the creditor's order."""
    return tuple(solution for solution in creditor.oplossingen if _exists(solution, case, stage))


def _exists(solution: Oplossing, case: Case, stage: str) -> bool:
    total = case.achterstand.totaal
    return (
        (solution.fasen is None or stage in solution.fasen)
        and (solution.bedrag_vanaf is None or total >= solution.bedrag_vanaf)
        and (solution.bedrag_tot is None or total <= solution.bedrag_tot)
        and not (solution.zonder_regeling and case.regeling is not None and case.regeling.status == "lopend")
    )
