"""Named invented customers to look at a text with; their days follow today, so that they are never too old."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from letterkit import journey, yaml_source
from letterkit.case import Case
from letterkit.errors import SourceInvalid, WrongCall
from letterkit.sectors import sectors
from letterkit.stages import shipped
from letterkit.workspace import Workspace

OWN = "proefklanten.yaml"
_DAY = re.compile(r"(?P<ago>\d{1,4}) dag(?:en)? geleden|over (?P<ahead>\d{1,4}) dag(?:en)?|(?P<now>vandaag)")
_OF_SAMPLES = "consumptief_krediet"
_ONE_ONLY = {"betalingskenmerk": "betaalomschrijving", "betaalomschrijving": "betalingskenmerk"}


class Customer(BaseModel):
    """``naam``: what people call it. ``anders``: what differs from the sample of the stage, nested as in a case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    naam: Annotated[str, Field(min_length=2, max_length=40)]
    uitleg: Annotated[str, Field(max_length=200)] = ""
    anders: dict[str, Any] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sample:
    """A customer as a case of one stage. ``own``: it comes from the workspace."""

    name: str
    about: str
    case: Case
    own: bool


@cache
def _shipped() -> tuple[Customer, ...]:
    text = files(__package__).joinpath("customers.yaml").read_text(encoding="utf-8")
    return tuple(map(Customer.model_validate, yaml.safe_load(text)))


def own(base: Path) -> tuple[Customer, ...]:
    """The customers of a workspace. Raises ``SourceInvalid`` with the line that is wrong."""
    path = base / OWN
    if not path.is_file():
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceInvalid("template_unreadable", file=OWN) from error
    document = next(iter(yaml_source.documents(text, OWN)), None)
    rows = document.value if document and isinstance(document.value, list) else []
    return tuple(_customer(row, document.place((number,)) if document else (1, 1)) for number, row in enumerate(rows))


def _customer(row: object, place: tuple[int, int]) -> Customer:
    try:
        return Customer.model_validate(row)
    except ValidationError as error:
        raise SourceInvalid("customer_invalid", file=OWN, line=place[0], column=place[1]) from error


def samples(workspace: Workspace, stage: str, today: date) -> tuple[Sample, ...]:
    """Every customer that makes a case of this stage, the plain one first; one that makes none is left out."""
    base = workspace.creditor.stages.sample(stage) or _of_need(workspace, stage)
    if base is None:
        return ()
    kind, sector = workspace.creditor.stages[stage], workspace.creditor.sector
    plain = moved(base, today)
    if journey.of_sector(kind, sector):  # elsewhere the sample has what such a stage is for
        plain = in_sector(plain, sector)
    groups = ((_shipped(), False), (own(workspace.base), True))
    every_sample = (
        Sample(customer.naam, customer.uitleg, case, mine)
        for group, mine in groups
        for customer in group
        if (case := changed(plain, customer.anders, today))
    )
    return tuple({sample.name: sample for sample in every_sample}.values())


def _of_need(workspace: Workspace, stage: str) -> Case | None:
    """A sample for a stage without one: that of a stage with the part it needs, else the first there is."""
    stages = workspace.creditor.stages
    needs = stages[stage].needs
    others = [case for name in (*stages, *shipped()) if (case := stages.sample(name))]
    return next((case for case in others if not needs or getattr(case, needs)), None)


def moved(case: Case, today: date) -> Case:
    """The case with every day as long before or after today as it was before or after the day it was known on."""
    days = today - case.stand_op
    return Case.model_validate(_shifted(case.model_dump(), days)) if days else case


def _shifted(value: Any, days: timedelta) -> Any:
    if isinstance(value, date):
        return value + days
    if isinstance(value, Mapping):
        return {key: _shifted(item, days) for key, item in value.items()}
    return [_shifted(item, days) for item in value] if isinstance(value, list | tuple) else value


def in_sector(case: Case, sector: str) -> Case:
    """The case with a contract of the sector: nobody owes a landlord a personal loan."""
    if sector == _OF_SAMPLES or (case.vordering and case.vordering.krediet):
        return case
    words = sectors()[sector].goods
    tree = case.model_dump()
    for contract in (tree["contract"], *tree["overige_contracten"]):
        contract["omschrijving"] = words
    return Case.model_validate(tree)


