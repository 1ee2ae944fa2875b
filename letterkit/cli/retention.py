"""``letterkit retention``: which messages are past the term for which they are kept."""

from collections import Counter
from datetime import date
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.options import Day, creditor_option, creditor_path
from letterkit.dutch import clock, dates
from letterkit.evaluation import open_runs
from letterkit.evidence import retention as kept
from letterkit.texts import say


@click.command(help=HELP["retention"])
@click.argument("runs", nargs=-1, required=True, metavar="RUN...", type=click.Path(path_type=Path))
@click.option("--on", "day", type=Day(), default=clock.today, help="Op welke dag. Standaard: vandaag.")
@creditor_option
def retention(runs: tuple[Path, ...], *, day: date, creditor: Path | None) -> int:
    """1 when something is past its term. Nothing is erased by itself."""
    base = creditor_path(creditor, Path("creditor.yaml")).resolve().parent
    known, past = kept.terms(base), 0
    for run in open_runs(runs):
        for stage, count in sorted(Counter(message.stage for message in run.messages()).items()):
            term = kept.of(known, stage)
            last = term.last(run.day) if term else None
            over = last is not None and last < day
            past += count if over else 0
            click.echo(
                say(
                    "privacy.retention_row",
                    run=run.name,
                    stage=stage.replace("_", " "),
                    count=count,
                    day=dates.printed_digits(run.day),
                    last=dates.printed_digits(last) if last else "?",
                    source=term.source if term else "?",
                    over=say("privacy.retention_over") if over else "",
                )
            )
    click.echo(say("privacy.retention_total", count=past))
    return 1 if past else 0
