"""Judge a series: every series rule over all its messages; one report a message."""

from dataclasses import dataclass
from datetime import date

from letterkit.lint.document import Document
from letterkit.lint.findings import Elsewhere, Finding, Level
from letterkit.lint.levels import UNKNOWN, Override, profile
from letterkit.lint.locations import Lines, located
from letterkit.lint.report import Report
from letterkit.lint.rule import Rule, series_rules
from letterkit.lint.series.conflict import Conflict, Series, Step
from letterkit.lint.waivers import apply
from letterkit.stages import Stages, shipped


@dataclass(frozen=True)
class SeriesReport:
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
    stages: Stages | None = None,
) -> SeriesReport:
    """Judge a series by its rules (``only`` these ids), each at the level of the message it is reported in.

    overrides: the creditor's own levels. today: the day written exceptions must still hold on. stages: those of the
    creditor; None is the shipped ones.
    """
    stages = stages or shipped()
    by_step: list[list[Finding]] = [[] for _ in series.steps]
    lines = [Lines(step.document) for step in series.steps]
    levels = [_levels(step, overrides, stages) for step in series.steps]
    for rule_id, loaded in series_rules().items():
        if only is None or rule_id in only:
            for clash in loaded.check(series, options=loaded.rule.options):
                if level := levels[clash.at][rule_id]:
                    by_step[clash.at].append(_finding(series, lines, loaded.rule, level, clash))
    reports = []
    for step, findings in zip(series.steps, by_step, strict=True):
        kept, suppressed, _ = apply(step.document, findings, today=today)
        kept.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
        reports.append(Report(step.document, step.stage, tuple(kept), suppressed, _held(step, overrides, stages)))
    return SeriesReport(series, tuple(reports))


def _levels(step: Step, overrides: tuple[Override, ...], stages: Stages) -> dict[str, Level | None]:
    settings = profile(_stage(step, stages), step.document.channel, overrides, stages=stages)
    return {rule_id: settings[rule_id].level for rule_id in series_rules()}


def _held(step: Step, overrides: tuple[Override, ...], stages: Stages) -> tuple[Override, ...]:
    """The creditor's choices that held for this message and have a reason to print."""
    stage = _stage(step, stages) or UNKNOWN
    return tuple(override for override in overrides if override.reason and override.holds(stage, step.document.channel))


def _stage(step: Step, stages: Stages) -> str | None:
    return step.stage if step.stage in stages else None


def _finding(series: Series, lines: list[Lines], rule: Rule, level: Level, clash: Conflict) -> Finding:
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


def _elsewhere(series: Series, lines: list[Lines], other: int, clash: Conflict) -> Elsewhere:
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
