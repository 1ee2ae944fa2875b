"""What each happening changes in the case record. A function gives the new life and what its sentence tells."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from letterkit.case.arrears import month_after
from letterkit.case.events import Bkr, Klachtbericht, Kwijting, Opeising, Overdracht, Pauze, Schuldhulp
from letterkit.errors import WrongCall
from letterkit.journey import rest_until
from letterkit.simulation import arrangement
from letterkit.simulation.happenings import DEBT_HELP, Happening
from letterkit.simulation.instalments import less
from letterkit.simulation.life import Life, changed, paid, signalled

Values = Mapping[str, object]
Change = Callable[[Life, Happening], tuple[Life, Values]]
_COMPLAINT_ANSWERED_IN = timedelta(days=14)
_NOTICE_TERM = timedelta(days=14)
_USUAL_PAUSE_MONTHS = 3


def apply(life: Life, happening: Happening) -> tuple[Life, Values]:
    """The life after one happening. Raises ``WrongCall`` when it cannot happen in this case on that day."""
    return _CHANGES[happening.name](life, happening)


def _pays(life: Life, one: Happening) -> tuple[Life, Values]:
    """Without an amount the customer pays what the last message asked for, or all when none asked yet."""
    total = _open(life, one)
    amount = one.amount or min(life.asked or total, total)
    case = arrangement.after_payment(paid(life.case, one.day, amount), amount)
    return replace(life, case=case), {"amount": amount, "open": case.achterstand.totaal}


def _calls(life: Life, one: Happening) -> tuple[Life, Values]:
    return _signals(life, one) if one.signal else (life, {"signal": ""})


def _signals(life: Life, one: Happening) -> tuple[Life, Values]:
    name = one.signal or ""
    return replace(life, case=signalled(life.case, name, on=True)), {"signal": name}


def _clears(life: Life, one: Happening) -> tuple[Life, Values]:
    name = one.signal or ""
    if name == DEBT_HELP:
        case = signalled(life.case, "schuldhulp_sinds", on=None)
        return replace(life, case=changed(case, schuldhulp=None)), {"signal": name}
    return replace(life, case=signalled(life.case, name, on=False)), {"signal": name}


def _debt_help(life: Life, one: Happening) -> tuple[Life, Values]:
    help_ = Schuldhulp(datum=one.day, tot=one.until)
    case = signalled(changed(life.case, schuldhulp=help_), "schuldhulp_sinds", on=one.day)
    return replace(life, case=case), {"until": rest_until(help_, life.law)}


def _complains(life: Life, one: Happening) -> tuple[Life, Values]:
    answer = one.until or one.day + _COMPLAINT_ANSWERED_IN
    told = changed(life.case, klacht=Klachtbericht(datum=one.day, antwoord_voor=answer))
    return replace(life, case=signalled(told, "klacht", on=True)), {"until": answer}


def _pauses(life: Life, one: Happening) -> tuple[Life, Values]:
    until = one.until or month_after(one.day, _USUAL_PAUSE_MONTHS)
    pause = Pauze(datum=one.day, van=one.day, tot=until, rente_loopt_door=False)
    return life.with_case(pauze=pause), {"until": until}


def _arranges(life: Life, one: Happening) -> tuple[Life, Values]:
    _open(life, one)
    if life.plan_is_kept:
        raise WrongCall("simulate_has_plan", option=one.option, day=one.day.isoformat())
    case = arrangement.agreed(life.case, one.day, one.amount)
    plan = case.regeling
    told = {"amount": plan.bedrag, "count": plan.aantal_termijnen} if plan else {}
    return replace(life, case=case), told


def _breaks_plan(life: Life, one: Happening) -> tuple[Life, Values]:
    if not life.plan_is_kept:
        raise WrongCall("simulate_no_plan", option=one.option, day=one.day.isoformat())
    return replace(life, breaks_from=one.day), {}


def _ends_plan(life: Life, one: Happening) -> tuple[Life, Values]:
    plan = life.case.regeling
    if plan is None or plan.status in ("voltooid", "beeindigd"):
        raise WrongCall("simulate_no_plan", option=one.option, day=one.day.isoformat())
    return replace(life, case=arrangement.with_status(life.case, "beeindigd")), {}


def _offers(life: Life, one: Happening) -> tuple[Life, Values]:
    _open(life, one)
    case = arrangement.offered(life.case, one.day, one.amount)
    offer = case.voorstel
    told = {"amount": offer.bedrag, "count": offer.aantal_termijnen} if offer else {}
    return replace(life, case=case), told


def _bkr(life: Life, one: Happening) -> tuple[Life, Values]:
    marked = life.case.bkr is not None and life.case.bkr.gemeld
    return life.with_case(bkr=Bkr(gemeld=marked, melddatum=one.day)), {}


def _hands_over(life: Life, one: Happening) -> tuple[Life, Values]:
    known = life.case.overdracht
    partner = one.other or (known.partner if known else "")
    if not partner:
        raise WrongCall("simulate_missing_name", option=one.option, day=one.day.isoformat())
    phone = known.telefoon if known and not one.other else None
    return life.with_case(overdracht=Overdracht(datum=one.day, partner=partner, telefoon=phone)), {"partner": partner}


def _calls_in(life: Life, one: Happening) -> tuple[Life, Values]:
    notices = [message.datum for message in life.case.eerdere_berichten if message.fase == "aanmaning"]
    if not notices:
        raise WrongCall("simulate_no_notice", option=one.option, day=one.day.isoformat())
    notice, rest = max(notices), one.amount or Decimal(0)
    asked = Opeising(restschuld=rest, aanmaning_op=notice, aanmaning_tot=notice + _NOTICE_TERM)
    return life.with_case(opeising=asked), {"amount": rest}


def _forgives(life: Life, one: Happening) -> tuple[Life, Values]:
    total = _open(life, one)
    gone = Kwijting(datum=one.day, kwijtgescholden=total)
    case = changed(life.case, achterstand=less(life.case.achterstand, total), kwijting=gone)
    if case.regeling and case.regeling.status != "voltooid":
        case = arrangement.with_status(case, "beeindigd")
    return replace(life, case=case), {"amount": total}


def _open(life: Life, one: Happening) -> Decimal:
    """What is open; a payment or a promise about nothing is a mistake in the call."""
    if not (total := life.case.achterstand.totaal):
        raise WrongCall("simulate_nothing_open", option=one.option, day=one.day.isoformat())
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
