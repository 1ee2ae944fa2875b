"""The cap on fees for instalments (since 1 October 2024): many small terms may not each bring a full minimum fee.

Rule text to be verified. Known from secondary sources only: it concerns terms of at most € 266.67, at most € 40 a
term and € 140 in six months, looking back six months from each unpaid term. € 140 are € 40 and five times € 20, so a
later term of the period may bring € 20 only; nobody could read which it is, and the ledger keeps to the lower one. All
figures are settings with notes. This module is a ledger that refuses what would pass the cap in *any* window of six
months, also for a fee booked later on an earlier day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from letterkit.errors import CannotRender
from letterkit.law import collection_fee, days
from letterkit.law.figure import notes
from letterkit.law.rounding import Rounding, amount_of
from letterkit.law.settings import Settings, shipped_settings

_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Charge:
    """A fee that was charged: to which contract, on which day, in euros."""

    contract: str
    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Ledger:
    """All capped fees of one customer."""

    charges: tuple[Charge, ...] = ()

    def room(self, contract: str, on: date, settings: Settings | None = None) -> Decimal:
        """The highest fee that may still be charged for one term of ``contract`` on ``on``, in euros; 0 when full."""
        figures = settings or shipped_settings()
        counted = [c for c in self.charges if figures.cap_counts_per.value == "customer" or c.contract == contract]
        months = figures.cap_period_months.value
        ends = [on, *(c.on for c in counted if on < c.on < days.months_after(on, months))]
        fullest = max(_used(counted, end, months) for end in ends)
        highest = figures.cap_next_instalment if fullest else figures.cap_per_instalment
        return max(min(highest.value, figures.cap_per_period.value - fullest), _NOTHING)

    def add(self, charge: Charge, settings: Settings | None = None) -> "Ledger":
        """The ledger with ``charge`` in it. Raises ``CannotRender("fee_over_cap")`` when there is no room for it."""
        if amount_of(charge.amount) > (most := self.room(charge.contract, charge.on, settings)):
            raise CannotRender("fee_over_cap", most=most)
        return replace(self, charges=(*self.charges, charge))


def applies(instalment: Decimal, on: date, settings: Settings | None = None) -> bool:
    """Whether the cap counts for a term of this size on this day."""
    figures = settings or shipped_settings()
    return on >= figures.cap_since.value and amount_of(instalment) <= figures.cap_highest_instalment.value


def fee(
    ledger: Ledger,
    contract: str,
    instalment: Decimal,
    on: date,
    *,
    rounding: Rounding = Rounding.DOWN,
    settings: Settings | None = None,
) -> collection_fee.Fee:
    """The fee for one missed term after its own 14-day letter: by the table, and never more than the cap leaves.

    VAT is never added to a capped fee: whether that is allowed is not known.
    """
    plain = collection_fee.fee((instalment,), on, rounding=rounding)
    if not applies(instalment, on, settings):
        return plain
    most = ledger.room(contract, on, settings)
    return replace(plain, net=min(plain.net, most), notes=plain.notes + open_points(settings))


def one_late_letter(
    instalments: Sequence[Decimal],
    on: date,
    *,
    rounding: Rounding = Rounding.DOWN,
    settings: Settings | None = None,
) -> collection_fee.Fee:
    """The fee when terms had no 14-day letter of their own and one later letter covers them all.

    It is the highest fee that a single one of them would have given. Raises ``CannotRender("amount_invalid")`` when
    there is no instalment.
    """
    if not instalments:
        raise CannotRender("amount_invalid")
    highest = collection_fee.fee((max(instalments),), on, rounding=rounding)
    return replace(highest, notes=highest.notes + open_points(settings))


def letter_fee(
    instalments: Sequence[Decimal],
    on: date,
    *,
    vat: collection_fee.VatDeclaration | None = None,
    settings: Settings | None = None,
) -> collection_fee.Fee:
    """The fee that one 14-day letter over these terms may name: where the cap may count, the reading that asks least.

    One term alone stacks nothing: it has the fee of the table, with VAT where that is declared.

    Raises ``CannotRender("amount_invalid")`` when there is no instalment.
    """
    if len(instalments) > 1 and all(applies(instalment, on, settings) for instalment in instalments):
        return one_late_letter(instalments, on, settings=settings)
    return collection_fee.fee(instalments, on, vat=vat, settings=settings)


def open_points(settings: Settings | None = None) -> tuple[str, ...]:
    """What is not certain about the cap, in Dutch."""
    figures = settings or shipped_settings()
    return notes(
        figures.cap_highest_instalment,
        figures.cap_per_instalment,
        figures.cap_next_instalment,
        figures.cap_per_period,
        figures.cap_period_months,
        figures.cap_since,
        figures.cap_counts_per,
    )


def _used(charges: Sequence[Charge], end: date, months: int) -> Decimal:
    """What was charged in the period that ends on ``end``."""
    start = days.months_after(end, -months)
    return sum((c.amount for c in charges if start < c.on <= end), _NOTHING)
