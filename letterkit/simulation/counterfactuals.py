"""What would have kept a message from going: each is tried on the case of that day, and journey and gate judge."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letterkit import journey, review_gate
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import LetterkitError
from letterkit.simulation import changes
from letterkit.simulation.case_state import CaseState
from letterkit.simulation.events import Event

_TRIED = (
    ("pays", None), ("arranges", None), ("pauses", None), ("debt_help", None), ("complains", None),
    ("signal", "betaling_onderweg"), ("signal", "geschil"), ("signal", "geldzorgen"), ("signal", "kwetsbaar"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """``name`` below ``simulation.stop``. ``held``: a person looks first; else the message is no longer due."""

    name: str
    held: bool


def counterfactuals(case: Case, creditor: Creditor, stage: str, today: date) -> tuple[Counterfactual, ...]:
    """Everything that would have kept the message of ``stage`` from going on ``today``, had it happened that day."""
    return tuple(_tried(case, creditor, stage, today))


def _tried(case: Case, creditor: Creditor, stage: str, today: date) -> Iterator[Counterfactual]:
    for name, signal in _TRIED:
        # An earlier message asked for less than is open now; what is tried is paying all.
        amount = case.achterstand.totaal if name == "pays" else None
        try:
            state, _ = changes.apply(
                CaseState(case, law=creditor.law), Event(name, today, amount=amount, signal=signal)
            )
        except LetterkitError:
            continue  # this cannot happen here, such as an arrangement beside one that is kept
        decision = journey.decide(state.case, creditor, today)
        reasons = review_gate.reasons(state.case, creditor, decision, today)
        if reasons or decision.stage != stage:
            yield Counterfactual(signal or name, held=bool(reasons))
