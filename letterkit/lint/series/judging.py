"""Judge a series: every series rule over all its messages; one report a message."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from letterkit.errors import SourceInvalid
from letterkit.lint.model import Document, Elsewhere, Finding
from letterkit.lint.places import Lines, located
from letterkit.lint.report import Report
from letterkit.lint.rule import Rule
from letterkit.lint.series.model import Clash, Series
from letterkit.lint.waivers import apply


@dataclass(frozen=True)
class Told:
    """What became of one series: ``reports`` are one a step, in the order of the series."""

    series: Series
    reports: tuple[Report, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of all messages."""
        return tuple(finding for report in self.reports for finding in report.findings)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rule over a series with its check: ``check(series, options=…)``."""

    rule: Rule
    check: Callable[..., Iterable[Clash]]


@cache
def series_rules() -> dict[str, Loaded]:
    """All rules over a series by id, in the order of their ids."""
    package = import_module("letterkit.lint.series.rules")
    found: dict[str, Loaded] = {}
    for module in sorted(iter_modules(package.__path__), key=lambda module: module.name):
        content = import_module(f"{package.__name__}.{module.name}")
        rule: Rule = content.RULE
        if rule.id != module.name.replace("_", "-"):
            raise SourceInvalid("rule_name", file=f"series/rules/{module.name}.py", rule=rule.id)
        found[rule.id] = Loaded(rule, content.check)
    return found


def judge(series: Series, *, today: date | None = None, only: frozenset[str] | None = None) -> Told:
    """Judge a series by its rules (``only`` these ids). ``today``: the day written exceptions must still hold on."""
    found: list[list[Finding]] = [[] for _ in series.steps]
    lines = [Lines(step.document) for step in series.steps]
    for rule_id, loaded in series_rules().items():
        if only is None or rule_id in only:
            for clash in loaded.check(series, options=loaded.rule.options):
                found[clash.at].append(_finding(series, lines, loaded.rule, clash))
    reports = []
    for step, findings in zip(series.steps, found, strict=True):
        kept, suppressed, _ = apply(step.document, findings, today=today)
        kept.sort(key=lambda one: (one.start, one.end, one.rule))
        reports.append(Report(step.document, step.stage, tuple(kept), suppressed))
    return Told(series, tuple(reports))


def _finding(series: Series, lines: list[Lines], rule: Rule, clash: Clash) -> Finding:
    where = located(series.steps[clash.at].document, lines[clash.at], *clash.place)
    other = None if clash.other is None else _elsewhere(series, lines, clash.other, clash)
    name = "" if clash.other is None else series.steps[clash.other].name
    values = {
        "text": _short(where.text),
        "other": name,
        "Other": name[:1].upper() + name[1:],
        "other_text": _short(other.text) if other else "",
        **clash.values,
    }
    return Finding(
        rule=rule.id,
        category=rule.category,
        level=rule.level or "info",
        message=rule.message.format_map(values),
        text=where.text,
        start=where.start,
        end=where.end,
        line=where.line,
        column=where.column,
        end_line=where.end_line,
        end_column=where.end_column,
        why=rule.why,
        source=rule.source,
        suggestions=clash.suggestions,
        kind=clash.kind,
        template=where.template,
        other=other,
    )


def _elsewhere(series: Series, lines: list[Lines], other: int, clash: Clash) -> Elsewhere:
    document: Document = series.steps[other].document
    where = located(document, lines[other], *clash.other_place)
    return Elsewhere(
        path=document.path,
        text=where.text,
        start=where.start,
        end=where.end,
        line=where.line,
        column=where.column,
        template=where.template,
    )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 90 else flat[:87].rstrip() + "…"
