"""Which ways out a customer was offered, when, and what became of it (directive (EU) 2023/2225, article 35).

An arrangement, or the letter that proposes one, is a measure too: it defers payment. Creditors that must show which
measure it was record each in the case, and may have only those count (``oplossing_vastleggen``).
"""

from dataclasses import dataclass
from datetime import date

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.journey.obstacle import Obstacle
from letterkit.sectors import sectors

_DEFERRED = "uitstel"


@dataclass(frozen=True, slots=True)
class Offer:
    """``measure`` and ``outcome`` as the case has them. ``recorded``: it stands in the case by name."""

    measure: str
    day: date
    outcome: str
    recorded: bool = True

    def __str__(self) -> str:
        return f"{self.measure} {self.day.isoformat()} {self.outcome}"


def offers(case: Case, today: date) -> tuple[Offer, ...]:
    """All offers up to today, oldest first."""
    known = [Offer(measure.maatregel, measure.datum, measure.uitkomst) for measure in case.maatregelen]
    known += [
        Offer(_DEFERRED, sent.datum, "open", False) for sent in case.eerdere_berichten if sent.fase == "regeling_aanbod"
    ]
    if plan := case.regeling:
        known.append(Offer(_DEFERRED, plan.afgesproken_op or min(plan.startdatum, today), "aangenomen", False))
    return tuple(sorted((offer for offer in known if offer.day <= today), key=lambda offer: (offer.day, offer.measure)))


def offered(case: Case, creditor: Creditor, today: date) -> bool:
    """Whether a stage with consequences may count on an offer."""
    return any(offer.recorded or not creditor.oplossing_vastleggen for offer in offers(case, today))


def missing(case: Case, creditor: Creditor, today: date) -> Obstacle | None:
    """Why a stage that wants an offer first must wait."""
    if offered(case, creditor, today):
        return None
    return Obstacle("no_measure_recorded" if creditor.oplossing_vastleggen else "no_solution_offered")


def foreseen(case: Case, creditor: Creditor) -> Obstacle | None:
    """The same for a case in which the hand-over or the call-in is planned already, on the day it is known of."""
    credit = sectors()[creditor.sector].consumer_credit
    planned = case.overdracht is not None or (case.opeising is not None and credit)
    return missing(case, creditor, case.stand_op) if planned else None
