"""The specification of a claim that a collector gives (Besluit kwaliteit incassodienstverlening, article 3.1)."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import CannotRender
from letterkit.law.statutory_interest import Part, interest

_ONE, _CENT = timedelta(days=1), Decimal("0.01")


def periods(case: Case, creditor: Creditor) -> tuple[Part, ...]:
    """The periods over which interest ran, a term at a time, up to and with the day of the data.

    Raises ``CannotRender("law_figure_unknown")`` when the rate of some day is not known.
    """
    return tuple(_parts(case, creditor)) if case.achterstand.rente else ()


def agrees(case: Case, creditor: Creditor) -> bool:
    """Whether the interest of the case is what its periods come to; programs round a cent a term apart."""
    try:
        computed = sum((part.amount for part in periods(case, creditor)), Decimal(0))
    except CannotRender:
        return False
    return abs(computed - case.achterstand.rente) <= _CENT * max(len(case.achterstand.termijnen), 1)


def vat(case: Case, creditor: Creditor) -> Decimal:
    """The part of the costs that is VAT, in euros."""
    if not creditor.incassokosten_btw:
        return Decimal(0)
    percent = creditor.law.vat_percent.value
    return (case.achterstand.kosten * percent / (100 + percent)).quantize(_CENT)


def _parts(case: Case, creditor: Creditor) -> Iterator[Part]:
    end = case.stand_op + _ONE
    for term in case.achterstand.termijnen:
        start = min(term.vervaldatum + _ONE, end)
        yield from interest(term.bedrag, start, end, agreed=creditor.vertragingsrente, settings=creditor.law).parts
