"""Whether the money of a case is what law and record allow: costs, interest, and what an arrangement asks.

``review_gate`` asks whether a person must look for the customer's sake; this gate looks at the amounts. A creditor's
system adds costs and interest up; here they are compared with the letter that must come first (article 6:96 BW,
paragraph 6), the scale and the cap (Besluit BIK), and the rate (6:119 BW). In public law the costs of a notice are
compared with the Kostenwet; its interest is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from letterkit.case import Case
from letterkit.case.arrears import Afbetaling
from letterkit.creditor import Creditor
from letterkit.dutch.amounts import printed
from letterkit.errors import CannotRender
from letterkit.journey import Decision, fourteen_day_letters
from letterkit.law import instalment_cap, notice_costs, statutory_interest
from letterkit.law.collection_fee import VatDeclaration
from letterkit.law.rounding import Rounding
from letterkit.sectors import sectors

_NOTICE = "aanmaning"
_NOTHING, _CENT, _ONE = Decimal("0.00"), Decimal("0.01"), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CaseFault:
    """``code`` below ``gate`` in the texts; ``field`` of the case to look at; ``values``: amounts and days to print."""

    code: str
    field: str
    values: tuple[tuple[str, str], ...] = ()


def in_message(case: Case, creditor: Creditor, decision: Decision, today: date) -> tuple[CaseFault, ...]:
    """What keeps the message of ``decision`` from going; empty for one that asks and offers nothing."""
    kind = decision.kind
    if kind is None:
        return ()
    faults = list(_arrears(case, creditor, today, decision.stage)) if decision.asks else []
    if kind.law == "fourteen_days" and case.achterstand.kosten:
        faults.insert(0, _costs("kosten_in_veertiendagenbrief", case))
    plan = {"voorstel": case.voorstel, "regeling": case.regeling}.get(kind.needs or "")
    arrival = decision.calendar.delivered if decision.calendar else today
    debit = _debit(case, creditor, arrival) if kind.needs == "regeling" else ()
    return (*faults, *(_plan(case, kind.needs or "", plan) if plan else ()), *debit)


def in_case(case: Case, creditor: Creditor) -> tuple[CaseFault, ...]:
    """All that is wrong with the money of a case on the day of its data, whatever is sent."""
    plans = {"voorstel": case.voorstel, "regeling": case.regeling}
    of_plans = [fault for name, plan in plans.items() if plan for fault in _plan(case, name, plan)]
    return (*_arrears(case, creditor, case.stand_op), *of_plans, *_debit(case, creditor, None))


def _arrears(case: Case, creditor: Creditor, today: date, stage: str | None = None) -> Iterator[CaseFault]:
    """``stage`` of the message that asks; None: of the case, whatever is sent."""
    if not sectors()[creditor.sector].private_law.value:
        yield from _of_notice(case, creditor, today, stage)
        return
    if case.achterstand.kosten:
        yield from _of_costs(case, creditor, today)
    if case.achterstand.rente and not case.klant.bedrijfsnaam:  # between businesses another rate holds (6:119a BW)
        yield from _of_interest(case, creditor)


def _of_notice(case: Case, creditor: Creditor, today: date, stage: str | None) -> Iterator[CaseFault]:
    """Public law: the costs of one notice, asked in that notice or after it (Awb 4:113 and the Kostenwet)."""
    if not case.achterstand.kosten:
        return
    oldest = case.achterstand.oudste_vervaldatum
    days = [m.datum for m in case.eerdere_berichten if m.fase == _NOTICE and oldest and m.datum >= oldest]
    if not days and stage not in (None, _NOTICE):
        yield _costs("kosten_zonder_aanmaning", case)
        return
    claimed = case.achterstand.totaal - case.achterstand.kosten
    sent = max(days, default=today)
    try:
        most = notice_costs.highest(claimed, sent, creditor.law).value
    except CannotRender:  # nobody gave the amount of that year
        yield _costs("aanmaningskosten_onbekend", case, ("year", str(sent.year)))
        return
    if case.achterstand.kosten > most:
        yield _costs("aanmaningskosten_te_hoog", case, ("most", printed(most)))


def _of_costs(case: Case, creditor: Creditor, today: date) -> Iterator[CaseFault]:
    """For a business no letter has to come first, but the scale is the same."""
    if creditor.vertragingsvergoeding:
        yield _costs("kosten_naast_vertragingsvergoeding", case)
        return
    letters = fourteen_day_letters.of(case, creditor)
    lapsed = [letter.posted for letter in letters if letter.over(today)]
    days = lapsed or ([case.stand_op + _ONE] if case.klant.bedrijfsnaam else [])
    if not letters and not days:
        yield _costs("kosten_zonder_brief", case)
    elif not days:
        yield _costs("kosten_termijn_loopt", case, ("day", letters[0].fee_from.isoformat()))
    elif case.achterstand.kosten > (most := _highest_costs(case, creditor, days)):
        yield _costs("kosten_te_hoog", case, ("most", printed(most)))


def _highest_costs(case: Case, creditor: Creditor, days: list[date]) -> Decimal:
    """The costs that letters of ``days`` allow over what is open of the terms that each was the first to name."""
    declared = creditor.incassokosten_btw
    vat = VatDeclaration(taxed_service=declared, cannot_reclaim=declared, declared_in_letter=declared)
    ledger, total, open_terms = instalment_cap.Ledger(), _NOTHING, list(case.achterstand.termijnen)
    for day in days:
        amounts = [term.bedrag for term in open_terms if term.vervaldatum < day]
        open_terms = [term for term in open_terms if term.vervaldatum >= day]
        if not amounts:
            continue
        fee = instalment_cap.letter_fee(amounts, day, vat=vat, settings=creditor.law).total
        if all(instalment_cap.applies(amount, day, creditor.law) for amount in amounts):
            room = ledger.room("", day, creditor.law)
            fee = min(fee, room) if ledger.charges else fee  # alone it stacks nothing, and may carry its VAT
            if charged := min(fee, room):
                ledger = ledger.add(instalment_cap.Charge("", day, charged), creditor.law)
        total += fee
    return total


def _of_interest(case: Case, creditor: Creditor) -> Iterator[CaseFault]:
    """Interest over what is open, from the day after each due day; a cent a term more, because programs round apart."""
    most, end = _NOTHING, case.stand_op + _ONE
    try:
        for term in case.achterstand.termijnen:
            start = min(term.vervaldatum + _ONE, end)
            most += _CENT + statutory_interest.total(
                term.bedrag,
                start,
                end,
                agreed=creditor.vertragingsrente,
                rounding=Rounding.HALF_UP,
                settings=creditor.law,
            )
    except CannotRender:  # the rate of some day is not known
        yield CaseFault("rente_onbekend", "achterstand.rente", (("interest", printed(case.achterstand.rente)),))
        return
    if case.achterstand.rente > most:
        asked = printed(case.achterstand.rente)
        yield CaseFault("rente_te_hoog", "achterstand.rente", (("interest", asked), ("most", printed(most))))


def _plan(case: Case, name: str, plan: Afbetaling) -> Iterator[CaseFault]:
    """A proposal, or an arrangement that is yet to be confirmed: later on, terms are paid and others fall due."""
    if getattr(plan, "status", "nieuw") != "nieuw":
        return
    owed = case.achterstand.totaal + plan.rente
    if plan.samen > owed:
        values = (("asked", printed(plan.samen)), ("owed", printed(owed)))
        yield CaseFault(f"{name}_te_hoog", f"{name}.totaal", values)


def _debit(case: Case, creditor: Creditor, arrival: date | None) -> Iterator[CaseFault]:
    """What a direct debit of an arrangement lacks (SEPA Direct Debit Core rulebook: creditor identifier, mandate and
    notice ahead). ``arrival``: the day on which the customer has the notice, when that is known.
    """
    plan = case.regeling
    if plan is None or plan.incassodag is None or plan.status != "nieuw":
        return
    if creditor.betalen.incassant_id is None:
        yield CaseFault("incasso_zonder_id", "regeling.incassodag")
    if plan.machtigingskenmerk is None:
        yield CaseFault("incasso_zonder_machtiging", "regeling.machtigingskenmerk")
    if plan.startdatum.day != plan.incassodag:
        yield CaseFault("incasso_andere_dag", "regeling.startdatum", (("number", str(plan.incassodag)),))
    if arrival and plan.startdatum < (first := arrival + timedelta(days=creditor.betalen.incasso_vooraf_dagen)):
        yield CaseFault("incasso_te_snel", "regeling.startdatum", (("day", first.isoformat()),))


def _costs(code: str, case: Case, *values: tuple[str, str]) -> CaseFault:
    return CaseFault(code, "achterstand.kosten", (("costs", printed(case.achterstand.kosten)), *values))
