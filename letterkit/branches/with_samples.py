"""Templates judged with the cases of the sample portfolio: invented people with the variety of real ones."""

from collections.abc import Collection
from functools import cache

from letterkit import resources
from letterkit.branches.judging import Judged, judge_templates
from letterkit.branches.stored import Store, cache_folder
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.creditor_file import load
from letterkit.workspace import Workspace

SAMPLE = resources.samples_dir() / "creditor.yaml"
"""The creditor of whom nobody gave another."""


def judge_with_samples(workspace: Workspace, only: Collection[str] | None = None, *, cached: bool = True) -> Judged:
    """Judge the templates of a workspace, or those whose names begin so; see ``judge_templates``.

    What the creditor of the workspace leaves empty, the sample creditor fills. cached: what did not change since it was
    judged before is not judged again.
    """
    cases = sample_cases(workspace)
    today, folder = max(case.stand_op for case in cases), cache_folder()
    fuller = None if workspace.base == SAMPLE.parent else load(SAMPLE)
    store = Store(folder, workspace, cases, today, fuller) if cached and folder else None
    return judge_templates(workspace, cases, today=today, only=only, store=store, fuller=fuller)


def sample_cases(workspace: Workspace) -> tuple[Case, ...]:
    """The invented cases that every branch is tried with: those of the portfolio, and that of each stage."""
    stages = workspace.creditor.stages
    return (*_portfolio(), *(case for case in map(stages.sample, stages) if case))


@cache
def _portfolio() -> tuple[Case, ...]:
    rows = read(resources.samples_dir() / "portfolio.csv")
    return tuple(row.case for row in rows if row.case is not None)
