"""An arrangement over its days: agreed, each term paid or missed, caught up, ended."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from letterkit.case import Case, Regeling
from letterkit.case.arrears import Betaalmoment, month_after
from letterkit.case.events import Voorstel
from letterkit.errors import WrongCall
from letterkit.simulation.case_state import CaseState, changed, paid

USUAL_TERMS = 4
_ANSWER_IN = timedelta(days=14)
_CENT = Decimal("0.01")
_MOST_TERMS = 600  # that a case record holds


def agreed(case: Case, day: date, amount: Decimal | None) -> Case:
    """A new arrangement over all that is open; its first term is due on ``day``. Without ``amount``: four terms."""
    each, count = _shared(case, amount)
    before = case.regeling
    failed = before is not None and before.status in ("gemist", "beeindigd")
    missed = before.eerder_gemist + failed if before else 0
    plan = Regeling(
        status="nieuw",
        startdatum=day,
        bedrag=each,
        aantal_termijnen=count,
        totaal=case.achterstand.totaal,
        eerder_gemist=missed,
    )
    return changed(case, regeling=plan)


def offered(case: Case, day: date, amount: Decimal | None) -> Case:
    """A proposal for an arrangement that begins a month later."""
    each, count = _shared(case, amount)
    offer = Voorstel(
        datum=day,
        bedrag=each,
        aantal_termijnen=count,
        totaal=case.achterstand.totaal,
        startdatum=month_after(day, 1),
        rente_loopt_door=False,
        antwoord_voor=day + _ANSWER_IN,
    )
    return changed(case, voorstel=offer)


def _shared(case: Case, amount: Decimal | None) -> tuple[Decimal, int]:
    """Amount a term, and how many terms; never more a term than is open.

    Raises ``WrongCall("simulate_amount_small")`` when it would take more terms than an arrangement can have.
    """
    total = case.achterstand.totaal
    each = min(amount, total) if amount else (total / USUAL_TERMS).quantize(_CENT, ROUND_CEILING)
    count = int((total / each).to_integral_value(ROUND_CEILING))
    if count > _MOST_TERMS:
        raise WrongCall("simulate_amount_small", most=_MOST_TERMS)
    return each, count


def term_due(state: CaseState, today: date) -> Betaalmoment | None:
    """The term whose day was yesterday or earlier and that is not settled yet: money is seen the day after."""
    plan = state.case.regeling
    if plan is None or not state.plan_is_kept or plan.betaalde_termijnen == plan.aantal_termijnen:
        return None
    term = plan.betaalmomenten[plan.betaalde_termijnen]
    return term if term.datum < today and state.case.achterstand.totaal else None


def settled(state: CaseState, term: Betaalmoment, today: date) -> tuple[CaseState, Decimal | None]:
    """The term paid, with its amount; or missed, with None."""
    if state.breaks_from and term.datum >= state.breaks_from:
        missed = _plan(state.case).model_copy(update={"status": "gemist", "gemiste_datum": term.datum})
        return replace(state.with_case(regeling=missed), breaks_from=None), None
    amount = min(term.bedrag, state.case.achterstand.totaal)
    case = _counted(paid(state.case, today, amount))
    return replace(state, case=case), amount


def after_payment(case: Case, amount: Decimal) -> Case:
    """The arrangement after a payment of the customer's own: finished, or caught up when it covers the missed term."""
    plan = case.regeling
    if plan is None or plan.status in ("voltooid", "beeindigd"):
        return case
    if not case.achterstand.totaal:
        return changed(case, regeling=plan.model_copy(update={"status": "voltooid", "gemiste_datum": None}))
    if plan.status == "gemist" and amount >= plan.bedrag:
        again = {"status": "lopend", "gemiste_datum": None, "eerder_gemist": plan.eerder_gemist + 1}
        return _counted(changed(case, regeling=plan.model_copy(update=again)))
    return case


def with_status(case: Case, status: str) -> Case:
    """The arrangement with another status."""
    return changed(case, regeling=_plan(case).model_copy(update={"status": status, "gemiste_datum": None}))


def _counted(case: Case) -> Case:
    """One term more is paid; after the last one, or when nothing is open, the arrangement is finished."""
    plan = _plan(case)
    count = min(plan.betaalde_termijnen + 1, plan.aantal_termijnen)
    done = count == plan.aantal_termijnen or not case.achterstand.totaal
    update = {"betaalde_termijnen": count, "status": "voltooid" if done else plan.status}
    return changed(case, regeling=plan.model_copy(update=update))


def _plan(case: Case) -> Regeling:
    if case.regeling is None:
        raise TypeError("regeling")
    return case.regeling
