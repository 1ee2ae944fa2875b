"""The kinds of values in a portfolio and an institution file: amounts, shares, counts and texts."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from letterkit import fields
from letterkit.case.values import exact

_LARGEST = Decimal("999999999999.99")
_NUMBER = WithJsonSchema({"type": "number"})


def _prose(value: str) -> str:
    """Text of one paragraph: line ends of a long YAML text count as spaces."""
    return fields.one_line(" ".join(value.split()))


Exact = Annotated[Decimal, BeforeValidator(exact)]
Amount = Annotated[Exact, Field(ge=0, le=_LARGEST, decimal_places=2), _NUMBER]
Balance = Annotated[Exact, Field(ge=-_LARGEST, le=_LARGEST, decimal_places=2), _NUMBER]
Percentage = Annotated[Exact, Field(ge=0, le=100, decimal_places=2), _NUMBER]
AnyPercentage = Annotated[Exact, Field(ge=0, le=100_000, decimal_places=2), _NUMBER]
Ratio = Annotated[Exact, Field(ge=-10_000, le=10_000, decimal_places=4), _NUMBER]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
CalendarYear = Annotated[int, Field(ge=2000, le=2099)]
Prose = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_prose)]
