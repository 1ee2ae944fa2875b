"""The Dutch content of all guides, as it stands in ``guides/``; that of one stage stands in the folder of the stage."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Understand(_Part):
    """The questions that show whether the customer understands what is asked."""

    what: str
    when: str
    how: str
    if_not: str


class Basis(_Part):
    """What stands in every guide."""

    start: tuple[str, ...]
    ask: tuple[str, ...]
    dig: str
    money_reason: str
    money: tuple[str, ...]
    deeper: str
    understand: Understand
    understand_how: str
    signals: tuple[str, ...]
    refer: str
    despair: str
    record: tuple[str, ...]
    no_answer: str


@cache
def basis() -> Basis:
    """What stands in every guide."""
    return Basis.model_validate(_read("_basis"))


@cache
def advice() -> dict[str, tuple[str, ...]]:
    """What to think of with each way out, by its id."""
    return TypeAdapter(dict[str, tuple[str, ...]]).validate_python(_read("_oplossingen"))


def _read(name: str) -> Any:
    return yaml.safe_load(files("letterkit.callguide").joinpath(f"guides/{name}.yaml").read_text(encoding="utf-8"))
