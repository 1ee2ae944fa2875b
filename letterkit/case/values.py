"""The kinds of values in a case record, and the base of its parts."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticKnownError

from letterkit import fields
from letterkit.message import CaseText

_LARGEST = Decimal("9999999.99")
_CENT = Decimal("0.01")


_AMOUNT_SCHEMA: JsonSchemaValue = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": float(_LARGEST)},
        {"type": "string", "pattern": r"^[0-9]{1,7}(\.[0-9]{1,2})?$"},
    ]
}
_AMOUNT = re.compile(r"\s*-?[0-9]{1,12}(\.[0-9]{1,12})?\s*")


def exact(value: object) -> object:
    """Money is never a binary fraction: a float in JSON becomes the decimal that was written."""
    if isinstance(value, bool) or (isinstance(value, str) and not _AMOUNT.fullmatch(value)):
        raise ValueError("money")
    return repr(value) if isinstance(value, float) else value


def _whole_cents(value: Decimal) -> Decimal:
    if value != value.quantize(_CENT):
        raise PydanticKnownError("decimal_max_places", {"decimal_places": 2})
    return value


def about(description: str) -> ConfigDict:
    """Dutch description of a whole part in the JSON Schema (the docstring is for engineers)."""
    return ConfigDict(json_schema_extra={"description": description})


def _line(value: str) -> CaseText:
    return CaseText(fields.one_line(value))


Line = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_line)]
OptionalLine = Annotated[str, Field(max_length=120), AfterValidator(_line)]
_STAND_INS = frozenset(
    [
        "geen",
        "geenemail",
        "geenmail",
        "nomail",
        "noemail",
        "none",
        "onbekend",
        "unknown",
        "nvt",
        "leeg",
        "test",
        "x",
        "xx",
        "xxx",
        "a",
    ]
)
_UNREAD = frozenset(
    ["noreply", "no-reply", "no_reply", "no.reply", "donotreply", "do-not-reply", "do_not_reply", "niet-antwoorden"]
)
"""What is filled in where a system wants an address and there is none, "geen@geen.nl"; and what nobody reads."""


def _reachable(value: str) -> str:
    mailbox, _, domain = value.casefold().partition("@")
    if mailbox in _UNREAD or (mailbox in _STAND_INS and domain.partition(".")[0] == mailbox):
        raise ValueError("email_stand_in")
    return fields.email(value)


Email = Annotated[str, AfterValidator(_reachable), Field(max_length=254, json_schema_extra={"format": "email"})]
Day = Annotated[date, BeforeValidator(fields.day)]
_EXACT = (BeforeValidator(exact), AfterValidator(_whole_cents), WithJsonSchema(_AMOUNT_SCHEMA))
Money = Annotated[Decimal, Field(ge=0, le=_LARGEST), *_EXACT]
MoneyAboveNought = Annotated[Decimal, Field(gt=0, le=_LARGEST), *_EXACT]


class Part(BaseModel):
    """Base of every part of a case: unknown fields are errors, values do not change afterwards."""

    # Without the cache of strings: names of people do not stay in memory after their case.
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, cache_strings="none")
