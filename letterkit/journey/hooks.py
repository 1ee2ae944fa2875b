"""What the law says about the day of a stage: a reason to wait or to leave it out, from ``letterkit.law``."""

from collections.abc import Callable
from datetime import date

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.law import bkr, calling_in, fourteen_day_gate

SKIP = "skip"
"""The stage does not apply to this case: the ladder goes on to the next."""

Hook = Callable[[Case, Creditor, date], str | None]


def check(stage: str, case: Case, creditor: Creditor, today: date) -> str | None:
    """None when the stage may go now; ``SKIP``; or a reason (key below ``gate``) why a person must look or wait."""
    hook = _HOOKS.get(stage)
    return hook(case, creditor, today) if hook else None


def _fourteen_days(case: Case, creditor: Creditor, today: date) -> str | None:
    oldest = case.achterstand.oudste_vervaldatum
    found = fourteen_day_gate.obstacles(
        creditor.sector,
        in_default=oldest is not None and oldest < today,
        natural_person=not case.klant.bedrijfsnaam,
        late_charge=creditor.vertragingsvergoeding,
        switched_on="veertiendagenbrief" in creditor.fasen or None,
        sent_before=any(
            m.fase == "veertiendagenbrief" and oldest and m.datum >= oldest for m in case.eerdere_berichten
        ),
    )
    return SKIP if found else None


def _bkr(case: Case, creditor: Creditor, today: date) -> str | None:
    if creditor.sector != "consumptief_krediet" or case.bkr is None or case.bkr.gemeld or not case.bkr.melddatum:
        return SKIP
    window = bkr.announcement_window(case.bkr.melddatum, creditor.law)
    if today < window.first_day:
        return "bkr_too_early"
    return None if window.holds(today) else "bkr_too_late"


def _hand_over(case: Case, _creditor: Creditor, today: date) -> str | None:
    if case.overdracht is None:
        return "needs_overdracht"
    if not solution_offered(case):
        return "no_solution_offered"
    return "hand_over_too_soon" if case.overdracht.datum <= today else None


def _calling_in(case: Case, creditor: Creditor, today: date) -> str | None:
    if creditor.sector != "consumptief_krediet":
        return SKIP
    asked, oldest = case.opeising, case.achterstand.oudste_vervaldatum
    if asked is None or oldest is None:
        return "needs_opeising"
    facts = calling_in.Facts(
        oldest_due=oldest,
        open_amount=case.achterstand.totaal,
        notice_sent=asked.aanmaning_op,
        notice_until=asked.aanmaning_tot,
        forbearance_offered=solution_offered(case),
        arrangement_kept=case.regeling is not None and case.regeling.status == "lopend",
        debt_help=case.schuldhulp is not None or case.signalen.schuldhulp_sinds is not None,
        complaint_open=case.signalen.klacht or case.signalen.geschil,
    )
    found = calling_in.verdict(facts, today, creditor.law).obstacles
    return f"opeising_{found[0]}" if found else None


def solution_offered(case: Case) -> bool:
    """Whether this customer was offered a concrete way out in this spell of arrears (directive 2023/2225, art. 35)."""
    return case.regeling is not None or any(m.fase == "regeling_aanbod" for m in case.eerdere_berichten)


def next_window(stage: str, case: Case, creditor: Creditor) -> date | None:
    """The first day on which a stage that is too early may go."""
    if stage == "bkr_vooraankondiging" and case.bkr and case.bkr.melddatum:
        return bkr.announcement_window(case.bkr.melddatum, creditor.law).first_day
    return None


_HOOKS: dict[str, Hook] = {
    "veertiendagenbrief": _fourteen_days,
    "bkr_vooraankondiging": _bkr,
    "overdracht_incasso": _hand_over,
    "opeising": _calling_in,
}
