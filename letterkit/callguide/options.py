"""The ways out of a creditor for one case: which of them exist for it, and on what conditions."""

from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.callguide.content import advice
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.creditor.help_offered import Oplossing
from letterkit.stages import Stages
from letterkit.templating import solutions
from letterkit.templating.formats import euro, opsomming
from letterkit.texts import say


@dataclass(frozen=True, slots=True)
class Option:
    """One way out. ``here``: it exists for this case. ``conditions``: what creditor.yaml asks. ``advice``: points."""

    name: str
    meaning: str
    here: bool
    conditions: tuple[str, ...]
    advice: tuple[str, ...]


def options(case: Case, creditor: Creditor, stage: str) -> tuple[Option, ...]:
    """All ways out of the creditor, those that exist for this case in this stage first."""
    exists = {solution.id for solution in solutions.for_case(case, creditor, stage)}
    ways_out = [
        Option(
            solution.naam,
            solution.uitleg,
            solution.id in exists,
            tuple(_conditions(solution, creditor.stages)),
            advice().get(solution.id, ()),
        )
        for solution in creditor.oplossingen
    ]
    return tuple(sorted(ways_out, key=lambda option: not option.here))


def _conditions(oplossing: Oplossing, stages: Stages) -> Iterator[str]:
    if oplossing.bedrag_vanaf is not None:
        yield say("callguide.condition.bedrag_vanaf", amount=euro(oplossing.bedrag_vanaf))
    if oplossing.bedrag_tot is not None:
        yield say("callguide.condition.bedrag_tot", amount=euro(oplossing.bedrag_tot))
    if oplossing.zonder_regeling:
        yield say("callguide.condition.zonder_regeling")
    if oplossing.fasen is not None:
        yield say("callguide.condition.fasen", stages=opsomming([stages.named(name) for name in oplossing.fasen]))
