"""Whether a field is printed and compared as what it is: an amount with ``| euro``, a date with ``| datum``."""

from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin

from jinja2 import nodes
from pydantic import BaseModel

from letterkit.texts import say

_FITS = {
    "euro": {"amount"},
    "datum": {"day"},
    "weekdag": {"day"},
    "opsomming": {"list"},
    "hoofdletter": {"text"},
    "klein": {"text"},
}
"""What each filter can print."""
_AS_IT_IS = {"text", "number"}

Wrong = tuple[str, dict[str, object]]
"""Code of the sentence and its values."""


def kind(type_: Any) -> str | None:
    """What a writer calls values of this type; None for a type of which nothing is known."""
    if get_origin(type_) in (tuple, list):
        return "list"
    if get_args(type_) and all(isinstance(choice, str) for choice in get_args(type_)):
        return "text"  # one of several fixed words
    if not isinstance(type_, type):
        return None
    kinds: Iterable[tuple[type, str]] = (
        (bool, "choice"),
        (Decimal, "amount"),
        (date, "day"),
        (str, "text"),
        (int, "number"),
        (BaseModel, "group"),
    )
    named = next((name for base, name in kinds if issubclass(type_, base)), None)
    return named or ("group" if is_dataclass(type_) else None)


def filters_of(of: str) -> tuple[str, ...]:
    """The filters that can print values of a kind."""
    return tuple(name for name, kinds in _FITS.items() if of in kinds)


def printed(field: str, type_: Any, filter_: str | None, members: Callable[[Any], dict[str, Any]]) -> Wrong | None:
    """What is wrong with printing a field, with a filter or without; None when nothing is."""
    of = kind(type_)
    if of is None or of in (_AS_IT_IS if filter_ is None else _FITS.get(filter_, {of})):
        return None
    shown = ", ".join(f"{field}.{name}" for name in sorted(members(type_))[:8]) if of == "group" else ""
    values = {"field": field, "kind": say(f"templates.kind.{of}")}
    values["instead"] = say(f"templates.instead.{of}", field=field, members=shown)
    return ("value_wrong_filter", {**values, "filter": filter_}) if filter_ else ("value_needs", dict(values))


def compared(field: str, type_: Any, other: nodes.Node) -> Wrong | None:
    """What is wrong with comparing a field with a fixed value; None when nothing is."""
    of = kind(type_)
    if of not in {"amount", "day"} or not isinstance(other, nodes.Const) or not isinstance(other.value, str):
        return None
    values = {"field": field, "kind": say(f"templates.kind.{of}"), "other": f'"{other.value}"'}
    return "value_compared", {**values, "instead": say(f"templates.instead.compare_{of}")}
