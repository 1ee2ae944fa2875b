"""What ``letterkit lint --templates`` judges: the shipped templates, or those of a folder before them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from letterkit import resources
from letterkit.branches import judge_templates
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.cli.desk import open_desk
from letterkit.cli.linting import overrides
from letterkit.errors import Unreadable
from letterkit.lint import Linter, Report
from letterkit.templating import TemplateFolders, Templates
from letterkit.texts import say


def reports(paths: Sequence[Path], *, creditor: Path | None, today: date) -> list[Report]:
    """Judge templates over all their branches; how much was reached goes to standard error.

    A folder goes before the shipped templates; of a single file, only its own reports are given.
    """
    for path in paths:
        if not path.exists():
            raise Unreadable("file_missing", file=str(path))
    desk = open_desk(creditor or resources.samples_dir() / "creditor.yaml")
    own = dict.fromkeys(path if path.is_dir() else path.resolve().parent.parent for path in paths)
    folders = TemplateFolders(*own, *desk.templates.folders.folders)
    desk = replace(desk, templates=Templates(folders), linter=Linter(overrides=overrides(desk.creditor), today=today))
    cases = _cases()
    judged = judge_templates(desk, cases, today=max(case.stand_op for case in cases))
    covered = judged.coverage
    told = say("lint.coverage", reached=len(covered.reached), total=covered.total, messages=judged.messages)
    click.echo(told, err=True)
    only = {f"{path.resolve().parent.name}/{path.name}" for path in paths if path.is_file()}
    return [report for report in judged.reports if not only or report.document.path in only]


def _cases() -> tuple[Case, ...]:
    """The cases of the sample portfolio: invented people with the variety of real ones."""
    rows = read(resources.samples_dir() / "portfolio.csv")
    return tuple(row.case for row in rows if row.case is not None)
