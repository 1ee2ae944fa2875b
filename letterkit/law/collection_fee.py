"""The fee for collection costs outside court: Besluit vergoeding voor buitengerechtelijke incassokosten, article 2.

The fee is a share of the principal in falling bands, with a minimum and a maximum (paragraphs 1 and 2). VAT comes on
top only under the conditions of paragraph 3. Interest is no part of the principal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from pydantic import BaseModel, ConfigDict

from letterkit.errors import CannotRender
from letterkit.law.figure import Table, notes, shipped
from letterkit.law.rounding import Rounding, amount_of
from letterkit.law.settings import Settings, shipped_settings

_NOTHING = Decimal("0.00")


class Band(BaseModel):
    """``percent`` over the next ``width`` euros of the principal; the last band has no width."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    width: Decimal | None = None
    percent: Decimal


class Staffel(BaseModel):
    """The bands in order, the lowest and the highest fee, in euros."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bands: tuple[Band, ...]
    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class VatDeclaration:
    """The three conditions of article 2, paragraph 3. VAT counts only when all hold."""

    taxed_service: bool
    cannot_reclaim: bool
    declared_in_letter: bool

    @property
    def complete(self) -> bool:
        return self.taxed_service and self.cannot_reclaim and self.declared_in_letter


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee in euros: ``net`` by the table, ``vat`` on top of it. ``notes``: Dutch, what is not certain about it."""

    principal: Decimal
    net: Decimal
    vat: Decimal
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        return self.net + self.vat


@cache
def staffel() -> Table[Staffel]:
    """The fee table, by date."""
    return Table[Staffel].model_validate(shipped("collection_fee"))


def fee(
    principals: Sequence[Decimal],
    day: date,
    *,
    paid: Decimal = _NOTHING,
    rounding: Rounding = Rounding.DOWN,
    vat: VatDeclaration | None = None,
    settings: Settings | None = None,
) -> Fee:
    """One fee on ``day`` over all claims that can be demanded together (article 6:96 BW, paragraph 7), in euros.

    ``paid``: what came in within the term of the 14-day letter; the fee is over what is left, and 0 over nothing.
    Raises ``CannotRender`` with ``amount_invalid`` or, before 1 July 2012, ``law_figure_unknown``.
    """
    principal = sum((amount_of(claim) for claim in principals), _NOTHING) - (amount_of(paid) if paid else _NOTHING)
    if not principals:
        raise CannotRender("amount_invalid")
    if principal <= 0:
        return Fee(_NOTHING, _NOTHING, _NOTHING)
    row = staffel().on(day)
    net = rounding.to_cents(min(max(_share(principal, row.value.bands), row.value.least), row.value.most))
    if vat is None or not vat.complete:
        return Fee(principal, net, _NOTHING, notes(row))
    percent = (settings or shipped_settings()).vat_percent
    return Fee(principal, net, rounding.to_cents(net * percent.value / 100), notes(row, percent))


def _share(principal: Decimal, bands: Sequence[Band]) -> Decimal:
    """The exact fee, before minimum, maximum and rounding."""
    share, rest = Decimal(0), principal
    for band in bands:
        part = rest if band.width is None else min(rest, band.width)
        share += part * band.percent / 100
        rest -= part
    return share
