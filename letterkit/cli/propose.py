"""``letterkit propose``: lay the texts as they stand before reviewers."""

from datetime import date, timedelta
from pathlib import Path

import click

from letterkit.cli.approval_options import key_given, key_option
from letterkit.cli.commands import HELP
from letterkit.cli.options import Day, creditor_option
from letterkit.dutch import clock
from letterkit.errors import WrongCall

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
    from letterkit.approval.deciding import Wish  # noqa: PLC0415 - not to show the help
    from letterkit.cli.proposing import laid  # noqa: PLC0415

    end = last or first + timedelta(days=_USUAL)
    if end < first:
        raise WrongCall("proposal_days")
    return laid(Wish(first, end, reason), key_given(key), templates=templates, cases=cases, creditor=creditor)
