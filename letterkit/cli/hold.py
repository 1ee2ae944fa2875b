"""``letterkit hold``: nothing of this customer may be erased yet."""

from datetime import date
from pathlib import Path

import click

from letterkit.approval import holds
from letterkit.cli.commands import HELP
from letterkit.cli.options import Day, by_option, creditor_option, creditor_path
from letterkit.dutch import dates
from letterkit.texts import say
from letterkit.workspace import load_workspace


@click.command(help=HELP["hold"])
@click.argument("case", metavar="ZAAK")
@click.option("--reason", required=True, help="Waarom, zonder gegevens van de klant.")
@click.option("--until", required=True, type=Day(), help="Tot en met welke dag.")
@creditor_option
@by_option
def hold(case: str, *, reason: str, until: date, creditor: Path | None, operator: str) -> int:
    workspace = load_workspace(creditor_path(creditor, Path("creditor.yaml")))
    holds.put(workspace.base, workspace.secret, case, reason=reason, until=until, by=operator)
    click.echo(say("privacy.held", day=dates.printed_digits(until)))
    return 0
