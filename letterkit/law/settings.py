"""Single figures of law that are not dated tables. A creditor who knows better replaces one with its own source:

``with_own({"pause_days": {"value": 150, "source": "…", "confirmed": True}})``
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from letterkit.law.figure import Figure, shipped

Days = Annotated[int, Field(ge=0, le=3660)]
Months = Annotated[int, Field(ge=1, le=120)]
Hour = Annotated[int, Field(ge=0, le=23)]
Euros = Annotated[Decimal, Field(ge=0, le=1_000_000)]
Percent = Annotated[Decimal, Field(ge=0, le=100)]

_IN_ORDER = (
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

    fourteen_day_buffer: Figure[Days]
    vat_percent: Figure[Percent]
    cap_highest_instalment: Figure[Euros]
    cap_per_instalment: Figure[Euros]
    cap_per_period: Figure[Euros]
    cap_period_months: Figure[Months]
    cap_since: Figure[date]
    cap_counts_per: Figure[Literal["contract", "customer"]]
    calling_in_months: Figure[Months]
    forbearance_duty_since: Figure[date]
    bkr_notice_most_days: Figure[Days]
    bkr_notice_least_days: Figure[Days]
    bkr_months_instalment_credit: Figure[Months]
    bkr_months_revolving_credit: Figure[Months]
    bkr_months_mortgage: Figure[Months]
    bkr_report_within_days: Figure[Days]
    bkr_visible_years: Figure[Annotated[int, Field(ge=0, le=30)]]
    pause_days: Figure[Days]
    nvvk_least_months: Figure[Months]
    nvvk_most_months: Figure[Months]
    nvvk_default_months: Figure[Months]
    moratorium_most_months: Figure[Months]
    contact_from_hour: Figure[Hour]
    contact_until_hour: Figure[Hour]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if any(getattr(self, low).value > getattr(self, high).value for low, high in _IN_ORDER):
            raise ValueError("law_out_of_order")
        return self

    def open_points(self) -> Iterator[tuple[str, Figure[Any]]]:
        """Name and figure of every setting that is not confirmed."""
        for name in type(self).model_fields:
            figure: Figure[Any] = getattr(self, name)
            if not figure.confirmed:
                yield name, figure


@cache
def shipped_settings() -> Settings:
    return Settings.model_validate(shipped("settings"))


def with_own(figures: Mapping[str, Any]) -> Settings:
    """The shipped settings with some of a creditor's own in their place, by name.

    Raises pydantic's ``ValidationError`` when a value is no such figure, or two no longer go together.
    """
    if not figures:
        return shipped_settings()
    return Settings.model_validate({**shipped("settings"), **figures})
