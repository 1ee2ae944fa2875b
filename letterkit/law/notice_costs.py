"""What a notice of public law may cost its reader: Kostenwet invordering rijksbelastingen, article 2."""

from datetime import date
from decimal import Decimal

from letterkit.law.figure import Row
from letterkit.law.settings import Settings


def highest(claimed: Decimal, day: date, settings: Settings) -> Row[Decimal]:
    """The costs of a notice of ``day`` over ``claimed`` euros. Raises ``CannotRender("law_figure_unknown")`` for a year
    of which nobody gave the amount: what nobody looked up is not asked.
    """
    tables = settings.tables
    small = claimed < settings.notice_costs_threshold.value
    return (tables.notice_costs_low if small else tables.notice_costs_high).on(day)
