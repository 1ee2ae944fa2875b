"""Fields that a creditor adds to a case (``eigen`` in creditor.yaml): their kinds, and what a value of each must be."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue

from letterkit import fields
from letterkit.message import CaseText

OwnKind = Literal["ja/nee", "bedrag", "datum", "tekst", "getal"]
OwnValue = bool | int | Decimal | date | str
PART = "eigen"
"""The part of a case, and the name in a template, that these fields stand in."""
NAME = re.compile(r"[a-z][a-z0-9_]{1,40}")
MOST_FIELDS = 100
TYPES: Mapping[OwnKind, type] = {"ja/nee": bool, "bedrag": Decimal, "datum": date, "tekst": str, "getal": int}
EXAMPLES: Mapping[OwnKind, OwnValue] = {
    "ja/nee": True,
    "bedrag": Decimal("40.00"),
    "datum": date(2026, 11, 1),
    "tekst": "voorbeeld",
    "getal": 2,
}
"""A value of each kind, for a creditor that gives none of its own."""

_LONGEST_TEXT = 200
_MOST_EUROS = Decimal("9999999.99")
_MOST_NUMBER = 999_999_999
_CENT = Decimal("0.01")
_SCHEMA: JsonSchemaValue = {"type": ["boolean", "number", "string"]}


def checked(value: Any) -> OwnValue:
    """A value of any kind, as templates may have it. Raises ``ValueError(code)``, a code of ``problems``."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > _MOST_NUMBER:
            raise ValueError("own_number")
        return value
    if isinstance(value, float):
        value = Decimal(repr(value))  # an amount is never a binary fraction
    if isinstance(value, Decimal):
        if not value.is_finite() or abs(value) > _MOST_EUROS or value != value.quantize(_CENT):
            raise ValueError("own_amount")
        return value.quantize(_CENT)
    if isinstance(value, date) and not isinstance(value, datetime):
        return fields.day(value)
    if isinstance(value, str) and value.strip():
        if len(value) > _LONGEST_TEXT:
            raise ValueError("own_text_long")
        return CaseText(fields.one_line(value.strip()))
    raise ValueError("own_value")


def is_of(kind: OwnKind, value: OwnValue) -> bool:
    """Whether a value is of this kind; yes or no is no number."""
    return isinstance(value, TYPES[kind]) and (kind == "ja/nee") == isinstance(value, bool)


Own = Annotated[
    dict[str, Annotated[Any, AfterValidator(checked), WithJsonSchema(_SCHEMA)]], Field(max_length=MOST_FIELDS)
]
