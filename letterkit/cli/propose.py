"""``letterkit propose``: lay the texts as they stand before reviewers."""

from datetime import date, timedelta
from pathlib import Path

import click

from letterkit.approval import chain, release
from letterkit.approval.deciding import Wish, writer_of
from letterkit.approval.deciding import propose as proposed
from letterkit.approval.standing import gate
from letterkit.approval.store import Store
from letterkit.case import Case
from letterkit.case_file import read
from letterkit.cli.approval_options import key_given, key_option, workspace_of
from letterkit.cli.commands import HELP
from letterkit.cli.options import Day, creditor_option
from letterkit.dutch import clock
from letterkit.errors import WrongCall
from letterkit.reviewing.papers import LINT, judged, reviewed
from letterkit.texts import say

_USUAL = 365  # days: texts are read again at least once a year


@click.command(help=HELP["propose"])
@click.option("--from", "first", type=Day(), default=clock.today, help="Vanaf welke dag. Standaard: vandaag.")
@click.option("--to", "last", type=Day(), default=None, help="Tot en met welke dag. Standaard: een jaar.")
@click.option("--reason", required=True, help="Wat u verandert en waarom.")
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="MAP",
    help="Sjablonen die vóór die van de werkmap gaan, zoals bij --split van batch.",
)
@click.option("--cases", type=click.Path(exists=True, path_type=Path), help="Zaken waarmee geteld wordt wat verandert.")
@creditor_option
@key_option
def propose(
    first: date,
    last: date | None,
    *,
    reason: str,
    templates: Path | None,
    cases: Path | None,
    creditor: Path | None,
    key: str,
) -> int:
    """Write a proposal; 1 when a text has an error, which no signature takes away."""
    today, end = clock.today(), last or first + timedelta(days=_USUAL)
    if end < first:
        raise WrongCall("proposal_days")
    key = key_given(key)
    workspace = workspace_of(creditor, today, templates)
    chain.must_hold(workspace.base, today)
    current, before = release.of(workspace), gate(workspace, today, today)
    judgement, wish = judged(workspace), Wish(first, end, reason)
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
        files={LINT: judgement.content, **papers.files},
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
