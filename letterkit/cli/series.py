"""What ``letterkit lint --series`` judges: the messages of one customer, or the templates of every journey."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from letterkit import resources
from letterkit.branches.journeys import journeys, sectors
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.creditor_file import load
from letterkit.errors import CaseInvalid
from letterkit.lint import Report
from letterkit.lint.creditor_settings import overrides
from letterkit.lint.series import Series, judge, series_of
from letterkit.texts import say
from letterkit.workspace import load_workspace


def reports(paths: Sequence[Path], *, creditor: Path | None, today: date) -> list[Report]:
    """Judge every series, one report a message; what put each in order goes to standard error.

    Without ``paths``: the templates over the ladder of every sector, or over the creditor's own ladder.
    """
    own = load(creditor) if creditor else None
    chosen = tuple(override for override in overrides(own) if not override.over(today)) if own else ()
    stages = own.stages if own else None
    judged: list[Report] = []
    for series in series_of(paths) if paths else _journeys(creditor):
        for line in _order(series):
            click.echo(line, err=True)
        judged += judge(series, overrides=chosen, today=today, stages=stages).reports
    return judged


def _journeys(creditor: Path | None) -> list[Series]:
    workspace = load_workspace(creditor or resources.samples_dir() / "creditor.yaml")
    case = _case()
    owners = [workspace.creditor] if creditor else sectors(workspace.creditor)
    return [series for owner in owners for series in journeys(replace(workspace, creditor=owner), case)]


def _case() -> Case:
    """The first invented case that can be read."""
    path = resources.samples_dir() / "portfolio.csv"
    for row in read(path):
        if row.case is not None and row.case.klant.adres and row.case.klant.email and row.case.klant.mobiel:
            return row.case
    raise CaseInvalid(problems=(), case=path.name)


def _order(series: Series) -> list[str]:
    """How the messages were put in order and, for finished files, where each date came from."""
    lines = [say(f"lint.series.{series.order}", name=series.name, messages=len(series.steps))]
    if series.order == "journey":
        return lines
    for step in series.steps:
        dated = say(f"lint.series.dated.{step.dated}") if step.dated else say("lint.series.dated.none")
        day = step.day.isoformat() if step.day else "-"
        lines.append(say("lint.series.message", file=step.document.path, day=day, told=dated))
    return lines
