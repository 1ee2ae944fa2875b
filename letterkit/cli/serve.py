"""``letterkit serve``: findings in LibreOffice, Thunderbird and browsers while somebody writes."""

from datetime import date
from pathlib import Path

import click

from letterkit.cli.commands import HELP
from letterkit.cli.nearest import creditor_of
from letterkit.cli.options import today_option
from letterkit.errors import WrongCall
from letterkit.lint import Linter
from letterkit.message import CHANNELS, Channel
from letterkit.serving import Checker, Server
from letterkit.serving.server import LOOPBACK
from letterkit.texts import say


@click.command(help=HELP["serve"])
@click.option("--port", type=click.IntRange(0, 65535), default=8081, show_default=True, help="Poort; 0 is een vrije.")
@click.option(
    "--creditor", type=click.Path(path_type=Path), help="creditor.yaml met eigen keuzes. Standaard: die hier."
)
@click.option("--stage", help="Fase van de teksten, zoals aanmaning. Standaard: gelezen uit de tekst.")
@click.option("--channel", type=click.Choice(CHANNELS), help="Kanaal van de teksten.")
@today_option
def serve(*, port: int, creditor: Path | None, stage: str | None, channel: Channel | None, today: date) -> int:
    """Answer until somebody stops it."""
    checker = Checker(_linter(creditor or creditor_of([Path()]), today), stage=stage, channel=channel)
    checker.check({"text": "Beste lezer, dit is een zin om mee te beginnen.", "language": "nl"})  # loads what it needs
    try:
        server = Server(checker, port)
    except OSError as error:
        raise WrongCall("serve_port", port=port, reason=error.strerror or "") from error
    with server:
        click.echo(say("serve.started", address=f"http://{LOOPBACK}:{server.server_port}/v2"))
        server.serve_forever()
    return 0


def _linter(creditor: Path | None, today: date) -> Linter:
    if creditor is None:
        return Linter(today=today)
    from letterkit.lint.creditor_settings import linter_for  # noqa: PLC0415 - a second that most do without

    return linter_for(creditor, today)
