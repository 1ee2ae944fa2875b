"""What would have kept a message from going: each is tried on the case of that day, and journey and gate judge."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letterkit import gate, journey
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import LetterkitError
from letterkit.simulation import changes
from letterkit.simulation.happenings import Happening
from letterkit.simulation.life import Life

_TRIED = (
    ("pays", None), ("arranges", None), ("pauses", None), ("debt_help", None), ("complains", None),
    ("signal", "betaling_onderweg"), ("signal", "geschil"), ("signal", "geldzorgen"), ("signal", "kwetsbaar"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stop:
    """``name`` below ``simulation.stop``. ``held``: a person looks first; else the message is no longer due."""

    name: str
    held: bool


def stops(case: Case, creditor: Creditor, stage: str, today: date) -> tuple[Stop, ...]:
    """Everything that would have kept the message of ``stage`` from going on ``today``, had it happened that day."""
    return tuple(_found(case, creditor, stage, today))


def _found(case: Case, creditor: Creditor, stage: str, today: date) -> Iterator[Stop]:
    for name, signal in _TRIED:
        # An earlier message asked for less than is open now; what is tried is paying all.
        amount = case.achterstand.totaal if name == "pays" else None
        try:
            life, _ = changes.apply(Life(case, law=creditor.law), Happening(name, today, amount=amount, signal=signal))
        except LetterkitError:
            continue  # this cannot happen here, such as an arrangement beside one that is kept
        decision = journey.decide(life.case, creditor, today)
        reasons = gate.reasons(life.case, creditor, decision, today)
        if reasons or decision.stage != stage:
            yield Stop(signal or name, held=bool(reasons))
