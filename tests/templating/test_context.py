"""What a template can reach is plain: no model, nothing that can be called, nothing that can be changed."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from pydantic import BaseModel

from letterkit import journey, resources
from letterkit.case import Case, parse
from letterkit.case_file import read
from letterkit.payment import request
from letterkit.templating import context
from letterkit.templating.context import Context
from letterkit.templating.frozen import View
from letterkit.templating.known_fields import members
from letterkit.workspace import load_workspace
from tests.invented import record

GUARDIAN = {"naam": "Bewind Voorbeeld", "email": "bewind@voorbeeldpost.nl"}
TODAY = date(2026, 11, 23)
WORKSPACE = load_workspace(resources.samples_dir() / "creditor.yaml")
CASES = [
    row.case for name in ("fasen.json", "portfolio.csv") for row in read(resources.samples_dir() / name) if row.case
]
CASES.append(parse(record(bewindvoerder=GUARDIAN)))
CASES.append(parse(record(bericht={"fase": "welkom", "datum": "2026-11-20", "bedrag": "750.00"})))
CASES += [case for name in WORKSPACE.creditor.stages if (case := WORKSPACE.creditor.stages.sample(name))]
PLAIN = (str, int, bool, Decimal, date, type(None))


def built(case: Case) -> Context:
    decision = journey.decide(case, WORKSPACE.creditor, TODAY)
    payment = request.build(case, WORKSPACE.creditor, decision, WORKSPACE.secret, TODAY)
    offered = WORKSPACE.creditor.oplossingen
    channels = decision.channels
    return context.build(case, WORKSPACE.creditor, payment=payment, solutions=offered, channels=channels, today=TODAY)


def reachable(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every value that a template can name from here."""
    yield path, value
    if isinstance(value, tuple):
        for item in value:
            yield from reachable(item, f"{path}[]")
    for name in members(type(value)):
        yield from reachable(getattr(value, name), f"{path}.{name}")


def everything() -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for case in CASES:
        for path, value in reachable(built(case), ""):
            found.setdefault(path, []).append(value)
    return found


def test_every_value_is_plain_and_frozen() -> None:
    for path, values in everything().items():
        for value in values:
            assert not callable(value), path
            assert not isinstance(value, BaseModel), path
            if not isinstance(value, (*PLAIN, tuple)):
                assert dataclasses.is_dataclass(value) or isinstance(value, View), path
                with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
                    value.anything = 1  # type: ignore[attr-defined]


def test_every_declared_field_is_reached() -> None:
    def declared(owner: type, path: str) -> Iterator[str]:
        for name, kind in members(owner).items():
            yield f"{path}.{name}"
            if isinstance(kind, type) and members(kind):
                yield from declared(kind, f"{path}.{name}")

    assert set(declared(Context, "")) - set(everything()) == set()
