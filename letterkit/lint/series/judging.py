"""Judge a series: every series rule over all its messages; one report a message."""

from dataclasses import dataclass
from datetime import date

from letterkit.lint.levels import UNKNOWN, Override, profile, stages
from letterkit.lint.model import Document, Elsewhere, Finding, Level
from letterkit.lint.places import Lines, located
from letterkit.lint.report import Report
from letterkit.lint.rule import Rule, series_rules
from letterkit.lint.series.model import Clash, Series, Step
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


def judge(
    series: Series,
    *,
    overrides: tuple[Override, ...] = (),
    today: date | None = None,
    only: frozenset[str] | None = None,
) -> Told:
    """Judge a series by its rules (``only`` these ids), each at the level that holds for the message it is told of.

    overrides: the creditor's own levels. today: the day written exceptions must still hold on.
    """
    found: list[list[Finding]] = [[] for _ in series.steps]
    lines = [Lines(step.document) for step in series.steps]
    levels = [_levels(step, overrides) for step in series.steps]
    for rule_id, loaded in series_rules().items():
        if only is None or rule_id in only:
            for clash in loaded.check(series, options=loaded.rule.options):
                if level := levels[clash.at][rule_id]:
                    found[clash.at].append(_finding(series, lines, loaded.rule, level, clash))
    reports = []
    for step, findings in zip(series.steps, found, strict=True):
        kept, suppressed, _ = apply(step.document, findings, today=today)
        kept.sort(key=lambda one: (one.start, one.end, one.rule))
        reports.append(Report(step.document, step.stage, tuple(kept), suppressed, _told(step, overrides)))
    return Told(series, tuple(reports))


def _levels(step: Step, overrides: tuple[Override, ...]) -> dict[str, Level | None]:
    settings = profile(_stage(step), step.document.channel, overrides)
    return {rule_id: settings[rule_id].level for rule_id in series_rules()}


def _told(step: Step, overrides: tuple[Override, ...]) -> tuple[Override, ...]:
    """The creditor's choices that held for this message and have a reason to print."""
    stage = _stage(step) or UNKNOWN
    return tuple(one for one in overrides if one.reason and one.holds(stage, step.document.channel))


def _stage(step: Step) -> str | None:
    return step.stage if step.stage in stages() else None


def _finding(series: Series, lines: list[Lines], rule: Rule, level: Level, clash: Clash) -> Finding:
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
        level=level,
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
