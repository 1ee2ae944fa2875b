"""Which cases a person must look at before anything is sent, why, and what that person is to do.

SRCM 6, part 4: a workflow must let cases drop out for assessment by a person. A reason is a key below ``gate`` in the
texts, with ``why`` and ``do``.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.journey import Decision

MOST_MISSED_PLANS = 2
"""From the third missed arrangement a person looks whether another one has any sense (AFM 2021, chapter 4)."""

_ENOUGH_FOR_A_MIDDLE = 3
_PARTS_WITH_DAYS = (
    *("regeling", "voorstel", "pauze", "schuldhulp", "kwijting", "ontvangen"),
    *("klacht", "overdracht", "bkr", "opeising", "bericht"),
)

Check = Callable[[Case, Creditor, Decision, date], bool]

_CHECKS: dict[str, Check] = {
    "overleden": lambda case, _c, _d, _t: case.overleden,
    "bewind": lambda case, _c, decision, _t: case.onder_bewind and not _speaks_to_guardian(case, decision),
    "wsnp": lambda case, _c, _d, _t: case.wsnp,
    "schuldhulp": lambda case, _c, decision, _t: case.signalen.schuldhulp_sinds is not None and _asks(decision),
    "geschil": lambda case, _c, decision, _t: case.signalen.geschil and _asks(decision),
    "klacht": lambda case, _c, decision, _t: case.signalen.klacht and _asks(decision),
    "betaling_onderweg": lambda case, _c, decision, _t: case.signalen.betaling_onderweg and _asks(decision),
    "stand_oud": lambda case, creditor, _d, today: (today - case.stand_op).days > creditor.stand_max_dagen,
    "stand_in_toekomst": lambda case, _c, _d, today: case.stand_op > today,
    "bericht_in_toekomst": lambda case, _c, _d, today: any(m.datum > today for m in case.eerdere_berichten),
    "mogelijk_verjaard": lambda case, creditor, decision, today: decision.asks and _time_barred(case, creditor, today),
    "heel_klein": lambda _case, creditor, decision, _t: (
        decision.amount is not None and decision.amount < creditor.toetsen.ondergrens
    ),
    "heel_groot": lambda _case, creditor, decision, _t: (
        decision.amount is not None and decision.amount > creditor.toetsen.bovengrens
    ),
    "datum_ver_weg": lambda case, creditor, _d, today: _far_away(case, creditor, today),
    "bedrag_uit_verhouding": lambda case, creditor, decision, _t: decision.asks and _out_of_proportion(case, creditor),
    "kwetsbaar": lambda case, _c, decision, _t: case.signalen.kwetsbaar and decision.hard,
    "geldzorgen": lambda case, _c, decision, _t: case.signalen.geldzorgen and decision.hard,
    "problematische_schuld": lambda case, creditor, decision, _t: decision.hard and _in_trouble(case, creditor),
    "ander_land": lambda case, _c, decision, _t: (
        _lives_abroad(case) and (decision.hard or (decision.asks and _has_own_law(case)))
    ),
    "vaak_gemist": lambda case, _c, decision, _t: (
        decision.asks and case.regeling is not None and case.regeling.eerder_gemist >= MOST_MISSED_PLANS
    ),
    "niet_bereikbaar": lambda case, _c, decision, _t: decision.stage is not None and not decision.channels,
}


def signals() -> tuple[str, ...]:
    """All reasons that there are: what in a case says that a person must look first."""
    return tuple(_CHECKS)


def reasons(case: Case, creditor: Creditor, decision: Decision, today: date) -> tuple[str, ...]:
    """All reasons why a person must look first, gravest first; empty when the message may go."""
    return tuple([name for name, applies in _CHECKS.items() if applies(case, creditor, decision, today)])


def _asks(decision: Decision) -> bool:
    """A message that only confirms or comforts may go; one that asks, or no message at all, is for a person."""
    return decision.asks or decision.stage is None


def _time_barred(case: Case, creditor: Creditor, today: date) -> bool:
    """Whether the oldest claim may be time-barred (Dutch Civil Code 3:307, 3:308 and 7:28).

    A written reminder or an acknowledgement such as an arrangement starts the time anew (3:317, 3:318), and whether an
    earlier one did so is for a person: only messages and arrangements that are in the case count.
    """
    days = [case.achterstand.oudste_vervaldatum, *(m.datum for m in case.eerdere_berichten)]
    days.append(case.regeling.startdatum if case.regeling else None)
    last = max((day for day in days if day), default=None)
    return last is not None and _years_after(last, creditor.toetsen.verjaring_jaren) <= today


@lru_cache(maxsize=4096)  # of the last years there are not many days
def _years_after(day: date, years: int) -> date:
    return day + relativedelta(years=years)


def _far_away(case: Case, creditor: Creditor, today: date) -> bool:
    """Whether a day in the case lies so far back or ahead that it must be a slip; own fields are the creditor's own."""
    days = [term.vervaldatum for term in case.achterstand.termijnen] + [
        message.datum for message in case.eerdere_berichten
    ]
    for name in _PARTS_WITH_DAYS:
        part = getattr(case, name)
        if part is not None:
            days += [value for value in vars(part).values() if isinstance(value, date)]
    first = _years_after(today, -creditor.toetsen.datum_jaren_terug)
    last = _years_after(today, creditor.toetsen.datum_jaren_vooruit)
    return any(not first <= day <= last for day in days)


def _out_of_proportion(case: Case, creditor: Creditor) -> bool:
    """Whether one instalment is so many times the middle one that a comma may be lost; three make a middle."""
    most, amounts = creditor.toetsen.verhouding, sorted(term.bedrag for term in case.achterstand.termijnen)
    if not most or len(amounts) < _ENOUGH_FOR_A_MIDDLE:
        return False
    return amounts[-1] > most * amounts[(len(amounts) - 1) // 2]


def _lives_abroad(case: Case) -> bool:
    """Other law may hold there, such as Belgian law: letterkit knows Dutch law only."""
    return case.klant.adres is not None and case.klant.adres.land != "NL"


def _has_own_law(case: Case) -> bool:
    """Belgium has its own law for reminders too: the first is free, with terms and costs of its own (Book XIX WER)."""
    return case.klant.adres is not None and case.klant.adres.land == "BE"


def _speaks_to_guardian(case: Case, decision: Decision) -> bool:
    """Whether we know the guardian, and the message of this stage has words for one."""
    return case.bewindvoerder is not None and decision.kind is not None and decision.kind.guardian


def _in_trouble(case: Case, creditor: Creditor) -> bool:
    """The creditor's own indicators of problem debt (SRCM 6, part 6): enough of them together."""
    signs = creditor.schuldsignalen
    reasons = (
        len(case.achterstand.termijnen) >= signs.open_termijnen,
        case.regeling is not None and case.regeling.eerder_gemist >= signs.eerder_gemist,
        bool(case.overige_contracten) and len({t.contract for t in case.achterstand.termijnen if t.contract}) > 1,
    )
    return sum(reasons) >= signs.minstens
