"""A proposal, with all that a reviewer looks at."""

from pathlib import Path

import click

from letterkit.approval import chain, release
from letterkit.approval.deciding import Wish, writer_of
from letterkit.approval.deciding import propose as proposed
from letterkit.approval.standing import gate
from letterkit.approval.store import Store
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.cli.approval_options import workspace_of
from letterkit.dutch import clock
from letterkit.reviewing.papers import judged, reviewed
from letterkit.texts import say


def laid(wish: Wish, key: str, *, templates: Path | None, cases: Path | None, creditor: Path | None) -> int:
    """Write a proposal; 1 when a text has an error, which no signature takes away."""
    today = clock.today()
    workspace = workspace_of(creditor, today, templates)
    chain.must_hold(workspace.base, today)
    current, before = release.of(workspace), gate(workspace, today, today)
    judgement = judged(workspace)
    papers = reviewed(
        workspace,
        current,
        judgement,
        number=Store(workspace.base).next_number(),
        writer=writer_of(workspace, key, today),
        wish=wish,
        before=before.released,
        cases=_cases(cases),
        today=today,
    )
    number = proposed(
        workspace,
        current,
        wish,
        key,
        today=today,
        files={**judgement.files, **papers.files},
        facts={"controle": judgement.counts, "leesbaarheid": judgement.readability, **papers.facts},
    )
    click.echo(say("approval.proposed", number=number, folder=Store(workspace.base).place(number)))
    figures = {name: judgement.counts[name] for name in ("messages", "error", "warning")}
    click.echo(say("approval.proposed_counts", waived=judgement.counts["suppressed"], **figures))
    click.echo(say("approval.proposed_changed", count=len(before.held), total=len(current.texts)))
    click.echo(say("approval.proposed_next", number=number))
    return 1 if judgement.counts["error"] else 0


def _cases(path: Path | None) -> list[Case]:
    return [row.case for row in read(path) if row.case] if path else []
