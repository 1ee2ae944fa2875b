"""Which cases a person must look at before anything is sent, why, and what that person is to do.

SRCM 6, part 4: a workflow must let cases drop out for assessment by a person. A reason is a key below ``gate`` in the
texts, with ``why`` and ``do``.
"""

from collections.abc import Callable
from datetime import date

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.journey import Decision, stages

MOST_MISSED_PLANS = 2
"""From the third missed arrangement a person looks whether another one has any sense (AFM 2021, chapter 4)."""

Check = Callable[[Case, Creditor, Decision, date], bool]

_CHECKS: dict[str, Check] = {
    "overleden": lambda case, _c, _d, _t: case.signalen.overleden,
    "bewind": lambda case, _c, decision, _t: case.onder_bewind and not _speaks_to_guardian(case, decision),
    "wsnp": lambda case, _c, _d, _t: case.signalen.wsnp,
    "schuldhulp": lambda case, _c, decision, _t: case.signalen.schuldhulp_sinds is not None and _asks(decision),
    "geschil": lambda case, _c, decision, _t: case.signalen.geschil and _asks(decision),
    "klacht": lambda case, _c, decision, _t: case.signalen.klacht and _asks(decision),
    "betaling_onderweg": lambda case, _c, decision, _t: case.signalen.betaling_onderweg and _asks(decision),
    "stand_oud": lambda case, creditor, _d, today: (today - case.stand_op).days > creditor.stand_max_dagen,
    "stand_in_toekomst": lambda case, _c, _d, today: case.stand_op > today,
    "kwetsbaar": lambda case, _c, decision, _t: case.signalen.kwetsbaar and decision.hard,
    "geldzorgen": lambda case, _c, decision, _t: case.signalen.geldzorgen and decision.hard,
    "problematische_schuld": lambda case, creditor, decision, _t: decision.hard and _in_trouble(case, creditor),
    "ander_land": lambda case, _c, decision, _t: decision.hard and _lives_abroad(case),
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
    return tuple(name for name, applies in _CHECKS.items() if applies(case, creditor, decision, today))


def _asks(decision: Decision) -> bool:
    """A message that only confirms or comforts may go; one that asks, or no message at all, is for a person."""
    return decision.asks or decision.stage is None


def _lives_abroad(case: Case) -> bool:
    """Other law may hold there, such as Belgian law: letterkit knows Dutch law only."""
    return case.klant.adres is not None and case.klant.adres.land != "NL"


def _speaks_to_guardian(case: Case, decision: Decision) -> bool:
    """Whether we know the guardian, and the message of this stage has words for one."""
    return case.bewindvoerder is not None and decision.stage is not None and stages()[decision.stage].guardian


def _in_trouble(case: Case, creditor: Creditor) -> bool:
    """The creditor's own indicators of problem debt (SRCM 6, part 6): enough of them together."""
    signs = creditor.schuldsignalen
    found = (
        len(case.achterstand.termijnen) >= signs.open_termijnen,
        case.regeling is not None and case.regeling.eerder_gemist >= signs.eerder_gemist,
        bool(case.overige_contracten) and len({t.contract for t in case.achterstand.termijnen if t.contract}) > 1,
    )
    return sum(found) >= signs.minstens
