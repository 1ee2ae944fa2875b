"""The dated tables of single numbers, which a creditor may lengthen or correct with rows of its own."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from letterkit.law.figure import Table, shipped

Percent = Annotated[Decimal, Field(ge=0, le=100)]


class Tables(BaseModel):
    """Each table stands in a file of its name. Interest and surcharge are percents a year, delivery
    counts days, costs are euros."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    statutory_interest: Table[Percent]
    credit_charge: Table[Percent]
    notice_costs_low: Table[Annotated[Decimal, Field(ge=0, le=1000)]]
    notice_costs_high: Table[Annotated[Decimal, Field(ge=0, le=1000)]]
    postal_delivery: Table[Annotated[int, Field(ge=1, le=10)]]


@cache
def shipped_tables() -> Tables:
    return Tables.model_validate({name: shipped(name) for name in Tables.model_fields})


def with_own_rows(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Tables:
    """The shipped tables with a creditor's own rows among them; on an equal day the own row counts.

    Raises pydantic's ``ValidationError`` for a table that is not there, a row that is none, or own rows out of order.
    """
    if not rows:
        return shipped_tables()
    content = {name: shipped(name) for name in Tables.model_fields}
    for name, own in rows.items():
        days = {row["since"] for row in own}
        kept = [row for row in content.get(name, {}).get("rows", ()) if row["since"] not in days]
        in_order = sorted(kept + list(own), key=lambda row: row["since"])
        content[name] = {**content.get(name, {"title": name}), "rows": in_order}
    return Tables.model_validate(content)
