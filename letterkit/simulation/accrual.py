"""Interest that grows by the day over what is open, as the law counts it: in the case of a creditor that asks it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import CannotRender
from letterkit.law.statutory_interest import interest
from letterkit.sectors import sectors
from letterkit.simulation.case_state import CaseState
from letterkit.simulation.instalments import with_interest

_ONE, _CENT = timedelta(days=1), Decimal("0.01")


def asked(case: Case, creditor: Creditor) -> bool:
    """Whether interest is asked of this customer, under a law that letterkit counts: no business, and no tax."""
    private = sectors()[creditor.sector].private_law.value
    return bool(case.achterstand.rente) and private and not case.klant.bedrijfsnaam


def grown(state: CaseState, creditor: Creditor, today: date) -> CaseState:
    """The state with the interest of today; as it was on a day of which the rate is not known."""
    owed = state.case.achterstand
    try:
        more = sum((_of_day(term.bedrag, term.vervaldatum, creditor, today) for term in owed.termijnen), Decimal(0))
    except CannotRender:
        return state
    exact = owed.rente + state.part_of_cent + more
    whole = max(exact.quantize(_CENT, ROUND_DOWN), Decimal(0))
    case = state.case.model_copy(update={"achterstand": with_interest(owed, whole)})
    return replace(state, case=case, part_of_cent=exact - whole)


def _of_day(principal: Decimal, due: date, creditor: Creditor, today: date) -> Decimal:
    """What today adds: up to and with today, less what there was yesterday, so that years add up as the law has it."""
    if due >= today:
        return Decimal(0)
    return _exact(principal, due, creditor, today + _ONE) - _exact(principal, due, creditor, today)


def _exact(principal: Decimal, due: date, creditor: Creditor, end: date) -> Decimal:
    found = interest(principal, due + _ONE, end, agreed=creditor.vertragingsrente, settings=creditor.law)
    return sum((part.amount for part in found.parts), Decimal(0))
