"""Which rule holds in which stage and channel, at what level: one table (YAML) a stage, and what a creditor overrides.

A table names only what differs from the rule's own level: ``rules`` for every channel, ``channels`` for one of them,
``options`` for a rule's settings. ``basis.yaml`` holds for all stages, ``levels.yaml`` in the folder of a stage for
that stage, ``onbekend.yaml`` for a text of unknown stage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from letterkit import yaml_source
from letterkit.channels import RECORDS
from letterkit.errors import SourceInvalid, WrongCall
from letterkit.identity_cache import IdentityCache
from letterkit.lint.findings import LEVELS, Level
from letterkit.lint.rule import Loaded, Options, all_rules, names
from letterkit.message import CHANNELS
from letterkit.stages import Stages, shipped

UNKNOWN = "onbekend"
BASE = "basis"
_OFF = "off"


@dataclass(frozen=True, slots=True)
class Override:
    """A creditor's own choice for one rule, with the reason that the report prints.

    level: the level it gets, "off", or "table" to leave it as it is and change only ``options``. until: its last day.
    """

    rule: str
    reason: str
    level: Level | Literal["off", "table"] = "table"
    stage: str | None = None
    channel: str | None = None
    options: Options = field(default_factory=dict)
    by: str = ""
    until: date | None = None

    def over(self, day: date | None) -> bool:
        """Whether its last day lies before ``day``."""
        return day is not None and self.until is not None and self.until < day

    def holds(self, stage: str, channel: str) -> bool:
        return self.stage in (None, stage) and self.channel in (None, channel)


@dataclass(frozen=True, slots=True)
class Setting:
    """How one rule holds: its level (None is off) and its options."""

    level: Level | None
    options: Options


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as it is written, with the place of everything in it."""

    file: str
    document: yaml_source.Document

    def part(self, name: str) -> dict[str, Any]:
        values: dict[str, Any] = (self.document.value or {}).get(name, {})
        return values

    def wrong(self, *loc: str) -> SourceInvalid:
        line, column = self.document.place(loc)
        return SourceInvalid("lint_table", file=self.file, line=line, column=column, rule=loc[-1])


def profile(
    stage: str | None,
    channel: str,
    overrides: tuple[Override, ...] = (),
    *,
    loaded: Mapping[str, Loaded] | None = None,
    stages: Stages | None = None,
) -> dict[str, Setting]:
    """How every rule (or those ``loaded``) holds for a message of this stage (None: unknown) and channel.

    What a table says of one channel goes before what any table says of all.

    ``stages``: the shipped ones when not given. Raises ``WrongCall``: "unknown_stage" for one that is none of them,
    "lint_rule_unknown" for an override of no rule.
    """
    name, stages = stage or UNKNOWN, stages or shipped()
    _refuse_unknown(stage, overrides, stages)
    known = all_rules() if loaded is None else loaded
    settings = dict(_of_rules(known))
    tables_ = (_general(BASE), _of_stage(stage, stages) if stage else _general(UNKNOWN))
    for levels in (
        *(table.part("rules") for table in tables_),
        *(_of_channel(table, channel) for table in tables_),
    ):
        for rule_id, level in ((rule_id, level) for rule_id, level in levels.items() if rule_id in settings):
            settings[rule_id] = Setting(_level(level), settings[rule_id].options)
    for table in tables_:
        for rule_id, options in table.part("options").items():
            if rule_id in settings:
                settings[rule_id] = _tuned(settings[rule_id], options, table, rule_id)
    for override in overrides:
        if override.rule in settings and override.holds(name, channel):
            settings[override.rule] = _overridden(settings[override.rule], override)
    return settings


_of_rules = IdentityCache[Mapping[str, Loaded], dict[str, Setting]](
    lambda loaded: {rule_id: Setting(one.rule.level, one.rule.options) for rule_id, one in loaded.items()}, 4
)
"""How each rule holds where no table says otherwise."""


def _of_channel(table: _Table, channel: str) -> dict[str, Any]:
    """What a table says of one channel; of a channel that it does not name, what it says of the one it is judged as."""
    named: dict[str, dict[str, Any]] = table.part("channels")
    other = RECORDS[channel].judged_as if channel in RECORDS else ""
    return named.get(channel, named.get(other, {}))


def _refuse_unknown(stage: str | None, overrides: tuple[Override, ...], stages: Stages) -> None:
    if stage and stage not in stages:
        stages.known(stage)
    for override in overrides:
        if override.rule not in names():
            raise WrongCall("lint_rule_unknown", rule=override.rule)


def _overridden(setting: Setting, override: Override) -> Setting:
    if override.level == "table":
        return _changed(setting, setting.level, override.options)
    return _changed(setting, None if override.level == "off" else override.level, override.options)


def _tuned(setting: Setting, options: Options, table: _Table, rule_id: str) -> Setting:
    """With the options of a table, which a rule must have."""
    if not set(options) <= set(setting.options):
        raise table.wrong("options", rule_id)
    return _changed(setting, setting.level, options)


def _changed(setting: Setting, level: Level | None, options: Options) -> Setting:
    return Setting(level, {**setting.options, **options})


def _level(value: object) -> Level | None:
    return next((level for level in LEVELS if level == value), None)


@cache
def _general(name: str) -> _Table:
    """A table that belongs to no stage."""
    file = f"levels/{name}.yaml"
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return _checked(_Table(file, next(yaml_source.documents(text, file))))


def _of_stage(stage: str, stages: Stages) -> _Table:
    """The table of a stage; a stage without one differs in nothing."""
    document = stages.levels(stage) or yaml_source.Document({}, {})
    return _checked(_Table(f"{stage}/levels.yaml", document))


def _checked(table: _Table) -> _Table:
    """The table, in which all rules and levels must be known."""
    levels: list[tuple[tuple[str, ...], dict[str, object]]] = [(("rules",), table.part("rules"))]
    levels += [(("channels", name), levels_of_channel) for name, levels_of_channel in table.part("channels").items()]
    for loc, by_rule in levels:
        for rule_id, level in by_rule.items():
            if rule_id not in names() or (level != _OFF and level not in LEVELS):
                raise table.wrong(*loc, rule_id)
    for rule_id in table.part("options"):
        if rule_id not in names():
            raise table.wrong("options", rule_id)
    return table


def check(stages: Stages) -> None:
    """Raises ``SourceInvalid`` for a table of a stage that names what no rule has."""
    for stage in stages:
        if stages.is_own(f"{stage}/levels.yaml"):
            profile(stage, CHANNELS[0], stages=stages)
