"""What pydantic found wrong in a case or in the settings, as problems with codes of our own: fields, never values."""

import difflib
import unicodedata
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from letterkit.errors import Problem


def problems(error: ValidationError) -> tuple[Problem, ...]:
    """The problems pydantic found, as codes of our own sentences."""
    all_problems = every_problem(error)
    return tuple(p for p in all_problems if not (p.code == "too_short" and _has_wrong_items(p.field, all_problems)))


def every_problem(error: ValidationError) -> tuple[Problem, ...]:
    """One problem for each error of pydantic, in its order."""
    return tuple(_problem(detail) for detail in error.errors(include_url=False, include_input=False))


def suggested(problem: Problem, model: type[BaseModel]) -> Problem:
    """An unknown key that looks like a field of ``model`` or its parts gets that field's name."""
    if problem.code != "extra_forbidden":
        return problem
    close = difflib.get_close_matches(problem.field.rpartition(".")[2], _field_names(model), n=1)
    return Problem(problem.field, "nearly_known", {"nearest": close[0]}) if close else problem


@cache
def _field_names(model: type[BaseModel]) -> tuple[str, ...]:
    schema = model.model_json_schema()
    parts: list[Any] = [schema, *schema.get("$defs", {}).values()]
    return tuple(sorted({name for part in parts for name in part.get("properties", {})}))


def _has_wrong_items(field: str, others: tuple[Problem, ...]) -> bool:
    """Whether items of this list are wrong themselves: pydantic then also calls the list too short."""
    return any(other.field.startswith(f"{field}.") for other in others)


# Checks of several fields together have no place of their own: the field to look at first, by code.
CROSS_CHECKS = {
    "foreign_address": "regels",
    "street_and_number": "straat",
    "postcode": "postcode",
    "reply_number": "straat",
    "number_twice": "straat",
    "street_no_letters": "straat",
    "town_no_letters": "plaats",
    "postcode_twice": "plaats",
    "partner_name_missing": "achternaam_partner",
    "total_does_not_add_up": "totaal",
    "missed_date_missing": "gemiste_datum",
    "more_paid_than_agreed": "betaalde_termijnen",
    "unknown_contract": "achterstand.termijnen",
    "not_yet_due": "achterstand.termijnen",
    "reference_missing": "betalingskenmerk",
    "reference_twice": "betaalomschrijving",
    "nothing_open": "achterstand.termijnen",
    "end_before_start": "tot",
    "plan_total": "totaal",
    "buyer_unreachable": "koper",
    "not_yet_happened": "stand_op",
}
_VALUES = ("ge", "gt", "le", "lt", "max_length", "min_length", "decimal_places", "expected", "max_digits")


def _problem(detail: Any) -> Problem:
    place = [str(part + 1) if isinstance(part, int) else str(part) for part in detail["loc"]]
    field = ".".join([*place, CROSS_CHECKS[detail["type"]]] if detail["type"] in CROSS_CHECKS else place)
    context = detail.get("ctx", {})
    if detail["type"] == "value_error":
        cause = context.get("error")
        code = str(cause) if isinstance(cause, ValueError) and str(cause).isidentifier() else detail["type"]
        return Problem(field, code)
    code = f"pattern_{place[-1]}" if detail["type"] == "string_pattern_mismatch" else detail["type"]
    return Problem(_printable(field), code, {key: _dutch(context[key]) for key in _VALUES if key in context})


def _dutch(value: object) -> object:
    """pydantic joins the values it expects with an English word, and has a point in its numbers."""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return value.replace(" or ", " of ") if isinstance(value, str) else value


def _printable(field: str) -> str:
    """A field name fit for a log: an unknown key is the file's own text, so control characters and length are cut."""
    return "".join(c for c in field if unicodedata.category(c)[0] in "LNP")[:80]
