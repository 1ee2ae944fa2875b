"""Which rule holds in which stage and channel, at what level: one table (YAML) a stage, and what a creditor overrides.

A table names only what differs from the rule's own level: ``rules`` for every channel, ``channels`` for one of them,
``options`` for a rule's settings. ``basis.yaml`` holds for all stages, ``onbekend.yaml`` for a text of unknown stage.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

import yaml

from letterkit.errors import SourceInvalid, WrongCall
from letterkit.lint.model import LEVELS, Level
from letterkit.lint.rule import Options, all_rules

UNKNOWN = "onbekend"
BASE = "basis"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Override:
    """A creditor's own choice for one rule, with the reason that the report prints.

    level: the level it gets, "off", or "table" to leave it as it is and change only ``options``.
    """

    rule: str
    reason: str
    level: Level | Literal["off", "table"] = "table"
    stage: str | None = None
    channel: str | None = None
    options: Options = field(default_factory=dict)
    by: str = ""

    def holds(self, stage: str, channel: str) -> bool:
        return self.stage in (None, stage) and self.channel in (None, channel)


@dataclass(frozen=True, slots=True)
class Setting:
    """How one rule holds: its level (None is off) and its options."""

    level: Level | None
    options: Options


@cache
def stages() -> tuple[str, ...]:
    """The stages that have a table of their own."""
    names = sorted(entry.name[:-5] for entry in files(__name__).iterdir() if entry.name.endswith(".yaml"))
    return tuple(name for name in names if name not in {UNKNOWN, BASE})


def profile(stage: str | None, channel: str, overrides: tuple[Override, ...] = ()) -> dict[str, Setting]:
    """How every rule holds for a message of this stage (None: unknown) and channel.

    What a table says of one channel goes before what any table says of all.

    Raises ``WrongCall``: "unknown_stage" for a stage without a table, "lint_rule_unknown" for an override of no rule.
    """
    name = stage or UNKNOWN
    if stage and stage not in stages():
        raise WrongCall("unknown_stage", stage=stage, known=", ".join(stages()))
    for override in overrides:
        if override.rule not in all_rules():
            raise WrongCall("lint_rule_unknown", rule=override.rule)
    settings = {rule_id: Setting(loaded.rule.level, loaded.rule.options) for rule_id, loaded in all_rules().items()}
    tables_ = (_table(BASE), _table(name))
    for levels in (
        *(one.get("rules", {}) for one in tables_),
        *(one.get("channels", {}).get(channel, {}) for one in tables_),
    ):
        for rule_id, level in levels.items():
            settings[rule_id] = Setting(_level(level), settings[rule_id].options)
    for rule_id, options in (pair for one in tables_ for pair in one.get("options", {}).items()):
        settings[rule_id] = _changed(settings[rule_id], settings[rule_id].level, options)
    for override in overrides:
        if override.holds(name, channel):
            settings[override.rule] = _overridden(settings[override.rule], override)
    return settings


def _overridden(setting: Setting, override: Override) -> Setting:
    if override.level == "table":
        return _changed(setting, setting.level, override.options)
    return _changed(setting, None if override.level == "off" else override.level, override.options)


def _changed(setting: Setting, level: Level | None, options: Options) -> Setting:
    return Setting(level, {**setting.options, **options})


def _level(value: object) -> Level | None:
    return next((level for level in LEVELS if level == value), None)


@cache
def _table(name: str) -> dict[str, Any]:
    """One table, checked: only known rules, levels and options."""
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=_LOADER) or {}  # noqa: S506 - a safe loader
    named = [content.get("rules", {}), *content.get("channels", {}).values()]
    for rule_id, level in (pair for levels in named for pair in levels.items()):
        if rule_id not in all_rules() or (level is not False and level not in LEVELS):
            raise SourceInvalid("lint_table", file=f"levels/{name}.yaml", rule=rule_id)
    for rule_id, options in content.get("options", {}).items():
        if rule_id not in all_rules() or not set(options) <= set(all_rules()[rule_id].rule.options):
            raise SourceInvalid("lint_table", file=f"levels/{name}.yaml", rule=rule_id)
    return cast("dict[str, Any]", content)


def tables() -> tuple[str, ...]:
    """All tables by name, the general ones first."""
    return (BASE, *stages(), UNKNOWN)
