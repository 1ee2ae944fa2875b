"""The highest price of consumer credit: statutory interest plus a surcharge (Besluit kredietvergoeding, article 4).

Holds for credit agreed from 10 August 2020 on. For older credit older maximums go on (instalment credit wholly,
revolving credit for earlier drawings); those are not in this table, so an older contract is refused.
"""

from datetime import date
from decimal import Decimal
from functools import cache

from letterkit.errors import CannotRender
from letterkit.law.figure import Figure, Table, shipped
from letterkit.law.statutory_interest import rates

_NEW_RULES = date(2020, 8, 10)


@cache
def surcharge() -> Table[Decimal]:
    """The surcharge in percentage points, by date."""
    return Table[Decimal].model_validate(shipped("credit_charge"))


def highest(day: date, agreed_on: date) -> Figure[Decimal]:
    """The highest yearly charge in percent on ``day`` for credit agreed on ``agreed_on``; as certain as its parts.

    Raises ``CannotRender`` with ``credit_too_old`` or ``law_figure_unknown``.
    """
    if agreed_on < _NEW_RULES:
        raise CannotRender("credit_too_old", since=_NEW_RULES.strftime("%d-%m-%Y"))
    rate, extra = rates().on(day), surcharge().on(day)
    return Figure[Decimal](
        value=rate.value + extra.value,
        source=f"{extra.source}; {rate.source}",
        confirmed=rate.confirmed and extra.confirmed,
        note=" ".join(filter(None, (rate.note, extra.note))),
    )
