"""What every day brings by itself, before anyone does anything: instalments, terms of an arrangement, days set before.

Each function takes the state of the case and the day, and gives the state after it with the facts of that day. These
facts follow from the record; whether a message goes is decided by journey and gate alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from letterkit import journey, review_gate
from letterkit.case import Case, Termijn
from letterkit.creditor import Creditor
from letterkit.law import quiet_hours
from letterkit.sectors import sectors
from letterkit.simulation import arrangement
from letterkit.simulation.case_state import CaseState, signalled
from letterkit.simulation.instalments import with_instalment
from letterkit.simulation.timeline import Fact

_ONE = timedelta(days=1)
_NO_CALL = frozenset({"overleden", "bewind", "wsnp", "schuldhulp", "geschil", "klacht", "betaling_onderweg"})
"""Reasons of the gate for which nobody calls about money; for the others a call is what is needed."""
DayChange = tuple[CaseState, tuple[Fact, ...]]


def missed(case: Case, term: Termijn) -> Fact:
    """An instalment that is not paid."""
    what = term.omschrijving or case.contract.omschrijving
    values = {"amount": term.bedrag, "what": what, "open": case.achterstand.totaal}
    return Fact(term.vervaldatum, "missed", "klant", values)


def fallen_due(state: CaseState, creditor: Creditor, due: Sequence[Termijn], today: date) -> DayChange:
    """The instalments of today that go unpaid; with a kept arrangement, a pause or debt help they are paid."""
    facts = []
    for term in due:
        if state.case.achterstand.totaal and not state.plan_is_kept and not _is_paused(state, creditor, today):
            state = state.with_case(achterstand=with_instalment(state.case.achterstand, term))
            facts.append(missed(state.case, term))
    return state, tuple(facts)


def term_of_plan(state: CaseState, today: date) -> DayChange:
    """A term of the arrangement that was due: the day after, its money has come or it has not."""
    term = arrangement.term_due(state, today)
    if term is None:
        return state, ()
    state, amount = arrangement.settled(state, term, today)
    values = {"number": term.nummer, "on": term.datum, "open": state.case.achterstand.totaal}
    if amount is None:
        return state, (Fact(today, "plan_missed", "klant", values),)
    return state, (Fact(today, "plan_paid", "klant", {**values, "amount": amount}),)


def complaint(state: CaseState, today: date) -> DayChange:
    """The day after the answer that was promised, the complaint is no longer open."""
    case = state.case
    if case.klacht is None or not case.signalen.klacht or case.klacht.antwoord_voor + _ONE != today:
        return state, ()
    state = replace(state, case=signalled(case, "klacht", on=False))
    return state, (Fact(today, "complaint_answered", "u", {}),)


def mark(state: CaseState, creditor: Creditor, today: date) -> DayChange:
    """The day of a mark in the credit register, which needs arrears, no agreement, and an announcement."""
    case = state.case
    register = case.bkr
    if (
        register is None
        or register.gemeld
        or register.melddatum != today
        or not sectors()[creditor.sector].consumer_credit
    ):
        return state, ()
    if not case.achterstand.totaal or state.plan_is_kept or _is_paused(state, creditor, today):
        return state, (Fact(today, "bkr_not_needed", "u", {}),)
    if not _announced(case, "bkr_vooraankondiging"):
        return state, (Fact(today, "bkr_not_announced", "u", {}),)
    state = state.with_case(bkr=register.model_copy(update={"gemeld": True}))
    return state, (Fact(today, "bkr_marked", "u", {}),)


def hand_over(state: CaseState, creditor: Creditor, today: date) -> DayChange:
    """The day of a hand-over, which needs arrears, no agreement, and an announcement."""
    case = state.case
    if case.overdracht is None or case.overdracht.datum != today or not case.achterstand.totaal:
        return state, ()
    agreed = state.plan_is_kept or _is_paused(state, creditor, today)
    name = "handed_over" if _announced(case, "overdracht_incasso") and not agreed else "not_handed_over"
    return state, (Fact(today, name, "u", {"partner": case.overdracht.partner}),)


def calls(state: CaseState, creditor: Creditor, today: date) -> DayChange:
    """The calls to make today: none when something is agreed; one that the gate forbids today waits for a later day."""
    if not state.case.achterstand.totaal or state.plan_is_kept or _is_paused(state, creditor, today):
        return replace(state, calls=()), ()
    due = [call for call in state.calls if call[0] <= today and _may_call(state.case, creditor, call[1], today)]
    if not due or quiet_hours.first_on(today, state.law).date() != today:
        return state, ()
    state = replace(state, calls=tuple(call for call in state.calls if call not in due))
    return state, tuple(to_call(state.case, "after", stage, today) for _, stage in due)


def to_call(case: Case, when: str, stage: str, today: date) -> Fact:
    """A call before or after the message of a stage: to the customer, or to the guardian in the customer's place."""
    name = f"call_{when}_guardian" if case.onder_bewind else f"call_{when}"
    return Fact(today, name, "taak", {"stage": stage})


def runs_on(state: CaseState, creditor: Creditor, today: date) -> bool:
    """Whether interest grows today: not beside an arrangement that is kept, nor in a pause that says so."""
    pause = state.case.pauze
    if pause and pause.van <= today <= pause.tot:
        return pause.rente_loopt_door
    return not state.plan_is_kept and not _is_paused(state, creditor, today)


def _may_call(case: Case, creditor: Creditor, stage: str, today: date) -> bool:
    """Whether the gate knows nothing for which nobody calls about the message of ``stage``."""
    reasons = review_gate.reasons(case, creditor, journey.for_stage(case, creditor, stage, today), today)
    return _NO_CALL.isdisjoint(reasons)


def _is_paused(state: CaseState, creditor: Creditor, today: date) -> bool:
    """Whether a pause or debt help holds today, as the journey sees it."""
    return bool(journey.decide(state.case, creditor, today).variables["pauze"])


def _announced(case: Case, stage: str) -> bool:
    return any(message.fase == stage for message in case.eerdere_berichten)
