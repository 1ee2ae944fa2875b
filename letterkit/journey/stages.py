"""The stages there are, and the ladder of a creditor: which stages, from which day."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from letterkit import resources
from letterkit.creditor import Creditor, Fase
from letterkit.message import Channel


class Stage(BaseModel):
    """One stage, as ``templates/nl/_stages.yaml`` describes it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    trigger: Literal["arrears", "missed_plan", "event"]
    needs: str | None = None
    asks: Literal["total", "plan", "all_credit", "nothing"]
    send: tuple[Channel, ...]
    otherwise: tuple[Channel, ...] = ()
    always: tuple[Channel, ...] = ()
    hard: bool
    guardian: bool = False
    call: Literal["before", "after"] | None = None


@cache
def stages() -> dict[str, Stage]:
    """All stages by id; those of the ladder first, in its order."""
    path = resources.templates_dir() / "_stages.yaml"
    return TypeAdapter(dict[str, Stage]).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def profiles() -> dict[str, dict[str, Fase]]:
    """The ladder of each sector."""
    text = files("letterkit.journey").joinpath("profiles.yaml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, dict[str, Fase]]).validate_python(yaml.safe_load(text))


def ladder(creditor: Creditor) -> Mapping[str, Fase]:
    """The creditor's own stages, or those of its sector, in the order of their first day."""
    return _in_order(creditor.fasen) if creditor.fasen else _of_sector(creditor.sector)


@cache
def _of_sector(sector: str) -> Mapping[str, Fase]:
    return _in_order(profiles()[sector])


def _in_order(rungs: Mapping[str, Fase]) -> Mapping[str, Fase]:
    return dict(sorted(rungs.items(), key=lambda rung: rung[1].vanaf_dag))
