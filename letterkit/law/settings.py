"""Single figures of law, with the dated tables. A creditor who knows better replaces one with its own source:

``with_own({"pause_days": {"value": 150, "source": "…", "confirmed": True}})``
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from letterkit.law.figure import Figure, shipped
from letterkit.law.tables import Percent, Tables, shipped_tables, with_own_rows

Days = Annotated[int, Field(ge=0, le=3660)]
Months = Annotated[int, Field(ge=1, le=120)]
Hour = Annotated[int, Field(ge=0, le=23)]
Euros = Annotated[Decimal, Field(ge=0, le=1_000_000)]

_IN_ORDER = (
    ("cap_next_instalment", "cap_per_instalment"),
    ("cap_per_instalment", "cap_per_period"),
    ("bkr_notice_least_days", "bkr_notice_most_days"),
    ("nvvk_least_months", "nvvk_default_months"),
    ("nvvk_default_months", "nvvk_most_months"),
    ("contact_from_hour", "contact_until_hour"),
)
"""Pairs of which the first may not be larger than the second."""


class Settings(BaseModel):
    """All settings; ``settings.yaml`` says for each where it comes from. Days and months are whole numbers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vat_percent: Figure[Percent]
    cap_highest_instalment: Figure[Euros]
    cap_per_instalment: Figure[Euros]
    cap_next_instalment: Figure[Euros]
    cap_per_period: Figure[Euros]
    cap_period_months: Figure[Months]
    cap_since: Figure[date]
    cap_counts_per: Figure[Literal["contract", "customer"]]
    notice_costs_threshold: Figure[Euros]
    calling_in_months: Figure[Months]
    forbearance_duty_since: Figure[date]
    bkr_notice_most_days: Figure[Days]
    bkr_notice_least_days: Figure[Days]
    bkr_months_instalment_credit: Figure[Months]
    bkr_months_revolving_credit: Figure[Months]
    bkr_months_mortgage: Figure[Months]
    bkr_months_other_mortgage: Figure[Months]
    bkr_months_residual_debt: Figure[Months]
    bkr_months_debt_consolidation: Figure[Months]
    bkr_months_operational_lease: Figure[Months]
    bkr_months_business_credit: Figure[Months]
    bkr_months_other_obligation: Figure[Months]
    bkr_least_amount: Figure[Euros]
    bkr_least_amount_business: Figure[Euros]
    bkr_visible_years: Figure[Annotated[int, Field(ge=0, le=30)]]
    pause_days: Figure[Days]
    nvvk_least_months: Figure[Months]
    nvvk_most_months: Figure[Months]
    nvvk_default_months: Figure[Months]
    moratorium_most_months: Figure[Months]
    contact_from_hour: Figure[Hour]
    contact_until_hour: Figure[Hour]

    tables: Tables = Field(default_factory=shipped_tables)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the single figures."""
        return tuple(name for name in cls.model_fields if name != "tables")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if any(getattr(self, low).value > getattr(self, high).value for low, high in _IN_ORDER):
            raise ValueError("law_out_of_order")
        return self

    def open_points(self) -> Iterator[tuple[str, Figure[Any]]]:
        """Name and figure of every setting that is not confirmed."""
        for name in self.names():
            figure: Figure[Any] = getattr(self, name)
            if not figure.confirmed:
                yield name, figure


@cache
def shipped_settings() -> Settings:
    return Settings.model_validate(shipped("settings"))


def with_own(figures: Mapping[str, Any], rows: Mapping[str, Sequence[Mapping[str, Any]]] | None = None) -> Settings:
    """The shipped settings with some of a creditor's own in their place, by name; ``rows``: of dated tables.

    Raises pydantic's ``ValidationError`` when a value is no such figure, or two no longer go together.
    """
    if not figures and not rows:
        return shipped_settings()
    return Settings.model_validate({**shipped("settings"), **figures, "tables": with_own_rows(rows or {})})
