"""Single figures of law that are not dated tables. A creditor who knows better replaces one with its own source:

``shipped_settings().model_copy(update={"pause_days": Figure(value=150, source="…", confirmed=True)})``
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from letterkit.law.figure import Figure, shipped


class Settings(BaseModel):
    """All settings; ``settings.yaml`` says for each where it comes from. Days and months are whole numbers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fourteen_day_buffer: Figure[int]
    vat_percent: Figure[Decimal]
    cap_highest_instalment: Figure[Decimal]
    cap_per_instalment: Figure[Decimal]
    cap_per_period: Figure[Decimal]
    cap_period_months: Figure[int]
    cap_since: Figure[date]
    cap_counts_per: Figure[Literal["contract", "customer"]]
    calling_in_months: Figure[int]
    forbearance_duty_since: Figure[date]
    bkr_notice_most_days: Figure[int]
    bkr_notice_least_days: Figure[int]
    bkr_months_instalment_credit: Figure[int]
    bkr_months_revolving_credit: Figure[int]
    bkr_months_mortgage: Figure[int]
    bkr_report_within_days: Figure[int]
    bkr_visible_years: Figure[int]
    pause_days: Figure[int]
    nvvk_least_months: Figure[int]
    nvvk_most_months: Figure[int]
    nvvk_default_months: Figure[int]
    moratorium_most_months: Figure[int]
    contact_from_hour: Figure[int]
    contact_until_hour: Figure[int]

    def open_points(self) -> Iterator[tuple[str, Figure[Any]]]:
        """Name and figure of every setting that is not confirmed."""
        for name in type(self).model_fields:
            figure: Figure[Any] = getattr(self, name)
            if not figure.confirmed:
                yield name, figure


@cache
def shipped_settings() -> Settings:
    return Settings.model_validate(shipped("settings"))
