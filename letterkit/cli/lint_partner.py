"""``letterkit lint --partner``: how the letters of a collection partner do, and how they did before."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from letterkit.lint import Report
from letterkit.lint.partners import Measured, Partner, Trend, figures, measured, most_found
from letterkit.texts import say


def report_on(partner: Partner, folder: Path, reports: Sequence[Report], day: date) -> bool:
    """Write the report, keep a line for the trend, and tell whether the letters keep to what was asked."""
    trend, now = Trend(folder, partner), figures(reports)
    lines = list(measured(partner, now, trend.last()))
    click.echo(say("partner.head", name=partner.name, letters=len(reports), day=day.isoformat()))
    for line in lines:
        click.echo("  " + _line(line))
    for rule, count in most_found(reports):
        click.echo("  " + say("partner.rule", rule=rule, count=count))
    trend.add(day, reports, now)
    return all(line.kept is not False for line in lines)


def _line(line: Measured) -> str:
    asked = "" if line.asked is None else say("partner.asked", asked=line.asked)
    verdict = {None: "", True: say("partner.kept"), False: say("partner.not_kept")}[line.kept]
    before = "" if line.before is None else say("partner.before", before=line.before)
    return f"{say(f'partner.figure.{line.name}')}: {line.value}{asked}{before}{verdict}"