def changed(case: Case, changes: Mapping[str, Any], today: date) -> Case | None:
    """The case with these changes; None when that makes no case."""
    tree = case.model_dump()
    try:
        _merge(tree, changes, today)
        _agree(tree, changes)
        return Case.model_validate(tree)
    except (ValidationError, ValueError, TypeError, KeyError):
        return None


def _merge(tree: dict[str, Any], changes: Mapping[str, Any], today: date) -> None:
    for name, value in changes.items():
        present = tree.get(name)
        if isinstance(value, Mapping) and isinstance(present, dict):
            _merge(present, value, today)
        else:
            tree[name] = _dated(value, today)
        if other := _ONE_ONLY.get(name):
            tree[other] = None


def _dated(value: Any, today: date) -> Any:
    """Days in words as the days they are."""
    if isinstance(value, str) and (match := _DAY.fullmatch(value)):
        days = -int(match["ago"]) if match["ago"] else int(match["ahead"] or 0)
        return today + timedelta(days=days)
    if isinstance(value, Mapping):
        return {key: _dated(item, today) for key, item in value.items()}
    return [_dated(item, today) for item in value] if isinstance(value, list) else value


def _agree(tree: dict[str, Any], changes: Mapping[str, Any]) -> None:
    """A total that nobody gave is the sum of its parts."""
    owed = changes.get("achterstand")
    if isinstance(owed, Mapping) and "totaal" not in owed:
        tree["achterstand"]["totaal"] = sum(_amounts(tree["achterstand"]), Decimal(0))


def _amounts(owed: Mapping[str, Any]) -> Iterator[Decimal]:
    for term in owed["termijnen"]:
        yield Decimal(term["bedrag"])
    yield Decimal(owed["rente"])
    yield Decimal(owed["kosten"])


def shipped_customers() -> tuple[Customer, ...]:
    """Those that come with letterkit."""
    return _shipped()


def add(workspace: Workspace, name: str, about: str, pairs: Sequence[tuple[str, str]], today: date) -> None:
    """Put a customer in the workspace. pairs: dotted field names, each with its value in words.

    Raises ``WrongCall`` for a name that is taken, a field that there is not, and values that make no case of any stage.
    """
    mine = own(workspace.base)
    if len(name) < 2 or name in {customer.naam for customer in (*_shipped(), *mine)}:
        raise WrongCall("customer_name")
    changes: dict[str, Any] = {}
    for field, value in pairs:
        if field:
            _put(changes, field, _meant(value))
    fits = [
        case
        for stage in workspace.creditor.stages
        if (case := workspace.creditor.stages.sample(stage)) and changed(moved(case, today), changes, today)
    ]
    if not changes or not fits or any(not _is_field(field) for field, _ in pairs if field):
        raise WrongCall("customer_no_case")
    _write(workspace.base, (*mine, Customer(naam=name[:40], uitleg=about[:200], anders=changes)))


def remove(base: Path, name: str) -> None:
    """Take an own customer away."""
    _write(base, tuple(customer for customer in own(base) if customer.naam != name))


def _is_field(path: str) -> bool:
    kind: Any = Case
    for name in path.split("."):
        fields = getattr(kind, "model_fields", {})
        if name not in fields:
            return False
        options = [option for option in get_args(fields[name].annotation) if option is not type(None)]
        kind = options[0] if options else fields[name].annotation
    return True


def _put(tree: dict[str, Any], path: str, value: Any) -> None:
    *above, last = path.split(".")
    for name in above:
        inner = tree.setdefault(name, {})
        if not isinstance(inner, dict):
            raise WrongCall("customer_no_case")
        tree = inner
    tree[last] = value


def _meant(value: str) -> Any:
    return {"ja": True, "nee": False, "": None}.get(value.lower(), value)


def _write(base: Path, customers: tuple[Customer, ...]) -> None:
    text = yaml.safe_dump(
        [customer.model_dump() for customer in customers], allow_unicode=True, sort_keys=False, width=110
    )
    part = base / f".{OWN}.part"
    part.write_text(text, encoding="utf-8")
    part.replace(base / OWN)
