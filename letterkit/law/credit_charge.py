"""The highest price of consumer credit: statutory interest plus a surcharge (Besluit kredietvergoeding, article 4).

Holds for credit agreed from 10 August 2020 on. For older credit older maximums go on (instalment credit wholly,
revolving credit for earlier drawings); those are not in this table, so an older contract is refused.
"""

from datetime import date
from decimal import Decimal

from letterkit.dutch import dates
from letterkit.errors import CannotRender
from letterkit.law.figure import Figure
from letterkit.law.settings import Settings, shipped_settings

_NEW_RULES = date(2020, 8, 10)


def highest(day: date, agreed_on: date, settings: Settings | None = None) -> Figure[Decimal]:
    """The highest yearly charge in percent on ``day`` for credit agreed on ``agreed_on``; as certain as its parts.

    Raises ``CannotRender`` with ``credit_too_old`` or ``law_figure_unknown``.
    """
    if agreed_on < _NEW_RULES:
        raise CannotRender("credit_too_old", since=dates.printed_digits(_NEW_RULES))
    tables = (settings or shipped_settings()).tables
    rate, extra = tables.statutory_interest.on(day), tables.credit_charge.on(day)
    return Figure[Decimal](
        value=rate.value + extra.value,
        source=f"{extra.source}; {rate.source}",
        confirmed=rate.confirmed and extra.confirmed,
        note=" ".join(filter(None, (rate.note, extra.note))),
    )
