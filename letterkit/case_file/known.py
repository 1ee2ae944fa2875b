"""The fields of a case that a column can hold, found in the case record itself, and the names a column may have.

A column is called by its path (``klant.adres.postcode``, ``achterstand.termijnen.2.bedrag``). Capitals, accents,
spaces, dots, dashes and underscores do not count, and ``klant``, ``klant.adres``, ``achterstand`` and ``signalen`` in
front may be left out: ``Postcode`` and ``Termijn 2 bedrag`` are the same two columns. A field of the creditor's own is
called ``eigen.naam``, or ``naam`` alone where no field of a case has that name.
"""

import difflib
import re
import types
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from letterkit.case import Case
from letterkit.case.own_fields import PART, OwnKind
from letterkit.case_file import combined
from letterkit.case_file.cells import Kind
from letterkit.case_file.layout import PLAIN, Layout
from letterkit.message import Channel

ITEM = "#"  # stands in a path for the number of an item of a list
_MAY_BE_LEFT_OUT = ("klant.adres.", "klant.", "achterstand.", "signalen.")
_SINGULAR = {
    "termijnen": "termijn",
    "overigecontracten": "overigcontract",
    "eerdereberichten": "eerderbericht",
    "regels": "regel",
}
_NEAR = 0.75
_TELLS_OF_NOTHING = {("klant", "adres", "straat"), ("klant", "adres", "plaats")}
"""There such a word says that no address is known (``address_sense.is_unknown``)."""
_KINDS_BY_NAME: dict[str, Kind] = {"aanspreekvorm": "form_of_address", "land": "country", "zaaknummer": "case_number"}
OWN_KINDS: Mapping[OwnKind, Kind] = {
    "ja/nee": "yes_no",
    "bedrag": "money",
    "datum": "day",
    "tekst": "text",
    "getal": "whole",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a case. ``path`` has ``#`` where an item number comes; ``needed``: no case is right without it."""

    path: tuple[str, ...]
    kind: Kind
    needed: bool
    default: Any

    @property
    def may_say_nothing(self) -> bool:
        """Whether a word such as "geen" in this column means that it is empty."""
        return not self.needed and self.kind not in ("yes_no", "form_of_address") and self.path not in _TELLS_OF_NOTHING

    def name(self, numbers: tuple[int, ...] = ()) -> str:
        """Dotted name; items without a given number are called 1."""
        indexes = iter(numbers)
        return ".".join(str(next(indexes, 1)) if part == ITEM else part for part in self.path)


@dataclass(frozen=True, slots=True)
class Match:
    """The field a column name means, with the item numbers in that name."""

    field: Field
    numbers: tuple[int, ...]

    @property
    def name(self) -> str:
        return self.field.name(self.numbers)


REFERENCES = ("betalingskenmerk", "betaalomschrijving")
"""Fields of which every case has exactly one; the first is asked for where there is neither."""


@cache
def fields() -> tuple[Field, ...]:
    """All fields, in the order of the case record."""
    return tuple(_fields(Case, (), needed=True))


@cache
def groups() -> frozenset[tuple[str, ...]]:
    """Paths of the parts that may be absent as a whole: optional parts and items of lists."""
    return frozenset(_groups(Case, ()))


def default(path: tuple[str, ...]) -> Any:
    """The value a field has when nothing is given; None when there is none."""
    return _defaults().get(path)


@cache
def _defaults() -> dict[tuple[str, ...], Any]:
    return {field.path: field.default for field in fields()}


def match(header: str, layout: Layout = PLAIN) -> Match | None:
    """The field a column name means, or None; a field of a case goes before one of the creditor's own."""
    squeezed, numbers = _squeezed(header)
    matched = _names().get(squeezed) or _combined().get(squeezed) or _invoice_day(squeezed, layout)
    if matched is None:
        own = next((field for field in own_fields(layout) if _plain(header) in _own_names(field)), None)
        return Match(own, ()) if own else None
    return Match(matched, numbers) if all(1 <= n <= 600 for n in numbers) else None


def nearest(header: str, layout: Layout = PLAIN) -> str | None:
    """The known column name that looks most like this one, or None when nothing does."""
    squeezed, numbers = _squeezed(header)
    own = {name: field for field in own_fields(layout) for name in _own_names(field)}
    if close := difflib.get_close_matches(_plain(header), own, n=1, cutoff=_NEAR):
        return own[close[0]].name()
    close = difflib.get_close_matches(squeezed, _names(), n=1, cutoff=_NEAR)
    return _names()[close[0]].name(numbers) if close else None


def own_fields(layout: Layout) -> tuple[Field, ...]:
    """The fields of the creditor's own, in the order of creditor.yaml."""
    return tuple(
        [Field((PART, name), OWN_KINDS[own.kind], own.needed, default=None) for name, own in layout.own.items()]
    )


def plain_own(name: str) -> str:
    """The name of an own field as columns are compared: two that are equal so are one column."""
    return _plain(name)


def _own_names(field: Field) -> tuple[str, str]:
    name = _plain(field.path[-1])
    return f"{PART}{name}", name


def _plain(header: str) -> str:
    """Letters and digits alone; digits count, because an own field has no items."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", header[:200]).casefold())


def _squeezed(header: str) -> tuple[str, tuple[int, ...]]:
    kept = _plain(header)
    return re.sub(r"[0-9]+", ITEM, kept), tuple(int(n[:6]) for n in re.findall(r"[0-9]+", kept))


@cache
def _combined() -> dict[str, Field]:
    """Columns of several fields, by their full name only: a column called "Naam" may be anything."""
    return {_key(".".join(path)): Field(path, "text", needed=False, default=None) for path in combined.COLUMNS}


def _invoice_day(squeezed: str, layout: Layout) -> Field | None:
    """The day of an invoice, where the creditor says how many days later it must be paid."""
    path = combined.INVOICE_DAY
    there = layout.days_to_pay is not None and squeezed == _key(".".join(path))
    return Field(path, "day", needed=False, default=None) if there else None


@cache
def _names() -> dict[str, Field]:
    """Squeezed name -> field. Full names win; a short name that could mean two fields is no name."""
    full = {_key(".".join(f.path)): f for f in fields()}
    short: dict[str, set[Field]] = {}
    for known in fields():
        for name in _short_names(".".join(known.path)):
            short.setdefault(_key(name), set()).add(known)
    return {name: next(iter(owners)) for name, owners in short.items() if len(owners) == 1} | full


def _key(path: str) -> str:
    return re.sub(r"[^a-z#]", "", path)


def _short_names(path: str) -> Iterator[str]:
    stems = [path] + [path.removeprefix(front) for front in _MAY_BE_LEFT_OUT if path.startswith(front)]
    for stem in stems:
        yield stem
        singular = ".".join(_SINGULAR.get(_key(part), part) for part in stem.split("."))
        yield singular
        yield singular.replace(f".{ITEM}", "")  # "termijn bedrag" when there is only one


def _fields(model: type[BaseModel], above: tuple[str, ...], *, needed: bool) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        if get_origin(info.annotation) is dict:
            continue  # the creditor's own: ``own_fields``
        inner, optional, many = _kind_of(info)
        path = (*above, name, ITEM) if many and _is_part(inner) else (*above, name)
        still_needed = (
            needed and not optional and (info.is_required() or (_is_part(inner) and many and _at_least_one(info)))
        )
        if _is_part(inner):
            yield from _fields(inner, path, needed=still_needed)
        elif many:
            yield Field(path, "channels" if inner is Channel else "lines", needed=False, default=None)
            if inner is not Channel:
                yield Field((*path, ITEM), "text", needed=False, default=None)
        else:
            yield Field(path, _cell_kind(name, inner), still_needed, None if info.is_required() else info.default)


def _groups(model: type[BaseModel], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, info in model.model_fields.items():
        inner, optional, many = _kind_of(info)
        if _is_part(inner):
            path = (*above, name, ITEM) if many else (*above, name)
            if optional or many:
                yield path
            yield from _groups(inner, path)


def _kind_of(info: FieldInfo) -> tuple[Any, bool, bool]:
    """The type of one value, whether it may be None, and whether it is a list."""
    annotation, optional, many = info.annotation, False, False
    if get_origin(annotation) in (Union, types.UnionType):
        optional = True
        annotation = next(arg for arg in get_args(annotation) if arg is not types.NoneType)
    if get_origin(annotation) is tuple:
        many, annotation = True, get_args(annotation)[0]
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation, optional, many


def _is_part(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _at_least_one(info: FieldInfo) -> bool:
    return any(getattr(rule, "min_length", 0) for rule in info.metadata)


def _cell_kind(name: str, annotation: Any) -> Kind:
    if name in _KINDS_BY_NAME:
        return _KINDS_BY_NAME[name]
    if annotation is Channel:
        return "channel"
    if get_origin(annotation) is Literal:
        return "choice"
    kinds: dict[Any, Kind] = {Decimal: "money", date: "day", bool: "yes_no", int: "whole"}
    return kinds.get(annotation, "text")
