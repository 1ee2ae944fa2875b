"""What each event changes in the case record. A function returns the new state and the values of its sentence."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from letterkit.case.arrears import month_after
from letterkit.case.events import Bkr, Klachtbericht, Kwijting, Opeising, Overdracht, Pauze, Schuldhulp
from letterkit.errors import WrongCall
from letterkit.journey import rest_until
from letterkit.law import calendar
from letterkit.simulation import arrangement
from letterkit.simulation.case_state import CaseState, changed, paid, signalled
from letterkit.simulation.events import DEBT_HELP, Event
from letterkit.simulation.instalments import less

Values = Mapping[str, object]
Change = Callable[[CaseState, Event], tuple[CaseState, Values]]
_COMPLAINT_ANSWERED_IN = timedelta(days=14)
_USUAL_PAUSE_MONTHS = 3


def apply(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    """The state after an event, and the values of its sentence. Raises ``WrongCall`` when it cannot happen then."""
    return _CHANGES[event.name](state, event)


def _pays(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    """Without an amount the customer pays what the last message asked for, or all when none asked yet."""
    total = _open(state, event)
    amount = event.amount or min(state.asked or total, total)
    case = arrangement.after_payment(paid(state.case, event.day, amount), amount)
    return replace(state, case=case), {"amount": amount, "open": case.achterstand.totaal}


def _calls(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    return _signals(state, event) if event.signal else (state, {"signal": ""})


def _signals(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    name = event.signal or ""
    return replace(state, case=signalled(state.case, name, on=True)), {"signal": name}


def _clears(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    name = event.signal or ""
    if name == DEBT_HELP:
        case = signalled(state.case, "schuldhulp_sinds", on=None)
        return replace(state, case=changed(case, schuldhulp=None)), {"signal": name}
    return replace(state, case=signalled(state.case, name, on=False)), {"signal": name}


def _debt_help(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    help_ = Schuldhulp(datum=event.day, tot=event.until)
    case = signalled(changed(state.case, schuldhulp=help_), "schuldhulp_sinds", on=event.day)
    return replace(state, case=case), {"until": rest_until(help_, state.law)}


def _complains(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    answer = event.until or event.day + _COMPLAINT_ANSWERED_IN
    case = changed(state.case, klacht=Klachtbericht(datum=event.day, antwoord_voor=answer))
    return replace(state, case=signalled(case, "klacht", on=True)), {"until": answer}


def _pauses(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    until = event.until or month_after(event.day, _USUAL_PAUSE_MONTHS)
    pause = Pauze(datum=event.day, van=event.day, tot=until, rente_loopt_door=False)
    return state.with_case(pauze=pause), {"until": until}


def _arranges(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    _open(state, event)
    if state.plan_is_kept:
        raise WrongCall("simulate_has_plan", option=event.option, day=event.day.isoformat())
    case = arrangement.agreed(state.case, event.day, event.amount)
    plan = case.regeling
    values = {"amount": plan.bedrag, "count": plan.aantal_termijnen} if plan else {}
    return replace(state, case=case), values


def _breaks_plan(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    if not state.plan_is_kept:
        raise WrongCall("simulate_no_plan", option=event.option, day=event.day.isoformat())
    return replace(state, breaks_from=event.day), {}


def _ends_plan(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    plan = state.case.regeling
    if plan is None or plan.status in ("voltooid", "beeindigd"):
        raise WrongCall("simulate_no_plan", option=event.option, day=event.day.isoformat())
    return replace(state, case=arrangement.with_status(state.case, "beeindigd")), {}


def _offers(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    _open(state, event)
    case = arrangement.offered(state.case, event.day, event.amount)
    offer = case.voorstel
    values = {"amount": offer.bedrag, "count": offer.aantal_termijnen} if offer else {}
    return replace(state, case=case), values


def _bkr(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    marked = state.case.bkr is not None and state.case.bkr.gemeld
    return state.with_case(bkr=Bkr(gemeld=marked, melddatum=event.day)), {}


def _hands_over(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    known = state.case.overdracht
    partner = event.other or (known.partner if known else "")
    if not partner:
        raise WrongCall("simulate_missing_name", option=event.option, day=event.day.isoformat())
    phone = known.telefoon if known and not event.other else None
    return state.with_case(overdracht=Overdracht(datum=event.day, partner=partner, telefoon=phone)), {
        "partner": partner
    }


def _calls_in(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    notices = [message.datum for message in state.case.eerdere_berichten if message.fase == "aanmaning"]
    if not notices:
        raise WrongCall("simulate_no_notice", option=event.option, day=event.day.isoformat())
    notice, rest = max(notices), event.amount or Decimal(0)
    until = calendar.of_letter(notice, settings=state.law).extended_day
    asked = Opeising(restschuld=rest, aanmaning_op=notice, aanmaning_tot=until)
    return state.with_case(opeising=asked), {"amount": rest}


def _forgives(state: CaseState, event: Event) -> tuple[CaseState, Values]:
    total = _open(state, event)
    gone = Kwijting(datum=event.day, kwijtgescholden=total)
    case = changed(state.case, achterstand=less(state.case.achterstand, total), kwijting=gone)
    if case.regeling and case.regeling.status != "voltooid":
        case = arrangement.with_status(case, "beeindigd")
    return replace(state, case=case), {"amount": total}


def _open(state: CaseState, event: Event) -> Decimal:
    """What is open; a payment or a promise about nothing is a mistake in the call."""
    if not (total := state.case.achterstand.totaal):
        raise WrongCall("simulate_nothing_open", option=event.option, day=event.day.isoformat())
    return total


_CHANGES: dict[str, Change] = {
    "bkr": _bkr,
    "hands_over": _hands_over,
    "calls": _calls,
    "signal": _signals,
    "clears": _clears,
    "debt_help": _debt_help,
    "complains": _complains,
    "pauses": _pauses,
    "offers": _offers,
    "ends_plan": _ends_plan,
    "arranges": _arranges,
    "breaks_plan": _breaks_plan,
    "pays": _pays,
    "forgives": _forgives,
    "calls_in": _calls_in,
}
