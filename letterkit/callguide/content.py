"""The Dutch content of the guides, as it stands in ``guides/``."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from letterkit.journey import stages


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


class Guide(_Part):
    """What is particular to the call about one stage.

    ``if_not``: what happens when the customer does nothing. ``short``: a call that tells something and looks for no
    solution, so without questions about the cause and about money.
    """

    purpose: str
    opening: tuple[str, ...]
    ask: tuple[str, ...]
    if_not: str
    avoid: tuple[str, ...]
    close: str
    short: bool = False


@cache
def basis() -> Basis:
    """What stands in every guide."""
    return Basis.model_validate(_read("_basis"))


@cache
def guide(stage: str) -> Guide:
    """The guide of one stage."""
    return Guide.model_validate(_read(stage))


@cache
def advice() -> dict[str, tuple[str, ...]]:
    """What to think of with each way out, by its id."""
    return TypeAdapter(dict[str, tuple[str, ...]]).validate_python(_read("_oplossingen"))


def guides() -> dict[str, Guide]:
    """All guides by stage, in the order of the stages."""
    return {stage: guide(stage) for stage in stages()}


def _read(name: str) -> Any:
    return yaml.safe_load(files("letterkit.callguide").joinpath(f"guides/{name}.yaml").read_text(encoding="utf-8"))
