"""The instalments that fall due while the days go by, and how a payment is counted against what is open."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from letterkit.case import Achterstand, Case, Termijn
from letterkit.case.arrears import month_after
from letterkit.dutch.dates import MONTH, MONTHS

_NAMED_MONTH = re.compile(rf"\b({MONTH})( \d{{4}})?\b", re.IGNORECASE)
_SHORTEST_MONTH, _LONGEST_MONTH = 27, 33  # days between two instalments that are one month apart


def monthly_amount(case: Case) -> Decimal | None:
    """What falls due each month, read from the record: instalments a month apart, or one that names its month.

    None when nothing tells that the contract asks for money each month.
    """
    terms = sorted(case.achterstand.termijnen, key=lambda term: term.vervaldatum)
    if not terms:
        return None
    apart = [(later.vervaldatum - term.vervaldatum).days for term, later in pairwise(terms)]
    monthly = any(_SHORTEST_MONTH <= days <= _LONGEST_MONTH for days in apart)
    named = _NAMED_MONTH.search(terms[-1].omschrijving) is not None
    return terms[-1].bedrag or None if monthly or named else None


def coming(case: Case, first: date, until: date, monthly: Decimal | None) -> tuple[Termijn, ...]:
    """The instalments due after ``first`` and up to ``until``: those of the record, then ``monthly`` each month."""
    terms = sorted(case.achterstand.termijnen, key=lambda term: term.vervaldatum)
    later = [term for term in terms if term.vervaldatum > first]
    if monthly:
        later += [term for term in _months(terms[-1], until, monthly) if term.vervaldatum > first]
    return tuple(term for term in later if term.vervaldatum <= until)


def _months(last: Termijn, until: date, amount: Decimal) -> Sequence[Termijn]:
    termijns: list[Termijn] = []
    while (day := month_after(last.vervaldatum, len(termijns) + 1)) <= until:
        words = _NAMED_MONTH.sub(lambda match: _month(match, day), last.omschrijving)
        termijns.append(Termijn(vervaldatum=day, bedrag=amount, omschrijving=words, contract=last.contract))
    return termijns


def _month(match: re.Match[str], day: date) -> str:
    return MONTHS[day.month - 1] + (f" {day.year}" if match[2] else "")


def with_instalment(owed: Achterstand, term: Termijn) -> Achterstand:
    """One more instalment that is not paid."""
    return _owed((*owed.termijnen, term), owed.rente, owed.kosten)


def with_interest(owed: Achterstand, interest: Decimal) -> Achterstand:
    """The same with other interest."""
    return _owed(owed.termijnen, interest, owed.kosten)


def less(owed: Achterstand, amount: Decimal) -> Achterstand:
    """What is still open after a payment: costs first, then interest, then the oldest instalment (6:43 and 6:44 BW)."""
    kosten, amount = _lowered(owed.kosten, amount)
    rente, amount = _lowered(owed.rente, amount)
    terms = []
    for term in sorted(owed.termijnen, key=lambda instalment: instalment.vervaldatum):
        left, amount = _lowered(term.bedrag, amount)
        if left:
            terms.append(term.model_copy(update={"bedrag": left}))
    return _owed(tuple(terms), rente, kosten)


def _lowered(open_: Decimal, amount: Decimal) -> tuple[Decimal, Decimal]:
    """What is left open of one part, and what is left of the payment."""
    used = min(open_, amount)
    return open_ - used, amount - used


def _owed(terms: tuple[Termijn, ...], rente: Decimal, kosten: Decimal) -> Achterstand:
    total = sum((term.bedrag for term in terms), rente + kosten)
    return Achterstand(termijnen=terms, rente=rente, kosten=kosten, totaal=total)
