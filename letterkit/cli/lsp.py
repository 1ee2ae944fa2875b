"""``letterkit lsp``: findings, explanations, replacements and fields in an editor for templates and texts."""

from datetime import date
from importlib.util import find_spec
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.nearest import creditor_of
from letterkit.cli.options import today_option
from letterkit.errors import WrongCall


@click.command(help=HELP["lsp"])
@click.option(
    "--creditor", type=click.Path(path_type=Path), help="creditor.yaml. Standaard: die bij het bestand dat open is."
)
@today_option
def lsp(*, creditor: Path | None, today: date) -> int:
    """Serve the editor that started this, on standard input and output, until it stops."""
    if find_spec("pygls") is None:
        raise WrongCall("lsp_extra")
    from letterkit.norms import by_rule  # noqa: PLC0415 - what this brings is in an extra
    from letterkit.serving.lsp.desk import Desk  # noqa: PLC0415
    from letterkit.serving.lsp.server import language_server  # noqa: PLC0415

    language_server(Desk(lambda path: creditor or creditor_of([path]), today), by_rule()).start_io()
    return 0
