"""A rule: one file in ``rules/``, all its Dutch on top and a short pure check below; found by a scan of the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Literal, Protocol

from letterkit.errors import SourceInvalid
from letterkit.lint.findings import Category, Level, Span

Options = Mapping[str, Any]
Scope = Literal["sentence", "document", "waivers", "series"]


class Check(Protocol):
    """``text`` is a ``Sentence`` or a ``Document``, as the scope of the rule says."""

    def __call__(self, text: Any, *, options: Options) -> Iterable[Span]: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is, in words.

    id: kebab-case Dutch, names the fault, equals the file name (with ``_`` for ``-``). level: where no stage table says
    otherwise; None is "off unless a table switches it on". message: what to write instead, with ``{values}`` of the
    place. scope: "sentence" rules get one ``Sentence`` and the answer holds for every equal sentence of a run;
    "document" rules get the ``Document``; "series" rules (``lint/series``) get a ``Series``; "waivers" rules get what
    became of the written exceptions (``WaiverOutcome``).
    law: what a text may not say, or must, by law; no exception in a text excuses it, and no own level ends it.
    compares_amounts: the answer depends on which amounts there are, not only on where: it is asked of every message.
    may_find: of such a rule, whether it can find anything in a wording (a ``Document``), whatever its values are.
    options: names with their default. wrong: examples with exactly the faulty span between « and »; right: examples in
    which this rule finds nothing. An example may start with lines ``@stage``, ``@channel`` or ``@option name value``;
    when the fault is that something is missing, « » stands where the finding is shown.
    """

    id: str
    category: Category
    level: Level | None
    message: str
    why: str
    source: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    scope: Scope = "document"
    options: Options = field(default_factory=dict)
    compares_amounts: bool = False
    may_find: Callable[[Any], bool] | None = None
    law: bool = False

    @property
    def of_law(self) -> bool:
        """Whether the rule keeps what law or truth asks: it cannot be switched off, nor excused inside a text."""
        return self.law or self.category == "facts"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rule with its check."""

    rule: Rule
    check: Callable[..., Iterable[Any]]


@cache
def rules() -> dict[str, Loaded]:
    """All rules over one message by id, in the order of their ids."""
    return _in_folder("rules")


@cache
def series_rules() -> dict[str, Loaded]:
    """All rules over a series (``lint/series/rules``) by id; their checks take a ``Series`` and yield ``Conflict``."""
    return _in_folder("series.rules")


@cache
def all_rules() -> dict[str, Loaded]:
    """Both, by id: all that tables, creditors, exceptions and pages may name."""
    return dict(sorted((rules() | series_rules()).items()))


@cache
def names() -> frozenset[str]:
    """The ids of all rules, read off the names of their files: a letter is judged without loading the series rules."""
    folders = [str(Path(__file__).parent / folder.replace(".", "/")) for folder in ("rules", "series.rules")]
    return frozenset(module.name.replace("_", "-") for module in iter_modules(folders))


@cache
def speaks_of_absence(rule_id: str) -> bool:
    """Whether a rule tells what a whole text lacks: then it shows no place where anything stands that is wrong."""
    loaded = all_rules().get(rule_id)
    if loaded is None:
        return False
    code = getattr(loaded.check, "__code__", None)
    return rule_id.endswith(_ABSENT) or (code is not None and not _ABSENCE.isdisjoint(code.co_names))


_ABSENT = ("-ontbreekt", "-ongenoemd", "-niet-genoemd")
_ABSENCE = frozenset({"missing", "missing_location"})
"""The functions that show where something that is missing belongs."""


def _in_folder(folder: str) -> dict[str, Loaded]:
    """Every rule of a folder; by name, because the files of the folder are the list of rules."""
    package = import_module(f"letterkit.lint.{folder}")
    loaded: dict[str, Loaded] = {}
    for module in sorted(iter_modules(package.__path__), key=lambda module: module.name):
        content = import_module(f"{package.__name__}.{module.name}")
        rule: Rule = content.RULE
        if rule.id != module.name.replace("_", "-"):
            raise SourceInvalid("rule_name", file=f"{folder.replace('.', '/')}/{module.name}.py", rule=rule.id)
        loaded[rule.id] = Loaded(rule, content.check)
    return loaded
