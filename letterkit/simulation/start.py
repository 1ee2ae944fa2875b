"""Where a simulation begins: the case on its first missed day, or as it is in the file."""

from dataclasses import dataclass
from datetime import date

from letterkit.case import Case
from letterkit.case.events import Bkr
from letterkit.errors import WrongCall
from letterkit.simulation.case_state import changed
from letterkit.simulation.instalments import less

_NOTHING_YET = {"klacht": False, "geschil": False, "betaling_onderweg": False, "schuldhulp_sinds": None}
"""Signals about something that happened on the way; the others say who the customer is, and stay."""
_ON_THE_WAY = (
    "toestemming",
    "regeling",
    "voorstel",
    "pauze",
    "schuldhulp",
    "kwijting",
    "ontvangen",
    "klacht",
    "opeising",
    "bericht",
)
_LISTS = ("eerdere_berichten", "maatregelen", "contactpogingen")


@dataclass(frozen=True, slots=True)
class Start:
    """``left_out``: fields of the record that are ignored, because they were filled after the first missed day.
    ``recorded``: the case as it is in the file, which says whether the creditor asks interest.
    """

    case: Case
    day: date
    recorded: Case
    left_out: tuple[str, ...] = ()


def as_recorded(case: Case) -> Start:
    """The case as it is in the file, on the day it is known of."""
    return Start(case, case.stand_op, case)


def first_missed_day(case: Case) -> Start:
    """The case on the day its oldest open instalment was due: nothing sent yet, nothing happened yet.

    Raises ``WrongCall("simulate_no_arrears")`` when no instalment is open.
    """
    first = case.achterstand.oudste_vervaldatum
    if first is None:
        raise WrongCall("simulate_no_arrears", case=case.zaaknummer)
    planned = Bkr(melddatum=case.bkr.melddatum) if case.bkr and case.bkr.melddatum else None
    empty = less(case.achterstand, case.achterstand.totaal)
    due = tuple(term for term in case.achterstand.termijnen if term.vervaldatum == first)
    owed = {"termijnen": due, "totaal": sum((term.bedrag for term in due), empty.totaal)}
    fresh = changed(
        case,
        **dict.fromkeys(_ON_THE_WAY),
        achterstand=owed,
        **dict.fromkeys(_LISTS, ()),
        signalen=case.signalen.model_copy(update=_NOTHING_YET),
        bkr=planned,
        stand_op=first,
    )
    return Start(fresh, first, case, _left_out(case))


def _left_out(case: Case) -> tuple[str, ...]:
    """The filled fields that the simulation ignores."""
    names = [name for name in (*_ON_THE_WAY, *_LISTS) if getattr(case, name)]
    owed = case.achterstand
    names += [f"achterstand.{name}" for name in ("rente", "kosten") if getattr(owed, name)]
    names += [f"signalen.{name}" for name in _NOTHING_YET if getattr(case.signalen, name)]
    return tuple(names + (["bkr.gemeld"] if case.bkr and case.bkr.gemeld else []))
