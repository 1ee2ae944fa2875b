"""The creditor's own fields in cases that reach every branch: there or absent, yes or no, on both sides of a limit."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import chain

from letterkit.case import Case
from letterkit.case.own_fields import OwnKind, OwnValue
from letterkit.creditor import Creditor
from letterkit.creditor_file import own_samples

Compared = Iterable[tuple[str, object]]
"""Own fields, each with a fixed value that a template compares it with."""

_ONE = Decimal(1)
_EXTREMES: Mapping[OwnKind, tuple[OwnValue, ...]] = {
    "ja/nee": (True, False),
    "bedrag": (Decimal("0.00"), Decimal("0.01"), Decimal("9999999.99")),
    "datum": (date(1990, 1, 1), date(2099, 12, 31)),
    "tekst": (),
    "getal": (0, 1, 999_999_999),
}


def filled(case: Case, creditor: Creditor) -> Case:
    """The case with a value in each own field."""
    return case.model_copy(update={"eigen": own_samples(creditor, case.eigen)}) if creditor.eigen else case


def with_needed(case: Case, creditor: Creditor) -> Case:
    """The case with a value in each own field that no case may lack."""
    needed = {name for name, own in creditor.eigen.items() if own.verplicht} - case.eigen.keys()
    if not needed:
        return case
    samples = {name: value for name, value in own_samples(creditor, {}).items() if name in needed}
    return case.model_copy(update={"eigen": case.eigen | samples})


def variants(case: Case, creditor: Creditor, compared: Compared) -> Iterator[Case]:
    """The case with each own field absent, where it may be, and with each other value; the other own fields stay."""
    compared = tuple(compared)
    for name, own in creditor.eigen.items():
        others = {field: value for field, value in case.eigen.items() if field != name}
        if not own.verplicht:
            yield case.model_copy(update={"eigen": others})
        sample = own_samples(creditor, {})[name]
        limits = chain.from_iterable(_around(own.soort, value) for field, value in compared if field == name)
        for value in dict.fromkeys((sample, *_EXTREMES[own.soort], *limits)):
            yield case.model_copy(update={"eigen": {**others, name: value}})


def _around(kind: OwnKind, value: object) -> tuple[OwnValue, ...]:
    """Values that are as a fixed value in a template, and just below and above it."""
    if kind == "tekst" and isinstance(value, str):
        return (value,)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return ()
    number = Decimal(str(value))
    if kind == "bedrag":
        return number, number - _ONE, number + _ONE
    return (int(number), int(number) - 1, int(number) + 1) if kind == "getal" else ()
